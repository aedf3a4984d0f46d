## families

world-entry-youth = Youth programmes first
world-entry-elders = Elder-care programmes first
world-entry-environment = Environment programmes first
b09-title = Children open the families up
b09-phrase = In G, social workers started from young people: through the children they moved whole families and brought neighbours closer.
b09-contrast = Linked worlds whose programmes are for youth only, elder care only or the environment only, at equal programme hours; G against S, homes with children against homes without, weeks 26 to 104.
b09-falsified = Homes without children gain as much, or youth entry is best by far in S, too.
b09-g-programme-hours-youth = G: programme hours, youth against the others
b09-g-active-volunteers-youth = G: active volunteers, youth against elder-care entry
b09-g-active-volunteers-youth-2 = G: active volunteers, youth against environment entry
b09-g-youth-entry-share = G, youth entry: share of active adults, homes with children against without
b09-g-youth-entry-new = G, youth entry: new acquaintances of adults, homes with children against without
b09-g-lead-homes-with = G: lead of homes with children in active adults, youth entry against the other entries
b09-g-lead-homes-with-2 = G: lead of homes with children in new acquaintances, youth entry against the other entries
b09-s-active-volunteers-better = S: active volunteers, the better other entry against youth entry (no more than a sixth behind)
b09-active-volunteers-g = Active volunteers in G
b09-note = All terms typed in about children are neutral here: a child who came to a session asks the first adult at home once, as strongly as anybody else's ask. “Active” means volunteering, not membership of a group. Residents who moved in are left out of the count of new acquaintances.

## farm

percent = percent
world-linked-farm-24 = Linked, a roof farm of 24
world-linked-farm-60 = Linked, a roof farm of 60
scope-farm = a farm of { $size }
plot-members-loneliness-falls = Plot members' loneliness falls by
fall-loneliness-plot-members = Fall of loneliness, plot members − matched elders
fall-loneliness-plot-members-2 = Fall of loneliness, plot members − themselves without a farm
rise-ties-outside-home = Rise of ties outside the home, plot members − matched elders
unit-strength = strength
rise-part-plot-members = Rise of the part of plot members' ties held with locals
b11-title = A shared plot gives migrant elders company
b11-phrase = The farm gave migrant elders a circle of their own and eased their minds; they only lacked a platform.
b11-contrast = Migrant elders of G who found the farm in week 0, chosen by lottery among those who like farming, 52 weeks later: against elders who like farming and are of like age, loneliness and distance from the roof, and against themselves in a world without the farm.
b11-falsified = Plot members do no better than elders like them, or are less lonely without new ties.
b11-note = Groups come up slowly in the model, and the roof is the last place to be asked for, so the farm is founded by hand in week 0: half migrant elders, half locals who like farming, three leaders. Who moves away is left out. Loneliness follows from ties by rule; whether membership brings ties is what is tested.

## feedback_loop

strength = thousandths of tie strength
score = 0–1
per-tenth = points per 0.1 of trust
world-linked-frozen-loop = Linked, loop frozen at week 40
world-linked-pulse = Linked, one adult in a hundred made a volunteer in week 40
world-linked-pulse-frozen-loop = The same, loop frozen
b16-title = Taking part keeps itself going
b16-phrase = Taking part builds affection among residents, service earns their trust; being served and serving, they keep linkage alive.
b16-contrast = Linked world, weeks 40 to 156, a panel of adults every 13 weeks with effects of persons and waves: taking part and later ties, being served and later trust, trust and later joining; and how long it is felt, if one adult in a hundred is made a volunteer in week 40, with the loop alive and with ties, trust and belonging frozen.
b16-falsified = A path without effect, or the added volunteers are felt as long with the loop frozen.
b16-taking-part-tie-strength = Taking part: tie strength gained in 13 weeks
b16-being-served-trust-gained = Being served: trust gained in 13 weeks
b16-trust-more-who-start = Trust: more who start to volunteer in the next 13 weeks
b16-share-added-volunteers-left = Share of the added volunteers left in weeks 144 to 156, loop alive less frozen
b16-active-volunteers = Active volunteers
b16-note = The share left two years later stands for the half-life: where those added bring in others, it need not halve at all. Trust in the third criterion is against a person's own start. Residents who moved in are left out of the panel. That service raises trust, and trust readiness to join, are rules of the model; only what is left of the added volunteers comes out by itself.

## generations

world-linked-child-neutral = Linked, children come along
world-linked-no-child-along = Linked, children stay at home
b20-title = Old and young: both sides gain
b20-phrase = Party members took their children along to elders: the elders liked it, and out of it grew a project of all ages.
b20-contrast = Linked world, weeks 30 to 125: visits to elders with a child against visits without; then, with every child effect neutral, the same families when children come along and when they stay at home.
b20-falsified = No difference for the elders, or the families join no more than before.
b20-elders-satisfaction-per-visit = Elders' satisfaction per visit, with a child less without
b20-fall-elders-loneliness-per = Fall of elders' loneliness per visit, with a child less without
b20-other-adults-party-members = Other adults of Party members' families with a child who joined: children along less at home
b20-note = The elders' gain is an assumption (child_bonus, child_lonely), so the first two criteria only check that it arrives; what could come out by itself is the joining of the family. A visit with a child takes the same minutes, so per visit is per hour. The whole street is counted: in D alone such visits are too few. The children's own gain is not tested.

## groups

b07-title = Organisations learn to stand alone, if they are given time
b07-phrase = Held up at first by the community and social workers, residents' organisations have come to run themselves.
b07-contrast = Groups alive when all guidance ends (week 26, 52, 78 or 104), 52 weeks later: share that survives and activity, against later withdrawal and no withdrawal; groups that had run themselves for 13 weeks against the others.
b07-falsified = All groups survive whatever the date, or none does; early withdrawal costs nothing.
b07-organising-work-done-inside = Organising work done inside, linked, week 125 − week 0
b07-survival-guidance-ends-week = Survival, guidance ends in week 104 − in week 26
b07-activity-guidance-ends-week = Activity, guidance ends in week 104 − in week 26
b07-groups-lost-because-guidance = Groups lost because guidance ends in week 26
unit-percent-groups = percent of groups
b07-survival-mean-withdrawal-weeks = Survival, mean of withdrawal in weeks 26 and 104: neither all nor none
b07-survival-after-week-104 = Survival after week 104, self-managed − other groups
b07-survival-per-half-year = Survival per half year of later withdrawal, four dates
b07-survival-residents-committee-goes = Survival, residents' committee goes on guiding − nobody does (week 26)
b07-survival-only-party-members = Survival, only Party members' supervision ends − all guidance ends (week 26)
b07-organisations = Organisations
b07-note = The cohort is all groups alive at the withdrawal. Most of them are older than the project (two a community at the founding); few are founded after week 0, hardly any before week 26.
world-linked-leaders-stay = Linked, leaders never quit
world-withdraw-b-26-leaders-stay = All guidance ends in week 26, leaders never quit
n6-title = Where no leader quits, nothing collapses
n6-phrase = What collapses after withdrawal collapses because leaders leave and nobody follows.
n6-contrast = Groups of week 26 lost to the end of all guidance within a year, with leaders who may leave and with leaders who never do.
n6-falsified = Groups still collapse although no leader leaves.
n6-groups-lost-leaders-may = Groups lost, leaders may leave
n6-groups-lost-leaders-never = Groups lost, leaders never leave
n6-one-less-other = The one less the other

## headlines

world-matched = The same hours, not linked
world-linked-same-hours = Linked, no extra hours
world-text = { $world }: { $title }
contrast-party-led-linkage = Party-led linkage
contrast-hours-alone-same-hours = Hours alone: same hours, not linked
contrast-linking-alone-no-extra = Linking alone: no extra hours
contrast-needs = Needs × { $load }
contrast-acquaintances-dealt-anew-every = Acquaintances dealt anew every week
contrast-acquaintances-dealt-anew-once = Acquaintances dealt anew once
contrast-one-threshold-all = One threshold for all
contrast-thresholds-spread-twice-as = Thresholds spread twice as wide
contrast-all-declared-assumptions-at = All declared assumptions at zero

## information

world-platform-and-visits = Platform and social workers
world-duties-isolated = Isolated, with a placebo community
world-duties-linked = Linked, with a placebo community
world-duties-linked-no-company = The same, property company stays away
b14-title = A platform first brings needs to light, then serves
b14-phrase = With the platform the needs came to light at once; it takes people at the door to make something of it.
b14-contrast = Platform alone against isolated: share of open cases in view (weeks 4 to 8), the residents' committee's backlog (weeks 8 to 52), satisfaction (26 to 78), service gap of offline elders who live alone (60 to 125); and that gap when social workers' visits are added.
b14-falsified = The platform alone pleases as much as full linkage, or does nothing to the gap.
b14-share-open-cases-view = Share of open cases in view, platform − isolated
b14-residents-committee-backlog-platform = Residents' committee's backlog, platform − isolated (a rise is claimed)
unit-staff-weeks = staff-weeks
b14-satisfaction-full-linkage-platform = Satisfaction, full linkage − platform alone
b14-gap-offline-elders-platform = Gap of offline elders, platform − isolated (a rise is claimed)
b14-gap-offline-elders-platform-2 = Gap of offline elders, platform alone − with visits
b14-open-cases-view-percent = Open cases in view, percent
b15-title = Clear duties end the passing of the buck
b15-phrase = In O the residents' committee, the owners and the property company sat down together, and the buck was no longer passed.
b15-contrast = How often an environment or dispute case is passed on in O, weeks 52 to 104, linked against isolated; against the other communities; against a courtyard community given O's unclear duties; and with the property company staying away.
b15-falsified = O gains no more than the others or the comparison community, or as much without the company at the table.
b15-fall-cases-passed-on = Fall of cases passed on in O
b15-fall-o-less-mean = Fall in O less mean fall elsewhere
b15-fall-o-less-fall = Fall in O less fall in the comparison community
b15-fall-o-with-company = Fall in O with the company less without
b17-title = Practice prepares: a late emergency is handled better than an early one
b17-phrase = Working together takes getting used to; once it has, the street is ready when something happens.
b17-contrast = Emergency cases in time with the emergency in week 90 less in week 6, linked and isolated.
b17-falsified = No difference when linked, or the same gain when isolated.
b17-late-early-linked = Late − early, linked
b17-late-early-isolated = Late − early, isolated
b17-practice-working-together = Practice in working together

## joining

weeks = weeks
scope-party-member-at-home = a Party member at home
scope-party-members-building = Party members in the building
scope-party-member-acquaintances = a Party member's acquaintances
families = families with children
world-linked-shuffled = Party-led linkage: Acquaintances dealt anew every week
world-entry-youth-shuffled = Youth programmes first, acquaintances dealt anew
world-linked-equal-members = Linked, Party members as everybody
world-leaderless-equal-members = No hub, Party members as everybody
linked-joining-residents-who = Linked: joining of residents who see Party members serve, against others
lead-joining-those-who = Lead in joining of those who see Party members serve: linked against isolated
lead-joining-those-who-2 = Lead in joining of those who see Party members serve: as it is against shuffled acquaintances
b05-title = Party members first, then families and neighbours
b05-phrase = Party members set an example and call on others, and step by step other residents take part of their own accord.
b05-contrast = First joins as volunteers, weeks 0 to 123: Party members against others; others by Party members who served in the last four weeks at home, in the building (top against bottom quarter), or among those who count them as acquaintances; linked, isolated, and with acquaintances dealt anew every week.
b05-falsified = Seeing Party members serve makes no difference, or the same difference when acquaintances are shuffled.
b05-linked-median-week-first = Linked: median week of first joining among joiners, others less Party members
b05-linked-mean-weeks-without = Linked: mean weeks without joining, others less Party members
b05-ever-joined-percent = Ever joined, percent
b05-party-members-linked = Party members, linked
b05-others-linked = Others, linked
b05-party-members-isolated = Party members, isolated
b05-others-isolated = Others, isolated
b05-note = Joining means volunteering, not Party duty. No ask is stronger for coming from a Party member; Party members differ by motivation, felt duty and time, but also look at how idle Party members stand where others look at volunteers, and duty puts them on the list of those whom organisers ask. Most people never join, so a median of all does not exist: the median of those who joined and the mean wait of all stand in for it. Exposure is compared within a community and a month; that of acquaintances is taken four weeks earlier.
b19-title = Emergency volunteers come fast; keeping them is what counts
b19-phrase = Many stood up in the epidemic; where they found meaning, groups and recognition, they stayed.
b19-contrast = Volunteers at the peak of the emergency and 13 weeks after its end, isolated and linked; 26 weeks after it, linked, against the same world before its emergency; among those who joined in it, group members against others.
b19-falsified = The same fall in both worlds, or no fall.
b19-linked-active-volunteers-week = Linked: active volunteers in week 60, with an emergency against without one so far
b19-linked-emergency-volunteers-still = Linked: emergency volunteers still active after 26 weeks, group members against others
b19-fall-active-volunteers-13 = Fall of active volunteers in 13 weeks, isolated less linked
b19-note = The fall in the isolated world is calibrated (E23), and that groups hold emergency volunteers is an assumption about quitting (quit_emergency); what comes out by itself is how many of them groups and linkage keep.
lead-joining-those-who-3 = Lead in joining of those who see Party members serve, as it is
lead-joining-those-who-4 = Lead in joining of those who see Party members serve, acquaintances shuffled
n3-title = Shuffled acquaintances spread no example
n3-phrase = Who sees whom must matter, not a label: with acquaintances dealt anew every week, the gradients must be gone.
n3-contrast = Linked and youth-first worlds in which the acquaintances of each community are dealt anew every week, strengths kept, against the same unshuffled.
n3-falsified = A difference of 20 % or more is left.
n3-g-youth-entry-lead = G, youth entry: lead of homes with children in active adults, as it is
n3-g-youth-entry-lead-2 = G, youth entry: lead of homes with children in active adults, acquaintances shuffled
n3-note = Shuffling deals acquaintances anew, not homes: people are also seen and asked at home and in the building, and children ask at home, so only the part by acquaintances can vanish in this model. The other parts are shown because the control names them.
n4-title = Party members made like everybody lose their lead
n4-phrase = Party members' lead must come from motivation, felt duty and time, not from the name; the hub's part must stay.
n4-contrast = At week 0 Party members get the motivation and free time of others of their age and no felt duty: their joining against others; and hub against no hub with such members.
n4-falsified = Party members still join 20 % more, or the hub's advantage is gone.
n4-rate-first-joining-party = Rate of first joining, Party members against others, as it is
n4-rate-first-joining-party-2 = Rate of first joining, Party members against others, made like everybody
n4-party-members-like-everybody = Party members like everybody: emergency cases in time, hub less no hub
n4-party-members-like-everybody-2 = Party members like everybody: entrenched buildings solved, hub less no hub
n4-note = Party members still do Party duty, and supervision still raises their felt duty; a week of duty feeds belonging like any week of service and puts them on the list of those whom organisers ask; and they look at how idle Party members stand, others at volunteers. These remain.

## linkage

points = points
log-odds = log-odds
buildings = buildings
class-emergency = emergency
class-specialised-needs = specialised needs
class-everyday-needs = everyday needs
entrenched = entrenched buildings
world-isolated = Isolated
world-leaderless = Leaderless linkage
world-committee-hub = Residents' committee as hub
world-linked-few = Three actors linked, Party as hub
world-leaderless-few = Three actors linked, no hub
world-needs = { $world }, needs × { $load }
equal = equal baselines
scope-needs = needs × { $load }
scope-needs-as-calibrated = needs as calibrated
emergency-gain-less-everyday = Emergency gain less everyday gain
entrenched-buildings-solved-percent = Entrenched buildings solved, percent, less late everyday cases made good, percent
b01-title = The harder the need, the more linkage helps
b01-phrase = Working alone, the actors solved many real problems too, but were weak before emergencies and old, hard problems; Party-led linkage changed that.
b01-contrast = Linked − isolated, same seeds: in-time share of emergencies and entrenched buildings solved against the gain in everyday needs; at five loads, and at loads where the isolated world closes 70 % of both emergencies and everyday needs.
b01-falsified = Everyday needs gain as much as emergencies, or the isolated world closes under 60 % of everyday needs.
b01-isolated-world-everyday-cases = Isolated world: everyday cases in time
b01-isolated-world = Isolated world: { $kind }
b01-emergency-gain-less-everyday = Emergency gain less everyday gain, in log-odds
b01-share-late-cases-closed = Share of the late cases closed, emergency less everyday
b01-note = The equal baseline holds for what is compared; specialised needs share the hours of everyday ones and cannot be brought to 70 % beside them. Loads are searched in the isolated world alone.
b02-title = The whole is more than its parts
b02-phrase = The five forces complement each other: together they do what none of them could do alone.
b02-contrast = Gain of all eight links together against the sum of the gains of each link alone, by class of need.
b02-falsified = The sum of single gains is at least as large in every class.
b02-all-together-less-sum = All together less the sum of single links
b03-title = A hub matters for hard tasks
b03-phrase = Party building leads: somebody has to bring the five forces to one table, or each goes its own way.
b03-contrast = Party-led linkage − leaderless linkage (same actors, same people): emergencies, entrenched buildings, everyday needs; and whether the gap grows when more actors are linked.
b03-falsified = Without a hub, emergencies and entrenched buildings do as well; or the hub is congested and does worse with more actors.
b03-emergency-cases-time-hub = Emergency cases in time, hub − no hub
b03-entrenched-buildings-solved-hub = Entrenched buildings solved, hub − no hub
b03-everyday-cases-time-hub = Everyday cases in time, hub − no hub
b03-emergency-gap-with-all = Emergency gap with all actors less gap with three
b03-note = The model cannot tell leadership by the Party from leadership by any trusted hub unless their four functions differ: see “residents' committee as hub” among the headlines.

## minds

akaike = AIC points
week = week
world-linked-no-repute = Linked, groups do not speak for social workers
world-publicity-only = Study, stations and posters only
world-linked-frozen-views = Linked, views held still
world-split-isolated = Isolated, no contact across
world-split-linked = Linked, no contact across
b04-title = Social workers are accepted slowly, then quickly
b04-phrase = At first residents did not know what a social worker was; acceptance came slowly and then spread.
b04-contrast = Mean acceptance of residents of 15 and over, weeks 0 to 156: its start, its shape (S-shaped against straight and concave, by AIC), its inflection, and its end linked against isolated.
b04-falsified = The curve is straight or concave from the start, does not rise under linkage, or rises as much without it.
b04-acceptance-at-start-linked = Acceptance at the start, linked
b04-rise-over-three-years = Rise over three years, linked
b04-s-shape-beats-straight = S-shape beats straight and concave, linked
b04-week-inflection-linked = Week of the inflection, linked
b04-acceptance-at-end-linked = Acceptance at the end, linked − isolated
b04-acceptance-social-workers = Acceptance of social workers
b04-note = How fast acceptance spreads by talk is an assumption (accept_repute) and was not tuned to a crossing of one half. The start is an input (acceptance_start).
b06-title = Consensus: views come closer, then quarrels fall
b06-phrase = In the resettlement community the two sides came to an understanding by talking face to face; publicity alone did not do it.
b06-contrast = Y, weeks 26 to 156: distance between neighbours' views, tolerance, new disputes, linked against isolated (for those furthest apart at the start: their distance at the end); the same with views held still; and with study, stations and posters but no face-to-face talk.
b06-falsified = Disputes fall though views do not come closer, publicity alone does as well, or linkage drives the sides apart.
b06-distance-between-neighbours-isolated = Distance between neighbours, isolated − linked
b06-tolerance-linked-isolated = Tolerance, linked − isolated
b06-spread-views-isolated-linked = Spread of views, isolated − linked
b06-new-disputes-isolated-linked = New disputes, isolated − linked
unit-year-per-1 = a year per 1,000
b06-disputes-with-views-held = Disputes with views held still − with views free, linked
b06-those-furthest-apart-half = Those furthest apart: half of what linkage does to their views, less what publicity alone does
b06-distance-between-neighbours-views = Distance between neighbours' views, Y
b06-note = Disputes follow friction that a building remembers for about ten weeks, so a lead in time would be built in; cause is tested by holding views still.
n5-title = Without the repute of groups acceptance has no S-shape
n5-phrase = the S-shape of B-04 has to come from what people in groups say.
n5-contrast = Linked, where groups do not speak for social workers: is the S-shape still better than straight and concave?
n5-falsified = The curve stays S-shaped.
n5-s-shape-beats-straight = S-shape beats straight and concave by
n7-title = Without contact the two camps stay apart
n7-phrase = the consensus of B-06 has to come from contact.
n7-contrast = Tolerance held, no talk across, no study, server talk or posters: distance of the sides' mean views in Y at the end.
n7-falsified = The sides come together all the same.

## network

name-residents-committee = the residents' committee
name-social-workers = social workers
name-party-members = Party members
name-volunteers = volunteers
name-self-organisations = self-organisations
name-professional-organisations = professional organisations
name-charity-partners = charity partners
name-property-company = the property company
pieces = pieces
world-last-13-weeks-without = { $world }, last 13 weeks without { $who }
b18-title = From scattered actors to one living net
b18-phrase = Governance turns from scattered to compact; outside forces become part of one net that has come alive.
b18-contrast = Cooperation network of each community in week 125: pieces, density, and what the loss of one actor cuts off; and cases in time in the last 13 weeks re-run without each actor, linked against leaderless.
b18-falsified = The isolated network is as dense, or the linked world collapses when the hub goes (below the isolated world).
b18-linked-separate-pieces-per = Linked: separate pieces per community, week 125 (one is a single net)
b18-pieces-per-community-isolated = Pieces per community, isolated − linked
b18-share-pairs-working-together-2 = Share of pairs working together, linked − isolated
b18-cut-off-loss-one = Cut off by the loss of one actor (not the Party), leaderless − linked
b18-cases-time-lost-without = Cases in time lost without one actor (not the Party), mean: leaderless − linked
b18-same-actor-whose-loss = The same for the actor whose loss costs most
b18-no-collapse-cases-time = No collapse: cases in time, linked without Party members − isolated with all
b18-share-pairs-working-together = Share of pairs working together
b18-note = In the linked world the Party is the hub; its own removal is set apart, as the claim says, and must not bring the street below the isolated world.

## programmes

programme-elder-care = elder care
programme-disability = disability
programme-childcare-youth = childcare and youth
programme-environment-property = environment and property
programme-mediation = mediation
programme-companionship = companionship
programme-emergency = emergency
world-fit-uniform = Programmes in rotation
world-fit-mismatched = Programmes where least needed
world-only = Only { $what }
b10-title = Programmes must fit the community
b10-phrase = Communities differ, and so do their entry points; social workers assess broadly and find the real problem.
b10-contrast = Minutes of work in open needs, seen or unseen, mean of weeks 100 to 125: programmes by assessment, in rotation, and where least needed; and in Y, G, S and O the study's entry against the best of the six other programmes.
b10-falsified = Assessment saves less than 2 % against rotation, or one programme is best everywhere.
b10-work-left-undone-saved = Work left undone: saved by assessment, against rotation
b10-work-left-undone-saved-2 = Work left undone: saved by rotation, against least needed
b10-work-left-undone-saved-3 = { $code }, work left undone: saved by { $k }, against the best other
b10-community = community { $code }
b10-note = Programmes by assessment are what the linked world does anyway. The study names no entry for D. The rule chooses projects and the type of new groups; most hours of a community do not pass through either.
world-linked-without-professional-organisations = Linked without professional organisations
world-linked-without-self-organisations = Linked without self-organisations
world-linked-nothing-bought = Linked, no service is bought
world-linked-no-groups = Linked, self-organisations do nothing
severe-cases-time-loss = Severe cases in time: loss without purchase − without self-organisations
everyday-cases-time-loss = Everyday cases in time: loss without self-organisations − without purchase
companionship-time-loss-without = Companionship in time: loss without self-organisations − without purchase
cross-over-both-losses = Cross-over of both losses
burnout-residents-committee-rise = Burnout of the residents' committee: rise without purchase
b13-title = Bought services for the severe, self-help for the everyday
b13-phrase = Bought professionals do what others cannot and relieve the staff; residents' own organisations solve much among themselves.
b13-contrast = Linked world with the purchase or the self-organisations taken out (the link closed; or the actor gone, from week 0): severe cases (elder health, disability, legal disputes) against everyday cases, of those that arise in weeks 60 to 125.
b13-falsified = Whichever is taken out, the same needs are hurt.
b13-link-closed = the link closed
b13-actor-gone = the actor gone
b13-note = Everyday cases are errands, environment and companionship; companionship is given by itself too. With the link closed the actor goes on working, off its own list.

## soundness

world-easy-isolated = Isolated, easy needs in view
world-easy-linked = Linked, easy needs in view
world-nobody-isolated = Isolated, residents' committee and property company only
world-nobody-linked = All links open, residents' committee and property company only
world-another-name = Linked, under another name
world-emergency-none-isolated = Isolated, no emergency
linked-isolated = { $kind }, linked − isolated
n1-title = Easy needs in full view leave nothing to link
n1-contrast = Routine needs, one efficiency for all, under half the load, every case seen by all: linked − isolated.
n1-falsified = Linkage still gains more than 2 points.
n8-title = Links without people do nothing
n8-contrast = All links but the platform open, only the residents' committee and the property company there: linked − isolated. (Residents may report by platform without any helper.)
n8-falsified = The links act by themselves.
n9-title = A scenario's name does nothing
n9-contrast = The linked world run under another name: sum of absolute differences of five measures.
n9-falsified = Any of the five differs.
n9-sum-differences = Sum of differences
unit-text = { "" }
n13-title = The books balance
n13-contrast = Offered minutes less the sum of their uses, largest over communities, actors and weeks; cases that arose less closed, abandoned and open.
n13-falsified = A minute or a case is missing.
n13-imbalance-minutes = Imbalance of minutes
n13-minutes = minutes
n13-cases = cases
n13-imbalance-cases = Imbalance of cases
n15-title = Left alone, the isolated world stays as it is
n15-contrast = Isolated, no emergency, weeks 0 to 156 (208 in the test suite): largest drift of nine states.
n15-falsified = A state drifts by more than 3 % of its mean a year.
n15-largest-drift = Largest drift
unit-percent-year = percent a year

## supervision

percent-2 = % of the peak
world-linked-without-supervision = Linked without supervision
world-clock-in-only = Clock-in and assessment, no recognition
world-recognition-only = Recognition only
b08-title = Without supervision and recognition service fades
b08-phrase = Clock-in, assessment and praise keep Party members and volunteers going; control without praise wears them out.
b08-contrast = Share of Party members serving, four-week mean: fall in the 52 weeks after its peak (weeks 36 to 73), with and without supervision; active volunteers with control only against recognition only (weeks 60 to 125).
b08-falsified = Service does not fade without supervision, or control alone is best.
b08-fall-without-supervision = Fall without supervision
b08-service-kept-with-supervision = Service kept with supervision (over 100: more than at the peak before)
b08-active-volunteers-recognition-only = Active volunteers, recognition only − control only
unit-persons = persons
b08-share-party-members-serving = Share of Party members serving
b08-note = That supervision raises felt duty is a declared assumption, and published evidence on it disagrees (E20, E22, E60–E62): what supervision sustains follows partly from what was put in.

## workforce

hours = hours a week
ratio = hours
world-linked-without-social-workers = Linked without social workers
as-they-come = hours as they come
held-equal = hours held equal
b12-title = More hands, less overload
b12-phrase = Few people and many tasks: linkage brings in many people, and outside force becomes inside force.
b12-contrast = The residents' committee's backlog (mean of weeks 60 to 125), linked against isolated, also with the hours of either world handed to the other; residents' own share of the hours used, weeks 113–125 against 0–12; residents' hours per social-work hour.
b12-falsified = More is served only because the staff work more; or overload falls by less than 30 %.
b12-backlog-smaller-when-linked = Backlog smaller when linked than when isolated
b12-residents-own-share-hours = Residents' own share of hours, linked, late − early
b12-rise-residents-own-share = Rise of residents' own share of hours, linked − isolated
b12-residents-hours-brought-linking = Residents' hours brought in by linking social workers, per social-work hour
b12-hours-used-that-linkage = Hours used that linkage adds: all others − the residents' committee
b12-backlog-smaller-linking-alone = Backlog smaller by linking alone (isolated hours)
b12-backlog-smaller-when-linked-2 = Backlog smaller when linked than with the same hours unlinked
b12-residents-committee-backlog-staff = Residents' committee's backlog, staff-weeks
b12-note = Added hours bring no added knowledge, so the world with the linked hours shows the least that hours alone can do.
world-linked-meetings-cost = Linked, meetings cost × { $times }
n2-title = Dear meetings eat up the advantage
n2-contrast = Linked world with joint meetings, the chair's work and pair meetings at 5 and at 20 times their minutes: mean of the three classes' cases in time.
n2-falsified = The linked world does as well whatever meetings cost.
n2-lost-at-5-times = Lost at 5 times the cost
n2-lost-from-5-20 = Lost from 5 to 20 times the cost
n2-note = The linked world may even fall below the isolated one, but need not.
world-linked-load-4 = Party-led linkage, needs × 4
n10-title = Enough load breaks linkage too
n10-contrast = Linked world with all needs times 1.5, 2, 3 and 4: lowest share of everyday cases in time.
n10-falsified = Everyday service stays above 70 % at four times the needs.
n10-lowest-share-everyday-cases = Lowest share of everyday cases in time
world-linked-office-chair = Linked, residents' committee in the chair
world-party-hub-only = Party in the chair, no study, example or call
residents-committee-party = { $both }: { $what }, residents' committee − Party
entrenched-buildings-residents-committee = { $both }: entrenched buildings, residents' committee − Party
n11-title = Who is in the chair matters only by what the chair does
n11-contrast = Residents' committee against Party in the chair, same people and minutes: with study, example and duty call in both worlds, and with none of them in either.
n11-falsified = The name of the chair alone makes a difference beyond the margins of the measures (2 points, 10 buildings).
n11-all-functions = All functions
n11-chair-only = Chair only

## put together

name-isolated = isolated
name-linked = linked
equal-baselines = { $world }, equal baselines
without-a = Social workers leave
without-b = All guidance ends
without-c = Supervision ends
withdrawn = { $what }, week { $week }
setting-at = { $meaning } ({ $setting }): { $value } instead of { $usual }
emergency-in-week = Emergency in week { $week }, { $world }
only-link = Only { $link }
distance-of-sides = Distance of the sides, { $world }
imbalance-in = { $what }, { $world }
isolated-fall = Isolated: fall from the peak in 13 weeks, { $who }
who-active = active volunteers
who-deployed = volunteers who served a case

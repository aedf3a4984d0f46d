### What a plan says: answer, notes, page and pictures.

## Names of what is found

title-best = best
title-enough = enough
title-start = first step

## Amounts

yuan = { $amount } yuan
yuan-large = { $amount } million yuan
posts = { $count ->
    [one] { $posts } post
   *[other] { $posts } posts
 }
hours = { $hours } hours of coordination
cost = { $yuan }, { $posts } and about { $hours } hours of coordination a year
budget = within { $limits } a year
budget-none = without a limit
opened-none = nothing opened
opened-everywhere = { $links } (all { $communities } communities)
opened-in = { $names ->
    [one] { $links } ({ $count })
   *[other] { $links } ({ $count } each)
 }
between-links = ;{ " " }

## The answer

none-lasted = { $budget_first }, no portfolio kept to the hours, or had runs to judge by, on the re-test; none can be stated for { $goal }.
none-helped = In the model, { $budget }, none of the { $tried } portfolios tried did better for { $goal } than opening nothing, on the screening seeds: none can be said to help.
best = In the model, { $budget }, the best portfolio found is { $links }. It takes { $cost }; against nothing opened, { $stated }.
best-unshown = In the model, { $budget }, no portfolio is shown to help; the best found is { $links }. It takes { $cost }; against nothing opened, { $stated }.
enough-nothing = On the re-test it was not shown to be better than opening nothing, which costs nothing.
cheaper-worse = All { $count } cheaper portfolios that were re-tested are shown to be worse.
cheaper-none = No cheaper portfolio came to the re-test.
cheaper-beaten = Cheaper: { $links }. It takes { $cost }, { $share } of the money. On the re-test it was not shown to be worse, but on further fresh seeds the best beats it: { $stated }.
cheaper-as-good = It is not shown to be better than { $links }, which takes { $cost }, { $share } of the money; between the two, { $stated }.
price-worse = What it costs, what got worse first: { $clauses }
price-hours = Nothing is shown to get worse; it takes: { $clauses }
price-none = Nothing is shown to get worse, and no more hours are shown.
more-in-table = { $count } more in the table

## How sure the model is

agree-seeds = { $same } of { $seeds } fresh seeds agree
agree-settings = { $share } of sampled settings agree
settings-untested = other settings not tested
reduced = reduced street
few-seeds = fewer than { $count } seeds
between-reasons = ;{ " " }

## Notes

note-luck = Luck: on the { $screening } seeds it was found with it looked like { $before }; re-tested on { $retest } fresh seeds, { $again }; on { $confirmation } further ones, { $now }. Only the last is stated.
note-untested = Other settings were not tested.
note-settings = Other settings: { $settings ->
    [one] 1 setting was
   *[other] { $settings } settings were
 } drawn anew { $samples } times ({ $seeds ->
    [one] 1 seed
   *[other] { $seeds } seeds
 } each); the best was better than nothing opened in { $better }, by more than matters in { $matters }{ $ahead }.
note-ahead = ; it beat the cheaper one by more than matters in { $count }
note-start = First step: the cheapest portfolio that the re-test showed to help is { $links }, for { $cost }; { $stated }.
note-prices = Prices: { $assumed } of { $count } are assumed.
note-prices-best = Prices: { $assumed } of { $count } are assumed; at the lower or upper ends of all ranges the best takes { $low } to { $high } a year.
note-reach = Reach: { $tried } of { $all } possible portfolios were tried; a better one may be among the rest.

## Pictures

key-tried = tried (screening seeds)
key-frontier = frontier of the screening
key-stated = named, on further fresh seeds, with interval
key-looked = what they looked like in the screening
axis-money = thousand yuan a year
axis-budget = budget
axis-gain = { $goal }: difference to nothing opened ({ $unit })
axis-links = Communities in which each link is open, of { $count }
axis-settings = With other settings ({ $unit })
axis-untested = Other settings were not tested
caption-frontier = Paired differences in { $goal } to nothing opened. Grey dots and ink line: means of { $screening } screening seeds, for finding only, not stated. Blue: { $confirmation } further fresh seeds, paired t intervals that hold jointly for the named portfolios in 95% of plans.
caption-named = Left: communities in which each link is open. Right: each ring is one draw of the other settings (mean of { $seeds } seeds), the blue tick the settings as they stand; inside the pale band differences are treated as unimportant.

## The page

page-kind = Plan report
page-title = { $goal }: with limited money and people, what to link first?
page-compared = { $tried } portfolios tried, { $runs } runs, each with the same { $residents } people and, seed by seed, the same luck. The base is nothing opened.
page-figure = What money buys
page-table = The named portfolios
page-table-note = Differences to nothing opened, all on the last fresh seeds; grey: the interval contains zero. Intervals of the goal hold jointly for the named portfolios in 95% of plans; the rest is exploratory and read together, at a false discovery rate of 5%. Hours of coordination are those of meetings, study, messages, asking, training, guidance and coordinating, counted up by residents to the whole street where only some communities lived.
page-yuan = Yuan a year
page-range = all prices at their lower to all at their upper end
page-posts = Posts
page-hours = Hours of coordination a year
page-goal = goal
page-trust = How far to trust this
page-prices = Prices
page-price-heads =
    { "" }
    a year
    range
    basis
    { "" }
page-price-note = Residents, social workers and contracts are the same in every world; a link only lets them act together. So their pay is no price of a link, and the hours that acting together takes are debited in the model, not priced here again. For prices of your own: --prices FILE.
page-per-community = { $what } per community
page-per-street = { $what } for the street
page-per-post = { $what }
page-post = One post
page-what-yuan = yuan
page-what-posts = posts
page-what-hours = hours
page-source-article = study
page-source-literature = literature
page-source-assumption = assumption
page-settings =
    Other settings were only sampled.
    To see where the answer reverses, use wulian discover.
page-priced =
    Most prices are assumed:
    another price list may make another portfolio the cheapest that is enough.
page-hub =
    The model cannot tell the Party from any other trusted hub
    unless its four functions differ.
page-same =
    Equal shares lie in the same communities:
    two links that are open in 6 communities are open in the same 6; what spreading them would do was not tried.
page-recalled = recalled

## question

question-title = plan
question-help = Find which links, in how many communities, do most for a goal within a yearly budget.
option-scenario = The world whose links are opened.
option-goal = What the portfolio shall improve.
option-money = Yuan a year for the whole street.
option-posts = Full-time posts.
option-hours = Hours of coordination a year, whoever gives them.
option-prices = Price list (TOML); default: the shipped one.
option-evaluations = Portfolios to try, in generations of 20.
option-finalists = Portfolios to re-test at most.
option-retest = Fresh seeds of the re-test.
option-confirmation = Further fresh seeds, for what is stated.
option-samples = Worlds with other settings to see whether the answer holds.
option-sample-seeds = Seeds in each of these worlds.
table-portfolios = the named portfolios: links, cost, what they change
table-frontier = every portfolio tried
table-prices = the price list with sources
question-longer = The next portfolios.

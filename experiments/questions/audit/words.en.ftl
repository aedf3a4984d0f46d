### Headings of verdicts

title-edge = Edges
title-open = Not settled
title-left = Not followed to the end
title-steep = Steep
title-switch = Switches, choices and entries that move more than 3 points
title-failed = Runs failed
title-moves = Moves little
title-dead = Dead

## What an audit says

kind = audit of edges
title = Where does a small step of a number make a leap?
compared = { $items } settings and entries, { $runs } runs of { $residents } people in { $worlds }; budget “{ $budget }”: { $weeks } weeks after a burn-in of { $burn_in }, { $ends } paired seeds at the ends of ranges, { $tenths } at ±10 %, { $steps } for steps. Each world is set against itself with the values in force, never against another.
answer = What was found
counted = Of { $items } settings and entries: { $edge } with an edge, { $open } not settled, { $left } not followed to the end, { $steep } steep, { $switch } switches, choices or entries that move an outcome by more than 3 points, { $moves } that move little, { $dead } dead ({ $inert } of them change no number of any week), { $failed } whose runs failed.
no-edge = No edge was found.
edges = Edges: { $names }.
unexplained = No reason is given why these may stay: { $names }.
explained = Why each may stay stands beside it.
unfollowed = { $count } moved by more than a point, but the budget did not reach to their steps: `wulian audit --budget full`, or --settings with their names, follows them.
rule-edge = One step of 2.5 % carries more than half of a change over ±10 % that surely exceeds 3 points. ●: the step alone surely exceeds 3 points.
rule-open = One step carries more than half of the change, and whether the change over ±10 % exceeds 3 points cannot be told: more seeds are needed.
rule-left = Moved an outcome by more than a point, but was not among those that moved most; nothing is known of its steps.
rule-steep = Surely more than 3 points over ±10 %, and no step carries more than half of it (or the number is whole, and one is more than a step of 2.5 %). A stretched street is sensitive; that is no fault.
rule-switch = What is no number has no steps. The largest mean change of any outcome, without interval.
rule-failed = A run with one of its values failed; runs.parquet says why.
rule-dead = No outcome of any world moves by more than half a point at the ends of the range, by simultaneous intervals. ○: no number of any week differs, whatever the model reports. A value between the ends was not tried.
curve-heads =
    setting
    world
    outcome
    change over ±10 %, points
    at least
    largest step, points
    between
    of the change
    why it may stay
moved-heads =
    setting
    world
    outcome
    largest change, points
dead-heads =
    setting
    { "" }
    meaning
figure = Changes over ±10 % of settings with an edge and of the steepest, in the world and outcome where they are largest; grey: ± the half-width of a simultaneous interval, around no change. Means of { $seeds } paired seeds.
value = { $name } = { $value }
axis-x = setting, change in %
axis-y = points
read = How to read this
read-items =
    Points are percentage points of: { $outcomes }.
    Change: the largest difference between two values within ±10 % of the value in force, so that up and down again counts. Whole numbers move by at least one; a range narrower than ±10 % is divided into eight steps.
    Surely: one family of 95 % intervals (Bonferroni) over every pair of values of every setting, world and outcome that was stepped; luck is what paired seeds leave, pooled over the values of a setting.
    The way: ends of the range first; what moved by more than a point goes on to ±10 %, and what moved by more than a point there to steps (in a full audit whatever is alive goes on to ±10 %).
    Not seen: an edge between values that were not tried while neither the ends nor ±10 % move; an edge that only two settings together have; what comes later than the weeks lived.
caveat =
    An edge is a fault of the model
    unless the world has one there; then the reason stands beside it, with its source.
settings =
    Settings one at a time.
    Each is moved alone, the others at the values in force.

## Outcomes

outcome-everyday = everyday cases in time, calm weeks
outcome-specialised = specialised cases in time, calm weeks
outcome-crisis_all = cases of all kinds born in the emergency weeks, in time
outcome-emergency_heard = emergency cases heard of
outcome-emergency_given_heard = emergency cases in time, of those heard of
outcome-entrenched = buildings with an entrenched problem at the end
between = ;{ " " }
between-worlds = ,{ " " }
with-unit = { $value } { $unit }

## question

question-title = audit
question-help = Find edges: settings of which a small step makes a leap; steep ones, and those that move nothing.
option-budget = quick (some 40 minutes on two free cores) or full (hours).
option-settings = These settings only, such as 'eta_*'; may be repeated.
table-audit = every setting with its verdict
table-curves = the outcomes at every value tried
question-longer = The next stage: what moved goes on.

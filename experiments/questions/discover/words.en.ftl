### Pictures

figure-holds = holds
figure-reverses = reverses
figure-small = too small to matter
figure-untold = cannot tell
figure-box-holds = where it mostly holds
figure-box-fails = where it mostly does not hold
figure-box-reverses = where it mostly reverses
figure-p = quasi-p { $p }; in { $again } of 5 redraws
figure-coverage = coverage: share of all such worlds
figure-density = density: share of worlds inside
figure-chosen = chosen
figure-path = boxes tried: wide (right) to narrow
figure-gain = difference ({ $unit })

## The page

page-kind = Scenario discovery report
page-title = Under which settings does the claim hold, and where does it reverse?
page-figure-box = Each point is a sampled setting of the model: ● holds, ○ does not, grey = interval contains zero, cannot be told. The frame is the region found.
page-read-items =
    “Holds” means that the second world beats the first on the outcome by more than the margin that matters.
    The percentage depends on the ranges and on sampling them evenly; it is no probability of anything in reality.
    No region found does not mean no exception: these points show no pattern.

## question

question-title = discover
question-help = Find the settings under which one world beats another, and those where it reverses.
option-arms = Two scenarios. Default: isolated linked.
option-points = Points of the Latin hypercube.
table-claims = every point: whether the claim holds there
table-boxes = the boxes found and how sure they are
table-box-limits = the limits of each box
table-trade-off = coverage against density on the way to a box
table-scores = what the difference depends on
table-shares = in how many worlds it holds, reverses, cannot be told

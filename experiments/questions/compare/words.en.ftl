## question

summary = every measure in every arm: mean, spread, seeds
run-title = run
run-help = Run one scenario with one seed.
option-scenario = Name of a scenario, or a TOML file.
option-seed = The seed.
question-title = compare
question-help = Compare scenarios: same people, same luck; say what differs and how surely.
option-arms = Default: before isolated matched linked-same-hours linked.
option-seeds = 20 (seeds 1 to 20), 1-20 or 5,7; default: 20, or 200 with --until-halfwidth.
option-until-halfwidth = Go on, ten seeds at a time, until the interval of each difference is ± this or less.
option-of = The measures that --until-halfwidth looks at; default: the three primary shares.
option-period = Weeks to look at apart, such as 0-23; default: cut at the emergencies.
table-effects = differences between arms with intervals, the street and each community
table-periods = the primary outcomes by period
table-subgroups = for whom the difference is larger or smaller
question-longer = The intervals are still wide: further seeds.

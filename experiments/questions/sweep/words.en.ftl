## question

option-second-order = Sobol': sample for pairs.
table-points = every point: settings, means over seeds, differences
table-design = one row a point: what was varied
table-values = one row a point, scenario and seed: every measure
question-title = sweep
question-help = Run scenarios at every point of a design of settings and links.
option-what = A plan (TOML file or name of a shipped one), or scenarios, base first.
option-table = CSV of points: a column per setting or link, a row per point.
option-design = lhs, grid, factorial, sobol or morris; default: lhs.
option-points = Points of the design.
option-levels = Levels of a grid, 3 unless given.
option-measures = Show these measures besides the primary outcomes.
option-each-community = Keep the weeks of every community, not only the street's.
option-seeds = 5 (seeds 1 to 5), 1-5 or 5,7; default: the plan's, or 5.
option-design-seed = Seed of the design itself; default: 1.
option-weeks = Weeks after burn-in; default: the plan's, or 156.
option-communities = Whole communities: 5, Y,G,S or all; default: the plan's, or all.
table-design-2 = the points as they were given in Python

## options

option-seeds = 20 (seeds 1 to 20), 1-20 or 5,7.
option-design-seed = Seed of the design itself.
option-outcomes = What is looked at; default: the primary outcomes.
option-vary = A setting or link to vary, with its range; default: all uncertain settings.
option-weeks = Weeks after burn-in.
-which = Whole communities: 5 (Y, D, G, O, S), another number (these, then the others), Y,G,S, or all
option-communities = { -which }; default: all.
option-few-communities = { -which }.
option-street = Folder or name of a street; default: X Street.
option-settings = Change a setting or link in every arm, such as need_scale=2 or links.platform=0.
option-keep-burn-in = Keep weeks −52 to −1 too.
option-engine = local, dask (a cluster started here) or dask://HOST:PORT.
option-out = Results folder; default: results/COMMAND-ARMS-FINGERPRINT.

## question

longer = Further runs are needed.

## result

table-report = the report
table-runs = one row a run: how it ended, how long it took
table-weekly = what every run measured, week by week
table-observed = what observers found
table-figures = the report's figures as PNG and SVG
table-street = the same, rows of the whole street only
table-dictionary = every column of every table: label, unit, type, meaning

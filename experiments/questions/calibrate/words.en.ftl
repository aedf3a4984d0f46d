### The page

page-kind = Calibration report
page-title = Which settings agree with what was observed?
page-figure-strips = Above: each setting's range as given (thin), its posterior (pale), the 95% region (thick). Below: the pair that is hardest to tell apart. { $seeds } seeds a point.
page-settings-heads =
    setting
    range given
    95% region
    mean
    narrower
page-fitted-heads =
    observation
    observed ± error
    fitted
    95% interval of one street
    apart (standard deviations)
    emulator covers
page-pair-heads =
    two settings
    rank correlation
page-kept-heads =
    { "" }
    volume not ruled out
    points carrying the posterior
page-kept = The ranges given
page-table = Grey: hardly narrower, the data say nothing.
page-fitted-note = Apart is counted in standard deviations of all that is uncertain; 3 rules out. Covers: points left out in turn that lie in the emulator's 95% interval.
page-read-items =
    The result is a region, not a point: fitted.toml is one point of it, plausible.csv a sample of it all, for wulian sweep --table.
    Observations are taken as independent: one curve cut into many weeks makes the region look too narrow; rather give a few longer stretches.
    Between the points that were run, an emulator (a Gaussian process) stands for the model; its own error is counted, and checked by leaving points out.
    To agree is not to be ruled out by these observations; it is not to be true.

## Pictures

figure-prior = range given
figure-density = posterior
figure-region = 95% region
figure-mean = posterior mean
figure-run = points that were run
figure-set = sets that fit
figure-narrower = { $share } narrower
figure-silent = the data say nothing
figure-r = rank correlation { $r }
figure-inseparable =
    they cancel out; the
    data cannot separate them
figure-ends = { $low } to { $high }
figure-with-unit = { $name } ({ $unit })

## Sentences

kept = The observations do not rule out { $kept } of the volume of the ranges (implausibility below 3, counting the errors of observation, the luck of one street, a model discrepancy of { $apart } of each observed value, and the emulator's own error).
region = { $name }: { $after } (95% region; { $less } narrower than the range given, { $before }).
silent = The data say nothing about { $names }: the range is hardly narrower than before.
pair = These cancel out; the data cannot separate them: { $names } (rank correlation { $r }).
few = The region is small: about { $carrying } points of the sample carry it, so its ends are rough. Narrow the ranges with --vary and run again.
bent = The region is bent: the posterior mean does not fit itself. Use plausible.csv rather than fitted.toml.
met = { $inside } of { $count } observations lie in the 95% interval of what one street shows under the fitted settings.
met-closest = { $inside } of { $count } observations lie in the 95% interval of what one street shows under the closest settings.
badly-met = Badly met (more than 2 standard deviations apart): { $names }.
doubted = The emulator predicts badly: with each point left out in turn, its errors for { $names } are larger than it says. Give more --points or narrower ranges before using this region.
rough = The emulator is rough: for { $names } its error exceeds all other uncertainty, so more --points would narrow the region.
covered = Leaving out each point in turn, the emulator's 95% intervals cover { $share } of the points.
nothing-alone = Nothing in these ranges fits. Out of reach is { $title }: observed { $seen } ± { $error }, but in these ranges the model's mean lies between { $low } and { $high }; at its closest it is { $apart } standard deviations away (3 rules out).
nothing-together = Nothing in these ranges fits everything: each observation can be met by itself, not all together. At the closest point the worst is { $title }: observed { $seen } ± { $error }, fitted { $best }, { $apart } standard deviations apart (3 rules out).
left-out = { $count } points lack a run or a number and take no part.

## question

question-title = calibrate
question-help = Fit settings to your own observations: the region that fits, and what data cannot tell apart.
option-observed = Columns measure, weeks (10-35 or 26), value, error.
option-scenario = The world that was observed.
option-vary = A setting or link to fit, with its range; at least one.
option-points = Points of the Latin hypercube; default: 10 a setting, at least 30.
option-discrepancy = What the model may get wrong: a standard deviation, as a share of each value.
table-settings = what is left of each setting's range
table-pairs = settings that cancel each other out
table-plausible = sets of settings that fit, a table for `wulian sweep`
table-fitted = every observation beside the model's range
table-emulators = how the emulator errs on points left out
table-fitted-2 = the posterior mean as a scenario

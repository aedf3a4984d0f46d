### Pictures

figure-shown = settings that can be told apart (numbers: at right), with 95% interval
figure-unshown = not distinguishable from zero
figure-even = σ = μ*: above this line the effect depends on other settings, or is curved
figure-strength = μ*: mean movement from lowest to highest value ({ $unit })
figure-unevenness = σ: unevenness of the effect ({ $unit })
figure-first = share by itself
figure-total = share with its interplay, 95% interval
figure-luck = share that luck alone would show
figure-axis = Share of the variance of { $title }
figure-negative = negative values come from sampling error
figure-rest = { $count } others, none above { $most } with its interplay

## The page

page-kind = Sensitivity report
page-title = Which uncertain settings does the answer hang on?
page-figure-morris = How far each setting moves the outcome from its lowest to its highest value on average (μ*), and how unevenly (σ).
page-figure-sobol = How much of the variance between points comes from each setting: by itself (hollow) and with its interplay (solid), lines are 95% intervals.
page-morris-heads =
    setting
    mean move μ*
    95% interval
    direction μ
    unevenness σ
    luck would show
page-sobol-heads =
    setting
    by itself S1
    95% interval
    with interplay ST
    95% interval
    luck would show
page-whole-heads =
    { "" }
    mean over the settings
    lowest to highest
    variance that is luck
page-whole = The outcome itself
page-table = Grey: cannot be told from a setting that does nothing. Negative values come from sampling error and are not hidden.
page-read-items =
    Only what rises above “luck would show” is the setting's doing.
    A large σ: the effect depends on other settings, or is not a straight line.
    Shares of variance say what matters within the sampled ranges; a setting with a narrow range looks unimportant.

## question

question-title = sensitivity
question-help = Find out which uncertain settings move an outcome, or what linkage changes in it.
option-arms = One scenario, or two: then the second less the first. Default: isolated linked.
option-method = morris (screen many) or sobol (divide among few).
option-size = Trajectories (morris, 10) or rows of the base sample (sobol, 128).
table-morris = how far a step of each setting moves the outcome
table-sobol = each setting's share of the variance
table-sobol-pairs = what two settings add together beyond each alone
table-spread = how much of the spread is luck

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

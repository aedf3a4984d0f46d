"""Whether seeds fall into groups, so that their mean describes few of them. Pure."""

import math

import numpy as np

from experiments.stats.intervals import FEWEST_FOR_INTERVAL, Floats


def one_group_p_value(numbers: Floats) -> float:
    """Return the p value of one group; NaN below five known numbers or where all are the same.

    It is that of the dip test (Hartigan and Hartigan 1985, Annals of Statistics 13: 70–84), which is
    made for numbers without ties: counts are spread over their step first, always in the same way, or
    half of all samples of twenty counts would seem grouped.
    """
    import diptest

    known = np.sort(numbers[np.isfinite(numbers)])
    values = np.unique(known)
    if known.size < FEWEST_FOR_INTERVAL or values.size < 2:
        return math.nan
    if values.size < known.size:
        step = float(np.diff(values).min())
        known = known + step * (np.random.default_rng(1).random(known.size) - 0.5)
    return float(diptest.diptest(known)[1])

"""Whether a claim holds at each sampled point, and where that cannot be told."""

import math
from enum import Enum

import numpy as np
import pandas as pd
from scipy import stats

from experiments.stats.contrasts import Quantity
from experiments.stats.intervals import FEWEST_FOR_INTERVAL, LEVEL
from experiments.text.errors import InputError


class Status(Enum):
    """What is known of the claim at one point."""

    HOLDS = "holds"
    SMALL = "too small to matter"
    REVERSES = "reverses"
    UNTOLD = "cannot tell"


def judged(values: pd.DataFrame, quantity: Quantity) -> pd.DataFrame:
    """Return per point the paired difference `mean`, its 95 % interval `low`, `high`, `seeds`, `status`.

    From five seeds a point on, the interval is the paired t interval of its own seeds. With two to
    four, all points are taken to share one spread of luck. With one seed there is no interval and
    the number itself decides. Points without any pair are left out. Raises InputError without a
    base, or where no point has a pair.
    """
    if quantity.base is None:
        raise InputError("a claim needs two scenarios: one that is said to beat the other")
    table = quantity.by_point(values).dropna(how="all")
    if table.empty:
        raise InputError(f"{quantity.measure.name}: no point has a pair of runs of the same seed")
    count, mean = table.count(axis=1), table.mean(axis=1)
    deviation, freedom = table.std(axis=1, ddof=1), count - 1
    few = count < FEWEST_FOR_INTERVAL
    if freedom[few].sum() > 0:
        pooled = (deviation**2 * freedom).sum() / freedom.sum()
        deviation = deviation.where(~few, math.sqrt(pooled))
        freedom = freedom.where(~few, freedom.sum())
    half = stats.t.ppf(0.5 + LEVEL / 2, freedom.where(freedom > 0)) * deviation / np.sqrt(count)
    found = pd.DataFrame({"mean": mean, "low": mean - half, "high": mean + half, "seeds": count})
    return found.assign(status=_statuses(found, quantity))


def _statuses(found: pd.DataFrame, quantity: Quantity) -> pd.Series:
    margin = quantity.measure.margin or 0.0
    gain = -found["mean"] if quantity.measure.better == "down" else found["mean"]
    zero = (found["low"] <= 0) & (found["high"] >= 0)
    inside = (found["low"] > -margin) & (found["high"] < margin)
    status = pd.Series(Status.SMALL, index=found.index, dtype=object)
    status[gain > margin] = Status.HOLDS
    status[gain < -margin] = Status.REVERSES
    status[zero & ~inside] = Status.UNTOLD
    return status

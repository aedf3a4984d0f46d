"""Paired differences and how sure they are. Pure: numbers in, numbers out.

The stated interval is the paired t interval: exact for the mean of normal differences, and close
to its level for the means of 5 to 50 well-behaved ones, where the bootstrap is too narrow (how close,
on the model's own differences: docs/coverage.md). Where fewer than three differences are unlike the
commonest one, as with a count that is zero in almost every seed, no interval is given: such a sample
does not know how rare the rest is, and the t interval would cover far less often than it says.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

LEVEL = 0.95
FEWEST_FOR_INTERVAL = 5
FEWEST_UNLIKE = 3
METHOD = "paired t"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """A mean paired difference with its interval.

    NaN bounds below 5 pairs (an anecdote), where fewer than 3 of them are `unlike` the commonest, and
    where they are fewer than the `fewest` that a lopsided measure needs.
    """

    difference: float
    low: float
    high: float
    seeds: int
    level: float = LEVEL
    unlike: int | None = None
    fewest: int = FEWEST_FOR_INTERVAL

    @property
    def off_zero(self) -> bool:
        """Whether the interval excludes zero."""
        return self.low > 0 or self.high < 0

    @property
    def shown(self) -> bool:
        """Whether there is a difference to show: off zero, or the same in every seed."""
        return self.off_zero or (self.alike and self.unlike == 0 and self.difference != 0)

    @property
    def nothing(self) -> bool:
        """Whether no seed differs at all."""
        return self.unlike == 0 and self.difference == 0

    @property
    def alike(self) -> bool:
        """Whether there are pairs enough, but too few that differ from the rest."""
        return self.seeds >= FEWEST_FOR_INTERVAL and self.unlike is not None and self.unlike < FEWEST_UNLIKE


@dataclass(frozen=True)
class Pairing:
    """What is known of a paired difference besides its interval.

    `same_sign` counts the seeds whose difference has the sign of the mean (a count, not a
    probability; 0 where the mean is zero); `variance_removed` is the share of the variance of an
    unpaired comparison that pairing took away (negative if it added some). `p_value` is that of the
    paired t test, NaN where no interval is given.
    """

    deviation: float
    same_sign: int
    variance_removed: float
    p_value: float


def paired(first: Sequence[float], second: Sequence[float]) -> tuple[Floats, Floats]:
    """Return the pairs in which both numbers are known; raises ValueError if lengths differ."""
    left, right = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if left.shape != right.shape:
        raise ValueError(f"Pairs need two lists of one length, found {left.size} and {right.size}.")
    known = np.isfinite(left) & np.isfinite(right)
    return left[known], right[known]


def unlike(differences: Floats) -> int:
    """Return how many differences are not the commonest one (rounding aside)."""
    if differences.size == 0:
        return 0
    size = float(np.abs(differences).max()) or 1.0
    _, counts = np.unique(np.round(differences / size, 12), return_counts=True)
    return int(differences.size - counts.max())


def t_interval(differences: Floats, level: float = LEVEL, fewest: int = FEWEST_FOR_INTERVAL) -> Interval:
    """Return the mean of the differences with its t interval, if there can be one."""
    count = int(differences.size)
    if count == 0:
        return Interval(math.nan, math.nan, math.nan, 0, level, fewest=fewest)
    mean, others = float(differences.mean()), unlike(differences)
    if count < fewest or others < FEWEST_UNLIKE:
        return Interval(mean, math.nan, math.nan, count, level, others, fewest)
    error = float(differences.std(ddof=1)) / math.sqrt(count)
    half = float(stats.t.ppf(0.5 + level / 2, count - 1)) * error
    return Interval(mean, mean - half, mean + half, count, level, others, fewest)


def prediction(differences: Floats, fewest: int = FEWEST_FOR_INTERVAL) -> tuple[float, float]:
    """Return where one more street's difference lies in 95 of 100; NaN where no interval is given.

    The t prediction interval for one more normal number (e.g. Hahn and Meeker 1991, Statistical
    Intervals, section 4.8).
    """
    known = t_interval(differences, fewest=fewest)
    if math.isnan(known.low):
        return math.nan, math.nan
    half = (known.high - known.low) / 2 * math.sqrt(differences.size + 1)
    return known.difference - half, known.difference + half


def pairing(base: Floats, other: Floats, fewest: int = FEWEST_FOR_INTERVAL) -> Pairing:
    """Return spread, agreement of signs, variance removed and p value of `other` − `base`."""
    differences = other - base
    count = differences.size
    if count < 2:
        return Pairing(math.nan, int(count), math.nan, math.nan)
    mean = differences.mean()
    same = int(np.sum(np.sign(differences) == np.sign(mean))) if mean else 0
    deviation = float(differences.std(ddof=1))
    unpaired = float(base.var(ddof=1) + other.var(ddof=1))
    removed = 1.0 - deviation**2 / unpaired if unpaired > 0 else math.nan
    p_value = math.nan
    if not math.isnan(t_interval(differences, fewest=fewest).low):
        p_value = float(2 * stats.t.sf(abs(mean) / (deviation / math.sqrt(count)), count - 1))
    return Pairing(deviation, same, removed, p_value)

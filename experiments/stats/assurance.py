"""How many seeds would settle a matter, as far as the seeds at hand can tell. Pure."""

import math

import numpy as np
from scipy import stats

from experiments.stats.intervals import FEWEST_FOR_INTERVAL, LEVEL, Floats, t_interval

ASSURANCE = 0.8
MOST_SEEDS = 9999
DRAWS = 1000


def seeds_needed(differences: Floats, margin: float | None, level: float = LEVEL) -> int | None:
    """Return how many seeds in all would settle the matter with 80 % assurance, these included.

    Settled means that the interval either excludes zero or lies wholly inside ±margin. What the true
    mean and spread may be is drawn from what these seeds leave open (their posterior under normal
    differences and no prior knowledge; assurance: O'Hagan, Stevens and Campbell 2005, Pharmaceutical
    Statistics 4: 187–201), and then the mean of the seeds to come. None where the matter is settled,
    where no interval is given, or where more than 9,999 seeds would be needed.
    """
    known, edge = t_interval(differences, level), margin or 0.0
    if math.isnan(known.low) or known.off_zero or (-edge < known.low and known.high < edge):
        return None
    count = differences.size
    draws = np.random.default_rng(1)
    deviation = differences.std(ddof=1) * np.sqrt((count - 1) / draws.chisquare(count - 1, DRAWS))
    truth = known.difference + deviation / math.sqrt(count) * draws.standard_normal(DRAWS)
    luck = draws.standard_normal(DRAWS)

    def assurance(seeds: int) -> float:
        further = seeds - count
        coming = truth + deviation / math.sqrt(further) * luck
        mean = np.abs(count * known.difference + further * coming) / seeds
        half = float(stats.t.ppf(0.5 + level / 2, seeds - 1)) * deviation / math.sqrt(seeds)
        return float(((mean > half) | (mean + half < edge)).mean())

    low, high = max(count + 1, FEWEST_FOR_INTERVAL), MOST_SEEDS
    if low > high or assurance(high) < ASSURANCE:
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if assurance(middle) >= ASSURANCE else (middle + 1, high)
    return low

"""How wide intervals must be that are read together. Pure: numbers in, levels out.

**Declared** contrasts of a question are read jointly: in at least 95 of 100 experiments all their
intervals hold at once, each at the level of Bonferroni's bound. The largest |t| of contrasts that move
together needs little less (with 40 contrasts and 5 to 20 seeds: 99.864 % each instead of 99.875 %), and
the bound needs no guess how they do.

**Explored** contrasts are many, and what is picked from them are the surprising ones. The false
discovery rate is kept at 5 % (Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B
57: 289–300), and all their intervals have the level at which those that exclude zero are exactly the
discoveries, and at most 5 % of these err (Benjamini and Yekutieli 2005, Journal of the American
Statistical Association 100: 71–81).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from experiments.stats.intervals import LEVEL


@dataclass(frozen=True)
class Family:
    """`count` contrasts that are read together, the interval of each at `level`.

    `p_values` are those of explored contrasts, rising; none of declared ones.
    """

    count: int
    level: float
    p_values: tuple[float, ...] = ()

    def q_value(self, p_value: float) -> float:
        """Return the least false discovery rate at which a contrast of this p value is a discovery."""
        ranked = enumerate(self.p_values, start=1)
        return min((self.count * p / rank for rank, p in ranked if p >= p_value), default=math.nan)


def declared(count: int, level: float = LEVEL) -> Family:
    """Return the family of so many contrasts whose intervals hold jointly at `level`."""
    return Family(count, 1 - (1 - level) / max(1, count))


def explored(p_values: Iterable[float], level: float = LEVEL) -> Family:
    """Return the family of contrasts of which the false discoveries are few; NaN p are left out."""
    known = sorted(p for p in p_values if not math.isnan(p))
    count, alpha = len(known), 1 - level
    found = max((rank for rank, p in enumerate(known, start=1) if p <= rank * alpha / count), default=1)
    return Family(count, 1 - found * alpha / max(1, count), tuple(known))

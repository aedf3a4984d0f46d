"""Areas of duty: what is settled, where attempts go astray, what becomes unclear again.

In each of twelve areas of a community it is settled who is in charge, or not. An attempt at a case
of an open area may go to the wrong door. Meetings settle areas (W2); now and then one comes undone.
"""

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import AREA_COUNT, AREA_STRIDE
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64


def clarity(settled: I8) -> F64:
    """Return [C] the share of a community's areas that are settled."""
    return np.asarray(settled.sum(axis=1) / AREA_COUNT)


@compiled
def unsettled(area: I8, community: I32, settled: I8) -> I8:
    """Return [n] 1 for each open case of whose area of duty nobody is known to be in charge."""
    flags = np.zeros(len(area), dtype=np.int8)
    for n in range(len(area)):
        flags[n] = area[n] >= 0 and settled[community[n], area[n]] == 0
    return flags


@helper
def worst_area(strays: I64, settled: I8) -> int:
    """Return the open area of a community with most strays (equal: the lower), -1: none strayed."""
    worst, most = -1, 0
    for n in range(AREA_COUNT):
        if settled[n] == 0 and strays[n] > most:
            worst, most = n, strays[n]
    return worst


@compiled
def come_undone(luck: np.uint64, chance: float, settled: I8, numbers_of: I64) -> None:
    """Let settled areas become unclear again, each with a small chance."""
    for c in range(len(settled)):
        for n in range(AREA_COUNT):
            if settled[c, n] == 1 and uniform(luck, AREA_STRIDE * numbers_of[c] + n, 0) < chance:
                settled[c, n] = 0

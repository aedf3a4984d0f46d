"""Where servers are: distance from every cell to the nearest server of each purse."""

import numpy as np

from sim.compiled import compiled
from sim.dispatch.counter import EVERYWHERE, UNREACHABLE
from sim.layout import (
    GROUP,
    PARTY,
    R_GROUP,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_VOLUNTEER,
    R_VOLUNTEER_OWN_CELL,
)
from sim.world import I8, I16, I32, I64, Duty

PURSES = 20  # purses 2 to 21: Party bins, volunteer bins, groups


@compiled
def reach_of_purses(
    serving: I64,
    duty: Duty,
    skill: I8,
    cell: I32,
    community: I32,
    cell_start: I32,
    distance: I16,
) -> I16:
    """Return [21, B] Chebyshev distance to the nearest server of the purse (999: none).

    The last row is that of paid actors: 0 everywhere.
    """
    role, minutes, coordinator = duty.role, duty.minutes, duty.coordinator
    slot, own_cell = duty.slot, duty.own_cell
    here = np.zeros((PURSES, len(distance)), dtype=np.int8)
    result = np.full((PURSES + 1, len(distance)), UNREACHABLE, dtype=np.int16)
    result[EVERYWHERE] = 0
    for i in serving:
        b = cell[i]
        if role[i] == GROUP:
            purse = R_GROUP + slot[i]
        elif role[i] == PARTY:
            purse = R_PARTY_OWN_CELL if own_cell[i] == 1 else R_PARTY + skill[i]
        else:
            purse = R_VOLUNTEER_OWN_CELL if own_cell[i] == 1 else R_VOLUNTEER + skill[i]
        p = purse - R_PARTY
        if coordinator[i] == 1 or minutes[i] == 0 or here[p, b] == 1:
            continue
        here[p, b] = 1
        result[p, b] = 0
        if purse == R_PARTY_OWN_CELL or purse == R_VOLUNTEER_OWN_CELL:
            continue
        low, high = cell_start[community[b]], cell_start[community[b] + 1]
        near, nearest = distance[b], result[p, low:high]
        for n in range(high - low):  # without a branch: many at a time
            nearest[n] = min(nearest[n], near[n])
    return result

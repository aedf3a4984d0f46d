"""Sums over all residents for the record: states of minds, ties, and counts of roles."""

import numpy as np

from sim.compiled import compiled
from sim.layout import PARTY, SLOTS, VOLUNTEER
from sim.world import F64, I8, I16, I32, I64

STATE_NAMES = (
    "trust", "acceptance", "satisfaction", "loneliness", "motivation", "efficacy", "belonging",
)  # fmt: skip
(
    OPINION, OPINION_SQUARE, TOLERANCE, GAP, TIES, ELDER_LONELY, ELDERS, MIGRANT_LONELY,
    MIGRANTS, LOCAL_LONELY, LOCALS, ADULTS, PEOPLE, SUMS,
) = range(len(STATE_NAMES), len(STATE_NAMES) + 14)  # fmt: skip
COUNT_NAMES = (
    "active", "ever", "volunteers_deployed", "members_deployed", "members_serving", "members",
    "registered", "in_bed",
)  # fmt: skip
ADULT, ELDER = 15, 60


@compiled
def adult_sums(
    start: I32, age: I8, trust: F64, acceptance: F64, satisfaction: F64, loneliness: F64,
    motivation: F64, efficacy: F64, belonging: F64, result: F64,
) -> None:  # fmt: skip
    """Write the sums of adults' states by community, in order of ids."""
    for c in range(len(start) - 1):
        t, a, s, lonely, m, e, b = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for i in range(start[c], start[c + 1]):
            adult = age[i] >= ADULT
            t += trust[i] if adult else 0.0
            a += acceptance[i] if adult else 0.0
            s += satisfaction[i] if adult else 0.0
            lonely += loneliness[i] if adult else 0.0
            m += motivation[i] if adult else 0.0
            e += efficacy[i] if adult else 0.0
            b += belonging[i] if adult else 0.0
        for n, total in enumerate((t, a, s, lonely, m, e, b)):
            result[c, n] = total


@compiled
def neighbour_sums(
    community: I32, cell_start: I32, age: I8, migrant_elder: I8, opinion: F64, tolerance: F64,
    loneliness: F64, strength: F64, result: F64,
) -> None:  # fmt: skip
    """Add up opinions, ties and loneliness, one pass cell by cell (ascending ids)."""
    for b in range(len(community)):
        low, high = cell_start[b], cell_start[b + 1]
        mean = 0.0
        for i in range(low, high):
            mean += opinion[i]
        mean /= high - low
        own = result[community[b]]
        o_sum, o_square, t_sum = own[OPINION], own[OPINION_SQUARE], own[TOLERANCE]
        gap, ties = own[GAP], own[TIES]
        for i in range(low, high):
            o = opinion[i]
            o_sum += o
            o_square += o * o
            t_sum += tolerance[i]
            gap += abs(o - mean)
            tied = 0.0
            for d in range(SLOTS):
                tied += strength[i, d]
            ties += tied
        own[OPINION], own[OPINION_SQUARE], own[TOLERANCE] = o_sum, o_square, t_sum
        own[GAP], own[TIES] = gap, ties
        adults = 0
        for i in range(low, high):
            adults += age[i] >= ADULT
            if age[i] >= ELDER:
                own[ELDER_LONELY] += loneliness[i]
                own[ELDERS] += 1.0
                own[MIGRANT_LONELY if migrant_elder[i] == 1 else LOCAL_LONELY] += loneliness[i]
                own[MIGRANTS if migrant_elder[i] == 1 else LOCALS] += 1.0
        own[ADULTS] += adults
        own[PEOPLE] += high - low


@compiled
def mixed_ties(contact: I32, strength: F64, migrant: I8, start: I32) -> F64:
    """Return [C, 2] tie strength between migrants and locals, and all tie strength."""
    result = np.zeros((len(start) - 1, 2))
    for c in range(len(result)):
        mixed, every = 0.0, 0.0
        for i in range(start[c], start[c + 1]):
            for d in range(SLOTS):
                j = contact[i, d]
                tie = strength[i, d] if j >= 0 else 0.0
                every += tie
                mixed += tie if migrant[max(j, 0)] != migrant[i] else 0.0
        result[c, 0], result[c, 1] = mixed, every
    return result


@compiled
def count_people(
    community: I32, role: I8, cases: I16, coordinator: I8, active: I8, served_weeks: I16,
    registered: I8, member_type: I8, in_bed: I8, result: I64,
) -> None:  # fmt: skip
    """Count residents by community, one row for each of COUNT_NAMES."""
    for i in range(len(community)):
        flags = active[i] + role[i] + served_weeks[i] + registered[i] + member_type[i] + in_bed[i]
        if flags == 0:
            continue
        c = community[i]
        result[0, c] += active[i] == 1
        result[1, c] += (served_weeks[i] > 0) | (active[i] == 1)
        useful = (cases[i] > 0) | (coordinator[i] == 1)
        result[2, c] += useful & (role[i] == VOLUNTEER)
        result[3, c] += useful & (role[i] == PARTY)
        result[4, c] += role[i] == PARTY
        result[5, c] += member_type[i] > 0
        result[6, c] += registered[i] == 1
        result[7, c] += in_bed[i] == 1

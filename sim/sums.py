"""Sums for the record: states of minds, ties, counts of roles, of open cases and of cells."""

import numpy as np

from sim.casework import case_minutes
from sim.compiled import compiled, helper
from sim.layout import (
    BIT_LIST,
    KNOWN_BITS,
    NEED_COUNT,
    PARTY,
    SIDE_COUNT,
    SLOTS,
    VOLUNTEER,
)
from sim.world import F64, I8, I32, I64, Cases, Duty, Roles, Traits

STATE_NAMES = (
    "trust",
    "acceptance",
    "satisfaction",
    "loneliness",
    "motivation",
    "efficacy",
    "belonging",
)
(
    OPINION,
    OPINION_SQUARE,
    TOLERANCE,
    GAP,
    TIES,
    ELDER_LONELY,
    ELDERS,
    MIGRANT_LONELY,
    MIGRANTS,
    LOCAL_LONELY,
    LOCALS,
    ADULTS,
    PEOPLE,
    MIXED,
    ALL_TIES,
    SUMS,
) = range(len(STATE_NAMES), len(STATE_NAMES) + 16)
COUNT_NAMES = (
    "active",
    "ever",
    "volunteers_deployed",
    "members_deployed",
    "members_serving",
    "members",
    "registered",
    "in_bed",
)
CASE_COUNTS = ("cases_latent", "cases_visible", "cases_listed", "backlog_cases")
ADULT, ELDER = 15, 60


@helper
def adult_sum(values: F64, adult: F64) -> float:
    """Return the sum over those whose `adult` is 1, in four strands: one waits for every addition."""
    whole = len(values) // 4 * 4
    a, b, c, d = 0.0, 0.0, 0.0, 0.0
    for n in range(0, whole, 4):
        a += values[n] * adult[n]
        b += values[n + 1] * adult[n + 1]
        c += values[n + 2] * adult[n + 2]
        d += values[n + 3] * adult[n + 3]
    for n in range(whole, len(values)):
        a += values[n] * adult[n]
    return (a + b) + (c + d)


@compiled
def adult_sums(start: I32, age: I8, states: tuple[F64, ...], result: F64) -> None:
    """Write the number of adults and the sums of their states (STATE_NAMES) by community."""
    for c in range(len(start) - 1):
        own = slice(start[c], start[c + 1])
        adult = (age[own] >= ADULT).astype(np.float64)
        for n in range(len(states)):
            result[n, c] = adult_sum(states[n][own], adult)
        result[ADULTS, c] = adult.sum()


@compiled
def elder_sums(elders: I64, community: I32, migrant_elder: I8, loneliness: F64, result: F64) -> None:
    """Add up the loneliness of the elders listed, migrants and locals apart."""
    for i in elders:
        c, migrant = community[i], migrant_elder[i] == 1
        result[ELDER_LONELY, c] += loneliness[i]
        result[ELDERS, c] += 1.0
        result[MIGRANT_LONELY if migrant else LOCAL_LONELY, c] += loneliness[i]
        result[MIGRANTS if migrant else LOCALS, c] += 1.0


@compiled
def neighbour_sums(
    community: I32, cell_start: I32, opinion: F64, tolerance: F64, tie_sum: F64, result: F64
) -> None:
    """Add up opinions, tolerance and ties, cell by cell (a sum of its own for each is faster)."""
    for b in range(len(community)):
        low, high = cell_start[b], cell_start[b + 1]
        total = 0.0
        for i in range(low, high):
            total += opinion[i]
        mean = total / (high - low)
        square, tolerant, gap = 0.0, 0.0, 0.0
        for i in range(low, high):
            square += opinion[i] * opinion[i]
            tolerant += tolerance[i]
            gap += abs(opinion[i] - mean)
        c = community[b]
        result[OPINION, c] += total
        result[OPINION_SQUARE, c] += square
        result[TOLERANCE, c] += tolerant
        result[GAP, c] += gap
        result[TIES, c] += tie_sum[b]


@compiled
def mixed_ties(contact: I32, strength: F64, migrant: I8, start: I32) -> F64:
    """Return [C, 2] tie strength between migrants and locals, and all tie strength."""
    result = np.zeros((len(start) - 1, 2))
    for c in range(len(result)):
        mixed, every = 0.0, 0.0
        for i in range(start[c], start[c + 1]):
            own, across = 0.0, 0.0  # a sum of its own for each resident is faster
            for d in range(SLOTS):
                j = contact[i, d]
                tie = strength[i, d] if j >= 0 else 0.0
                own += tie
                across += tie if migrant[max(j, 0)] != migrant[i] else 0.0
            every += own
            mixed += across
        result[c, 0], result[c, 1] = mixed, every
    return result


@compiled
def count_people(rows: I64, traits: Traits, roles: Roles, duty: Duty, result: I64) -> None:
    """Count the residents listed by community, one row for each of COUNT_NAMES: `result` [8, C]."""
    community, member_type = traits.community, traits.member_type
    role, cases, coordinator = duty.role, duty.cases, duty.coordinator
    active, served_weeks = roles.active, roles.served_weeks
    registered, in_bed = roles.registered, roles.in_bed
    for i in rows:
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


@compiled
def count_cases(cases: Cases, sizes: I64, week: int, result: I64) -> None:
    """Count the open cases by community as in CASE_COUNTS: `result` [7, C].

    Last come three sums over those that the office knows: weeks since their week of birth, minutes
    still to be worked, full minutes (`sizes` of classes and deeds).
    """
    community, bits, key = cases.community, cases.bits, cases.key
    born, work_done = cases.born, cases.work_done
    for n in range(len(key)):
        c, need = community[n], key[n] % NEED_COUNT
        result[0, c] += bits[n] & KNOWN_BITS == 0
        result[1, c] += bits[n] & KNOWN_BITS != 0
        result[2, c] += (bits[n] >> BIT_LIST) & 1
        if bits[n] & 1:
            minutes = case_minutes(sizes, need, cases.severe[n], cases.deed[n])
            result[3, c] += 1
            result[4, c] += week - born[n]
            result[5, c] += minutes - work_done[n]
            result[6, c] += minutes


@compiled
def count_cells(community: I32, kind: I8, side_cell: I8, count: int) -> I64:
    """Return [3, C] cells with an entrenched problem, worked by at least two sides, by three."""
    result = np.zeros((3, count), dtype=np.int64)
    for b in range(len(community)):
        sides = 0
        for side in range(SIDE_COUNT):
            sides += side_cell[b, side]
        result[0, community[b]] += kind[b] >= 0
        result[1, community[b]] += sides >= 2
        result[2, community[b]] += sides == SIDE_COUNT
    return result

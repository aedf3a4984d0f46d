"""Cohorts of cases by week of birth: born, and closed in time, by community, need and subgroup.

Cohort measures never divide what closed this week by what was born this week.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import NEED_COUNT
from sim.world import I8, I16, I32, I64, World

LONGEST_RUN = 521
# Subgroups of people of 60 or more: for the digital gap (k0, k1, k6) and the alone gap (k1).
CONNECTED, OFFLINE_ALONE, WITH_OTHERS, ALONE = range(4)
ELDER = 60
ERRAND, ELDER_CARE, COMPANY = 0, 1, 6  # needs


class Cohorts(NamedTuple):
    """Counts by week of birth (first week: −burn_in), community and need or subgroup."""

    first: int
    born: I64  # [W, C, 8]
    in_time: I64
    group_born: I64  # [W, C, 4]
    group_in_time: I64


def new_cohorts(burn_in: int, communities: int) -> Cohorts:
    """Return empty cohorts for the longest run."""
    weeks = burn_in + LONGEST_RUN

    def zeros(columns: int) -> I64:
        return np.zeros((weeks, communities, columns), dtype=np.int64)

    return Cohorts(-burn_in, zeros(NEED_COUNT), zeros(NEED_COUNT), zeros(4), zeros(4))


def count_cases(
    world: World, born: np.ndarray, key: np.ndarray, needs: I64, groups: I64
) -> None:
    """Count cases at their week of birth, by need and by subgroup."""
    traits = world.traits
    _count(
        born, key, world.cohorts.first, traits.community, traits.age, traits.household,
        traits.alone, world.home_digital, world.roles.registered, needs, groups,
    )  # fmt: skip


@compiled
def _count(
    born: I16, key: I64, first: int, community: I32, age: I8, household: I32, alone: I8,
    home_digital: I8, registered: I8, needs: I64, groups: I64,
) -> None:  # fmt: skip
    for n in range(len(key)):
        week, i, need = born[n] - first, key[n] // NEED_COUNT, key[n] % NEED_COUNT
        c = community[i]
        needs[week, c, need] += 1
        if age[i] < ELDER:
            continue
        if need == ELDER_CARE:
            groups[week, c, ALONE if alone[i] == 1 else WITH_OTHERS] += 1
        if need == ELDER_CARE or need == ERRAND or need == COMPANY:
            if home_digital[household[i]] == 1 or registered[i] == 1:
                groups[week, c, CONNECTED] += 1
            elif alone[i] == 1:
                groups[week, c, OFFLINE_ALONE] += 1

"""Cohorts of cases by week of birth: born, and closed in time, by community, need and subgroup.

Cohort measures never divide what closed this week by what was born this week.
"""

from typing import NamedTuple

import numpy as np

from sim.layout import NEED_COUNT
from sim.world import I64, World

LONGEST_RUN = 521
# Subgroups of people of 60 or more: for the digital gap (k0, k1, k6) and the alone gap (k1).
CONNECTED, OFFLINE_ALONE, WITH_OTHERS, ALONE = range(4)


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
    cohorts = world.cohorts
    week = born.astype(np.int64) - cohorts.first
    resident, need = key // NEED_COUNT, key % NEED_COUNT
    community = world.traits.community[resident]
    np.add.at(needs, (week, community, need), 1)
    elder = world.traits.age[resident] >= 60
    home = world.traits.household[resident]
    alone = world.traits.alone[resident] == 1
    connected = (world.home_digital[home] == 1) | (world.roles.registered[resident] == 1)
    digital_need = elder & ((need == 0) | (need == 1) | (need == 6))
    care = elder & (need == 1)
    for group, chosen in (
        (CONNECTED, digital_need & connected),
        (OFFLINE_ALONE, digital_need & ~connected & alone),
        (WITH_OTHERS, care & ~alone),
        (ALONE, care & alone),
    ):
        np.add.at(groups, (week[chosen], community[chosen], group), 1)

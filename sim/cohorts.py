"""Cohorts of cases by week of birth: born, and closed in time, by community, need and subgroup.

Cohort measures never divide what closed this week by what was born this week. A case belongs to the
subgroups of its subject; an emergency case is a household's and goes by the resident who holds it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled
from sim.layout import MEASURE_CLASS, NEED_COUNT
from sim.world import I8, I64, World

LONGEST_RUN = 521
# Subgroups of people of 60 or more: for the digital gap (k0, k1, k6) and the alone gap (k1).
CONNECTED, OFFLINE_ALONE, WITH_OTHERS, ALONE = range(4)
# Subgroups of all residents; each resident is in one of every kind.
SUBGROUPS = (
    "age_0_14", "age_15_59", "age_60", "online", "offline", "migrants", "locals", "alone",
    "together", "members", "others",
)  # fmt: skip
CLASS_COUNT = 3  # everyday, specialised, emergency


class Cohorts(NamedTuple):
    """Counts by week of birth (first week: −burn_in), community and need or subgroup."""

    first: int
    born: I64  # [W, C, 8]
    in_time: I64
    group_born: I64  # [W, C, 4]
    group_in_time: I64
    subgroup_born: NDArray[np.int32]  # [W, C, 3 classes, 11 subgroups]
    subgroup_in_time: NDArray[np.int32]


def new_cohorts(burn_in: int, communities: int) -> Cohorts:
    """Return empty cohorts for the longest run."""
    weeks = burn_in + LONGEST_RUN

    def zeros(columns: int) -> I64:
        return np.zeros((weeks, communities, columns), dtype=np.int64)

    def by_subgroup() -> NDArray[np.int32]:
        return np.zeros((weeks, communities, CLASS_COUNT, len(SUBGROUPS)), dtype=np.int32)

    return Cohorts(
        -burn_in, zeros(NEED_COUNT), zeros(NEED_COUNT), zeros(4), zeros(4), by_subgroup(), by_subgroup()
    )


def subgroups_of(world: World) -> I8:
    """Return [N, 11] 1 where a resident belongs to the subgroup."""
    traits = world.traits
    old, young = traits.age >= 60, traits.age < 15
    online = world.home_digital[traits.household] == 1  # somebody at home uses a smartphone
    migrant, alone, member = traits.migrant == 1, traits.alone == 1, traits.member_type > 0
    columns = (young, ~young & ~old, old, online, ~online, migrant, ~migrant, alone, ~alone,
               member, ~member)  # fmt: skip
    return np.stack(columns, axis=1).astype(np.int8)


@compiled
def count_by_subgroup(
    week: I64, community: I64, resident: I64, need: I64, member_of: I8, counts: NDArray[np.int32]
) -> None:
    """Add cases to the counts of all subgroups of their subjects."""
    for n in range(len(week)):
        own = counts[week[n], community[n], MEASURE_CLASS[need[n]]]
        for group in range(len(own)):
            own[group] += member_of[resident[n], group]


def count_cases(
    world: World,
    born: np.ndarray,
    key: np.ndarray,
    needs: I64,
    groups: I64,
    subgroups: NDArray[np.int32],
) -> None:
    """Count cases at their week of birth, by need and by subgroup."""
    cohorts = world.cohorts
    week = born.astype(np.int64) - cohorts.first
    resident, need = key // NEED_COUNT, key % NEED_COUNT
    community = world.traits.community[resident].astype(np.int64)
    np.add.at(needs, (week, community, need), 1)
    count_by_subgroup(week, community, resident, need, world.member_of, subgroups)
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

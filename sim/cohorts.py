"""Cohorts of cases by week of birth: born, heard of and closed in time, by community and subgroup.

Cohort measures never divide what closed this week by what was born this week. A case belongs to the
subgroups of its subject; an emergency case is a household's and goes by the resident who holds it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled
from sim.layout import MEASURE_CLASS, NEED_COUNT
from sim.structure import NeedClass
from sim.world import I8, I16, I32, I64, World

LONGEST_RUN = 521
# Subgroups of people of 60 or more: for the digital gap (k0, k1, k6) and the alone gap (k1).
CONNECTED, OFFLINE_ALONE, WITH_OTHERS, ALONE = range(4)
# Subgroups of all residents; each resident is in one of every kind.
SUBGROUPS = (
    "age_0_14",
    "age_15_59",
    "age_60",
    "online",
    "offline",
    "migrants",
    "locals",
    "alone",
    "together",
    "members",
    "others",
)
CLASS_NAMES = NeedClass.keys()
CLASS_COUNT = len(CLASS_NAMES)
ELDER = 60
ERRAND, ELDER_CARE, COMPANY = 0, 1, 6  # needs


class Cohorts(NamedTuple):
    """Counts by week of birth (first week: −burn_in), community and need or subgroup."""

    first: int
    born: I64  # [W, C, 8]
    in_time: I64
    heard: I64  # known to somebody before the deadline
    group_born: I64  # [W, C, 4]
    group_in_time: I64
    subgroup_born: NDArray[np.int32]  # [W, C, 3 classes, 11 subgroups]
    subgroup_in_time: NDArray[np.int32]


class Subjects(NamedTuple):
    """What decides the subgroups of a case: residents [N], households [H]."""

    community: I32  # [N]
    age: I8  # [N] years
    household: I32  # [N]
    alone: I8  # [N]
    home_digital: I8  # [H]
    registered: I8  # [N]
    member_of: I8  # [N, 11]


def new_cohorts(burn_in: int, communities: int) -> Cohorts:
    """Return empty cohorts for the longest run."""
    weeks = burn_in + LONGEST_RUN

    def zeros(columns: int) -> I64:
        return np.zeros((weeks, communities, columns), dtype=np.int64)

    def by_subgroup() -> NDArray[np.int32]:
        return np.zeros((weeks, communities, CLASS_COUNT, len(SUBGROUPS)), dtype=np.int32)

    k = NEED_COUNT
    return Cohorts(-burn_in, zeros(k), zeros(k), zeros(k), zeros(4), zeros(4), by_subgroup(), by_subgroup())


def cohort_columns(cohorts: Cohorts, first: int, end: int) -> dict[str, np.ndarray]:
    """Return columns of the weekly table for weeks of birth `first` to `end` − 1, the street last."""
    window = slice(first - cohorts.first, end - cohorts.first)
    columns: dict[str, np.ndarray] = {}
    for kind in ("born", "in_time", "heard"):
        counts = _with_street(getattr(cohorts, kind)[window])
        columns[f"cases_{kind}"] = counts.sum(axis=2).reshape(-1)
        for n, name in enumerate(CLASS_NAMES):
            columns[f"cases_{kind}_{name}"] = counts[:, :, n == MEASURE_CLASS].sum(axis=2).reshape(-1)
        for k in range(NEED_COUNT):
            columns[f"cases_{kind}_k{k}"] = counts[:, :, k].reshape(-1)
    for kind in ("born", "in_time"):
        by_subgroup = _with_street(getattr(cohorts, f"subgroup_{kind}")[window])
        for n, name in enumerate(CLASS_NAMES):
            for g, subgroup in enumerate(SUBGROUPS):
                columns[f"cases_{kind}_{name}_{subgroup}"] = by_subgroup[:, :, n, g].reshape(-1)
    return columns


def _with_street(counts: np.ndarray) -> np.ndarray:
    """Return counts [W, C, …] with their sum over communities last."""
    return np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1)


def subgroups_of(world: World) -> I8:
    """Return [N, 11] 1 where a resident belongs to the subgroup."""
    traits = world.traits
    old, young = traits.age >= 60, traits.age < 15
    online = world.home_digital[traits.household] == 1  # somebody at home uses a smartphone
    migrant, alone, member = traits.migrant == 1, traits.alone == 1, traits.member_type > 0
    columns = (young, ~young & ~old, old, online, ~online, migrant, ~migrant, alone, ~alone, member, ~member)
    return np.stack(columns, axis=1).astype(np.int8)


def count_cases(
    world: World,
    born: np.ndarray,
    key: np.ndarray,
    needs: I64,
    groups: I64,
    subgroups: NDArray[np.int32],
) -> None:
    """Count cases at their week of birth, by need and by subgroup."""
    traits = world.traits
    subjects = Subjects(
        traits.community,
        traits.age,
        traits.household,
        traits.alone,
        world.home_digital,
        world.roles.registered,
        world.member_of,
    )
    _count(born, key, world.cohorts.first, subjects, needs, groups, subgroups)


@compiled
def _count(
    born: I16,
    key: I64,
    first: int,
    subjects: Subjects,
    needs: I64,
    groups: I64,
    subgroups: NDArray[np.int32],
) -> None:
    """Add each case at its week of birth to the counts of its need and of its subject's groups.

    `born` [n] weeks and `key` [n] of the cases; `first` is the week of row 0 of `needs` [W, C, 8],
    `groups` [W, C, 4] and `subgroups` [W, C, 3, 11], all numbers of cases.
    """
    community, age, household = subjects.community, subjects.age, subjects.household
    alone, home_digital = subjects.alone, subjects.home_digital
    registered, member_of = subjects.registered, subjects.member_of
    for n in range(len(key)):
        week, i, need = born[n] - first, key[n] // NEED_COUNT, key[n] % NEED_COUNT
        c = community[i]
        needs[week, c, need] += 1
        own = subgroups[week, c, MEASURE_CLASS[need]]
        for group in range(len(own)):
            own[group] += member_of[i, group]
        if age[i] < ELDER:
            continue
        if need == ELDER_CARE:
            groups[week, c, ALONE if alone[i] == 1 else WITH_OTHERS] += 1
        if need == ELDER_CARE or need == ERRAND or need == COMPANY:
            if home_digital[household[i]] == 1 or registered[i] == 1:
                groups[week, c, CONNECTED] += 1
            elif alone[i] == 1:
                groups[week, c, OFFLINE_ALONE] += 1

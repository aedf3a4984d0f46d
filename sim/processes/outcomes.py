"""W8 Outcomes: closed, late, abandoned; cohorts by birth week; who knew and who closed.

In time means closed with age < deadline, counted in the week of birth (cohort measure). At the end
of age D − 1 an open case is late, at the end of age 3D − 1 it is abandoned, closed unserved.
"""

import numpy as np

from sim.cohorts import count_cases
from sim.layout import ABANDONED, DEADLINE, NEED_COUNT
from sim.randomness import uniform
from sim.world import World


def settle(world: World) -> None:
    """Settle this week's cases and let beds fall free."""
    cases = world.cases
    need = cases.key % NEED_COUNT
    age = world.week - cases.born
    deadline = DEADLINE[need]
    served = cases.closer >= 0
    in_time = served & (age < deadline)
    late = ~served & (age >= deadline - 1) & (cases.late == 0)
    cases.late[cases.late == 1] = 2
    cases.late[late] = 1
    abandoned = ~served & (age >= 3 * deadline - 1)
    cases.closer[abandoned] = ABANDONED
    for n in np.flatnonzero(abandoned & (cases.severe == 1)):
        world.note(int(cases.community[n]), f"resident_{cases.key[n] // 8}", "severe_abandoned",
                   str(int(need[n])))  # fmt: skip
    cohorts = world.cohorts
    count_cases(
        world, world.born.born, world.born.key, cohorts.born, cohorts.group_born,
        cohorts.subgroup_born,
    )  # fmt: skip
    count_cases(
        world, cases.born[in_time], cases.key[in_time], cohorts.in_time, cohorts.group_in_time,
        cohorts.subgroup_in_time,
    )  # fmt: skip
    count = world.community_count
    world.flows["late"] = _count(count, cases.community[late], need[late])
    world.flows["abandoned"] = _count(count, cases.community[abandoned], need[abandoned])
    due = world.communities.due[:, world.week % 4]
    np.add.at(due, (cases.community[in_time | late], 0), 1)
    np.add.at(due, (cases.community[in_time], 1), 1)
    joint = served & (cases.first_knower >= 0) & (cases.first_knower != cases.closer)
    np.add.at(
        world.communities.joint_cases[:, world.week % 4],
        (cases.community[joint], cases.first_knower[joint], cases.closer[joint]),
        1,
    )
    _beds_fall_free(world)


def _count(communities: int, community: np.ndarray, need: np.ndarray) -> np.ndarray:
    """Return [C, 8] counts."""
    result = np.zeros((communities, NEED_COUNT), dtype=np.int64)
    np.add.at(result, (community, need), 1)
    return result


def _beds_fall_free(world: World) -> None:
    """Let residents leave their beds with a chance of one in `bed_weeks`."""
    luck = world.luck("bed.exit")
    for i in np.flatnonzero(world.roles.in_bed == 1):
        if uniform(luck, i, 0) < 1 / world.settings.bed_weeks:
            world.roles.in_bed[i] = 0
            world.communities.beds_free[world.traits.community[i]] += 1



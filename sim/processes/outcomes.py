"""W8 Outcomes: closed, late, abandoned; cohorts by birth week; who knew and who closed.

In time means closed with age < deadline, counted in the week of birth (cohort measure). At the end
of age D − 1 an open case is late, at the end of age 3D − 1 it is abandoned, closed unserved.
"""

import numpy as np

from sim.cohorts import count_cases
from sim.compiled import compiled
from sim.layout import ABANDONED, DEADLINE, NEED_COUNT
from sim.randomness import draw_each
from sim.world import I64, Cases, World


def settle(world: World) -> None:
    """Settle this week's cases and let beds fall free."""
    cases, cohorts, communities = world.cases, world.cohorts, world.communities
    late, abandoned = np.zeros((2, world.community_count, NEED_COUNT), dtype=np.int64)
    ring = world.week % 4
    in_time = _settle(
        world.week,
        cases,
        late,
        abandoned,
        communities.due[:, ring],
        communities.joint_cases[:, ring],
        cohorts.first,
        cohorts.heard,
    )
    given_up = np.flatnonzero((cases.closer == ABANDONED) & (cases.severe == 1))
    for community, key in zip(cases.community[given_up], cases.key[given_up], strict=True):
        i, need = divmod(int(key), NEED_COUNT)
        world.note(int(community), f"resident_{i}", "severe_abandoned", str(need))
    world.flows["late"], world.flows["abandoned"] = late, abandoned
    count_cases(
        world,
        world.born.born,
        world.born.key,
        cohorts.born,
        cohorts.group_born,
        cohorts.subgroup_born,
    )
    count_cases(
        world,
        cases.born[in_time],
        cases.key[in_time],
        cohorts.in_time,
        cohorts.group_in_time,
        cohorts.subgroup_in_time,
    )
    _beds_fall_free(world)


@compiled
def _settle(
    week: int,
    cases: Cases,
    late_count: I64,
    abandoned_count: I64,
    due: I64,
    joint: I64,
    first: int,
    heard: I64,
) -> I64:
    """Mark what is late, give up what is too late, count; return the rows closed in time.

    Late is an open case of age D − 1 weeks, D the deadline of its need; 3D − 1 weeks, given up.
    Counts of cases: late and abandoned [C, 8], fallen due and of them in time [C, 2], closed by
    another than the first knower [C, 9, 9], and heard of this week, before the deadline, by week of
    birth ([W, C, 8], its row 0 is week `first`).
    """
    key, community, born, known_week = cases.key, cases.community, cases.born, cases.known_week
    first_knower, late, closer = cases.first_knower, cases.late, cases.closer
    in_time = np.empty(len(key), dtype=np.int64)
    count = 0
    for n in range(len(key)):
        c, need, age = community[n], key[n] % NEED_COUNT, week - born[n]
        if known_week[n] == week and age < DEADLINE[need]:
            heard[born[n] - first, c, need] += 1
        if late[n] == 1:
            late[n] = 2  # already counted
        if closer[n] >= 0:
            if age < DEADLINE[need]:
                in_time[count] = n
                count += 1
                due[c, 0] += 1
                due[c, 1] += 1
            if first_knower[n] >= 0 and first_knower[n] != closer[n]:
                joint[c, first_knower[n], closer[n]] += 1
            continue
        if age >= DEADLINE[need] - 1 and late[n] == 0:
            late[n] = 1
            late_count[c, need] += 1
            due[c, 0] += 1
        if age >= 3 * DEADLINE[need] - 1:
            closer[n] = ABANDONED
            abandoned_count[c, need] += 1
    return in_time[:count]


def _beds_fall_free(world: World) -> None:
    """Let residents leave their beds with a chance of one in `bed_weeks`."""
    abed = np.flatnonzero(world.roles.in_bed == 1)
    luck = draw_each(world.luck("bed.exit"), world.traits.number[abed])
    leaving = abed[luck < 1 / world.settings.bed_weeks]
    world.roles.in_bed[leaving] = 0
    np.add.at(world.communities.beds_free, world.traits.community[leaving], 1)

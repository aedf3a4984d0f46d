"""The queue: the one order in which open cases are listed, keyed in and served (once a week).

Age is continuous: a need came at some moment of its week. With ages in whole weeks the weights of
the classes would be an absolute order, whatever their size.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import DEADLINE, NEED_COUNT
from sim.lists import order_of
from sim.world import F64, I8, I16, I64, World

EMERGENCY = 7  # the need of an emergency
DISCIPLINES = ("due", "first-come", "absolute")
DUE, FIRST_COME, ABSOLUTE = range(3)
LANES = 3  # at most, by urgency


class Weights(NamedTuple):
    """Settings of the queue: weights of classes, 1 for routine cases."""

    w_emergency: float
    w_severe: float


class Queue(NamedTuple):
    """The open cases of a week in the order of service; n cases, C communities."""

    rows: I64  # [n] rows of the table of cases, community by community: lane M first, then lane O
    overdue: I8  # [n] by row of the table: 1 in lane O (only with discipline `due`)
    start: I64  # [C+1] where each community starts, in `rows` and in the table alike


def line_up(world: World) -> None:
    """Put all open cases in the order of this week's queue."""
    cases = world.cases
    start = np.searchsorted(cases.community, np.arange(world.community_count + 1))
    discipline = DISCIPLINES.index(world.settings.queue_discipline)
    weights = world.settings.numbers(Weights)
    rows, overdue = queue_order(
        world.week, discipline, weights, start, cases.key, cases.severe, cases.born, cases.tie
    )
    world.queue = Queue(rows, overdue, start)


@compiled
def queue_order(
    week: int,
    discipline: int,
    weights: Weights,
    start: I64,
    key: I64,
    severe: I8,
    born: I16,
    tie: F64,
) -> tuple[I64, I8]:
    """Order the open cases of each community; return rows in order and who is overdue.

    `start` [C+1] are the first rows of communities; `key` (resident · 8 + need, ascending),
    `severe`, `born` (week) and `tie` (part of the week at which the need came) hold one number a
    row. Discipline `due`: in lane M, not overdue, the largest weight · age / deadline first, in
    lane O, overdue, the largest weight · deadline / (age + 1) first. `first-come`: the oldest
    first. `absolute`: emergencies, severe, others, each the oldest first. Equal: the lower key.
    """
    count = len(key)
    lane, rank = np.empty(count, dtype=np.int8), np.empty(count)
    overdue = np.zeros(count, dtype=np.int8)
    for n in range(count):
        k = key[n] % NEED_COUNT
        urgency = 0 if k == EMERGENCY else (1 if severe[n] == 1 else 2)
        weeks = week - born[n]
        age = weeks + tie[n]
        lane[n], rank[n] = 0, -age  # ascending: the largest first
        if discipline == ABSOLUTE:
            lane[n] = urgency
        elif discipline == DUE:
            weight = weights.w_emergency if urgency == 0 else (weights.w_severe if urgency == 1 else 1.0)
            if weeks >= DEADLINE[k]:
                lane[n] = overdue[n] = 1
                rank[n] = -(weight * DEADLINE[k] / (age + 1.0))
            else:
                rank[n] = -(weight * age / DEADLINE[k])
    rows = np.empty(count, dtype=np.int64)
    place = 0
    for c in range(len(start) - 1):
        for own_lane in range(LANES):
            own = start[c] + np.flatnonzero(lane[start[c] : start[c + 1]] == own_lane)
            for n in own[order_of(rank[own])]:
                rows[place] = n
                place += 1
    return rows, overdue

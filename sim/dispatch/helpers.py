"""Who served whom: closed cases are shared out among an actor's helpers by cell and minutes."""

import numpy as np

from sim.compiled import helper
from sim.layout import RESOURCE_ACTOR
from sim.world import I8, I64, Cases, Duty


@helper
def pair_helpers(
    low: int, high: int, first: int, last: int, order: I64, done_by: I64, from_list: I8,
    spent: I64, cases: Cases, duty: Duty,
) -> None:  # fmt: skip
    """Give each closed case of Party members, volunteers and groups a helper.

    Helpers stand in order of cell and id (rows are numbered so), cases in order of cell and
    queue; a case belongs to the helper whose span of summed minutes contains the case's start.
    Rows `low` to `high` are the community's cases, `first` to `last` its residents.
    """
    for a in range(2, 5):
        count = 0
        for m in range(len(order)):
            n = order[m]
            if done_by[n] >= 0 and RESOURCE_ACTOR[done_by[n]] == a:
                count += 1
        if count == 0:
            continue
        rows = np.empty(count, dtype=np.int64)
        cell = np.empty(count, dtype=np.int64)
        count = 0
        for m in range(len(order)):
            n = order[m]
            if done_by[n] >= 0 and RESOURCE_ACTOR[done_by[n]] == a:
                rows[count] = n
                cell[count] = cases.cell[n]
                count += 1
        rows = rows[np.argsort(cell, kind="mergesort")]
        served = 0
        position = 0
        total = 0
        helper = -1
        role, minutes = duty.role, duty.minutes
        for i in range(first, last):
            if role[i] != a or minutes[i] <= 0:
                continue
            helper = i
            total += minutes[i]
            while position < len(rows) and served < total:
                _give(rows[position], i, from_list, spent, cases, duty)
                served += spent[rows[position]]
                position += 1
        while helper >= 0 and position < len(rows):  # minutes without a name
            _give(rows[position], helper, from_list, spent, cases, duty)
            position += 1


@helper
def _give(n: int, i: int, from_list: I8, spent: I64, cases: Cases, duty: Duty) -> None:
    cases.helper[n] = i
    duty.cases[i] += 1
    if from_list[n] == 1:
        duty.from_list[i] += spent[n]
    else:
        duty.own_list[i] += spent[n]



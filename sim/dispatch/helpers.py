"""Who served whom: closed cases are shared out among an actor's helpers by cell and minutes."""

import numpy as np

from sim.compiled import compiled, helper
from sim.dispatch.counter import CELL, DONE_BY, POOLED, SPENT
from sim.layout import GROUP, PARTY, RESOURCE_ACTOR, VOLUNTEER
from sim.lists import order_of, place_of
from sim.queueing import Queue
from sim.world import I32, I64, Duty


@compiled
def pair_all(queue: Queue, table: I64, serving: I64, resident_start: I32, helper_of: I32, duty: Duty) -> None:
    """Give closed cases their helpers, community by community.

    `table` [n, 14] is the counter's, `serving` are all residents on duty (ascending),
    `resident_start` [C+1] the communities' first rows; written are `helper_of` [n] and duties.
    """
    for c in range(len(queue.start) - 1):
        first = place_of(serving, resident_start[c])
        last = place_of(serving, resident_start[c + 1])
        order = queue.rows[queue.start[c] : queue.start[c + 1]]
        _pair_helpers(serving[first:last], order, table, helper_of, duty)


@helper
def _pair_helpers(serving: I64, order: I64, table: I64, helper_of: I32, duty: Duty) -> None:
    """Give each closed case of Party members, volunteers and groups a helper.

    Helpers stand in order of cell and id (rows are numbered so), cases in order of cell and
    queue; a case belongs to the helper whose span of summed minutes contains the case's start.
    `serving` are the community's residents on duty, `order` its cases in queue order.
    """
    role, minutes, paired = duty.role, duty.minutes, duty.cases
    for a in (PARTY, VOLUNTEER, GROUP):
        rows = np.empty(len(order), dtype=np.int64)
        places = np.empty(len(order), dtype=np.int64)
        count = 0
        for n in order:
            if table[n, DONE_BY] >= 0 and RESOURCE_ACTOR[table[n, DONE_BY]] == a:
                rows[count] = n
                places[count] = table[n, CELL]
                count += 1
        if count == 0:
            continue
        rows = rows[order_of(places[:count])]
        served = position = total = 0
        own = serving[(role[serving] == a) & (minutes[serving] > 0)]
        for m in range(len(own)):
            i = own[m]
            total += minutes[i]
            while position < count and (served < total or m == len(own) - 1):
                n = rows[position]  # what is left over goes to the last: minutes without a name
                helper_of[n] = i
                paired[i] += 1
                if table[n, POOLED] == 1:
                    duty.from_list[i] += table[n, SPENT]
                else:
                    duty.own_list[i] += table[n, SPENT]
                served += table[n, SPENT]
                position += 1

"""Who served whom: closed cases are shared out among an actor's helpers by cell and minutes."""

import numpy as np

from sim.compiled import helper
from sim.layout import GROUP, PARTY, RESOURCE_ACTOR, VOLUNTEER
from sim.world import I8, I64, Cases, Duty


@helper
def pair_helpers(
    serving: I64, order: I64, done_by: I64, from_list: I8, spent: I64, cases: Cases, duty: Duty,
) -> None:  # fmt: skip
    """Give each closed case of Party members, volunteers and groups a helper.

    Helpers stand in order of cell and id (rows are numbered so), cases in order of cell and
    queue; a case belongs to the helper whose span of summed minutes contains the case's start.
    `serving` are the community's residents on duty, `order` its known cases in queue order.
    """
    cell, helper_of = cases.cell, cases.helper
    role, minutes, paired = duty.role, duty.minutes, duty.cases
    for a in (PARTY, VOLUNTEER, GROUP):
        rows = np.empty(len(order), dtype=np.int64)
        places = np.empty(len(order), dtype=np.int32)
        count = 0
        for n in order:
            if done_by[n] >= 0 and RESOURCE_ACTOR[done_by[n]] == a:
                rows[count] = n
                places[count] = cell[n]
                count += 1
        if count == 0:
            continue
        rows = rows[np.argsort(places[:count], kind="mergesort")]
        served = position = total = 0
        own = serving[(role[serving] == a) & (minutes[serving] > 0)]
        for m in range(len(own)):
            i = own[m]
            total += minutes[i]
            while position < count and (served < total or m == len(own) - 1):
                n = rows[position]  # what is left over goes to the last: minutes without a name
                helper_of[n] = i
                paired[i] += 1
                if from_list[n] == 1:
                    duty.from_list[i] += spent[n]
                else:
                    duty.own_list[i] += spent[n]
                served += spent[n]
                position += 1

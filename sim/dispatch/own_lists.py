"""Own lists: every actor plans by itself on one snapshot; collisions cost; then rests are spent."""

import numpy as np

from sim.compiled import compiled, helper
from sim.dispatch.counter import (
    ATTEMPTED,
    ATTEMPTS,
    CLASS,
    DONE_BY,
    LOW_INCOME,
    OPEN,
    PLANNER,
    PLANNERS,
    POOLED,
    WAITING,
    Counter,
    Desk,
    Service,
    attempt,
)
from sim.dispatch.goods import Goods, goods_needed
from sim.dispatch.planning import Plans, first_overdue, purses_of, walk, with_bit
from sim.dispatch.pool import Linking, serve_pool
from sim.dispatch.rest import spend_rest
from sim.dispatch.tries import try_cases
from sim.layout import RESOURCE_COUNT, USE_DOUBLE
from sim.queueing import Queue
from sim.world import F64, I8, I64


def _purses_of_planners() -> tuple[I64, I64]:
    """Return [8, longest] the purses each actor plans with, and how many they are."""
    length = np.bincount(PLANNER, minlength=PLANNERS)
    table = np.zeros((PLANNERS, length.max()), dtype=np.int64)
    for a in range(PLANNERS):
        table[a, : length[a]] = np.flatnonzero(a == PLANNER)
    return table, length


PURSES_OF, PURSE_COUNT = _purses_of_planners()


@compiled
def serve_week(t: Counter, goods: Goods, s: Service, queue: Queue, link: Linking) -> None:
    """Serve the week's cases, community by community: the pool, tries, own lists."""
    for c in range(len(t.minutes)):
        d = Desk(c, t.route, t.stray, t.cases, t.minutes[c], t.booked[c], t.eta[c], t.reach)
        low, high = queue.start[c], queue.start[c + 1]
        order = queue.rows[low:high]
        t.cases[low:high, ATTEMPTS] = 0
        plans = Plans(
            low,
            np.zeros((high - low, PLANNERS), dtype=np.int8),
            np.zeros((high - low, PLANNERS), dtype=np.int32),
            np.zeros(high - low, dtype=np.int8),
        )
        serve_pool(order, queue.overdue, t, d, goods, s, link, plans)
        try_cases(order, t, d, s)
        _serve_own_lists(order, queue.overdue, t, d, goods, s, link, plans)


@helper
def _serve_own_lists(
    order: I64,
    overdue: I8,
    t: Counter,
    d: Desk,
    goods: Goods,
    s: Service,
    link: Linking,
    plans: Plans,
) -> None:
    """Let all actors plan, settle who comes first, then let every purse spend its rest.

    `order` are the community's cases in queue order. What is settled everybody knows, so nobody
    comes in vain in the rest pass.
    """
    known = np.empty((PLANNERS, len(order)), dtype=np.int64)
    length = np.zeros(PLANNERS, dtype=np.int64)
    for a in range(PLANNERS):
        own = with_bit(a, order, d.cases)
        length[a] = len(own)
        for n in range(len(own)):
            known[a, n] = own[n]
        rows = _list_of(a, own, d.cases, link.linked[d.c, a] == 1)
        if len(rows) > 0:
            purses = PURSES_OF[a, : PURSE_COUNT[a]]
            p = purses_of(t.base[d.c], purses, d.minutes.copy(), False, link.servers)
            walk(a, rows, first_overdue(rows, overdue), d, goods, s, p, plans)
    _settle(order, d, goods, s, t.arrival[d.c], plans)
    p = purses_of(t.base[d.c], PURSES_OF[0, :0], d.minutes.copy(), False, link.servers)
    for r in range(RESOURCE_COUNT):
        own = known[PLANNER[r], : length[PLANNER[r]]]
        if p.room[r] > 0 and len(own) > 0:
            spend_rest(r, own, d, goods, s, p, False)


@helper
def _list_of(a: int, own: I64, cases: I64, linked: bool) -> I64:
    """Return the rows that actor a plans for, of those it knows.

    Left out is what it attempted this week, what waits for goods and, if it is linked, what was
    closed off the joint list; who is not linked comes in vain to these.
    """
    rows = np.empty(len(own), dtype=np.int64)
    count = 0
    for n in own:
        seen = linked and cases[n, DONE_BY] >= 0 and cases[n, POOLED] == 1
        rows[count] = n
        count += not (seen or cases[n, DONE_BY] == WAITING or (cases[n, ATTEMPTED] >> a) & 1 == 1)
    return rows[:count]


@helper
def _settle(order: I64, d: Desk, goods: Goods, s: Service, arrival: F64, plans: Plans) -> None:
    """Settle all plans in queue order: of those who come to an open case the first serves.

    `arrival` [9] is when each actor comes. The others lose some minutes and regain the rest. Where
    goods are short the minutes come back.
    """
    cases, minutes, booked = d.cases, d.minutes, d.booked
    purse, cost, coming, low = plans.purse, plans.cost, plans.coming, plans.low
    for poor in (True, False):  # gifts go to low-income subjects first; others do not care
        for n in order:
            m = n - low
            if coming[m] == 0:
                continue
            if (goods_needed(s, cases[n, CLASS]) > 0 and cases[n, LOW_INCOME] == 1) != poor:
                continue
            winner = -1
            for a in range(PLANNERS):
                if purse[m, a] != 0 and cases[n, DONE_BY] == OPEN:
                    if winner < 0 or arrival[a] < arrival[winner]:
                        winner = a
            for a in range(PLANNERS):
                if purse[m, a] != 0:
                    r = purse[m, a] - 1
                    lost = min(int(s.double_minutes), cost[m, a]) if a != winner else 0
                    booked[r, USE_DOUBLE] += lost
                    minutes[r] += cost[m, a] - lost
            if winner >= 0:
                attempt(d, goods, s, purse[m, winner] - 1, n, cost[m, winner], False)

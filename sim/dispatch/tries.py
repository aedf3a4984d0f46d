"""Tries: who may not finish a severe case spends a little on it all the same, with little result."""

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
    CELL,
    CLASS,
    DONE_BY,
    OPEN,
    SIZE,
    TRIED,
    WORK,
    Counter,
    Desk,
    Service,
    reach_row,
    travel,
)
from sim.dispatch.planning import with_bit
from sim.layout import ACTOR_COUNT, ACTOR_RESOURCES, NEED_COUNT, OFFICE, OUTSIDE
from sim.world import I8, I64

MOST = 4  # tries do at most a quarter of a case


@helper
def try_cases(order: I64, t: Counter, d: Desk, s: Service) -> None:
    """Let the actors of a community try severe cases they may not finish, in queue order.

    Each spends at most a share of its minutes, the same on each case; a case is tried by one actor
    at most every second week. Outside helpers see the office's cases.
    """
    cases, price = d.cases, int(s.try_minutes)
    severe = order[cases[order, CLASS] >= NEED_COUNT]
    for a in range(ACTOR_COUNT):
        left = 0
        for r in range(ACTOR_RESOURCES[a, 0], ACTOR_RESOURCES[a, 1]):
            left += d.minutes[r]
        budget = min(int(s.try_share * t.offered[d.c, a]), left)
        if budget < price or len(severe) == 0:
            continue
        for n in with_bit(OFFICE if a == OUTSIDE else a, severe, cases):
            if budget < price:
                break
            if cases[n, DONE_BY] != OPEN or cases[n, TRIED] >= t.week - 1:
                continue
            r = _who_tries(a, n, d, t.may_try[d.c], s)
            if r < 0:
                continue
            budget -= price
            d.minutes[r] -= price
            t.tries[d.c, a] += 1
            cases[n, TRIED] = t.week
            room = (cases[n, SIZE] + cases[n, WORK]) // MOST - cases[n, WORK]
            gained = max(0, min(int(np.floor(s.eta_try * price)), room))
            cases[n, WORK] += gained
            cases[n, SIZE] -= gained


@helper
def _who_tries(a: int, n: int, d: Desk, may_try: I8, s: Service) -> int:
    """Return the actor's first purse that tries case n; -1 if none does or one could finish it."""
    z, found = d.cases[n, CLASS], -1
    for r in range(ACTOR_RESOURCES[a, 0], ACTOR_RESOURCES[a, 1]):
        if d.minutes[r] > 0 and d.eta[r, z] > 0.0:
            return -1
        if found < 0 and may_try[r, z - NEED_COUNT] == 1 and d.minutes[r] >= s.try_minutes:
            if travel(s, d.reach[reach_row(r), d.cases[n, CELL]]) >= 0:
                found = r
    return found

"""The rest pass: no purse keeps minutes for which there is work on its own list."""

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
    ATTEMPTED,
    CELL,
    CLASS,
    DONE_BY,
    OPEN,
    PLANNER,
    SIZE,
    WORK,
    Desk,
    Service,
    attempt,
    goes_astray,
    minutes_needed,
    reach_row,
    travel,
)
from sim.dispatch.goods import Goods
from sim.dispatch.planning import Purses
from sim.layout import R_OFFICE, R_PARTY, R_VOLUNTEER, USE_BOUNCED, USE_SERVED
from sim.world import I64

ANYBODY = 0xFF  # bits of all planning actors


@helper
def spend_rest(r: int, rows: I64, d: Desk, goods: Goods, s: Service, p: Purses, pooled: bool) -> None:
    """Let purse r serve what fits of a queue, then put what is left into one case too big for it.

    Left out is what its actor (in the pool: anybody) attempted this week, what waits for goods and
    what is closed. A part goes astray like a whole attempt; the size of a case stays above 0.
    """
    cases, eta, near, room = d.cases, d.eta[r], d.reach[reach_row(r)], p.room
    mark = 1 << PLANNER[r]
    seen = ANYBODY if pooled else mark
    stays = p.at_home and R_PARTY <= r < R_VOLUNTEER
    for parts in (False, True):
        rest = room[r]
        if parts and rest < s.part_minutes:
            return
        for n in rows:
            if cases[n, DONE_BY] != OPEN or cases[n, ATTEMPTED] & seen:
                continue
            z, b, size = cases[n, CLASS], cases[n, CELL], cases[n, SIZE]
            if eta[z] == 0.0 or (stays and p.servers[b, 0] == 0):
                continue
            if parts:
                way = travel(s, near[b])
                if way < 0 or rest <= way:
                    continue
                cases[n, ATTEMPTED] |= mark
                d.minutes[r] -= rest
                room[r] = 0
                if goes_astray(cases, n, d.route, d.stray):
                    d.booked[r, USE_BOUNCED] += rest
                    return
                gained = min(int(np.floor((rest - way) * eta[z])), size - 1)
                d.booked[r, USE_SERVED] += rest
                cases[n, WORK] += gained
                cases[n, SIZE] -= gained
                return
            if size > rest:
                continue
            need = minutes_needed(s, r, z, eta[z], near[b], size)
            if 0 <= need <= rest:
                spent, by_office = attempt(d, goods, s, r, n, need, pooled)
                cases[n, ATTEMPTED] |= mark
                room[R_OFFICE] = max(0, room[R_OFFICE] - by_office)
                room[r] -= spent
                rest = room[r]

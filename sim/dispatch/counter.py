"""The service counter: what dispatch works on, what a case costs, what happens on an attempt.

All that dispatch knows of a case stands in one row of one table, because each array that is handed
to a helper is counted by the compiler's memory manager, which costs more than the work itself.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import helper
from sim.dispatch.goods import Goods, buys_always, goods_needed, missing_after_gifts
from sim.layout import (
    CLASS_NEED,
    OUTSIDE,
    R_OFFICE,
    R_PARTY,
    R_PROFESSIONAL,
    RESOURCE_ACTOR,
    USE_BOUNCED,
    USE_SERVED,
)
from sim.randomness import uniform
from sim.world import F64, I8, I16, I64

# Columns of the table of cases.
(
    CELL,
    CLASS,  # 0 to 10
    BITS,  # who knows
    LOW_INCOME,
    SUBJECT,  # address of luck
    SIZE,  # effective minutes still needed
    WORK,  # effective minutes done so far
    DONE_BY,  # purse that closed it this week, OPEN or WAITING
    POOLED,  # 1: closed by pooled minutes, off the joint list
    SPENT,  # minutes of the attempt that closed it
    ATTEMPTED,  # bits of the planning actors that attempted it this week
    ATTEMPTS,  # attempts this week that could go astray
    BOUNCES,  # those that did, in all weeks
    TRIED,  # last week in which somebody tried who may not finish it
    UNSETTLED,  # 1: it is not settled who is in charge, so attempts may go astray
) = range(15)
COLUMNS = 15
OPEN = -1
WAITING = -2  # goods were short: the case waits for next week

UNREACHABLE = 999
BOOKED_USES = 3  # served, double, bounced: the first uses of the ledger
EVERYWHERE = R_PROFESSIONAL - R_PARTY  # row of `reach` of paid actors, who work everywhere
PLANNERS = OUTSIDE  # actors that plan: outside helpers are the office's second purse
PLANNER = np.where(RESOURCE_ACTOR == OUTSIDE, 0, RESOURCE_ACTOR)


class Counter(NamedTuple):
    """What dispatch works on; n open cases, R purses, C communities, B cells."""

    week: int
    route: np.uint64  # start of the draws of routing
    cases: I64  # [n, 15] see the columns above
    minutes: I64  # [C, R]
    offered: I64  # [C, 9]
    booked: I64  # [C, R, 3] minutes served, double and bounced
    tries: I64  # [C, 9] tries of actors that may not finish
    eta: F64  # [C, R, 11] 0 also where there is no licence to finish
    base: F64  # [C, R, 11] the same without training
    may_try: I8  # [C, R, 3] licences to try severe k1, k2, k5
    reach: I16  # [21, B] distance to the nearest server of purses 2 to 21, 0 for paid actors
    arrival: F64  # [C, 9] when this week each actor arrives, by luck
    stray: float  # chance that an attempt goes astray where nobody knows who is in charge


class Desk(NamedTuple):
    """The counter of one community."""

    c: int
    route: np.uint64
    stray: float
    cases: I64  # [n, 15] of the whole street
    minutes: I64  # [R]
    booked: I64  # [R, 3]
    eta: F64  # [R, 11]
    reach: I16  # [21, B]


class Service(NamedTuple):
    """Settings of service."""

    reach_cells: float
    travel_minutes: float
    free_cells: float
    double_minutes: float
    part_minutes: float
    overdue_share: float
    try_minutes: float
    try_share: float
    eta_try: float
    goods_elder: float
    goods_disabled: float
    unit_yuan: float
    buy_minutes: float


@helper
def reach_row(r: int) -> int:
    """Return the row of `reach` that holds for a purse."""
    return r - R_PARTY if R_PARTY <= r < R_PROFESSIONAL else EVERYWHERE


@helper
def travel(s: Service, distance: int) -> int:
    """Return the minutes it takes to cover a distance in cells, or -1 where that is too far."""
    if distance > s.reach_cells:
        return -1
    return int(s.travel_minutes * max(0.0, distance - s.free_cells))


@helper
def minutes_needed(s: Service, r: int, z: int, eta: float, distance: int, size: int) -> int:
    """Return the minutes purse r needs for a case of class z, or -1 where it cannot serve it.

    `eta` is its efficiency in the class, `distance` the way from its nearest server in cells,
    `size` the effective minutes the case still takes. Who may always buy missing goods has the
    minutes for it at hand; what is not used for buying comes back.
    """
    if eta == 0.0:
        return -1
    way = travel(s, distance)
    if way < 0:
        return -1
    buying = int(s.buy_minutes) if buys_always(r) and goods_needed(s, z) > 0 else 0
    return int(np.ceil(size / eta)) + way + buying


@helper
def goes_astray(cases: I64, n: int, route: np.uint64, stray: float) -> bool:
    """Whether an attempt on case n is lost: with chance `stray` in areas of duty not settled."""
    if cases[n, UNSETTLED] == 0:
        return False
    # the draw's number is the count of attempts on the case this week
    astray = uniform(route, cases[n, SUBJECT], cases[n, ATTEMPTS]) < stray
    cases[n, ATTEMPTS] += 1
    cases[n, BOUNCES] += astray
    return astray


@helper
def attempt(d: Desk, goods: Goods, s: Service, r: int, n: int, need: int, pooled: bool) -> tuple[int, int]:
    """Let purse r serve case n with `need` minutes: goods are found, then it is closed or bounced.

    Return the minutes that were spent of the purse, and of the office's purse for buying on behalf
    of another. Where goods stay missing nothing is spent, and the case waits.
    """
    cases, minutes, booked = d.cases, d.minutes, d.booked
    z = cases[n, CLASS]
    units = goods_needed(s, z)
    work, by_office = need, 0
    if units > 0:
        own, buying = buys_always(r), int(s.buy_minutes)
        work = need - buying if own else need  # the rest comes back if nothing has to be bought
        able = own or (pooled and minutes[R_OFFICE] >= buying)
        found = find_goods(goods, s, d.c, CLASS_NEED[z], units, able)
        if found < 0:
            cases[n, DONE_BY] = WAITING
            return 0, 0
        if found == 0:
            need = work
        elif not own:
            by_office = buying
            minutes[R_OFFICE] -= buying
            booked[R_OFFICE, USE_SERVED] += buying
    minutes[r] -= need
    if goes_astray(cases, n, d.route, d.stray):
        booked[r, USE_BOUNCED] += need
    else:
        booked[r, USE_SERVED] += need
        cases[n, DONE_BY] = r
        cases[n, POOLED] = pooled
        cases[n, SPENT] = work
    return need, by_office


@helper
def find_goods(goods: Goods, s: Service, c: int, k: int, units: int, able: bool) -> int:
    """Take the units a case of need k takes from gifts, and buy the rest if the server is `able` to.

    Return the units bought, or -1 where something stays missing: then nothing is taken.
    """
    short = int(np.ceil(missing_after_gifts(goods, c, k, units, False)))
    if short > 0:
        yuan = short * int(s.unit_yuan)
        if not able or goods.money[c] < yuan:
            goods.missing[k] += short
            return -1
        goods.money[c] -= yuan
        goods.bought[c] += short
    missing_after_gifts(goods, c, k, units, True)
    return short

"""The service counter: one case and one purse, what it costs, and what happens on an attempt."""

from typing import NamedTuple

import numpy as np

from sim.compiled import helper
from sim.layout import (
    CLASS_NEED,
    OFFERED_RESOURCES,
    R_PARTY,
    R_PROFESSIONAL,
    RESOURCE_ACTOR,
    USE_BOUNCED,
    USE_DOUBLE,
    USE_SERVED,
)
from sim.randomness import uniform
from sim.world import F64, I8, I16, I32, I64

UNREACHABLE = 999
WAITING = -2  # goods were short: the case waits for next week


class Counter(NamedTuple):
    """What dispatch works on; n open cases, R purses, C communities, B cells."""

    minutes: I64  # [C, R]
    uses: I64  # [C, 9, 16]
    eta: F64  # [C, R, 11]
    reach: I16  # [20, B] distance to the nearest server of purses 2 to 21
    cell: I32  # [n]
    case_class: I64  # [n] 0 to 10
    size: I64  # [n] effective minutes still needed
    done_by: I64  # [n] purse that closed it this week, -1 open, -2 waiting for goods
    from_list: I8  # [n] closed by pooled minutes
    spent: I64  # [n] minutes of the attempt that closed it
    planned: I64  # [n, 9] purse + 1 by actor, 0 not planned
    cost: I64  # [n, 9]
    low_income: I8  # [n]
    bounces: I16  # [n]
    attempts: I8  # [n] routing attempts this week
    bounced: I64  # [C] bounces this week
    stock: I64  # [20, C]
    gift_used: I64
    category: I8  # [20]
    any_goods: I8  # [C]
    clarity: F64  # [C]
    project_served: I64  # [C, R - 33]
    goods_used: I64  # [C]


class Reach(NamedTuple):
    """Settings of service."""

    reach_cells: float
    travel_minutes: float
    free_cells: float
    double_minutes: float
    eta_floor: float
    part_minutes: float
    part_eta: float
    goods_elder: float
    goods_disabled: float


@helper
def travel(s: Reach, reach: I16, r: int, b: int) -> int:
    """Return minutes from a purse's nearest server to a cell, or -1 where it is out of reach."""
    if r < R_PARTY or r >= R_PROFESSIONAL:  # paid actors work everywhere
        return 0
    d = reach[r - R_PARTY, b]
    if d > s.reach_cells:
        return -1
    return int(s.travel_minutes * max(0.0, d - s.free_cells))


@helper
def minutes_needed(
    s: Reach, eta: F64, reach: I16, r: int, b: int, z: int, size: int
) -> int:
    """Return the minutes a purse needs for a case, or -1 where it cannot serve it.

    `eta` is the purse's row of efficiencies; the case lies in cell `b`, is of class `z` and still
    takes `size` effective minutes. Plain arrays: handing a whole counter on costs more than this.
    """
    if eta[z] < s.eta_floor:
        return -1
    way = travel(s, reach, r, b)
    if way < 0:
        return -1
    return int(np.ceil(size / eta[z])) + way


@helper
def spend(t: Counter, c: int, r: int, use: int, amount: int) -> None:
    """Enter minutes already taken from a purse; output of projects stands outside the ledger."""
    if r < OFFERED_RESOURCES:
        t.uses[c, RESOURCE_ACTOR[r], use] += amount
    elif use == USE_SERVED:
        t.project_served[c, r - OFFERED_RESOURCES] += amount


@helper
def goods_needed(s: Reach, z: int) -> tuple[int, int]:
    """Return the category and the units of goods a case class needs."""
    if z == 8:
        return 1, int(s.goods_elder)
    if CLASS_NEED[z] == 2:
        return 2, int(s.goods_disabled)
    return 0, 0


@helper
def take_goods(t: Counter, s: Reach, c: int, z: int) -> bool:
    """Take the goods a case needs from stocks that may be used; False where they are short."""
    category, units = goods_needed(s, z)
    if units == 0:
        return True
    usable = 0
    for d in range(len(t.category)):
        if t.category[d] == category or (t.any_goods[c] == 1 and t.category[d] >= 0):
            usable += t.stock[d, c]
    if usable < units:
        return False
    t.goods_used[c] += units
    for own in (True, False):  # gifts of the need's own category go first
        for d in range(len(t.category)):
            fits = t.category[d] == category
            if t.category[d] < 0 or fits != own or (not fits and t.any_goods[c] == 0):
                continue
            part = min(units, t.stock[d, c])
            t.stock[d, c] -= part
            t.gift_used[d, c] += part
            units -= part
    return True


@helper
def attempt(
    t: Counter, s: Reach, route: np.uint64, key: int, c: int, r: int, n: int, need: int,
    pooled: bool,
) -> bool:  # fmt: skip
    """Try to close a case with minutes already taken from the purse; return whether it closed.

    Environment and dispute cases go astray with 1 − clarity: the minutes are lost, the case stays.
    """
    k = CLASS_NEED[t.case_class[n]]
    if k == 4 or k == 5:
        # the draw's number is the count of attempts on the case this week
        lucky = uniform(route, key, t.attempts[n]) < t.clarity[c]
        t.attempts[n] += 1
        if not lucky:
            t.bounces[n] += 1
            t.bounced[c] += 1
            spend(t, c, r, USE_BOUNCED, need)
            return False
    spend(t, c, r, USE_SERVED, need)
    t.done_by[n] = r
    t.from_list[n] = 1 if pooled else 0
    t.spent[n] = need
    return True


@helper
def pay_double(t: Counter, s: Reach, c: int, r: int, need: int) -> int:
    """Charge a visit to a case somebody else has served; return the minutes regained."""
    lost = min(int(s.double_minutes), need)
    spend(t, c, r, USE_DOUBLE, lost)
    t.minutes[c, r] += need - lost
    return need - lost


@helper
def part_work(
    t: Counter, s: Reach, c: int, r: int, n: int, rest: int, gained: I64, largest: I64, by: I64
) -> int:
    """Put a purse's rest into a case too big for it; return the minutes spent."""
    way = travel(s, t.reach, r, t.cell[n])
    if rest <= way:
        return 0
    effective = int(np.floor((rest - way) * t.eta[c, r, t.case_class[n]]))
    t.minutes[c, r] -= rest
    spend(t, c, r, USE_SERVED, rest)
    gained[n] += effective
    if effective > largest[n]:
        largest[n] = effective
        by[n] = r
    return rest


@helper
def settle_part_work(
    t: Counter, s: Reach, c: int, low: int, high: int, gained: I64, largest: I64, by: I64,
    work_done: I32, pooled: bool,
) -> None:  # fmt: skip
    """Close cases whose parts add up; the largest contributor closes, excess counts as double."""
    for n in range(low, high):
        if gained[n] == 0:
            continue
        total = gained[n]
        gained[n] = 0
        r = by[n]
        if total < t.size[n]:
            work_done[n] += total
            t.size[n] -= total
            largest[n] = 0
            continue
        if not take_goods(t, s, c, t.case_class[n]):
            work_done[n] += t.size[n] - 1  # all but done: it waits for the goods
            t.size[n] = 1
            largest[n] = 0
            continue
        excess = min(total - t.size[n], largest[n])
        spend(t, c, r, USE_SERVED, -excess)
        spend(t, c, r, USE_DOUBLE, excess)
        t.done_by[n] = r
        t.from_list[n] = 1 if pooled else 0
        t.spent[n] = largest[n] - excess
        work_done[n] += t.size[n]
        largest[n] = 0

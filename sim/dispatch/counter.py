"""The service counter: one case and one purse, what it costs, and what happens on an attempt.

Helpers that are called for every case and purse take numbers, or as few arrays as will do: each
array handed on is counted by the compiler's memory manager, which costs more than the work itself.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import helper
from sim.layout import CLASS_NEED, R_PARTY, R_PROFESSIONAL, USE_DOUBLE, USE_SERVED
from sim.randomness import uniform
from sim.world import F64, I8, I16, I32, I64

UNREACHABLE = 999
WAITING = -2  # goods were short: the case waits for next week
BOOKED_USES = 3  # served, double, bounced: the first uses of the ledger
EVERYWHERE = R_PROFESSIONAL - R_PARTY  # row of `reach` of paid actors, who work everywhere
GAINED, LARGEST, BY = range(3)  # rows of `parts`


class Counter(NamedTuple):
    """What dispatch works on; n open cases, R purses, C communities, B cells."""

    minutes: I64  # [C, R]
    booked: I64  # [C, R, 3] minutes served, double and bounced
    eta: F64  # [C, R, 11]
    reach: I16  # [21, B] distance to the nearest server of purses 2 to 21, 0 for paid actors
    subject: I64  # [n] address of luck
    cell: I32  # [n]
    case_class: I64  # [n] 0 to 10
    size: I64  # [n] effective minutes still needed
    done_by: I64  # [n] purse that closed it this week, -1 open, -2 waiting for goods
    from_list: I8  # [n] closed by pooled minutes
    spent: I64  # [n] minutes of the attempt that closed it
    planned: I8  # [n, 9] purse + 1 by actor, 0 not planned
    cost: I32  # [n, 9]
    parts: I64  # [3, n] part work: effective minutes, the largest part and the purse it came from
    low_income: I8  # [n]
    bounces: I16  # [n]
    attempts: I8  # [n] routing attempts this week
    bounced: I64  # [C] bounces this week
    stock: I64  # [20, C]
    gift_used: I64
    category: I8  # [20]
    any_goods: I8  # [C]
    clarity: F64  # [C]
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
def reach_row(r: int) -> int:
    """Return the row of `reach` that holds for a purse."""
    return r - R_PARTY if R_PARTY <= r < R_PROFESSIONAL else EVERYWHERE


@helper
def travel(s: Reach, distance: int) -> int:
    """Return the minutes it takes to cover a distance in cells, or -1 where that is too far."""
    if distance > s.reach_cells:
        return -1
    return int(s.travel_minutes * max(0.0, distance - s.free_cells))


@helper
def minutes_needed(s: Reach, eta: float, distance: int, size: int) -> int:
    """Return the minutes a purse needs for a case, or -1 where it cannot serve it.

    `eta` is the purse's efficiency in the case's class, `distance` the way from its nearest
    server, `size` the effective minutes the case still takes.
    """
    if eta < s.eta_floor or eta == 0.0:  # also where the floor is 0
        return -1
    way = travel(s, distance)
    if way < 0:
        return -1
    return int(np.ceil(size / eta)) + way


@helper
def goods_needed(s: Reach, z: int) -> tuple[int, int]:
    """Return the category and the units of goods a case class needs."""
    if z == 8:
        return 1, int(s.goods_elder)
    if CLASS_NEED[z] == 2:
        return 2, int(s.goods_disabled)
    return 0, 0


@helper
def take_goods(t: Counter, c: int, category: int, units: int) -> bool:
    """Take the goods a case needs from stocks that may be used; False where they are short."""
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
def goes_astray(z: int, clarity: float, route: np.uint64, key: int, attempts: I8, n: int) -> bool:
    """Whether an attempt is lost: environment and dispute cases go astray with 1 − clarity."""
    k = CLASS_NEED[z]
    if k != 4 and k != 5:
        return False
    # the draw's number is the count of attempts on the case this week
    lucky = uniform(route, key, attempts[n]) < clarity
    attempts[n] += 1
    return not lucky


@helper
def part_work(booked: I64, parts: I64, r: int, n: int, rest: int, way: int, eta: float) -> int:
    """Put a purse's rest into a case too big for it; return the minutes spent."""
    if rest <= way:
        return 0
    effective = int(np.floor((rest - way) * eta))
    booked[r, USE_SERVED] += rest
    parts[GAINED, n] += effective
    if effective > parts[LARGEST, n]:
        parts[LARGEST, n] = effective
        parts[BY, n] = r
    return rest


@helper
def settle_part_work(
    t: Counter, s: Reach, c: int, low: int, high: int, work_done: I32, pooled: bool
) -> None:
    """Close cases whose parts add up; the largest contributor closes, excess counts as double."""
    parts, size, booked = t.parts, t.size, t.booked[c]
    for n in range(low, high):
        gained, largest, r = parts[GAINED, n], parts[LARGEST, n], parts[BY, n]
        if gained == 0:
            continue
        parts[GAINED, n] = parts[LARGEST, n] = 0
        if gained < size[n]:
            work_done[n] += gained
            size[n] -= gained
            continue
        category, units = goods_needed(s, t.case_class[n])
        if units > 0 and not take_goods(t, c, category, units):
            work_done[n] += size[n] - 1  # all but done: it waits for the goods
            size[n] = 1
            continue
        excess = min(gained - size[n], largest)
        booked[r, USE_SERVED] -= excess
        booked[r, USE_DOUBLE] += excess
        t.done_by[n] = r
        t.from_list[n] = 1 if pooled else 0
        t.spent[n] = largest - excess
        work_done[n] += size[n]

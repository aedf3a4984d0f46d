"""Planning one queue with several purses: cases in the order of service, each to the fittest purse.

A case goes to the purse for which it is closest to what that purse does best. What fits no purse is
passed over; nothing ends a turn. In the pool a case is served at once, on own lists it is planned.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
    ATTEMPTED,
    BITS,
    CELL,
    CLASS,
    DONE_BY,
    OPEN,
    PLANNER,
    SIZE,
    Desk,
    Service,
    attempt,
    minutes_needed,
    reach_row,
)
from sim.dispatch.goods import Goods
from sim.layout import CLASS_COUNT, R_OFFICE, R_PARTY, R_VOLUNTEER, RESOURCE_COUNT
from sim.world import F64, I8, I32, I64

POOL = -1  # in place of an actor: the pool's minutes are spent at once


class Purses(NamedTuple):
    """Who serves a queue; P purses that have room."""

    numbers: I64  # [P] ascending
    order: I64  # [11, P] purses that may finish a case class, the fittest first
    fitting: I64  # [11] how many these are
    room: I64  # [R] minutes
    kept: I64  # [R] minutes kept back for overdue cases, not part of `room`
    at_home: bool  # members serve only where one of them is on duty
    servers: I32  # [B, 2] members, volunteers on duty by cell


class Plans(NamedTuple):
    """Plans of the actors of a community for its cases, m in all, the first being row `low`."""

    low: int
    purse: I8  # [m, 8] purse + 1, 0 not planned
    cost: I32  # [m, 8] minutes
    coming: I8  # [m] 1: somebody comes


@helper
def purses_of(base: F64, purses: I64, room: I64, at_home: bool, servers: I32) -> Purses:
    """Order purses for each class: by base η / best base η of the purse, by base η, by number.

    `base` [R, 11] is η without training, so that training never reshuffles a queue; `purses` are
    the numbers that may serve (ascending), `room` [R] their minutes.
    """
    numbers = purses[room[purses] > 0]
    order = np.empty((CLASS_COUNT, len(numbers)), dtype=np.int64)
    fitting = np.zeros(CLASS_COUNT, dtype=np.int64)
    ranks = np.empty(len(numbers))
    best = np.zeros(len(numbers))
    for m in range(len(numbers)):
        for z in range(CLASS_COUNT):
            best[m] = max(best[m], base[numbers[m], z])
    for z in range(CLASS_COUNT):
        for m in range(len(numbers)):
            r = numbers[m]
            eta = base[r, z]
            if eta == 0.0:
                continue
            rank, place = eta / best[m], fitting[z]
            while place > 0:
                ahead = ranks[place - 1]
                if rank < ahead or (rank == ahead and eta <= base[order[z, place - 1], z]):
                    break
                ranks[place], order[z, place] = ahead, order[z, place - 1]
                place -= 1
            ranks[place], order[z, place] = rank, r
            fitting[z] += 1
    kept = np.zeros(RESOURCE_COUNT, dtype=np.int64)
    return Purses(numbers, order, fitting, room, kept, at_home, servers)


@helper
def walk(a: int, rows: I64, split: int, d: Desk, goods: Goods, s: Service, p: Purses, plans: Plans) -> None:
    """Walk a queue in the order of service, for actor a (or the pool).

    `rows` is the queue, overdue from place `split` on. While there is something overdue every purse
    keeps a share back from what is not; then come the overdue, then what is not once more.
    """
    count = len(rows)
    if split == count:
        _walk_lane(a, rows, d, goods, s, p, plans)
        return
    for r in p.numbers:
        p.kept[r] = int(s.overdue_share * p.room[r])
        p.room[r] -= p.kept[r]
    for turn in range(3):
        lane = rows[split:] if turn == 1 else rows[:split]
        _walk_lane(a, lane, d, goods, s, p, plans)
        if turn == 0:
            for r in p.numbers:
                p.room[r] += p.kept[r]
                p.kept[r] = 0


@helper
def _walk_lane(a: int, rows: I64, d: Desk, goods: Goods, s: Service, p: Purses, plans: Plans) -> None:
    """Give cases one after another to the fittest purse that has room for them."""
    cases, eta, reach, room, order, fitting = d.cases, d.eta, d.reach, p.room, p.order, p.fitting
    planned, low, servers = plans.purse, plans.low, p.servers
    for n in rows:
        if a == POOL:
            if cases[n, DONE_BY] != OPEN or cases[n, ATTEMPTED] != 0:
                continue
        elif planned[n - low, a] != 0:
            continue
        z, b, size = cases[n, CLASS], cases[n, CELL], cases[n, SIZE]
        stay = p.at_home and servers[b, 0] == 0
        chosen, need = -1, 0
        for m in range(fitting[z]):
            r = order[z, m]
            if size > room[r] or (stay and R_PARTY <= r < R_VOLUNTEER):
                continue
            need = minutes_needed(s, r, z, eta[r, z], reach[reach_row(r), b], size)
            if 0 <= need <= room[r]:
                chosen = r
                break
        if chosen < 0:
            continue
        if a == POOL:
            need, by_office = attempt(d, goods, s, chosen, n, need, True)
            cases[n, ATTEMPTED] |= 1 << PLANNER[chosen]
            # what buying takes beyond the room at hand comes out of what is kept back
            room[R_OFFICE] = max(-p.kept[R_OFFICE], room[R_OFFICE] - by_office)
        else:
            d.minutes[chosen] -= need
            cases[n, ATTEMPTED] |= 1 << a
            planned[n - low, a] = chosen + 1
            plans.cost[n - low, a] = need
            plans.coming[n - low] = 1
        room[chosen] -= need


@helper
def first_overdue(rows: I64, overdue: I8) -> int:
    """Return the place in a queue from which on cases are overdue (its length: none)."""
    low, high = 0, len(rows)
    while low < high:  # the overdue stand last
        middle = (low + high) // 2
        if overdue[rows[middle]] == 1:
            high = middle
        else:
            low = middle + 1
    return low


@helper
def with_bit(bit: int, rows: I64, cases: I64) -> I64:
    """Return the rows of a queue whose cases carry a bit: who knows, or the joint list."""
    own = np.empty(len(rows), dtype=np.int64)
    count = 0
    for n in rows:
        own[count] = n
        count += (cases[n, BITS] >> bit) & 1
    return own[:count]

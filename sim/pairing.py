"""Pairs of people who meet: ranked by luck within a unit, then 1–2, 3–4 and so on."""

import numpy as np

from sim.compiled import compiled, helper
from sim.lists import largest_of, order_of
from sim.randomness import bits
from sim.world import I32, I64

UNLIMITED = np.empty(0, dtype=np.int64)  # no seats by unit


@helper
def order_within(unit: I32 | I64, luck: I64) -> I64:
    """Return rows by unit and, within a unit, by luck (ties: the lower row).

    Two numbers are never packed into one: a large street has more units than would fit beside a draw.
    """
    first = np.zeros(largest_of(unit) + 2 if len(unit) > 0 else 1, dtype=np.int64)
    for own in unit:
        first[own + 1] += 1
    first = np.cumsum(first)
    order = np.empty(len(unit), dtype=np.int64)
    end = first.copy()
    for n in range(len(unit)):
        order[end[unit[n]]] = n
        end[unit[n]] += 1
    for own in range(len(first) - 1):
        rows = order[first[own] : end[own]]
        if len(rows) > 1:
            rows_by_luck = rows[order_of(luck[rows])]
            for n in range(len(rows)):
                rows[n] = rows_by_luck[n]
    return order


@compiled
def _pairs(people: I64, numbers: I32, unit: I64, luck: np.uint64, rank: int, seats: I64) -> tuple[I64, I64]:
    """Return the two sides of all pairs; see `pair_by_rank`. `people` and `unit` [n], `seats` [units]."""
    count = len(people)
    drawn = np.empty(count, dtype=np.int64)  # whole numbers are sorted faster
    for n in range(count):
        drawn[n] = bits(luck, numbers[people[n]], rank)
    order = order_within(unit, drawn)
    first, second = np.empty(count // 2, dtype=np.int64), np.empty(count // 2, dtype=np.int64)
    pairs, place = 0, 0
    for n in range(1, count):
        own = unit[order[n]]
        place = place + 1 if own == unit[order[n - 1]] else 0
        if place % 2 == 1 and (len(seats) == 0 or place < seats[own]):
            first[pairs], second[pairs] = people[order[n - 1]], people[order[n]]
            pairs += 1
    return first[:pairs].copy(), second[:pairs].copy()


def pair_by_rank(
    people: I64, numbers: I32, unit: I64, luck: np.uint64, rank: int, seats: I64 = UNLIMITED
) -> tuple[I64, I64]:
    """Return the two sides of all pairs: people of one unit in the order of their luck.

    `people` are ascending rows of residents, `numbers` those of all residents in the whole street,
    `unit` the place or team of each, `rank` the class of draw. With `seats` (by unit) only the first
    that fit are paired; an odd one stays alone.
    """
    return _pairs(people, numbers, unit, luck, rank, seats)

"""Pairs of people who meet: ranked by luck within a unit, then 1–2, 3–4 and so on."""

import numpy as np

from sim.compiled import compiled
from sim.randomness import uniform
from sim.world import I64

TWO_TO_53 = 2**53
UNLIMITED = np.empty(0, dtype=np.int64)  # no seats by unit


@compiled
def _pairs(
    people: I64, unit: I64, luck: np.uint64, number: int, seats: I64
) -> tuple[I64, I64]:
    """Return the two sides of all pairs; see `pair_by_rank`. `people` and `unit` [n], `seats` [units]."""
    count = len(people)
    keys = np.empty(count, dtype=np.int64)  # sort by unit and then by luck: a draw has 53 bits
    for n in range(count):
        u = uniform(luck, people[n], number)
        keys[n] = unit[n] * TWO_TO_53 + np.int64(u * TWO_TO_53)
    order = np.argsort(keys, kind="mergesort")
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
    people: I64, unit: I64, luck: np.uint64, number: int, seats: I64 = UNLIMITED
) -> tuple[I64, I64]:
    """Return the two sides of all pairs: people of one unit in the order of their luck.

    `people` are ascending resident ids, `unit` the place or team of each (0 to 1,023), `number`
    the class of draw. With `seats` (by unit) only the first that fit are paired; an odd one stays
    alone.
    """
    return _pairs(people, unit, luck, number, seats)

"""Pairs of people who meet: ranked by luck within a unit, then 1–2, 3–4 and so on."""

import numpy as np

from sim.compiled import compiled
from sim.randomness import uniform
from sim.world import I64

TWO_TO_53 = 2**53


@compiled
def rank_keys(people: I64, unit: I64, luck: np.uint64, number: int) -> I64:
    """Return keys that sort by unit and then by luck (a draw has 53 bits, a unit fewer than 10)."""
    keys = np.empty(len(people), dtype=np.int64)
    for row in range(len(people)):
        u = uniform(luck, people[row], number)
        keys[row] = unit[row] * TWO_TO_53 + np.int64(u * TWO_TO_53)
    return keys


def pair_by_rank(
    people: I64, unit: I64, luck: np.uint64, number: int, seats: I64 | None = None
) -> tuple[I64, I64]:
    """Return the two sides of all pairs: people of one unit in the order of their luck.

    `people` are ascending resident ids, `unit` the place or team of each (0 to 1,023), `number`
    the class of draw. With `seats` (by unit) only the first that fit are paired; an odd one stays
    alone.
    """
    keys = rank_keys(people, unit, luck, number)
    order = np.argsort(keys, kind="stable")
    units = unit[order]
    place = np.arange(len(order)) - np.searchsorted(units, units)
    paired = (place[:-1] % 2 == 0) & (units[:-1] == units[1:])
    if seats is not None:
        paired &= place[1:] < seats[units[1:]]
    first = np.flatnonzero(paired)
    return people[order[first]], people[order[first + 1]]

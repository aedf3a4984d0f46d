"""How far social workers have reached: who has heard of them, met them, and would ask them."""

import numpy as np

from sim.compiled import compiled
from sim.sums import ADULT
from sim.world import F64, I8, I32, I64, Roles, World

WOULD_ASK = 0.5  # acceptance above which somebody would ask them
COUNTS = (
    "heard",
    "met",
    "would_ask",
    "met_heard",
    "would_ask_heard",
    "would_ask_met",
    "adults",
)


def reached(world: World) -> I64:
    """Return [7, C] how many adults have heard, met or would ask, or several of these, and all."""
    return _reached(world.communities.resident_start, world.traits.age, world.roles, world.minds.acceptance)


@compiled
def _reached(start: I32, age: I8, roles: Roles, acceptance: F64) -> I64:
    """Return [7, C] the counts of COUNTS."""
    heard, met = roles.heard, roles.met
    result = np.zeros((len(COUNTS), len(start) - 1), dtype=np.int64)
    for c in range(len(start) - 1):
        hears = meets = asks = meets_of = asks_of = asks_met = adults = 0  # a sum of its own is faster
        for i in range(start[c], start[c + 1]):
            adult = int(age[i] >= ADULT)
            heard_of, met_one, ask = adult * heard[i], adult * met[i], adult * int(acceptance[i] > WOULD_ASK)
            hears += heard_of
            meets += met_one
            asks += ask
            meets_of += heard_of * met_one
            asks_of += heard_of * ask
            asks_met += met_one * ask
            adults += adult
        result[:, c] = (hears, meets, asks, meets_of, asks_of, asks_met, adults)
    return result

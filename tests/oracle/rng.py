"""Luck with an address (model.md 3.1): every draw is a pure function of where it is needed."""

import math
from functools import cache

WORD = (1 << 64) - 1


def finish(z: int) -> int:
    """Mix a 64-bit word (the finaliser of SplitMix64)."""
    z ^= z >> 30
    z = z * 0xBF58476D1CE4E5B9 & WORD
    z ^= z >> 27
    z = z * 0x94D049BB133111EB & WORD
    return z ^ (z >> 31)


@cache
def fnv(name: str) -> int:
    """Return the 64-bit FNV-1a hash of a name."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 & WORD
    return value


@cache
def _start(seed: int, name: str, week: int) -> int:
    """Return the state after seed, name and week, which many draws share."""
    state = finish(seed)
    for part in (fnv(name), (week + 1024) & WORD):
        state = finish(((state ^ part) + 0x9E3779B97F4A7C15) & WORD)
    return state


def luck(seed: int, name: str, week: int, subject: int, draw: int = 0) -> float:
    """Return the number in [0, 1) at an address."""
    state = _start(seed, name, week)
    for part in (subject & WORD, draw & WORD):
        state = finish(((state ^ part) + 0x9E3779B97F4A7C15) & WORD)
    return (state >> 11) * 2.0**-53


def rnd(x: float) -> int:
    """Round half up, the only rounding of the model."""
    return math.floor(x + 0.5)


def clip(x: float, low: float, high: float) -> float:
    """Return x, moved into [low, high]."""
    return min(max(x, low), high)


def logistic(x: float) -> float:
    """Return 1 / (1 + exp(−x))."""
    return 1.0 / (1.0 + math.exp(-x))


def poisson(u: float, mean: float) -> int:
    """Return a Poisson number by inversion, at most 6."""
    number, chance = 0, math.exp(-mean)
    below = chance
    while u >= below and number < 6:
        number += 1
        chance *= mean / number
        below += chance
    return number


def weighted_choice(u: float, weights: list[float]) -> int:
    """Return the first index whose cumulative weight exceeds u · total."""
    goal, below = u * sum(weights), 0.0
    for index, weight in enumerate(weights):
        below += weight
        if below > goal:
            return index
    return len(weights) - 1

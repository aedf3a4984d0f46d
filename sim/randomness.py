"""Luck with an address: a draw is found by (seed, decision, week, subject, draw), never by order.

Two worlds with one seed therefore meet identical luck wherever no switch has acted. The function
is a chain of SplitMix64 finalisers (Steele, Lea and Flood 2014) over the address; decision names
enter as FNV-1a hashes. All arithmetic is unsigned 64-bit and wraps.
"""

from functools import cache, lru_cache

import numpy as np

from sim.compiled import compiled, helper

MASK = 0xFFFFFFFFFFFFFFFF
STEP = 0x9E3779B97F4A7C15
FOUNDING_WEEK = -53
WEEK_OFFSET = 1024
DRAW_BLOCK = 512  # draws made side by side, small enough for the nearest cache


def finalise(z: int) -> int:
    """Mix a 64-bit integer (SplitMix64 finaliser)."""
    z ^= z >> 30
    z = z * 0xBF58476D1CE4E5B9 & MASK
    z ^= z >> 27
    z = z * 0x94D049BB133111EB & MASK
    return z ^ z >> 31


@cache
def decision_hash(name: str) -> int:
    """Return the FNV-1a 64-bit hash of a decision's name (UTF-8)."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 & MASK
    return value


@lru_cache(maxsize=4096)
def decision_start(seed: int, name: str) -> int:
    """Return the hash of the first two parts of an address, the same in every week."""
    h = finalise(seed & MASK)
    return finalise(((h ^ decision_hash(name)) + STEP) & MASK)


@lru_cache(maxsize=4096)
def prefix(seed: int, name: str, week: int) -> np.uint64:
    """Return the hash of the first three parts of an address; kernels add subject and draw."""
    h = decision_start(seed, name)
    return np.uint64(finalise(((h ^ (week + WEEK_OFFSET & MASK)) + STEP) & MASK))


def draw(seed: int, name: str, week: int, subject: int, number: int = 0) -> float:
    """Return the uniform number in [0, 1) at one address (the plain, slow form)."""
    h = int(prefix(seed, name, week))
    for part in (subject, number):
        h = finalise(((h ^ (part & MASK)) + STEP) & MASK)
    return float(h >> 11) * 2.0**-53


@helper
def mix(z: np.uint64) -> np.uint64:
    """Finalise inside kernels."""
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@compiled
def uniform(start: np.uint64, subject: int, number: int) -> float:
    """Return u(address) inside kernels; `start` is the prefix of (seed, decision, week)."""
    step = np.uint64(0x9E3779B97F4A7C15)
    h = mix((start ^ np.uint64(subject)) + step)
    h = mix((h ^ np.uint64(number)) + step)
    return np.float64(h >> np.uint64(11)) * 1.1102230246251565e-16


@helper
def draw_run(start: np.uint64, first: int, step: int, number: int, luck: np.ndarray) -> None:
    """Draw for subjects `first`, `first + step`, … (a plain loop runs many draws side by side)."""
    for n in range(len(luck)):
        luck[n] = uniform(start, first + n * step, number)


@helper
def draw_list(
    start: np.uint64, rows: np.ndarray, step: int, shift: int, number: int, luck: np.ndarray
) -> None:
    """Draw for subjects `row × step + shift` of the first rows listed, as many as `luck` holds."""
    for n in range(len(luck)):
        luck[n] = uniform(start, rows[n] * step + shift, number)


@helper
def keep_below(
    luck: np.ndarray, bound: float, first: int, rows: np.ndarray, below: np.ndarray, count: int
) -> int:
    """Append the places (from `first` on) and values of a block's low draws; return the new count.

    Eight draws at a time are passed over where none is low, which is nearly always.
    """
    low = np.zeros(DRAW_BLOCK, dtype=np.uint8)
    for n in range(len(luck)):
        low[n] = luck[n] < bound
    eights = low.view(np.uint64)
    for eight in range((len(luck) + 7) // 8):
        if eights[eight] == 0:
            continue
        for n in range(8 * eight, min(8 * eight + 8, len(luck))):
            rows[count] = first + n
            below[count] = luck[n]
            count += low[n]  # without a branch: who is low cannot be foreseen
    return count


@helper
def draw_below(
    start: np.uint64, low: int, high: int, step: int, shift: int, bound: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows i from `low` to `high` with u(i × step + shift) below a bound, and their u.

    Where a chance is small for everybody, this is the quick way to find the few to look at: their
    own chance, at most the bound, is compared with their u afterwards.
    """
    rows = np.empty(high - low, dtype=np.int64)
    below = np.empty(high - low)
    luck = np.empty(DRAW_BLOCK)
    count = 0
    for first in range(low, high, DRAW_BLOCK):
        own = luck[: min(DRAW_BLOCK, high - first)]
        draw_run(start, first * step + shift, step, 0, own)
        count = keep_below(own, bound, first, rows, below, count)
    return rows[:count], below[:count]


@helper
def draw_below_of(
    start: np.uint64, people: np.ndarray, step: int, shift: int, bound: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the same as `draw_below` for the rows listed in `people` only."""
    rows = np.empty(len(people), dtype=np.int64)
    below = np.empty(len(people))
    luck = np.empty(DRAW_BLOCK)
    count = 0
    for first in range(0, len(people), DRAW_BLOCK):
        own = luck[: min(DRAW_BLOCK, len(people) - first)]
        draw_list(start, people[first:], step, shift, 0, own)
        count = keep_below(own, bound, first, rows, below, count)
    for n in range(count):
        rows[n] = people[rows[n]]
    return rows[:count], below[:count]


@compiled
def draw_each(start: np.uint64, subjects: np.ndarray) -> np.ndarray:
    """Return draw 0 of every subject listed."""
    luck = np.empty(len(subjects))
    for n in range(len(subjects)):
        luck[n] = uniform(start, subjects[n], 0)
    return luck


@helper
def normal(start: np.uint64, subject: int) -> float:
    """Return a standard normal number as the sum of twelve uniforms less six (draws 0 to 11).

    A sum of uniforms gives the same bits with every library (no logarithm, no cosine).
    """
    luck = np.empty(12)
    for number in range(12):  # first all draws, many at a time, then their sum
        luck[number] = uniform(start, subject, number)
    total = 0.0
    for u in luck:
        total += u
    return total - 6.0


@helper
def poisson(start: np.uint64, subject: int, mean: float) -> int:
    """Return a Poisson count by inversion, at most 6."""
    u = uniform(start, subject, 0)
    term = np.exp(-mean)
    total = term
    count = 0
    while u >= total and count < 6:
        count += 1
        term *= mean / count
        total += term
    return count

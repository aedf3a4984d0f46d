"""Luck with an address: a draw is found by (seed, decision, week, subject, draw), never by order.

Two worlds with one seed therefore meet identical luck wherever no switch has acted. The function
is a chain of SplitMix64 finalisers (Steele, Lea and Flood 2014) over the address; decision names
enter as FNV-1a hashes. All arithmetic is unsigned 64-bit and wraps.
"""

from functools import cache, lru_cache

import numpy as np

from sim.compiled import compiled, helper
from sim.lists import place_of
from sim.selection import keep_flagged

MASK = 0xFFFFFFFFFFFFFFFF
STEP = 0x9E3779B97F4A7C15
FOUNDING_WEEK = -53
WEEK_OFFSET = 1024
TWO_TO_53 = 9007199254740992.0  # u has 53 random bits
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


@lru_cache(maxsize=32_768)  # the addresses of two runs: arms of one seed share them
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


@helper
def bits(start: np.uint64, subject: int, number: int) -> np.uint64:
    """Return the 53 random bits of an address; `start` is the prefix of (seed, decision, week)."""
    step = np.uint64(0x9E3779B97F4A7C15)
    h = mix((start ^ np.uint64(subject)) + step)
    h = mix((h ^ np.uint64(number)) + step)
    return h >> np.uint64(11)


@compiled
def uniform(start: np.uint64, subject: int, number: int) -> float:
    """Return u(address) inside kernels."""
    return np.float64(bits(start, subject, number)) / TWO_TO_53


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
def draw_below(
    start: np.uint64, first: int, end: int, step: int, shift: int, bound: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows i from `first` up to `end` with u(i × step + shift) below a bound, and their u.

    Where a chance is small for everybody, this is the quick way to find the few to look at: their
    own chance, at most the bound, is compared with their u afterwards.
    """
    kept = np.empty(end - first + 8, dtype=np.int64)
    low = np.zeros(DRAW_BLOCK, dtype=np.uint8)
    limit = np.uint64(np.ceil(bound * TWO_TO_53))
    count = 0
    for row in range(first, end, DRAW_BLOCK):
        size = min(DRAW_BLOCK, end - row)
        low[size:] = 0
        for n in range(size):  # whole numbers are compared: no need of u itself
            low[n] = bits(start, (row + n) * step + shift, 0) < limit
        count = keep_flagged(low, row, kept, count)
    rows, luck = kept[:count], np.empty(count)
    draw_list(start, rows, step, shift, 0, luck)
    return rows, luck


@helper
def draw_runs(
    start: np.uint64, runs: np.ndarray, step: int, shift: int, bound: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the same as `draw_below` for all rows of a street, whose subjects are their numbers.

    `runs` [n, 3] are first row, end and what to add to a row of the run for its number.
    """
    if len(runs) == 1:  # a whole street: nothing to put together
        return draw_below(start, runs[0, 0], runs[0, 1], step, shift + step * runs[0, 2], bound)
    kept, luck = np.empty(runs[-1, 1], dtype=np.int64), np.empty(runs[-1, 1])
    count = 0
    for run in range(len(runs)):
        far = shift + step * runs[run, 2]
        rows, own = draw_below(start, runs[run, 0], runs[run, 1], step, far, bound)
        for n in range(len(rows)):  # a slice on the left would compile an error of shapes, for a second
            kept[count + n], luck[count + n] = rows[n], own[n]
        count += len(rows)
    return kept[:count], luck[:count]


@helper
def draw_runs_of(
    start: np.uint64, runs: np.ndarray, people: np.ndarray, step: int, shift: int, bound: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the same as `draw_runs` for the rows listed in `people` (ascending) only."""
    kept, luck = np.empty(len(people) + 8, dtype=np.int64), np.empty(len(people))
    low = np.zeros(DRAW_BLOCK, dtype=np.uint8)
    limit = np.uint64(np.ceil(bound * TWO_TO_53))
    count, begin = 0, 0
    for run in range(len(runs)):
        far = shift + step * runs[run, 2]
        end = place_of(people, runs[run, 1])
        found = count
        for place in range(begin, end, DRAW_BLOCK):
            own = people[place : min(place + DRAW_BLOCK, end)]
            low[len(own) :] = 0
            for n in range(len(own)):
                low[n] = bits(start, own[n] * step + far, 0) < limit
            count = keep_flagged(low, place, kept, count)
        for n in range(found, count):
            kept[n] = people[kept[n]]
        draw_list(start, kept[found:count], step, far, 0, luck[found:count])
        begin = end
    return kept[:count], luck[:count]


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

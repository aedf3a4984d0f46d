"""Who lives where: households, cells, ages and traits, by rank so that margins are exact.

Every draw has the founding week as its address, so the people depend on (street, seed, scale)
alone, never on a scenario. Shares without another source are assumptions (specification 3).
"""

import numpy as np

from sim.compiled import compiled
from sim.plan import CommunityPlan, StreetPlan, rnd
from sim.randomness import FOUNDING_WEEK, normal, prefix, uniform
from sim.world import F64, I8, I32, I64

HOUSEHOLD_SIZE_SHARES = np.cumsum([0.25, 0.31, 0.24, 0.13, 0.07])
HOUSEHOLD_STRIDE = 65536  # subjects of a community's households at the founding
CELL_HOUSEHOLDS = 25
SMALLEST_LAST_CELL = 13
# Bonus of each position in a household for being 60+, by household form and size (-1: unlikely).
ELDER_BONUS = {
    "old": [[0.3], [0.3, 0.3], [-1, -1, 0.1], [-1, -1, -1, 0.5], [-1, -1, -1, 0.7, 0.7]],
    "three-gen": [[0.2], [0.2, 0.2], [-1, -1, 0.0], [-1, -1, -1, 1.0], [-1, -1, -1, 1.0, 1.0]],
    "mixed": [[0.25], [0.25, 0.25], [-1, -1, 0.15], [-1, -1, -1, 0.5], [-1, -1, -1, 0.7, 0.7]],
}
CHILD_BONUS: list[list[float]] = [[-1], [-1, 0.0], [-1, -1, 0.5], [-1, -1, 0.8, 0.4], [-1, -1, 1.0, -1, -1]]
# Party members by age (E10): upper ages of the bands and their shares in per cent.
MEMBER_BANDS = ((18, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 60), (61, 200))
MEMBER_SHARES = (13.1, 11.9, 10.1, 9.1, 9.7, 9.1, 8.9, 28.1)


@compiled
def uniforms(start: np.uint64, first: int, count: int, number: int) -> F64:
    """Return the numbers of `count` consecutive subjects at one draw."""
    result = np.empty(count)
    for i in range(count):
        result[i] = uniform(start, first + i, number)
    return result


def household_stride(whole: StreetPlan) -> int:
    """Return how far apart the founding subjects of two communities of a whole street lie.

    More households than residents there cannot be, so no two of a large street share a subject.
    """
    return max(HOUSEHOLD_STRIDE, *(plan.residents for plan in whole.communities))


@compiled
def household_sizes(start: np.uint64, first: int, residents: int, shares: F64) -> I64:
    """Draw household sizes until the community is full; the last is cut to fit."""
    sizes = np.empty(residents, dtype=np.int64)
    total = 0
    count = 0
    while total < residents:
        u = uniform(start, first + count, 0)
        size = 1
        while size < 5 and u >= shares[size - 1]:
            size += 1
        size = min(size, residents - total)
        sizes[count] = size
        total += size
        count += 1
    return sizes[:count].copy()


def cell_starts(households: int) -> I64:
    """Return the first household of every cell of a community, and one past the last."""
    starts = list(range(0, households, CELL_HOUSEHOLDS))
    if len(starts) > 1 and households - starts[-1] < SMALLEST_LAST_CELL:
        starts.pop()
    return np.array([*starts, households], dtype=np.int64)


def bonus_by_position(table: list[list[float]], sizes: I64) -> F64:
    """Return the bonus of every resident of a community, from the size of the household."""
    return np.concatenate([table[size - 1] for size in sizes])


def lowest(keys: F64, count: int, eligible: np.ndarray | None = None) -> I64:
    """Return the ids with the `count` lowest keys (ties: lower id) among the eligible."""
    ids = np.arange(len(keys)) if eligible is None else np.flatnonzero(eligible)
    order = np.argsort(keys[ids], kind="stable")
    return ids[order[: max(0, count)]]


def ages(plan: CommunityPlan, sizes: I64, seed: int, subject: int, first: int) -> I8:
    """Return ages of a community's residents; counts of 60+ and 0–14 are exact.

    `subject` is that of its first household at the founding, `first` the number of its first resident.
    """
    household = np.repeat(np.arange(len(sizes)), sizes)
    count = len(household)

    def by_household(name: str) -> F64:
        start = prefix(seed, name, FOUNDING_WEEK)
        return uniforms(start, subject, len(sizes), 0)[household]

    elder_key = bonus_by_position(ELDER_BONUS[plan.household_form], sizes)
    elders = lowest(-(elder_key + by_household("found.elder")), rnd(plan.share_60 * count))
    is_elder = np.zeros(count, dtype=bool)
    is_elder[elders] = True
    child_key = bonus_by_position(CHILD_BONUS, sizes) + by_household("found.child")
    children = lowest(-child_key, rnd(plan.share_0_14 * count), ~is_elder)
    is_child = np.zeros(count, dtype=bool)
    is_child[children] = True

    u = uniforms(prefix(seed, "found.age", FOUNDING_WEEK), first, count, 0)
    head = np.concatenate([[True], household[1:] != household[:-1]])
    adult = np.where(head, 20 + np.floor(40 * u), 15 + np.floor(45 * u))
    age = np.where(is_elder, 60 + np.floor(30 * u * u), np.where(is_child, np.floor(15 * u), adult))
    return age.astype(np.int8)


def party_members(age: I8, u: F64, total: int) -> I64:
    """Return the ids of Party members: quotas by age band (E10), lowest number within a band."""
    shares = np.array(MEMBER_SHARES) / sum(MEMBER_SHARES) * total
    quota = np.floor(shares).astype(np.int64)
    by_remainder = sorted(range(len(shares)), key=lambda band: (-(shares[band] % 1), band))
    for band in by_remainder[: total - int(quota.sum())]:
        quota[band] += 1
    chosen: list[I64] = []
    taken = np.zeros(len(age), dtype=bool)
    missing = 0
    # A band too small passes its rest on to the next older, the oldest to the youngest.
    for band in (*range(len(quota)), *range(len(quota))):
        low, high = MEMBER_BANDS[band]
        wanted = int(quota[band]) + missing
        ids = lowest(u, wanted, (age >= low) & (age <= high) & ~taken)
        taken[ids] = True
        chosen.append(ids)
        missing = wanted - len(ids)
        quota[band] = 0
    return np.sort(np.concatenate(chosen))


def education(age: I8, u: F64) -> I8:
    """Return the education class 0 to 2 (children 0)."""
    low = np.where(age >= 60, 0.60, 0.30)
    high = np.where(age >= 60, 0.90, 0.75)
    level = (u >= low).astype(np.int8) + (u >= high)
    return np.where(age < 15, 0, level).astype(np.int8)


def digital(age: I8, level: I8, u: F64) -> I8:
    """Return 1 for residents who use a smartphone for such things."""
    chance = np.select([age < 10, age < 60, age < 70], [0.0, 0.75, 0.45], 0.20)
    return (u < chance + np.where(age >= 15, 0.15 * (level - 1.0), 0.0)).astype(np.int8)


def disability(age: I8, u: F64) -> I8:
    """Return 0 none, 1 partly, 2 heavily dependent."""
    second = np.where(age >= 60, 0.063, 0.005)
    first = np.where(age >= 60, 0.12, 0.010)
    return np.where(u < second, 2, np.where(u < second + first, 1, 0)).astype(np.int8)


def hobby(migrant_elder: I8, u: F64) -> I8:
    """Return 0 none, 1 farming, 2 arts, 3 sport, 4 craft."""
    half = np.where(migrant_elder == 1, 0.5, 1.0)
    edges = np.where(migrant_elder == 1, 0.50, 0.08)
    result = np.where(u < edges, 1, 0)
    for code, share in ((2, 0.20), (3, 0.15), (4, 0.10)):
        upper = edges + share * half
        result = np.where((u >= edges) & (u < upper), code, result)
        edges = upper
    return result.astype(np.int8)


def skill(age: I8, member: np.ndarray, u: F64) -> I8:
    """Return 0 none, 1 medical, 2 technical, 3 legal, 4 teaching (adults of 18 and over)."""
    busy = member & (age <= 59)
    edge = np.zeros(len(age))
    result = np.zeros(len(age), dtype=np.int8)
    for code, share in ((1, 0.05), (2, 0.05), (3, 0.03), (4, 0.05)):
        upper = edge + np.where(busy, 0.10, share)
        result[(u >= edge) & (u < upper)] = code
        edge = upper
    result[age < 18] = 0
    return result


def free_hours(age: I8) -> F64:
    """Return free hours a week for community simulation."""
    conditions = [age < 5, age < 15, age < 60, age < 72]
    return np.select(conditions, [0.0, 0.6, 1.0, 2.0], 0.8)


@compiled
def uniforms_at(start: np.uint64, subjects: I32 | I64, number: int) -> F64:
    """Return the number of every subject listed."""
    result = np.empty(len(subjects))
    for i in range(len(subjects)):
        result[i] = uniform(start, subjects[i], number)
    return result


@compiled
def normals(start: np.uint64, subjects: I32) -> F64:
    """Return a standard normal number for each subject."""
    result = np.empty(len(subjects))
    for i in range(len(subjects)):
        result[i] = normal(start, subjects[i])
    return result


@compiled
def second_of_nine(start: np.uint64, subjects: I32) -> F64:
    """Return a Beta(2, 8) number for each subject: the second smallest of nine uniforms."""
    result = np.empty(len(subjects))
    for i in range(len(subjects)):
        smallest = 1.0
        second = 1.0
        for number in range(9):
            u = uniform(start, subjects[i], number)
            if u < smallest:
                second = smallest
                smallest = u
            elif u < second:
                second = u
        result[i] = second
    return result

"""Statistical: draws are uniform and independent along every part of their address.

37 tests on fixed addresses, each of which true random numbers would fail with a chance of at most
1 in 5,000: less than 1 in 100 for all together. Addresses are fixed, so a pass stays a pass.
"""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from scipy import stats

from sim.compiled import compiled
from sim.randomness import draw, poisson, prefix

CHANCE = 1e-4
SIZE = 6000
DECISIONS = ("need.birth", "talk.go", "talk.partner", "serve.tie", "ask.from", "link.roll")


def along(part: str, other: int = 0) -> np.ndarray:
    """Return draws of neighbouring addresses that differ in one part only."""
    makers: dict[str, Callable[[int], float]] = {
        "seed": lambda n: draw(n + 1, "talk.go", 7, 11 + other),
        "week": lambda n: draw(3, "talk.go", n - 52, 11 + other),
        "subject": lambda n: draw(3, "talk.go", 7 + other, n),
        "draw": lambda n: draw(3, "talk.go", 7 + other, 11, n),
    }
    return np.array([makers[part](n) for n in range(SIZE)])


PARTS = ("seed", "week", "subject", "draw")


@pytest.mark.statistical
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("other", [0, 1, 1000])
def test_uniform_along_every_part_of_the_address(part: str, other: int) -> None:
    assert stats.kstest(along(part, other), "uniform").pvalue > CHANCE


@pytest.mark.statistical
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lag", [1, 2, 8, 16])
def test_neighbours_know_nothing_of_each_other(part: str, lag: int) -> None:
    """Pairs of draws fill a square evenly: 10 by 10 fields, and no rank correlation."""
    values = along(part)
    pairs = np.floor(10 * np.column_stack([values[:-lag], values[lag:]])).astype(int)
    apart = np.arange(len(pairs)) // lag % 2 == 0  # pairs none of which shares a draw with another
    fields = np.bincount(pairs[apart] @ [10, 1], minlength=100)
    assert stats.chisquare(fields).pvalue > CHANCE
    assert stats.spearmanr(values[:-lag], values[lag:]).pvalue > CHANCE


def columns() -> Iterator[tuple[str, np.ndarray]]:
    for decision in DECISIONS:
        yield decision, np.array([draw(5, decision, 20, n) for n in range(SIZE)])


@pytest.mark.statistical
def test_decisions_seeds_and_persons_do_not_move_together() -> None:
    """The largest of all correlations between decisions is no larger than luck gives."""
    table = np.array([values for _, values in columns()])
    found = np.corrcoef(table)[np.triu_indices(len(DECISIONS), 1)]
    bound = stats.norm.isf(CHANCE / 2 / len(found)) / np.sqrt(SIZE)
    assert np.abs(found).max() < bound


@pytest.mark.statistical
@pytest.mark.parametrize("part", PARTS)
def test_every_bit_is_set_half_of_the_time(part: str) -> None:
    """The 53 bits of a draw, and each with the next draw's: none is set more often than luck gives."""
    bits = (along(part) * 2.0**53).astype(np.uint64)
    each = (bits[:, None] >> np.arange(53, dtype=np.uint64) & np.uint64(1)).astype(float)
    bound = stats.norm.isf(CHANCE / 2 / 106) / 2 / np.sqrt(SIZE)
    assert np.abs(each.mean(axis=0) - 0.5).max() < bound
    assert np.abs((each[1:] != each[:-1]).mean(axis=0) - 0.5).max() < bound


@compiled
def counts_of(start: np.uint64, size: int, mean: float) -> np.ndarray:
    found = np.zeros(7, dtype=np.int64)
    for subject in range(size):
        found[poisson(start, subject, mean)] += 1
    return found


@pytest.mark.statistical
@pytest.mark.parametrize("mean", [0.003, 0.05, 0.4, 1.5])
def test_arrivals_are_poisson(mean: float) -> None:
    """Counts of 200,000 subjects against Poisson's law, 6 standing for 6 and more."""
    size = 200_000
    found = counts_of(prefix(9, "need.birth", 30), size, mean)
    expected = size * np.append(stats.poisson.pmf(range(6), mean), stats.poisson.sf(5, mean))
    enough = int((expected >= 5).sum())
    merged = [np.append(row[: enough - 1], row[enough - 1 :].sum()) for row in (found, expected)]
    assert stats.chisquare(*merged).pvalue > CHANCE

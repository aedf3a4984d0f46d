"""Experiments of a few seeds drawn from a population of many, and whether their intervals hold. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from experiments.stats import families
from experiments.stats.assurance import seeds_needed
from experiments.stats.differences import effects_of, roles_of
from experiments.stats.intervals import FEWEST_UNLIKE, LEVEL, Floats, t_interval
from experiments.stats.measures import Measure

RESAMPLES = 4000
ARMS = {
    "before": None,
    "isolated": None,
    "matched": "linked",
    "linked-same-hours": "isolated",
    "linked": None,
}
"""The arms of the standard comparison, each with the arm whose hours it has."""


@dataclass(frozen=True)
class Held:
    """How often intervals held in the experiments in which they were given (`given`, a share)."""

    share: float
    given: float = 1.0
    street: float = float("nan")

    @property
    def error(self) -> float:
        """Return the standard error of the share."""
        return float(np.sqrt(self.share * (1 - self.share) / (RESAMPLES * max(self.given, 1e-9))))


def contrasts() -> Mapping[str, Mapping[str, float]]:
    """Return the distinct contrasts of the standard comparison, by name."""
    actors = {"before": ["office"], "isolated": ["office", "others"]}
    return effects_of(roles_of(list(ARMS), ARMS, actors))


def numbers_of(population: pd.DataFrame, measure: str, parts: Mapping[str, float]) -> Floats:
    """Return the contrast of a measure, seed by seed; `population` has rows (scenario, seed)."""
    column = population[measure].unstack("scenario")
    table = column[list(parts)].dropna().to_numpy(dtype=float)
    found: Floats = table @ np.array(list(parts.values()))
    return found


def drawn(size: int, seeds: int, key: int) -> np.ndarray:
    """Return which of `size` seeds make up each experiment, (experiment, seed)."""
    return np.random.default_rng([key, seeds]).integers(size, size=(RESAMPLES, seeds))


def halves(samples: Floats, level: float) -> tuple[Floats, Floats, np.ndarray]:
    """Return mean and half-width of each experiment, and whether it is given an interval at all."""
    seeds = samples.shape[1]
    quantile = stats.t.ppf(0.5 + level / 2, seeds - 1)
    half = quantile * samples.std(axis=1, ddof=1) / np.sqrt(seeds)
    ordered = np.sort(np.round(samples / (np.abs(samples).max() or 1.0), 12), axis=1)
    run = np.ones(len(samples), dtype=int)
    longest = run.copy()
    for at in range(1, seeds):
        run = np.where(ordered[:, at] == ordered[:, at - 1], run + 1, 1)
        longest = np.maximum(longest, run)
    return samples.mean(axis=1), half, seeds - longest >= FEWEST_UNLIKE


def single(numbers: Floats, seeds: int, level: float = LEVEL) -> Held:
    """Return how often the interval of one contrast holds, and that of one more street."""
    samples = numbers[drawn(len(numbers), seeds, 1)]
    mean, half, given = halves(samples, level)
    if not given.any():
        return Held(float("nan"), 0.0)
    more = numbers[np.random.default_rng([2, seeds]).integers(len(numbers), size=RESAMPLES)]
    holds = np.abs(mean - numbers.mean()) <= half
    street = np.abs(mean - more) <= half * np.sqrt(seeds + 1)
    return Held(float(holds[given].mean()), float(given.mean()), float(street[given].mean()))


def joint(columns: Sequence[Floats], seeds: int) -> Held:
    """Return how often the intervals of declared contrasts hold all at once."""
    table = np.column_stack(columns)
    level = families.declared(table.shape[1]).level
    at = drawn(len(table), seeds, 3)
    held = np.ones(RESAMPLES, dtype=bool)
    for column in table.T:
        mean, half, given = halves(column[at], level)
        held &= (np.abs(mean - column.mean()) <= half) | ~given
    return Held(float(held.mean()))


def until(numbers: Floats, share: float) -> Held:
    """Return how often the interval holds that a stopping rule states, asked for a share of the spread."""
    wanted, held = share * numbers.std(), []
    for at in drawn(len(numbers), 200, 4):
        sample = numbers[at]
        for seeds in range(10, 201, 10):
            known = t_interval(sample[:seeds])
            if known.high - known.low <= 2 * wanted:
                break
        half = max(wanted, (known.high - known.low) / 2)
        held.append(abs(known.difference - numbers.mean()) <= half)
    return Held(float(np.mean(held)))


def settled(numbers: Floats, margin: float, seeds: int, pilots: int = 400) -> tuple[int, int]:
    """Return how many pilots were settled by as many seeds as were said to be needed, and of how many."""
    settled_, asked = 0, 0
    for at in drawn(len(numbers), seeds, 5)[:pilots]:
        pilot = numbers[at]
        needed = seeds_needed(pilot, margin)
        if needed is None:
            continue
        asked += 1
        further = np.random.default_rng([6, asked]).integers(len(numbers), size=needed - seeds)
        whole = t_interval(np.concatenate([pilot, numbers[further]]))
        settled_ += bool(whole.off_zero or (-margin < whole.low and whole.high < margin))
    return settled_, asked


def explored(population: pd.DataFrame, measures: Sequence[Measure]) -> Iterator[tuple[Measure, str, Floats]]:
    """Yield each measure with each contrast that moves at all."""
    for measure in measures:
        for name, parts in contrasts().items():
            numbers = numbers_of(population, measure.name, parts)
            if len(numbers) and np.ptp(numbers) > 1e-12 * np.abs(numbers).max():
                yield measure, name, numbers

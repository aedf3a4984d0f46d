"""From runs and observations to the region of settings that fits. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import qmc

from experiments.designs.factor import Varied
from experiments.questions.calibrate.emulator import (
    AT_ONCE,
    FEWEST_POINTS,
    Emulator,
    Numbers,
    emulator,
    luck_together,
)
from experiments.questions.calibrate.observed import Observation
from experiments.stats.labels import label, unit
from experiments.text.errors import InputError

RULED_OUT = 3.0
"""Implausibility from which a point is ruled out (Pukelsheim 1994: 95 % of any one-peaked error)."""
SAMPLES = (2**14, 2**17)
ENOUGH, FEW = 500, 100
"""Effective size of the sample: looked for, and under which the region is rough."""
HARDLY = 0.1
"""Narrowing of a range from which the data say something about a setting."""
INSEPARABLE = 0.9
SETS = 200


@dataclass(frozen=True)
class Fit:
    """A dense sample of the ranges and how well each point of it fits.

    `sample` has a column per setting; `expected` and `variance` (of the emulator) a column per
    observation, and so have `distances`, in standard deviations of all that is uncertain; `together`
    says how the luck of observations correlates;
    `weights` are the posterior, summing to 1 (all on the closest point where
    nothing fits). `points` is the design that was run.
    """

    observations: tuple[Observation, ...]
    things: tuple[Varied, ...]
    emulators: Mapping[str, Emulator]
    together: Numbers
    discrepancy: float
    points: pd.DataFrame
    sample: pd.DataFrame
    expected: pd.DataFrame
    variance: pd.DataFrame
    distances: pd.DataFrame
    weights: Numbers

    @property
    def implausibility(self) -> pd.Series:
        """Return the largest distance of each point of the sample."""
        return self.distances.max(axis=1)

    @cached_property
    def kept(self) -> float:
        """Return the share of the ranges' volume that is not ruled out."""
        return float((self.implausibility < RULED_OUT).mean())

    @property
    def fits(self) -> bool:
        """Return whether any point fits."""
        return self.kept > 0

    @property
    def left_out(self) -> int:
        """Return how many points that were run lack a run or a number."""
        return len(self.points) - min(len(own.left_out) for own in self.emulators.values())

    @property
    def effective(self) -> float:
        """Return how many points of the sample carry the posterior."""
        return 1.0 / float((self.weights**2).sum())

    @cached_property
    def mean(self) -> dict[str, float | int]:
        """Return the posterior mean, rounded to what each setting can be."""
        values: dict[str, float | int] = {}
        for one in self.things:
            centre = float(self.weights @ self.sample[one.name])
            if one.values:
                values[one.name] = min(one.values, key=lambda value: abs(float(value) - centre))  # type: ignore[assignment]
            else:
                values[one.name] = round(centre) if one.whole else float(f"{centre:.5g}")
        return values

    @cached_property
    def mean_fits(self) -> bool:
        """Return whether the posterior mean is not ruled out itself: of a bent region it may be."""
        place = shares_of(pd.DataFrame([self.mean]), self.things)
        distances = _distances(self.observations, self.emulators, self.discrepancy, place)[2]
        return bool(distances.max(axis=1).iloc[0] < RULED_OUT)

    @cached_property
    def settings(self) -> pd.DataFrame:
        """Return per setting its range, its 95 % region, its mean and how much narrower it became."""
        rows = []
        for one in self.things:
            column = self.sample[one.name].to_numpy(dtype=float)
            before = np.quantile(column, [0.025, 0.975])
            low, high = _quantiles(column, self.weights, (0.025, 0.975))
            rows.append(
                {
                    **_names(one.name),
                    "range_low": one.low,
                    "range_high": one.high,
                    "low": low,
                    "high": high,
                    "mean": float(self.weights @ column),
                    "narrower": 1 - (high - low) / float(before[1] - before[0]),
                }
            )
        return pd.DataFrame(rows)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Return for each pair of settings the rank correlation in the posterior, strongest first."""
        ranks = [_ranks(self.sample[one.name].to_numpy(dtype=float), self.weights) for one in self.things]
        rows = []
        for (i, one), (j, other) in combinations(enumerate(self.things), 2):
            spread = np.cov([ranks[i], ranks[j]], aweights=self.weights)
            scale = float(np.sqrt(spread[0, 0] * spread[1, 1]))
            r = float(spread[0, 1]) / scale if scale > 0 else 0.0
            rows.append(
                {
                    "first": one.name,
                    "second": other.name,
                    "rank_correlation": r,
                    "inseparable": abs(r) > INSEPARABLE,
                }
            )
        table = pd.DataFrame(rows, columns=["first", "second", "rank_correlation", "inseparable"])
        return table.sort_values("rank_correlation", key=abs, ascending=False, ignore_index=True)

    @cached_property
    def fitted(self) -> pd.DataFrame:
        """Return per observation what one street shows under the fitted settings, with its interval.

        `distance` is that of the fitted mean in standard deviations of all that is uncertain,
        `alone` the smallest distance anywhere in the ranges; `reach_low` and `reach_high` are the
        ends of the means that the ranges give.
        """
        rows = []
        for one in self.observations:
            own, means = self.emulators[one.name], self.expected[one.name].to_numpy()
            centre = float(self.weights @ means)
            around = float(self.weights @ ((means - centre) ** 2 + self.variance[one.name]))
            half = 1.96 * float(np.sqrt(around + own.luck.street))
            spread = np.sqrt(around + own.luck.street + _outside(one, self.discrepancy))
            rows.append(
                {
                    "measure": one.measure.name,
                    "weeks": one.weeks,
                    "label": one.title("en"),
                    "label_zh": one.title("zh"),
                    "observed": one.value,
                    "error": one.error,
                    "fitted": centre,
                    "low": centre - half,
                    "high": centre + half,
                    "distance": abs(one.value - centre) / float(spread),
                    "alone": float(self.distances[one.name].min()),
                    "reach_low": float(means.min()),
                    "reach_high": float(means.max()),
                    "emulator_miss": own.miss,
                    "emulator_covered": own.covered,
                    "emulator_trusted": own.trusted,
                    "luck": float(np.sqrt(own.luck.street)),
                }
            )
        return pd.DataFrame(rows)

    @cached_property
    def plausible(self) -> pd.DataFrame:
        """Return sets drawn from the posterior that are not ruled out, each once; a table for a sweep."""
        places = (np.arange(SETS) + 0.5) / SETS
        drawn = np.unique(np.searchsorted(np.cumsum(self.weights), places).clip(max=len(self.sample) - 1))
        chosen = self.sample.iloc[drawn]
        return chosen[self.implausibility.iloc[drawn] < RULED_OUT].reset_index(drop=True)


def emulated(
    design: pd.DataFrame,
    runs: pd.DataFrame,
    observations: Sequence[Observation],
    things: Sequence[Varied],
    seed: int = 1,
) -> tuple[dict[str, Emulator], Numbers]:
    """Return an emulator for each observation, and how the luck of observations correlates.

    `design` is indexed by point; `runs` by point and seed, with a column per observation; no two
    points share a seed. A point without all its runs takes no part. Raises InputError where runs
    are too few to tell anything.
    """
    run = runs.groupby("point").cumcount().rename("run")
    by_run = runs.set_index(run, append=True).droplevel("seed")
    each = int(run.max()) + 1 if len(run) else 0
    places = pd.DataFrame(shares_of(design, things), index=design.index)
    found, tables = {}, []
    for one in observations:
        table = by_run[one.name].unstack("run").dropna()
        if len(table) < FEWEST_POINTS or each < 2:
            raise InputError(
                f"{one.name}: {len(table)} points have a number from each of {each} runs; at least"
                f" {FEWEST_POINTS} points and 2 runs each are needed (does anything happen in these weeks?)"
            )
        found[one.name] = emulator(places.loc[table.index].to_numpy(), table, seed)
        tables.append(table)
    return found, luck_together(tables)


def fitted(
    design: pd.DataFrame,
    known: Mapping[str, Emulator],
    observations: Sequence[Observation],
    things: Sequence[Varied],
    discrepancy: float,
    seed: int = 1,
    together: Numbers | None = None,
) -> Fit:
    """Return the region that fits.

    `known` are the emulators of the points of `design`, `together` the correlation of the observations'
    luck (none unless given). `discrepancy` is the standard deviation of
    what the model itself gets wrong, as a share of each observed value.
    """
    together = np.eye(len(observations)) if together is None else together
    for size in SAMPLES:
        cube = qmc.Sobol(len(things), rng=np.random.default_rng(seed)).random(size)
        sample = pd.DataFrame({one.name: one.at(cube[:, n]) for n, one in enumerate(things)})
        judged = _judged(observations, known, together, discrepancy, shares_of(sample, things))
        fit = Fit(tuple(observations), tuple(things), known, together, discrepancy, design, sample, *judged)
        if fit.effective >= ENOUGH:
            break
    return fit


def shares_of(table: pd.DataFrame, things: Sequence[Varied]) -> Numbers:
    """Return where values lie between the lowest (0) and the highest (1) of their range."""
    columns = [(table[one.name].astype(float) - one.low) / (one.high - one.low) for one in things]
    return np.column_stack(columns)


def _outside(one: Observation, discrepancy: float) -> float:
    """Return the variance of what lies outside the model's runs: the error and the discrepancy."""
    return one.error**2 + (discrepancy * one.value) ** 2


def _distances(
    observations: Sequence[Observation], known: Mapping[str, Emulator], discrepancy: float, shares: Numbers
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return expected means, their variances and the distances of the observations at these places."""
    expected, variances, distances = {}, {}, {}
    for one in observations:
        own = known[one.name]
        mean, variance = own.at(shares)
        total = variance + own.luck.street + _outside(one, discrepancy)
        expected[one.name], variances[one.name] = mean, variance
        distances[one.name] = np.abs(one.value - mean) / np.sqrt(total)
    return pd.DataFrame(expected), pd.DataFrame(variances), pd.DataFrame(distances)


def _judged(
    observations: Sequence[Observation],
    known: Mapping[str, Emulator],
    together: Numbers,
    discrepancy: float,
    shares: Numbers,
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Numbers]:
    """Return expected means, their variances, distances and posterior weights at these places.

    Each observation rules out by itself; the posterior takes them together, with the luck they share.
    """
    expected, variances, found = _distances(observations, known, discrepancy, shares)
    deviation = np.sqrt([known[one.name].luck.street for one in observations])
    luck = together * np.outer(deviation, deviation)
    outside = np.array([_outside(one, discrepancy) for one in observations])
    missed = np.array([one.value for one in observations]) - expected.to_numpy()
    fit = np.empty(len(missed))
    for start in range(0, len(missed), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        own = variances.to_numpy()[part] + outside
        roots = np.linalg.cholesky(luck + own[:, :, None] * np.eye(len(observations)))
        white = np.linalg.solve(roots, missed[part, :, None])[:, :, 0]
        size = np.log(np.diagonal(roots, axis1=1, axis2=2)).sum(axis=1)
        fit[part] = -0.5 * (white**2).sum(axis=1) - size
    worst = found.max(axis=1).to_numpy()
    if worst.min() < RULED_OUT:
        weights = np.exp(fit - fit.max())
    else:
        weights = (np.arange(len(worst)) == worst.argmin()).astype(float)
    return expected, variances, found, weights / weights.sum()


def _quantiles(values: Numbers, weights: Numbers, at: Sequence[float]) -> list[float]:
    order = np.argsort(values)
    places = np.searchsorted(np.cumsum(weights[order]), at).clip(max=len(values) - 1)
    return [float(one) for one in values[order][places]]


def _ranks(values: Numbers, weights: Numbers) -> Numbers:
    """Return the middle of each value's place in the order of all, equal values sharing one."""
    _, inverse = np.unique(values, return_inverse=True)
    own = np.bincount(inverse, weights)
    ranks: Numbers = (np.cumsum(own) - own / 2)[inverse]
    return ranks


def _names(column: str) -> dict[str, Any]:
    return {
        "setting": column,
        "label": label(column, "en"),
        "label_zh": label(column, "zh"),
        "unit": unit(column, "en"),
        "unit_zh": unit(column, "zh"),
    }

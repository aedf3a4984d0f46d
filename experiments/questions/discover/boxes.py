"""One box of settings in which something happens more often than elsewhere, and how sure that is."""

import math
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from experiments.stats.intervals import LEVEL
from experiments.text.errors import needs

Truth = NDArray[np.bool_]
FEWEST_POINTS = 10
"""Points for and points against: with fewer, no box is looked for."""
SMALLEST_BOX = 0.05
"""Share of all points."""
MOST_SETTINGS = 15
"""PRIM peels the settings with the highest feature scores only: it is slow, and finds noise in many."""
QUASI_P = 0.05
FOLDS = 5
FRESH = 3
"""One of so many points is kept aside, to score what was found on the others."""


@dataclass(frozen=True)
class Restriction:
    """Limits of one setting in a box; an open end is infinite and has no quasi-p-value (NaN).

    `reproduced` is the share of the boxes drawn from four fifths of the points that restrict the
    setting too. (The library's own resampling compares boxes of equal coverage, and takes the
    unrestricted one where coverage is full.)
    """

    setting: str
    low: float
    high: float
    p_low: float
    p_high: float
    reproduced: float

    @property
    def p(self) -> float:
        """Return the smaller quasi-p-value."""
        return float(np.nanmin([self.p_low, self.p_high]))


@dataclass(frozen=True)
class Box:
    """A box and what is in it, of the points that can be told.

    `inside` points lie in it, `hits` of them are wanted; all in all `wanted` of `points` are: of those
    it was drawn from, which flatter it. `fresh_inside` and `fresh_hits` count the same, in the same box,
    on the third of the points that was kept aside; `p_value` is the chance of so many hits there if the
    box meant nothing (Fisher's exact test). `trade_off` has one row per box that PRIM passed through:
    coverage, density, restricted.
    """

    restrictions: tuple[Restriction, ...]
    points: int
    wanted: int
    inside: int
    hits: int
    fresh_inside: int
    fresh_hits: int
    p_value: float
    trade_off: pd.DataFrame

    @property
    def coverage(self) -> float:
        """Return the share of wanted points that lie in the box."""
        return self.hits / self.wanted

    @property
    def density(self) -> float:
        """Return the share of the box's points that are wanted."""
        return self.hits / self.inside if self.inside else math.nan

    @property
    def fresh_share(self) -> tuple[float, float, float]:
        """Return the share of wanted points in the box, of fresh ones, with its 95 % interval (exact)."""
        if not self.fresh_inside:
            return math.nan, 0.0, 1.0
        found = stats.binomtest(self.fresh_hits, self.fresh_inside)
        ends = found.proportion_ci(LEVEL)
        return float(found.statistic), float(ends.low), float(ends.high)

    @property
    def better_than_chance(self) -> bool:
        """Return whether the box tells wanted points among fresh ones."""
        return bool(self.restrictions) and self.p_value < 0.05


def enough(wanted: Truth) -> bool:
    """Return whether there are points enough for and against to look for a box."""
    return min(int(wanted.sum()), int((~wanted).sum())) >= FEWEST_POINTS


def numeric(design: pd.DataFrame) -> pd.DataFrame:
    """Return a design as floats: each word of a choice becomes a column `setting=word` of 0 and 1."""
    columns: dict[str, pd.Series] = {}
    for name in map(str, design.columns):
        column = design[name]
        if pd.api.types.is_numeric_dtype(column):
            columns[name] = column.astype(float)
        else:
            for word in sorted(set(column.astype(str))):
                columns[f"{name}={word}"] = (column.astype(str) == word).astype(float)
    return pd.DataFrame(columns, index=design.index)


def find_box(settings: pd.DataFrame, wanted: Truth, seed: int = 1) -> Box:
    """Return the box that tells wanted points best, with `enough` of both kinds.

    Of the boxes PRIM passes through, the one that agrees most with what is wanted (the correlation
    of being inside and being wanted); then every limit whose quasi-p-value is above 0.05 is
    opened. No restriction is left where nothing is found. A third of the points takes no part; the
    box that is named is scored on them.
    """
    fresh = np.random.default_rng(seed).permutation(len(wanted)) % FRESH == 0
    aside, fresh_wanted = settings[fresh], wanted[fresh]
    settings, wanted = settings[~fresh].reset_index(drop=True), wanted[~fresh]
    with _library():
        found = _drawn(settings, wanted, seed)
        again = _drawn_again(settings, wanted, seed)
    inside = _inside(settings, found.box_lims[-1])
    within = _inside(aside, _opened(found))
    fresh_inside, fresh_hits = int(within.sum()), int(fresh_wanted[within].sum())
    table = stats.fisher_exact(
        [
            [fresh_hits, fresh_inside - fresh_hits],
            [fresh_wanted.sum() - fresh_hits, (~fresh_wanted).sum() - fresh_inside + fresh_hits],
        ],
        alternative="greater",
    )
    path = found.peeling_trajectory[["coverage", "density", "res_dim"]]
    return Box(
        _restrictions(found, again),
        len(wanted),
        int(wanted.sum()),
        int(inside.sum()),
        int(wanted[inside].sum()),
        fresh_inside,
        fresh_hits,
        float(table.pvalue),
        path.rename(columns={"res_dim": "restricted"}).astype({"restricted": int}),
    )


def feature_scores(
    settings: pd.DataFrame, numbers: NDArray[np.float64], seed: int = 1
) -> tuple[pd.Series, float]:
    """Return each setting's share in explaining the numbers (extremely random trees), sorted.

    The second number is the share of variance that the trees explain of points they have not seen;
    near or below zero, the scores mean nothing.
    """
    with _library():
        scores, trees = _scores(settings, numbers, seed, "regression")
    return scores, float(trees.oob_score_)


def _scores(settings: pd.DataFrame, numbers: NDArray[Any], seed: int, mode: str) -> tuple[pd.Series, Any]:
    from ema_workbench.analysis import feature_scoring, scenario_discovery_util

    table, trees = feature_scoring.get_ex_feature_scores(
        settings,
        numbers,
        mode=scenario_discovery_util.RuleInductionType(mode),
        max_features=max(1, round(settings.shape[1] / 3)),
        random_state=seed,
    )
    return table.iloc[:, 0], trees


@contextmanager
def _library() -> Iterator[None]:
    """Use the optional library without its warnings; one clear error where it is missing."""
    with needs("discovery", "Scenario discovery", "寻找成立范围"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ema_workbench.analysis.prim  # noqa: F401 - tells early whether it is there

        yield


def _drawn(settings: pd.DataFrame, wanted: Truth, seed: int) -> Any:
    """Return PRIM's box object; the last entry of its lists is the box that is meant."""
    from ema_workbench.analysis.prim import Prim

    if settings.shape[1] > MOST_SETTINGS:
        scores, _ = _scores(settings, wanted, seed, "classification")
        settings = settings[[name for name in settings.columns if name in scores.index[:MOST_SETTINGS]]]
    smallest = max(SMALLEST_BOX, FEWEST_POINTS / len(wanted))
    box = Prim(settings, wanted, threshold=1e-9, mass_min=smallest).find_box()
    path = box.peeling_trajectory
    size, hits, all_, total = path["n"], path["k"], len(wanted), int(wanted.sum())
    spread = (size * (all_ - size)).astype(float).where(size < all_)
    agreement = ((hits * all_ - size * total) / np.sqrt(spread)).fillna(-math.inf)
    start = box.prim.box_init
    limits = _rounded(box.box_lims[int(agreement.idxmax())], start)
    while True:
        box.update(limits, np.flatnonzero(_inside(settings, limits)))
        doubtful = {
            (name, side): p for name, both in box.qp[-1].items() for side, p in enumerate(both) if p > QUASI_P
        }
        if not doubtful:
            return box
        name, side = max(doubtful, key=lambda key: doubtful[key])
        limits = limits.copy()
        limits.loc[side, name] = start.loc[side, name]


def _rounded(limits: pd.DataFrame, start: pd.DataFrame) -> pd.DataFrame:
    """Return limits to three digits where they restrict: the box that is named is the one counted."""
    short = limits.map(lambda limit: float(f"{limit:.3g}"))
    return short.where(limits != start, start)


def _inside(settings: pd.DataFrame, limits: pd.DataFrame) -> Truth:
    part = settings[limits.columns]
    result: Truth = ((part >= limits.loc[0]) & (part <= limits.loc[1])).all(axis=1).to_numpy()
    return result


def _drawn_again(settings: pd.DataFrame, wanted: Truth, seed: int) -> Counter[str]:
    """Return how many boxes drawn from four fifths of the points restrict each setting."""
    folds = np.random.default_rng(seed).permutation(len(wanted)) % FOLDS
    restricted: Counter[str] = Counter()
    for fold in range(FOLDS):
        kept = folds == fold
        restricted.update(list(_drawn(settings[~kept].reset_index(drop=True), wanted[~kept], seed).qp[-1]))
    return restricted


def _opened(box: Any) -> pd.DataFrame:
    """Return the box's limits, infinite where it is open: its edge is no limit for other points."""
    limits, start = box.box_lims[-1], box.prim.box_init
    ends = pd.DataFrame(np.inf, index=limits.index, columns=limits.columns)
    ends.loc[0] = -np.inf
    return limits.where(limits != start, ends)


def _restrictions(box: Any, again: Counter[str]) -> tuple[Restriction, ...]:
    """Return the box's restrictions, surest first."""
    limits = _opened(box)
    found = []
    for name, both in box.qp[-1].items():
        p_low, p_high = (p if p >= 0 else math.nan for p in both)
        low, high = limits[name]
        found.append(Restriction(name, float(low), float(high), p_low, p_high, again[name] / FOLDS))
    return tuple(sorted(found, key=lambda one: one.p))

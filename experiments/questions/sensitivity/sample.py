"""The sampled points with their numbers, whole blocks only, and how much of it is luck."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from experiments.stats.contrasts import Quantity
from experiments.stats.intervals import LEVEL
from experiments.stats.labels import label, meaning
from experiments.text.errors import InputError
from experiments.text.language import Language

Floats = NDArray[np.float64]
ROUNDING = 1e-12


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % interval (NaN where it cannot be had)."""

    value: float
    low: float
    high: float

    @property
    def off_zero(self) -> bool:
        """Return whether the interval excludes zero."""
        return self.low > 0 or self.high < 0

    def inside(self, least: float, most: float) -> "Estimate":
        """Return it with the part of its interval that can be; NaN ends where nothing of it can."""
        low, high = max(self.low, least), min(self.high, most)
        return Estimate(self.value, *((low, high) if low <= high else (math.nan, math.nan)))


def t_estimate(numbers: Floats) -> Estimate:
    """Return the mean over blocks with its t interval."""
    mean, count = float(numbers.mean()), len(numbers)
    half = float(stats.t.ppf(0.5 + LEVEL / 2, count - 1)) * float(numbers.std(ddof=1)) / math.sqrt(count)
    return Estimate(mean, mean - half, mean + half)


def shown(one: Estimate, estimates: int) -> bool:
    """Return whether a share of variance lies above zero, judged with all others (Bonferroni)."""
    tail = (1 - LEVEL) / 2
    wider = float(stats.norm.isf(tail / estimates) / stats.norm.isf(tail))
    return one.value - wider * (one.value - one.low) > 0


@dataclass(frozen=True)
class Spread:
    """How a quantity varies over the points (means over seeds), in its own unit.

    `luck` is the share of the variance between points that another roll of luck would change (NaN
    for one seed); it can exceed 1 by estimation where nothing but luck is there. `used` and
    `left_out` count blocks: trajectories, or rows of the sample.
    """

    mean: float
    deviation: float
    low: float
    high: float
    luck: float
    seeds: int
    points: int
    used: int
    left_out: int

    @property
    def constant(self) -> bool:
        """Return whether the quantity is the same at all points."""
        return self.high - self.low <= ROUNDING * max(1.0, abs(self.low), abs(self.high))


def check_seeds(count: int) -> None:
    """Refuse one seed: what luck does is known from the difference between seeds alone."""
    if count < 2:
        raise InputError(
            "one seed: a sensitivity needs 2 or more, or luck looks like the doing of settings",
            "只有一粒种子：敏感性分析至少要 2 粒，否则运气会被当成设定的作用",
        )


def blocks(
    values: pd.DataFrame, design: pd.DataFrame, quantity: Quantity, size: int
) -> tuple[Floats, Floats, Spread]:
    """Return settings (block, row, setting) and numbers (seed, block, row) of whole blocks.

    Raises InputError for a design that does not come in blocks of `size` points, that holds
    words, or of which no block is whole.
    """
    design = design.sort_index()
    if len(design) == 0 or len(design) % size:
        raise InputError(
            f"{len(design)} points of {design.shape[1]} settings: this design comes in blocks of {size}"
        )
    try:
        settings = design.to_numpy(dtype=float)
    except ValueError:
        raise InputError("the design holds words; only numbers can be measured here") from None
    table = quantity.by_point(values).reindex(design.index)
    numbers = table.to_numpy(dtype=float).T.reshape(table.shape[1], -1, size)
    whole = np.isfinite(numbers).all(axis=(0, 2))
    if not whole.any():
        raise InputError(f"{quantity.measure.name}: every block of the design lacks a run")
    numbers = numbers[:, whole]
    left_out = int((~whole).sum())
    return settings.reshape(-1, size, design.shape[1])[whole], numbers, _spread(numbers, left_out)


def _spread(numbers: Floats, left_out: int) -> Spread:
    flat = numbers.reshape(len(numbers), -1)
    means = flat.mean(axis=0)
    seeds, points = flat.shape
    luck = math.nan
    between = float(means.var(ddof=1))
    if seeds > 1 and between > 0:
        # what all points of a seed share is no luck of a point
        rest = flat - means - flat.mean(axis=1, keepdims=True) + flat.mean()
        luck = float((rest**2).sum()) / ((seeds - 1) * (points - 1)) / seeds / between
    return Spread(
        float(means.mean()),
        math.sqrt(between),
        float(means.min()),
        float(means.max()),
        luck,
        seeds,
        points,
        numbers.shape[1],
        left_out,
    )


def names(column: str) -> dict[str, str]:
    """Return how a table calls a setting, in both languages."""
    languages: tuple[tuple[str, Language], ...] = (("", "en"), ("_zh", "zh"))
    result = {"setting": column}
    for suffix, language in languages:
        result[f"label{suffix}"] = label(column, language)
        result[f"meaning{suffix}"] = meaning(column, language)
    return result


def context(quantity: Quantity, spread: Spread) -> dict[str, object]:
    """Return the columns that every table begins with."""
    measure = quantity.measure
    return {
        "measure": measure.name,
        "title": quantity.title("en"),
        "title_zh": quantity.title("zh"),
        "unit": measure.unit,
        "unit_zh": measure.unit_zh,
        "arm": quantity.arm,
        "base": quantity.base or "",
        "seeds": spread.seeds,
        "points": spread.points,
    }


def spread_table(quantity: Quantity, spread: Spread) -> pd.DataFrame:
    """Return one row on how the quantity varies and how much of it is luck."""
    return pd.DataFrame(
        [
            {
                **context(quantity, spread),
                "mean": spread.mean,
                "deviation": spread.deviation,
                "low": spread.low,
                "high": spread.high,
                "share_luck": spread.luck,
                "blocks_used": spread.used,
                "blocks_left_out": spread.left_out,
            }
        ]
    )

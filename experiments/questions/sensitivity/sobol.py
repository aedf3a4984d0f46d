"""Sobol' indices: which share of the variance over the sampled ranges belongs to which setting."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.questions.sensitivity import sample
from experiments.questions.sensitivity.sample import Estimate, Floats, Spread
from experiments.stats.contrasts import Quantity
from experiments.stats.intervals import LEVEL
from experiments.text.errors import InputError

RESAMPLES = 1000


@dataclass(frozen=True)
class Indices:
    """Shares of variance of one setting: by itself (`first`, S1), with all its interplay (`total`, ST).

    `luck` is the total index that luck alone would show; NaN for one seed. `shown` and
    `first_shown` = total and first can be told from those of a setting that does nothing, judged
    together with all others. Estimates are neither cut at zero nor at one.
    """

    setting: str
    first: Estimate
    total: Estimate
    luck: float
    shown: bool
    first_shown: bool


@dataclass(frozen=True)
class VarianceShares:
    """All settings of a Sobol' analysis, largest total index first; none for a constant quantity."""

    quantity: Quantity
    spread: Spread
    settings: tuple[Indices, ...]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `sobol` (a row per setting) and `spread`, ready for CSV."""
        rows = [
            {
                **sample.context(self.quantity, self.spread),
                **sample.names(one.setting),
                "first": one.first.value,
                "first_low": one.first.low,
                "first_high": one.first.high,
                "total": one.total.value,
                "total_low": one.total.low,
                "total_high": one.total.high,
                "total_luck": one.luck,
                "first_shown": one.first_shown,
                "total_shown": one.shown,
            }
            for one in self.settings
        ]
        return {"sobol": pd.DataFrame(rows), "spread": sample.spread_table(self.quantity, self.spread)}


def variance_shares(
    values: pd.DataFrame,
    design: pd.DataFrame,
    quantity: Quantity,
    *,
    second_order: bool = False,
    seed: int = 1,
) -> VarianceShares:
    """Return first and total indices of a Sobol' design with bootstrap intervals (SALib).

    The design has rows of (settings + 2) points, or (2 × settings + 2) if it was sampled for
    `second_order`. `seed` (1 or more, as SALib takes 0 for none) is that of the bootstrap. Raises
    InputError for another design or seed.
    """
    if seed < 1:
        raise InputError(f"seed {seed}: the bootstrap of Sobol' indices takes a whole number from 1")
    columns = [str(name) for name in design.columns]
    size = (2 * len(columns) if second_order else len(columns)) + 2
    _, numbers, spread = sample.blocks(values, design, quantity, size)
    if spread.constant:
        return VarianceShares(quantity, spread, ())
    if spread.used < 2 or np.ptp(numbers.mean(axis=0)[:, [0, -1]]) == 0:
        raise InputError(f"{spread.used} whole rows of the sample are too few for Sobol' indices")
    from SALib.analyze import sobol

    found = sobol.analyze(
        {"num_vars": len(columns), "names": columns, "bounds": [[0, 1]] * len(columns)},
        numbers.mean(axis=0).ravel(),
        calc_second_order=second_order,
        num_resamples=RESAMPLES,
        conf_level=LEVEL,
        seed=seed,
    )
    luck = _luck(numbers, len(columns))
    settings = []
    for at, name in enumerate(columns):
        first, total, lucky = _estimate(found, "S1", at), _estimate(found, "ST", at), float(luck[at])
        seen = sample.shown(total, lucky, len(columns))
        settings.append(Indices(name, first, total, lucky, seen, sample.shown(first, 0.0, len(columns))))
    settings.sort(key=lambda one: -one.total.value)
    return VarianceShares(quantity, spread, tuple(settings))


def _estimate(found: dict[str, Floats], index: str, at: int) -> Estimate:
    value, half = float(found[index][at]), float(found[f"{index}_conf"][at])
    return Estimate(value, value - half, value + half)


def _luck(numbers: Floats, settings: int) -> Floats:
    """Return by how much luck inflates each total index.

    The estimator is half the mean square of the change when one setting is redrawn; the luck in
    that change is known from its spread over seeds.
    """
    if len(numbers) < 2:
        return np.full(settings, math.nan)
    change = numbers[:, :, 1 : settings + 1] - numbers[:, :, :1]
    square = (change.var(axis=0, ddof=1) / len(numbers)).mean(axis=0)
    ends = numbers.mean(axis=0)[:, [0, -1]]
    result: Floats = 0.5 * square / ends.var()
    return result

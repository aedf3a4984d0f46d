"""Sobol' indices: which share of the variance over the sampled ranges belongs to which setting."""

import itertools
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.questions.sensitivity import sample
from experiments.questions.sensitivity.luck import p_values
from experiments.questions.sensitivity.sample import Estimate, Floats, Spread
from experiments.stats.contrasts import Quantity
from experiments.stats.intervals import LEVEL
from experiments.text.errors import InputError

RESAMPLES = 1000


@dataclass(frozen=True)
class Indices:
    """Shares of variance of one setting: by itself (`first`, S1), with all its interplay (`total`, ST).

    `luck` is the total index that luck alone would show. `p_value` = how often luck alone shows as
    much in any of the settings; `first_shown` = the first index is above zero, judged with all others.
    Estimates are neither cut at zero nor at one; intervals hold what a share can be.
    """

    setting: str
    first: Estimate
    total: Estimate
    luck: float
    p_value: float
    first_shown: bool

    @property
    def shown(self) -> bool:
        """Return whether it can be told from a setting that does nothing, among all settings."""
        return self.p_value <= 1 - LEVEL


@dataclass(frozen=True)
class Interplay:
    """The share of variance of two settings together beyond those by themselves (S2)."""

    first: str
    second: str
    share: Estimate
    shown: bool


@dataclass(frozen=True)
class VarianceShares:
    """All settings of a Sobol' analysis, largest total index first; none for a constant quantity.

    `pairs` are those of a design of second order, largest first.
    """

    quantity: Quantity
    spread: Spread
    settings: tuple[Indices, ...]
    pairs: tuple[Interplay, ...] = ()

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `sobol` (a row per setting), `spread` and, of second order, `sobol_pairs`, for CSV."""
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
                "total_p": one.p_value,
                "first_shown": one.first_shown,
                "total_shown": one.shown,
            }
            for one in self.settings
        ]
        found = {"sobol": pd.DataFrame(rows), "spread": sample.spread_table(self.quantity, self.spread)}
        if self.pairs:
            found["sobol_pairs"] = pd.DataFrame(
                [
                    {
                        **sample.context(self.quantity, self.spread),
                        "first": one.first,
                        "second": one.second,
                        "share": one.share.value,
                        "low": one.share.low,
                        "high": one.share.high,
                        "shown": one.shown,
                    }
                    for one in self.pairs
                ]
            )
        return found


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
    sample.check_seeds(spread.seeds)
    from SALib.analyze import sobol

    found = sobol.analyze(
        {"num_vars": len(columns), "names": columns, "bounds": [[0, 1]] * len(columns)},
        numbers.mean(axis=0).ravel(),
        calc_second_order=second_order,
        num_resamples=RESAMPLES,
        conf_level=LEVEL,
        seed=seed,
    )
    count = len(columns)
    changes = numbers[:, :, 1 : count + 1] - numbers[:, :, :1]
    luck, tested = _luck(numbers, changes), p_values(changes, seed)
    settings = []
    for at, name in enumerate(columns):
        first, total = _estimate(found, "S1", at), _estimate(found, "ST", at)
        first_shown = sample.shown(first, count) and tested[at] <= 1 - LEVEL
        shares = first.inside(0, 1), total.inside(0, 1)
        settings.append(Indices(name, *shares, float(luck[at]), float(tested[at]), first_shown))
    settings.sort(key=lambda one: -one.total.value)
    return VarianceShares(quantity, spread, tuple(settings), _pairs(found, columns) if second_order else ())


def _pairs(found: dict[str, Floats], columns: list[str]) -> tuple[Interplay, ...]:
    places = list(itertools.combinations(range(len(columns)), 2))
    pairs = []
    for place in places:
        share = _estimate(found, "S2", place)
        shown = sample.shown(share, len(places))
        first, second = (columns[at] for at in place)
        pairs.append(Interplay(first, second, share.inside(-1, 1), shown))
    return tuple(sorted(pairs, key=lambda one: -one.share.value))


def _estimate(found: dict[str, Floats], index: str, at: int | tuple[int, int]) -> Estimate:
    value, half = float(found[index][at]), float(found[f"{index}_conf"][at])
    return Estimate(value, value - half, value + half)


def _luck(numbers: Floats, changes: Floats) -> Floats:
    """Return by how much luck inflates each total index.

    The estimator is half the mean square of the change when one setting is redrawn; the luck in
    that change is known from its spread over seeds.
    """
    square = (changes.var(axis=0, ddof=1) / len(numbers)).mean(axis=0)
    ends = numbers.mean(axis=0)[:, [0, -1]]
    result: Floats = 0.5 * square / ends.var()
    return result

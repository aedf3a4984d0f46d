"""Morris screening: how far a step of one setting moves the quantity, over many trajectories.

An elementary effect is the change along one step, per full range of the setting, with the step as
it was run: whole-number settings take steps of other sizes than SALib's own analysis assumes. For
settings without rounding the two agree.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.questions.sensitivity import sample
from experiments.questions.sensitivity.luck import p_values
from experiments.questions.sensitivity.sample import Estimate, Floats, Spread
from experiments.stats.contrasts import Quantity
from experiments.stats.intervals import LEVEL
from experiments.text.errors import InputError


@dataclass(frozen=True)
class Screened:
    """The effects of one setting per full range, in the quantity's unit.

    `strength` = mean absolute effect (μ*), `direction` = mean effect (μ), `unevenness` = standard
    deviation of effects (σ), large where the effect depends on other settings or is curved.
    `luck` is the μ* that luck alone would show. `p_value` = how often luck alone shows as much in any
    of the settings.
    """

    setting: str
    strength: Estimate
    direction: Estimate
    unevenness: float
    luck: float
    p_value: float

    @property
    def shown(self) -> bool:
        """Return whether it can be told from a setting that does nothing, among all settings."""
        return self.p_value <= 1 - LEVEL


@dataclass(frozen=True)
class Screening:
    """All settings of a screening, strongest first."""

    quantity: Quantity
    spread: Spread
    settings: tuple[Screened, ...]

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `morris` (a row per setting) and `spread`, ready for CSV."""
        rows = [
            {
                **sample.context(self.quantity, self.spread),
                **sample.names(one.setting),
                "mu_star": one.strength.value,
                "mu_star_low": one.strength.low,
                "mu_star_high": one.strength.high,
                "mu": one.direction.value,
                "mu_low": one.direction.low,
                "mu_high": one.direction.high,
                "sigma": one.unevenness,
                "mu_star_luck": one.luck,
                "p": one.p_value,
                "shown": one.shown,
            }
            for one in self.settings
        ]
        return {"morris": pd.DataFrame(rows), "spread": sample.spread_table(self.quantity, self.spread)}


def screening(
    values: pd.DataFrame,
    design: pd.DataFrame,
    quantity: Quantity,
    bounds: Mapping[str, tuple[float, float]] | None = None,
    seed: int = 1,
) -> Screening:
    """Return the screening of a Morris design: trajectories of (settings + 1) points each.

    `bounds` are the ranges the settings were varied in; without them the ranges in the design.
    `seed` is that of the test against luck. Raises InputError for a design in which a step does not
    change exactly one setting, of fewer than two whole trajectories, or of one seed.
    """
    columns = [str(name) for name in design.columns]
    settings, numbers, spread = sample.blocks(values, design, quantity, len(columns) + 1)
    if spread.used < 2:
        raise InputError("a Morris screening needs at least 2 whole trajectories")
    sample.check_seeds(spread.seeds)
    reach = np.array(
        [bounds[name][1] - bounds[name][0] if bounds else np.ptp(design[name]) for name in columns],
        dtype=float,
    )
    effects = _effects(settings / np.where(reach > 0, reach, 1.0), numbers)
    mean = effects.mean(axis=0)
    variance = (effects.var(axis=0, ddof=1) / spread.seeds).mean(axis=0)
    luck = np.sqrt(2 / math.pi * variance)  # the mean absolute value of a normal number around zero
    tested = p_values(effects, seed)
    found = [
        Screened(
            name,
            sample.t_estimate(np.abs(mean[:, at])).inside(0, math.inf),
            sample.t_estimate(mean[:, at]),
            float(mean[:, at].std(ddof=1)),
            float(luck[at]),
            float(tested[at]),
        )
        for at, name in enumerate(columns)
    ]
    found.sort(key=lambda one: -one.strength.value)
    return Screening(quantity, spread, tuple(found))


def _effects(settings: Floats, numbers: Floats) -> Floats:
    """Return the elementary effects (seed, trajectory, setting)."""
    steps = np.diff(settings, axis=1)
    if ((steps != 0).sum(axis=2) != 1).any() or ((steps != 0).sum(axis=1) != 1).any():
        raise InputError("these are not the points of a Morris design: each step changes one setting")
    when = np.abs(steps).argmax(axis=1)
    size = np.take_along_axis(steps, when[:, None, :], axis=1)[:, 0]
    change = np.diff(numbers, axis=2)
    return np.take_along_axis(change, when[None], axis=2) / size

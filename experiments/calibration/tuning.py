"""Tuning: one setting after the other in the order of the protocol, then one joint pass."""

from collections.abc import Callable, Mapping

import numpy as np

from experiments.calibration.targets import FIRST_SEED, TARGETS, Target, observe
from sim.settings import CATALOGUE, Settings

Observables = dict[str, float]
LARGEST_STEP = np.log(2.0)
CLOSE = 0.5  # share of the tolerance within which a setting is left alone


def mean_observables(
    values: Mapping[str, float], seeds: range, scale: float, base: Settings
) -> Observables:
    """Return observables averaged over seeds."""
    settings = base.replace(dict(values))
    rows = [observe(settings, seed, scale) for seed in seeds]
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


class Secant:
    """One setting walking to its target on a log scale, remembering its last two steps."""

    def __init__(self, target: Target) -> None:
        """Start from the prior slope of the target."""
        self.target = target
        self.slope = target.slope
        self.last: tuple[float, float] | None = None

    def step(self, value: float, seen: float) -> float:
        """Return the next value of the setting, rounded to four figures and kept in range."""
        target = self.target
        x = float(np.log(value))
        if self.last is not None and abs(x - self.last[0]) > 1e-3:
            slope = (seen - self.last[1]) / (x - self.last[0])
            if slope * target.slope > 0:  # noise can turn a slope round; then keep the old one
                self.slope = 0.5 * (self.slope + slope)
        self.last = (x, seen)
        gap = target.aim - seen
        if abs(gap) <= CLOSE * target.tolerance:
            return value
        move = float(np.clip(gap / self.slope, -LARGEST_STEP, LARGEST_STEP))
        setting = CATALOGUE[target.setting]
        low, high = float(setting.least or 0.0), float(setting.most or np.inf)
        return float(f"{min(max(np.exp(x + move), low), high):.4g}")


def tune(
    base: Settings,
    *,
    scale: float,
    sequential_steps: int = 5,
    joint_steps: int = 4,
    seeds: int = 3,
    say: Callable[[str], None] = print,
) -> dict[str, float]:
    """Tune every target's setting in order, then all together; return the values found."""
    values = {t.setting: float(base[t.setting]) for t in TARGETS}  # type: ignore[arg-type]
    walkers = {t.setting: Secant(t) for t in TARGETS}
    first = range(FIRST_SEED, FIRST_SEED + 1)
    for target in TARGETS:
        for _ in range(sequential_steps):
            seen = mean_observables(values, first, scale, base)[target.observable]
            value = values[target.setting]
            values[target.setting] = walkers[target.setting].step(value, seen)
            say(f"{target.setting} = {value:g}: {target.observable} = {seen:.4g}")
            if abs(seen - target.aim) <= target.tolerance / 2:
                break
    best, best_miss = dict(values), np.inf
    for _ in range(joint_steps):
        observed = mean_observables(values, range(FIRST_SEED, FIRST_SEED + seeds), scale, base)
        miss = max(implausibility(observed).values())
        say(f"joint pass, largest miss {miss:.2f} tolerances: {brief(observed)}")
        if miss < best_miss:
            best, best_miss = dict(values), miss
        before = dict(values)
        for target in TARGETS:
            seen = observed[target.observable]
            values[target.setting] = walkers[target.setting].step(values[target.setting], seen)
        if values == before:
            break
    return best


def implausibility(observed: Observables) -> dict[str, float]:
    """Return the distance of every observable from its target in tolerances."""
    return {t.observable: abs(observed[t.observable] - t.aim) / t.tolerance for t in TARGETS}


def brief(observed: Observables) -> str:
    """Return the tuned observables in one line."""
    return ", ".join(f"{t.observable} {observed[t.observable]:.4g}" for t in TARGETS)

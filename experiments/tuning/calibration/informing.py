"""Which observation could still narrow a setting: lives at both ends of what was left of its range."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from experiments.tuning.calibration.targets import FIRST_SEED, Target

SEEDS = 3
Averaged = Callable[[Mapping[str, float], int, int], dict[str, float]]


def informing(
    aims: Iterable[Target], point: Mapping[str, float], narrowed: pd.DataFrame, averaged: Averaged
) -> pd.DataFrame:
    """Return for each setting and target how far the target moves over what was left of the setting's range.

    `narrowed` is the table of `freeze.narrowing`, `averaged` lives a set with some seeds. The change
    is given in the target's own tolerances: where it is large, a better figure for that target
    would narrow the setting; where every change is small, none of these observations would.
    """
    rows = []
    for setting, low, high in zip(narrowed.setting, narrowed.left_low, narrowed.left_high, strict=True):
        at_low, at_high = (
            averaged({**point, setting: float(end)}, FIRST_SEED + 700, SEEDS) for end in (low, high)
        )
        for aim in aims:
            rows.append((setting, aim.name, (at_high[aim.name] - at_low[aim.name]) / aim.tolerance))
    return pd.DataFrame(rows, columns=["setting", "target", "change"])


def most(table: pd.DataFrame, setting: str, count: int = 2, least: float = 0.5) -> Sequence[str]:
    """Return the targets that move most with a setting, if they move by `least` tolerances at all."""
    own = table[table.setting == setting]
    order = own.change.abs().sort_values(ascending=False, kind="stable")
    return [str(own.target[n]) for n in order.index[:count] if order[n] >= least]

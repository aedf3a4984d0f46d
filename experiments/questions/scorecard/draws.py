"""Parameter draws: what else the street could be, given what calibration cannot rule out.

The first half are sets that history matching keeps (`scenarios/plausible.csv`), all other settings
as calibrated. In the second half, beside such a set, all settings that were never tuned and have a
range lie at a point of a Latin hypercube: the claim must not hang on a guess. Draws do not depend on
any result.
"""

import csv
from typing import Any

import pandas as pd
from scipy.stats import qmc

SEED = 20191
NOT_DRAWN = {"load_everyday", "load_specialised", "load_emergency", "meet", "assess", "clock", "reward"}
"""Controls of an experiment (loads, the instruments of supervision), not unknowns of the street."""


def draws(count: int) -> pd.DataFrame:
    """Return `count` draws: indexed by point (from 1), a column per setting, values as in a scenario."""
    sets, ranges = _plausible(), _ranges()
    kept = -(-count // 2)
    hypercube = qmc.LatinHypercube(d=len(ranges), seed=SEED).random(max(1, count - kept))
    rows = []
    for number in range(count):
        row = dict(sets[number * max(1, len(sets) // count) % len(sets)])
        for place, (name, one) in enumerate(ranges.items()):
            value = one.default
            if number >= kept:
                value = one.low + (one.high - one.low) * hypercube[number - kept, place]
            row[name] = round(value) if one.kind == "integer" else float(f"{value:.6g}")
        row["seed_max"] = max(row["seed_max"], row["seed_min"])
        rows.append(row)
    return pd.DataFrame(rows, index=pd.RangeIndex(1, count + 1, name="point"))


def is_kept_set(point: int, count: int) -> bool:
    """Return whether a point varies only what was calibrated."""
    return point <= -(-count // 2)


def _plausible() -> list[dict[str, float]]:
    from scenarios.reader import HERE

    with (HERE / "plausible.csv").open(encoding="utf-8") as file:
        return [
            {name: float(value) for name, value in row.items() if name not in ("implausibility", "worst")}
            for row in csv.DictReader(file)
        ]


def _ranges() -> dict[str, Any]:
    from sim.settings import CATALOGUE

    return {
        name: setting
        for name, setting in CATALOGUE.items()
        if setting.use == "never tuned"
        and setting.kind in ("number", "integer")
        and setting.low < setting.high
        and name not in NOT_DRAWN
    }

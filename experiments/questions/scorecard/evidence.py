"""The evidence of all runs as claims read it: numbers by arm and name, one per (point, seed). Pure."""

from collections.abc import Iterable

import pandas as pd

from sim.observers import ONCE

INDEX = ["point", "seed"]


class Evidence:
    """What the runs left. Point 0 is the calibrated street, every other point a parameter draw.

    `table` is long: point, scenario, seed, name, week, value.
    """

    def __init__(self, tables: Iterable[pd.DataFrame]) -> None:
        table = pd.concat(tables, ignore_index=True)
        once = table["week"] == ONCE
        keys = ["scenario", "name"]
        self._numbers = {
            key: own.set_index(INDEX)["value"].sort_index()
            for key, own in table[once].groupby(keys, sort=False)
        }
        self._series = {
            key: own.pivot_table(index="week", columns=INDEX, values="value", sort=True)
            for key, own in table[~once & (table["point"] == 0)].groupby(keys, sort=False)
        }
        self.arms = frozenset(table["scenario"].unique())

    def __call__(self, arm: str, name: str) -> pd.Series:
        """Return a number of every run of an arm, indexed (point, seed); empty where none was left."""
        empty = pd.Series(dtype=float, index=pd.MultiIndex.from_arrays([[], []], names=INDEX))
        return self._numbers.get((arm, name), empty)

    def gain(self, arm: str, base: str, name: str) -> pd.Series:
        """Return the paired difference `arm` − `base`."""
        return self(arm, name) - self(base, name)

    def series(self, arm: str, name: str) -> pd.DataFrame:
        """Return a weekly series at the calibrated point: weeks by (point, seed); may be empty."""
        return self._series.get((arm, name), pd.DataFrame())

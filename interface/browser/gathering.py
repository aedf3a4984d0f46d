"""What the pairs lived so far show: paired differences of the primary outcomes, bands by week."""

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from experiments.stats.differences import STREET, differences
from experiments.stats.measures import CLASSES, MEASURES, PRIMARY
from experiments.stats.windows import Weeks, values_of
from sim.structure import NeedClass
from sim.world import F64

KEYS = {f"in_time_share_{group}": group for group in ("crisis", *CLASSES)} | {
    "entrenched_cells": "entrenched"
}
SPAN = 13  # weeks of birth that a share in time looks back on
DEADLINES = tuple(one.weeks for one in NeedClass)  # cases born later may still be closed in time
FEWEST_FOR_BAND = 5
INNER = (5, 95)  # percent of the seeds between the edges of a band


class Gathering:
    """Weekly tables of both arms, seed by seed."""

    def __init__(self, a: str, b: str, weeks: Mapping[str, Weeks], length: int) -> None:
        self.worlds = {a: "a", b: "b"}
        self.arms = (a, b)
        self.weeks = weeks
        self.length = length
        self.values: dict[tuple[str, int], pd.DataFrame] = {}
        self.series: dict[tuple[str, int], dict[str, F64]] = {}

    @property
    def seeds(self) -> list[int]:
        """Return the seeds of which both arms are there."""
        a, b = self.arms
        return sorted(seed for arm, seed in self.values if arm == a and (b, seed) in self.values)

    def add(self, arm: str, seed: int, weekly: pd.DataFrame) -> None:
        """Take in one run; an arm that nobody asked for is passed over."""
        if arm not in self.worlds:
            return
        street = weekly[weekly["community"] == STREET].sort_values("week")
        self.values[arm, seed] = values_of(street, PRIMARY, self.weeks[arm])
        self.series[arm, seed] = _series(street, self.length)

    def rows(self) -> list[dict[str, Any]]:
        """Return mean and paired difference by primary outcome; intervals as a report states them."""
        seeds = self.seeds
        if not seeds:
            return []
        a, b = self.arms
        tables = {(arm, seed): self.values[arm, seed] for arm in self.arms for seed in seeds}
        found = differences(pd.concat(tables, names=["scenario", "seed"]), PRIMARY, a, b)
        return [
            {
                "key": KEYS[one.measure.name],
                "a": _known(one.first_mean),
                "b": _known(one.second_mean),
                "difference": _known(one.interval.difference),
                "low": _known(one.interval.low),
                "high": _known(one.interval.high),
                "pairs": one.interval.seeds,
            }
            for one in found
        ]

    def bands(self) -> dict[str, dict[str, dict[str, list[float | None]]]]:
        """Return by measure and world the mean and the middle 90 % of the seeds, week by week."""
        seeds = self.seeds
        if len(seeds) < FEWEST_FOR_BAND:
            return {}
        names = self.series[self.arms[0], seeds[0]]
        return {
            name: {
                world: _band(np.stack([self.series[arm, seed][name] for seed in seeds]))
                for arm, world in self.worlds.items()
            }
            for name in names
        }


def _series(street: pd.DataFrame, length: int) -> dict[str, F64]:
    """Return what charts show of one run, by week."""
    found = {
        one.name: street[one.columns[0]].to_numpy(np.float64)
        for one in MEASURES
        if len(one.columns) == 1
        and one.columns[0] in street
        and not one.name.startswith(("residents", "cases_", "hours_offered_", "hours_effective_"))
    }
    for group, deadline in zip(CLASSES, DEADLINES, strict=True):
        born, closed = (street[f"cases_{kind}_{group}"].to_numpy(np.float64) for kind in ("born", "in_time"))
        found[f"in_time_{group}"] = _in_time(born, closed, deadline)
    return {name: values[:length] for name, values in found.items()}


def _in_time(born: F64, closed: F64, deadline: int) -> F64:
    """Return the share in time of births in `SPAN` weeks, up to those whose deadline has passed."""
    sums = [np.concatenate([[0.0], np.cumsum(one)]) for one in (born, closed)]
    ends = np.clip(np.arange(len(born)) - deadline + 1, 0, None)
    starts = np.clip(ends - SPAN, 0, None)
    births, in_time = (one[ends] - one[starts] for one in sums)
    return np.divide(100.0 * in_time, births, out=np.full(len(born), np.nan), where=births > 0)


def _band(values: F64) -> dict[str, list[float | None]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # weeks without a case in any seed
        low, high = np.nanpercentile(values, INNER, axis=0)
        mean = np.nanmean(values, axis=0)
    return {
        name: [_known(one) for one in row] for name, row in (("low", low), ("mean", mean), ("high", high))
    }


def _known(value: float) -> float | None:
    return float(f"{value:.5g}") if np.isfinite(value) else None

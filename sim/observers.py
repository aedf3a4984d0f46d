"""Observers: what a study wants to know that the weekly table does not hold.

An observer looks at the world after every week from week 0 on, changes nothing and leaves numbers
when the run is over. Its notes are part of a snapshot, so worlds that share weeks share what was
seen in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from sim.trajectory import Trajectory
    from sim.world import World

ONCE = -1
"""The week of a number that stands for the whole run."""

Found = Mapping[str, "float | Mapping[int, float]"]
"""Numbers by name; a series is a mapping from weeks to numbers. NaN where there is nothing to count."""


@dataclass(frozen=True)
class Finished:
    """A run that is over: its trajectory (weekly tables, ledger, case log) and the street's end."""

    trajectory: Trajectory
    world: World

    @property
    def weekly(self) -> pd.DataFrame:
        """Return the weekly table, of communities and of the street."""
        return self.trajectory.weekly

    def of(self, community: str) -> pd.DataFrame:
        """Return the weekly rows of a community by its code, or of the "street"."""
        return self.weekly[self.weekly["community"] == community]


class Observer(Protocol):
    """Takes notes in every run, so it must be cheap. Made anew for every run by calling its maker."""

    @property
    def key(self) -> str:
        """A name of its own; snapshots go to runs with the same observers only."""

    def see(self, world: World) -> None:
        """Take notes at the end of a week; also once before week 0, when `world.week` is 0."""

    def copy(self) -> Self:
        """Return notes that can be continued independently."""

    def found(self, run: Finished) -> Found:
        """Return numbers by name when the run is over."""


Maker = Callable[[], Observer]
"""A class or an importable function that makes an observer with an empty notebook."""


def observed(observers: Sequence[Observer], run: Finished) -> pd.DataFrame:
    """Return what observers found, one row a number.

    Returns:
        Columns scenario, seed, community ("street"), name, week (`ONCE`: one number a run), value.

    Raises:
        ValueError: two observers found numbers of the same name.
    """
    rows: dict[tuple[str, int], float] = {}
    for one in observers:
        for name, found in one.found(run).items():
            series = found if isinstance(found, Mapping) else {ONCE: found}
            for week, value in series.items():
                if (name, week) in rows:
                    raise ValueError(f"observer '{one.key}': '{name}' has been found by another")
                rows[name, week] = float(value)
    return pd.DataFrame(
        {
            "scenario": run.trajectory.scenario.name,
            "seed": run.trajectory.seed,
            "community": "street",
            "name": [name for name, _ in rows],
            "week": np.array([week for _, week in rows], dtype=np.int16),
            "value": np.array(list(rows.values()), dtype=np.float64),
        }
    )

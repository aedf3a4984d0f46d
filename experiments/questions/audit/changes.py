"""What runs gave, as changes of each world against itself at the values in force. Pure.

Nothing here tells what a world's outcomes are, only by how much they move: worlds are never set
against each other.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from experiments.runs.store import DONE
from experiments.stats.intervals import Floats

Place = tuple[int, str, int]  # point (0 = the values in force), world, seed


class Changes:
    """Outcomes of runs by point, world and seed, read as paired differences to point 0."""

    def __init__(self, outcomes: Sequence[str], worlds: Sequence[str]) -> None:
        self.outcomes, self.worlds = tuple(outcomes), tuple(worlds)
        self._values: dict[Place, Floats] = {}
        self._prints: dict[Place, str] = {}
        self._seeds: dict[tuple[int, str], set[int]] = {}
        self.failed: set[Place] = set()

    def __contains__(self, place: Place) -> bool:
        return place in self._values

    def add(self, place: Place, values: Mapping[str, float], fingerprint: str) -> None:
        """Take in a finished run."""
        self._values[place] = np.array([values.get(name, math.nan) for name in self.outcomes])
        self._prints[place] = fingerprint
        self._seeds.setdefault(place[:2], set()).add(place[2])
        self.failed.discard(place)

    def add_tables(self, table: pd.DataFrame, runs: pd.DataFrame) -> None:
        """Take in the finished tables of a folder: name and value by point, world and seed."""
        keys = ["point", "scenario", "seed"]
        prints = runs.set_index(keys)["fingerprint"].to_dict()
        self.failed |= set(runs[runs["status"] != DONE].set_index(keys).index)
        for place, own in table.groupby(keys, sort=False):
            values = dict(zip(own["name"], own["value"], strict=True))
            self.add(place, values, prints[place])  # type: ignore[arg-type]

    def seeds(self, points: Iterable[int], world: str) -> list[int]:
        """Return the seeds that all these points and the values in force were lived with."""
        found = [self._seeds.get((point, world), set()) for point in {0, *points}]
        return sorted(set.intersection(*found))

    def of(self, points: Sequence[int], world: str) -> Floats:
        """Return [points, seeds, outcomes] changes against point 0, over the seeds all were lived with."""
        seeds = self.seeds(points, world)
        shape = (len(points), len(seeds), len(self.outcomes))
        changes = [
            [self._values[point, world, seed] - self._values[0, world, seed] for seed in seeds]
            for point in points
        ]
        return np.array(changes, dtype=float).reshape(shape)

    def moved(self, points: Sequence[int]) -> float:
        """Return how far apart any outcome of a world lies at these points and point 0; 0 without runs."""
        largest = 0.0
        for world in self.worlds:
            lived = [point for point in points if self.seeds([point], world)]
            known = [self.of([point], world)[0].mean(axis=0) for point in lived]
            means = np.vstack([np.zeros(len(self.outcomes)), *known])
            largest = max(largest, float(np.nanmax(np.ptp(means, axis=0), initial=0.0)))
        return largest

    def is_inert(self, points: Sequence[int]) -> bool:
        """Return whether no number of any week differs at any of these points, in any world and seed.

        Where a run failed, nobody knows.
        """
        return not self.has_failed(points) and all(
            self._prints[point, world, seed] == self._prints[0, world, seed]
            for point in points
            for world in self.worlds
            for seed in self.seeds([point], world)
        )

    def has_failed(self, points: Iterable[int]) -> bool:
        """Return whether a run at one of these points failed."""
        return not {point for point, _, _ in self.failed}.isdisjoint(points)

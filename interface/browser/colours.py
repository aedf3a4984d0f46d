"""What a building's colour can mean: a value per cell, its range, and the breaks of five classes.

A page gets each value as one byte: `low` + byte / 250 × (`high` − `low`). Breaks are fixed, so that
two worlds, two weeks and two seeds can be laid side by side. A building holds about 25 homes at every
scale, so they fit small streets as well. They were chosen by looking at every building of X Street (full
size, seed 1, isolated and linked, weeks −1 to 155, three-week means): round numbers near the 10th, 35th,
65th and 90th percentile of all these, moved apart where a measure drifts over the years (trust,
satisfaction, acceptance), so that neither the first week nor the last is of one class only. Counts go by
what a person can count: open cases reach 4 and more in an emergency only. Loneliness has its last break
inside community G, the loneliest, which else would be of one class for good.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.layout import KNOWN_BITS
from sim.world import F64, World

STEPS = 250


@dataclass(frozen=True)
class Colour:
    """One measure of cells. `ramp`: burden (more is worse), asset (more is better) or position."""

    name: str
    ramp: str
    low: float
    high: float
    breaks: tuple[float, float, float, float]
    of: Callable[[World], F64]

    def bytes_of(self, values: F64) -> np.ndarray:
        """Return values (one a cell) as bytes 0 to 250."""
        scaled = (values - self.low) * (STEPS / (self.high - self.low))
        return np.clip(np.rint(scaled), 0, STEPS).astype(np.uint8)


def mean_of(state: str) -> Callable[[World], F64]:
    """Return a function: the mean of a state over all residents of each cell."""

    def means(world: World) -> F64:
        start = world.cells.start
        return np.add.reduceat(getattr(world.minds, state), start[:-1]) / np.diff(start)

    return means


def _cases(world: World, seen: bool | None) -> F64:
    cases, count = world.cases, world.case_count
    cell = cases.cell[:count]
    if seen is not None:
        cell = cell[((cases.bits[:count] & KNOWN_BITS) != 0) == seen]
    return np.bincount(cell, minlength=len(world.cells.community)).astype(np.float64)


COLOURS = (
    Colour("open_cases", "burden", 0, 25, (0.5, 1.5, 2.5, 3.5), lambda world: _cases(world, None)),
    Colour("unseen_cases", "burden", 0, 25, (0.5, 1.5, 2.5, 3.5), lambda world: _cases(world, False)),
    Colour("loneliness", "burden", 0, 1, (0.13, 0.18, 0.22, 0.34), mean_of("loneliness")),
    Colour("trust", "asset", 0, 1, (0.48, 0.51, 0.53, 0.55), mean_of("trust")),
    Colour("acceptance", "asset", 0, 0.5, (0.05, 0.06, 0.07, 0.08), mean_of("acceptance")),
    Colour("satisfaction", "asset", 0, 1, (0.51, 0.54, 0.56, 0.58), mean_of("satisfaction")),
    Colour("motivation", "asset", 0, 0.5, (0.18, 0.2, 0.22, 0.24), mean_of("motivation")),
    Colour("volunteers", "asset", 0, 25, (0.5, 1.5, 3.5, 6.5), lambda world: world.cells.servers.sum(axis=1)),
    Colour("opinion", "position", 0, 1, (0.48, 0.52, 0.56, 0.6), mean_of("opinion")),
)

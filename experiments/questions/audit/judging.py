"""Edge, steep, dead: what is said of an item, and how surely. Pure.

**Change** of a stretch of values: the largest difference between two of its points, whichever they are, so
that up and down again is a change too. An **edge** is a step that carries more than half of a change
over ±10 % which surely exceeds three points; a change that large without such a step is **steep**.

*Surely*: by a simultaneous interval. The seeds of an item are blocks, its points treatments; what
remains when both are taken out is the luck of a point, pooled over the item's points (not over items:
some move luck ten times as much as others). Every pair of points of every item, world and outcome that
was stepped is one of a family, because the pair that is looked at is the one that came out largest;
Bonferroni's bound holds for it whatever the pairs have in common, and they share the values in force.

**Dead** is what moves no outcome in any world by more than half a point at the ends of its range, by
intervals of the same kind; here luck is pooled over all items whose ends moved less than that, because
two seeds say little each.
"""

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy import stats

from experiments.stats.intervals import LEVEL, Floats

EDGE, DEAD = 3.0, 0.5  # points
HALF = 0.5


class Verdict(str, Enum):  # noqa: UP042 - a cell of a table holds its value
    """What is said of an item, gravest first."""

    EDGE = "edge"
    OPEN = "open"  # shaped like an edge, and three points are not excluded either way
    LEFT = "left"  # moved, but the budget did not reach to its steps
    STEEP = "steep"
    SWITCH = "switch"  # no number: another word or entry moves more than three points
    FAILED = "failed"  # runs failed, so nothing else is sure
    MOVES = "moves"
    DEAD = "dead"


GRAVEST = tuple(Verdict)


@dataclass(frozen=True)
class Curve:
    """One outcome of one world over the values within ±10 %, as changes against the value in force.

    `change` runs between the points `lowest` and `highest` (places in `changes`), `low` is its lower
    bound, `step` the largest difference of neighbours, between `step_at` and the next, as values rise.
    """

    changes: tuple[float, ...]
    lowest: int
    highest: int
    low: float
    step_at: int
    half_width: float

    @property
    def change(self) -> float:
        """Return the largest difference between two points, always positive."""
        return self.changes[self.highest] - self.changes[self.lowest]

    @property
    def step(self) -> float:
        """Return the change over the largest step."""
        return self.changes[self.step_at + 1] - self.changes[self.step_at]

    @property
    def share(self) -> float:
        """Return which part of the change the largest step carries."""
        return abs(self.step) / self.change if self.change > 0 else 0.0

    @property
    def step_surely(self) -> bool:
        """Return whether the step alone surely exceeds three points."""
        return abs(self.step) - self.half_width > EDGE

    def verdict(self, coarse: bool) -> Verdict:
        """Return what is said of it; `coarse`: one step is more than 2.5 %, so no step can be an edge."""
        surely = self.low > EDGE
        if self.share > HALF and not coarse and self.change + self.half_width > EDGE:
            return Verdict.EDGE if surely else Verdict.OPEN
        return Verdict.STEEP if surely else Verdict.MOVES


def curve(changes: Floats, family: int) -> Curve:
    """Return the curve of [points, seeds] changes, rising values, as one of a family of intervals."""
    means = changes.mean(axis=1)
    squares, freedom = blocks(changes)
    half = half_width(squares, freedom, changes.shape[1], family)
    lowest, highest = int(means.argmin()), int(means.argmax())
    steps = np.abs(np.diff(means))
    low = float(means[highest] - means[lowest]) - half
    return Curve(tuple(means.tolist()), lowest, highest, low, int(steps.argmax()), half)


def pairs(points: int) -> int:
    """Return the number of pairs of points: what one curve adds to the family."""
    return points * (points - 1) // 2


def blocks(changes: Floats) -> tuple[float, int]:
    """Return what points and seeds leave of [points, seeds]: sum of squares, degrees of freedom."""
    left = changes - changes.mean(axis=0) - changes.mean(axis=1, keepdims=True) + changes.mean()
    # differences of equal numbers are exact zeros, but their means may leave a last bit
    squares = float((left**2).sum()) if np.ptp(changes, axis=1).any() else 0.0
    return squares, (changes.shape[0] - 1) * (changes.shape[1] - 1)


def half_width(squares: float, freedom: int, seeds: int, family: int) -> float:
    """Return the half-width of a difference between two points' means over seeds; infinite for one seed."""
    if freedom < 1:
        return math.inf
    quantile = float(stats.t.isf((1 - LEVEL) / (2 * family), freedom))
    return quantile * math.sqrt(2 * squares / freedom / seeds)

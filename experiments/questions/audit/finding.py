"""What was found of every item: curves, ends, verdict. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from experiments.questions.audit.changes import Changes
from experiments.questions.audit.items import Item, Value
from experiments.questions.audit.judging import (
    DEAD,
    EDGE,
    GRAVEST,
    Curve,
    Verdict,
    blocks,
    curve,
    half_width,
    pairs,
)
from experiments.questions.audit.stages import WORTH_STEPS, numbered, points
from experiments.stats.intervals import Floats

Where = tuple[str, str]  # world, outcome


@dataclass(frozen=True)
class Finding:
    """An item with its verdict; `curves` only where its steps were lived.

    `ends` are the mean changes at the ends of the range (at all other values of what is no number),
    `tenths` those a tenth below and above, by world and outcome; NaN where it was not lived. `inert`: not
    a single number of any week differed.
    """

    item: Item
    verdict: Verdict
    curves: dict[Where, Curve]
    ends: dict[Where, tuple[float, ...]]
    tenths: dict[Where, tuple[float, ...]]
    inert: bool

    def worst(self) -> Where | None:
        """Return where the curve with the item's verdict changes most, or None without curves."""
        those = [place for place, one in self.curves.items() if one.verdict(self.item.coarse) is self.verdict]
        return max(those or self.curves, key=lambda place: self.curves[place].change, default=None)

    def farthest(self) -> tuple[Where, float]:
        """Return where it moves most, and by how much: at ±10 % if that was lived, else at an end."""
        near, far = (
            [(place, change) for place, own in those.items() for change in own if not math.isnan(change)]
            for those in (self.tenths, self.ends)
        )
        known = near if any(change for _, change in near) else far
        return max(known, key=lambda one: abs(one[1]), default=(("", ""), 0.0))


def findings(items: Sequence[Item], changes: Changes) -> tuple[Finding, ...]:
    """Return what was found of each item, in order."""
    return _Judge(items, changes).findings()


class _Judge:
    def __init__(self, items: Sequence[Item], changes: Changes) -> None:
        self.items, self.changes = items, changes
        self.point_of = numbered(items)
        self.dead = self._dead()

    def findings(self) -> tuple[Finding, ...]:
        stepped = [item for item in self.items if item.is_number and self._is_lived(item, item.near)]
        places = len(self.changes.worlds) * len(self.changes.outcomes)
        family = max(1, places * sum(pairs(len(item.near)) for item in stepped))
        return tuple(self._finding(item, item in stepped, family) for item in self.items)

    def _points(self, item: Item, values: Sequence[Value]) -> list[int]:
        return points(self.point_of, item, values)

    def _is_lived(self, item: Item, values: Sequence[Value]) -> bool:
        """Return whether all these values were lived in some world."""
        wanted = self._points(item, values)
        return any(self.changes.seeds(wanted, world) for world in self.changes.worlds) and len(wanted) > 0

    def _finding(self, item: Item, stepped: bool, family: int) -> Finding:
        curves = self._curves(item, family) if stepped else {}
        ends, tenths = (self._means(item, values) for values in (item.ends, item.tenths))
        inert = self.changes.is_inert(self._points(item, item.values))
        return Finding(item, self._verdict(item, curves, inert), curves, ends, tenths, inert)

    def _verdict(self, item: Item, curves: dict[Where, Curve], inert: bool) -> Verdict:
        if curves:
            found = min((one.verdict(item.coarse) for one in curves.values()), key=GRAVEST.index)
            if found is not Verdict.MOVES:
                return found
        elif item.is_number:
            last = item.tenths if self._is_lived(item, item.tenths) else item.ends
            if self.changes.moved(self._points(item, last)) > WORTH_STEPS:
                return Verdict.LEFT
        elif any(abs(change) > EDGE for own in self._means(item, item.ends).values() for change in own):
            return Verdict.SWITCH
        if self.changes.has_failed(self._points(item, item.values)):
            return Verdict.FAILED
        return Verdict.DEAD if inert or item.name in self.dead else Verdict.MOVES

    def _curves(self, item: Item, family: int) -> dict[Where, Curve]:
        """Return a curve for each world and outcome in which every step is known; the value in force is 0."""
        found: dict[Where, Curve] = {}
        at = item.near.index(item.value)
        for world in self.changes.worlds:
            changes = self.changes.of(self._points(item, item.near), world)
            if not changes.shape[1]:
                continue
            whole = np.insert(changes, at, 0.0, axis=0)
            for place, outcome in enumerate(self.changes.outcomes):
                if np.isfinite(whole[:, :, place]).all():
                    found[world, outcome] = curve(whole[:, :, place], family)
        return found

    def _means(self, item: Item, values: Sequence[Value]) -> dict[Where, tuple[float, ...]]:
        """Return the mean change at each of these values by world and outcome; 0 at the value in force."""
        found: dict[Where, tuple[float, ...]] = {}
        for world in self.changes.worlds:
            means = [self._mean(item, value, world) for value in values]
            for place, outcome in enumerate(self.changes.outcomes):
                found[world, outcome] = tuple(float(one[place]) for one in means)
        return found

    def _mean(self, item: Item, value: Value, world: str) -> Floats:
        point = self.point_of.get((item.name, value))
        if point is None:
            return np.zeros(len(self.changes.outcomes))
        changes = self.changes.of([point], world)[0]
        return changes.mean(axis=0) if len(changes) else np.full(len(self.changes.outcomes), math.nan)

    def _dead(self) -> set[str]:
        """Return the names of items that surely move nothing by more than half a point."""
        quiet: dict[str, dict[str, Floats]] = {}
        for item in self.items:
            wanted = self._points(item, item.values)
            if self.changes.has_failed(wanted) or self.changes.moved(wanted) > DEAD:
                continue
            quiet[item.name] = {
                world: self.changes.of([p for p in wanted if self.changes.seeds([p], world)], world)
                for world in self.changes.worlds
            }
        outcomes = len(self.changes.outcomes)
        family = max(1, sum(own.shape[0] for one in quiet.values() for own in one.values()) * outcomes)
        moving = set(quiet)
        for world in self.changes.worlds:
            for place in range(outcomes):
                alive = {name: one[world][:, :, place] for name, one in quiet.items() if one[world].size}
                alive = {name: own for name, own in alive.items() if own.any() and not np.isnan(own).all()}
                known = [blocks(np.insert(own, 0, 0.0, axis=0)) for own in alive.values()]
                squares, freedom = sum(one[0] for one in known), sum(one[1] for one in known)
                for name, own in alive.items():
                    half = half_width(squares, freedom, own.shape[1], family)
                    if not float(np.abs(own.mean(axis=1)).max()) + half <= DEAD:
                        moving.discard(name)
        return moving

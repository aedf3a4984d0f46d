"""What an audit runs, stage by stage, each decided by what the stages before it gave.

1. Ends: every item at both ends of its range (or at every other value), with one seed; then with the
   other seeds, where that one settled nothing: it moved some outcome, but not by far enough.
2. Tenths: what moved is tried a tenth below and above.
3. Steps: what moved by more than a point there, in steps of 2.5 % and at five points of its range.

Nothing here remembers more than the finished runs tell, so an audit that was interrupted asks for the
same runs again, finds them done, and goes on.
"""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from experiments.questions.audit.changes import Changes
from experiments.questions.audit.items import Item, Value, at
from experiments.questions.audit.quantities import OUTCOMES
from experiments.runs.jobs import Job
from experiments.runs.store import DONE, OBSERVED, Parts

if TYPE_CHECKING:
    from sim import Scenario

WORTH_STEPS = 1.0
"""Points an outcome must move for the next stage: a third of the change that makes an edge."""
SETTLED = 2 * WORTH_STEPS


@dataclass(frozen=True)
class Budget:
    """How much is run. `ends`, `tenths` and `steps` are paired seeds of the three stages.

    `most_tenths` and `most_steps` bound how many items go on, those that moved most; None: all that
    moved anything go on to the tenths, whatever their ends did. `burn_in` is that of all worlds.
    """

    name: str
    weeks: int
    burn_in: int
    ends: int
    tenths: int
    steps: int
    most_tenths: int | None
    most_steps: int
    scale: float = 1.0  # a small copy, for tests of the machinery


@dataclass
class Stages:
    """The course of one audit."""

    budget: Budget
    worlds: Sequence["Scenario"]
    items: Sequence[Item]
    jobs: list[Job] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Number the points and begin the course."""
        self.point_of = numbered(self.items)
        self.changes = Changes(list(OUTCOMES), [world.name for world in self.worlds])
        self.asked: set[str] = set()
        self.course = self._course()

    def first(self) -> list[Job]:
        """Return the jobs to begin with."""
        return next(self.course)

    def more(self, parts: Parts, jobs: Sequence[Job]) -> list[Job] | None:
        """Return a longer list of jobs after these were lived, or None when the audit is done.

        Raises DamagedPart; it may be called again when that run was lived anew.
        """
        for job in jobs:
            assert job.point is not None
            place = job.point, job.scenario.name, job.seed
            row = None if place in self.changes else parts.row(job.name)
            if row is not None and row.status == DONE:
                table = pd.read_parquet(io.BytesIO(parts.content(job.name, OBSERVED)))
                values = dict(zip(table["name"], table["value"], strict=True))
                self.changes.add(place, values, row.fingerprint)
            elif row is not None:
                self.changes.failed.add(place)
        return next(self.course, None)

    def most(self) -> int:
        """Return the number of runs if as many items as the budget allows go on to every stage."""
        budget, numbers = self.budget, [item for item in self.items if item.is_number]
        tried = sum(len(item.ends) for item in self.items) * budget.ends
        tried += 2 * _least(budget.most_tenths, len(numbers)) * budget.tenths
        longest = max((len(item.near) - 1 for item in numbers), default=0)
        steps = longest * budget.steps + (len(numbers[0].far) if numbers else 0) * budget.ends
        tried += _least(budget.most_steps, len(numbers)) * steps
        return len(self.worlds) * (tried + max(budget.ends, budget.tenths, budget.steps))

    def _course(self) -> Iterator[list[Job]]:
        """Yield all jobs so far, stage by stage; what was yielded is lived by the next step."""
        budget = self.budget
        every = range(1, max(budget.ends, budget.tenths, budget.steps) + 1)
        self.jobs += [Job(world, seed, point=0) for seed in every for world in self.worlds]
        yield self._with(((item, item.ends) for item in self.items), 1)
        alive = [item for item in self.items if self._moves(item) > 0]
        yield self._with(((item, item.ends) for item in alive if not self._goes_on(item)), budget.ends)
        numbers = [item for item in alive if item.is_number]
        if budget.most_tenths is not None:
            numbers = self._moved_most(numbers, "ends", budget.most_tenths)
        yield self._with(((item, item.tenths) for item in numbers), budget.tenths)
        numbers = self._moved_most(numbers, "tenths", budget.most_steps)
        self._with(((item, item.near) for item in numbers), budget.steps)
        yield self._with(((item, item.far) for item in numbers), budget.ends)

    def _moves(self, item: Item) -> float:
        """Return how far an item moves an outcome over its range; what failed may move anything."""
        ends = self._points(item, item.ends)
        return math.inf if self.changes.has_failed(ends) else self.changes.moved(ends)

    def _goes_on(self, item: Item) -> bool:
        """Return whether one seed says enough: a number that moves so far goes on whatever others say."""
        return item.is_number and SETTLED < self._moves(item) < math.inf

    def _moved_most(self, those: Iterable[Item], values: str, most: int) -> list[Item]:
        """Return the items that moved by more than a point at these values, at most so many."""
        moved = {item: self.changes.moved(self._points(item, getattr(item, values))) for item in those}
        # sorted() is stable: equal ones stay in the order of the catalogue
        ranked = sorted((item for item in moved if moved[item] > WORTH_STEPS), key=lambda one: -moved[one])
        return ranked[:most]

    def _points(self, item: Item, values: Iterable[Value]) -> list[int]:
        return points(self.point_of, item, values)

    def _with(self, tries: Iterable[tuple[Item, Sequence[Value]]], seeds: int) -> list[Job]:
        """Return all jobs so far and those of these values with the first seeds, each once."""
        for item, values in tries:
            for value in values:
                point = self.point_of.get((item.name, value), 0)
                new = [
                    (world, seed)
                    for world in self.worlds
                    for seed in range(1, seeds + 1)
                    if point and Job(world, seed, point=point).name not in self.asked
                ]
                self.asked |= {Job(world, seed, point=point).name for world, seed in new}
                tried = {world.name: at(world, item, value) for world, _ in new}
                self.jobs += [
                    Job(scenario, seed, point=point)
                    for world, seed in new
                    if (scenario := tried[world.name]) is not None
                ]
        return list(self.jobs)


def numbered(items: Sequence[Item]) -> dict[tuple[str, Value], int]:
    """Return the number of every point by item and value; 0 is left for the values in force."""
    tried = [(item.name, value) for item in items for value in item.values]
    return {place: number for number, place in enumerate(tried, 1)}


def points(point_of: dict[tuple[str, Value], int], item: Item, values: Iterable[Value]) -> list[int]:
    """Return the numbers of an item's values, without the value in force."""
    found = (point_of.get((item.name, value), 0) for value in values)
    return [point for point in dict.fromkeys(found) if point]


def _least(bound: int | None, count: int) -> int:
    return count if bound is None else min(bound, count)

"""The model as the scorecard runs it: `sim.life`, watched, leaving numbers in place of a weekly table.

Named in `Task.model`, so every engine can run it. A run's table is long: columns scenario, seed,
community (always "street"), name, week (−1: one number a run), value. Watchers look after every
week from 0 on and change nothing; their notes are part of a past, so worlds that share weeks share
what was seen in them. Arms with an intervention of their own are found by the scenario's name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

import numpy as np
import pandas as pd

from sim.life import Life, Past, Trajectory, past_key
from sim.scenario import Scenario
from sim.week import Process
from sim.world import World

ONCE = -1
"""The week of a number that stands for the whole run."""

Found = Mapping[str, "float | Mapping[int, float]"]
"""Numbers by name; a series is a mapping from weeks to numbers. NaN where there is nothing to count."""


@dataclass(frozen=True)
class Lived:
    """A run that is over: its weekly table (streets and communities), case log and the street's end."""

    trajectory: Trajectory
    world: World

    @property
    def weekly(self) -> pd.DataFrame:
        """Return the weekly table."""
        return self.trajectory.weekly

    def of(self, community: str) -> pd.DataFrame:
        """Return the weekly rows of a community, or of the "street"."""
        return self.weekly[self.weekly["community"] == community]


class Watcher(Protocol):
    """Notes of what the weekly table does not hold; taken in every run, so it must be cheap."""

    def see(self, world: World) -> None:
        """Take notes at the end of a week; also once before week 0, when `world.week` is 0."""

    def copy(self) -> Self:
        """Return notes that can be continued independently."""

    def found(self, lived: Lived) -> Found:
        """Return numbers by name when the run is over."""


@dataclass(frozen=True)
class WatchedPast:
    """A past and what was seen in it."""

    past: Past
    watchers: tuple[Watcher, ...]

    @property
    def week(self) -> int:
        """Return the week that comes next."""
        return self.past.week


def prepare(
    scenario: Scenario,
    seed: int,
    *,
    street: Any,
    scale: float = 1.0,
    week: int = 0,
    past: WatchedPast | None = None,
) -> WatchedPast:
    """Live until the start of a week, watched; see `sim.life.prepare`."""
    life, watchers = _begin(scenario.replace(hours_of=None), seed, street, scale, past, None, week)
    _live(life, watchers, week)
    hours, life.world.hours = life.hours, None
    key = past_key(scenario, seed, street, scale, week)
    return WatchedPast(Past(key, life.world, tuple(life.rows), hours), watchers)


def run(
    scenario: Scenario,
    seed: int,
    *,
    street: Any,
    scale: float = 1.0,
    weeks: int = 156,
    hours: Any = None,
    past: WatchedPast | None = None,
    keep_burn_in: bool = False,
) -> Trajectory:
    """Run a world and return its trajectory with the long table of evidence as `weekly`."""
    from experiments.scorecards.claims import found_in

    life, watchers = _begin(scenario, seed, street, scale, past, hours, weeks)
    _live(life, watchers, weeks)
    trajectory = life.trajectory(keep_burn_in)
    evidence = found_in(Lived(trajectory, life.world), watchers)
    return replace(trajectory, weekly=_long(evidence, scenario.name, seed))


def _begin(
    scenario: Scenario, seed: int, street: Any, scale: float, past: WatchedPast | None, hours: Any, until: int
) -> tuple[Life, tuple[Watcher, ...]]:
    """Return a life at week 0 or later, and its watchers; interventions come after the common past."""
    from experiments.scorecards.claims import arm_of, watchers

    begun = None if past is None else past.past
    life = Life(scenario, seed, street=street, scale=scale, hours=hours, past=begun)
    arm = arm_of(scenario.name)
    while life.week < 0:  # burn-in is everybody's: a control changes the week from 0 on
        life.step()
    if arm is not None and arm.processes and life.week < until:
        life.processes = _altered(life.processes, arm.processes)
    if past is None:
        notes = watchers()
        for one in notes:
            one.see(life.world)
    else:
        notes = tuple(one.copy() for one in past.watchers)
    if arm is not None and arm.intervene is not None and life.week == 0 < until:
        arm.intervene(life.world)
    return life, notes


def _altered(
    week: tuple[Process, ...], changes: Mapping[str, Callable[[World], None]]
) -> tuple[Process, ...]:
    """Return the week with some processes replaced; KeyError for one that is not in it."""
    if unknown := set(changes) - {process.name for process in week}:
        raise KeyError(f"no such step of the week: {', '.join(sorted(unknown))}")
    return tuple(process._replace(change=changes.get(process.name, process.change)) for process in week)


def _live(life: Life, watchers: tuple[Watcher, ...], until: int) -> None:
    while life.week < until:
        life.step()
        for one in watchers:
            one.see(life.world)


def _long(evidence: Found, scenario: str, seed: int) -> pd.DataFrame:
    names: list[str] = []
    weeks: list[int] = []
    values: list[float] = []
    for name, found in evidence.items():
        series = found if isinstance(found, Mapping) else {ONCE: found}
        for week, value in series.items():
            names.append(name)
            weeks.append(week)
            values.append(float(value))
    return pd.DataFrame(
        {
            "scenario": scenario,
            "seed": seed,
            "community": "street",
            "name": names,
            "week": np.array(weeks, dtype=np.int16),
            "value": np.array(values, dtype=np.float64),
        }
    )

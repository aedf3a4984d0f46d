"""Two worlds in step: the same people and the same luck, week by week."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np

from interface.browser.choice import FOUNDED, EventChoice, WorldChoice
from interface.browser.frames import encode
from interface.browser.messages import Setup
from interface.browser.picture import Picture
from interface.browser.snapshots import shared
from interface.browser.streets import street_of
from sim.communities import only
from sim.driver import prepare
from sim.plan import StreetPlan
from sim.scenario import Scenario, ScenarioError
from sim.shares import by_class
from sim.simulation import LONGEST
from sim.snapshot import snapshot_key
from sim.street import Street
from sim.world import World

WORLDS = ("a", "b")
UNSETTLED = 6  # weeks of birth whose cases may still be closed in time


@dataclass(frozen=True)
class Asked:
    """What a pair of worlds shares, and what each is; `scale` makes small ones for tests of the page."""

    worlds: Mapping[str, WorldChoice]
    seed: int
    street: StreetPlan
    scale: float = 1.0

    @classmethod
    def by(cls, setup: Setup, scale: float = 1.0) -> "Asked":
        """Return what a page asks for; it can name a known street, no file.

        Raises:
            ScenarioError: there is no such street or community, or the street's files are wrong.
        """
        street = only(street_of(setup.street), setup.communities)
        return cls({"a": setup.a, "b": setup.b}, setup.seed, street, scale)


class Lane:
    """One world, and the hidden one beside it where it takes another scenario's hours."""

    def __init__(self, scenario: Scenario, asked: Asked) -> None:
        self.scenario = scenario
        self.source: Street | None = None
        hours = None
        if scenario.hours_of is not None:
            source = WorldChoice(scenario=scenario.hours_of).built()
            source = source.replace(emergencies=scenario.emergencies)
            self.source = _street(source, asked)
            hours = self.source.simulation.hours
        self.street = _street(scenario, asked, hours)
        self.picture = Picture()
        self.arrays = self.picture.of(self.street.world)

    def step(self) -> None:
        """Live one week, the hidden world first, and take its picture."""
        if self.source is not None:
            self.source.step()
        self.street.step()
        self.arrays = self.picture.of(self.street.world)

    def change(self, scenario: Scenario) -> None:
        """Go on under another scenario, identical until now."""
        self.scenario = scenario
        self.street.simulation.scenario = scenario


class Pair:
    """The lockstep pair: `step` lives a week in both worlds."""

    def __init__(self, asked: Asked) -> None:
        """Found or copy both worlds at the end of burn-in.

        Raises:
            ScenarioError, LinkError, SettingError: a choice is not allowed.
        """
        self.asked = asked
        self.choices = dict(asked.worlds)
        scenarios = {world: choice.built() for world, choice in self.choices.items()}
        for scenario in scenarios.values():
            asked.street.check(scenario)
        self.lanes = {world: Lane(scenario, asked) for world, scenario in scenarios.items()}
        self.columns = measure_columns(self.lanes["a"].street)

    @property
    def week(self) -> int:
        """Return the week last lived; −1 is the end of burn-in."""
        return self.lanes["a"].street.week - 1

    async def step(self, executor: Executor) -> None:
        """Live one week in both worlds, side by side; neither is left in the middle of its week."""
        loop = asyncio.get_running_loop()
        done = [loop.run_in_executor(executor, lane.step) for lane in self.lanes.values()]
        await asyncio.gather(*done)

    def change(self, world: str, event: EventChoice) -> None:
        """Change links or settings of a world from the next week on.

        Raises:
            ScenarioError, LinkError, SettingError: the change is not allowed; nothing has changed.
        """
        if self.lanes[world].scenario.hours_of is not None:
            raise ScenarioError("a world that takes another world's hours can only be changed by a restart")
        founded = sorted(set(event.settings) & set(FOUNDED))
        if founded:
            raise ScenarioError(
                f"{founded[0]} acts only when the street is founded: allowed is a restart from week 0"
            )
        event = event.model_copy(update={"week": self.week + 1, "until": None})
        choice = self.choices[world].with_event(event)
        scenario = choice.built()
        self.asked.street.check(scenario)
        self.lanes[world].change(scenario)
        self.choices[world] = choice

    def frame(self, more: Mapping[str, Any] | None = None) -> bytes:
        """Return the week last lived as a binary message."""
        arrays: dict[tuple[str, str], np.ndarray] = {}
        for world, lane in self.lanes.items():
            for name, array in lane.arrays.items():
                arrays[world, name] = array
            row = lane.street.simulation.rows[-1]
            values = [row[name] for name in self.columns]
            arrays[world, "row"] = np.array([value[-1] for value in values], dtype=np.float32)
            arrays[world, "cohorts"] = _cohorts(lane.street.world)
            uses = lane.street.world.now.uses.sum(axis=0)
            arrays[world, "uses"] = (uses / 60).astype(np.float32)
        return encode({"type": "week", "week": self.week, **(more or {})}, arrays)


def _cohorts(world: World) -> np.ndarray:
    """Return float32 [n, 7]: week of birth, then born and in time by class, of the latest births.

    A cohort is final when its longest deadline has passed, so the last weeks are sent again.
    """
    cohorts, weeks = world.cohorts, range(max(0, world.week - UNSETTLED), world.week)
    rows = []
    for week in weeks:
        at = week - cohorts.first
        counts = [by_class(kind[at].sum(axis=0)) for kind in (cohorts.born, cohorts.in_time)]
        rows.append([week, *counts[0], *counts[1]])
    return np.array(rows, dtype=np.float32).reshape(-1, 7)


def measure_columns(street: Street) -> tuple[str, ...]:
    """Return the names of the weekly measures that a frame carries, in its order."""
    row = street.simulation.rows[-1]
    return tuple(row)


def _street(scenario: Scenario, asked: Asked, hours: Any = None) -> Street:
    key = snapshot_key(scenario, asked.seed, asked.street, asked.scale)
    snapshot = shared(key, lambda: prepare(scenario, asked.seed, street=asked.street, scale=asked.scale))
    return Street(
        scenario, asked.seed, street=asked.street, scale=asked.scale, hours=hours, snapshot=snapshot
    )


__all__ = ["LONGEST", "WORLDS", "Asked", "Pair", "measure_columns"]

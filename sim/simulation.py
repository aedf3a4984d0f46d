"""One street living week by week under one scenario. No file is touched here."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from sim.cohorts import cohort_columns
from sim.founding import found
from sim.hours import HoursRecord, HoursUse
from sim.interventions import intervene
from sim.measures import record
from sim.observers import Finished, Maker, Observer, observed
from sim.plan import StreetPlan
from sim.processes.calendar import open_week
from sim.scenario import Scenario, ScenarioError
from sim.snapshot import Snapshot, hours_key, snapshot_key
from sim.trajectory import Trajectory
from sim.week import WEEK, Process, week_of

LONGEST = 520


class Simulation:
    """A street living week by week under a scenario: the arrays that `sim.street.Street` steps."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        *,
        street: StreetPlan,
        scale: float = 1.0,
        hours: HoursRecord | None = None,
        snapshot: Snapshot | None = None,
        observers: Sequence[Maker] = (),
    ) -> None:
        """Found the street, or start from a copy of a snapshot with the same key.

        Args:
            scenario: the world's description, its interventions included.
            seed: whole number from 0 up; all luck follows from it.
            street: the plan, whole or a part (`sim.communities.only`).
            scale: 0.02 to 1, a small copy for tests of the machinery.
            hours: another trajectory's record, for scenarios with `hours_of`.
            snapshot: weeks that have been lived already, with the same observers.
            observers: makers of observers, which look from week 0 on.

        Raises:
            ScenarioError: something given is not allowed or does not fit together.
            ValueError: the snapshot belongs to something else.
        """
        if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
            raise ScenarioError(f"seed = {seed!r}: allowed is a whole number from 0 up")
        if not 0.02 <= scale <= 1:
            raise ScenarioError(f"scale = {scale!r}: allowed is 0.02 to 1")
        street.check(scenario)
        self.scenario = scenario
        self.processes: tuple[Process, ...] = WEEK  # whoever measures or tests the week may wrap them
        self.rows: list[dict[str, np.ndarray]] = []
        self.observers: tuple[Observer, ...] = tuple(make() for make in observers)
        if snapshot is None:
            self.world = found(street, scenario.settings_at(-1), seed, scale)
            self._look()
        else:
            if snapshot.key != snapshot_key(scenario, seed, street, scale, snapshot.week):
                raise ValueError("this snapshot belongs to another seed, street, scale or scenario")
            if [one.key for one in self.observers] != [one.key for one in snapshot.observers]:
                raise ValueError("this snapshot was seen by other observers")
            self.world = snapshot.world.copy()
            self.rows = list(snapshot.rows)
            self.observers = tuple(one.copy() for one in snapshot.observers)
        if scenario.hours_of is None and hours is not None:
            raise ScenarioError(f"{scenario.name} takes no hours, but an hours record was given")
        if scenario.hours_of is not None and hours is None:
            raise ScenarioError(
                f"{scenario.name} takes the hours of '{scenario.hours_of}': "
                f"run that first and pass its trajectory's hours"
            )
        key = hours_key(scenario, seed, street, scale)
        if hours is not None and hours.key != key:
            raise ScenarioError(
                f"{scenario.name}: the hours record comes from another seed, street, scale or "
                f"other emergencies"
            )
        keep = HoursRecord(key, street.codes) if snapshot is None else snapshot.hours_for(key)
        self.world.hours = HoursUse(keep, hours, scenario.hours_rule if hours else "none")

    @property
    def week(self) -> int:
        """Return the week that the next step lives."""
        return self.world.week

    @property
    def hours(self) -> HoursRecord:
        """Return the record of hours kept so far."""
        if self.world.hours is None:
            raise ValueError("this simulation has handed its snapshot on and is over")
        return self.world.hours.keep

    def step(self) -> None:
        """Live one week, record it and let the observers look.

        Raises:
            ScenarioError: an intervention is known by its key only.
        """
        world, interventions = self.world, self.scenario.interventions
        intervene(interventions, world)
        open_week(world, self.scenario)
        for process in week_of(self.processes, interventions, world.week):
            process.change(world)
        self.rows.append(record(world))
        if world.week >= 0:
            keep = self.hours
            keep.weeks.append(world.week)
            keep.ledger_offered.append(world.now.offered.copy())
            keep.uses.append(world.now.uses.copy())
        world.week += 1
        self._look()

    def _look(self) -> None:
        if self.world.week >= 0:
            for one in self.observers:
                one.see(self.world)

    def snapshot(self) -> Snapshot:
        """Return the street as it is now; this simulation is over with it."""
        world, hours = self.world, self.hours
        world.hours = None
        key = snapshot_key(self.scenario, world.seed, world.plan, world.scale, world.week)
        return Snapshot(key, world, tuple(self.rows), hours, self.observers)

    def trajectory(self, keep_burn_in: bool = False) -> Trajectory:
        """Return what has been recorded so far."""
        world = self.world
        first = -world.settings.burn_in if keep_burn_in else 0
        left = Trajectory(
            scenario=self.scenario,
            seed=world.seed,
            scale=world.scale,
            weekly=self._table(first),
            hours=self.hours,
            events=self._events(first),
            cases=self._case_log(),
        )
        if not self.observers:
            return left
        return replace(left, observed=observed(self.observers, Finished(left, world)))

    def _table(self, first: int) -> pd.DataFrame:
        """Return the weekly table; cohort counts are filled in by week of birth."""
        world = self.world
        start = -world.settings.burn_in
        weeks = range(first, world.week)
        codes = [*world.plan.codes, "street"]
        rows = self.rows[first - start :]
        columns: dict[str, Any] = {
            "scenario": self.scenario.name,
            "seed": world.seed,
            "week": np.repeat(np.arange(first, world.week), len(codes)),
            "community": pd.Categorical(codes * len(weeks), categories=codes),
        }
        columns |= cohort_columns(world.cohorts, first, world.week)
        for name in rows[0] if rows else ():
            columns[name] = np.concatenate([row[name] for row in rows])
        table = pd.DataFrame(columns)
        table["community"] = table["community"].astype(str)
        return table

    def _events(self, first: int) -> pd.DataFrame:
        codes = [*self.world.plan.codes, "street"]
        rows = [
            (week, codes[community], subject, kind, numbers)
            for week, community, subject, kind, numbers in self.world.events
            if week >= first
        ]
        return pd.DataFrame(rows, columns=["week", "community", "subject", "kind", "numbers"])

    def _case_log(self) -> pd.DataFrame:
        count = self.world.log_count
        return pd.DataFrame({name: column[:count] for name, column in self.world.log._asdict().items()})

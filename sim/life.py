"""One run: scenario and seed in, trajectory out. No file is touched here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from sim.agenda import acts_before, agenda
from sim.cohorts import cohort_columns
from sim.founding import found
from sim.hours import HoursRecord, HoursUse
from sim.measures import record
from sim.plan import StreetPlan
from sim.processes.calendar import open_week
from sim.scenario import Scenario, ScenarioError, digest
from sim.week import WEEK, Process
from sim.world import World

LONGEST = 520


@dataclass(frozen=True)
class Past:
    """A street at the start of a week; scenarios with the same key may start from a copy of it."""

    key: str
    world: World
    rows: tuple[dict[str, np.ndarray], ...]
    hours: HoursRecord

    @property
    def week(self) -> int:
        """Return the week that comes next."""
        return self.world.week

    def hours_for(self, key: str) -> HoursRecord:
        """Return the hours recorded so far as the beginning of another run's record."""
        lists: dict[str, Any] = {
            name: list(held) for name, held in vars(self.hours).items() if isinstance(held, list)
        }
        return replace(self.hours, key=key, **lists)


@dataclass(frozen=True)
class Trajectory:
    """What a run leaves: measures week by week, the ledger, the event log, the world's end."""

    scenario: Scenario
    seed: int
    scale: float
    weekly: pd.DataFrame
    hours: HoursRecord
    events: pd.DataFrame
    cases: pd.DataFrame

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the weekly table's contents."""
        shape = hashlib.sha256(",".join(self.weekly.columns).encode())
        for name in self.weekly.columns:
            column = self.weekly[name]
            if column.dtype.kind in "ifb":
                shape.update(np.ascontiguousarray(column.to_numpy()).tobytes())
            else:
                shape.update("\n".join(column.astype(str)).encode())
        return shape.hexdigest()


class Life:
    """A street living week by week under a scenario; `run` and `Street` both drive this."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        *,
        street: StreetPlan,
        scale: float = 1.0,
        hours: HoursRecord | None = None,
        past: Past | None = None,
    ) -> None:
        """Found the street, or start from a copy of a past with the same key."""
        if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
            raise ScenarioError(f"seed = {seed!r}: allowed is a whole number from 0 up")
        if not 0.02 <= scale <= 1:
            raise ScenarioError(f"scale = {scale!r}: allowed is 0.02 to 1")
        street.check(scenario)
        self.scenario = scenario
        self.processes: tuple[Process, ...] = WEEK  # a control may replace some of them
        self.rows: list[dict[str, np.ndarray]] = []
        if past is None:
            self.world = found(street, scenario.settings_at(-1), seed, scale)
        else:
            if past.key != past_key(scenario, seed, street, scale, past.week):
                raise ValueError("this past belongs to another seed, street, scale or scenario")
            self.world = past.world.copy()
            self.rows = list(past.rows)
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
        keep = HoursRecord(key, street.codes) if past is None else past.hours_for(key)
        self.world.hours = HoursUse(keep, hours, scenario.hours_rule if hours else "none")

    @property
    def week(self) -> int:
        """Return the week that the next step lives."""
        return self.world.week

    @property
    def hours(self) -> HoursRecord:
        """Return the record of hours kept so far."""
        if self.world.hours is None:
            raise ValueError("this life has handed its past on and is over")
        return self.world.hours.keep

    def step(self) -> None:
        """Live one week and record it."""
        world = self.world
        open_week(world, self.scenario)
        for process in self.processes:
            process.change(world)
        self.rows.append(record(world))
        if world.week >= 0:
            keep = self.hours
            keep.weeks.append(world.week)
            keep.ledger_offered.append(world.now.offered.copy())
            keep.uses.append(world.now.uses.copy())
        world.week += 1

    def trajectory(self, keep_burn_in: bool = False) -> Trajectory:
        """Return what has been recorded so far."""
        world = self.world
        first = -world.settings.burn_in if keep_burn_in else 0
        return Trajectory(
            scenario=self.scenario,
            seed=world.seed,
            scale=world.scale,
            weekly=self._table(first),
            hours=self.hours,
            events=self._events(first),
            cases=self._case_log(),
        )

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


def past_key(scenario: Scenario, seed: int, street: StreetPlan, scale: float, week: int = 0) -> str:
    """Return the fingerprint of everything that acts before a week."""
    return digest([acts_before(agenda(scenario), week), seed, street.fingerprint(), scale])


def hours_key(scenario: Scenario, seed: int, street: StreetPlan, scale: float) -> str:
    """Return the fingerprint of what two runs must share to exchange hours."""
    emergencies = scenario.canonical()["emergencies"]
    return digest([seed, street.fingerprint(), scale, emergencies])


def prepare(
    scenario: Scenario,
    seed: int,
    *,
    street: StreetPlan,
    scale: float = 1.0,
    week: int = 0,
    past: Past | None = None,
) -> Past:
    """Live until the start of a week: the past that scenarios share which act alike before it.

    Before week 0 all links are closed. `past` saves weeks that have been lived already.

    Raises:
        ScenarioError: the scenario takes hours, which act from week 0, and the week lies later.
    """
    if week > 0 and scenario.hours_of is not None:
        raise ScenarioError(f"{scenario.name} takes hours, so its past ends at week 0")
    life = Life(scenario.replace(hours_of=None), seed, street=street, scale=scale, past=past)
    while life.week < week:
        life.step()
    hours, life.world.hours = life.hours, None
    return Past(past_key(scenario, seed, street, scale, week), life.world, tuple(life.rows), hours)


def run(
    scenario: Scenario,
    seed: int,
    *,
    street: StreetPlan,
    scale: float = 1.0,
    weeks: int = 156,
    hours: HoursRecord | None = None,
    past: Past | None = None,
    keep_burn_in: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Trajectory:
    """Run one scenario with one seed for weeks 0 to `weeks` − 1 and return its trajectory.

    `street` may be a part of one (`sim.communities.only`). `scale` makes a small copy of it, for
    tests of the machinery alone: its results are none, because much does not shrink (docs/model.md).
    Same arguments, same bytes. `hours` is another trajectory's record (scenarios with
    `hours_of`); `past` saves weeks that other arms of the seed have lived already and changes
    nothing else. `progress` is called with every week done.

    Raises:
        ScenarioError: something given is not allowed or does not fit together.
    """
    if not isinstance(weeks, int) or not 1 <= weeks <= LONGEST:
        raise ScenarioError(f"weeks = {weeks!r}: allowed is a whole number from 1 to {LONGEST}")
    if hours is not None and (not hours.weeks or hours.weeks[-1] < weeks - 1):
        raise ScenarioError(f"the hours record ends before week {weeks - 1}")
    life = Life(scenario, seed, street=street, scale=scale, hours=hours, past=past)
    while life.week < weeks:
        life.step()
        if progress is not None:
            progress(life.week - 1)
    return life.trajectory(keep_burn_in)


__all__ = ["Life", "Past", "Trajectory", "prepare", "run"]

"""A stand-in for `sim`: the same two functions, invented numbers, a few milliseconds a run.

Behaviour hangs on the scenario's name: "failing" raises, "dying" ends its process, "slow-…" takes
its time. Every run leaves a line in the file named by WULIAN_FAKE_LOG, so that tests can count;
WULIAN_FAKE_PIDS names a file for the processes it is lived in, WULIAN_FAKE_WEEKS one for the number
of weeks lived. A run's fingerprint covers what acted
in every week of it, so that a run branched from a wrong past has a wrong fingerprint.
"""

import hashlib
import os
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from sim.agenda import agenda

CODES = ("Y", "D", "G", "O", "S", *(f"C{n:02d}" for n in range(6, 16)))
EFFECTS = {  # specialised, everyday, emergency in percent; entrenched buildings; meeting hours
    "isolated": (60.0, 90.0, 50.0, 300.0, 300.0),
    "before": (48.0, 84.0, 41.0, 309.0, 0.0),
    "before-same-hours": (52.0, 87.0, 45.0, 306.0, 0.0),
    "matched": (66.0, 92.0, 70.0, 301.0, 310.0),
    "linked-same-hours": (64.0, 90.2, 55.0, 280.0, 1000.0),
    "linked": (74.0, 93.0, 80.0, 258.0, 1150.0),
}
CLASS_COLUMNS = {"specialised": 0, "everyday": 1, "emergency": 2}
SUMMED = ("cases", "hours", "volun", "entr", "resid")  # over communities; the others are means


@dataclass(frozen=True)
class FakeCommunity:
    """One community of the stand-in street."""

    code: str
    name: str
    name_zh: str
    type: str
    residents: int


@dataclass(frozen=True)
class FakeStreet:
    """Fifteen communities of one size."""

    name: str = "fake"
    name_zh: str = "假街"
    communities: tuple[FakeCommunity, ...] = tuple(
        FakeCommunity(code, code, f"{code} 社区", "courtyard", 7000) for code in CODES
    )

    part_of: None = None

    def fingerprint(self) -> str:
        """Return a fixed text."""
        return "fake"

    @property
    def whole(self) -> "FakeStreet":
        """Return the street: all of it lives."""
        return self

    @property
    def residents(self) -> int:
        """Return the residents."""
        return sum(one.residents for one in self.communities)

    def check(self, scenario: Any) -> None:
        """Let every scenario live here."""


@dataclass
class FakeTrajectory:
    """What a run returns."""

    weekly: pd.DataFrame
    hours: Any
    fingerprint: str


@dataclass(frozen=True)
class FakePast:
    """Weeks lived so far, each with what acted in it: all that a stand-in world remembers."""

    seed: int
    lived: tuple[tuple[int, str], ...]


def note(variable: str, line: str) -> None:
    """Append a line to the file that an environment variable names, if it does."""
    if path := os.environ.get(variable):
        with open(path, "a") as file:
            file.write(f"{line}\n")


def _live(scenario: Any, past: FakePast, end: int) -> FakePast:
    """Return the past with the weeks up to `end` lived under a scenario, and write them down."""
    acts = agenda(scenario)
    first = past.lived[-1][0] + 1 if past.lived else acts[0][0]
    weeks = tuple(
        (week, max(stretch for stretch in acts if stretch[0] <= week)[1]) for week in range(first, end)
    )
    note("WULIAN_FAKE_WEEKS", str(len(weeks)))
    return FakePast(past.seed, past.lived + weeks)


def prepare(
    scenario: Any,
    seed: int,
    *,
    street: Any,
    scale: float = 1.0,
    week: int = 0,
    snapshot: Any = None,
    observers: Any = (),
) -> FakePast:
    """Return a past at the start of a week."""
    return _live(scenario, snapshot or FakePast(seed, ()), week)


def run(
    scenario: Any,
    seed: int,
    *,
    street: Any,
    scale: float = 1.0,
    weeks: int = 156,
    hours: Any = None,
    snapshot: Any = None,
    keep_burn_in: bool = False,
    progress: Any = None,
) -> FakeTrajectory:
    """Return invented weeks: addressed by seed, with a pause, a failure or a death where asked."""
    note("WULIAN_FAKE_LOG", f"{scenario.name}-{seed}")
    note("WULIAN_FAKE_PIDS", str(os.getpid()))
    if scenario.name.startswith("failing"):
        raise RuntimeError("this run was told to fail")
    if scenario.name.startswith("dying"):
        os._exit(9)
    if scenario.name.startswith("slow"):
        time.sleep(0.3)
    assert snapshot is None or snapshot.seed == seed
    lived = _live(scenario, snapshot or FakePast(seed, ()), weeks).lived
    assert (hours is None) == (scenario.hours_of is None)
    if hours is not None:
        assert hours == {"of": scenario.hours_of, "seed": seed}
    weekly = _weekly(scenario.name, seed, weeks).copy()
    numbers = pd.util.hash_pandas_object(weekly).to_numpy().tobytes()
    content = hashlib.sha256(f"{lived}".encode() + numbers).hexdigest()
    return FakeTrajectory(weekly, {"of": scenario.name, "seed": seed}, content)


@lru_cache(64)
def _weekly(name: str, seed: int, weeks: int) -> pd.DataFrame:
    luck = np.random.default_rng(seed)
    noise = luck.normal(0, 1, (weeks, len(CODES), 6))
    street_luck = luck.normal(0, 1.5, 6)
    levels, start = EFFECTS.get(name, EFFECTS["isolated"]), EFFECTS["isolated"]
    own = np.random.default_rng([seed, len(name), ord(name[0])]).normal(0, 1, 6)
    week = np.arange(weeks)[:, None]
    grown, linked = np.minimum(1.0, week / 40), name == "linked"
    data: dict[str, Any] = {"residents": 7000}
    for group, place in CLASS_COLUMNS.items():
        share = start[place] + grown * (levels[place] - start[place]) + street_luck[place] + own[place]
        share = np.clip(share + noise[:, :, place] * 3 + np.arange(15) % 5, 0, 100)
        born = np.where((group != "emergency") | ((week >= 24) & (week <= 34)), 40, 0)
        data[f"cases_born_{group}"] = born
        data[f"cases_in_time_{group}"] = np.round(born * share / 100)
    for kind in ("born", "in_time"):
        data[f"cases_{kind}"] = sum(data[f"cases_{kind}_{group}"] for group in CLASS_COLUMNS)
    entrenched = start[3] / 15 + grown * (levels[3] / 15 - start[3] / 15)
    data["entrenched_cells"] = np.round(entrenched + noise[:, :, 3] * 0.2 + own[3] * 0.2)
    data["hours_meeting"] = grown * levels[4] / 15 + noise[:, :, 4]
    wave = 200 * np.exp(-(((week - 30) / 5) ** 2)) * (2 if linked else 1)
    data["volunteers_active"] = np.round(40 + wave + noise[:, :, 5] * 3)
    data["loneliness"] = 0.46 - 0.01 * grown * linked + own[5] * 0.002
    data["gap_digital"] = 9.0 + noise[:, :, 5] + own[5]
    data["staff_burnout"] = 0.3 + 0.05 * grown * linked + 0.001 * own[4]
    columns: dict[str, Any] = {
        "scenario": name,
        "seed": seed,
        "week": np.repeat(np.arange(weeks), len(CODES) + 1),
        "community": ["street", *CODES] * weeks,
    }
    for column, values in data.items():
        places = np.broadcast_to(values, (weeks, len(CODES))).astype(float)
        whole = places.sum(axis=1) if column.startswith(SUMMED) else places.mean(axis=1)
        columns[column] = np.column_stack([whole, places]).reshape(-1)
    return pd.DataFrame(columns)

"""B-07 and N6: whether residents' organisations outlast those who guide them, and because of whom."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
from experiments.questions.scorecard.evidence import Evidence
from sim.observers import Finished, Found
from sim.organising import GroupWork, required_minutes
from sim.processes.groups import MANAGED_WEEKS
from sim.world import World

DATES = (26, 52, 78, 104)
YEAR = 52
START, END = 0, 126
"""Weeks that come next when the share of organising work done inside is looked at: 0, and after 125."""
NAN = float("nan")


class Snapshot(NamedTuple):
    """All slots of groups at the start of a week: born, alive, led by itself long enough, how active."""

    born: np.ndarray
    alive: np.ndarray
    mature: np.ndarray
    activity: np.ndarray
    inside: float


def inside_share(world: World) -> float:
    """Return the percent of the groups' organising work that their own leaders do, over all groups."""
    groups = world.groups
    alive = groups.alive == 1
    work = world.settings.numbers(GroupWork)
    required = required_minutes(work, groups.members[alive])
    return float(100 * np.average(groups.autonomy[alive], weights=required)) if alive.any() else NAN


def after_a_year(then: Snapshot, now: Snapshot) -> tuple[float, float, float]:
    """Return of the groups alive `then`: percent still there, mean activity (0 where not), gap by maturity.

    The gap is the percent surviving of those that ran themselves, less that of the others; NaN
    where one of the two kinds is missing. A slot taken over by another group is no survival.
    """
    cohort = then.alive
    if not cohort.any():
        return NAN, NAN, NAN
    lives = 100.0 * (now.alive & (now.born == then.born))[cohort]
    active = np.where(lives > 0, now.activity[cohort], 0.0)
    mature = then.mature[cohort]
    gap = float(lives[mature].mean() - lives[~mature].mean()) if 0 < mature.sum() < len(mature) else NAN
    return float(lives.mean()), float(100 * active.mean()), gap


@dataclass
class GroupWatch:
    """Which groups there are at each date of withdrawal and a year later."""

    seen: dict[int, Snapshot] = field(default_factory=dict)

    def see(self, world: World) -> None:
        """Take a picture of all groups at the weeks that matter."""
        if world.week in (START, END, *DATES, *(date + YEAR for date in DATES)):
            groups = world.groups
            self.seen[world.week] = Snapshot(
                groups.born.copy(),
                groups.alive == 1,
                groups.managed_weeks >= MANAGED_WEEKS,
                groups.activity.copy(),
                inside_share(world),
            )

    def copy(self) -> "GroupWatch":
        """Return the same pictures in a list of their own; a picture never changes."""
        return GroupWatch(dict(self.seen))

    def found(self, run: Finished) -> Found:
        """Return survival, activity and the gap by maturity, 52 weeks after each date."""
        numbers = {}
        for date in DATES:
            both = date in self.seen and date + YEAR in self.seen
            values = after_a_year(self.seen[date], self.seen[date + YEAR]) if both else (NAN,) * 3
            for name, value in zip(("survive", "active", "gap"), values, strict=True):
                numbers[f"b07_{name}_{date}"] = value
        both = START in self.seen and END in self.seen
        numbers["b07_inside_rise"] = self.seen[END].inside - self.seen[START].inside if both else NAN
        return numbers


WATCHERS = (GroupWatch,)


def _withdrawn(kind: str, week: int) -> Arm:
    title = WORDS.text("withdrawn", what=WORDS.text(f"without-{kind}"), week=week)
    return Arm(f"withdraw-{kind}-{week}", title)


B26, B52, B78, B104 = (_withdrawn("b", week) for week in DATES)
A26, C26 = _withdrawn("a", 26), _withdrawn("c", 26)


def _left(arm: str, week: int, name: str = "survive") -> Value:
    return lambda e: e(arm, f"b07_{name}_{week}")


def _lost(arm: str, base: str) -> Value:
    """Return the percent of the groups of week 26 that are gone after a year in `arm`, not in `base`."""
    return lambda e: e.gain(base, arm, "b07_survive_26")


def _late_less_early(name: str) -> Value:
    return lambda e: _left("withdraw-b-104", 104, name)(e) - _left("withdraw-b-26", 26, name)(e)


def _slope(e: Evidence) -> pd.Series:
    """Return the points of survival gained by half a year's later withdrawal: least squares, four dates."""
    survival = [_left(f"withdraw-b-{week}", week)(e) for week in DATES]
    steps = np.arange(len(DATES)) - (len(DATES) - 1) / 2
    return sum(
        (float(step) * one for step, one in zip(steps[1:], survival[1:], strict=True)),
        float(steps[0]) * survival[0],
    ) / float((steps**2).sum())


B07 = Claim(
    "B-07",
    WORDS.text("b07-title"),
    WORDS.text("b07-phrase"),
    "A104–A109",
    WORDS.text("b07-contrast"),
    WORDS.text("b07-falsified"),
    (
        Criterion(
            WORDS.text("b07-organising-work-done-inside"),
            POINTS,
            lambda e: e("linked", "b07_inside_rise"),
            above=0,
        ),
        Criterion(
            WORDS.text("b07-survival-guidance-ends-week"),
            POINTS,
            _late_less_early("survive"),
            above=0,
        ),
        Criterion(
            WORDS.text("b07-activity-guidance-ends-week"),
            POINTS,
            _late_less_early("active"),
            above=0,
        ),
        Criterion(
            WORDS.text("b07-groups-lost-because-guidance"),
            WORDS.text("unit-percent-groups"),
            _lost("withdraw-b-26", "linked"),
            above=0,
        ),
        Criterion(
            WORDS.text("b07-survival-mean-withdrawal-weeks"),
            WORDS.text("percent"),
            lambda e: (_left("withdraw-b-26", 26)(e) + _left("withdraw-b-104", 104)(e)) / 2,
            within=(5, 95),
            neutral=50,
        ),
        Criterion(
            WORDS.text("b07-survival-after-week-104"),
            POINTS,
            _left("withdraw-b-104", 104, "gap"),
            above=0,
        ),
        Criterion(
            WORDS.text("b07-survival-per-half-year"),
            POINTS,
            _slope,
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b07-survival-residents-committee-goes"),
            POINTS,
            lambda e: e.gain("withdraw-a-26", "withdraw-b-26", "b07_survive_26"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b07-survival-only-party-members"),
            POINTS,
            lambda e: e.gain("withdraw-c-26", "withdraw-b-26", "b07_survive_26"),
            above=0,
            base_only=True,
        ),
    ),
    (LINKED, B26, B104),
    (B52, B78, A26, C26),
    Picture(
        (
            ("linked", "organisations~"),
            ("withdraw-b-26", "organisations~"),
            ("withdraw-b-52", "organisations~"),
            ("withdraw-b-104", "organisations~"),
        ),
        WORDS.text("b07-organisations"),
    ),
    WORDS.text("b07-note"),
)

NEVER_QUIT = ("leader_turnover=0",)
LINKED_KEPT = Arm("linked-leaders-stay", WORDS.text("world-linked-leaders-stay"), "linked", NEVER_QUIT)
B26_KEPT = Arm(
    "withdraw-b-26-leaders-stay",
    WORDS.text("world-withdraw-b-26-leaders-stay"),
    "withdraw-b-26",
    NEVER_QUIT,
)

N6 = Claim(
    "N6",
    WORDS.text("n6-title"),
    WORDS.text("n6-phrase"),
    "–",
    WORDS.text("n6-contrast"),
    WORDS.text("n6-falsified"),
    (
        Criterion(
            WORDS.text("n6-groups-lost-leaders-may"),
            WORDS.text("unit-percent-groups"),
            _lost("withdraw-b-26", "linked"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("n6-groups-lost-leaders-never"),
            WORDS.text("unit-percent-groups"),
            _lost("withdraw-b-26-leaders-stay", "linked-leaders-stay"),
            within=(-5, 5),
            base_only=True,
        ),
        Criterion(
            WORDS.text("n6-one-less-other"),
            POINTS,
            lambda e: (
                _lost("withdraw-b-26", "linked")(e)
                - _lost("withdraw-b-26-leaders-stay", "linked-leaders-stay")(e)
            ),
            above=0,
            base_only=True,
        ),
    ),
    (),
    (LINKED, B26, LINKED_KEPT, B26_KEPT),
    Picture(
        (
            ("linked", "organisations~"),
            ("withdraw-b-26", "organisations~"),
            ("linked-leaders-stay", "organisations~"),
            ("withdraw-b-26-leaders-stay", "organisations~"),
        ),
        WORDS.text("b07-organisations"),
    ),
    bears_on=("B-07",),
)

CLAIMS = (B07, N6)

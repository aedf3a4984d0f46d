"""B-09: do programmes for children open their families up?"""

import math
from typing import Any, Self

import numpy as np

from experiments.questions.scorecard.claim import LOG_RATIO, Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.evidence import Evidence
from sim.observers import Finished, Found
from sim.world import World

FIRST, LAST = 26, 105
"""Weeks 26 to 104 of the pattern: notes at the start of week 26 and after week 104."""
EVERY = 4
ADULT = 15
CODES = ("G", "S")
FIFTH = math.log(1.2)
"""At least 20 % more, as a log ratio."""

NEUTRAL = ("child_bonus=1", "child_lonely=0", "child_meaning=0")
"""Nothing typed in about children: they act by asks and by example only."""
YOUTH = Arm("entry-youth", WORDS.text("world-entry-youth"), "only-k3", NEUTRAL)
ELDERS = Arm("entry-elders", WORDS.text("world-entry-elders"), "only-k1", NEUTRAL)
SURROUNDINGS = Arm("entry-environment", WORDS.text("world-entry-environment"), "only-k4", NEUTRAL)


class Homes:
    """Adults of G and S who volunteer, and their new ties, in homes with children and without."""

    def __init__(self) -> None:
        self.rows: dict[str, Any] = {}  # adults of a community
        self.kids: dict[str, Any] = {}  # whether a child under 15 lives with them
        self.before: dict[str, Any] = {}  # their acquaintances at week 26
        self.numbers: dict[str, float] = {}
        self.shares: dict[str, list[Any]] = {code: [] for code in CODES}  # active share without, with child
        self.minutes: dict[str, list[float]] = {code: [] for code in CODES}  # programme minutes

    def see(self, world: World) -> None:
        """Every fourth week of the window, count; at its ends look at acquaintances."""
        if not FIRST <= world.week <= LAST or (world.week % EVERY and world.week not in (FIRST, LAST)):
            return
        for code in CODES:
            c = world.plan.codes.index(code)
            if world.week == FIRST:
                self._begin(world, code, c)
            rows, kids = self.rows[code], self.kids[code]
            active = world.roles.active[rows] == 1
            self.shares[code].append(share_by(active, kids))
            self.minutes[code].append(float(world.projects.given[c].sum()))
            if world.week == LAST:
                new, stayed = new_ties(self.before[code], world.ties.contact[rows])
                without, with_child = share_by(new[stayed], kids[stayed])
                self.numbers[f"b09_ties_home_{code}"] = log_ratio(with_child, without)
                self.numbers[f"b09_ties_{code}"] = float(new[stayed].mean())

    def _begin(self, world: World, code: str, c: int) -> None:
        starts, traits = world.communities.resident_start, world.traits
        own = np.arange(starts[c], starts[c + 1])
        children = np.bincount(
            traits.household[own[traits.age[own] < ADULT]], minlength=len(world.households.cell)
        )
        self.rows[code] = rows = own[traits.age[own] >= ADULT]
        self.kids[code] = children[traits.household[rows]] > 0
        self.before[code] = world.ties.contact[rows].copy()

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        other.rows, other.kids, other.before = (
            dict(self.rows),
            dict(self.kids),
            dict(self.before),
        )  # never changed in place
        other.numbers = dict(self.numbers)
        other.shares = {code: list(own) for code, own in self.shares.items()}
        other.minutes = {code: list(own) for code, own in self.minutes.items()}
        return other

    def found(self, run: Finished) -> Found:
        """Return participation, its ratio by home, new ties and programme hours of G and S."""
        numbers: dict[str, float | dict[int, float]] = dict(self.numbers)
        for code in CODES:
            own = run.of(code).set_index("week")["volunteers_active"]
            window = own.loc[FIRST : LAST - 1]
            numbers[f"b09_active_{code}"] = float(window.mean()) if len(window) else math.nan
            numbers[f"b09_active_{code}~"] = {int(week): float(own[week]) for week in own.index[::EVERY]}
            if self.shares[code]:
                without, with_child = np.mean(self.shares[code], axis=0)
                numbers[f"b09_home_{code}"] = log_ratio(with_child, without)
                numbers[f"b09_minutes_{code}"] = float(np.mean(self.minutes[code]))
        return numbers


def share_by(values: Any, flag: Any) -> tuple[float, float]:
    """Return the mean of values where the flag is not set, and where it is; NaN where nobody is."""
    return tuple(float(values[one].mean()) if one.any() else math.nan for one in (~flag, flag))  # type: ignore[return-value]


def new_ties(before: Any, after: Any) -> tuple[Any, Any]:
    """Return for each row how many acquaintances are new, and whether the row's person stayed.

    Whoever shares no acquaintance with the old row moved in: those ties came with the person.
    """
    known = (after[:, :, None] == before[:, None, :]).any(axis=2) & (after >= 0)
    return (~known & (after >= 0)).sum(axis=1), known.any(axis=1)


def log_ratio(one: float, other: float) -> float:
    """Return the log of a ratio; NaN where either is not above zero."""
    return math.log(one / other) if one > 0 and other > 0 else math.nan


def _beyond(code: str, other: Arm) -> Value:
    """Return the log ratio of active volunteers in a community, youth entry against another."""
    return lambda e: _log(e(YOUTH.name, f"b09_active_{code}") / e(other.name, f"b09_active_{code}"))


def _log(ratio: Any) -> Any:
    return np.log(ratio.where(ratio > 0))


def _best_other(e: Evidence, code: str) -> Any:
    values = [e(arm.name, f"b09_active_{code}") for arm in (ELDERS, SURROUNDINGS)]
    return values[0].combine(values[1], max)


def _advantage(code: str) -> Value:
    return lambda e: _log(e(YOUTH.name, f"b09_active_{code}") / _best_other(e, code))


def _gain_by_home(name: str) -> Value:
    """Return how much more youth entry lifts homes with children than without, against the other entries."""
    return lambda e: e(YOUTH.name, name) - (e(ELDERS.name, name) + e(SURROUNDINGS.name, name)) / 2


def _hours(e: Evidence) -> Any:
    mean = (e(ELDERS.name, "b09_minutes_G") + e(SURROUNDINGS.name, "b09_minutes_G")) / 2
    return _log(e(YOUTH.name, "b09_minutes_G") / mean)


B09 = Claim(
    "B-09",
    WORDS.text("b09-title"),
    WORDS.text("b09-phrase"),
    "A80, A88",
    WORDS.text("b09-contrast"),
    WORDS.text("b09-falsified"),
    (
        Criterion(
            WORDS.text("b09-g-programme-hours-youth"),
            LOG_RATIO,
            _hours,
            within=(-0.1, 0.1),
            precondition=True,
        ),
        Criterion(
            WORDS.text("b09-g-active-volunteers-youth"),
            LOG_RATIO,
            _beyond("G", ELDERS),
            above=FIFTH,
        ),
        Criterion(
            WORDS.text("b09-g-active-volunteers-youth-2"),
            LOG_RATIO,
            _beyond("G", SURROUNDINGS),
            above=FIFTH,
        ),
        Criterion(
            WORDS.text("b09-g-youth-entry-share"),
            LOG_RATIO,
            lambda e: e(YOUTH.name, "b09_home_G"),
            above=0,
        ),
        Criterion(
            WORDS.text("b09-g-youth-entry-new"),
            LOG_RATIO,
            lambda e: e(YOUTH.name, "b09_ties_home_G"),
            above=0,
        ),
        Criterion(
            WORDS.text("b09-g-lead-homes-with"),
            LOG_RATIO,
            _gain_by_home("b09_home_G"),
            above=0,
        ),
        Criterion(
            WORDS.text("b09-g-lead-homes-with-2"),
            LOG_RATIO,
            _gain_by_home("b09_ties_home_G"),
            above=0,
        ),
        Criterion(
            WORDS.text("b09-s-active-volunteers-better"),
            LOG_RATIO,
            lambda e: -_advantage("S")(e),
            above=-FIFTH,
            neutral=-FIFTH,
        ),
    ),
    (YOUTH, ELDERS, SURROUNDINGS),
    (),
    Picture(
        tuple((arm.name, "b09_active_G~") for arm in (YOUTH, ELDERS, SURROUNDINGS)),
        WORDS.text("b09-active-volunteers-g"),
    ),
    WORDS.text("b09-note"),
)

CLAIMS = (B09,)
WATCHERS = (Homes,)

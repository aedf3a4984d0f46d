"""B-16: taking part builds ties, being served earns trust, trust brings people in; does the loop last?"""

import math
from typing import Any, Self

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
from experiments.questions.scorecard.evidence import Evidence
from sim.observers import Finished, Found
from sim.processes.joining import joining
from sim.world import World

START, STEP, AFTER = 40, 13, 4
"""Waves at the start of weeks 40, 53 … 157; what happens in the first four weeks of each interval counts."""
WAVES = 10
EVERY_ADULT = 4
"""Every fourth adult is followed."""
ADULT = 15
PULSE = 100
"""Every hundredth adult starts to volunteer in week 40."""
SOON, LATE = (41, 44), (144, 156)
STRENGTH = WORDS.text("strength")
SCORE = WORDS.text("score")
PER_TENTH = WORDS.text("per-tenth")
FREEZE = ('freeze=["g","T","B"]',)


def joining_with_pulse(world: World) -> None:
    """Let people join and quit as ever; in week 40 every hundredth adult starts to volunteer as well."""
    joining(world)
    if world.week == START:
        chosen = np.flatnonzero(world.traits.age >= ADULT)[::PULSE]
        new = chosen[world.roles.active[chosen] == 0]
        world.roles.active[new] = 1
        world.roles.emergency_joined[new] = 0


FROZEN = Arm(
    "linked-frozen-loop",
    WORDS.text("world-linked-frozen-loop"),
    "linked",
    FREEZE,
    START,
)
PULSED = Arm(
    "linked-pulse",
    WORDS.text("world-linked-pulse"),
    "linked",
    processes={"joining": joining_with_pulse},
)
PULSED_FROZEN = Arm(
    "linked-pulse-frozen-loop",
    WORDS.text("world-linked-pulse-frozen-loop"),
    "linked",
    FREEZE,
    START,
    processes={"joining": joining_with_pulse},
)


class Panel:
    """A panel of adults: ties, trust, volunteering every 13 weeks, and who took part in between."""

    def __init__(self) -> None:
        self.rows: Any = None
        self.waves: list[tuple[Any, Any, Any, Any]] = []  # ties, trust, trust at the start, active
        self.took_part: list[Any] = []  # served or met their group in the four weeks after each wave

    def see(self, world: World) -> None:
        """Ask the panel, four times a year."""
        place = (world.week - START) % STEP
        if world.week < START or place not in (0, AFTER) or len(self.waves) == WAVES:
            return
        if self.rows is None:
            self.rows = np.flatnonzero(world.traits.age >= ADULT)[::EVERY_ADULT]
        rows = self.rows
        if place == AFTER:
            self.took_part.append(world.roles.history[rows] != 0)  # four bits: this week and the three before
            return
        states = (
            world.ties.strength[rows].sum(axis=1),
            world.minds.trust[rows],
            world.traits.start_trust[rows],
        )
        self.waves.append((*(one.astype(np.float32) for one in states), world.roles.active[rows] == 1))

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        other.rows, other.waves, other.took_part = self.rows, list(self.waves), list(self.took_part)
        return other

    def found(self, run: Finished) -> Found:
        """Return the three paths, and volunteers soon and long after week 40."""
        active = run.of("street").set_index("week")["volunteers_active"]
        numbers = {
            f"b16_active_{name}": float(active.loc[first:last].mean())
            if active.index.max() >= last
            else math.nan
            for name, (first, last) in (("soon", SOON), ("late", LATE))
        }
        if len(self.waves) < WAVES:
            return numbers | dict.fromkeys(("b16_ties", "b16_trust", "b16_join"), math.nan)
        ties, trust, home, serves = (np.array(one) for one in zip(*self.waves, strict=True))
        stayed = (home == home[0]).all(axis=0)  # whoever moves in comes with ties and a trust of his own
        helped = helped_after(run.trajectory.cases, self.rows, run.world.resident_count)
        took_part = np.array(self.took_part[: WAVES - 1])
        numbers["b16_ties"] = within(took_part[:, stayed], np.diff(ties, axis=0)[:, stayed])
        numbers["b16_trust"] = within(helped[:, stayed], np.diff(trust, axis=0)[:, stayed])
        place = run.world.traits.community[self.rows][stayed]
        numbers["b16_join"] = 0.1 * joining_by_trust((trust - home)[:, stayed], serves[:, stayed], place)
        return numbers


def helped_after(cases: pd.DataFrame, rows: Any, residents: int) -> Any:
    """Return, by interval and person, whether a need of theirs was served in its first four weeks."""
    closed = cases["closed"].to_numpy().astype(np.int64) - START
    counts = (
        (cases["closer"].to_numpy() >= 0)
        & (closed >= 0)
        & (closed % STEP < AFTER)
        & (closed < STEP * (WAVES - 1))
    )
    place = np.full(residents, -1)
    place[rows] = np.arange(len(rows))
    who = place[cases["resident"].to_numpy()[counts]]
    helped = np.zeros((WAVES - 1, len(rows)), dtype=bool)
    helped[(closed[counts] // STEP)[who >= 0], who[who >= 0]] = True
    return helped


def within(cause: Any, change: Any) -> float:
    """Return the slope of a change on a cause, [waves, people], with effects of persons and of waves."""
    x, y = (
        one - one.mean(axis=0) - one.mean(axis=1, keepdims=True) + one.mean()
        for one in (cause.astype(float), change)
    )
    spread = float((x * x).sum())
    return float((x * y).sum()) / spread if spread > 1e-9 else math.nan


def joining_by_trust(trust: Any, serves: Any, place: Any) -> float:
    """Return how the share that starts to volunteer rises with trust, in percent per unit.

    `trust` is against one's own start, which takes the person's fixed part out. Those count who have
    not been active in any wave so far; comparisons are within a wave and a community.
    """
    above, below = 0.0, 0.0
    never = ~np.logical_or.accumulate(serves, axis=0)
    for wave in range(1, len(trust) - 1):
        own = never[wave]
        x, y, c = trust[wave, own].astype(float), serves[wave + 1, own], place[own]
        people = np.maximum(np.bincount(c), 1)
        x = x - (np.bincount(c, weights=x) / people)[c]
        above += float((x * y).sum())
        below += float((x * x).sum())
    return 100 * above / below if below > 1e-9 else math.nan


def _left(e: Evidence, pulsed: Arm, base: Arm) -> pd.Series:
    """Return how much of the pulse is left about two years later, in percent."""
    soon, late = (e.gain(pulsed.name, base.name, f"b16_active_{name}") for name in ("soon", "late"))
    return 100 * late / soon.where(soon > 0)


B16 = Claim(
    "B-16",
    WORDS.text("b16-title"),
    WORDS.text("b16-phrase"),
    "A152, A153",
    WORDS.text("b16-contrast"),
    WORDS.text("b16-falsified"),
    (
        Criterion(
            WORDS.text("b16-taking-part-tie-strength"),
            STRENGTH,
            lambda e: 1000 * e(LINKED.name, "b16_ties"),
            above=0,
        ),
        Criterion(
            WORDS.text("b16-being-served-trust-gained"),
            SCORE,
            lambda e: e(LINKED.name, "b16_trust"),
            above=0,
        ),
        Criterion(
            WORDS.text("b16-trust-more-who-start"),
            PER_TENTH,
            lambda e: e(LINKED.name, "b16_join"),
            above=0,
        ),
        Criterion(
            WORDS.text("b16-share-added-volunteers-left"),
            POINTS,
            lambda e: _left(e, PULSED, LINKED) - _left(e, PULSED_FROZEN, FROZEN),
            above=0,
            base_only=True,
        ),
    ),
    (LINKED,),
    (FROZEN, PULSED, PULSED_FROZEN),
    Picture(
        tuple((arm.name, "volunteers_active~") for arm in (PULSED, LINKED, PULSED_FROZEN, FROZEN)),
        WORDS.text("b16-active-volunteers"),
    ),
    WORDS.text("b16-note"),
)

CLAIMS = (B16,)
WATCHERS = (Panel,)

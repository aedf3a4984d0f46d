"""B-20: what a child who comes along to an elder does for the elder and for the child's family."""

import math
from typing import Any, Self

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.families import ADULT, EVERY, NEUTRAL
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
from sim.layout import NEED_COUNT, PARTY, VOLUNTEER
from sim.observers import Finished, Found
from sim.world import World

ELDER = 60
SCORE = WORDS.text("score")
ALONG = Arm("linked-child-neutral", WORDS.text("world-linked-child-neutral"), "linked", NEUTRAL)
ALONE = Arm(
    "linked-no-child-along",
    WORDS.text("world-linked-no-child-along"),
    "linked",
    (*NEUTRAL, "child_along=0"),
)


class Visits:
    """What visits with and without a child did to elders' loneliness, and which families joined later."""

    FROM, TO = 30, 126

    def __init__(self) -> None:
        self.before: Any = None  # loneliness at the end of the last week
        self.pleased = np.zeros((2, 2))  # without and with a child: visits, summed change of satisfaction
        self.lonely = np.zeros((2, 2))  # the same of loneliness
        self.family: Any = None  # adults beside a member and a child of school age, not active at first
        self.joined: Any = None

    def see(self, world: World) -> None:
        """Follow elders visited by members and volunteers from one week to the next."""
        if not self.FROM <= world.week <= self.TO:
            return
        own = world.communities
        if world.week in (self.FROM, self.TO):
            sign = 1.0 if world.week == self.TO else -1.0
            for row, log in enumerate((own.visits_without_child, own.visits_with_child)):
                self.pleased[row] += sign * log.sum(axis=0)
        if self.before is not None:
            for row, who in enumerate(elders_visited(world)):
                change = world.minds.loneliness[world.elders[who]] - self.before[who]
                self.lonely[row] += len(who), change.sum()
        self.before = world.minds.loneliness[world.elders]
        if self.family is None:
            own = families(world)
            self.family = own[world.roles.active[own] == 0]
            self.joined = np.zeros(len(self.family), dtype=bool)
        elif world.week % EVERY == self.TO % EVERY:
            self.joined |= world.roles.active[self.family] == 1

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        other.before, other.family = self.before, self.family  # never changed in place
        other.joined = None if self.joined is None else self.joined.copy()
        other.pleased, other.lonely = self.pleased.copy(), self.lonely.copy()
        return other

    def found(self, run: Finished) -> Found:
        """Return elders' gain by visit with a child less without, and joining in the families."""
        with np.errstate(invalid="ignore", divide="ignore"):
            pleased = self.pleased[:, 1] / self.pleased[:, 0]
            lonely = self.lonely[:, 1] / self.lonely[:, 0]
        return {
            "b20_pleased": float(pleased[1] - pleased[0]) if self.pleased[:, 0].min() > 0 else math.nan,
            "b20_lonely": float(lonely[0] - lonely[1]) if self.lonely[:, 0].min() > 0 else math.nan,
            "b20_joined": 100 * float(self.joined.mean())
            if self.joined is not None and len(self.joined)
            else math.nan,
        }


def elders_visited(world: World) -> tuple[Any, Any]:
    """Return places in the list of elders visited this week by residents: without, with a child."""
    closed = world.cases_closed
    helped = closed.helper >= 0
    subject, helper = closed.key[helped] // NEED_COUNT, closed.helper[helped]
    elder = world.traits.age[subject] >= ELDER
    by_resident = np.isin(closed.closer[helped], (PARTY, VOLUNTEER))
    places = np.searchsorted(world.elders, subject)
    along = world.duty.child[helper] >= 0
    return places[elder & by_resident & ~along], places[elder & by_resident & along]


def families(world: World) -> Any:
    """Return the adults who live with a member and a child of school age and are no members."""
    traits = world.traits
    members = np.bincount(traits.household[traits.member_type > 0], minlength=len(world.household_child)) > 0
    home = members & (world.household_child >= 0)
    return np.flatnonzero(home[traits.household] & (traits.member_type == 0) & (traits.age >= ADULT))


B20 = Claim(
    "B-20",
    WORDS.text("b20-title"),
    WORDS.text("b20-phrase"),
    "A66–A68",
    WORDS.text("b20-contrast"),
    WORDS.text("b20-falsified"),
    (
        Criterion(
            WORDS.text("b20-elders-satisfaction-per-visit"),
            SCORE,
            lambda e: e(LINKED.name, "b20_pleased"),
            above=0,
        ),
        Criterion(
            WORDS.text("b20-fall-elders-loneliness-per"),
            SCORE,
            lambda e: e(LINKED.name, "b20_lonely"),
            above=0,
        ),
        Criterion(
            WORDS.text("b20-other-adults-party-members"),
            POINTS,
            lambda e: e.gain(ALONG.name, ALONE.name, "b20_joined"),
            above=0,
        ),
    ),
    (LINKED, ALONG, ALONE),
    (),
    Picture(),
    WORDS.text("b20-note"),
)

CLAIMS = (B20,)
WATCHERS = (Visits,)

"""B-05, B-19, N3, N4: does example spread from members to neighbours, and who stays after an emergency?"""

import math

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import LOG_RATIO, Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.families import FIFTH, NEUTRAL, YOUTH
from experiments.questions.scorecard.claims.information import SHOCKS
from experiments.questions.scorecard.claims.joining_notes import CHANNELS, Cascade, Crowd
from experiments.questions.scorecard.claims.linkage import (
    BUILDINGS,
    ISOLATED,
    LINKED,
    POINTS,
    removed,
    share,
)
from experiments.questions.scorecard.evidence import Evidence
from sim.world import World

WEEKS = WORDS.text("weeks")
PERCENT = WORDS.text("percent")
SCOPES = {
    "home": WORDS.text("scope-party-member-at-home"),
    "building": WORDS.text("scope-party-members-building"),
    "tie": WORDS.text("scope-party-member-acquaintances"),
}
TWICE = math.log(2)
RESIDUE_WEEK = 60  # 26 weeks after the end of the historical emergency
FAMILIES = WORDS.text("families")

# the same world as in the headlines
SHUFFLED = Arm(
    "linked-shuffled",
    WORDS.text("world-linked-shuffled"),
    "linked",
    ("shuffle_ties=1",),
)
YOUTH_SHUFFLED = Arm(
    "entry-youth-shuffled",
    WORDS.text("world-entry-youth-shuffled"),
    "only-k3",
    (*NEUTRAL, "shuffle_ties=1"),
)


def equal_members(world: World) -> None:
    """Give members the motivation and time of non-members of the same age, and no felt duty."""
    traits, minds = world.traits, world.minds
    member = traits.member_type > 0
    for age in np.unique(traits.age[member]):
        same = traits.age == age
        mine, others = np.flatnonzero(same & member), np.flatnonzero(same & ~member)
        if len(others):
            # spread evenly over the list of donors, which goes through the communities
            donors = others[np.arange(len(mine)) * len(others) // len(mine)]
            minds.motivation[mine] = minds.motivation[donors]
            traits.start_motivation[mine] = traits.start_motivation[donors]
            traits.free_hours[mine] = traits.free_hours[donors]
        minds.obligation[mine] = 0.0


EQUAL = ("self_obligation=0", "self_hours=1", "sunk_hours=1")
EQUAL_LINKED = Arm(
    "linked-equal-members",
    WORDS.text("world-linked-equal-members"),
    "linked",
    EQUAL,
    intervene=equal_members,
)
EQUAL_LEADERLESS = Arm(
    "leaderless-equal-members",
    WORDS.text("world-leaderless-equal-members"),
    "leaderless",
    EQUAL,
    intervene=equal_members,
)


def _own(arm: Arm, name: str) -> Value:
    return lambda e: e(arm.name, name)


def _gradient(channel: str, arm: Arm = LINKED) -> Value:
    return _own(arm, f"b05_{channel}")


def _steeper(channel: str, base: Arm) -> Value:
    return lambda e: e.gain(LINKED.name, base.name, f"b05_{channel}")


def _residue(e: Evidence) -> pd.Series:
    """Return what an emergency leaves of volunteers, against the same world before its late emergency."""
    series = [e.series(name, "volunteers_active~") for name in (LINKED.name, "emergency-late-linked")]
    if any(RESIDUE_WEEK not in one.index for one in series):
        return e(LINKED.name, "no such number")
    after, without = (one.T[RESIDUE_WEEK] for one in series)
    return (after / without).map(math.log)


def _by_channel(channel: str) -> tuple[Criterion, ...]:
    scope = SCOPES[channel]
    return (
        Criterion(
            WORDS.text("linked-joining-residents-who"),
            LOG_RATIO,
            _gradient(channel),
            above=FIFTH,
            scope=scope,
        ),
        Criterion(
            WORDS.text("lead-joining-those-who"),
            LOG_RATIO,
            _steeper(channel, ISOLATED),
            above=0,
            scope=scope,
        ),
        Criterion(
            WORDS.text("lead-joining-those-who-2"),
            LOG_RATIO,
            _steeper(channel, SHUFFLED),
            above=0,
            scope=scope,
            base_only=True,
        ),
    )


B05 = Claim(
    "B-05",
    WORDS.text("b05-title"),
    WORDS.text("b05-phrase"),
    "A52, A59, A66",
    WORDS.text("b05-contrast"),
    WORDS.text("b05-falsified"),
    (
        Criterion(
            WORDS.text("b05-linked-median-week-first"),
            WEEKS,
            lambda e: e(LINKED.name, "b05_lead_median"),
            above=0,
        ),
        Criterion(
            WORDS.text("b05-linked-mean-weeks-without"),
            WEEKS,
            lambda e: e(LINKED.name, "b05_lead_mean"),
            above=0,
        ),
        *(one for channel in CHANNELS for one in _by_channel(channel)),
    ),
    (LINKED, ISOLATED),
    (SHUFFLED,),
    Picture(
        (
            (LINKED.name, "b05_members~"),
            (LINKED.name, "b05_others~"),
            (ISOLATED.name, "b05_members~"),
            (ISOLATED.name, "b05_others~"),
        ),
        WORDS.text("b05-ever-joined-percent"),
        (
            WORDS.text("b05-party-members-linked"),
            WORDS.text("b05-others-linked"),
            WORDS.text("b05-party-members-isolated"),
            WORDS.text("b05-others-isolated"),
        ),
    ),
    WORDS.text("b05-note"),
)

B19 = Claim(
    "B-19",
    WORDS.text("b19-title"),
    WORDS.text("b19-phrase"),
    "A66, A98, A146",
    WORDS.text("b19-contrast"),
    WORDS.text("b19-falsified"),
    (
        *(
            Criterion(
                WORDS.text("isolated-fall", who=WORDS.text(f"who-{name}")),
                PERCENT,
                _own(ISOLATED, f"b19_fall_{name}"),
                above=60,
            )
            for name in ("active", "deployed")
        ),
        Criterion(
            WORDS.text("b19-linked-active-volunteers-week"),
            LOG_RATIO,
            _residue,
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b19-linked-emergency-volunteers-still"),
            LOG_RATIO,
            lambda e: e(LINKED.name, "b19_absorbed_26"),
            above=TWICE,
        ),
        Criterion(
            WORDS.text("b19-fall-active-volunteers-13"),
            POINTS,
            lambda e: e.gain(ISOLATED.name, LINKED.name, "b19_fall_active"),
            above=0,
        ),
    ),
    (ISOLATED, LINKED),
    (SHOCKS["late", "linked"],),
    Picture(
        ((ISOLATED.name, "volunteers_active~"), (LINKED.name, "volunteers_active~")),
        WORDS.text("b16-active-volunteers"),
    ),
    WORDS.text("b19-note"),
)


def _vanishes(channel: str) -> tuple[Criterion, ...]:
    scope = SCOPES[channel]
    return (
        Criterion(
            WORDS.text("lead-joining-those-who-3"),
            LOG_RATIO,
            _gradient(channel),
            above=0,
            scope=scope,
            base_only=True,
        ),
        Criterion(
            WORDS.text("lead-joining-those-who-4"),
            LOG_RATIO,
            _gradient(channel, SHUFFLED),
            within=(-FIFTH, FIFTH),
            scope=scope,
            base_only=True,
        ),
    )


N3 = Claim(
    "N3",
    WORDS.text("n3-title"),
    WORDS.text("n3-phrase"),
    "A52, A80",
    WORDS.text("n3-contrast"),
    WORDS.text("n3-falsified"),
    (
        *(one for channel in CHANNELS for one in _vanishes(channel)),
        Criterion(
            WORDS.text("n3-g-youth-entry-lead"),
            LOG_RATIO,
            lambda e: e(YOUTH.name, "b09_home_G"),
            above=0,
            scope=FAMILIES,
            base_only=True,
        ),
        Criterion(
            WORDS.text("n3-g-youth-entry-lead-2"),
            LOG_RATIO,
            lambda e: e(YOUTH_SHUFFLED.name, "b09_home_G"),
            within=(-FIFTH, FIFTH),
            scope=FAMILIES,
            base_only=True,
        ),
    ),
    (),
    (LINKED, SHUFFLED, YOUTH, YOUTH_SHUFFLED),
    Picture(),
    WORDS.text("n3-note"),
    bears_on=("B-05", "B-09"),
)


N4 = Claim(
    "N4",
    WORDS.text("n4-title"),
    WORDS.text("n4-phrase"),
    "A52, A42",
    WORDS.text("n4-contrast"),
    WORDS.text("n4-falsified"),
    (
        Criterion(
            WORDS.text("n4-rate-first-joining-party"),
            LOG_RATIO,
            lambda e: e(LINKED.name, "b05_order"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("n4-rate-first-joining-party-2"),
            LOG_RATIO,
            lambda e: e(EQUAL_LINKED.name, "b05_order"),
            within=(-FIFTH, FIFTH),
            base_only=True,
        ),
        Criterion(
            WORDS.text("n4-party-members-like-everybody"),
            POINTS,
            lambda e: e.gain(EQUAL_LINKED.name, EQUAL_LEADERLESS.name, share("emergency")),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("n4-party-members-like-everybody-2"),
            BUILDINGS,
            lambda e: removed(e, EQUAL_LINKED.name, EQUAL_LEADERLESS.name),
            above=0,
            base_only=True,
        ),
    ),
    (),
    (LINKED, EQUAL_LINKED, EQUAL_LEADERLESS),
    Picture(
        (
            (LINKED.name, "b05_members~"),
            (LINKED.name, "b05_others~"),
            (EQUAL_LINKED.name, "b05_members~"),
            (EQUAL_LINKED.name, "b05_others~"),
        ),
        WORDS.text("b05-ever-joined-percent"),
    ),
    WORDS.text("n4-note"),
    bears_on=("B-03", "B-05"),
)

CLAIMS = (B05, B19, N3, N4)
WATCHERS = (Cascade, Crowd)

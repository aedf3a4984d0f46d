"""The three headline contrasts under other hubs, hours, loads, ties, thresholds and settings.

What linkage does to emergencies, entrenched buildings and everyday needs, at the calibrated street
and at its neighbours one change away. Directions over parameter draws stand beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import (
    COMMITTEE,
    ISOLATED,
    LEADERLESS,
    LINKED,
    LOADS,
    loaded,
    removed,
    share,
)
from experiments.questions.scorecard.evidence import Evidence
from experiments.stats.intervals import Floats, Interval, t_interval
from experiments.text.language import Pair, Text
from sim.randomness import draw_each
from sim.settings import CATALOGUE
from sim.world import World

Intervention = Callable[[World], None]
MEASURES = (share("emergency"), "entrenched_cells", share("everyday"))

MATCHED = Arm("matched", WORDS.text("world-matched"))
SAME_HOURS = Arm("linked-same-hours", WORDS.text("world-linked-same-hours"))


def _rewired(world: World) -> None:
    """Deal all acquaintances anew within each community, once; strengths stay in their slots."""
    contact, start = world.ties.contact, world.communities.resident_start
    luck = draw_each(world.luck("rewire"), np.arange(contact.size, dtype=np.int64)).reshape(contact.shape)
    for first, last in pairwise(start.tolist()):
        own = contact[first:last]
        filled = own >= 0
        own[filled] = own[filled][np.argsort(luck[first:last][filled])]


def _spread(world: World, factor: float) -> None:
    """Stretch everybody's threshold away from the mean by a factor."""
    threshold = world.traits.threshold
    threshold[:] = threshold.mean() + factor * (threshold - threshold.mean())


@dataclass(frozen=True)
class Contrast:
    """A linked world against the isolated world that it must be compared with."""

    title: Text
    arm: Arm
    base: Arm


def _both(name: str, title: Text, *changes: str, intervene: Intervention | None = None) -> Contrast:
    """Return the contrast of both worlds with the same changes from week 0 on."""
    linked, isolated = (
        Arm(
            f"{world.name}-{name}",
            WORDS.text("world-text", world=world.title, title=title),
            world.name,
            changes,
            intervene=intervene,
        )
        for world in (LINKED, ISOLATED)
    )
    return Contrast(title, linked, isolated)


def _set(setting: str, value: str, both: bool) -> Contrast:
    """Return the contrast with one setting at an end of its range."""
    about = CATALOGUE[setting]
    meaning = Pair(about.text.rstrip("."), about.text_zh.rstrip("。"))
    usual = f"{about.default:g}"
    title = WORDS.text("setting-at", meaning=meaning, setting=setting, value=value, usual=usual)
    found = _both(f"{setting.replace('_', '-')}-{value}", title, f"{setting}={value}")
    return found if both else Contrast(title, found.arm, ISOLATED)


# one at a time: settings that act in linked worlds only, then settings that act in both
LINKED_ONLY = {
    "meeting_minutes": ("30", "300"),
    "quality_max": ("0.5", "1"),
    "pass_prob": ("0.2", "0.9"),
    "learn_rate": ("0.005", "0.05"),
    "supervise_minutes": ("0", "20"),
    "intake_minutes": ("3", "10"),
}
IN_BOTH = {"staff_per_10k": ("8", "14"), "surge_rate": ("0.03", "0.2"), "outside_helpers": ("0", "51")}
NEUTRAL = (
    "obligation_top=0",
    "study_step=0",
    "study_tolerance=0",
    "study_motivation=0",
    "skill_gain=0",
    "child_bonus=1",
    "child_lonely=0",
    "child_meaning=0",
)

CONTRASTS = (
    Contrast(WORDS.text("contrast-party-led-linkage"), LINKED, ISOLATED),
    Contrast(WORDS.text("contrast-hours-alone-same-hours"), MATCHED, ISOLATED),
    Contrast(WORDS.text("contrast-linking-alone-no-extra"), SAME_HOURS, ISOLATED),
    Contrast(LEADERLESS.title, LEADERLESS, ISOLATED),
    Contrast(COMMITTEE.title, COMMITTEE, ISOLATED),
    *(
        Contrast(WORDS.text("contrast-needs", load=f"{load:g}"), loaded(LINKED, load), loaded(ISOLATED, load))
        for load in LOADS
    ),
    _both("shuffled", WORDS.text("contrast-acquaintances-dealt-anew-every"), "shuffle_ties=1"),
    _both("rewired", WORDS.text("contrast-acquaintances-dealt-anew-once"), intervene=_rewired),
    _both("one-threshold", WORDS.text("contrast-one-threshold-all"), intervene=partial(_spread, factor=0.0)),
    _both(
        "wide-thresholds",
        WORDS.text("contrast-thresholds-spread-twice-as"),
        intervene=partial(_spread, factor=2.0),
    ),
    _both("bare", WORDS.text("contrast-all-declared-assumptions-at"), *NEUTRAL),
    *(_set(name, value, False) for name, ends in LINKED_ONLY.items() for value in ends),
    *(_set(name, value, True) for name, ends in IN_BOTH.items() for value in ends),
)

ARMS = tuple(dict.fromkeys(arm for one in CONTRASTS for arm in (one.base, one.arm)))


@dataclass(frozen=True)
class Row:
    """A contrast with its intervals, in the order of MEASURES; more is better in all three."""

    title: Text
    intervals: tuple[Interval, ...]


def rows(evidence: Evidence) -> tuple[Row, ...]:
    """Return the three headline differences of every contrast at the calibrated point."""
    return tuple(
        Row(one.title, tuple(t_interval(_differences(evidence, one, name)) for name in MEASURES))
        for one in CONTRASTS
    )


def directions(evidence: Evidence) -> tuple[tuple[int, int], ...]:
    """Return, per headline, in how many draws the linked world does better, and of how many."""
    found = []
    for name in MEASURES:
        values = _values(evidence, CONTRASTS[0], name)
        draws = values[values.index.get_level_values("point") > 0].dropna()
        found.append((int((draws > 0).sum()), len(draws)))
    return tuple(found)


def _values(evidence: Evidence, one: Contrast, name: str) -> pd.Series:
    if name == "entrenched_cells":
        return removed(evidence, one.arm.name, one.base.name)
    return evidence.gain(one.arm.name, one.base.name, name)


def _differences(evidence: Evidence, one: Contrast, name: str) -> Floats:
    values = _values(evidence, one, name)
    return values[values.index.get_level_values("point") == 0].dropna().to_numpy(dtype=float)

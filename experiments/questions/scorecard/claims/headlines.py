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
from experiments.text.language import Text
from sim.randomness import draw_each
from sim.settings import CATALOGUE
from sim.world import World

Intervention = Callable[[World], None]
MEASURES = (share("emergency"), "entrenched_cells", share("everyday"))

MATCHED = Arm("matched", Text("The same hours, not linked", "同样工时，不联动"))
SAME_HOURS = Arm("linked-same-hours", Text("Linked, no extra hours", "联动，不加工时"))


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
            Text(f"{world.title.en}: {title.en}", f"{world.title.zh}：{title.zh}"),
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
    en, zh = about.text.rstrip("."), about.text_zh.rstrip("。")
    title = Text(
        f"{en} ({setting}): {value} instead of {about.default:g}",
        f"{zh}（{setting}）：{value}，平常 {about.default:g}",
    )
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
    Contrast(Text("Party-led linkage", "党建引领联动"), LINKED, ISOLATED),
    Contrast(Text("Hours alone: same hours, not linked", "只加工时：同样工时，不联动"), MATCHED, ISOLATED),
    Contrast(Text("Linking alone: no extra hours", "只联动：不加工时"), SAME_HOURS, ISOLATED),
    Contrast(LEADERLESS.title, LEADERLESS, ISOLATED),
    Contrast(COMMITTEE.title, COMMITTEE, ISOLATED),
    *(
        Contrast(Text(f"Needs × {load:g}", f"诉求 ×{load:g}"), loaded(LINKED, load), loaded(ISOLATED, load))
        for load in LOADS
    ),
    _both("shuffled", Text("Acquaintances dealt anew every week", "熟人每周重排"), "shuffle_ties=1"),
    _both("rewired", Text("Acquaintances dealt anew once", "熟人重排一次"), intervene=_rewired),
    _both(
        "one-threshold", Text("One threshold for all", "门槛人人一样"), intervene=partial(_spread, factor=0.0)
    ),
    _both(
        "wide-thresholds",
        Text("Thresholds spread twice as wide", "门槛差别加倍"),
        intervene=partial(_spread, factor=2.0),
    ),
    _both("bare", Text("All declared assumptions at zero", "声明的假定全部归零"), *NEUTRAL),
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

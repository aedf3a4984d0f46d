"""B-07 and N6: whether residents' organisations outlast those who guide them, and because of whom."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims.linkage import LINKED, POINTS
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
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

_WITHOUT = {
    "a": ("Social workers leave", "社工离开"),
    "b": ("All guidance ends", "不再有人带队"),
    "c": ("Supervision ends", "监督考核停止"),
}


def _withdrawn(kind: str, week: int) -> Arm:
    en, zh = _WITHOUT[kind]
    return Arm(f"withdraw-{kind}-{week}", Text(f"{en}, week {week}", f"第 {week} 周{zh}"))


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
    """Return the points of survival gained by half a year's later withdrawal: least squares over four dates."""
    survival = [_left(f"withdraw-b-{week}", week)(e) for week in DATES]
    steps = np.arange(len(DATES)) - (len(DATES) - 1) / 2
    return sum(
        (float(step) * one for step, one in zip(steps[1:], survival[1:], strict=True)),
        float(steps[0]) * survival[0],
    ) / float((steps**2).sum())


B07 = Claim(
    "B-07",
    Text("Organisations learn to stand alone, if they are given time", "自组织能自立，但要带够时间"),
    Text(
        "Held up at first by the community and social workers, residents' organisations have come to run themselves.",
        "起初靠社区和社工扶着，后来居民自组织完全自主管理、自我组织。",
    ),
    "A104–A109",
    Text(
        "Groups alive when all guidance ends (week 26, 52, 78 or 104), 52 weeks later: share that survives and activity, against later withdrawal and no withdrawal; groups that had run themselves for 13 weeks against the others.",
        "第 26、52、78、104 周撤走全部指导时在世的队伍，看 52 周以后：存活比例与活跃度，同更晚撤出、不撤出相比；撤出时已自我管理满 13 周的队伍同其余队伍相比。",
    ),
    Text(
        "All groups survive whatever the date, or none does; early withdrawal costs nothing.",
        "不论何时撤出都全部存活，或全部散掉；早撤也没有损失。",
    ),
    (
        Criterion(
            Text(
                "Organising work done inside, linked, week 125 − week 0",
                "组织工作由队伍自己承担的比例，联动，第 125 周减第 0 周",
            ),
            POINTS,
            lambda e: e("linked", "b07_inside_rise"),
            above=0,
        ),
        Criterion(
            Text("Survival, guidance ends in week 104 − in week 26", "存活比例，第 104 周撤出减第 26 周撤出"),
            POINTS,
            _late_less_early("survive"),
            above=0,
        ),
        Criterion(
            Text("Activity, guidance ends in week 104 − in week 26", "活跃度，第 104 周撤出减第 26 周撤出"),
            POINTS,
            _late_less_early("active"),
            above=0,
        ),
        Criterion(
            Text("Groups lost because guidance ends in week 26", "第 26 周撤出而失去的队伍"),
            Text("percent of groups", "%"),
            _lost("withdraw-b-26", "linked"),
            above=0,
        ),
        Criterion(
            Text(
                "Survival, mean of withdrawal in weeks 26 and 104: neither all nor none",
                "存活比例，第 26 与 104 周撤出的均值：既非全部也非全无",
            ),
            Text("percent", "%"),
            lambda e: (_left("withdraw-b-26", 26)(e) + _left("withdraw-b-104", 104)(e)) / 2,
            within=(5, 95),
            neutral=50,
        ),
        Criterion(
            Text(
                "Survival after week 104, self-managed − other groups",
                "第 104 周撤出后的存活比例，自我管理的减其余的",
            ),
            POINTS,
            _left("withdraw-b-104", 104, "gap"),
            above=0,
        ),
        Criterion(
            Text(
                "Survival per half year of later withdrawal, four dates", "每晚撤半年多存活的比例，四个时点"
            ),
            POINTS,
            _slope,
            above=0,
            base_only=True,
        ),
        Criterion(
            Text(
                "Survival, residents' committee goes on guiding − nobody does (week 26)",
                "存活比例，居委会继续带队减无人带队（第 26 周）",
            ),
            POINTS,
            lambda e: e.gain("withdraw-a-26", "withdraw-b-26", "b07_survive_26"),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text(
                "Survival, only Party members' supervision ends − all guidance ends (week 26)",
                "存活比例，只停对党员的监督减停止全部指导（第 26 周）",
            ),
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
        Text("Organisations", "自组织数"),
    ),
    Text(
        "The cohort is all groups alive at the withdrawal. Most of them are older than the project (two a community at the founding); few are founded after week 0, hardly any before week 26.",
        "看的是撤出时在世的全部队伍，其中多数比项目还早（每社区起初两支）；第 0 周以后成立的不多，第 26 周以前几乎没有。",
    ),
)

NEVER_QUIT = ("leader_turnover=0",)
LINKED_KEPT = Arm(
    "linked-leaders-stay", Text("Linked, leaders never quit", "联动，带头人不流失"), "linked", NEVER_QUIT
)
B26_KEPT = Arm(
    "withdraw-b-26-leaders-stay",
    Text("All guidance ends in week 26, leaders never quit", "第 26 周不再有人带队，带头人不流失"),
    "withdraw-b-26",
    NEVER_QUIT,
)

N6 = Claim(
    "N6",
    Text("Where no leader quits, nothing collapses", "带头人不走，队伍就不散"),
    Text(
        "What collapses after withdrawal collapses because leaders leave and nobody follows.",
        "撤出以后队伍散掉，是因为带头人走了、没有人接上。",
    ),
    "–",
    Text(
        "Groups of week 26 lost to the end of all guidance within a year, with leaders who may leave and with leaders who never do.",
        "第 26 周撤走全部指导，一年内失去的队伍：带头人会走，与带头人不走。",
    ),
    Text("Groups still collapse although no leader leaves.", "带头人一个不走，队伍照样散。"),
    (
        Criterion(
            Text("Groups lost, leaders may leave", "失去的队伍，带头人会走"),
            Text("percent of groups", "%"),
            _lost("withdraw-b-26", "linked"),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text("Groups lost, leaders never leave", "失去的队伍，带头人不走"),
            Text("percent of groups", "%"),
            _lost("withdraw-b-26-leaders-stay", "linked-leaders-stay"),
            within=(-5, 5),
            base_only=True,
        ),
        Criterion(
            Text("The one less the other", "前者减后者"),
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
        Text("Organisations", "自组织数"),
    ),
    bears_on=("B-07",),
)

CLAIMS = (B07, N6)

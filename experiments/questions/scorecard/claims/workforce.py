"""B-12, N2, N10 and N11: who carries the load, what meetings cost, where linkage breaks, who is in the chair."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import math

import pandas as pd

from experiments.questions.scorecard.claim import ON_THE_MODEL, Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims.headlines import MATCHED, SAME_HOURS
from experiments.questions.scorecard.claims.linkage import (
    B01,
    BUILDINGS,
    CLASSES,
    COMMITTEE,
    ISOLATED,
    LINKED,
    POINTS,
    share,
)
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
from sim.links import ACTORS
from sim.observers import Finished, Found

EARLY, LATE = (0, 12), (113, 125)
"""A quarter at the beginning and a quarter up to week 125."""
PERCENT = Text("percent", "%")
HOURS = Text("hours a week", "小时/周")
RATIO = Text("hours", "小时")
NAN = float("nan")


def found(run: Finished) -> Found:
    """Return the rise of residents' own share of the hours used, from the first quarter to week 125."""
    street = run.of("street").set_index("week")["internal_share"]
    if len(street) <= LATE[1]:
        return {"b12_internal_rise": NAN}
    first, last = (street.loc[slice(*weeks)].mean() for weeks in (EARLY, LATE))
    return {"b12_internal_rise": float(100 * (last - first))}


BACKLOG = "backlog_staff_weeks"
RESIDENTS = ("party_members", "volunteers", "self_organisations")
WITHOUT_WORKERS = Arm("linked-without-social-workers", Text("Linked without social workers", "联动，缺社工"))
AS_THEY_COME = Text("hours as they come", "工时随实际")
HELD_EQUAL = Text("hours held equal", "工时拉平")


def _relief(arm: str, base: str) -> Value:
    """Return how many percent smaller the office's backlog is in `arm` than in `base`."""
    return lambda e: 100 * (1 - e(arm, BACKLOG) / e(base, BACKLOG))


def _others_beyond_office(e: Evidence) -> pd.Series:
    """Return the hours used that linkage adds at all other actors, less those it adds at the office."""
    gains = [e.gain("linked", "isolated", f"hours_effective_{actor}") for actor in ACTORS]
    return sum(gains[2:], gains[1]) - gains[0]


def _levered(e: Evidence) -> pd.Series:
    """Return what social workers' link adds to residents' hours, per hour of social work."""
    gains = [e.gain("linked", WITHOUT_WORKERS.name, f"hours_effective_{actor}") for actor in RESIDENTS]
    return pd.concat(gains, axis=1).sum(axis=1, skipna=False) / e("linked", "hours_offered_social_workers")


B12 = Claim(
    "B-12",
    Text("More hands, less overload", "人多了，担子轻了"),
    Text(
        "Few people and many tasks: linkage brings in many people, and outside force becomes inside force.",
        "破解“人少事多”：把人搞得多多的，外力最后也变成内力。",
    ),
    "A73, A130–A132, A144",
    Text(
        "The residents' committee's backlog (mean of weeks 60 to 125), linked against isolated, also with the hours of either world handed to the other; residents' own share of the hours used, weeks 113–125 against 0–12; residents' hours per social-work hour.",
        "居委会积压（第 60 至 125 周均值），联动同各自为政相比，并把两个世界的工时互换；居民自己的工时占比，第 113–125 周同第 0–12 周相比；每小时社工带动的居民工时。",
    ),
    Text(
        "More is served only because the staff work more; or overload falls by less than 30 %.",
        "多办的事只是社区工作者多干出来的；或积压下降不到 30%。",
    ),
    (
        Criterion(
            Text("Backlog smaller when linked than when isolated", "积压，联动比各自为政小"),
            PERCENT,
            _relief("linked", "isolated"),
            above=30,
        ),
        Criterion(
            Text(
                "Residents' own share of hours, linked, late − early", "居民自己的工时占比，联动，后期减初期"
            ),
            POINTS,
            lambda e: e("linked", "b12_internal_rise"),
            above=0,
            scope=AS_THEY_COME,
        ),
        Criterion(
            Text(
                "Rise of residents' own share of hours, linked − isolated",
                "居民自己的工时占比的升幅，联动减各自为政",
            ),
            POINTS,
            lambda e: e.gain("linked", "isolated", "b12_internal_rise"),
            above=0,
            scope=AS_THEY_COME,
        ),
        Criterion(
            Text(
                "Residents' hours brought in by linking social workers, per social-work hour",
                "接通社工带出的居民工时，每小时社工",
            ),
            RATIO,
            _levered,
            above=3,
            scope=AS_THEY_COME,
            base_only=True,
        ),
        Criterion(
            Text(
                "Hours used that linkage adds: all others − the residents' committee",
                "联动增加的有效工时：其他各方减居委会",
            ),
            HOURS,
            _others_beyond_office,
            above=0,
            scope=AS_THEY_COME,
        ),
        Criterion(
            Text("Backlog smaller by linking alone (isolated hours)", "只联动、不加工时，积压减少"),
            PERCENT,
            _relief("linked-same-hours", "isolated"),
            above=0,
            scope=HELD_EQUAL,
            base_only=True,
        ),
        Criterion(
            Text(
                "Backlog smaller when linked than with the same hours unlinked",
                "积压，联动比同样工时不联动的小",
            ),
            PERCENT,
            _relief("linked", "matched"),
            above=0,
            scope=HELD_EQUAL,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED),
    (MATCHED, SAME_HOURS, WITHOUT_WORKERS),
    Picture(
        tuple(
            (name, "backlog_staff_weeks~") for name in ("isolated", "matched", "linked-same-hours", "linked")
        ),
        Text("Residents' committee's backlog, staff-weeks", "居委会积压（人周）"),
    ),
    Text(
        "Added hours bring no added knowledge, so the world with the linked hours shows the least that hours alone can do.",
        "加进去的工时不带来新的知情，所以“同样工时、没有联动”是工时单独作用的下限。",
    ),
)


def _dear(times: int) -> Arm:
    """Return the linked world with meetings that cost so many times as much."""
    changes = (f"meeting_minutes={60 * times}", f"chair_minutes={6 * times}", f"pair_minutes={30 * times}")
    return Arm(
        f"linked-meetings-{times}",
        Text(f"Linked, meetings cost × {times}", f"联动，会议成本 ×{times}"),
        "linked",
        changes,
    )


def mean_share(e: Evidence, arm: str) -> pd.Series:
    """Return the mean of the three classes' shares in time."""
    shares = [e(arm, share(kind)) for kind in CLASSES]
    return sum(shares[1:], shares[0]) / len(shares)


def _dearer(cheap: str, dear: str) -> Value:
    return lambda e: mean_share(e, cheap) - mean_share(e, dear)


N2 = Claim(
    "N2",
    Text("Dear meetings eat up the advantage", "开会太贵，优势就被吃掉"),
    ON_THE_MODEL,
    "–",
    Text(
        "Linked world with joint meetings, the chair's work and pair meetings at 5 and at 20 times their minutes: mean of the three classes' cases in time.",
        "联动世界，联席会、主持和两方碰头的工时各乘 5 和 20：三类诉求按期办结的均值。",
    ),
    Text("The linked world does as well whatever meetings cost.", "会议再贵，联动世界也一样好。"),
    (
        Criterion(
            Text("Lost at 5 times the cost", "成本 ×5 的损失"),
            POINTS,
            _dearer("linked", "linked-meetings-5"),
            above=0,
            base_only=True,
        ),
        Criterion(
            Text("Lost from 5 to 20 times the cost", "成本从 ×5 到 ×20 再损失"),
            POINTS,
            _dearer("linked-meetings-5", "linked-meetings-20"),
            above=0,
            base_only=True,
        ),
    ),
    (),
    (LINKED, _dear(5), _dear(20)),
    note=Text(
        "The linked world may even fall below the isolated one, but need not.",
        "联动世界甚至可能低于各自为政的世界，但不是必须。",
    ),
    bears_on=("B-03",),
)

HEAVY = (
    *(arm for arm in B01.base_arms if arm.world == "linked" and arm.name.endswith(("-1.5", "-2", "-3"))),
    Arm(
        "linked-load-4",
        Text("Party-led linkage, needs × 4", "党建引领联动，诉求 ×4"),
        "linked",
        tuple(f"load_{kind}=4" for kind in CLASSES),
    ),
)


def _lowest(e: Evidence) -> pd.Series:
    """Return the lowest share of everyday cases in time over the heavy loads."""
    return pd.concat([e(arm.name, share("everyday")) for arm in HEAVY], axis=1).min(axis=1)


N10 = Claim(
    "N10",
    Text("Enough load breaks linkage too", "事太多，联动也扛不住"),
    ON_THE_MODEL,
    "–",
    Text(
        "Linked world with all needs times 1.5, 2, 3 and 4: lowest share of everyday cases in time.",
        "联动世界，全部诉求乘 1.5、2、3、4：日常诉求按期办结的最低值。",
    ),
    Text(
        "Everyday service stays above 70 % at four times the needs.", "诉求翻到四倍，日常办结仍在 70% 以上。"
    ),
    (
        Criterion(
            Text("Lowest share of everyday cases in time", "日常诉求按期办结的最低值"),
            PERCENT,
            _lowest,
            within=(-math.inf, 70),
            base_only=True,
        ),
    ),
    (),
    (LINKED, *HEAVY),
)

OFFICE_CHAIR = Arm(
    "linked-office-chair",
    Text("Linked, residents' committee in the chair", "联动，居委会召集"),
    "linked",
    ("hub_chair=office",),
)
PARTY_HUB_ONLY = Arm(
    "party-hub-only",
    Text("Party in the chair, no study, example or call", "党组织召集，没有学习、示范和统一通知"),
    "linked",
    ("party_study=false", "party_example=false", "party_call=false"),
)


def _swap(party: str, office: str, both: Text) -> tuple[Criterion, ...]:
    cases = tuple(
        Criterion(
            Text(
                f"{both.en}: {what.en}, residents' committee − Party", f"{both.zh}：{what.zh}，居委会减党组织"
            ),
            POINTS,
            lambda e, kind=kind: e.gain(office, party, share(kind)),  # type: ignore[misc]
            within=(-2, 2),
            base_only=True,
        )
        for kind, what in CLASSES.items()
    )
    return (
        *cases,
        Criterion(
            Text(
                f"{both.en}: entrenched buildings, residents' committee − Party",
                f"{both.zh}：老大难楼栋，居委会减党组织",
            ),
            BUILDINGS,
            lambda e: e.gain(office, party, "entrenched_cells"),
            within=(-10, 10),
            base_only=True,
        ),
    )


N11 = Claim(
    "N11",
    Text("Who is in the chair matters only by what the chair does", "谁召集不要紧，要紧的是做什么"),
    ON_THE_MODEL,
    "–",
    Text(
        "Residents' committee against Party in the chair, same people and minutes: with study, example and duty call in both worlds, and with none of them in either.",
        "居委会召集同党组织召集相比，人和工时一样：两个世界都有学习、示范和统一通知，或都没有。",
    ),
    Text(
        "The name of the chair alone makes a difference beyond the margins of the measures (2 points, 10 buildings).",
        "单凭召集人的名义就有超出指标界限（2 个百分点、10 栋楼）的差别。",
    ),
    (
        *_swap("linked", "linked-office-chair", Text("All functions", "职能齐全")),
        *_swap("party-hub-only", "committee-hub", Text("Chair only", "只召集")),
    ),
    (),
    (LINKED, OFFICE_CHAIR, PARTY_HUB_ONLY, COMMITTEE),
    bears_on=("B-03",),
)

CLAIMS = (B12, N2, N10, N11)

"""B-10 and B-13: whether programmes must fit the community, and who is good for which need."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Value
from experiments.questions.scorecard.claims.linkage import LINKED, LOG_ODDS, POINTS, log_odds, share
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
from sim.casework import work_minutes
from sim.layout import CLASS_COUNT, DEADLINE, SEVERE_CLASS
from sim.links import ACTORS
from sim.observers import Finished, Found
from sim.world import F64, I64, World

UNMET = (100, 125)
"""Half a year up to week 125: as long as a project lasts."""
BIRTHS = (60, 125)
LONGEST_OPEN = 12
"""Weeks after which every case is closed or abandoned."""
STILL_OPEN = 32767
PERCENT = Text("percent", "%")
NAN = float("nan")


def weeks_open(born: I64, closed: I64, first: int, last: int) -> I64:
    """Return at the end of how many of the weeks `first` to `last` each case was open.

    A case closed in week t was open at the end of its week of birth and up to week t − 1.
    """
    return np.asarray(np.maximum(0, np.minimum(closed - 1, last) - np.maximum(born, first) + 1))


def unmet_minutes(world: World) -> F64:
    """Return [C] minutes of work in open cases, seen or unseen: the mean of the weeks of `UNMET`."""
    first, last = UNMET
    log, still = world.log, world.cases
    count = world.log_count
    recent = np.flatnonzero((log.born[:count] >= first - LONGEST_OPEN) & (log.born[:count] <= last))
    resident = np.concatenate([log.resident[recent], still.key // 8])
    need = np.concatenate([log.need[recent], still.key % 8]).astype(np.int64)
    severe = np.concatenate([log.severe[recent], still.severe])
    born = np.concatenate([log.born[recent], still.born]).astype(np.int64)
    closed = np.concatenate([log.closed[recent], np.full(len(still.key), STILL_OPEN)]).astype(np.int64)
    deed = np.concatenate([log.deed[recent], still.deed]).astype(np.int64)
    kind = np.where(severe == 1, SEVERE_CLASS[need], np.where(deed > 0, CLASS_COUNT - 1 + deed, need))
    minutes = work_minutes(world.settings)[kind] * weeks_open(born, closed, first, last)
    total = np.bincount(world.traits.community[resident], minutes, minlength=world.community_count)
    return np.asarray(total / (last - first + 1))


def severe_in_time(world: World) -> float:
    """Return the percent of severe cases born in weeks 60 to 125 that were closed in time."""
    log, count = world.log, world.log_count
    born = log.born[:count]
    own = np.flatnonzero((log.severe[:count] == 1) & (born >= BIRTHS[0]) & (born <= BIRTHS[1]))
    still = world.cases
    late = int(((still.severe == 1) & (still.born >= BIRTHS[0]) & (still.born <= BIRTHS[1])).sum())
    age = log.closed[own].astype(np.int64) - log.born[own]
    in_time = int(((log.closer[own] >= 0) & (age < DEADLINE[log.need[own]])).sum())
    return 100 * in_time / (len(own) + late) if len(own) + late else NAN


def found(run: Finished) -> Found:
    """Return unmet minutes of the street and of the study's five communities, and severe cases in time."""
    world = run.world
    if world.week <= UNMET[1]:
        return {}
    unmet = unmet_minutes(world)
    of_community = {
        f"b10_unmet_{code}": float(unmet[world.plan.index(code)])
        for code in CASES
        if code in world.plan.codes
    }
    return {"b10_unmet": float(unmet.sum()), "b13_severe": severe_in_time(world), **of_community}


CASES = ("Y", "D", "G", "O", "S")
BEST = {"Y": 5, "G": 3, "S": 1, "O": 4}
"""The study's entry: disputes in Y, youth in G, elders in S, clear duties (environment and property) in O."""
PROGRAMMES = {
    1: Text("elder care", "为老"),
    2: Text("disability", "助残"),
    3: Text("childcare and youth", "托育与青少年"),
    4: Text("environment and property", "环境与物业"),
    5: Text("mediation", "调解"),
    6: Text("companionship", "陪伴与融入"),
    7: Text("emergency", "应急防疫"),
}
UNIFORM = Arm("fit-uniform", Text("Programmes in rotation", "项目类型轮流"))
MISMATCHED = Arm("fit-mismatched", Text("Programmes where least needed", "项目类型专挑最不缺的"))
ONLY = tuple(Arm(f"only-k{k}", Text(f"Only {what.en}", f"只做{what.zh}")) for k, what in PROGRAMMES.items())


def _less_unmet(arm: str, base: str) -> Value:
    """Return how many percent fewer minutes are unmet in `arm` than in `base`."""
    return lambda e: 100 * (1 - e(arm, "b10_unmet") / e(base, "b10_unmet"))


def best_rival(unmet: dict[int, pd.Series], entry: int) -> pd.Series:
    """Return how much less is unmet with `entry` than with the best other programme, in percent.

    The rival is the programme with the least unmet in the mean of all seeds, so that no seed picks
    its own.
    """
    others = {k: values for k, values in unmet.items() if k != entry and len(values)}
    if not others or not len(unmet[entry]):
        return unmet[entry]
    rival = min(others, key=lambda k: float(others[k].mean()))
    return 100 * (1 - unmet[entry] / others[rival])


def _best(code: str) -> Value:
    def value(e: Evidence) -> pd.Series:
        return best_rival({k: e(f"only-k{k}", f"b10_unmet_{code}") for k in PROGRAMMES}, BEST[code])

    return value


B10 = Claim(
    "B-10",
    Text("Programmes must fit the community", "项目要对路"),
    Text(
        "Communities differ, and so do their entry points; social workers assess broadly and find the real problem.",
        "社区情况不同，突破口也不同；社工综合评估，精准定位矛盾。",
    ),
    "A18, A77, A78",
    Text(
        "Minutes of work in open needs, seen or unseen, mean of weeks 100 to 125: programmes by assessment, in rotation, and where least needed; and in Y, G, S and O the study's entry against the best of the six other programmes.",
        "未办结诉求（不论看没看见）所需工时，第 100 至 125 周均值：项目按评估、轮流、专挑最不缺的；以及 Y、G、S、O 四个社区里文章所说的突破口，同另外六类项目中最好的一类相比。",
    ),
    Text(
        "Assessment saves less than 2 % against rotation, or one programme is best everywhere.",
        "按评估比轮流少不到 2%，或同一类项目处处最好。",
    ),
    (
        Criterion(
            Text("Work left undone: saved by assessment, against rotation", "未满足工时：按评估比轮流省下"),
            PERCENT,
            _less_unmet("linked", "fit-uniform"),
            above=2,
        ),
        Criterion(
            Text(
                "Work left undone: saved by rotation, against least needed",
                "未满足工时：轮流比专挑最不缺的省下",
            ),
            PERCENT,
            _less_unmet("fit-uniform", "fit-mismatched"),
            above=0,
        ),
        *(
            Criterion(
                Text(
                    f"{code}, work left undone: saved by {PROGRAMMES[k].en}, against the best other",
                    f"{code} 社区，未满足工时：{PROGRAMMES[k].zh}项目比其余最好的一类省下",
                ),
                PERCENT,
                _best(code),
                above=0,
                scope=Text(f"community {code}", f"{code} 社区"),
                base_only=True,
            )
            for code, k in BEST.items()
        ),
    ),
    (LINKED, UNIFORM, MISMATCHED),
    ONLY,
    note=Text(
        "Programmes by assessment are what the linked world does anyway. The study names no entry for D. The rule chooses projects and the type of new groups; most hours of a community do not pass through either.",
        "联动世界本来就是按评估定项目。文章没有说 D 社区的突破口。规则管的是项目和新队伍的类型，社区的多数工时并不经过它们。",
    ),
)

PURCHASE, OWN = "professional_organisations", "self_organisations"


def without_actors(*actors: str) -> tuple[str, ...]:
    """Return the assignment that leaves some actors out of the world."""
    return ("present=[" + ", ".join(f'"{one}"' for one in ACTORS if one not in actors) + "]",)


LINK_WITHOUT = {
    PURCHASE: Arm(
        "linked-without-professional-organisations",
        Text("Linked without professional organisations", "联动，缺专业机构"),
    ),
    OWN: Arm(
        "linked-without-self-organisations", Text("Linked without self-organisations", "联动，缺自组织")
    ),
}
NONE_THERE = {
    PURCHASE: Arm(
        "linked-nothing-bought",
        Text("Linked, no service is bought", "联动，不购买服务"),
        "linked",
        without_actors(PURCHASE),
    ),
    OWN: Arm(
        "linked-no-groups",
        Text("Linked, self-organisations do nothing", "联动，自组织不活动"),
        "linked",
        without_actors(OWN),
    ),
}
SEVERE, EVERYDAY = "b13_severe", share("everyday")


def _cross_over(without: dict[str, Arm]) -> Value:
    """Return in log-odds how much more each loss falls on the supplier's own kind of need."""
    bought, own = without[PURCHASE].name, without[OWN].name

    def value(e: Evidence) -> pd.Series:
        def lost(arm: str, kind: str) -> pd.Series:
            return log_odds(e("linked", kind)) - log_odds(e(arm, kind))

        return lost(bought, SEVERE) - lost(own, SEVERE) + lost(own, EVERYDAY) - lost(bought, EVERYDAY)

    return value


def _division(without: dict[str, Arm], scope: Text, base_only: bool) -> tuple[Criterion, ...]:
    bought, own = without[PURCHASE].name, without[OWN].name
    return (
        Criterion(
            Text(
                "Severe cases in time: loss without purchase − without self-organisations",
                "重度诉求按期办结：缺购买的损失减缺自组织的损失",
            ),
            POINTS,
            lambda e: e.gain(own, bought, SEVERE),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text(
                "Everyday cases in time: loss without self-organisations − without purchase",
                "日常诉求按期办结：缺自组织的损失减缺购买的损失",
            ),
            POINTS,
            lambda e: e.gain(bought, own, EVERYDAY),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text(
                "Companionship in time: loss without self-organisations − without purchase",
                "陪伴诉求按期办结：缺自组织的损失减缺购买的损失",
            ),
            POINTS,
            lambda e: e.gain(bought, own, "in_time_share_k6"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text("Cross-over of both losses", "两种损失的交叉"),
            LOG_ODDS,
            _cross_over(without),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            Text("Burnout of the residents' committee: rise without purchase", "居委会疲惫：缺购买时上升"),
            Text("0–1", "0–1"),
            lambda e: e.gain(bought, "linked", "staff_burnout"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
    )


B13 = Claim(
    "B-13",
    Text("Bought services for the severe, self-help for the everyday", "重的靠购买，轻的靠互助"),
    Text(
        "Bought professionals do what others cannot and relieve the staff; residents' own organisations solve much among themselves.",
        "购买的专业服务办别人办不了的事，减轻社区工作者压力；居民自组织在内部解决许多问题。",
    ),
    "A112, A124–A125, A155",
    Text(
        "Linked world with the purchase or the self-organisations taken out (the link closed; or the actor gone, from week 0): severe cases (elder health, disability, legal disputes) against everyday cases, of those that arise in weeks 60 to 125.",
        "从联动世界里去掉购买或自组织（断开这一条，或从第 0 周起没有这一方）：重度诉求（为老、助残、涉法纠纷）与日常诉求相比，第 60 至 125 周产生的诉求。",
    ),
    Text("Whichever is taken out, the same needs are hurt.", "去掉哪一方，受损的都是同样的诉求。"),
    (
        *_division(LINK_WITHOUT, Text("the link closed", "断开联动"), base_only=False),
        *_division(NONE_THERE, Text("the actor gone", "没有这一方"), base_only=True),
    ),
    (LINKED, *LINK_WITHOUT.values()),
    tuple(NONE_THERE.values()),
    note=Text(
        "Everyday cases are errands, environment and companionship; companionship is given by itself too. With the link closed the actor goes on working, off its own list.",
        "日常诉求包括跑腿、环境和陪伴；陪伴另列。断开联动后，这一方照样按自己的清单办事。",
    ),
)

CLAIMS = (B10, B13)

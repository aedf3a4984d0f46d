"""N1, N8, N9, N13, N15: what must hold in any world if nothing is typed in."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

import math
from typing import Self

import numpy as np

from experiments.questions.scorecard.claim import ON_THE_MODEL, Arm, Claim, Criterion
from experiments.questions.scorecard.claims.linkage import CLASSES, ISOLATED, LINKED, POINTS, share
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Text
from sim.layout import R_PROJECT
from sim.observers import Finished, Found
from sim.processes import dispatch, knowing
from sim.world import World

LEVEL = 0.8
STATES = (
    "opinion_mean",
    "tolerance",
    "motivation",
    "efficacy",
    "belonging",
    "trust",
    "loneliness",
    "satisfaction",
    "ties_mean",
)
EASY_SETTINGS = (
    "need_scale=0.5",
    "size_scale=0.5",
    "severe_elder=0",
    "severe_disabled=0",
    "severe_legal=0",
    "goods_disabled=0",
)
NOBODY_SETTINGS = ('present=["office", "property_company", "outside_helpers"]',)


def _level(world: World) -> None:
    """Make every actor equally good at everything."""
    dispatch.prepare(world)
    for eta in (world.now.eta, world.now.eta_base):
        eta[:, :R_PROJECT] = LEVEL


def _see(world: World) -> None:
    """Let everybody see every case."""
    knowing.notice(world)
    world.cases.bits[:] |= 0xFF


def _nothing(_world: World) -> None:
    """Change nothing: the run must be lived anew all the same."""


EASY = {"efficiency": _level, "noticing": _see}
EASY_ISOLATED = Arm(
    "easy-isolated",
    Text("Isolated, easy needs in view", "各自为政，诉求好办又看得见"),
    "emergency-none-isolated",
    EASY_SETTINGS,
    processes=EASY,
)
EASY_LINKED = Arm(
    "easy-linked",
    Text("Linked, easy needs in view", "联动，诉求好办又看得见"),
    "emergency-none-linked",
    EASY_SETTINGS,
    processes=EASY,
)
NOBODY_ISOLATED = Arm(
    "nobody-isolated",
    Text("Isolated, residents' committee and property company only", "各自为政，只有居委会和物业"),
    "isolated",
    NOBODY_SETTINGS,
)
NOBODY_LINKED = Arm(
    "nobody-linked",
    Text("All links open, residents' committee and property company only", "全部接通，只有居委会和物业"),
    "linked",
    (*NOBODY_SETTINGS, "links.platform=0"),
)
RENAMED = Arm(
    "another-name", Text("Linked, under another name", "联动，换个名字"), "linked", intervene=_nothing
)
QUIET = Arm("emergency-none-isolated", Text("Isolated, no emergency", "各自为政，无紧急事件"))


class Books:
    """Whether the ledger balances, week by week, in integer minutes."""

    def __init__(self) -> None:
        self.gap = 0

    def see(self, world: World) -> None:
        """Compare what was offered with the sum of its uses, for every community and actor."""
        if world.week > 0:
            gap = np.abs(world.now.offered - world.now.uses.sum(axis=2)).max()
            self.gap = max(self.gap, int(gap))

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        other = type(self)()
        other.gap = self.gap
        return other

    def found(self, run: Finished) -> Found:
        """Return the largest imbalance of minutes and of cases over the run."""
        world = run.world
        cases = abs(int(world.cohorts.born.sum()) - world.case_count - world.log_count)
        return {"n13_minutes": float(self.gap), "n13_cases": float(cases)}


WATCHERS = (Books,)


def found(run: Finished) -> Found:
    """Return the largest drift of a state, in percent of its mean a year."""
    street = run.of("street")
    weeks = street["week"].to_numpy(dtype=float)
    centred = weeks - weeks.mean()
    values = street[list(STATES)].to_numpy(dtype=float)
    slopes = centred @ values / (centred**2).sum()
    return {"n15_drift": float(np.abs(100 * 52 * slopes / values.mean(axis=0)).max())}


def _same(arm: str, base: str, kind: str) -> Criterion:
    return Criterion(
        Text(f"{CLASSES[kind].en}, linked − isolated", f"{CLASSES[kind].zh}，联动减各自为政"),
        POINTS,
        lambda e: e.gain(arm, base, share(kind)),
        within=(-2, 2),
        base_only=True,
    )


def _largest_difference(e: Evidence) -> "object":
    names = (
        "in_time_share_everyday",
        "in_time_share_specialised",
        "trust",
        "volunteers_active",
        "entrenched_cells",
    )
    return sum(
        (e.gain("another-name", "linked", name).abs() for name in names[1:]),
        e.gain("another-name", "linked", names[0]).abs(),
    )


N1 = Claim(
    "N1",
    Text("Easy needs in full view leave nothing to link", "好办又看得见的事，联动没有用武之地"),
    ON_THE_MODEL,
    "–",
    Text(
        "Routine needs, one efficiency for all, under half the load, every case seen by all: linked − isolated.",
        "都是常规诉求，谁办都一样，诉求不到一半，人人看得见：联动减各自为政。",
    ),
    Text("Linkage still gains more than 2 points.", "联动仍多出 2 个百分点以上。"),
    (_same("easy-linked", "easy-isolated", "everyday"), _same("easy-linked", "easy-isolated", "specialised")),
    (),
    (EASY_ISOLATED, EASY_LINKED),
)
N8 = Claim(
    "N8",
    Text("Links without people do nothing", "没有人，接通也没用"),
    ON_THE_MODEL,
    "–",
    Text(
        "All links but the platform open, only the residents' committee and the property company there: linked − isolated. (Residents may report by platform without any helper.)",
        "除平台外全部接通，只有居委会和物业：联动减各自为政。（平台没有帮手也能报事，故不接通。）",
    ),
    Text("The links act by themselves.", "接通本身就起了作用。"),
    tuple(_same("nobody-linked", "nobody-isolated", kind) for kind in CLASSES),
    (),
    (NOBODY_ISOLATED, NOBODY_LINKED),
)
N9 = Claim(
    "N9",
    Text("A scenario's name does nothing", "场景叫什么名字都一样"),
    ON_THE_MODEL,
    "–",
    Text(
        "The linked world run under another name: sum of absolute differences of five measures.",
        "联动世界换个名字再跑：五项指标差值的绝对值之和。",
    ),
    Text("Any of the five differs.", "五项中有任何一项不同。"),
    (
        Criterion(
            Text("Sum of differences", "差值之和"),
            Text("", ""),
            _largest_difference,  # type: ignore[arg-type]
            within=(-1e-12, 1e-12),
            base_only=True,
        ),
    ),
    (),
    (LINKED, RENAMED),
)
N13 = Claim(
    "N13",
    Text("The books balance", "账是平的"),
    ON_THE_MODEL,
    "–",
    Text(
        "Offered minutes less the sum of their uses, largest over communities, actors and weeks; cases that arose less closed, abandoned and open.",
        "投入工时减各项用途之和，取各社区、各主体、各周之最大；产生的诉求减办结、放弃和未结的。",
    ),
    Text("A minute or a case is missing.", "少了一分钟或一件诉求。"),
    tuple(
        Criterion(
            Text(f"{what.en}, {arm.title.en.lower()}", f"{what.zh}，{arm.title.zh}"),
            unit,
            lambda e, arm=arm, name=name: e(arm.name, name),  # type: ignore[misc]
            within=(-0.5, 0.5),
        )
        for arm in (ISOLATED, LINKED)
        for what, unit, name in (
            (Text("Imbalance of minutes", "工时不平"), Text("minutes", "分钟"), "n13_minutes"),
            (Text("Imbalance of cases", "诉求不平"), Text("cases", "件"), "n13_cases"),
        )
    ),
    (ISOLATED, LINKED),
)
N15 = Claim(
    "N15",
    Text("Left alone, the isolated world stays as it is", "不去动它，各自为政的世界不自己变"),
    ON_THE_MODEL,
    "–",
    Text(
        "Isolated, no emergency, weeks 0 to 156 (208 in the test suite): largest drift of nine states.",
        "各自为政、无紧急事件，第 0 至 156 周（测试里 208 周）：九项状态中最大的漂移。",
    ),
    Text("A state drifts by more than 3 % of its mean a year.", "有一项每年漂移超过均值的 3%。"),
    (
        Criterion(
            Text("Largest drift", "最大漂移"),
            Text("percent a year", "%/年"),
            lambda e: e("emergency-none-isolated", "n15_drift"),
            within=(-math.inf, 3),
            base_only=True,
        ),
    ),
    (),
    (QUIET,),
)

CLAIMS = (N1, N8, N9, N13, N15)

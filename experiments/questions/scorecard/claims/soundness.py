"""N1, N8, N9, N13, N15: what must hold in any world if nothing is typed in."""

import math
from typing import Self

import numpy as np

from experiments.questions.scorecard.claim import ON_THE_MODEL, Arm, Claim, Criterion
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import CLASSES, ISOLATED, LINKED, POINTS, share
from experiments.questions.scorecard.evidence import Evidence
from experiments.text.language import Pair
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
    WORDS.text("world-easy-isolated"),
    "emergency-none-isolated",
    EASY_SETTINGS,
    processes=EASY,
)
EASY_LINKED = Arm(
    "easy-linked",
    WORDS.text("world-easy-linked"),
    "emergency-none-linked",
    EASY_SETTINGS,
    processes=EASY,
)
NOBODY_ISOLATED = Arm(
    "nobody-isolated",
    WORDS.text("world-nobody-isolated"),
    "isolated",
    NOBODY_SETTINGS,
)
NOBODY_LINKED = Arm(
    "nobody-linked",
    WORDS.text("world-nobody-linked"),
    "linked",
    (*NOBODY_SETTINGS, "links.platform=0"),
)
RENAMED = Arm("another-name", WORDS.text("world-another-name"), "linked", intervene=_nothing)
QUIET = Arm("emergency-none-isolated", WORDS.text("world-emergency-none-isolated"))


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
        WORDS.text("linked-isolated", kind=CLASSES[kind]),
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
    WORDS.text("n1-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n1-contrast"),
    WORDS.text("n1-falsified"),
    (_same("easy-linked", "easy-isolated", "everyday"), _same("easy-linked", "easy-isolated", "specialised")),
    (),
    (EASY_ISOLATED, EASY_LINKED),
)
N8 = Claim(
    "N8",
    WORDS.text("n8-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n8-contrast"),
    WORDS.text("n8-falsified"),
    tuple(_same("nobody-linked", "nobody-isolated", kind) for kind in CLASSES),
    (),
    (NOBODY_ISOLATED, NOBODY_LINKED),
)
N9 = Claim(
    "N9",
    WORDS.text("n9-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n9-contrast"),
    WORDS.text("n9-falsified"),
    (
        Criterion(
            WORDS.text("n9-sum-differences"),
            WORDS.text("unit-text"),
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
    WORDS.text("n13-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n13-contrast"),
    WORDS.text("n13-falsified"),
    tuple(
        Criterion(
            WORDS.text("imbalance-in", what=what, world=Pair(arm.title.en.lower(), arm.title.zh)),
            unit,
            lambda e, arm=arm, name=name: e(arm.name, name),  # type: ignore[misc]
            within=(-0.5, 0.5),
        )
        for arm in (ISOLATED, LINKED)
        for what, unit, name in (
            (WORDS.text("n13-imbalance-minutes"), WORDS.text("n13-minutes"), "n13_minutes"),
            (WORDS.text("n13-imbalance-cases"), WORDS.text("n13-cases"), "n13_cases"),
        )
    ),
    (ISOLATED, LINKED),
)
N15 = Claim(
    "N15",
    WORDS.text("n15-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n15-contrast"),
    WORDS.text("n15-falsified"),
    (
        Criterion(
            WORDS.text("n15-largest-drift"),
            WORDS.text("unit-percent-year"),
            lambda e: e("emergency-none-isolated", "n15_drift"),
            within=(-math.inf, 3),
            base_only=True,
        ),
    ),
    (),
    (QUIET,),
)

CLAIMS = (N1, N8, N9, N13, N15)

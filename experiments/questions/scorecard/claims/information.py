"""B-14, B-15, B-17: platform, clear duties, preparedness."""

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.common import EVERY
from experiments.questions.scorecard.claims.linkage import ISOLATED, LINKED, POINTS, SINGLE
from experiments.questions.scorecard.evidence import Evidence
from sim.observers import Finished, Found
from sim.world import World

PLACEBO, ENCLAVE = "C06", "O"
FIRST, LAST = 52, 104

PLATFORM = next(one for one in SINGLE if one.name == "isolated-with-platform")
VISITED = Arm(
    "platform-and-visits",
    WORDS.text("world-platform-and-visits"),
    "isolated",
    ("links.platform=1", "links.social_workers=1"),
)


def _unclear(world: World) -> None:
    """Give the courtyard community C06 the unclear duties of O: a placebo for B-15."""
    codes = list(world.plan.codes)
    world.communities.settled[codes.index(PLACEBO)] = world.communities.settled[codes.index(ENCLAVE)]


DUTIES_ISOLATED = Arm(
    "duties-isolated",
    WORDS.text("world-duties-isolated"),
    "isolated",
    intervene=_unclear,
)
DUTIES_LINKED = Arm(
    "duties-linked",
    WORDS.text("world-duties-linked"),
    "linked",
    intervene=_unclear,
)
DUTIES_ABSENT = Arm(
    "duties-linked-no-company",
    WORDS.text("world-duties-linked-no-company"),
    "linked",
    ("attend_property=0",),
    intervene=_unclear,
)
SHOCKS = {
    (when, world): Arm(
        f"emergency-{when}-{world}",
        WORDS.text("emergency-in-week", week=week, world=WORDS.text(f"name-{world}")),
    )
    for when, week in (("early", 6), ("late", 90))
    for world in ("isolated", "linked")
}


def found(run: Finished) -> Found:
    """Return what is in view, and how often routed cases are passed around, by community."""
    street = run.of("street").set_index("week")
    visible = 100 * street["cases_visible"] / (street["cases_visible"] + street["cases_latent"])
    numbers: dict[str, float | dict[int, float]] = {
        "b14_visible": float(visible.loc[4:8].mean()),
        "b14_backlog": float(street["backlog_staff_weeks"].loc[8:52].mean()),
        "b14_satisfaction": float(street["satisfaction"].loc[26:78].mean()),
        "b14_visible~": dict(
            zip(visible.index[::EVERY].tolist(), visible.iloc[::EVERY].tolist(), strict=True)
        ),
    }
    own = run.weekly[run.weekly["week"].between(FIRST, LAST)].groupby("community")
    routed = own["cases_born_k4"].sum() + own["cases_born_k5"].sum()
    bounces = own["bounces"].sum() / routed.replace(0, np.nan)
    numbers["b15_bounces_o"] = float(bounces[ENCLAVE])
    numbers["b15_bounces_placebo"] = float(bounces[PLACEBO])
    numbers["b15_bounces_others"] = float(bounces.drop([ENCLAVE, PLACEBO, "street"]).mean())
    return numbers


def _fall(e: Evidence, arm: str, where: str, base: str = "duties-isolated") -> pd.Series:
    """Return by how many percent bounces fall against an isolated world."""
    before = e(base, f"b15_bounces_{where}")
    return 100 * (1 - e(arm, f"b15_bounces_{where}") / before.replace(0, np.nan))


B14 = Claim(
    "B-14",
    WORDS.text("b14-title"),
    WORDS.text("b14-phrase"),
    "A140",
    WORDS.text("b14-contrast"),
    WORDS.text("b14-falsified"),
    (
        Criterion(
            WORDS.text("b14-share-open-cases-view"),
            POINTS,
            lambda e: e.gain("isolated-with-platform", "isolated", "b14_visible"),
            above=10,
        ),
        Criterion(
            WORDS.text("b14-residents-committee-backlog-platform"),
            WORDS.text("unit-staff-weeks"),
            lambda e: e.gain("isolated-with-platform", "isolated", "b14_backlog"),
            above=0,
        ),
        Criterion(
            WORDS.text("b14-satisfaction-full-linkage-platform"),
            WORDS.text("score"),
            lambda e: e.gain("linked", "isolated-with-platform", "b14_satisfaction"),
            above=0,
        ),
        Criterion(
            WORDS.text("b14-gap-offline-elders-platform"),
            POINTS,
            lambda e: e.gain("isolated-with-platform", "isolated", "gap_digital"),
            above=0,
        ),
        Criterion(
            WORDS.text("b14-gap-offline-elders-platform-2"),
            POINTS,
            lambda e: e.gain("isolated-with-platform", "platform-and-visits", "gap_digital"),
            above=0,
        ),
    ),
    (ISOLATED, LINKED, PLATFORM, VISITED),
    picture=Picture(
        (
            ("isolated", "b14_visible~"),
            ("isolated-with-platform", "b14_visible~"),
            ("linked", "b14_visible~"),
        ),
        WORDS.text("b14-open-cases-view-percent"),
    ),
)

B15 = Claim(
    "B-15",
    WORDS.text("b15-title"),
    WORDS.text("b15-phrase"),
    "A81",
    WORDS.text("b15-contrast"),
    WORDS.text("b15-falsified"),
    (
        Criterion(
            WORDS.text("b15-fall-cases-passed-on"),
            WORDS.text("percent"),
            lambda e: _fall(e, "linked", "o", "isolated"),
            above=50,
        ),
        Criterion(
            WORDS.text("b15-fall-o-less-mean"),
            POINTS,
            lambda e: _fall(e, "linked", "o", "isolated") - _fall(e, "linked", "others", "isolated"),
            above=0,
        ),
        Criterion(
            WORDS.text("b15-fall-o-less-fall"),
            POINTS,
            lambda e: _fall(e, "duties-linked", "o") - _fall(e, "duties-linked", "placebo"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b15-fall-o-with-company"),
            POINTS,
            lambda e: _fall(e, "duties-linked", "o") - _fall(e, "duties-linked-no-company", "o"),
            above=0,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED),
    (DUTIES_ISOLATED, DUTIES_LINKED, DUTIES_ABSENT),
)

B17 = Claim(
    "B-17",
    WORDS.text("b17-title"),
    WORDS.text("b17-phrase"),
    "A8, A141",
    WORDS.text("b17-contrast"),
    WORDS.text("b17-falsified"),
    (
        Criterion(
            WORDS.text("b17-late-early-linked"),
            POINTS,
            lambda e: e.gain("emergency-late-linked", "emergency-early-linked", "in_time_share_emergency"),
            above=5,
        ),
        Criterion(
            WORDS.text("b17-late-early-isolated"),
            POINTS,
            lambda e: e.gain(
                "emergency-late-isolated", "emergency-early-isolated", "in_time_share_emergency"
            ),
            within=(-2, 2),
            base_only=True,
        ),
    ),
    (SHOCKS["early", "linked"], SHOCKS["late", "linked"]),
    (SHOCKS["early", "isolated"], SHOCKS["late", "isolated"]),
    picture=Picture(
        (("emergency-late-isolated", "coordination~"), ("emergency-late-linked", "coordination~")),
        WORDS.text("b17-practice-working-together"),
    ),
)

CLAIMS = (B14, B15, B17)

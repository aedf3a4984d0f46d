"""B-01 to B-03: what linkage does to easy and hard needs, whether links add up, whether a hub matters."""

import math

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.baseline import COMPARED, TARGET, TOLERANCE
from experiments.questions.scorecard.evidence import Evidence
from experiments.stats.labels import LINK, label
from experiments.text.language import Pair
from sim.links import LINKS

POINTS = WORDS.text("points")
LOG_ODDS = WORDS.text("log-odds")
BUILDINGS = WORDS.text("buildings")
CLASSES = {
    "emergency": WORDS.text("class-emergency"),
    "specialised": WORDS.text("class-specialised-needs"),
    "everyday": WORDS.text("class-everyday-needs"),
}
ENTRENCHED = WORDS.text("entrenched")

ISOLATED = Arm("isolated", WORDS.text("world-isolated"))
LINKED = Arm("linked", WORDS.text("contrast-party-led-linkage"))
LEADERLESS = Arm("leaderless", WORDS.text("world-leaderless"))
COMMITTEE = Arm("committee-hub", WORDS.text("world-committee-hub"))
FEW = (
    "links.social_workers=0",
    "links.self_organisations=0",
    "links.professional_organisations=0",
    "links.charity_resources=0",
)
LINKED_FEW = Arm("linked-few", WORDS.text("world-linked-few"), "linked", FEW)
LEADERLESS_FEW = Arm("leaderless-few", WORDS.text("world-leaderless-few"), "leaderless", FEW)
SINGLE = tuple(
    Arm(
        f"isolated-with-{link.replace('_', '-')}",
        WORDS.text("only-link", link=Pair(label(LINK + link, "en"), label(LINK + link, "zh"))),
    )
    for link in LINKS
)
LOADS = (0.5, 1.5, 2.0, 3.0)


def loaded(world: Arm, load: float) -> Arm:
    """Return a world in which all needs arise so many times as often."""
    changes = tuple(f"load_{kind}={load:g}" for kind in ("everyday", "specialised", "emergency"))
    return Arm(
        f"{world.name}-load-{load:g}",
        WORDS.text("world-needs", world=world.title, load=f"{load:g}"),
        world.name,
        changes,
    )


def share(kind: str) -> str:
    """Return the measure of cases of a class closed in time."""
    return f"in_time_share_{kind}"


def removed(evidence: Evidence, arm: str, base: str) -> pd.Series:
    """Return how many fewer buildings have an entrenched problem at week 125."""
    return evidence(base, "entrenched_cells") - evidence(arm, "entrenched_cells")


def removed_share(evidence: Evidence, arm: str, base: str) -> pd.Series:
    """Return the same in percent of the buildings that have one in the base world."""
    return 100 * removed(evidence, arm, base) / evidence(base, "entrenched_cells").replace(0, np.nan)


def log_odds(percent: pd.Series) -> pd.Series:
    """Return log-odds of shares in percent, kept half a case in 10,000 away from the ends."""
    inside = (percent / 100).clip(5e-5, 1 - 5e-5)
    return (inside / (1 - inside)).map(math.log)


def _beyond_everyday(kind: str, arm: str, base: str) -> Value:
    return lambda e: e.gain(arm, base, share(kind)) - e.gain(arm, base, share("everyday"))


def _odds_beyond_everyday(arm: str, base: str) -> Value:
    def value(e: Evidence) -> pd.Series:
        gains = [
            log_odds(e(arm, share(kind))) - log_odds(e(base, share(kind)))
            for kind in ("emergency", "everyday")
        ]
        return gains[0] - gains[1]

    return value


EQUAL = WORDS.text("equal")


def _equal_share(kind: str) -> Value:
    return lambda e: e("equal-isolated", share(kind))


def _made_good(e: Evidence, arm: str, base: str, kind: str) -> pd.Series:
    """Return which part of the base world's late cases linkage closes in time, in percent."""
    return 100 * e.gain(arm, base, share(kind)) / (100 - e(base, share(kind)))


def _closed_gap(e: Evidence) -> pd.Series:
    """Return the part of late cases that linkage makes good, emergency less everyday, at equal baselines."""
    emergency, everyday = (
        _made_good(e, "equal-linked", "equal-isolated", kind) for kind in ("emergency", "everyday")
    )
    return emergency - everyday


def _at_load(load: float) -> tuple[Criterion, ...]:
    scope = (
        WORDS.text("scope-needs", load=f"{load:g}") if load != 1 else WORDS.text("scope-needs-as-calibrated")
    )
    tail = "" if load == 1 else f"-load-{load:g}"
    arm, base = f"linked{tail}", f"isolated{tail}"
    return (
        Criterion(
            WORDS.text("emergency-gain-less-everyday"),
            POINTS,
            _beyond_everyday("emergency", arm, base),
            above=10,
            scope=scope,
            base_only=load != 1,
        ),
        Criterion(
            WORDS.text("entrenched-buildings-solved-percent"),
            POINTS,
            lambda e: removed_share(e, arm, base) - _made_good(e, arm, base, "everyday"),
            above=10,
            scope=scope,
            base_only=load != 1,
        ),
    )


B01 = Claim(
    "B-01",
    WORDS.text("b01-title"),
    WORDS.text("b01-phrase"),
    "A40, A41",
    WORDS.text("b01-contrast"),
    WORDS.text("b01-falsified"),
    (
        Criterion(
            WORDS.text("b01-isolated-world-everyday-cases"),
            WORDS.text("percent"),
            lambda e: e("isolated", share("everyday")),
            above=60,
            neutral=60,
        ),
        *(
            Criterion(
                WORDS.text("b01-isolated-world", kind=CLASSES[kind]),
                WORDS.text("percent"),
                _equal_share(kind),
                within=(TARGET - TOLERANCE, TARGET + TOLERANCE),
                scope=EQUAL,
                precondition=True,
                base_only=True,
            )
            for kind in COMPARED
        ),
        Criterion(
            WORDS.text("emergency-gain-less-everyday"),
            POINTS,
            _beyond_everyday("emergency", "equal-linked", "equal-isolated"),
            above=0,
            scope=EQUAL,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b01-emergency-gain-less-everyday"),
            LOG_ODDS,
            _odds_beyond_everyday("equal-linked", "equal-isolated"),
            above=0,
            scope=EQUAL,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b01-share-late-cases-closed"),
            POINTS,
            _closed_gap,
            above=0,
            scope=EQUAL,
            base_only=True,
        ),
        *(criterion for load in (1.0, *LOADS) for criterion in _at_load(load)),
    ),
    (ISOLATED, LINKED),
    tuple(loaded(world, load) for load in LOADS for world in (ISOLATED, LINKED)),
    note=WORDS.text("b01-note"),
    equal_baseline=True,
)


def _interaction(kind: str) -> Value:
    """Return the full gain less the sum of the gains of single links."""

    def value(e: Evidence) -> pd.Series:
        def gain(arm: str) -> pd.Series:
            if kind == "entrenched":
                return removed(e, arm, "isolated")
            return e.gain(arm, "isolated", share(kind))

        return gain("linked") - sum(gain(one.name) for one in SINGLE)

    return value


B02 = Claim(
    "B-02",
    WORDS.text("b02-title"),
    WORDS.text("b02-phrase"),
    "A14, A137, A143",
    WORDS.text("b02-contrast"),
    WORDS.text("b02-falsified"),
    tuple(
        Criterion(
            WORDS.text("b02-all-together-less-sum"),
            BUILDINGS if kind == "entrenched" else POINTS,
            _interaction(kind),
            above=0,
            scope=ENTRENCHED if kind == "entrenched" else CLASSES[kind],
            base_only=True,
        )
        for kind in (*CLASSES, "entrenched")
    ),
    (),
    (ISOLATED, LINKED, *SINGLE),
)

B03 = Claim(
    "B-03",
    WORDS.text("b03-title"),
    WORDS.text("b03-phrase"),
    "A14, A42",
    WORDS.text("b03-contrast"),
    WORDS.text("b03-falsified"),
    (
        Criterion(
            WORDS.text("b03-emergency-cases-time-hub"),
            POINTS,
            lambda e: e.gain("linked", "leaderless", share("emergency")),
            above=0,
        ),
        Criterion(
            WORDS.text("b03-entrenched-buildings-solved-hub"),
            BUILDINGS,
            lambda e: removed(e, "linked", "leaderless"),
            above=0,
        ),
        Criterion(
            WORDS.text("b03-everyday-cases-time-hub"),
            POINTS,
            lambda e: e.gain("linked", "leaderless", share("everyday")),
            within=(-3, 3),
        ),
        Criterion(
            WORDS.text("b03-emergency-gap-with-all"),
            POINTS,
            lambda e: (
                e.gain("linked", "leaderless", share("emergency"))
                - e.gain("linked-few", "leaderless-few", share("emergency"))
            ),
            above=0,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED, LEADERLESS),
    (LINKED_FEW, LEADERLESS_FEW, COMMITTEE),
    Picture(),
    WORDS.text("b03-note"),
)

CLAIMS = (B01, B02, B03)

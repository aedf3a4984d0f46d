"""B-12, N2, N10, N11: who carries the load, what meetings cost, where linkage breaks, who is in the chair."""

import math

import pandas as pd

from experiments.questions.scorecard.claim import ON_THE_MODEL, Arm, Claim, Criterion, Picture, Value
from experiments.questions.scorecard.claims import WORDS
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
PERCENT = WORDS.text("percent")
HOURS = WORDS.text("hours")
RATIO = WORDS.text("ratio")
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
WITHOUT_WORKERS = Arm("linked-without-social-workers", WORDS.text("world-linked-without-social-workers"))
AS_THEY_COME = WORDS.text("as-they-come")
HELD_EQUAL = WORDS.text("held-equal")


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
    WORDS.text("b12-title"),
    WORDS.text("b12-phrase"),
    "A73, A130–A132, A144",
    WORDS.text("b12-contrast"),
    WORDS.text("b12-falsified"),
    (
        Criterion(
            WORDS.text("b12-backlog-smaller-when-linked"),
            PERCENT,
            _relief("linked", "isolated"),
            above=30,
        ),
        Criterion(
            WORDS.text("b12-residents-own-share-hours"),
            POINTS,
            lambda e: e("linked", "b12_internal_rise"),
            above=0,
            scope=AS_THEY_COME,
        ),
        Criterion(
            WORDS.text("b12-rise-residents-own-share"),
            POINTS,
            lambda e: e.gain("linked", "isolated", "b12_internal_rise"),
            above=0,
            scope=AS_THEY_COME,
        ),
        Criterion(
            WORDS.text("b12-residents-hours-brought-linking"),
            RATIO,
            _levered,
            above=3,
            scope=AS_THEY_COME,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b12-hours-used-that-linkage"),
            HOURS,
            _others_beyond_office,
            above=0,
            scope=AS_THEY_COME,
        ),
        Criterion(
            WORDS.text("b12-backlog-smaller-linking-alone"),
            PERCENT,
            _relief("linked-same-hours", "isolated"),
            above=0,
            scope=HELD_EQUAL,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b12-backlog-smaller-when-linked-2"),
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
        WORDS.text("b12-residents-committee-backlog-staff"),
    ),
    WORDS.text("b12-note"),
)


def _dear(times: int) -> Arm:
    """Return the linked world with meetings that cost so many times as much."""
    changes = (f"meeting_minutes={60 * times}", f"chair_minutes={6 * times}", f"pair_minutes={30 * times}")
    return Arm(
        f"linked-meetings-{times}",
        WORDS.text("world-linked-meetings-cost", times=times),
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
    WORDS.text("n2-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n2-contrast"),
    WORDS.text("n2-falsified"),
    (
        Criterion(
            WORDS.text("n2-lost-at-5-times"),
            POINTS,
            _dearer("linked", "linked-meetings-5"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("n2-lost-from-5-20"),
            POINTS,
            _dearer("linked-meetings-5", "linked-meetings-20"),
            above=0,
            base_only=True,
        ),
    ),
    (),
    (LINKED, _dear(5), _dear(20)),
    note=WORDS.text("n2-note"),
    bears_on=("B-03",),
)

HEAVY = (
    *(arm for arm in B01.base_arms if arm.world == "linked" and arm.name.endswith(("-1.5", "-2", "-3"))),
    Arm(
        "linked-load-4",
        WORDS.text("world-linked-load-4"),
        "linked",
        tuple(f"load_{kind}=4" for kind in CLASSES),
    ),
)


def _lowest(e: Evidence) -> pd.Series:
    """Return the lowest share of everyday cases in time over the heavy loads."""
    return pd.concat([e(arm.name, share("everyday")) for arm in HEAVY], axis=1).min(axis=1)


N10 = Claim(
    "N10",
    WORDS.text("n10-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n10-contrast"),
    WORDS.text("n10-falsified"),
    (
        Criterion(
            WORDS.text("n10-lowest-share-everyday-cases"),
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
    WORDS.text("world-linked-office-chair"),
    "linked",
    ("hub_chair=office",),
)
PARTY_HUB_ONLY = Arm(
    "party-hub-only",
    WORDS.text("world-party-hub-only"),
    "linked",
    ("party_study=false", "party_example=false", "party_call=false"),
)


def _swap(party: str, office: str, both: Text) -> tuple[Criterion, ...]:
    cases = tuple(
        Criterion(
            WORDS.text("residents-committee-party", both=both, what=what),
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
            WORDS.text("entrenched-buildings-residents-committee", both=both),
            BUILDINGS,
            lambda e: e.gain(office, party, "entrenched_cells"),
            within=(-10, 10),
            base_only=True,
        ),
    )


N11 = Claim(
    "N11",
    WORDS.text("n11-title"),
    ON_THE_MODEL,
    "–",
    WORDS.text("n11-contrast"),
    WORDS.text("n11-falsified"),
    (
        *_swap("linked", "linked-office-chair", WORDS.text("n11-all-functions")),
        *_swap("party-hub-only", "committee-hub", WORDS.text("n11-chair-only")),
    ),
    (),
    (LINKED, OFFICE_CHAIR, PARTY_HUB_ONLY, COMMITTEE),
    bears_on=("B-03",),
)

CLAIMS = (B12, N2, N10, N11)

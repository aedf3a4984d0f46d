"""B-10 and B-13: whether programmes must fit the community, and who is good for which need."""

import numpy as np
import pandas as pd

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Value
from experiments.questions.scorecard.claims import WORDS
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
PERCENT = WORDS.text("percent")
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
    1: WORDS.text("programme-elder-care"),
    2: WORDS.text("programme-disability"),
    3: WORDS.text("programme-childcare-youth"),
    4: WORDS.text("programme-environment-property"),
    5: WORDS.text("programme-mediation"),
    6: WORDS.text("programme-companionship"),
    7: WORDS.text("programme-emergency"),
}
UNIFORM = Arm("fit-uniform", WORDS.text("world-fit-uniform"))
MISMATCHED = Arm("fit-mismatched", WORDS.text("world-fit-mismatched"))
ONLY = tuple(Arm(f"only-k{k}", WORDS.text("world-only", what=what)) for k, what in PROGRAMMES.items())


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
    WORDS.text("b10-title"),
    WORDS.text("b10-phrase"),
    "A18, A77, A78",
    WORDS.text("b10-contrast"),
    WORDS.text("b10-falsified"),
    (
        Criterion(
            WORDS.text("b10-work-left-undone-saved"),
            PERCENT,
            _less_unmet("linked", "fit-uniform"),
            above=2,
        ),
        Criterion(
            WORDS.text("b10-work-left-undone-saved-2"),
            PERCENT,
            _less_unmet("fit-uniform", "fit-mismatched"),
            above=0,
        ),
        *(
            Criterion(
                WORDS.text("b10-work-left-undone-saved-3", code=code, k=PROGRAMMES[k]),
                PERCENT,
                _best(code),
                above=0,
                scope=WORDS.text("b10-community", code=code),
                base_only=True,
            )
            for code, k in BEST.items()
        ),
    ),
    (LINKED, UNIFORM, MISMATCHED),
    ONLY,
    note=WORDS.text("b10-note"),
)

PURCHASE, OWN = "professional_organisations", "self_organisations"


def without_actors(*actors: str) -> tuple[str, ...]:
    """Return the assignment that leaves some actors out of the world."""
    return ("present=[" + ", ".join(f'"{one}"' for one in ACTORS if one not in actors) + "]",)


LINK_WITHOUT = {
    PURCHASE: Arm(
        "linked-without-professional-organisations",
        WORDS.text("world-linked-without-professional-organisations"),
    ),
    OWN: Arm("linked-without-self-organisations", WORDS.text("world-linked-without-self-organisations")),
}
NONE_THERE = {
    PURCHASE: Arm(
        "linked-nothing-bought",
        WORDS.text("world-linked-nothing-bought"),
        "linked",
        without_actors(PURCHASE),
    ),
    OWN: Arm(
        "linked-no-groups",
        WORDS.text("world-linked-no-groups"),
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
            WORDS.text("severe-cases-time-loss"),
            POINTS,
            lambda e: e.gain(own, bought, SEVERE),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("everyday-cases-time-loss"),
            POINTS,
            lambda e: e.gain(bought, own, EVERYDAY),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("companionship-time-loss-without"),
            POINTS,
            lambda e: e.gain(bought, own, "in_time_share_k6"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("cross-over-both-losses"),
            LOG_ODDS,
            _cross_over(without),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
        Criterion(
            WORDS.text("burnout-residents-committee-rise"),
            WORDS.text("score"),
            lambda e: e.gain(bought, "linked", "staff_burnout"),
            above=0,
            scope=scope,
            base_only=base_only,
        ),
    )


B13 = Claim(
    "B-13",
    WORDS.text("b13-title"),
    WORDS.text("b13-phrase"),
    "A112, A124–A125, A155",
    WORDS.text("b13-contrast"),
    WORDS.text("b13-falsified"),
    (
        *_division(LINK_WITHOUT, WORDS.text("b13-link-closed"), base_only=False),
        *_division(NONE_THERE, WORDS.text("b13-actor-gone"), base_only=True),
    ),
    (LINKED, *LINK_WITHOUT.values()),
    tuple(NONE_THERE.values()),
    note=WORDS.text("b13-note"),
)

CLAIMS = (B10, B13)

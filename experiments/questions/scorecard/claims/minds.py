"""B-04 and B-06, N5 and N7: acceptance of social workers, and the two camps of the resettlement community."""

import math

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.common import EVERY
from experiments.questions.scorecard.claims.curves import shapes
from experiments.questions.scorecard.claims.linkage import ISOLATED, LINKED
from experiments.text.language import Pair
from sim.observers import Finished, Found

SCORE = WORDS.text("score")
AKAIKE = WORDS.text("akaike")
WEEK = WORDS.text("week")
SPLIT = 0.3
"""View units between the sides' means at which Y counts as split (founded at 0.42)."""
FAR = 0.2  # view units from the community's mean at the founding: `cross_gap`
SPLIT_SETTINGS = (
    'freeze=["tolerance"]',
    "cross_talk=0",
    "cross_talk_group=0",
    "study_step=0",
    "server_step=0",
    "poster_step=0",
)

NO_REPUTE = Arm(
    "linked-no-repute",
    WORDS.text("world-linked-no-repute"),
    "linked",
    ("accept_repute=0", "heard_repute=0"),
)
PUBLICITY = Arm(
    "publicity-only",
    WORDS.text("world-publicity-only"),
    "isolated",
    (
        "links.party_leadership=1",
        "party_hub=0",
        "party_example=0",
        "party_call=0",
        "party_list=0",
        "server_step=0",
        "server_tolerance=0",
    ),
)
FROZEN = Arm("linked-frozen-views", WORDS.text("world-linked-frozen-views"), "linked", ('freeze=["o"]',))
SPLIT_ISOLATED = Arm("split-isolated", WORDS.text("world-split-isolated"), "isolated", SPLIT_SETTINGS)
SPLIT_LINKED = Arm("split-linked", WORDS.text("world-split-linked"), "linked", SPLIT_SETTINGS)


def found(run: Finished) -> Found:
    """Return the shape of the acceptance curve, and what became of the camps in Y."""
    street, own = run.of("street"), run.of("Y")
    some = street.iloc[::EVERY]
    shape = shapes(some["week"].to_numpy(dtype=float), some["acceptance"].to_numpy(dtype=float))
    late = own[own["week"] >= 26]
    world = run.world
    first, last = (int(end) for end in world.communities.resident_start[:2])
    side, opinion = world.traits.side[first:last], world.minds.opinion[first:last]
    start = world.traits.start_opinion[first:last]
    far = np.abs(start - start.mean()) > FAR
    return {
        "b04_start": float(street["acceptance"].iloc[0]),
        "b04_end": float(street["acceptance"].iloc[-1]),
        "b04_advantage": shape.advantage,
        "b04_inflection": shape.inflection,
        "b06_gap": float(late["neighbour_gap"].mean()),
        "b06_tolerance": float(late["tolerance"].mean()),
        "b06_spread": float(late["opinion_sd"].mean()),
        "b06_disputes": float(late["disputes_born"].mean() * 52 / own["residents"].iloc[0] * 1000),
        "b06_sides": abs(float(opinion[side == 1].mean() - opinion[side == 0].mean())),
        "b06_far": float(np.abs(opinion[far] - opinion.mean()).mean()) if far.any() else float("nan"),
        "b06_gap~": dict(
            zip(own["week"][::EVERY].tolist(), own["neighbour_gap"][::EVERY].tolist(), strict=True)
        ),
    }


B04 = Claim(
    "B-04",
    WORDS.text("b04-title"),
    WORDS.text("b04-phrase"),
    "A71, A72",
    WORDS.text("b04-contrast"),
    WORDS.text("b04-falsified"),
    (
        Criterion(
            WORDS.text("b04-acceptance-at-start-linked"),
            SCORE,
            lambda e: e("linked", "b04_start"),
            within=(-math.inf, 0.1),
        ),
        Criterion(
            WORDS.text("b04-rise-over-three-years"),
            SCORE,
            lambda e: e("linked", "b04_end") - e("linked", "b04_start"),
            above=0.02,
        ),
        Criterion(
            WORDS.text("b04-s-shape-beats-straight"),
            AKAIKE,
            lambda e: e("linked", "b04_advantage"),
            above=2,
        ),
        Criterion(
            WORDS.text("b04-week-inflection-linked"),
            WEEK,
            lambda e: e("linked", "b04_inflection"),
            within=(20, 120),
        ),
        Criterion(
            WORDS.text("b04-acceptance-at-end-linked"),
            SCORE,
            lambda e: e.gain("linked", "isolated", "b04_end"),
            above=0.02,
        ),
    ),
    (ISOLATED, LINKED),
    (NO_REPUTE,),
    Picture(
        (("isolated", "acceptance~"), ("linked", "acceptance~"), ("linked-no-repute", "acceptance~")),
        WORDS.text("b04-acceptance-social-workers"),
    ),
    WORDS.text("b04-note"),
)

B06 = Claim(
    "B-06",
    WORDS.text("b06-title"),
    WORDS.text("b06-phrase"),
    "A43–A46, A57–A58, A150",
    WORDS.text("b06-contrast"),
    WORDS.text("b06-falsified"),
    (
        Criterion(
            WORDS.text("b06-distance-between-neighbours-isolated"),
            SCORE,
            lambda e: -e.gain("linked", "isolated", "b06_gap"),
            above=0.02,
        ),
        Criterion(
            WORDS.text("b06-tolerance-linked-isolated"),
            SCORE,
            lambda e: e.gain("linked", "isolated", "b06_tolerance"),
            above=0,
        ),
        Criterion(
            WORDS.text("b06-spread-views-isolated-linked"),
            SCORE,
            lambda e: -e.gain("linked", "isolated", "b06_spread"),
            above=0,
        ),
        Criterion(
            WORDS.text("b06-new-disputes-isolated-linked"),
            WORDS.text("unit-year-per-1"),
            lambda e: -e.gain("linked", "isolated", "b06_disputes"),
            above=0,
        ),
        Criterion(
            WORDS.text("b06-disputes-with-views-held"),
            WORDS.text("unit-year-per-1"),
            lambda e: e("linked-frozen-views", "b06_disputes") - e("linked", "b06_disputes"),
            above=0,
            base_only=True,
        ),
        Criterion(
            WORDS.text("b06-those-furthest-apart-half"),
            SCORE,
            lambda e: (
                -0.5 * e.gain("linked", "isolated", "b06_far")
                + e.gain("publicity-only", "isolated", "b06_far")
            ),
            above=0,
            base_only=True,
        ),
    ),
    (ISOLATED, LINKED),
    (FROZEN, PUBLICITY),
    Picture(
        (("isolated", "b06_gap~"), ("linked", "b06_gap~"), ("publicity-only", "b06_gap~")),
        WORDS.text("b06-distance-between-neighbours-views"),
    ),
    WORDS.text("b06-note"),
)

N5 = Claim(
    "N5",
    WORDS.text("n5-title"),
    WORDS.text("n5-phrase"),
    "–",
    WORDS.text("n5-contrast"),
    WORDS.text("n5-falsified"),
    (
        Criterion(
            WORDS.text("n5-s-shape-beats-straight"),
            AKAIKE,
            lambda e: e("linked-no-repute", "b04_advantage"),
            within=(-math.inf, 2),
            base_only=True,
        ),
    ),
    (),
    (NO_REPUTE,),
    bears_on=("B-04",),
)

N7 = Claim(
    "N7",
    WORDS.text("n7-title"),
    WORDS.text("n7-phrase"),
    "–",
    WORDS.text("n7-contrast"),
    WORDS.text("n7-falsified"),
    tuple(
        Criterion(
            WORDS.text("distance-of-sides", world=Pair(arm.title.en.lower(), arm.title.zh)),
            SCORE,
            lambda e, name=arm.name: e(name, "b06_sides"),  # type: ignore[misc]
            above=SPLIT,
            base_only=True,
        )
        for arm in (SPLIT_ISOLATED, SPLIT_LINKED)
    ),
    (),
    (SPLIT_ISOLATED, SPLIT_LINKED),
    bears_on=("B-06",),
)

CLAIMS = (B04, B06, N5, N7)

"""B-08: participation without supervision and recognition, and what control alone does."""

import numpy as np

from experiments.questions.scorecard.claim import Arm, Claim, Criterion, Picture
from experiments.questions.scorecard.claims import WORDS
from experiments.questions.scorecard.claims.linkage import LINKED
from sim.observers import Finished, Found

PERCENT = WORDS.text("percent-2")
FIRST, MONTH, YEAR = 36, 4, 52

UNSUPERVISED = Arm("linked-without-supervision", WORDS.text("world-linked-without-supervision"))
CONTROL = Arm(
    "clock-in-only",
    WORDS.text("world-clock-in-only"),
    "linked",
    ("reward=0", "meet=0"),
)
RECOGNITION = Arm(
    "recognition-only", WORDS.text("world-recognition-only"), "linked", ("clock=0", "assess=0", "meet=0")
)


def found(run: Finished) -> Found:
    """Return how far members' service falls in the year after its peak, in percent of the peak."""
    show = run.of("street").set_index("week")["show_up"].rolling(MONTH).mean()
    window = show.loc[FIRST + MONTH - 1 : 125 - YEAR]
    if window.empty or not np.isfinite(window.max()) or window.max() <= 0:
        return {"b08_fall": float("nan")}
    peak = int(window.index[int(window.to_numpy().argmax())])
    return {"b08_fall": float(100 * (1 - show.loc[peak + YEAR] / show.loc[peak]))}


B08 = Claim(
    "B-08",
    WORDS.text("b08-title"),
    WORDS.text("b08-phrase"),
    "A147–A149",
    WORDS.text("b08-contrast"),
    WORDS.text("b08-falsified"),
    (
        Criterion(
            WORDS.text("b08-fall-without-supervision"),
            PERCENT,
            lambda e: e("linked-without-supervision", "b08_fall"),
            above=50,
        ),
        Criterion(
            WORDS.text("b08-service-kept-with-supervision"),
            PERCENT,
            lambda e: 100 - e("linked", "b08_fall"),
            above=75,
            neutral=75,
        ),
        Criterion(
            WORDS.text("b08-active-volunteers-recognition-only"),
            WORDS.text("unit-persons"),
            lambda e: e("recognition-only", "volunteers_active") - e("clock-in-only", "volunteers_active"),
            above=0,
            base_only=True,
        ),
    ),
    (LINKED, UNSUPERVISED),
    (CONTROL, RECOGNITION),
    Picture(
        (
            ("linked", "show_up~"),
            ("linked-without-supervision", "show_up~"),
            ("clock-in-only", "show_up~"),
            ("recognition-only", "show_up~"),
        ),
        WORDS.text("b08-share-party-members-serving"),
    ),
    WORDS.text("b08-note"),
)

CLAIMS = (B08,)

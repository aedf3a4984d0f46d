"""Record the verdicts of the smallest budget anew: `python -m tests.golden.verdicts RESULTS`.

RESULTS is a folder of `wulian scorecard --budget quick`. A verdict on a reduced street says nothing
of the study; it is kept because a change of the model that turns one must be seen and explained.
"""

import sys
from pathlib import Path

import pandas as pd

from experiments.scorecards import Scorecard

FILE = Path(__file__).with_name("verdicts.csv")


def verdicts(card: Scorecard) -> dict[str, str]:
    """Return the verdict of every claim by code."""
    return {one.claim.code: one.verdict.value for one in card.findings}


if __name__ == "__main__":
    found = pd.Series(verdicts(Scorecard.read(Path(sys.argv[1]))), name="verdict")
    found.to_csv(FILE, index_label="code", lineterminator="\n")
    print(f"{FILE.name} written")

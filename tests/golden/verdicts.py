"""Record the verdicts of the smallest budget anew: `python -m tests.golden.verdicts RESULTS`.

RESULTS is a folder of `wulian scorecard --budget quick`. A verdict on a reduced street says nothing
of the study; it is kept because a change that leaves the golden runs alone must turn none. The first
line of the file names the golden runs that the verdicts belong to.
"""

import sys
from pathlib import Path

import pandas as pd

from experiments.questions.scorecard.on_record import golden_fingerprint
from experiments.questions.scorecard.result import Scorecard
from experiments.runs.model_version import check_model

FILE = Path(__file__).with_name("verdicts.csv")
HEAD = "# golden runs "


def verdicts(card: Scorecard) -> dict[str, str]:
    """Return the verdict of every claim by code."""
    return {one.claim.code: one.verdict.value for one in card.findings}


def recorded() -> pd.Series:
    """Return the recorded verdicts by code."""
    return pd.read_csv(FILE, index_col="code", comment="#")["verdict"]


def of_this_model() -> bool:
    """Return whether the record was made while the model gave the golden runs of today."""
    with FILE.open(encoding="utf-8") as file:
        return file.readline().strip() == HEAD + golden_fingerprint()


def main(folder: Path) -> None:
    """Write the file from a results folder."""
    card = Scorecard.read(folder)
    check_model(folder, card.manifest)
    found = pd.Series(verdicts(card), name="verdict")
    table = found.to_csv(index_label="code", lineterminator="\n")
    FILE.write_text(f"{HEAD}{golden_fingerprint()}\n{table}", encoding="utf-8")
    print(f"{FILE.name} written")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

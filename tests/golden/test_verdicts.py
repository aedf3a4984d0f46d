"""The verdicts of the smallest budget must be those recorded, as long as the golden runs are."""

import os
from pathlib import Path

import pandas as pd
import pytest

from experiments.questions.scorecard.claims import claims
from experiments.questions.scorecard.run import scorecard
from tests.golden.verdicts import FILE, of_this_model, recorded, verdicts


def test_every_recorded_verdict_is_of_a_claim() -> None:
    """Golden: codes of the record are codes of claims, each once."""
    codes = recorded().index
    assert codes.is_unique
    assert set(codes) <= {claim.code for claim in claims()}


@pytest.mark.golden
@pytest.mark.slow
@pytest.mark.skipif(
    not of_this_model(),
    reason="the record is of another state of the model; it is renewed with the scorecard on record",
)
def test_no_verdict_has_turned(tmp_path: Path) -> None:
    """Golden: all claims and controls, `--budget quick`.

    The golden runs show that the model has changed; verdicts that turn then are no fault. Where they
    stand unchanged, a turned verdict means that judging, worlds or claims have.
    """
    card = scorecard("quick", workers=os.cpu_count() or 1, out=tmp_path / "card")
    now = pd.Series(verdicts(card), name="verdict").rename_axis("code")
    turned = recorded().to_frame("recorded").join(now, how="outer").query("recorded != verdict")
    assert turned.empty, f"{turned}\nMeant? `python -m tests.golden.verdicts {card.folder}` ({FILE.name})"

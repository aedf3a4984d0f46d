"""The verdicts of the smallest budget must be those recorded: a change that turns one shows up."""

import os
from pathlib import Path

import pandas as pd
import pytest

from experiments.scorecards.running import scorecard
from tests.golden.verdicts import FILE, verdicts


@pytest.mark.golden
@pytest.mark.slow
def test_no_verdict_has_turned(tmp_path: Path) -> None:
    """Golden: all claims and controls, `--budget quick`."""
    card = scorecard("quick", workers=os.cpu_count() or 1, out=tmp_path / "card")
    recorded = pd.read_csv(FILE, index_col="code")["verdict"]
    now = pd.Series(verdicts(card), name="verdict").rename_axis("code")
    turned = recorded.to_frame("recorded").join(now, how="outer").query("recorded != verdict")
    assert turned.empty, f"{turned}\nMeant? `python -m tests.golden.verdicts {card.folder}`"

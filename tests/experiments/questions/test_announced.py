"""Exact: every file that a question writes is announced with what it holds."""

import json
from pathlib import Path

import pytest

from experiments.questions.registry import question
from experiments.questions.result import COMMON
from tests.experiments.questions import test_analyses, test_audit, test_calibrate, test_plan

ASKED = {
    **test_analyses.DOORS,
    "audit": lambda out: test_audit.lived(out, ["w_severe"]),
    "plan": test_plan.planned,
}


def unannounced(folder: Path) -> set[str]:
    """Return the files of a folder that neither its question nor every folder has in its list."""
    kind = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["question"]["experiment"]
    asked = question(kind)
    assert asked is not None
    return {path.name for path in folder.iterdir()} - {"manifest.json", "parts", *asked.tables, *COMMON}


@pytest.mark.slow
@pytest.mark.parametrize("name", ASKED)
def test_what_a_question_writes_is_announced(name: str, tmp_path: Path) -> None:
    assert unannounced(ASKED[name](tmp_path / "a").folder) == set()


@pytest.mark.slow
def test_what_a_calibration_writes_is_announced(tmp_path: Path) -> None:
    rows = test_calibrate.true_rows()
    found = test_calibrate.asked(tmp_path, rows, ("size_scale",), points=12, seeds=(5, 7))
    assert unannounced(found.folder) == set()

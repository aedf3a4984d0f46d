"""Golden: the verdicts on record are those of this model, or stand under a banner that says they are not."""

import json
from pathlib import Path
from typing import Any

import pytest

from experiments.questions.scorecard import on_record as recorded
from experiments.questions.scorecard.claims import claims
from experiments.questions.scorecard.on_record import banner, golden_fingerprint, is_older, record
from experiments.questions.scorecard.verdict import Verdict
from experiments.reports.scorecard_record import DOCUMENTS, SIGN, under_banner
from experiments.runs.model_version import KEY
from experiments.text.language import Language
from sim.version import FIRST, MODEL

RENEW = "run `wulian scorecard` and `python -m experiments.reports.scorecard_record RESULTS` again"
PUT_UP = "run `make docs`"


def test_the_record_is_whole() -> None:
    """Golden: each claim has a verdict on record, in the documents too."""
    found = record()
    assert found is not None
    codes = [one["code"] for one in found["claims"]]
    if not is_older(found):  # claims may be put otherwise since an older record was made
        assert codes == [claim.code for claim in claims()], RENEW
    allowed = {verdict.value for verdict in Verdict}
    for one in found["claims"]:
        assert one["verdict"] in allowed
        for path in DOCUMENTS.values():
            assert f"| {one['code']} |" in path.read_text(encoding="utf-8")


def test_the_banner_stands_exactly_where_the_record_is_older_than_the_model() -> None:
    """Honesty: no verdict of an earlier model stands as if it were of this one."""
    found = record()
    assert found is not None
    for language, path in DOCUMENTS.items():
        text = path.read_text(encoding="utf-8")
        assert text == under_banner(text, banner(found, language)), f"{path.name}: {PUT_UP}"
        assert (f"\n{SIGN}" in text) == is_older(found), f"{path.name}: {PUT_UP}"


@pytest.mark.parametrize(
    ("change", "older"),
    [({}, False), ({KEY: FIRST}, True), ({KEY: None}, True), ({"golden_runs": "0" * 64}, True)],
)
def test_a_record_is_older_by_its_model_or_its_golden_runs(change: dict[str, Any], older: bool) -> None:
    """Exact: another model, none named, or golden runs that have changed since."""
    made = {"date": "2026-12-24", KEY: MODEL, "golden_runs": golden_fingerprint()} | change
    made = {key: value for key, value in made.items() if value is not None}
    assert is_older(made) == older
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        said = banner(made, language)
        assert ("2026-12-24" in said) == older
        assert bool(said) == older


def test_without_golden_runs_the_model_alone_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exact: an installed program has no tests beside it."""
    monkeypatch.setattr(recorded, "GOLDEN", tmp_path / "nothing.csv")
    assert not is_older({KEY: MODEL, "golden_runs": "whatever"})
    assert is_older({"golden_runs": "whatever"})


def test_a_banner_is_put_up_and_taken_down() -> None:
    """Exact: the document under it is unchanged, and there is never more than one."""
    bare = "# Title\n\nText.\n"
    one = under_banner(bare, "Old.")
    assert one == "# Title\n\n> **Old.**\n\nText.\n"
    assert under_banner(one, "Older.") == "# Title\n\n> **Older.**\n\nText.\n"
    assert under_banner(one, "") == bare


def test_the_record_that_is_read_is_the_file(tmp_path: Path) -> None:
    """Exact: nothing on record is None, not an empty card."""
    assert record(tmp_path / "none.json") is None
    file = tmp_path / "card.json"
    file.write_text(json.dumps({"date": "2026-01-01", "claims": []}), encoding="utf-8")
    assert record(file) == {"date": "2026-01-01", "claims": []}

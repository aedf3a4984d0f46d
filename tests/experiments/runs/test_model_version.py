"""Results of two models: the older are shown under a mark, and nothing is ever added to them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments.questions.compare.result import Comparison
from experiments.questions.compare.run import compare
from experiments.questions.sweep.run import sweep
from experiments.reports import compare_page
from experiments.reports.build import report
from experiments.reports.compare_page import warnings
from experiments.runs.folder import OtherQuestion, ResultsFolder
from experiments.runs.model_version import KEY, OtherModel, calibrated_for, mark, model_of
from experiments.runs.provenance import calibration
from experiments.runs.store import Parts, canonical
from experiments.text.language import Language
from interface.browser.results import folders
from sim.version import FIRST, MODEL, called
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE, Listener
from tests.interface.command import here

BOTH: tuple[Language, ...] = ("en", "zh")


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return a small comparison; its size means nothing here."""
    return asked_again(tmp_path_factory.mktemp("models") / "four")


@pytest.fixture(scope="module")
def pages(comparison: Comparison) -> dict[str, str]:
    """Return today's whole report by language."""
    return {one: report(comparison, one).read_text(encoding="utf-8") for one in BOTH}


def aged(folder: Path, to: Path, model: str | None = None) -> Path:
    """Return a copy of a results folder as another model would have left it; None: before versions."""
    shutil.copytree(folder, to)
    file = to / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest.pop(KEY)
    manifest |= {} if model is None else {KEY: model}
    manifest["calibration"].pop("model")
    file.write_text(json.dumps(manifest), encoding="utf-8")
    return to


def asked_again(out: Path) -> Comparison:
    """Ask the question of the shared comparison."""
    return compare(four_arms(), [1, 2], street=FakeStreet(), weeks=30, out=out, model=FAKE)


def test_every_folder_names_the_model(comparison: Comparison) -> None:
    """Exact: in the manifest; what names none is of the first model."""
    assert comparison.manifest[KEY] == MODEL
    assert model_of(comparison.manifest) == MODEL
    assert model_of({}) == FIRST
    assert FIRST != MODEL
    assert called(MODEL) == "the second model (2)"
    assert called("7", "zh") == "另一版模型（7）"


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("model", [None, FIRST, "9"])
def test_a_folder_of_another_model_is_shown_under_a_mark(
    comparison: Comparison,
    pages: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    model: str | None,
    language: Language,
) -> None:
    """Honesty: today's report names its model; an older one says that it cannot be compared."""
    assert called(MODEL, language) in pages[language]
    assert 'class="other-model"' not in pages[language]
    monkeypatch.setattr(compare_page, "FIGURES", {})  # no figure names a model
    old = aged(comparison.folder, tmp_path / "old", model)
    page = report(old, language).read_text(encoding="utf-8")
    assert 'class="other-model"' in page
    assert mark({KEY: model or FIRST}, language) in page
    assert called(model or FIRST, language) in page
    assert ("not comparable with today" if language == "en" else "不能和今天的模型相比") in page
    assert called(MODEL, language) not in page


@pytest.mark.parametrize("model", [None, "9"])
def test_a_folder_of_another_model_is_not_continued(
    comparison: Comparison, tmp_path: Path, model: str | None
) -> None:
    """Error: both models are named, in both languages, with what to do; nothing is changed."""
    old = aged(comparison.folder, tmp_path / "old", model)
    before = (old / "manifest.json").read_bytes()
    with pytest.raises(OtherModel) as refused:
        asked_again(old)
    for text, language in ((str(refused.value), "en"), (refused.value.zh, "zh")):
        assert called(model or FIRST, language) in text  # type: ignore[arg-type]
        assert called(MODEL, language) in text  # type: ignore[arg-type]
        assert "--out" in text
        assert "wulian report" in text
    with pytest.raises(OtherModel):  # even where it asks something else altogether
        compare([arm("isolated"), arm("linked")], [1], street=FakeStreet(), weeks=8, out=old, model=FAKE)
    with pytest.raises(OtherModel):
        sweep(
            [arm("isolated")],
            vary={"need_scale": [1, 2]},
            points=2,
            seeds=[1],
            street=FakeStreet(),
            weeks=8,
            out=old,
            model=FAKE,
        )
    assert (old / "manifest.json").read_bytes() == before
    assert asked_again(comparison.folder).runs["seconds"].equals(comparison.runs["seconds"])  # today's is


def test_an_unfinished_folder_of_another_model_is_not_completed(tmp_path: Path) -> None:
    """Error: begun with one model, never ended with another; nor are its parts taken for runs of this one."""
    started: dict[str, Any] = {"street": FakeStreet(), "weeks": 8, "model": FAKE}
    arms = [arm("isolated"), arm("linked")]
    with pytest.raises(KeyboardInterrupt):
        compare(arms, [1, 2], out=tmp_path / "a", progress=Listener(2), **started)
    old = aged(tmp_path / "a", tmp_path / "old")
    with pytest.raises(OtherModel):
        compare(arms, [1, 2], out=old, **started)

    # parts of the first model named none
    for file in (tmp_path / "a" / "parts").glob("*.json"):
        entry = json.loads(file.read_bytes())
        assert entry.pop(KEY) == MODEL
        entry.pop("check")
        file.write_text(canonical(entry | {"check": _check(entry)}), encoding="utf-8")
    with pytest.raises(OtherModel, match="isolated-00001"):
        compare(arms, [1, 2], out=tmp_path / "a", **started)
    with pytest.raises(OtherModel):
        Parts(tmp_path / "a").row("isolated-00001")


def _check(entry: dict[str, Any]) -> str:
    import hashlib

    return hashlib.sha256(canonical(entry).encode()).hexdigest()


def test_another_question_is_still_another_question(comparison: Comparison) -> None:
    """Error: within one model the old refusal holds."""
    with pytest.raises(OtherQuestion):
        compare(
            [arm("isolated"), arm("linked")],
            [1],
            street=FakeStreet(),
            weeks=8,
            out=comparison.folder,
            model=FAKE,
        )


@pytest.mark.parametrize("language", BOTH)
def test_settings_of_an_earlier_calibration_are_named(comparison: Comparison, language: Language) -> None:
    """Honesty: until the freeze the settings in force are those of the first model, and a result says so."""
    manifest = comparison.manifest
    assert manifest["calibration"]["model"] == calibration()["model"]
    earlier = {**manifest, "calibration": {**manifest["calibration"], "model": FIRST}}
    assert calibrated_for(earlier, language) == called(FIRST, language)
    current = {**manifest, "calibration": {**manifest["calibration"], "model": MODEL}}
    assert calibrated_for(current, language) == ""
    old = {**manifest, KEY: FIRST, "calibration": {"fingerprint": "0"}}
    assert calibrated_for(old, language) == ""
    tag = "Settings not calibrated yet" if language == "en" else "设定尚未校准"
    for found, tagged in ((earlier, True), (current, False)):
        told = Comparison(ResultsFolder(comparison.folder, found))
        assert (tag in warnings(told, language)) == tagged
    assert pd.notna(manifest["calibration"]["fingerprint"])


def test_the_page_names_the_model_of_every_folder(comparison: Comparison, tmp_path: Path) -> None:
    """Honesty: in the list of results, with the mark where it is another."""
    aged(comparison.folder, tmp_path / "old")
    shutil.copytree(comparison.folder, tmp_path / "new")
    told = {one["name"]: one for one in folders(tmp_path)}
    assert told["new"]["model"] == {"en": "the second model (2)", "zh": "第二版模型（2）"}
    assert told["new"]["other_model"] == {"en": "", "zh": ""}
    assert told["old"]["model"]["en"] == "the first model (1)"
    assert "not comparable" in told["old"]["other_model"]["en"]


@pytest.mark.parametrize("language", BOTH)
def test_the_command_line_speaks_the_readers_language(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    """Error: exit 2 with one message for the folder, and a mark when the old report is written."""
    old = aged(comparison.folder, tmp_path / "old")
    done = here(
        "compare", "before", "isolated", "--seeds", "1", "--weeks", "8", "--out", str(old), "--lang", language
    )
    assert done.returncode == 2
    assert called(FIRST, language) in done.stderr
    assert called(MODEL, language) in done.stderr
    assert "Traceback" not in done.stderr
    monkeypatch.setattr(compare_page, "FIGURES", {})
    done = here("report", str(old), "--lang", language)
    assert done.returncode == 0, done.stderr
    assert mark({}, language) in done.stderr

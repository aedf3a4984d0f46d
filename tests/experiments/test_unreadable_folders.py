"""Exact: a folder that cannot be read here is named in one sentence, in both languages; no traceback."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from experiments import compare, report
from experiments.text.errors import InputError
from tests.experiments.arms import four_arms
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE

Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a finished comparison of a stand-in."""
    out = tmp_path_factory.mktemp("done") / "four"
    return compare(four_arms(), [1, 2], street=FakeStreet(), weeks=30, out=out, model=FAKE).folder


def newer(manifest: Manifest) -> None:
    manifest["versions"]["wulian"] = "99.0"


def without(*keys: str) -> Callable[[Manifest], None]:
    def change(manifest: Manifest) -> None:
        newer(manifest)
        inner = manifest
        for key in keys[:-1]:
            inner = inner[key]
        del inner[keys[-1]]

    return change


def changed(**values: Any) -> Callable[[Manifest], None]:
    def change(manifest: Manifest) -> None:
        newer(manifest)
        manifest |= values

    return change


UNREADABLE: dict[str, tuple[Callable[[Manifest], None], str]] = {
    "a newer schema": (changed(schema=2), "was made by wulian 99.0"),
    "no schema": (without("schema"), "is not a manifest of wulian"),
    "a question of a later version": (
        lambda m: m["question"].update(experiment="forecast"),
        "wulian forecast",
    ),
    "no question": (without("question"), "(question.experiment)"),
    "a question of another kind": (changed(question=["linked"]), "(question.experiment)"),
    "no seeds": (without("question", "seeds"), "(question.seeds)"),
    "no street": (without("question", "street"), "(question.street)"),
    "no scenarios": (without("scenarios"), "KeyError: 'scenarios'"),
    "settings of another shape": (changed(scenarios={}), "KeyError"),
    "communities of another shape": (changed(communities="all"), "cannot read it"),
    "no calibration": (without("calibration"), "KeyError: 'calibration'"),
    "no versions": (without("versions"), "was made by wulian ?"),
    "unfinished": (changed(status="running"), "This command completes it: wulian compare"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_folder_of_another_version_is_named(case: str, done: Path, tmp_path: Path) -> None:
    change, words = UNREADABLE[case]
    folder = shutil.copytree(done, tmp_path / "a")
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    change(manifest)
    file.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(InputError) as error:
        report(folder)
    assert words in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.zh != str(error.value)


@pytest.mark.parametrize("name", ["runs.parquet", "weekly.parquet"])
@pytest.mark.parametrize("content", [b"", b"PAR1", b"scenario,seed\n"])
def test_a_broken_table_is_named(name: str, content: bytes, done: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(done, tmp_path / "a")
    (folder / name).write_bytes(content)
    with pytest.raises(InputError, match=f"{name} is broken"):
        report(folder)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "is not a results folder"),
        ({"a.csv": "x"}, "is not a results folder"),
        ({"manifest.json": "{"}, "cannot be read"),
        ({"manifest.json": "[]"}, "is not a manifest of wulian"),
        ({"manifest.json": "\x00"}, "cannot be read"),
        ({"manifest.json": "{}"}, "is not a manifest of wulian"),
    ],
)
def test_what_is_no_results_folder_is_named(files: dict[str, str], words: str, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        report(tmp_path)
    with pytest.raises(InputError, match="is not a results folder"):
        report(tmp_path / "nowhere")


def test_a_fault_of_ours_keeps_its_traceback(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise KeyError("ours")

    monkeypatch.setattr("experiments.reports.compare_page.write_page", fails)
    with pytest.raises(KeyError, match="ours"):
        report(done)

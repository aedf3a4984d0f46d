"""Exact: the report is one self-contained page in two languages, and the documents are not stale."""

import re
from pathlib import Path

import pytest

from experiments.questions.compare.result import Comparison
from experiments.questions.compare.run import compare
from experiments.reports.build import report
from experiments.stats.measures.document import reference
from experiments.text.errors import InputError
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_is_whole_and_asks_the_network_for_nothing(comparison: Comparison, language: str) -> None:
    page = report(comparison, language).read_text(encoding="utf-8")  # type: ignore[arg-type]
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    links = re.findall(r"https?://[^\s\"'<)]+", page)
    assert all("w3.org" in link for link in links)
    assert page.count("<svg") == 5 + 3
    assert "built-in method" not in page
    for anchor in re.findall(r'href="#(row-[^"]+)"', page):
        assert f'id="{anchor}"' in page
    identifiers = re.findall(r'\bid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))


def test_page_says_what_must_always_be_said(comparison: Comparison) -> None:
    page = report(comparison, "zh").read_text(encoding="utf-8")
    assert "这是模型里的街道，不是武汉的街道" in page
    assert "模型分不清党组织与任何受信任的枢纽" in page
    for one in comparison.manifest["assumed_to_act"]:
        assert one["text_zh"] in page
    assert comparison.manifest["fingerprint"] in page
    assert comparison.manifest["command"] in page


def test_figures_are_written_for_slides(comparison: Comparison) -> None:
    report(comparison, "en")
    names = {path.name for path in (comparison.folder / "figures").iterdir()}
    for figure in ("gain", "weekly", "communities", "map"):
        assert {f"{figure}-en.png", f"{figure}-en.svg"} <= names


def test_report_of_two_arms_and_few_weeks(tmp_path: Path) -> None:
    """A small comparison has no 2×2 and no emergency, and the page still stands."""
    found = compare(
        [arm("isolated"), arm("other"), arm("linked")],
        [1, 2, 3],
        street=FakeStreet(),
        weeks=20,
        out=tmp_path / "a",
        model="tests.experiments.fake_model",
    )
    page = report(found, "en").read_text(encoding="utf-8")
    assert "Under 64 weeks" in page
    assert "an anecdote" in page
    assert "Hours and linkage, credited apart" not in page
    titles = [found.scenarios[name]["title"] or name for name in ("linked", "isolated")]
    assert " − ".join(titles) in page


def test_report_refuses_a_single_run(tmp_path: Path) -> None:
    found = compare(
        [arm("linked")],
        [1],
        street=FakeStreet(),
        weeks=20,
        out=tmp_path / "a",
        model="tests.experiments.fake_model",
    )
    with pytest.raises(InputError, match="needs at least two"):
        report(found.folder, "en")


def test_report_refuses_what_is_not_a_results_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a results folder"):
        report(tmp_path, "en")


def test_document_of_measures_is_not_stale() -> None:
    """Renew with: python -m experiments.stats.measures > docs/measures.md."""
    assert (ROOT / "docs" / "measures.md").read_text(encoding="utf-8") == reference()

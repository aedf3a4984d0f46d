"""Architecture: a question is one package and one line; whatever lists questions finds it there."""

import inspect
import json
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

import experiments
from experiments.questions.question import Option, Question, named
from experiments.questions.registry import PACKAGES, PLACES, question, questions
from experiments.questions.result import COMMON, Result, opened
from experiments.reports.build import report
from experiments.runs import provenance
from experiments.runs.folder import ResultsFolder
from experiments.text.language import Language, Pair
from experiments.text.messages import Words
from interface.browser.results import folders
from interface.cli.application import application
from interface.cli.asking import put
from interface.cli.command import command


def test_every_package_of_a_question_is_registered() -> None:
    assert set(PACKAGES) == {path.parent.name for path in Path("experiments/questions").glob("*/question.py")}
    assert [one.name for one in questions()] == list(PLACES)


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_has_all_that_is_asked_of_it(one: Question) -> None:
    """What it names is there, takes the options it declares, and has words in both languages."""
    ask = named(one.ask)
    taken = inspect.signature(ask).parameters
    free = any(each.kind is inspect.Parameter.VAR_KEYWORD for each in taken.values())
    names = [option.name for option in one.options]
    assert len(set(names)) == len(names)
    assert free or set(names) <= set(taken)
    for option in one.options:
        if option.parse:
            assert callable(named(option.parse))
    assert callable(named(one.read))
    assert bool(one.found) == bool(one.messages) == bool(one.section)
    for place in (one.found, one.messages):
        assert not place or callable(named(place))
    if one.section:
        section = import_module(one.section)
        assert callable(section.tables)
        assert callable(section.drawings)
        assert all(
            Words(one.section.rpartition(".")[0]).say("en", f"page-{key}")
            for key in ("kind", "title", "read-items")
        )
    if one.page:
        assert callable(import_module(f"experiments.reports.{one.page}").write_page)
    texts = [one.title, one.help, one.longer, *(option.help for option in one.options), *one.tables.values()]
    assert all(text.en and text.zh and text.en != text.zh for text in texts)
    registered = {
        info.name or info.callback.__name__ for info in application.registered_commands if info.callback
    }
    assert one.name in registered
    assert one.name == "run" or callable(getattr(experiments, one.name))


def test_the_command_in_a_manifest_says_what_its_question_would_take_otherwise() -> None:
    """Weeks and communities are left out only where the option's default is what was asked."""
    for one in questions():
        default = {option.name: option.default for option in one.options}
        if "weeks" in default:
            asked = {
                "experiment": one.name,
                "arms": [],
                "seeds": [1],
                "weeks": 156,
                "settings": [],
                "street": {},
            }
            words = provenance.command({**asked, "keep_burn_in": False, "scale": 1}, None)
            assert default["weeks"] in (156, None) or "--weeks 156" in words
            assert default["communities"] is None or "--communities all" in words


def test_looking_at_one_question_imports_no_other() -> None:
    """A fresh process that reads the list and one entry has none of the modules that do the work."""
    import subprocess

    code = (
        "import sys; from experiments.questions.registry import question; question('discover');"
        "print(sorted(name for name in sys.modules if name.startswith('experiments.questions.')"
        " and name.split('.')[2] in ('attribute', 'plan', 'scorecard', 'audit', 'compare')), 'pandas' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[] False"


class Toy(Result):
    """Counts letters; a stand-in for a question somebody adds."""

    def __init__(self, results: ResultsFolder) -> None:
        self.results = results

    @property
    def runs(self) -> pd.DataFrame:
        """Return one finished run."""
        return pd.DataFrame({"status": ["done"]})

    def sentences(self, language: Language) -> list[tuple[str, list[str]]]:
        """Say what was counted."""
        return [("Letters", [f"{self.manifest['question']['letters']} letters."])]


def ask(word: str, out: Path | None, workers: int, progress: Any) -> Toy:
    """Count the letters of a word and keep the answer in a folder."""
    assert out is not None
    street = {"name": "no street"}
    asked = {"experiment": "letters", "arms": [], "seeds": [], "scale": 1, "street": street}
    asked["letters"] = len(word) * workers
    folder = ResultsFolder.open(out, {"question": asked, "command": "", "schema": 1, "started": "2026"})
    (out / "letters.csv").write_text("letters\n", encoding="utf-8")
    folder.manifest |= {"status": "complete", "runs": 1, "failed": 0}
    folder.save_manifest()
    return Toy(folder)


def write_page(found: Toy, language: Language) -> Path:
    """Write the page of the toy."""
    page = found.folder / "report.html"
    page.write_text(str(found.sentences(language)), encoding="utf-8")
    return page


def test_a_new_question_is_one_package_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Command, reading, report and the page's list know it by the line in the registry alone."""
    own = __name__
    toy = Question(
        name="letters",
        title=Pair("letters", "数字母"),
        help=Pair("Count letters.", "数一数字母。"),
        options=(
            Option("word", Pair("A word.", "一个词。"), argument=True),
            Option("out", Pair("Folder.", "文件夹。"), Path),
        ),
        ask=f"{own}:ask",
        read=f"{own}:Toy",
        page="letters_page",
        tables={"letters.csv": Pair("the letters", "字母")},
        announced=False,
    )
    place, page = ModuleType("letters_question"), ModuleType("experiments.reports.letters_page")
    place.LETTERS, page.write_page = toy, write_page  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, own, sys.modules[__name__])
    monkeypatch.setitem(sys.modules, "letters_question", place)
    monkeypatch.setitem(sys.modules, "experiments.reports.letters_page", page)
    monkeypatch.setitem(PLACES, "letters", "letters_question:LETTERS")  # the one line
    question.cache_clear()
    try:
        line = typer.Typer()
        line.callback()(lambda: None)
        line.command()(command(toy, put, "en"))
        out = tmp_path / "results" / "a"
        said = CliRunner().invoke(
            line, ["letters", "word", "--out", str(out), "--workers", "1", "--lang", "en"]
        )
        assert said.exit_code == 0, said.output
        assert "4 letters." in said.output
        assert "(report.html, letters.csv)" in said.output
        found = opened(out)
        assert isinstance(found, Toy)
        assert "4 letters." in found._repr_html_()
        assert report(out, "zh") == out / "report.html"
        (listed,) = folders(tmp_path / "results")
        assert listed["kind"] == {"en": "letters", "zh": "数字母"}
        assert listed["report"]
        assert listed["files"] == ["report.html", "letters.csv"]
    finally:
        question.cache_clear()


def test_what_is_written_is_announced(tmp_path: Path) -> None:
    """Every file of a finished comparison and sweep stands in its question's tables or in those of all."""
    from experiments import compare, sweep
    from tests.experiments.arms import arm
    from tests.experiments.fake_model import FakeStreet
    from tests.experiments.folders import FAKE

    base: dict[str, Any] = {"street": FakeStreet(), "weeks": 30, "model": FAKE}
    worlds = [arm("isolated"), arm("linked")]
    for found in (
        compare(worlds, [1, 2], out=tmp_path / "a", **base),
        sweep(worlds, {"need_scale": (0.8, 2)}, points=2, seeds=(1, 2), out=tmp_path / "b", **base),
    ):
        kind = json.loads((found.folder / "manifest.json").read_text())["question"]["experiment"]
        asked = question(kind)
        assert asked is not None
        there = {path.name for path in found.folder.iterdir()} - {"manifest.json", "parts"}
        assert there <= {*asked.tables, *COMMON}
        assert set(found.files) == there

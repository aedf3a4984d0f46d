"""Exact: bringing the actors and linking them, told apart in a comparison of invented numbers."""

from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from experiments.questions.compare.answer import answer
from experiments.questions.compare.result import Comparison
from experiments.questions.compare.run import STANDARD_ARMS, compare
from experiments.reports import compare_page
from experiments.reports.build import report
from experiments.reports.compare_tables import heads, split_rows, step_rows
from experiments.stats.differences import roles_of
from experiments.text.language import Language
from interface.cli import terminal
from scenarios import load
from tests.experiments.arms import FEWER, six_arms
from tests.experiments.fake_model import EFFECTS, FakeStreet

ALL = frozenset({*FEWER, "social_workers", "charity_partners"})
BOTH: tuple[Language, ...] = ("en", "zh")


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return the six arms with eight seeds each, 130 weeks."""
    return compare(
        six_arms(),
        range(1, 9),
        street=FakeStreet(),
        weeks=130,
        out=tmp_path_factory.mktemp("results") / "six",
        model="tests.experiments.fake_model",
    )


def test_the_standard_comparison_has_both_accounts() -> None:
    """Consistency: the five shipped arms have all roles, and with before-same-hours a sixth."""
    worlds = {name: load(name) for name in (*STANDARD_ARMS, "before-same-hours")}
    hours = {name: world.hours_of for name, world in worlds.items()}
    actors = {name: world.settings.present for name, world in worlds.items()}
    roles = roles_of(STANDARD_ARMS, hours, actors)
    assert roles.four
    assert roles.steps
    assert (roles.before, roles.base, roles.linked) == ("before", "isolated", "linked")
    assert (roles.matched, roles.same_hours, roles.before_hours) == ("matched", "linked-same-hours", None)
    roles = roles_of([*STANDARD_ARMS, "before-same-hours"], hours, actors)
    assert (roles.same_hours, roles.before_hours) == ("linked-same-hours", "before-same-hours")


@pytest.mark.parametrize(
    ("arms", "fewer", "base", "before"),
    [
        (["before", "isolated"], {"before"}, "before", None),  # one step only: nothing to tell apart
        (["before", "isolated", "linked"], {"before"}, "isolated", "before"),
        (["isolated", "before", "linked"], {"before"}, "isolated", None),  # not the world they start from
        (["one", "other", "linked"], set(), "one", None),
        (["one", "other", "linked"], {"one", "other"}, "one", None),  # as many actors are no fewer
    ],
)
def test_the_world_before_is_known_by_its_actors(
    arms: list[str], fewer: set[str], base: str, before: str | None
) -> None:
    """Exact: the first of three worlds that live by their own hours, if it has fewer actors than the next."""
    actors = {arm: frozenset(FEWER) if arm in fewer else ALL for arm in arms}
    roles = roles_of(arms, dict.fromkeys(arms), actors)
    assert (roles.base, roles.before) == (base, before)
    assert roles.linked == arms[-1]
    assert roles_of(arms, dict.fromkeys(arms)).before is None  # nothing is known of their actors


def test_the_steps_add_up_and_leave_the_account_of_hours_as_it_is(
    six: Comparison, comparison: Comparison
) -> None:
    """Exact: bringing + linking = both; the four arms give what they give without the others."""
    for measure in ("in_time_share_everyday", "in_time_share_emergency", "entrenched_cells"):
        found = {
            name: effect.interval.difference
            for name in (
                "bringing",
                "bringing_hours",
                "total",
                "both_steps",
                "hours",
                "linking",
                "interaction",
            )
            if (effect := six.effect(name, measure)) is not None
        }
        assert found["bringing"] + found["total"] == pytest.approx(found["both_steps"])
        for name in ("hours", "linking", "interaction", "total"):
            alone = comparison.effect(name, measure)
            assert alone is not None
            assert found[name] == alone.interval.difference
    everyday = six.effect("bringing_hours", "in_time_share_everyday")
    assert everyday is not None
    invented = EFFECTS["before-same-hours"][1] - EFFECTS["before"][1]
    assert everyday.interval.difference == pytest.approx(invented, abs=2.5)
    table = pd.read_csv(six.folder / "effects.csv")
    assert {"bringing", "bringing_hours", "both_steps"} <= set(table["effect"])
    assert comparison.effect("bringing", "in_time_share_everyday") is None


def test_rows_and_heads_name_the_worlds(six: Comparison, comparison: Comparison) -> None:
    """Exact: a mean of the world before, four effects, none where that world was not run."""
    for language in BOTH:
        named, rows = heads(six, language), step_rows(six, language)
        assert [row.name for row in rows] == [row.name for row in split_rows(six, language)]
        assert all(len(row.cells) == len(named.steps) == 4 for row in rows)
        assert named.before == ("Before the actors came" if language == "en" else "各方进来之前")
        assert named.before in named.steps[0]
        assert ("Hours alone" in named.steps_caption) or ("光有工时" in named.steps_caption)
        assert step_rows(comparison, language) == []
        assert heads(comparison, language).steps == ()


@pytest.mark.parametrize("language", BOTH)
def test_a_sentence_tells_the_steps_apart(six: Comparison, language: Language) -> None:
    """Exact: four sentences, the second of the steps; every number leads to a row."""
    sentences = answer(six, language)
    assert len(sentences) == 4
    said = str(sentences[1])
    parts = (
        ("请进来", "联起来", "各方进来之前")
        if language == "zh"
        else (
            "bringing them",
            "linking them",
            "Before the actors came",
        )
    )
    assert all(part in said for part in parts)
    assert {piece.tone for piece in sentences[1].pieces} >= {"hours", "linked"}
    assert all(piece.measure for piece in sentences[1].pieces if piece.tone in ("hours", "linked"))


@pytest.mark.parametrize("language", BOTH)
def test_report_and_terminal_show_both_accounts(
    six: Comparison, language: Language, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behaviour: two tables, one after the other, and the right number of sentences in the heading."""
    page = report(six, language).read_text(encoding="utf-8")
    titles = (
        "Does linking everyone up",
        "In two steps",
        "Hours and linkage, credited apart",
        "four sentences",
    )
    titles_zh = ("把各方联起来，事情办得更好吗", "分两步", "工时与联动，分开记", "四句话的回答")
    for title in titles if language == "en" else titles_zh:
        assert title in page
    monkeypatch.setattr(terminal, "console", lambda: Console(width=200, highlight=False))
    terminal.show_comparison(six, language)
    printed = capsys.readouterr().out
    assert ("Both steps" if language == "en" else "两步合计") in printed
    assert ("Only both together" if language == "en" else "两者一起才有") in printed


def test_a_world_before_is_no_arm_of_the_figures(six: Comparison) -> None:
    """Exact: what is drawn against the base leaves out the worlds of fewer actors."""
    assert six.beside == ["matched", "linked-same-hours", "linked"]
    assert set(six.differences) == set(six.arms) - {"isolated"}


def test_a_stopping_rule_measures_against_the_base(tmp_path: Path) -> None:
    """Exact: seeds are added until the intervals against the base are narrow, not against the world before."""
    from experiments.questions.compare.stopping import Until

    arms = [one for one in six_arms() if one.name in ("before", "isolated", "linked")]
    found = compare(
        arms,
        range(1, 41),
        street=FakeStreet(),
        weeks=70,
        out=tmp_path / "a",
        until=Until(3.0),
        model="tests.experiments.fake_model",
    )
    assert found.roles.base == "isolated"
    assert found.precise
    assert len(found.seeds) < 40


def test_two_worlds_without_links_are_not_said_to_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Honesty: before against isolated says nothing of linkage; the standard arms do."""
    monkeypatch.setattr(compare_page, "FIGURES", {})  # they are drawn elsewhere
    arms = [one for one in six_arms() if one.name in ("before", "isolated")]
    found = compare(
        arms,
        range(1, 11),
        street=FakeStreet(),
        weeks=70,
        out=tmp_path / "a",
        model="tests.experiments.fake_model",
    )
    assert found.roles.base == "before"
    assert len(answer(found, "en")) == 3
    assert str(answer(found, "en")[1]).startswith("No world here is linked")
    assert "没有哪个世界是联动的" in str(answer(found, "zh")[1])
    assert "四句话" not in report(found, "zh").read_text(encoding="utf-8")

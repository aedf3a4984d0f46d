"""Exact: differences, effects, summary and answer of a comparison whose numbers are invented."""

from pathlib import Path
from typing import Any

import pytest

from experiments.questions.compare.answer import answer
from experiments.questions.compare.result import Comparison
from experiments.questions.compare.run import compare
from experiments.questions.compare.spread import spread
from experiments.stats.differences import roles_of
from experiments.text.errors import InputError
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet


def test_doors_are_functions_even_after_their_modules_were_imported() -> None:
    from experiments import compare as first
    from experiments import report

    assert callable(first)
    assert callable(report)


def test_importing_experiments_is_cheap() -> None:
    """Architecture: nothing heavy before a door is opened."""
    import subprocess
    import sys

    code = "import sys, experiments; print(any(m in sys.modules for m in ('pandas', 'numpy', 'sim.run')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_roles() -> None:
    hours = {"isolated": None, "linked": None, "matched": "linked", "linked-same-hours": "isolated"}
    roles = roles_of(["isolated", "matched", "linked-same-hours", "linked"], hours)
    assert (roles.base, roles.linked, roles.matched, roles.same_hours) == (
        "isolated",
        "linked",
        "matched",
        "linked-same-hours",
    )
    assert roles.four
    with pytest.raises(InputError, match="cannot be the base"):
        roles_of(["matched", "linked"], hours)


def test_effects_add_up(comparison: Comparison) -> None:
    """Hours + linking + interaction = total; total − hours = beyond the hours."""
    for measure in ("in_time_share_everyday", "in_time_share_emergency", "entrenched_cells"):
        parts = {
            name: effect.interval.difference
            for name in ("hours", "linking", "interaction", "total", "beyond_hours")
            if (effect := comparison.effect(name, measure)) is not None
        }
        whole = parts["hours"] + parts["linking"] + parts["interaction"]
        assert whole == pytest.approx(parts["total"])
        assert parts["beyond_hours"] == pytest.approx(parts["total"] - parts["hours"])


def test_summary_states_how_intervals_are_read_together(comparison: Comparison) -> None:
    rows = comparison.summary[comparison.summary["scenario"] == "linked"].set_index("measure")
    assert rows.loc["in_time_share_specialised", "method"] == "paired t, jointly 95 %"
    assert rows.loc["loneliness", "method"] == "paired t, false discovery rate 5 %"
    primary = rows[rows["outcome"] == "primary"]
    explored = rows[(rows["outcome"] == "exploratory") & rows["low"].notna()]
    # five outcomes: three arms against the base, the interaction, and what lies beyond the hours
    assert primary["level"].to_numpy() == pytest.approx(1 - 0.05 / 25)
    assert explored["level"].nunique() == 1
    assert explored["level"].iloc[0] >= 0.95
    off_zero = (explored["low"] > 0) | (explored["high"] < 0)
    assert (off_zero == (explored["q"] <= 0.05)).all()
    assert primary["q"].isna().all()
    shared = (rows["one_street_low"] <= rows["low"]) | (rows["outcome"] == "exploratory")
    assert shared[rows["low"].notna()].all()
    assert rows.loc["in_time_share_specialised", "variance_removed_by_pairing"] > 0.2
    assert rows.loc["in_time_share_specialised", "share_of_seeds_same_sign"] == 1
    assert rows.loc["in_time_share_specialised", "weeks"] == "60-125"


def test_summary_opens_in_a_spreadsheet(comparison: Comparison) -> None:
    assert (comparison.folder / "summary.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "专门诉求按期办结" in (comparison.folder / "summary.csv").read_text(encoding="utf-8-sig")


def test_manifest_carries_the_question_and_the_assumptions(comparison: Comparison) -> None:
    manifest = comparison.manifest
    assert manifest["schema"] == 1
    assert set(manifest["scenarios"]) == {"isolated", "matched", "linked-same-hours", "linked"}
    assert manifest["assumed_to_act"]
    assert manifest["versions"]["numpy"]
    assert manifest["calibration"]["fingerprint"]
    assert manifest["command"].startswith(
        "wulian compare isolated matched linked-same-hours linked --seeds 8"
    )


def test_answer_has_three_sentences_and_says_what_got_worse_first(comparison: Comparison) -> None:
    for language in ("zh", "en"):
        first, second, third = answer(comparison, language)  # type: ignore[arg-type]
        assert str(first).startswith("在模型里" if language == "zh" else "In the model")
        text = str(third)
        worse = text.index("疲惫" if language == "zh" else "staff burnout")
        assert worse < text.index("开会的工时" if language == "zh" else "meetings take")
        # loneliness falls, by too little to matter: improved, so not listed here
        assert ("孤独感" if language == "zh" else "loneliness") not in text
        assert first.certainty.dots == 1  # fewer than 10 seeds
        assert {piece.tone for piece in second.pieces} >= {"hours", "same", "linked"}
        assert all(piece.measure for piece in first.pieces if piece.tone == "linked")


def test_what_a_mean_hides_is_said_beside_it(comparison: Comparison) -> None:
    """One street's spread is wider than that of the mean; needs stand apart; nothing is grouped here."""
    for language, opening in (("en", "In a single street"), ("zh", "落到一条街道上")):
        said = spread(comparison, language)  # type: ignore[arg-type]
        assert said[0].startswith(opening)
    found = comparison.difference("linked", "in_time_share_specialised")
    assert found is not None
    low, high = found.one_street
    assert low < found.interval.low < found.interval.high < high
    assert low < found.numbers.min() < found.numbers.max() < high
    assert not comparison.grouped


def test_few_seeds_make_no_comparison(tmp_path: Path) -> None:
    found = compare(
        [arm("isolated"), arm("linked").replace(links={"platform": 1})],
        [1, 2],
        street=FakeStreet(),
        weeks=70,
        out=tmp_path / "a",
        model="tests.experiments.fake_model",
    )
    first, second, third = answer(found, "en")
    assert "not shown to improve" in str(first)
    assert first.certainty.dots == 1
    assert "no linkage was run" in str(second)
    assert "an anecdote (2 seeds)" in str(third)


def test_an_auxiliary_run_is_marked_and_not_summarised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from experiments.runs import inputs

    monkeypatch.setattr(
        inputs,
        "scenarios",
        lambda arms, settings: [arm(one) if isinstance(one, str) else one for one in arms],
    )
    found = compare(
        [arm("isolated"), arm("matched", "linked")],
        [1],
        street=FakeStreet(),
        weeks=8,
        out=tmp_path / "a",
        model="tests.experiments.fake_model",
    )
    assert found.runs.set_index("run")["auxiliary"].to_dict() == {
        "isolated-00001": False,
        "linked-00001": True,
        "matched-00001": False,
    }
    assert set(found.summary["scenario"]) == {"isolated", "matched"}


def test_what_observers_find_is_kept_beside_the_weeks(tmp_path: Path) -> None:
    """Exact: one row a run and name; the folder tells it, and another observer is another question."""
    from experiments.runs.folder import OtherQuestion
    from tests.sim.test_interventions import Counting

    asked: dict[str, Any] = {"communities": "O", "weeks": 3, "settings": ["burn_in=2"]}
    found = compare(["isolated", "linked"], (1, 2), observers=[Counting], out=tmp_path / "a", **asked)
    observed = found.observed
    assert observed is not None
    looks = observed[observed["name"] == "looks"].set_index(["scenario", "seed"])["value"]
    assert looks.to_dict() == {(arm, seed): 4.0 for arm in ("isolated", "linked") for seed in (1, 2)}
    assert {"observed.parquet", "weekly.parquet"} <= set(found.files)
    assert Comparison.read(tmp_path / "a").observed is not None
    with pytest.raises(OtherQuestion, match="observers"):
        compare(["isolated", "linked"], (1, 2), out=tmp_path / "a", **asked)

"""Exact: results say of which whole communities they are, and dear questions ask five."""

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments.questions.compare.run import compare
from experiments.questions.sensitivity.run import sensitivity_plan
from experiments.reports.build import report
from experiments.reports.compare_page import warnings
from experiments.runs import inputs, provenance
from experiments.runs.coverage import chosen, in_words, residents_lived, share_lived
from experiments.runs.folder import OtherQuestion
from experiments.runs.spec import RunSpec
from scenarios import load_street
from sim.communities import only
from sim.plan import StreetPlan
from sim.scenario import ScenarioError
from tests.experiments.arms import arm
from tests.experiments.folders import FAKE

X_STREET = load_street("x-street")


def asked(street: StreetPlan, experiment: str = "compare", scale: float = 1.0) -> str:
    """Return the command that repeats a question about a street."""
    question = provenance.question(experiment, ["a"], [], street, RunSpec((), (1, 2), scale=scale), FAKE)
    return provenance.command(question, None)


def test_a_comparison_of_some_communities_says_so_everywhere(tmp_path: Path) -> None:
    found = compare(["isolated", "linked"], (1, 2), communities="S,O", weeks=2, out=tmp_path / "some")
    manifest = json.loads((tmp_path / "some" / "manifest.json").read_text())
    assert manifest["question"]["street"]["communities"] == ["O", "S"]
    assert [one["code"] for one in manifest["communities"]] == ["O", "S"]
    assert "--communities O,S" in manifest["command"]
    weekly = pd.read_parquet(tmp_path / "some" / "weekly.parquet")
    assert set(weekly["community"]) == {"O", "S", "street"}
    assert (chosen(manifest), residents_lived(manifest)) == (("O", "S"), 6200 + 7000)
    assert share_lived(manifest) == (6200 + 7000) / 111_000
    assert in_words(manifest, "zh") == "15 个社区中的 2 个：O、S"
    assert "2 of 15 communities: O, S" in warnings(found, "en")
    page = report(found, "en").read_text(encoding="utf-8")
    assert page.count("2 of 15 communities: O, S") >= 2  # above all numbers, and in the provenance
    with pytest.raises(OtherQuestion, match="communities O,S"):
        compare(["isolated", "linked"], (1, 2), communities="O", weeks=2, out=tmp_path / "some")


def test_what_names_a_community_left_out_is_refused_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="community Y of X Street is not among those chosen"):
        compare(["isolated", "case-y"], (1,), communities="O,S", weeks=2, out=tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_the_command_repeats_the_choice() -> None:
    assert "--communities" not in asked(X_STREET)
    assert asked(only(X_STREET, 5)).endswith("--communities 5")
    assert asked(only(X_STREET, "Y,D")).endswith("--communities 2")
    assert asked(only(X_STREET, "G,C09")).endswith("--communities G,C09")
    assert "--communities all" in asked(X_STREET, "sensitivity")  # its default is five
    assert asked(X_STREET, scale=0.05).endswith("# and scale=0.05, from Python only")


def test_dear_questions_ask_five_of_a_street_by_name() -> None:
    assert [inputs.few(place, None) for place in (None, "x-street", X_STREET)] == ["5", "5", None]
    assert inputs.few(None, "all") == "all"
    for communities, codes in ((inputs.FEW, "YDGOS"), ("all", None)):
        spec = RunSpec((arm("isolated"),), (1, 2), communities=communities)
        plan = sensitivity_plan(spec, {"need_scale": (0.8, 2)}, "morris", 2, False, 1, ())
        assert plan.street.codes == (tuple(codes) if codes else X_STREET.codes)
    assert inputs.street(only(X_STREET, "Y,G"), inputs.few(only(X_STREET, "Y,G"), None)).codes == ("Y", "G")

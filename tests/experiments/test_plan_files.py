"""Plan files. Exact: the shipped ones load; every mistake is one message that says where and what."""

from pathlib import Path

import pytest

from experiments.errors import InputError
from experiments.plan_files import read_plan, shipped
from sim.scenario import ScenarioError

GOOD = """
scenarios = ["isolated", "linked"]
seeds = 2
scale = 0.05
[design]
kind = "lhs"
points = 4
[vary]
need_scale = [0.8, 2]
links.platform = "range"
"""


def plan(folder: Path, text: str) -> object:
    file = folder / "plan.toml"
    file.write_text(text, encoding="utf-8")
    return read_plan(str(file))


def test_shipped_plans_load() -> None:
    assert set(shipped()) == {"four-links", "load-and-platform"}
    for name in shipped():
        assert len(read_plan(name).design) > 1


def test_a_plan_says_what_it_runs(tmp_path: Path) -> None:
    found = plan(tmp_path, GOOD)
    assert (found.arms, found.seeds, found.scale) == (["isolated", "linked"], (1, 2), 0.05)
    assert len(found.jobs()) == 4 * 2 * 2
    assert found.design.names == ["need_scale", "links.platform"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("seeds = 2", "seed = 2", "unknown key 'seed'.*seeds"),
        ("seeds = 2", "seeds = '9-2'", "seeds.*backwards"),
        ("scale = 0.05", "scale = 5", "scale"),
        ("scale = 0.05", 'scale = "small"', "scale.*a number"),
        ('kind = "lhs"', 'kind = "lsh"', "did you mean 'lhs'"),
        ("points = 4", "points = -4", "points"),
        ("points = 4", "", "points is missing"),
        ("need_scale = [0.8, 2]", "need_scal = [0.8, 2]", "did you mean 'need_scale'"),
        ("need_scale = [0.8, 2]", "need_scale = [0.8, 200]", "need_scale"),
        ('"linked"]', '"linkd"]', "linkd"),
        ("[design]", "need_scale = 2\n[design]", r"what is varied stands under \[vary\]"),
        ("[vary]", "[set]\nneed_scale = 2\n[vary]", "need_scale is varied.*cannot be set"),
        ("[design]", "[design", "plan.toml"),
    ],
)
def test_mistakes(tmp_path: Path, before: str, after: str, words: str) -> None:
    assert before in GOOD
    with pytest.raises((InputError, ScenarioError), match=words) as found:
        plan(tmp_path, GOOD.replace(before, after, 1))
    assert "plan.toml" in str(found.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises((InputError, ScenarioError), match=r"none\.toml"):
        read_plan(str(tmp_path / "none.toml"))
    (tmp_path / "latin.toml").write_bytes("scenarios = ['é']".encode("latin-1"))
    with pytest.raises((InputError, ScenarioError), match="UTF-8"):
        read_plan(str(tmp_path / "latin.toml"))

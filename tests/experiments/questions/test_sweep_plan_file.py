"""Exact: what a plan file means, and one clear error with file and line for every mistake in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from experiments.questions.sweep.plan import points_of
from experiments.questions.sweep.plan_file import read_plan, shipped
from experiments.text.errors import InputError
from sim.scenario import ScenarioError

PLAN = """\
scenarios = ["isolated", "linked"]
seeds = "2-4"
communities = "Y,G"
weeks = 40

[set]
hub_period = 3

[design]
kind = "lhs"
points = 6

[vary]
need_scale = [0.8, 2]
links.platform = "range"
"""
Written = Callable[[str | bytes], str]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a plan, return its name."""

    def write(content: str | bytes) -> str:
        path = tmp_path / "plan.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def test_the_shipped_plans_can_be_run() -> None:
    assert shipped() == ("four-links", "load-and-platform")
    four = read_plan("four-links")
    assert len(four.design) == 2**4
    assert len(four.jobs()) == 2**4 * 3
    load = read_plan("load-and-platform")
    assert load.arms == ["isolated", "linked"]
    assert len(load.jobs()) == 20 * 2 * 3


def test_a_plan_says_what_is_run(written: Written) -> None:
    plan = read_plan(written(PLAN))
    assert (plan.arms, plan.spec.seeds, plan.spec.weeks) == (["isolated", "linked"], (2, 3, 4), 40)
    assert plan.street.codes == ("Y", "G")
    points = dict(points_of(plan.design))
    jobs = plan.jobs()
    assert [job.name for job in jobs[:4]] == [
        "isolated-p00000-00002",
        "isolated-p00000-00003",
        "isolated-p00000-00004",
        "linked-p00000-00002",
    ]
    for job in jobs:
        assert job.scenario.settings.hub_period == 3
        assert job.scenario.settings.need_scale == points[job.point]["need_scale"]
        assert job.scenario.links["platform"] == points[job.point]["links.platform"]


def test_arguments_go_before_the_file(written: Written) -> None:
    """All but settings, which come on top of the file's own."""
    changes = {"seeds": (7,), "weeks": 9, "settings": ["hub_period=5"], "street": None, "communities": "5"}
    plan = read_plan(written(PLAN), changes)
    assert (plan.spec.seeds, plan.spec.weeks, plan.street.codes) == ((7,), 9, ("Y", "D", "G", "O", "S"))
    assert {job.scenario.settings.hub_period for job in plan.jobs()} == {5}


def test_files_are_looked_for_beside_the_plan(tmp_path: Path, written: Written) -> None:
    (tmp_path / "points.csv").write_text("need_scale\n1\n1.5\n")
    (tmp_path / "own.toml").write_text('extends = "linked"\n')
    plan = read_plan(written('scenarios = ["own.toml"]\n[design]\ntable = "points.csv"\n'))
    assert plan.arms == ["own"]
    assert plan.design.table["need_scale"].tolist() == [1, 1.5]


MISTAKES: dict[str, tuple[str, str, int | None, tuple[str, ...]]] = {
    # what is replaced, by what, the line (None where a key is missing), what the message says
    "unknown key": ("weeks = 40", "week = 40", 4, ("unknown key 'week'", "did you mean 'weeks'")),
    "unknown key of the design": ("points = 6", "point = 6", 11, ("did you mean 'points'",)),
    "a key too deep": ("points = 6", "points = 6\nweeks = 3", 12, ("weeks stands outside [design]",)),
    "a link outside vary": ("weeks = 40", "platform = 1", 4, ("under [vary]", "under [set]")),
    "wrong type": ("weeks = 40", 'weeks = "40"', 4, ("weeks = '40'", "a whole number")),
    "true is no number": ("weeks = 40", "weeks = true", 4, ("weeks", "a whole number")),
    "no vary": (PLAN[PLAN.index("[vary]") :], "", None, ("vary", "at least one setting or link")),
    "unknown kind": ('"lhs"', '"lsh"', 10, ("kind = 'lsh'", "did you mean 'lhs'")),
    "no kind": ('kind = "lhs"', "seed = 2", None, ("kind is missing", "morris")),
    "no points": ("points = 6", "seed = 2", None, ("points is missing",)),
    "points that do not fit": ('"lhs"\npoints = 6', '"sobol"\npoints = 9', 11, ("nearest: 8 or 16",)),
    "seed of the design": ("points = 6", "points = 6\nseed = 0", 12, ("seed", "from 1")),
    "levels of no grid": ("points = 6", "points = 6\nlevels = 3", 12, ("levels belong to a grid",)),
    "pairs of no Sobol' design": ("points = 6", "points = 6\nsecond_order = true", 12, ("second_order",)),
    "no such number of points": ("points = 6", "points = 200000", 11, ("points = 200000", "1 to 100000")),
    "words in a Sobol' design": (
        '"lhs"\npoints = 6\n\n[vary]',
        '"sobol"\npoints = 10\n\n[vary]\nhub_chair = "range"',
        14,
        ("choice of words",),
    ),
    "varied out of range": ("[0.8, 2]", "[0.8, 99]", 14, ("need_scale = 99", "0.01 to 20")),
    "unknown setting": ("need_scale", "need_scal", 14, ("did you mean 'need_scale'",)),
    "unknown link": ("links.platform", "links.platfrm", 15, ("did you mean 'links.platform'",)),
    "set out of range": ("hub_period = 3", "hub_period = 0", 7, ("hub_period = 0", "1 to 8")),
    "set unknown": ("hub_period = 3", "hub_perod = 3", 7, ("did you mean 'hub_period'",)),
    "set a link out of range": ("hub_period = 3", "links.platform = 3", 7, ("platform = 3", "0 to 1")),
    "varied and set": ("hub_period = 3", "need_scale = 1", 7, ("need_scale is varied", "set as well")),
    "unknown scenario": ('"linked"', '"lnked"', 1, ("did you mean 'linked'",)),
    "no scenario": (PLAN.splitlines()[0], "", None, ("scenarios is missing",)),
    "scenario twice": ('"isolated"', '"linked"', 1, ("named twice: linked",)),
    "a number for a name": ('"isolated"', "1", 1, ("scenarios", "a list of names in quotes")),
    "backward seeds": ('"2-4"', '"4-2"', 2, ("seeds =", "4-2 runs backwards")),
    "seeds of nobody": ('"2-4"', "[0]", 2, ("seeds =", "1 to 9999")),
    "seed twice": ('"2-4"', "[3, 3]", 2, ("names a seed twice",)),
    "too many communities": ('"Y,G"', "16", 3, ("communities = 16", "1 to 15")),
    "unknown community": ("Y,G", "Y,C6", 3, ("no community 'C6'", "did you mean 'C06'")),
    "a link of a community left out": (
        "hub_period = 3",
        'links.volunteers = ["S"]',
        None,
        ("community S", "not among"),
    ),
    "a small copy": ('communities = "Y,G"', "scale = 0.1", 3, ("unknown key 'scale'", 'communities = "5"')),
    "unknown measure": ("weeks = 40", 'measures = ["lonelines"]', 4, ("did you mean 'loneliness'",)),
    "table and vary": ('kind = "lhs"\npoints = 6', 'table = "p.csv"', 10, ("leave out vary",)),
    "not TOML": ("weeks = 40", "weeks = ", 4, ("not TOML",)),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_message_with_file_and_line(mistake: str, written: Written) -> None:
    old, new, line, words = MISTAKES[mistake]
    assert old in PLAN
    with pytest.raises((InputError, ScenarioError)) as error:
        read_plan(written(PLAN.replace(old, new)))
    message = str(error.value)
    assert message.startswith(f"plan.toml, line {line}: " if line else "plan.toml"), message
    assert all(word in message for word in words), message
    assert "--" not in message, "the file has no options"
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"weeks = 3\nstreet = '\xff'\n", "plan.toml, line 2: not UTF-8"), (b"", "scenarios is missing")],
)
def test_what_is_no_plan(written: Written, content: bytes, words: str) -> None:
    with pytest.raises(ScenarioError, match=words):
        read_plan(written(content))


def test_a_plan_that_is_not_there() -> None:
    with pytest.raises(ScenarioError, match=r"^nowhere.toml: there is no such file"):
        read_plan("nowhere.toml")


def test_a_mistake_in_a_table_names_both_files(tmp_path: Path, written: Written) -> None:
    (tmp_path / "points.csv").write_text("need_scale\n1\n99\n")
    with pytest.raises(ScenarioError) as error:
        read_plan(written('scenarios = ["linked"]\n[design]\ntable = "points.csv"\n'))
    assert str(error.value).startswith("plan.toml, line 3: design.table: points.csv: line 3: need_scale = 99")

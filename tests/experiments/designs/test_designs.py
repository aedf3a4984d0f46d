"""Exact and property (Hypothesis): which points a design has, and what it refuses."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.designs import design as designs
from experiments.designs.design import Design, design, grid, latin_hypercube, problem, sobol
from experiments.designs.factor import links, parse, several, uncertain, varied
from experiments.designs.point_table import read_table
from experiments.text.errors import InputError
from sim.links import LINKS
from sim.scenario import ScenarioError
from sim.settings import CATALOGUE

NEED, WEEKS, LINK = varied("need_scale", [0.8, 2.0]), varied("hub_period"), varied("links.platform")
SWITCH, WORDS = varied("party_hub"), varied("hub_chair")
SAMPLED: list[Callable[[int], Design]] = [
    lambda seed: latin_hypercube([NEED, WEEKS], 20, seed),
    lambda seed: sobol([NEED, WEEKS], 8, seed),
    lambda seed: designs.morris([NEED, WEEKS], 6, seed),
]


@pytest.mark.parametrize("make", SAMPLED, ids=["lhs", "sobol", "morris"])
def test_the_seed_alone_decides_the_points(make: Callable[[int], Design]) -> None:
    assert make(3).table.equals(make(3).table)
    assert make(3).plain() == make(3).plain()
    assert not make(3).table.equals(make(4).table)
    assert make(3).plain()["fingerprint"] != make(4).plain()["fingerprint"]
    with pytest.raises(InputError, match="whole number from 1"):
        make(0)


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 60), st.integers(1, 10**6))
def test_a_hypercube_has_one_point_in_each_slice_of_each_range(points: int, seed: int) -> None:
    free = [NEED, LINK]
    table = latin_hypercube(free, points, seed).table
    for one in free:
        # a sixth digit may be rounded across the edge of a slice
        slices = (table[one.name].to_numpy() - one.low) / (one.high - one.low) * points
        assert np.abs(np.sort(slices) - np.arange(points) - 0.5).max() <= 0.5 + 1e-3


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 8), st.integers(1, 8), st.integers(1, 1000))
def test_whole_numbers_and_switches_get_equal_parts(values: int, times: int, seed: int) -> None:
    """Exact for a hypercube whose size is a multiple of the number of values."""
    whole = varied("hub_period", {"values": list(range(1, values + 1))})
    table = latin_hypercube([whole, SWITCH], 2 * values * times, seed).table
    assert table["hub_period"].value_counts().to_dict() == dict.fromkeys(range(1, values + 1), 2 * times)
    assert table["party_hub"].value_counts().to_dict() == dict.fromkeys((0, 1), values * times)


def test_a_range_of_whole_numbers_is_run_in_whole_numbers_to_both_ends() -> None:
    """Equal parts too: 20 points for each of the values between the ends."""
    size = WEEKS.steps
    assert WEEKS.whole
    found = latin_hypercube([WEEKS], 20 * size).table["hub_period"]
    assert found.dtype.kind == "i"
    assert found.value_counts().to_dict() == dict.fromkeys(range(int(WEEKS.low), int(WEEKS.high) + 1), 20)


def test_sizes_of_sobol_and_morris() -> None:
    three = [NEED, WEEKS, SWITCH]
    assert len(design("sobol", three, points=8 * 5)) == 40
    assert len(design("sobol", three, points=8 * 8, second_order=True)) == 64
    made = design("morris", three, points=6 * 4)
    assert len(made) == 24
    steps = made.table.to_numpy(float).reshape(6, 4, 3)
    assert ((np.diff(steps, axis=1) != 0).sum(axis=2) == 1).all(), "a step changes one setting"
    assert problem(made.plain())["bounds"] == [[0.8, 2.0], [WEEKS.low, WEEKS.high], [0, 1]]


@pytest.mark.parametrize(
    ("kind", "points", "nearest"),
    [
        ("sobol", 50, ("40", "80")),
        ("sobol", 3, ("10", "20")),
        ("morris", 25, ("24", "28")),
        ("morris", 4, ("8", "12")),
    ],
)
def test_sizes_that_do_not_fit_name_the_nearest_that_do(
    kind: str, points: int, nearest: tuple[str, str]
) -> None:
    three = [NEED, WEEKS, SWITCH]
    with pytest.raises(InputError) as error:
        design(kind, three, points=points)
    assert f"points = {points}" in str(error.value)
    assert str(error.value).endswith(f"nearest: {' or '.join(nearest)}")
    assert all(len(design(kind, three, points=int(size))) == int(size) for size in nearest)


def test_a_grid_is_every_combination() -> None:
    """Three levels of the range, both of the switch, all listed words; the last changes fastest."""
    words = varied("hub_chair", {"values": ["none", "party"]})
    made = grid([NEED, SWITCH, words], 3)
    rows = [tuple(row) for row in made.table.to_numpy().tolist()]
    assert rows == [
        (need, on, chair) for need in (0.8, 1.4, 2.0) for on in (0, 1) for chair in ("none", "party")
    ]
    assert made.table.index.name == "point"


def test_a_factorial_is_every_combination_of_the_ends() -> None:
    made = design("factorial", [NEED, varied("hub_period", {"values": [2, 8, 4]}), LINK])
    assert len(made) == 8
    assert {tuple(row) for row in made.table.to_numpy(float).tolist()} == {
        (need, weeks, open_) for need in (0.8, 2.0) for weeks in (2, 8) for open_ in (0, 1)
    }
    assert len(design("factorial", links())) == 2 ** len(LINKS)


def test_all_uncertain_is_every_number_the_study_does_not_fix() -> None:
    names = [one.name for one in several("all uncertain")]
    assert names == [one.name for one in uncertain()]
    assert names == [
        name for name, one in CATALOGUE.items() if one.kind in ("number", "integer") and one.use != "fixed"
    ]


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("lhs", {}, "points is missing"),
        ("lhs", {"points": 0}, "1 to 100000"),
        ("lhs", {"points": 9, "levels": 3}, "levels belong to a grid"),
        ("morris", {"points": 8, "second_order": True}, "second_order belongs to a Sobol"),
        ("grid", {"points": 8}, "this grid has 9 points"),
        ("grid", {"levels": 1}, "at least 2"),
        ("grid", {"levels": 400}, "allowed is 100000"),
        ("sobl", {"points": 8}, "did you mean 'sobol'"),
    ],
)
def test_options_that_do_not_go_together(kind: str, options: dict[str, int], words: str) -> None:
    with pytest.raises(InputError, match=words):
        design(kind, [NEED, LINK], **options)


@pytest.mark.parametrize(("kind", "points"), [("sobol", 8), ("morris", 12)])
def test_words_have_no_variance(kind: str, points: int) -> None:
    with pytest.raises(InputError, match=r"hub_chair is a choice of words.*use grid"):
        design(kind, [NEED, WORDS], points=points)


@pytest.mark.parametrize(
    ("name", "where", "words"),
    [
        ("need_scal", "range", ("unknown", "did you mean 'need_scale'")),
        ("platform", "range", ("did you mean 'links.platform'",)),
        ("links.platfrm", "range", ("did you mean 'links.platform'",)),
        ("need_scale", [0.8, 99], ("need_scale = 99", "0.01 to 20")),
        ("links.platform", [0, 1.5], ("platform = 1.5", "from 0 to 1")),
        ("links.platform", {"values": ["station"]}, ("links.platform", "from 0 to 1")),
        ("need_scale", [2, 0.8], ("the first number must be the lower",)),
        ("need_scale", [1, 2, 3], ("allowed is [low, high]",)),
        ("need_scale", {"values": [1, 1.0]}, ("listed twice",)),
        ("hub_chair", {"values": ["party", "ofice"]}, ("hub_chair", "ofice", "office")),
        ("hub_period", [1.5, 4], ("hub_period", "1.5", "whole")),
    ],
)
def test_ranges_that_make_no_sense(name: str, where: object, words: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as error:
        varied(name, where)
    assert all(word in str(error.value) for word in words), str(error.value)


def test_options_of_the_command_line_give_back_what_they_describe() -> None:
    for one in (NEED, WEEKS, LINK, SWITCH, WORDS, varied("need_scale", {"values": [1, 2]})):
        assert varied(*parse(one.described())) == one


TABLE = "need_scale, links.platform ,hub_chair\n1,0,none\n\n1.5,0.25,party\n"


def test_a_table_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text(TABLE)
    made = read_table(path, "points.csv")
    assert made.table.to_dict("list") == {
        "need_scale": [1, 1.5],
        "links.platform": [0, 0.25],
        "hub_chair": ["none", "party"],
    }
    assert made.words() == ["--table", str(path)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (TABLE + "99,0,none\n", ("points.csv: line 5:", "need_scale", "99")),
        (TABLE + "1,0,ofice\n", ("points.csv: line 5:", "hub_chair", "office")),
        (TABLE + "1,0\n", ("points.csv, line 5: 2 values, but the head names 3",)),
        ("need_scale,need_scale\n1,1\n", ("points.csv, line 1", "twice")),
        ("need_scal\n1\n", ("points.csv", "did you mean 'need_scale'")),
        ("need_scale\n", ("points.csv", "no points")),
        ("", ("points.csv", "no points")),
    ],
)
def test_mistakes_in_a_table_are_named_with_their_line(
    tmp_path: Path, content: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "points.csv"
    path.write_text(content)
    with pytest.raises((InputError, ScenarioError)) as error:
        read_table(path, "points.csv")
    assert all(word in str(error.value) for word in words), str(error.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"points.csv: there is no such file"):
        read_table(tmp_path / "points.csv", "points.csv")

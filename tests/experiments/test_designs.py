"""Designs and what may vary. Exact: sizes, combinations, refusals. Property: coverage of ranges."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.designs import design, factorial, grid, latin_hypercube, read_table
from experiments.errors import InputError
from experiments.varied import links, parse, several, uncertain, varied

THINGS = several({"need_scale": (0.8, 2), "hub_period": "range", "links.platform": {"values": [0, 1]}})


@given(seed=st.integers(1, 10**6), points=st.integers(2, 60))
@settings(deadline=None, max_examples=30)
def test_a_latin_hypercube_covers_every_range_evenly(seed: int, points: int) -> None:
    """Property: one point in each of `points` equal slices; the same seed gives the same points."""
    one, again = (latin_hypercube(THINGS, points, seed).table for _ in range(2))
    assert one.equals(again)
    slices = np.floor((one["need_scale"] - 0.8) / 1.2 * points).astype(int).clip(0, points - 1)
    assert sorted(slices) == list(range(points))
    assert set(one["links.platform"]) == {0, 1}
    assert abs((one["links.platform"] == 1).sum() - points / 2) <= 1
    assert one["hub_period"].between(1, 8).all() and (one["hub_period"] % 1 == 0).all()


def test_another_seed_gives_other_points() -> None:
    assert not latin_hypercube(THINGS, 20, 1).table.equals(latin_hypercube(THINGS, 20, 2).table)


def test_combinations() -> None:
    """A factorial has both ends of everything, a grid all levels; the last changes fastest."""
    assert len(factorial(links())) == 256
    ends = factorial(THINGS[:2]).table
    assert ends.to_numpy().tolist() == [[0.8, 1], [0.8, 8], [2, 1], [2, 8]]
    table = grid(several({"need_scale": (1, 2), "links.platform": {"values": [0, 0.5, 1]}}), 2).table
    assert table["need_scale"].tolist() == [1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("kind", "points", "words"),
    [
        ("morris", 30, "nearest: 28 or 32"),
        ("sobol", 50, "nearest: 40 or 80"),
        ("lhs", None, "points is missing"),
        ("factorial", 7, "leave points out"),
        ("lsh", 10, "did you mean 'lhs'"),
    ],
)
def test_sizes_that_do_not_fit(kind: str, points: int | None, words: str) -> None:
    with pytest.raises(InputError, match=words):
        design(kind, THINGS, points=points)


def test_sizes_that_fit() -> None:
    assert len(design("morris", THINGS, points=32)) == 32
    assert len(design("sobol", THINGS, points=40)) == 40
    assert len(design("sobol", THINGS, points=64, second_order=True)) == 64


@pytest.mark.parametrize(
    ("name", "where", "words"),
    [
        ("need_scal", "range", "did you mean 'need_scale'"),
        ("platform", "range", "did you mean 'links.platform'"),
        ("need_scale", (-1, 2), "need_scale"),
        ("need_scale", (2, 1), "need_scale"),
        ("links.platform", (0, 2), "allowed is a number from 0 to 1"),
    ],
)
def test_what_cannot_vary(name: str, where: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        varied(name, where)


def test_options_and_all_uncertain_settings() -> None:
    assert parse("need_scale") == ("need_scale", "range")
    name, where = parse("need_scale=0.8:2")
    assert (name, varied(name, where).low, varied(name, where).high) == ("need_scale", 0.8, 2)
    names = [one.name for one in uncertain()]
    assert len(names) == len(set(names)) > 100
    assert "adm_share" not in names  # fixed by the specification


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("need_scale,hub_period\n1,2\n99,2\n", "line 3.*need_scale"),
        ("need_scale,need_scale\n1,2\n", "line 1: a column stands twice"),
        ("need_scale,hub_period\n1\n", "line 2: 1 values"),
        ("need_scale\n", "no points"),
        ("nonsense\n1\n", "nonsense"),
    ],
)
def test_tables_with_mistakes(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "points.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_table(file, "points.csv")


def test_a_table_is_taken_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("\ufeffneed_scale,links.platform\n1,0\n2,0.4\n", encoding="utf-8")
    found = read_table(file, "points.csv")
    assert found.table.to_numpy().tolist() == [[1, 0], [2, 0.4]]
    assert found.words() == ["--table", str(file)]

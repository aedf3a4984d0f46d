"""Exact: every column of every table is told in one place, and other programs read the tables in one line."""

import csv
import os
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments import Comparison, compare, sweep
from experiments.questions.sweep.result import Sweep
from experiments.stats.columns import LONGEST, column_of, short
from experiments.stats.measures import BY_NAME, COLUMNS
from sim.settings import CATALOGUE
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE

MEANT = "cases_in_time"
OWN_NAMES = ("volunteers", "hours", "fake")
"""Of the stand-in's columns, which nobody declared."""
FAKED: dict[str, Any] = {"street": FakeStreet(), "weeks": 30, "model": FAKE}


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return a comparison of the stand-in."""
    return compare(four_arms(), range(1, 7), out=tmp_path_factory.mktemp("c") / "a", **FAKED)


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    """Return a sweep of the stand-in."""
    worlds = [arm("isolated"), arm("linked")]
    vary = {"need_scale": (0.8, 2), "links.platform": "range"}
    return sweep(worlds, vary, points=2, seeds=(1, 2), out=tmp_path_factory.mktemp("s") / "a", **FAKED)


@pytest.fixture(params=["compared", "swept"])
def folder(request: pytest.FixtureRequest) -> Path:
    """Return a results folder."""
    found: Path = request.getfixturevalue(request.param).folder
    return found


def test_every_column_of_every_table_is_told_in_both_languages(folder: Path) -> None:
    rows = pd.read_csv(folder / "dictionary.csv", keep_default_na=False)
    told = set(zip(rows["table"], rows["column"], strict=True))
    for path in (*folder.glob("*.csv"), *folder.glob("*.parquet")):
        names = pq.read_schema(path).names if path.suffix == ".parquet" else list(pd.read_csv(path, nrows=0))
        if path.name != "dictionary.csv":
            assert {(path.name, name) for name in names} <= told, path.name
    for one in rows.to_dict("records"):
        bare = one["column"].startswith("links.") or one["column"].startswith(OWN_NAMES)
        assert one["meaning"] or bare, f"add {one['column']} to experiments/stats/columns.csv"
        assert one["label"]
        assert one["label_zh"]
    assert set(rows["type"]) <= {"number", "whole number", "text", "yes or no"}


def test_files_tell_their_units_and_their_question(folder: Path) -> None:
    """No index of pandas, whole numbers of 32 bits, and small names for programs that need them."""
    for path in folder.glob("*.parquet"):
        schema = pq.read_schema(path)
        assert b"pandas" not in schema.metadata
        assert len(schema.metadata[b"wulian.fingerprint"]) == 64
        assert not any(name.startswith("__index") for name in schema.names)
        for field in schema:
            assert field.metadata[b"unit"].decode() == column_of(field.name).unit
            assert str(field.type) != "int64" or field.name == "seed"
        short_names = [short(name) for name in schema.names]
        assert len(set(short_names)) == len(short_names)
    if (folder / "design.parquet").exists():
        assert pq.read_schema(folder / "design.parquet").names[0] == "point"


def test_the_street_alone(compared: Comparison, swept: Sweep) -> None:
    whole = pd.read_parquet(compared.folder / "weekly.parquet")
    street = pd.read_parquet(compared.folder / "street.parquet")
    expected = whole[whole["community"] == "street"].reset_index(drop=True)
    pd.testing.assert_frame_equal(street, expected)
    assert not (swept.folder / "street.parquet").exists(), "weekly.parquet is that already"


def test_names_are_short_and_told_apart() -> None:
    names = [*COLUMNS, *BY_NAME, *CATALOGUE]
    assert all(re.fullmatch(rf"\w{{1,{LONGEST}}}", short(name), re.ASCII) for name in names)
    for of in (COLUMNS, BY_NAME, CATALOGUE):
        assert len({short(name) for name in of}) == len(of)


@given(st.sampled_from(sorted(BY_NAME)), st.from_regex(r"[a-z-]{1,20}", fullmatch=True))
def test_a_column_made_of_a_measure_is_told_by_its_parts(measure: str, world: str) -> None:
    for name in (f"{measure}.{world}", f"{measure}.{world}_minus_isolated", f"{measure}.{world}.seeds"):
        one = column_of(name)
        assert world in one.label
        assert world in one.label_zh
        assert one.text
        assert len(short(name)) <= LONGEST


def test_columns_are_written_once() -> None:
    file = Path("experiments/stats/columns.csv")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    assert not {*names} & {*COLUMNS, *BY_NAME, *CATALOGUE}
    assert all(row["label"] and row["label_zh"] and row["text"] and row["text_zh"] for row in rows)


def reader(name: str) -> Any:
    """Return a library that is in no lock; without it the test is skipped, unless CI has installed it."""
    return import_module(name) if os.environ.get("WULIAN_READERS") else pytest.importorskip(name)


def test_other_programs_read_the_tables_in_one_line(
    compared: Comparison, swept: Sweep, tmp_path: Path
) -> None:
    """The lines of docs/how-to/read-tables.md, where the libraries are installed."""
    weekly, values = str(compared.folder / "street.parquet"), str(swept.folder / "values.parquet")
    expected = pd.read_parquet(weekly).groupby("scenario")[MEANT].mean()
    stata = tmp_path / "street.dta"
    pd.read_parquet(weekly).rename(columns=short).to_stata(stata, write_index=False, version=118)
    assert pd.read_stata(stata).groupby("scenario")[MEANT].mean().to_dict() == pytest.approx(
        expected.to_dict()
    )
    duckdb = reader("duckdb")
    found = duckdb.sql(f"SELECT scenario, avg({MEANT}) FROM '{weekly}' GROUP BY scenario").fetchall()
    assert dict(found) == pytest.approx(expected.to_dict())
    polars = reader("polars")
    assert polars.read_parquet(weekly).group_by("scenario").agg(polars.col(MEANT).mean()).height == 4
    reader("xarray")
    cube = pd.read_parquet(values).set_index(["point", "scenario", "seed"]).to_xarray()
    assert cube["hours_meeting"].shape == (2, 2, 2)

"""Exact: every mean of a table says on how many seeds it rests, and no number of a table loses a digit."""

import csv
import math
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.questions.sweep.result import Sweep
from experiments.runs.folder import write_csv
from experiments.stats.measures import BY_NAME
from interface.cli.tables import show_sweep

NAN = math.nan
MEASURE = "in_time_share_k1"
Table = dict[tuple[int, str, int], float]


def swept(values: Table, arms: tuple[str, ...], seeds: int, points: int = 1) -> Sweep:
    """Return a finished sweep with these values (point, arm, seed); runs that are not there failed."""
    runs = [(point, arm, seed) for point in range(points) for arm in arms for seed in range(1, seeds + 1)]
    manifest = {
        "question": {"arms": list(arms), "seeds": list(range(1, seeds + 1)), "scale": 1, "street": {}},
        "measures": [MEASURE],
        "communities": [],
        "whole_street": {"communities": 0, "residents": 0},
    }
    table = pd.DataFrame(
        {
            "point": [one[0] for one in runs],
            "status": ["done" if one in values else "failed" for one in runs],
        }
    )
    found = Sweep(SimpleNamespace(manifest=manifest, runs=lambda: table, path=Path("a")))  # type: ignore[arg-type]
    index = pd.MultiIndex.from_tuples(list(values), names=["point", "scenario", "seed"])
    given_: dict[str, Any] = {
        "values": pd.DataFrame({MEASURE: list(values.values())}, index=index, dtype=float),
        "design": pd.DataFrame({"need_scale": np.arange(points) + 0.1}).rename_axis("point"),
        "measures": (BY_NAME[MEASURE],),
    }
    found.__dict__.update(given_)
    return found


A, B = "isolated", "linked"
CASES: list[tuple[Table, tuple[int, int, int]]] = [
    ({(0, A, 1): 1, (0, A, 2): 2, (0, B, 1): 3, (0, B, 2): 4}, (2, 2, 2)),
    ({(0, A, 1): 1, (0, A, 2): NAN, (0, B, 1): 3, (0, B, 2): 4}, (1, 2, 1)),
    ({(0, A, 1): 1, (0, A, 2): NAN, (0, B, 1): NAN, (0, B, 2): 4}, (1, 1, 0)),
    ({(0, A, 1): NAN, (0, A, 2): NAN, (0, B, 1): 3, (0, B, 2): 4}, (0, 2, 0)),
    ({(0, A, 1): 1, (0, B, 1): 3, (0, B, 2): 4}, (1, 2, 1)),  # one run failed
    ({(0, A, 2): 1, (0, B, 1): 3}, (1, 1, 0)),
    ({(0, B, 1): 3, (0, B, 2): 4}, (0, 2, 0)),  # an arm failed everywhere
    ({(0, A, 1): 0, (0, A, 2): 0, (0, B, 1): 0, (0, B, 2): 0}, (2, 2, 2)),  # zeros are numbers
    ({(0, A, 1): NAN, (0, A, 2): 5, (0, B, 1): NAN, (0, B, 2): 4}, (1, 1, 1)),
    ({(0, A, 1): 100, (0, B, 1): NAN, (0, B, 2): NAN}, (1, 0, 0)),
]


@pytest.mark.parametrize(("values", "counts"), CASES)
def test_each_cell_is_counted(values: Table, counts: tuple[int, int, int]) -> None:
    points = swept(values, (A, B), 2).points
    found = [
        points[f"{MEASURE}.{name}.seeds"].tolist() for name in ("isolated", "linked", "linked_minus_isolated")
    ]
    assert found == [[one] for one in counts]
    for name, count in zip(("isolated", "linked", "linked_minus_isolated"), counts, strict=True):
        assert points[f"{MEASURE}.{name}"].notna().tolist() == [count > 0]


@pytest.mark.parametrize(("values", "counts"), CASES)
def test_the_terminal_says_how_many_seeds_are_behind_the_means(
    values: Table, counts: tuple[int, int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    found = swept(values, (A, B), 2)
    show_sweep(found, "en")
    english = " ".join(capsys.readouterr().out.split())
    show_sweep(found, "zh")
    chinese = capsys.readouterr().out
    known = [one for one in counts if one]
    if set(known) == {2}:
        assert "2 seeds each" in english
        assert "每点 2 粒种子" in chinese
    else:
        span = "1" if set(known) == {1} else "1 to 2"
        assert f"means of {span} seeds" in english
        assert f"均值出自 {span.replace('to', '至')} 粒种子" in chinese


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.sampled_from((A, B)), st.integers(1, 4)),
        st.one_of(st.just(NAN), st.floats(0, 100)),
        min_size=1,
    )
)
def test_a_mean_is_that_of_the_seeds_counted(values: Table) -> None:
    """Property: counts and means are those of a plain loop over the values."""
    points = swept(values, (A, B), 4, points=4).points.set_index("point")
    for point in range(4):
        for arm in (A, B):
            known = [v for (p, a, _), v in values.items() if (p, a) == (point, arm) and not math.isnan(v)]
            assert points.loc[point, f"{MEASURE}.{arm}.seeds"] == len(known)
            if known:
                mean = points.loc[point, f"{MEASURE}.{arm}"]
                assert mean == pytest.approx(math.fsum(known) / len(known), abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.floats(allow_infinity=False), min_size=1, max_size=20))
def test_a_table_gives_back_every_number_as_it_was(numbers: list[float]) -> None:
    """Property: what is written in a CSV file is read again to the last bit."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "points.csv"
        write_csv(pd.DataFrame({"point": range(len(numbers)), "value": numbers}), file)
        rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    again = [float(row["value"] or NAN) for row in rows]
    assert np.array_equal(np.array(numbers), np.array(again), equal_nan=True)

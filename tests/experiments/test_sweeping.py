"""Sweeps on stand-in models. Exact: tables, resuming, refusing another question."""

from pathlib import Path

import pandas as pd
import pytest

from experiments.results import OtherQuestion
from experiments.sweeping import Sweep, sweep
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE, Listener, runs_in, same_tables

LINKS = "tests.experiments.fake_links"


def run(folder: Path, **changes: object) -> Sweep:
    asked: dict[str, object] = {"points": 3, "seeds": (1, 2), "weeks": 80, "model": FAKE} | changes
    arms = [arm("isolated"), arm("linked")]
    return sweep(arms, {"need_scale": (0.8, 2)}, street=FakeStreet(), out=folder, **asked)


def test_tables_of_a_sweep(tmp_path: Path) -> None:
    found = run(tmp_path / "a")
    assert found.values.index.names == ["point", "scenario", "seed"]
    assert len(found.values) == 3 * 2 * 2
    assert found.runs["point"].tolist() == [point for point in range(3) for _ in range(4)]
    weekly = pd.read_parquet(found.folder / "weekly.parquet")
    assert set(weekly["community"]) == {"street"}
    points = pd.read_csv(found.folder / "points.csv", encoding="utf-8-sig")
    share = "in_time_share_everyday"
    mean = found.values[share].groupby(["point", "scenario"]).mean().unstack()
    assert points[f"{share}.linked_minus_isolated"].to_numpy() == pytest.approx(
        (mean["linked"] - mean["isolated"]).to_numpy(), rel=1e-4
    )
    everybody = run(tmp_path / "b", communities=True)
    weekly = pd.read_parquet(everybody.folder / "weekly.parquet")
    assert weekly["community"].nunique() == 16
    assert everybody.values.equals(found.values)


def test_settings_of_the_point_reach_the_model(tmp_path: Path) -> None:
    """Exact: what the stand-in gives is the link's worth times need_scale, luck of seed and world apart."""
    found = sweep(
        [arm("world")], {"links.social_workers": {"values": [0, 1]}, "need_scale": {"values": [1, 2]}},
        "grid", seeds=tuple(range(1, 41)), street=FakeStreet(), weeks=80, model=LINKS, out=tmp_path / "g",
    )  # fmt: skip
    means = found.means("in_time_share_specialised")["world"]
    table = found.design.assign(mean=means).set_index(["links.social_workers", "need_scale"])["mean"]
    for scale in (1, 2):  # 10 points a unit; a mean of 40 pairs is within 0.8 but once in 2,000 draws
        assert table[1, scale] - table[0, scale] == pytest.approx(10 * scale, abs=0.8)


def test_an_interrupted_sweep_ends_like_an_undisturbed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    run(tmp_path / "whole")
    log.unlink()
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "again", progress=Listener(stop_after=5))
    run(tmp_path / "again")
    assert sum(runs_in(log).values()) == 12
    assert same_tables(tmp_path / "whole", tmp_path / "again")
    log.unlink()
    again = run(tmp_path / "again")  # complete: nothing is lived
    assert not log.exists()
    assert len(again.values) == 12


def test_a_folder_answers_one_question(tmp_path: Path) -> None:
    run(tmp_path / "a")
    with pytest.raises(OtherQuestion, match="design"):
        run(tmp_path / "a", design_seed=2)
    shown = run(tmp_path / "a", measures=["hours_meeting"])  # what is merely shown may change
    assert "hours_meeting.linked" in shown.points

"""Exact: what is told before a design starts is what it then costs, on a model whose cost is known."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from experiments.designs.design import factorial
from experiments.designs.factor import several
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.run import run_design
from experiments.runs.spec import Execution, RunSpec
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE

SLEEP = 0.3  # seconds that a run of the stand-in's slow worlds sleeps, whatever its weeks


def planned(
    arms: list[str], needs: list[float], seeds: int, weeks: int, communities: bool = False
) -> SweepPlan:
    """Return a plan of so many points."""
    design = factorial(several({"need_scale": {"values": needs}}))
    worlds = tuple(arm(name) for name in arms)
    spec = RunSpec(worlds, tuple(range(1, seeds + 1)), FakeStreet(), weeks=weeks)
    return sweep_plan(design, spec, each_community=communities)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a clock in place that only the stand-in's sleep moves, so that no other work counts."""
    now = [0.0]
    own = SimpleNamespace(
        perf_counter=lambda: now[0], sleep=lambda seconds: now.__setitem__(0, now[0] + seconds)
    )
    monkeypatch.setattr("experiments.runs.estimate.time", own)
    monkeypatch.setattr("tests.experiments.fake_model.time", own)


@pytest.mark.usefixtures("clock")
def test_time_is_that_of_the_runs_left_shared_among_workers() -> None:
    plan = planned(["slow"], [1, 2], seeds=6, weeks=2)
    cost = plan.cost(1, model=FAKE)
    assert cost.seconds[0] < 12 * SLEEP < cost.seconds[1]
    left = plan.cost(1, 9, model=FAKE)
    assert (left.runs, left.left) == (12, 3)
    assert left.seconds[0] < 3 * SLEEP < left.seconds[1]
    half = plan.cost(2, model=FAKE)
    assert half.seconds[0] < cost.seconds[0] * 0.9


@pytest.mark.parametrize("communities", [False, True])
def test_disk_is_what_the_tables_take(tmp_path: Path, communities: bool) -> None:
    """Seeds, not points: in the stand-in points do not differ, and copies compress to nothing."""
    plan = planned(["isolated", "linked"], [1], seeds=12, weeks=60, communities=communities)
    told = plan.cost(1, model=FAKE).bytes
    folder = run_design(plan, Execution(out=tmp_path / "a", model=FAKE)).folder
    taken = sum((folder / name).stat().st_size for name in ("weekly.parquet", "values.parquet"))
    assert taken / 1.5 < told < taken * 1.5

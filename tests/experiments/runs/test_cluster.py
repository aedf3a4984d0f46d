"""Exact: what a Dask worker takes along that is killed right after its run is given up, not waited for."""

from types import SimpleNamespace
from typing import Any

import pytest

from experiments.runs.engines import Lost
from experiments.runs.engines.cluster import FETCH_WITHIN, LOOK_EVERY, Cluster
from experiments.runs.worker import Task
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE

LANE = "tcp://127.0.0.1:1", 0


class Ready:
    """A future that says it is ready, and whose outcome never comes."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    def result(self, timeout: float) -> Any:
        self.asked.append(timeout)
        raise TimeoutError

    def cancel(self) -> None:
        """Nobody waits for it."""


@pytest.mark.parametrize(
    ("there", "stretches"), [(False, [1]), (True, [1, 2, 4, 8, 16, 32])], ids=["gone", "slow"]
)
def test_an_outcome_that_does_not_come_is_lost(there: bool, stretches: list[int]) -> None:
    client = SimpleNamespace(
        scheduler=SimpleNamespace(address="tcp://127.0.0.1:2"),
        status="running",
        nthreads=lambda: {LANE[0]: 1} if there or not future.asked else {},
    )
    cluster = Cluster(client, Task(FakeStreet(), 1.0, 8, model=FAKE), lambda _: None)
    future = Ready()
    cluster.running[LANE] = future
    cluster.ended.put((LANE, future))
    lane, outcome = cluster.next() or (None, None)
    assert lane == LANE
    assert isinstance(outcome, Lost)
    assert future.asked == [LOOK_EVERY * stretch for stretch in stretches]
    assert sum(future.asked) < 2 * FETCH_WITHIN

"""Exact: memory does not grow with the number of runs, from the first thousand to the ten thousandth."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from experiments.runs.executor import Task, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job
from experiments.runs.spec import Execution
from experiments.runs.store import RunRow
from scenarios import changed
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE, Listener

ROOT = Path(__file__).parents[3]
POINTS = 2_500
MEGABYTE = 2**20
WEEKS = 2
SCRIPT = """
import sys
from pathlib import Path
from tests.experiments.runs.test_memory import sweep

if __name__ == "__main__":
    sweep(Path(sys.argv[1]), int(sys.argv[2]))
"""


class Scale(Listener):
    """Weighs this process and its workers now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.weights: dict[int, float] = {}
        self.count = 0

    def finished(self, row: RunRow) -> None:
        assert row.error == ""
        self.count += 1
        if self.count in (1_000, 5_000, 4 * POINTS):
            self.weights[self.count] = weight()


def weight() -> float:
    """Return the megabytes that this process and its children hold."""
    here = psutil.Process()
    return sum(one.memory_info().rss for one in (here, *here.children())) / MEGABYTE


def sweep(out: Path, workers: int) -> None:
    """Live 2,500 points, two scenarios, two seeds; fail if memory grows by 50 MB."""
    jobs = [
        Job(world, seed, point=point)
        for point in range(POINTS)
        for world in (
            changed(arm(name), [f"need_scale={1 + point / POINTS}"]) for name in ("isolated", "linked")
        )
        for seed in (1, 2)
    ]
    scale = Scale()
    task = Task(FakeStreet(), 1.0, WEEKS, street_only=True, model=FAKE)
    results = ResultsFolder.open(out, {"question": {}, "command": "", "schema": 1})
    complete(results, jobs, task, Execution(workers, progress=scale))
    scale.weights[4 * POINTS + 1] = weight()  # the tables are built
    print(scale.weights)
    assert max(scale.weights.values()) - scale.weights[1_000] < 50


@pytest.mark.slow
def test_ten_thousand_runs(tmp_path: Path) -> None:
    """In a process of its own, so that nothing else is weighed; the model lives in it, too."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    words = [sys.executable, str(script), str(tmp_path / "a"), "1"]
    subprocess.run(words, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    with pq.ParquetFile(tmp_path / "a" / "weekly.parquet") as file:
        assert file.metadata.num_rows == 4 * POINTS * WEEKS
        assert file.num_row_groups == 4 * POINTS / 100

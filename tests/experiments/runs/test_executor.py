"""Exact: same bytes on every engine and any number of workers, failed rows, resuming."""

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import experiments.runs.engines.cluster
from experiments.questions.compare.result import Comparison
from experiments.questions.compare.run import compare
from experiments.runs.folder import OtherQuestion
from experiments.runs.jobs import Job
from experiments.runs.schedule import Step
from experiments.runs.store import RunRow
from experiments.runs.worker import Task
from experiments.text.errors import InputError
from sim.links import LINKS
from sim.scenario import Scenario
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE, Listener, runs_in, same_tables

ROOT = Path(__file__).parents[3]
WEEKS = 8
ENGINES = [("local", 1), ("local", 3), ("dask", 2)]


def compared(out: Path, arms: list[Scenario], seeds: Sequence[int] = (1, 2), **options: Any) -> Comparison:
    """Compare with the stand-in model."""
    return compare(arms, seeds, street=FakeStreet(), weeks=WEEKS, out=out, model=FAKE, **options)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the four arms with three seeds, lived in this process."""
    return compared(tmp_path_factory.mktemp("alone") / "a", four_arms(), range(1, 4)).folder


@dataclass(frozen=True)
class RunningCluster:
    """A scheduler and workers that somebody else has started."""

    engine: str
    scheduler: "subprocess.Popen[bytes]"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[RunningCluster]:
    """Start a scheduler and two workers, each a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    host, port = address.split(":")
    worker = [f"tcp://{address}", "--nthreads", "1", "--no-dashboard", "--host", host]
    commands = [["dask_scheduler", "--host", host, "--port", port, "--no-dashboard"]]
    commands += [["dask_worker", *worker, "--local-directory", str(tmp_path / f"w{n}")] for n in (1, 2)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{command[0]}", *command[1:]],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    yield RunningCluster(f"dask://{address}", processes[0])
    for process in reversed(processes):  # the scheduler last, so that workers can take leave
        process.terminate()
        process.wait(30)


@pytest.mark.slow
def test_same_bytes_of_the_real_model_on_every_engine(tmp_path: Path) -> None:
    """Branched withdrawals and arms that take hours, on a small street."""
    arms = ["isolated", "matched", "linked", "withdraw-a-26", "withdraw-c-52"]
    folders = [
        compare(
            arms,
            [1, 2],
            scale=0.03,
            weeks=56,
            engine=engine,
            workers=workers,
            out=tmp_path / f"{engine}-{workers}",
        ).folder
        for engine, workers in ENGINES
    ]
    assert all(same_tables(folder, folders[0]) for folder in folders[1:])


@pytest.mark.parametrize(("engine", "workers"), ENGINES[1:])
def test_same_bytes_on_every_engine(tmp_path: Path, alone: Path, engine: str, workers: int) -> None:
    found = compared(tmp_path / "a", four_arms(), range(1, 4), engine=engine, workers=workers)
    assert same_tables(found.folder, alone)
    assert (found.folder / "summary.csv").read_bytes() == (alone / "summary.csv").read_bytes()


def test_same_bytes_on_a_cluster_that_exists_also_after_a_resume(
    tmp_path: Path, alone: Path, cluster: RunningCluster
) -> None:
    """Interrupted when linked is done and matched is not: its hours travel from the folder."""

    class Stop(Listener):
        def finished(self, row: RunRow) -> None:
            super().finished(row)
            if row.scenario == "linked":
                raise KeyboardInterrupt

        def waiting(self, address: str) -> None:
            """Workers may take a moment longer to start than the scheduler."""

    with pytest.raises(KeyboardInterrupt):
        compared(tmp_path / "a", four_arms(), range(1, 4), engine=cluster.engine, progress=Stop())
    assert list((tmp_path / "a" / "parts").glob("linked-*.hours"))
    found = compared(tmp_path / "a", four_arms(), range(1, 4), engine=cluster.engine)
    assert same_tables(found.folder, alone)


@pytest.mark.slow
def test_a_scheduler_that_ends_is_one_clear_error(
    tmp_path: Path, alone: Path, cluster: RunningCluster
) -> None:
    class Kill(Listener):
        def finished(self, row: RunRow) -> None:
            super().finished(row)
            cluster.scheduler.kill()

        def waiting(self, address: str) -> None:
            """Workers may take a moment longer to start than the scheduler."""

    with pytest.raises(InputError, match=r"does not answer any more\. Finished runs are kept"):
        compared(tmp_path / "a", four_arms(), range(1, 4), engine=cluster.engine, progress=Kill())
    found = compared(tmp_path / "a", four_arms(), range(1, 4))
    assert same_tables(found.folder, alone)


@pytest.mark.parametrize("somebody_listens", [False, True])
def test_a_scheduler_that_is_not_there_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, somebody_listens: bool
) -> None:
    assert experiments.runs.engines.cluster.PATIENCE <= 10
    monkeypatch.setattr(experiments.runs.engines.cluster, "PATIENCE", 1.0)
    started = time.monotonic()
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        if somebody_listens:  # but says nothing
            deaf.listen()
        address = f"dask://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(InputError, match=f"no Dask scheduler answers at {address}"):
            compared(tmp_path / "a", four_arms(), engine=address)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("spark", "'spark' is not known: allowed is local, dask or dask://HOST:PORT"),
        ("127.0.0.1:8786", "did you mean 'dask://127.0.0.1:8786'"),
        ("dask://here", "'dask://here' needs a host and a port"),
        ("dask://here:port", "needs a host and a port"),
    ],
)
def test_other_engines_are_refused_before_a_folder_is_made(tmp_path: Path, engine: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        compared(tmp_path / "a", four_arms(), engine=engine)
    assert not (tmp_path / "a").exists()


def test_a_worker_with_another_version_of_the_model_is_refused() -> None:
    task = Task(FakeStreet(), 1.0, WEEKS, model=FAKE)
    with pytest.raises(InputError, match="another version of the model"):
        experiments.runs.engines.cluster.live(task, "0" * 64, "lane", Step(Job(arm("linked"), 1)), None)


def test_one_group_is_shared_among_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One seed and one burn-in, three workers: nobody stands idle while runs wait."""
    pids = tmp_path / "pids"
    monkeypatch.setenv("WULIAN_FAKE_PIDS", str(pids))
    arms = [arm(f"slow-{n}").replace(links=dict.fromkeys(LINKS[:n], 1)) for n in range(7)]
    found = compared(tmp_path / "a", arms, [1], workers=3)
    assert found.failed == 0
    shares = Counter(pids.read_text().split())
    assert len(shares) == 3
    assert max(shares.values()) <= 4


def test_rows_are_sorted_whatever_finished_first(tmp_path: Path) -> None:
    found = compared(tmp_path / "a", four_arms(), [3, 1], workers=2)
    pairs = found.weekly[["scenario", "seed"]].drop_duplicates().values.tolist()
    assert pairs == [
        [name, seed] for name in ("isolated", "linked", "matched", "linked-same-hours") for seed in (1, 3)
    ]


@pytest.mark.parametrize(
    ("engine", "workers"), [*ENGINES[:2], pytest.param(*ENGINES[2], marks=pytest.mark.slow)]
)
def test_a_failing_run_is_a_row_and_the_others_go_on(tmp_path: Path, engine: str, workers: int) -> None:
    arms = [arm("isolated"), arm("failing"), arm("hopeless", hours_of="failing"), arm("linked")]
    found = compared(tmp_path / "a", arms, engine=engine, workers=workers)
    runs = found.runs.set_index("run")
    assert found.failed == 4
    assert "told to fail" in runs.loc["failing-00001", "error"]
    assert "Traceback" in runs.loc["failing-00001", "error"]
    assert "takes the hours of failing-00001" in runs.loc["hopeless-00001", "error"]
    assert set(found.weekly["scenario"]) == {"isolated", "linked"}
    row = found.summary[(found.summary["scenario"] == "failing")].iloc[0]
    assert row["seeds"] == 0
    assert pd.isna(row["mean"])


@pytest.mark.parametrize(
    ("engine", "why"),
    [("local", "with exit code 9"), pytest.param("dask", "at tcp://127", marks=pytest.mark.slow)],
)
def test_a_run_that_kills_its_workers_is_a_failed_row(tmp_path: Path, engine: str, why: str) -> None:
    arms = [arm("dying"), arm("isolated"), arm("hopeless", hours_of="dying")]
    found = compared(tmp_path / "a", arms, engine=engine, workers=2)
    errors = found.runs.set_index("run")["error"]
    assert f"3 workers were lost in this run, the last one {why}" in errors["dying-00001"]
    assert "takes the hours of dying-00002" in errors["hopeless-00002"]
    assert errors["isolated-00001"] == errors["isolated-00002"] == ""


def test_failed_runs_alone_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    for _ in range(2):
        compared(tmp_path / "a", [arm("isolated"), arm("failing")], [1])
    assert runs_in(log) == {"isolated-1": 1, "failing-1": 2}


def test_a_finished_folder_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    for _ in range(2):
        found = compared(tmp_path / "a", four_arms(), [1])
    assert set(runs_in(log).values()) == {1}
    assert not (found.folder / "parts").exists()


def test_another_question_is_refused_with_both_shown(tmp_path: Path) -> None:
    options = {"street": FakeStreet(), "out": tmp_path / "a", "model": FAKE}
    compare([arm("isolated"), arm("linked")], [1], weeks=WEEKS, **options)  # type: ignore[arg-type]
    with pytest.raises(OtherQuestion) as caught:
        compare([arm("isolated"), arm("linked")], [1, 2], weeks=9, **options)  # type: ignore[arg-type]
    text = str(caught.value)
    assert "it asks:  compare isolated linked, seeds 1-1, 8 weeks" in text
    assert "you ask:  compare isolated linked, seeds 1-2, 9 weeks" in text
    assert "differ in: seeds, weeks" in text


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(ValueError, match="not a results folder"):
        compare([arm("isolated"), arm("linked")], [1], street=FakeStreet(), out=tmp_path, model=FAKE)
    assert (tmp_path / "diary.txt").read_text() == "mine"

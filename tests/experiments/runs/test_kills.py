"""Exact: real kills of a real command; the same command completes the rest, nothing runs twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from experiments.questions.compare.run import compare
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE, runs_in, same_tables

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

ROOT = Path(__file__).parents[3]
RUNS = 15
# each way of dying and each engine once; all pairs with the slow tests
KILLS = [
    pytest.param(
        engine, how, id=f"{engine[0]}-{engine[1]}-{how.name}", marks=[] if often else pytest.mark.slow
    )
    for engine, how, often in (
        (("local", 2), signal.SIGINT, True),
        (("dask", 2), signal.SIGKILL, False),
        (("local", 2), signal.SIGKILL, False),
        (("dask", 2), signal.SIGINT, False),
        (("local", 1), signal.SIGINT, False),
        (("local", 1), signal.SIGKILL, False),
    )
]
SCRIPT = """
import sys
from pathlib import Path
from tests.experiments.runs.test_kills import slow_comparison

if __name__ == "__main__":
    slow_comparison(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""


def slow_comparison(out: Path, engine: str = "local", workers: int = 1) -> None:
    """Compare three arms with five seeds, a third of a second a run."""
    arms = [arm("slow-base"), arm("slow-hours", hours_of="slow-linked"), arm("slow-linked")]
    compare(
        arms,
        range(1, 6),
        street=FakeStreet(),
        weeks=8,
        workers=workers,
        engine=engine,
        out=out,
        model=FAKE,
    )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same comparison, never disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "a"
    slow_comparison(folder)
    return folder


def listen_to_interrupts() -> None:
    """Undo what a shell does to what it runs in the background, where Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Command:
    """The comparison as a process of its own, in a session of its own."""

    def __init__(self, folder: Path, engine: str, workers: int) -> None:
        self.out, self.log, self.pids = folder / "out", folder / "log", folder / "pids"
        script = folder / "script.py"
        script.write_text(SCRIPT)
        self.words = [sys.executable, str(script), str(self.out), engine, str(workers)]
        self.environment = os.environ | {
            "WULIAN_FAKE_LOG": str(self.log),
            "WULIAN_FAKE_PIDS": str(self.pids),
            "PYTHONPATH": str(ROOT),
        }
        self.process = self.started()

    def started(self) -> "subprocess.Popen[bytes]":
        """Start it."""
        return subprocess.Popen(
            self.words,
            env=self.environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=listen_to_interrupts,
        )

    def finished(self) -> set[str]:
        """Return the runs that are on disk, as the log names them."""
        names = (path.stem.rsplit("-", 1) for path in (self.out / "parts").glob("*.json"))
        return {f"{name}-{int(seed)}" for name, seed in names}

    def wait_for(self, runs: int) -> None:
        """Wait until so many runs are on disk and another one is under way."""
        until(lambda: len(self.finished()) >= runs and runs_in(self.log).total() > len(self.finished()))

    def workers(self) -> set[int]:
        """Return the processes in which runs were lived, except the command itself."""
        return set(map(int, self.pids.read_text().split())) - {self.process.pid}

    def again(self) -> Counter[str]:
        """Give the same command again, wait for its end and return what it lived."""
        before = runs_in(self.log)
        assert self.started().wait(240) == 0
        return runs_in(self.log) - before


@pytest.fixture
def command(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Command]:
    """Return the command with an engine, under way."""
    started = Command(tmp_path, *request.param)
    yield started
    if started.process.poll() is None:
        started.process.kill()


def until(true: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Return whether a process lives; one that has ended may wait to be buried."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.slow
@pytest.mark.parametrize(("command", "how"), KILLS, indirect=["command"])
def test_the_whole_command_is_killed(command: Command, how: signal.Signals, undisturbed: Path) -> None:
    command.wait_for(4)
    command.process.send_signal(how)
    assert command.process.wait(60) != 0
    finished = command.finished()
    assert 4 <= len(finished) < RUNS
    until(lambda: not any(map(alive, command.workers())), seconds=20)  # no orphans
    assert not finished & set(command.again())
    assert same_tables(command.out, undisturbed)
    lived = runs_in(command.log)
    assert len(lived) == RUNS
    assert lived.total() <= RUNS + 2  # those in flight, one a worker


@pytest.mark.parametrize(
    "command",
    [("local", 2), pytest.param(("dask", 2), marks=pytest.mark.slow)],
    indirect=True,
    ids=["local", "dask"],
)
def test_a_worker_is_killed(command: Command, undisturbed: Path) -> None:
    """Its run is lived again elsewhere, the command itself goes on and ends well."""
    command.wait_for(3)
    victim = max(command.workers())
    os.kill(victim, signal.SIGKILL)
    assert command.process.wait(240) == 0
    assert same_tables(command.out, undisturbed)
    lived = runs_in(command.log)
    assert len(lived) == RUNS
    assert lived.total() <= RUNS + 1
    until(lambda: not any(map(alive, command.workers())), seconds=20)

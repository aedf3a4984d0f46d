"""Exact: same bytes for any number of workers, failed rows, resuming after a real kill."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from experiments.comparison import compare
from experiments.results import OtherQuestion
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet

ROOT = Path(__file__).parents[2]
WEEKS = 8


def runs_in(log: Path) -> Counter[str]:
    """Return how often each run was lived."""
    return Counter(log.read_text().split()) if log.exists() else Counter()


def test_same_bytes_for_one_and_two_workers(tmp_path: Path) -> None:
    contents = []
    for workers in (1, 2):
        found = compare(
            four_arms(), range(1, 5), street=FakeStreet(), weeks=WEEKS, workers=workers,
            out=tmp_path / str(workers), model="tests.experiments.fake_model",
        )
        assert found.failed == 0
        contents.append((found.folder / "weekly.parquet").read_bytes())
        contents.append((found.folder / "summary.csv").read_bytes())
    assert contents[0] == contents[2]
    assert contents[1] == contents[3]


def test_rows_are_sorted_whatever_finished_first(tmp_path: Path) -> None:
    found = compare(
        four_arms(), [3, 1], street=FakeStreet(), weeks=WEEKS, out=tmp_path / "a", model="tests.experiments.fake_model"
    )
    pairs = found.weekly[["scenario", "seed"]].drop_duplicates().values.tolist()
    assert pairs == [[name, seed] for name in
                     ("isolated", "linked", "matched", "linked-same-hours") for seed in (1, 3)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_run_is_a_row_and_the_others_go_on(tmp_path: Path, workers: int) -> None:
    arms = [arm("isolated"), arm("failing"), arm("hopeless", hours_of="failing"), arm("linked")]
    found = compare(
        arms, [1, 2], street=FakeStreet(), weeks=WEEKS, workers=workers, out=tmp_path / "a",
        model="tests.experiments.fake_model",
    )
    runs = found.runs.set_index("run")
    assert found.failed == 4
    assert "told to fail" in runs.loc["failing-00001", "error"]
    assert "Traceback" in runs.loc["failing-00001", "error"]
    assert "takes the hours of failing-00001" in runs.loc["hopeless-00001", "error"]
    assert set(found.weekly["scenario"]) == {"isolated", "linked"}
    row = found.summary[(found.summary["scenario"] == "failing")].iloc[0]
    assert row["seeds"] == 0
    assert pd.isna(row["mean"])


def test_a_dying_worker_is_a_failed_row(tmp_path: Path) -> None:
    found = compare(
        [arm("dying"), arm("isolated")], [1, 2], street=FakeStreet(), weeks=WEEKS, workers=2,
        out=tmp_path / "a", model="tests.experiments.fake_model",
    )
    errors = found.runs.set_index("run")["error"]
    assert "exit code 9" in errors["dying-00001"]
    assert errors["isolated-00002"] == ""


def test_failed_runs_alone_are_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    for _ in range(2):
        compare(
            [arm("isolated"), arm("failing")], [1], street=FakeStreet(), weeks=WEEKS,
            out=tmp_path / "a", model="tests.experiments.fake_model",
        )
    assert runs_in(log) == {"isolated-1": 1, "failing-1": 2}


def test_a_finished_folder_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    for _ in range(2):
        found = compare(
            four_arms(), [1], street=FakeStreet(), weeks=WEEKS, out=tmp_path / "a", model="tests.experiments.fake_model"
        )
    assert set(runs_in(log).values()) == {1}
    assert not (found.folder / "parts").exists()


def test_another_question_is_refused_with_both_shown(tmp_path: Path) -> None:
    options = {"street": FakeStreet(), "out": tmp_path / "a", "model": "tests.experiments.fake_model"}
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
        compare([arm("isolated"), arm("linked")], [1], street=FakeStreet(), out=tmp_path, model="tests.experiments.fake_model")
    assert (tmp_path / "diary.txt").read_text() == "mine"


SCRIPT = """
import sys
from pathlib import Path
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from experiments.comparison import compare

if __name__ == "__main__":
    arms = [arm("slow-base"), arm("slow-hours", hours_of="slow-linked"), arm("slow-linked")]
    compare(arms, range(1, 5), street=FakeStreet(), weeks=8, workers=int(sys.argv[2]),
            out=Path(sys.argv[1]), model="tests.experiments.fake_model")
"""


@pytest.mark.parametrize(("workers", "how"), [(2, signal.SIGKILL), (2, signal.SIGINT)])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_process_is_completed_by_the_same_command(
    tmp_path: Path, workers: int, how: signal.Signals
) -> None:
    """Kill a real process in the middle; the second call lives only what was not finished."""
    out, log, script = tmp_path / "out", tmp_path / "log", tmp_path / "script.py"
    script.write_text(SCRIPT)
    environment = os.environ | {"WULIAN_FAKE_LOG": str(log), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(out), str(workers)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while len(list((out / "parts").glob("*.json"))) < 4 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(how)
    process.wait(30)
    time.sleep(0.7)  # orphaned workers end with the run they are in
    finished = {path.stem for path in (out / "parts").glob("*.json")}
    assert 4 <= len(finished) < 12
    before = runs_in(log)
    subprocess.run(command, env=environment, check=True, timeout=120)
    again = runs_in(log) - before
    assert len(pd.read_parquet(out / "runs.parquet")) == 12
    assert json.loads((out / "manifest.json").read_text())["status"] == "complete"
    names = {f"{name}-{int(seed)}" for name, seed in (run.rsplit("-", 1) for run in finished)}
    warm_up = {"slow-linked-1", "slow-linked-2", "slow-linked-3", "slow-linked-4",
               "slow-hours-1", "slow-hours-2", "slow-hours-3", "slow-hours-4"} if workers > 1 else set()
    assert not (set(again) & names) - warm_up

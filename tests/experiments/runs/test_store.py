"""Exact: a part that is not what was written is noticed, set aside and lived again."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from experiments.questions.compare.run import compare
from experiments.runs.executor import Task, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job
from experiments.runs.store import DONE, WEEKLY, Parts, RunRow
from experiments.text.errors import DiskFull
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import CODES, FakeStreet
from tests.experiments.folders import FAKE, Listener, runs_in, same_tables

ROOT = Path(__file__).parents[3]
WEEKS = 4


def compared(out: Path, listener: Listener | None = None) -> None:
    """Compare the four arms with two seeds; an interrupt leaves the parts."""
    try:
        compare(
            four_arms(),
            [1, 2],
            street=FakeStreet(),
            weeks=WEEKS,
            out=out,
            model=FAKE,
            progress=listener or Listener(),
        )
    except KeyboardInterrupt:
        assert (out / "parts").exists()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same comparison, never disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "a"
    compared(folder)
    return folder


def flipped(content: bytes) -> bytes:
    """Return the bytes with one bit in the middle turned over."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize(
    ("kind", "damage"),
    [
        ("parquet", flipped),
        ("parquet", lambda content: content[:-9]),
        ("parquet", lambda _: None),
        ("hours", flipped),
        ("json", lambda content: content[: len(content) // 2]),
        ("json", lambda content: content.replace(b'"seed": 1', b'"seed": 3')),
        ("json", lambda _: b"\xff\xfe"),
        ("json", lambda _: b"[]"),
    ],
)
def test_a_damaged_part_is_set_aside_and_lived_again(
    tmp_path: Path,
    undisturbed: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    damage: Callable[[bytes], bytes | None],
) -> None:
    """Linked is finished, matched is not: both its table and its hours are still needed."""
    log, out = tmp_path / "log", tmp_path / "a"
    monkeypatch.setenv("WULIAN_FAKE_LOG", str(log))
    compared(out, Listener(stop_after=2))
    assert set(runs_in(log)) == {"isolated-1", "linked-1"}
    file = out / "parts" / f"linked-00001.{kind}"
    changed = damage(file.read_bytes())
    file.unlink() if changed is None else file.write_bytes(changed)
    listener = Listener()
    compared(out, listener)
    assert listener.aside == ["linked-00001"]
    assert runs_in(log) == {f"{one.name}-{seed}": 1 for one in four_arms() for seed in (1, 2)} | {
        "linked-1": 2
    }
    assert same_tables(out, undisturbed)
    left = {path.name for path in (out / "parts" / "damaged").iterdir()}
    assert left == {f"linked-00001.{ending}" for ending in ("json", "hours", "parquet")} - (
        {f"linked-00001.{kind}"} if changed is None else set()
    )
    assert not list((out / "parts").glob("*.*"))


def test_damage_that_happens_later_is_noticed_when_the_tables_are_built(
    tmp_path: Path, undisturbed: Path
) -> None:
    class Vandal(Listener):
        def finished(self, row: RunRow) -> None:
            super().finished(row)
            if len(self.runs) == 5:
                file = tmp_path / "a" / "parts" / f"{self.runs[0]}.parquet"
                file.write_bytes(flipped(file.read_bytes()))

    listener = Vandal()
    compared(tmp_path / "a", listener)
    assert listener.aside == listener.runs[:1]
    assert listener.runs[8:] == listener.runs[:1]
    assert same_tables(tmp_path / "a", undisturbed)


def test_hours_that_are_gone_are_lived_again(tmp_path: Path, undisturbed: Path) -> None:
    compared(tmp_path / "a", Listener(stop_after=2))
    (tmp_path / "a" / "parts" / "linked-00001.hours").unlink()
    listener = Listener()
    compared(tmp_path / "a", listener)
    assert listener.runs.count("linked-00001") == 1
    assert listener.aside == []
    assert same_tables(tmp_path / "a", undisturbed)


def test_half_a_file_is_never_a_part(tmp_path: Path) -> None:
    parts = Parts(tmp_path)
    row = RunRow("a-00001", "a", 1, DONE, 1.0, "", "f")
    (parts.path / "a-00001.parquet").write_bytes(b"table")  # killed before the row was written
    assert not parts.done("a-00001")
    parts.write(row, {WEEKLY: b"table"})
    assert parts.done("a-00001")
    assert parts.row("a-00001") == row


@pytest.mark.parametrize("at", [1, 3, 6])
def test_a_full_disk_is_one_clear_error_and_is_completed(
    tmp_path: Path, undisturbed: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The file system refuses the n-th file; nothing that is half there counts."""
    listener, synced, out = Listener(), 0, tmp_path / "a"

    def full(_: int) -> None:
        nonlocal synced
        synced += 1
        if synced > at and listener.asked[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull, match=r"disk is full: .*a could not be written.*same command"):
            compared(out, listener)
    assert not list(out.rglob("*.part"))
    assert not (out / "runs.parquet").exists()
    again = Listener()
    compared(out, again)
    assert sorted(again.runs + listener.runs) == sorted(
        f"{one.name}-{seed:05d}" for one in four_arms() for seed in (1, 2)
    )
    assert same_tables(out, undisturbed)


def test_points_come_first_and_the_street_alone_is_kept(tmp_path: Path) -> None:
    """Rows of many runs share a row group; one run after another comes out again."""
    jobs = [
        Job(arm(name), seed, point=n) for n in (0, 7) for name in ("isolated", "linked") for seed in (1, 2)
    ]
    folder = ResultsFolder.open(tmp_path / "a", {"question": {}, "command": "", "schema": 1})
    complete(folder, jobs, Task(FakeStreet(), 1.0, WEEKS, street_only=True, model=FAKE))
    file = pq.ParquetFile(folder.path / "weekly.parquet")
    assert file.schema_arrow.names[:5] == ["point", "scenario", "seed", "week", "community"]
    assert str(file.schema_arrow.field("point").type) == "int32"
    assert file.num_row_groups == 1
    tables = list(folder.weekly_by_run())
    assert [(t["point"][0], t["scenario"][0], t["seed"][0]) for t in tables] == [
        (job.point, job.scenario.name, job.seed) for job in jobs
    ]
    for table in tables:
        assert list(table["community"]) == ["street"] * WEEKS
    runs = pd.read_parquet(folder.path / "runs.parquet")
    assert list(runs["run"]) == [job.name for job in jobs]
    assert runs["point"].tolist() == [job.point for job in jobs]


def test_a_run_that_is_not_in_a_sweep_has_no_point(undisturbed: Path) -> None:
    runs = pd.read_parquet(undisturbed / "runs.parquet")
    assert runs["point"].isna().all()
    weekly: Any = pq.read_table(undisturbed / "weekly.parquet")
    assert weekly.column_names[:2] == ["scenario", "seed"]
    assert len(weekly) == 8 * WEEKS * (len(CODES) + 1)
    assert json.loads((undisturbed / "manifest.json").read_text())["runs"] == 8


FULL = """
import sys
from pathlib import Path
from experiments.questions.compare.run import compare
from experiments.text.errors import DiskFull
from tests.experiments.arms import four_arms
from tests.experiments.fake_model import FakeStreet

if __name__ == "__main__":
    try:
        compare(four_arms(), [1, 2], street=FakeStreet(), weeks=30, out=Path(sys.argv[1]),
                model="tests.experiments.fake_model")
    except DiskFull as error:
        print(error)
"""
IN_A_SMALL_DISK = (
    "mount -t tmpfs -o size={kilobytes}k tmpfs {disk} && cd {disk} && {python} {script} out && ls out"
    " && mount -o remount,size=50m {disk} && {python} {script} out && cp -r out {kept}"
)


def may_mount() -> bool:
    """Return whether this user may mount a small disk in a name space of its own."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(["unshare", "-rm", "true"], capture_output=True)
    return tried.returncode == 0


@pytest.mark.skipif(not may_mount(), reason="needs a disk of its own to fill")
@pytest.mark.parametrize(
    ("kilobytes", "tables_begun"), [pytest.param(120, False, marks=pytest.mark.slow), (320, True)]
)
def test_a_disk_that_is_really_full(tmp_path: Path, kilobytes: int, tables_begun: bool) -> None:
    """One disk is full in the middle of the runs, the other when the tables are built."""
    script, disk, kept = tmp_path / "script.py", tmp_path / "disk", tmp_path / "kept"
    script.write_text(FULL)
    disk.mkdir()
    shell = IN_A_SMALL_DISK.format(
        kilobytes=kilobytes, disk=disk, python=sys.executable, script=script, kept=kept
    )
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", shell],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.count("The disk is full: out could not be written.") == 1
    assert ("runs.parquet" in done.stdout) == tables_begun
    compare(four_arms(), [1, 2], street=FakeStreet(), weeks=30, out=tmp_path / "a", model=FAKE)
    assert same_tables(kept, tmp_path / "a")

"""The results folder: the only writer of it. Finished runs are parts on disk until all are done.

    manifest.json    what was asked and with what; status "running" or "complete"
    parts/           one .parquet and one .json per finished run, each put in place in one step
    runs.parquet     one row per run
    weekly.parquet   all runs' weeks, one row group per run, in a fixed order

A part's .json is written last: where it stands, the run is finished and is never run again.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from experiments.errors import InputError

SCHEMA_VERSION = 1
DONE, FAILED = "done", "failed"


class OtherQuestion(InputError):  # noqa: N818 - it names what is wrong
    """The folder holds the answer to another question."""


@dataclass(frozen=True)
class RunRow:
    """One row of runs.parquet. `error` holds the traceback of a failed run, else ""."""

    run: str
    scenario: str
    seed: int
    status: str
    seconds: float
    error: str
    fingerprint: str
    auxiliary: bool = False
    point: int | None = None


def canonical(value: Any) -> str:
    """Return JSON with sorted keys: equal questions give equal text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    temporary = path.with_name(path.name + ".part")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 with BOM, so that Excel shows Chinese."""
    text = table.to_csv(index=False, float_format="%.6g", lineterminator="\n")
    _replace(path, text.encode("utf-8-sig"))


class Parts:
    """The finished runs of a folder. Workers write here; each run has its own files."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "parts"
        self.path.mkdir(parents=True, exist_ok=True)

    def write(self, row: RunRow, weekly: pd.DataFrame | None, hours: bytes | None = None) -> None:
        """Put a run in place: weekly table and hours first, the row last."""
        if weekly is not None:
            sink = pa.BufferOutputStream()
            pq.write_table(pa.Table.from_pandas(weekly, preserve_index=False), sink)
            _replace(self.path / f"{row.run}.parquet", sink.getvalue().to_pybytes())
        if hours is not None:
            _replace(self.path / f"{row.run}.hours", hours)
        _replace(self.path / f"{row.run}.json", canonical(asdict(row)).encode())

    def row(self, run: str) -> RunRow | None:
        """Return the row of a run that was tried, or None."""
        path = self.path / f"{run}.json"
        if not path.exists():
            return None
        return RunRow(**json.loads(path.read_text(encoding="utf-8")))

    def done(self, run: str) -> bool:
        """Return whether the run is finished. A failed run is not: it may be tried again."""
        row = self.row(run)
        return row is not None and row.status == DONE

    def hours(self, run: str) -> bytes | None:
        """Return the stored hours of a finished run, or None."""
        path = self.path / f"{run}.hours"
        return path.read_bytes() if path.exists() else None

    def forget_hours(self, run: str) -> None:
        """Drop the stored hours of a run that no other waits for."""
        (self.path / f"{run}.hours").unlink(missing_ok=True)

    def weekly(self, run: str) -> pa.Table:
        """Return the weekly table of a finished run."""
        return pq.read_table(self.path / f"{run}.parquet")


class ResultsFolder:
    """A results folder that asks one question."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest

    @classmethod
    def open(cls, path: Path, manifest: dict[str, Any]) -> "ResultsFolder":
        """Make the folder, or continue one that asks the same question.

        Raises OtherQuestion if it asks another, InputError if it holds anything else.
        """
        file = path / "manifest.json"
        if path.exists() and not path.is_dir():
            raise InputError(f"{path} is a file; --out must be a folder.")
        if file.exists():
            found = _read_manifest(file)
            if canonical(found["question"]) != canonical(manifest["question"]):
                raise OtherQuestion(_refusal(path, found["question"], manifest["question"]))
            found["command"] = manifest["command"]
            return cls(path, found)
        if path.exists() and any(path.iterdir()):
            raise InputError(
                f"{path} holds files but no manifest.json, so it is not a results folder."
                " Choose an empty or new folder with --out."
            )
        path.mkdir(parents=True, exist_ok=True)
        folder = cls(path, {**manifest, "status": "running"})
        folder.save_manifest()
        return folder

    @classmethod
    def read(cls, path: Path) -> "ResultsFolder":
        """Open a complete folder for reading; InputError if it is not one."""
        file = path / "manifest.json"
        if not file.exists():
            raise InputError(f"{path} is not a results folder: there is no manifest.json in it.")
        manifest = _read_manifest(file)
        if manifest.get("status") != "complete":
            raise InputError(
                f"{path} is not complete yet. This command completes it: {manifest['command']}"
            )
        return cls(path, manifest)

    @property
    def complete(self) -> bool:
        """Return whether all its runs are finished and its tables written."""
        return self.manifest.get("status") == "complete" and not self.manifest.get("failed")

    def save_manifest(self) -> None:
        """Write manifest.json."""
        text = json.dumps(self.manifest, indent=2, ensure_ascii=False, sort_keys=True, default=str)
        _replace(self.path / "manifest.json", (text + "\n").encode())

    def finish(self, runs: Sequence[str], ended: str) -> None:
        """Build runs.parquet and weekly.parquet from the parts, in the order of `runs`.

        Parts are dropped when every run is done; with failed runs they stay, so that the same
        command tries only the failed ones again.
        """
        parts = Parts(self.path)
        rows = [row for row in map(parts.row, runs) if row is not None]
        _write_weekly(self.path / "weekly.parquet", parts, rows)
        table = pa.Table.from_pandas(pd.DataFrame([asdict(row) for row in rows]))
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        _replace(self.path / "runs.parquet", sink.getvalue().to_pybytes())
        failed = sum(row.status == FAILED for row in rows)
        self.manifest |= {"status": "complete", "runs": len(rows), "failed": failed, "ended": ended}
        self.save_manifest()
        if not failed:
            shutil.rmtree(parts.path)

    def runs(self) -> pd.DataFrame:
        """Return runs.parquet."""
        return pd.read_parquet(self.path / "runs.parquet")

    def weekly_by_run(self) -> Iterator[pd.DataFrame]:
        """Yield the weekly table of one run after another (a row group each)."""
        path = self.path / "weekly.parquet"
        if not path.exists():
            return
        with pq.ParquetFile(path) as file:
            for place in range(file.num_row_groups):
                yield file.read_row_group(place).to_pandas()


def _write_weekly(path: Path, parts: Parts, rows: Sequence[RunRow]) -> None:
    """Write all runs that are done, one row group each, without holding them all in memory."""
    temporary = path.with_name(path.name + ".part")
    writer: pq.ParquetWriter | None = None
    for row in rows:
        if row.status != DONE:
            continue
        table = parts.weekly(row.run)
        if writer is None:
            writer = pq.ParquetWriter(temporary, table.schema)
        writer.write_table(table.cast(writer.schema), row_group_size=len(table))
    if writer is not None:
        writer.close()
        os.replace(temporary, path)


def _read_manifest(file: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}.") from error
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA_VERSION:
        raise InputError(f"{file} is not a manifest this version can read.")
    return manifest


def _line(question: Mapping[str, Any]) -> str:
    names = " ".join(scenario["name"] for scenario in question["scenarios"])
    seeds = question["seeds"]
    span = f"{seeds[0]}-{seeds[-1]}" if seeds == list(range(seeds[0], seeds[-1] + 1)) else seeds
    return (
        f"{question['experiment']} {names}, seeds {span}, {question['weeks']} weeks,"
        f" scale {question['scale']:g}, street {question['street']['name']}"
    )


def _refusal(path: Path, found: Mapping[str, Any], asked: Mapping[str, Any]) -> str:
    keys = sorted(
        key for key in {*found, *asked} if canonical(found.get(key)) != canonical(asked.get(key))
    )
    named = {"model": "the model's source"}
    differing = ", ".join(named.get(key, key) for key in keys)
    return (
        f"{path} already answers another question.\n"
        f"  it asks:  {_line(found)}\n"
        f"  you ask:  {_line(asked)}\n"
        f"  they differ in: {differing}\n"
        "Choose another folder with --out."
    )

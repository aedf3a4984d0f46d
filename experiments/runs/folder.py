"""The results folder: the only writer of its tables.

manifest.json    what was asked and with what; status "running" or "complete"
parts/           finished runs until all are done (`experiments.runs.store`)
runs.parquet     one row per run
weekly.parquet   all runs' weeks in a fixed order; a row group holds whole runs
street.parquet   the rows of the whole street alone, where weekly.parquet has communities too
observed.parquet what observers found, in the same order
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from experiments.runs.model_version import check_model
from experiments.runs.parquet import write_tables
from experiments.runs.readable import by_another, check_whole
from experiments.runs.store import (
    DONE,
    FAILED,
    OBSERVED,
    WEEKLY,
    DamagedPart,
    Parts,
    RunRow,
    canonical,
    write_whole,
)
from experiments.text.errors import InputError

SCHEMA_VERSION = 1
TABLES = {WEEKLY: "weekly.parquet", OBSERVED: "observed.parquet"}
STREET_ROWS = "street.parquet"
# How much is held while tables are built, whatever the number of runs.
RUNS_AT_ONCE, ROWS_AT_ONCE = 100, 10_000
RUNS_SCHEMA = pa.schema(
    {
        "run": pa.string(),
        "scenario": pa.string(),
        "seed": pa.int64(),
        "status": pa.string(),
        "seconds": pa.float64(),
        "error": pa.string(),
        "fingerprint": pa.string(),
        "auxiliary": pa.bool_(),
        "point": pa.int32(),
    }
)


class OtherQuestion(InputError):  # noqa: N818 - it names what is wrong
    """The folder holds the answer to another question."""


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as UTF-8 with BOM, so that Excel shows Chinese; no number loses a digit."""
    text = table.to_csv(index=False, lineterminator="\n")
    write_whole(path, text.encode("utf-8-sig"))


class ResultsFolder:
    """A results folder that asks one question."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest

    @classmethod
    def find(cls, path: Path, question: Mapping[str, Any]) -> "ResultsFolder | None":
        """Return the folder if it asks this question, None if nothing is there yet.

        Raises OtherQuestion if it asks another, OtherModel if another model made it, InputError if
        it holds anything else.
        """
        file = path / "manifest.json"
        if path.exists() and not path.is_dir():
            raise InputError(f"{path} is a file; --out must be a folder.")
        if file.exists():
            found = _read_manifest(file)
            check_model(path, found)
            if canonical(found["question"]) != canonical(question):
                raise OtherQuestion(_refusal(path, found["question"], question))
            return cls(path, found)
        if path.exists() and any(path.iterdir()):
            raise InputError(
                f"{path} holds files but no manifest.json, so it is not a results folder."
                " Choose an empty or new folder with --out."
            )
        return None

    @classmethod
    def open(cls, path: Path, manifest: dict[str, Any]) -> "ResultsFolder":
        """Make the folder, or continue one that asks the same question. Raises as `find`."""
        if (found := cls.find(path, manifest["question"])) is not None:
            found.manifest["command"] = manifest["command"]
            return found
        path.mkdir(parents=True, exist_ok=True)
        folder = cls(path, {**manifest, "status": "running"})
        folder.save_manifest()
        return folder

    @classmethod
    def read(cls, path: Path) -> "ResultsFolder":
        """Open a complete folder for reading; InputError if it is not one."""
        file = path / "manifest.json"
        if not file.exists():
            raise InputError(
                f"{path} is not a results folder: there is no manifest.json in it.",
                f"{path} 不是结果文件夹：里面没有 manifest.json。",
            )
        manifest = _read_manifest(file)
        if manifest.get("status") != "complete":
            command = manifest.get("command", "")
            raise InputError(
                f"{path} is not complete yet. This command completes it: {command}",
                f"{path} 还没有跑完。接着跑完的命令：{command}",
            )
        check_whole(path, manifest, ("runs.parquet", *TABLES.values()))
        return cls(path, manifest)

    @property
    def complete(self) -> bool:
        """Return whether all its runs are finished and its tables written."""
        return self.manifest.get("status") == "complete" and not self.manifest.get("failed")

    @property
    def done(self) -> int:
        """Return about how many runs are done: a run that failed or was damaged may be among them."""
        if self.manifest.get("status") == "complete":
            return int(self.manifest["runs"]) - int(self.manifest["failed"])
        return sum(1 for _ in (self.path / "parts").glob("*.json"))

    def save_manifest(self) -> None:
        """Write manifest.json."""
        text = json.dumps(self.manifest, indent=2, ensure_ascii=False, sort_keys=True, default=str)
        write_whole(self.path / "manifest.json", (text + "\n").encode())

    def parts(self) -> Parts:
        """Return the finished runs that are not in the tables yet."""
        return Parts(self.path)

    def finish(self, runs: Sequence[str], ended: str) -> None:
        """Build runs.parquet and the tables of the runs from the parts, in the order of `runs`.

        Parts are dropped when every run is done; with failed runs they stay, so that the same
        command tries only the failed ones again. Raises DamagedPart at the first part whose
        fingerprint does not fit; the tables are then left as they were.
        """
        parts = self.parts()
        statuses: dict[str, str] = {}

        def rows() -> Iterator[RunRow]:
            for run in runs:
                row = parts.row(run)
                if row is None:
                    raise DamagedPart(run)
                statuses[run] = row.status
                yield row

        several = (_rows_table(own) for own in _batches(rows(), RUNS_AT_ONCE))
        write_tables(self.path / "runs.parquet", several, self.manifest)
        finished = [run for run in runs if statuses[run] == DONE]
        for kind, name in TABLES.items():
            left = (run for run in finished if kind in parts.kinds(run))
            write_tables(self.path / name, _whole_runs(parts, left, kind), self.manifest)
        write_tables(self.path / STREET_ROWS, self._street_rows(), self.manifest)
        failed = sum(status == FAILED for status in statuses.values())
        self.manifest |= {"status": "complete", "runs": len(runs), "failed": failed, "ended": ended}
        self.save_manifest()
        if not failed:
            parts.remove()

    def _street_rows(self) -> Iterator[pa.Table]:
        """Yield the street's rows where those of communities stand beside them: a tenth of the bytes."""
        path = self.path / TABLES[WEEKLY]
        if not path.exists():
            return
        with pq.ParquetFile(path) as file:
            for place in range(file.num_row_groups):
                rows = file.read_row_group(place)
                street = rows.filter(pc.equal(rows["community"], "street"))
                if len(street) < len(rows):
                    yield street

    def runs(self) -> pd.DataFrame:
        """Return runs.parquet."""
        return pd.read_parquet(self.path / "runs.parquet")

    def weekly_by_run(self) -> Iterator[pd.DataFrame]:
        """Yield the weekly table of one run after another."""
        for several in self.weekly_of_several():
            keys = [name for name in ("point", "scenario", "seed") if name in several]
            for _, own in several.groupby(keys, sort=False):
                yield own.reset_index(drop=True)

    def weekly_of_several(self) -> Iterator[pd.DataFrame]:
        """Yield the weekly table of some whole runs at a time, as they are stored."""
        return self._several(WEEKLY)

    def observed_of_several(self) -> Iterator[pd.DataFrame]:
        """Yield what observers found in some whole runs at a time, as it is stored."""
        return self._several(OBSERVED)

    def _several(self, kind: str) -> Iterator[pd.DataFrame]:
        path = self.path / TABLES[kind]
        if not path.exists():
            return
        with pq.ParquetFile(path) as file:
            for place in range(file.num_row_groups):
                yield file.read_row_group(place).to_pandas()


def _batches(rows: Iterator[RunRow], size: int) -> Iterator[list[RunRow]]:
    while batch := list(islice(rows, size)):
        yield batch


def _rows_table(rows: Sequence[RunRow]) -> pa.Table:
    """Return rows of runs.parquet."""
    return pa.Table.from_pylist([asdict(row) for row in rows], schema=RUNS_SCHEMA)


def _whole_runs(parts: Parts, runs: Iterator[str], kind: str) -> Iterator[pa.Table]:
    """Yield the tables of some runs at a time: fewer, larger row groups read faster."""
    held: list[pa.Table] = []
    for run in runs:
        held.append(pq.read_table(pa.BufferReader(parts.content(run, kind))))
        if len(held) == RUNS_AT_ONCE or sum(map(len, held)) >= ROWS_AT_ONCE:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)


def _read_manifest(file: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}.", f"{file} 读不了：{error}。") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("schema"), int):
        raise InputError(f"{file} is not a manifest of wulian.", f"{file} 不是 wulian 的清单文件。")
    if manifest["schema"] != SCHEMA_VERSION:
        raise by_another(file, manifest)
    return manifest


def _line(question: Mapping[str, Any]) -> str:
    names = " ".join(scenario["name"] for scenario in question["scenarios"])
    seeds = question["seeds"]
    span = f"{seeds[0]}-{seeds[-1]}" if seeds == list(range(seeds[0], seeds[-1] + 1)) else seeds
    of_scale = f" scale {question['scale']:g}," if question["scale"] != 1 else ""
    codes = question["street"].get("communities")
    return (
        f"{question['experiment']} {names}, seeds {span}, {question['weeks']} weeks,{of_scale}"
        f" street {question['street']['name']}" + (f", communities {','.join(codes)}" if codes else "")
    )


def _refusal(path: Path, found: Mapping[str, Any], asked: Mapping[str, Any]) -> str:
    keys = sorted(key for key in {*found, *asked} if canonical(found.get(key)) != canonical(asked.get(key)))
    named = {"model": "the model's source"}
    differing = ", ".join(named.get(key, key) for key in keys)
    return (
        f"{path} already answers another question.\n"
        f"  it asks:  {_line(found)}\n"
        f"  you ask:  {_line(asked)}\n"
        f"  they differ in: {differing}\n"
        "Choose another folder with --out."
    )

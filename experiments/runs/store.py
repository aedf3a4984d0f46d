"""Finished runs as parts on disk, until the tables of their folder are built from them.

    RUN.parquet   the weekly table
    RUN.observed  what observers found, as Parquet
    RUN.hours     the hours record, as long as another run waits for it
    RUN.json      the run's row, the SHA-256 of the other files and of itself
    damaged/      parts whose fingerprint did not fit

One process writes here, the one that gives the work out. A part's .json is written last: where it
stands and the fingerprints fit, the run is finished and never run again.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from experiments.runs.model_version import KEY, check_model
from sim.version import MODEL

DONE, FAILED = "done", "failed"
WEEKLY, OBSERVED, HOURS, ROW = "parquet", "observed", "hours", "json"


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


class DamagedPart(Exception):  # noqa: N818 - it names what is wrong
    """The part of a run is not what was written."""

    def __init__(self, run: str) -> None:
        """Name the run."""
        super().__init__(f"the part of {run} is damaged")
        self.run = run


def canonical(value: Any) -> str:
    """Return JSON with sorted keys: equal questions give equal text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    temporary = path.with_name(path.name + ".part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Parts:
    """The finished runs of a folder; each run has its own files."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "parts"
        self.path.mkdir(parents=True, exist_ok=True)

    def _file(self, run: str, kind: str) -> Path:
        return self.path / f"{run}.{kind}"

    def write(self, row: RunRow, contents: Mapping[str, bytes]) -> None:
        """Put a run in place: its contents by kind first, the row last."""
        for kind, content in contents.items():
            write_whole(self._file(row.run, kind), content)
        entry = {
            KEY: MODEL,
            "row": asdict(row),
            "sha256": {kind: _sha256(content) for kind, content in contents.items()},
        }
        checked = entry | {"check": _sha256(canonical(entry).encode())}
        write_whole(self._file(row.run, ROW), canonical(checked).encode())

    def _entry(self, run: str) -> dict[str, Any] | None:
        """Return what a part's .json says, None without one; raises DamagedPart, OtherModel."""
        try:
            entry = json.loads(self._file(run, ROW).read_bytes())
            check = entry.pop("check")
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise DamagedPart(run) from error
        if check != _sha256(canonical(entry).encode()) or entry["row"]["run"] != run:
            raise DamagedPart(run)
        check_model(self._file(run, ROW), entry)
        return entry

    def row(self, run: str) -> RunRow | None:
        """Return the row of a run that was tried, or None; raises DamagedPart."""
        entry = self._entry(run)
        return None if entry is None else RunRow(**entry["row"])

    def content(self, run: str, kind: str) -> bytes:
        """Return the bytes of a part's table or hours; raises DamagedPart."""
        entry = self._entry(run)
        try:
            content = self._file(run, kind).read_bytes()
        except FileNotFoundError:
            raise DamagedPart(run) from None
        if entry is None or entry["sha256"].get(kind) != _sha256(content):
            raise DamagedPart(run)
        return content

    def done(self, run: str) -> bool:
        """Return whether a run is finished and its table intact; raises DamagedPart.

        A failed run is not finished: it may be tried again.
        """
        entry = self._entry(run)
        if entry is None or entry["row"]["status"] != DONE:
            return False
        for kind in entry["sha256"].keys() & {WEEKLY, OBSERVED}:
            self.content(run, kind)
        return True

    def kinds(self, run: str) -> frozenset[str]:
        """Return which contents a run left; raises DamagedPart."""
        entry = self._entry(run)
        return frozenset(() if entry is None else entry["sha256"])

    def survey(self, runs: Iterable[str], set_aside: Callable[[str], None]) -> set[str]:
        """Return which runs are finished; damaged parts are set aside and named."""
        found = set()
        for run in runs:
            try:
                if self.done(run):
                    found.add(run)
            except DamagedPart:
                self.set_aside(run)
                set_aside(run)
        return found

    def set_aside(self, run: str) -> None:
        """Move the files of a damaged part out of the way."""
        damaged = self.path / "damaged"
        damaged.mkdir(exist_ok=True)
        for kind in (ROW, WEEKLY, OBSERVED, HOURS):
            with contextlib.suppress(FileNotFoundError):
                os.replace(self._file(run, kind), damaged / f"{run}.{kind}")

    def has_hours(self, run: str) -> bool:
        """Return whether the hours of a finished run are still kept."""
        return self._file(run, HOURS).exists()

    def forget_hours(self, run: str) -> None:
        """Drop the kept hours of a run that no other waits for."""
        self._file(run, HOURS).unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove all parts but those set aside."""
        if not (self.path / "damaged").exists():
            shutil.rmtree(self.path)
            return
        for file in self.path.iterdir():
            if file.is_file():
                file.unlink()

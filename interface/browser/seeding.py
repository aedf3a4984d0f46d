"""The process that lives more seeds and says, pair by pair, what they show so far."""

import os
import shutil
import signal
import time
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from experiments.questions.compare.result import Comparison
from experiments.runs import inputs, provenance
from experiments.runs.executor import MODEL, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job, jobs_of, with_needed_arms
from experiments.runs.progress import Silence
from experiments.runs.spec import Execution, RunSpec
from experiments.runs.store import DONE, WEEKLY, RunRow, write_whole
from interface.browser.gathering import Gathering
from sim.scenario import Scenario

POLITE = 10  # the page's own worlds come first


@dataclass(frozen=True)
class Order:
    """What to live: arms (A, B, and worlds whose hours they take), seeds, street; where to keep it.

    `files` holds scenario files of changed arms by name. `source` is a folder that holds parts of these runs
    already; `cancelled` says how to call the end.
    """

    arms: tuple[Scenario, ...]
    seeds: tuple[int, ...]
    street: str
    communities: str
    weeks: int
    results: str
    files: Mapping[str, str] = field(default_factory=dict)
    scale: float = 1.0
    source: str | None = None
    cancelled: bool = False

    def only(self, seeds: Sequence[int], source: str | None) -> "Order":
        """Return the order for these seeds, which `source` holds."""
        return replace(self, seeds=tuple(seeds), source=source, cancelled=True)


def live(order: Order, out: Connection) -> None:
    """Live an order; what is told goes out of the connection. To be called in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        _Run(order, out).run()
    except (BrokenPipeError, ConnectionResetError):
        pass  # the server has gone
    except Exception:
        traceback.print_exc()
        out.send({"status": "failed", "done": 0, "total": len(order.seeds)})


class _Run(Silence):
    """One order: the listener of its own experiment."""

    def __init__(self, order: Order, out: Connection) -> None:
        self.order, self.out = order, out
        a, b, *sources = order.arms
        known = {one.name: one for one in sources}
        ordered, self.auxiliary = with_needed_arms([a, b], known.__getitem__)
        self.ordered = ordered
        self.street = inputs.street(order.street, order.communities)
        asked = [a.name, b.name]
        self.spec = RunSpec(
            (a, b), order.seeds, order.street, order.communities, scale=order.scale, weeks=order.weeks
        )
        question = provenance.question("compare", asked, ordered, self.street, self.spec, MODEL)
        folder = Path(order.results) / provenance.folder_name("compare", asked, question)
        manifest = provenance.manifest(question, ordered, self.street, folder, named=False)
        manifest["command"] = self._command(question, folder)
        self.results = ResultsFolder.open(folder, manifest)
        for name, text in order.files.items():
            write_whole(folder / f"{name}.toml", text.encode())
        self.comparison = Comparison(self.results)
        weeks = {one.name: self.comparison.weeks(one.name) for one in (a, b)}
        self.gathering = Gathering(a.name, b.name, weeks, order.weeks)
        self.jobs = jobs_of(ordered, order.seeds, self.auxiliary)
        self.failed = 0
        self.began = time.monotonic()
        self.already = 0

    def _command(self, question: Mapping[str, Any], folder: Path) -> str:
        """Return the command that completes or repeats this folder; changed arms are named by their files."""
        kept = Path("results") / folder.name
        arms = [str(kept / f"{name}.toml") if name in self.order.files else name for name in question["arms"]]
        return provenance.command({**question, "arms": arms}, kept if self.order.files else None)

    def run(self) -> None:
        """Live it, write the tables, and say that it is done."""
        if self.results.complete:
            for weekly in self.results.weekly_by_run():
                self._gather(str(weekly["scenario"].iloc[0]), int(weekly["seed"].iloc[0]), weekly)
        else:
            self._take_over()
            how = Execution(progress=self)
            complete(self.results, self.jobs, how.task(self.spec, self.street), how)
            self.comparison.write_tables()
        self._tell("cancelled" if self.order.cancelled else "done")

    def _take_over(self) -> None:
        """Copy runs that another folder has lived; each is checked before it is believed."""
        if self.order.source is None:
            return
        parts, there = Path(self.order.results) / self.order.source / "parts", self.results.path / "parts"
        there.mkdir(exist_ok=True)
        for file in parts.glob("*"):
            if file.is_file() and not (there / file.name).exists():
                shutil.copy2(file, there / file.name)

    def begin(self, total: int, done: int) -> None:
        """Gather what was lived before."""
        del total, done
        parts = self.results.parts()
        for job in self.jobs:
            row = parts.row(job.name)
            if row is not None and row.status == DONE:
                self._read(job)
        self.already = len(self.gathering.seeds)
        if not self.order.cancelled:
            self._tell("running")

    def finished(self, row: RunRow) -> None:
        """Gather a run, and tell after every pair."""
        if row.status != DONE:
            self.failed += 1
            return
        before = len(self.gathering.seeds)
        self._read(next(job for job in self.jobs if job.name == row.run))
        if len(self.gathering.seeds) > before and not self.order.cancelled:
            self._tell("running")

    def _read(self, job: Job) -> None:
        table = pq.read_table(pa.BufferReader(self.results.parts().content(job.name, WEEKLY)))
        self._gather(job.scenario.name, job.seed, table.to_pandas())

    def _gather(self, scenario: str, seed: int, weekly: pd.DataFrame) -> None:
        self.gathering.add(scenario, seed, weekly)

    def _tell(self, status: str) -> None:
        done, total = len(self.gathering.seeds), len(self.order.seeds)
        new = done - self.already
        pace = (time.monotonic() - self.began) / new if new else None
        message: dict[str, Any] = {
            "status": status,
            "done": done,
            "total": total,
            "failed": self.failed,
            "seconds_left": None if pace is None else round(pace * (total - done)),
            "folder": self.results.path.name,
            "lived": list(self.gathering.seeds),
            "rows": self.gathering.rows(),
            "bands": self.gathering.bands(),
        }
        self.out.send(message)

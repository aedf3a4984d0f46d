"""What a worker does, on whatever engine: live one run after another and hand back bytes.

A worker touches no file. Runs of one seed that are identical until some week start from a past
that an earlier run left on the worker's `Bench`; a past that is not there is simply lived again.
"""

import importlib
import pickle
import time
import traceback
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from experiments.runs.store import DONE, FAILED, HOURS, OBSERVED, WEEKLY, RunRow
from experiments.text.errors import NO_SPACE

if TYPE_CHECKING:
    import pandas as pd

    from experiments.runs.jobs import Job
    from experiments.runs.schedule import Step
    from sim.observers import Maker

# The module whose `prepare` and `run` live a run; tests name a stand-in.
MODEL = "sim.driver"


@dataclass(frozen=True)
class Task:
    """What all jobs of an experiment have in common. `model` is a module with `prepare`, `run`.

    `street_only`: keep the rows of the whole street and drop those of its communities. `observed_only`:
    keep what the observers found and no weekly table.
    """

    street: Any
    scale: float
    weeks: int
    keep_burn_in: bool = False
    street_only: bool = False
    model: str = MODEL
    observers: "tuple[Maker, ...]" = ()
    observed_only: bool = False


@dataclass(frozen=True)
class Outcome:
    """A run that was lived: its row, and by kind its tables as Parquet and, if asked for, its hours."""

    row: RunRow
    contents: Mapping[str, bytes] = field(default_factory=dict)


class Bench:
    """Where one worker lives its runs, with the pasts that its next runs may start from."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.model = importlib.import_module(task.model)
        self._observers = {"observers": task.observers} if task.observers else {}
        self.pasts: dict[tuple[int, int, str], Any] = {}  # by seed, week and what acted before

    def live(self, step: "Step", hours: bytes | None = None) -> Outcome:
        """Live one run; `hours` is what another run handed on.

        A run that fails is an outcome with its traceback. Raises OSError only if there is no
        space left on the worker's disk, which is no fault of the run.
        """
        job, started = step.job, time.perf_counter()
        try:
            trajectory = self.model.run(
                job.scenario,
                job.seed,
                street=self.task.street,
                scale=self.task.scale,
                weeks=self.task.weeks,
                hours=None if hours is None else pickle.loads(zlib.decompress(hours)),
                snapshot=self._past(step),
                keep_burn_in=self.task.keep_burn_in,
                **self._observers,
            )
            contents = {} if self.task.observed_only else {WEEKLY: self._weekly(trajectory.weekly, job)}
            if self.task.observers:
                contents[OBSERVED] = _parquet(trajectory.observed, job)
            if step.hand_on:
                contents[HOURS] = zlib.compress(pickle.dumps(trajectory.hours), 1)
        except Exception as error:
            if isinstance(error, OSError) and error.errno in NO_SPACE:
                raise
            return failure(job, traceback.format_exc(), started)
        finally:
            self.pasts = {place: past for place, past in self.pasts.items() if place[1:] in step.keep}
        row = _row(job, DONE, started, "", trajectory.fingerprint)
        return Outcome(row, contents)

    def _past(self, step: "Step") -> Any:
        """Return the latest past a run may start from; leave the pasts others will start from."""
        from sim.agenda import acts_before, agenda

        job = step.job
        acts = agenda(job.scenario)
        latest = max(
            (week for seed, week, key in self.pasts if seed == job.seed and key == acts_before(acts, week)),
            default=None,
        )
        past = None if latest is None else self.pasts[job.seed, latest, acts_before(acts, latest)]
        for week in step.stops:
            if latest is None or week > latest:
                past = self.model.prepare(
                    job.scenario,
                    job.seed,
                    street=self.task.street,
                    scale=self.task.scale,
                    week=week,
                    snapshot=past,
                    **self._observers,
                )
                self.pasts[job.seed, week, acts_before(acts, week)] = past
        return past

    def _weekly(self, weekly: "pd.DataFrame", job: "Job") -> bytes:
        return _parquet(weekly[weekly["community"] == "street"] if self.task.street_only else weekly, job)


def _parquet(table: "pd.DataFrame", job: "Job") -> bytes:
    """Return a table as it will be stored: the point first, if the job has one."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = pa.Table.from_pandas(table, preserve_index=False)
    if job.point is not None:
        columns = columns.add_column(0, "point", pa.array([job.point] * len(columns), pa.int32()))
    sink = pa.BufferOutputStream()
    pq.write_table(columns, sink)
    return sink.getvalue().to_pybytes()


def failure(job: "Job", error: str, started: float | None = None) -> Outcome:
    """Return the outcome of a run that failed."""
    return Outcome(_row(job, FAILED, started or time.perf_counter(), error))


def _row(job: "Job", status: str, started: float, error: str, fingerprint: str = "") -> RunRow:
    seconds = round(time.perf_counter() - started, 3)
    return RunRow(
        job.name,
        job.scenario.name,
        job.seed,
        status,
        seconds,
        error,
        fingerprint,
        job.auxiliary,
        job.point,
    )

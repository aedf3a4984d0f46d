"""Live through groups of jobs, here or in spawned processes; leave every finished run on disk.

A run that fails is a failed row with its traceback; a worker that dies is one too; the others go
on. Results do not depend on the number of workers: a group is always lived in the same order, and
the tables are built from the parts in a fixed order afterwards.
"""

import contextlib
import importlib
import multiprocessing
import pickle
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from experiments.jobs import Group, Job
from experiments.results import DONE, FAILED, Parts, RunRow

Report = Callable[[RunRow], None]
# The module whose `prepare` and `run` live a run; tests name a stand-in.
MODEL = "sim.life"
WARM_UP_SCALE = 0.02
WARM_UP_WEEKS = 30


@dataclass(frozen=True)
class Task:
    """What all jobs of an experiment have in common. `model` is a module with `prepare`, `run`."""

    folder: Path
    street: Any
    scale: float
    weeks: int
    keep_burn_in: bool
    model: str = MODEL


class NeededRunFailed(RuntimeError):  # noqa: N818 - it names what is wrong
    """The run whose hours this one takes did not finish."""


def live_group(group: Group, task: Task, report: Report) -> None:
    """Run the jobs of a group that are not finished yet, one after another."""
    parts = Parts(task.folder)
    model = importlib.import_module(task.model)
    pasts: dict[str, Any] = {}
    hours: dict[str, Any] = {}
    needed = {job.scenario.hours_of for job in group.jobs}
    for place, job in enumerate(group.jobs):
        if parts.done(job.name) or job.name in group.given_up:
            continue
        started = time.perf_counter()
        try:
            key = job.scenario.burn_in_key()
            if key not in pasts:
                pasts[key] = model.prepare(
                    job.scenario, job.seed, street=task.street, scale=task.scale
                )
            trajectory = model.run(
                job.scenario,
                job.seed,
                street=task.street,
                scale=task.scale,
                weeks=task.weeks,
                hours=_hours_for(job, group, hours, parts),
                past=pasts[key],
                keep_burn_in=task.keep_burn_in,
            )
        except Exception:
            row = _row(job, FAILED, started, traceback.format_exc())
            parts.write(row, None)
        else:
            row = _row(job, DONE, started, "", trajectory.fingerprint)
            kept = None
            if job.scenario.name in needed:
                hours[job.scenario.name] = trajectory.hours
                # Kept for the case that this group is interrupted before the arm that needs it.
                kept = pickle.dumps(trajectory.hours)
            parts.write(row, trajectory.weekly, kept)
        later = {other.scenario.burn_in_key() for other in group.jobs[place + 1 :]}
        pasts = {key: past for key, past in pasts.items() if key in later}
        report(row)
    if all(parts.done(job.name) for job in group.jobs):
        for job in group.jobs:
            parts.forget_hours(job.name)


def _hours_for(job: Job, group: Group, hours: dict[str, Any], parts: Parts) -> Any:
    """Return the hours a job takes from another run, or None if it lives by its own."""
    source = job.scenario.hours_of
    if source is None:
        return None
    if source not in hours:
        run = next(other.name for other in group.jobs if other.scenario.name == source)
        stored = parts.hours(run) if parts.done(run) else None
        if stored is None:
            raise NeededRunFailed(f"{job.name} takes the hours of {run}, which did not finish.")
        hours[source] = pickle.loads(stored)
    return hours[source]


def _row(job: Job, status: str, started: float, error: str, fingerprint: str = "") -> RunRow:
    seconds = round(time.perf_counter() - started, 3)
    return RunRow(
        job.name, job.scenario.name, job.seed, status, seconds, error, fingerprint, job.auxiliary,
        job.point,
    )


def live(groups: Sequence[Group], task: Task, workers: int, report: Report) -> None:
    """Live through all groups with `workers` processes (1 = in this one).

    KeyboardInterrupt ends the workers and is raised again; finished runs stay on disk.
    """
    parts = Parts(task.folder)
    open_groups = [
        group for group in groups if not all(parts.done(job.name) for job in group.jobs)
    ]
    if workers <= 1 or len(open_groups) <= 1:
        for group in open_groups:
            live_group(group, task, report)
        return
    _warm_up(open_groups[0], task)
    _Pool(task, min(workers, len(open_groups)), report).live(open_groups)


def _warm_up(group: Group, task: Task) -> None:
    """Compile the kernels once, so that workers load them instead of each compiling its own."""
    model = importlib.import_module(task.model)
    sources = {job.scenario.hours_of for job in group.jobs} - {None}
    last = [job for job in group.jobs if job.scenario.hours_of is None][-1]
    hours: dict[str | None, Any] = {None: None}
    # a failure here is no news: the run itself will fail and be reported with its traceback
    with contextlib.suppress(Exception):
        for job in group.jobs:
            source = job.scenario.hours_of
            if source is None and job is not last and job.scenario.name not in sources:
                continue
            lived = model.run(
                job.scenario,
                job.seed,
                street=task.street,
                scale=WARM_UP_SCALE,
                weeks=WARM_UP_WEEKS,
                hours=hours[source],
            )
            hours[job.scenario.name] = lived.hours


def _serve(connection: "Connection[Any, Any]", task: Task) -> None:
    """Be a worker: live through the groups that arrive until None or the end of the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        while (group := connection.recv()) is not None:
            live_group(group, task, connection.send)
            connection.send(None)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


@dataclass
class _Worker:
    process: SpawnProcess
    group: Group
    reported: set[str] = field(default_factory=set)


class _Pool:
    """Spawned workers, each with a pipe: a worker that is killed shows as the end of its pipe."""

    def __init__(self, task: Task, size: int, report: Report) -> None:
        self.task, self.size, self.report = task, size, report
        self.context = multiprocessing.get_context("spawn")
        self.workers: dict[Any, _Worker] = {}

    def live(self, groups: Sequence[Group]) -> None:
        """Hand out the groups and pass on what is reported until all are lived."""
        waiting = deque(groups)
        try:
            while waiting or self.workers:
                while waiting and len(self.workers) < self.size:
                    self._start(waiting.popleft())
                for connection in wait(list(self.workers)):
                    self._hear(connection, waiting)
        finally:
            for worker in self.workers.values():
                worker.process.terminate()
            for worker in self.workers.values():
                worker.process.join()

    def _start(self, group: Group) -> None:
        here, there = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(there, self.task), daemon=True)
        process.start()
        there.close()
        here.send(group)
        self.workers[here] = _Worker(process, group)

    def _hear(self, connection: Any, waiting: deque[Group]) -> None:
        worker = self.workers[connection]
        try:
            row = connection.recv()
        except (EOFError, ConnectionResetError):
            self._bury(connection, worker, waiting)
            return
        if row is not None:
            worker.reported.add(row.run)
            self.report(row)
        elif waiting:
            worker.group = waiting.popleft()
            connection.send(worker.group)
        else:
            connection.send(None)
            worker.process.join()
            connection.close()
            del self.workers[connection]

    def _bury(self, connection: Any, worker: _Worker, waiting: deque[Group]) -> None:
        """Enter the run a dead worker was in as failed; the rest of its group goes on elsewhere."""
        worker.process.join()
        connection.close()
        del self.workers[connection]
        parts = Parts(self.task.folder)
        group = worker.group
        left = [
            job
            for job in group.jobs
            if job.name not in worker.reported | group.given_up and not parts.done(job.name)
        ]
        if left:
            error = f"The worker process ended with exit code {worker.process.exitcode}."
            row = _row(left[0], FAILED, time.perf_counter(), error)
            parts.write(row, None)
            self.report(row)
        tried = {job.name for job in group.jobs} - {job.name for job in left[1:]}
        if left[1:]:
            waiting.append(replace(group, given_up=group.given_up | tried))

"""What runs will cost before they start: time and disk, measured by living a little of them.

Of some samples one burn-in and the first weeks are lived on this machine, and their tables made, so
the estimate knows the machine and the street.
It does not know what else the machine will do: hence a range.
"""

import importlib
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from experiments.runs.folder import ROWS_AT_ONCE
from experiments.runs.jobs import Job
from experiments.runs.parquet import size
from experiments.runs.schedule import Step
from experiments.runs.store import OBSERVED, WEEKLY
from experiments.runs.worker import Bench, Task

# Two lengths of a trial: what a run costs whatever its weeks, and what a week costs on top.
SHORT, LONG = 4, 24
LOW, HIGH = 0.9, 1.4  # later weeks, an emergency above all, are a little busier than the first
WARM_UP_SCALE, WARM_UP_WEEKS = 0.02, 30
LONGEST_START = 5.0  # seconds; a worker never compiles, it loads what is compiled by then


@dataclass(frozen=True)
class Estimate:
    """`seconds` of wall time (low, high) for the `left` runs, `bytes` on disk when all is done."""

    runs: int
    left: int
    seconds: tuple[float, float]
    bytes: float


def measured(
    samples: Sequence[Job], task: Task, runs: int, burn_ins: int, workers: int, done: int = 0
) -> Estimate:
    """Return what so many runs like these samples cost, with so many burn-ins among them.

    Samples take no hours of another run.
    """
    started = time.perf_counter()
    lives = importlib.import_module(task.model)
    small = replace(task, scale=WARM_UP_SCALE, weeks=WARM_UP_WEEKS)
    for job in {job.scenario.name: job for job in samples}.values():
        Bench(small).live(Step(job))  # kernels are compiled or loaded, libraries imported
    start = min(time.perf_counter() - started, LONGEST_START) if workers > 1 else 0.0
    pasts: dict[tuple[int, str], Any] = {}
    begun = time.perf_counter()
    for job in samples:
        key = job.seed, job.scenario.burn_in_key()
        if key not in pasts:
            pasts[key] = lives.prepare(job.scenario, job.seed, street=task.street, scale=task.scale)
    burn_in = (time.perf_counter() - begun) / len(pasts)
    short, long = min(SHORT, task.weeks), min(LONG, task.weeks)
    _lived(samples, replace(task, weeks=short), pasts)  # what only a past compiles is compiled
    first, _ = _lived(samples, replace(task, weeks=short), pasts)
    second, tables = _lived(samples, replace(task, weeks=long), pasts)
    week = max(0.0, second - first) / max(1, long - short)
    whole = burn_ins * burn_in + runs * (second + (task.weeks - long) * week)
    wall = (1 - done / runs) * whole / max(1, min(workers, runs)) + start
    return Estimate(runs, runs - done, (LOW * wall, HIGH * wall), _stored(tables, runs, task.weeks))


def _lived(
    samples: Sequence[Job], task: Task, pasts: dict[tuple[int, str], Any]
) -> tuple[float, list[pa.Table]]:
    """Return the seconds of a run of these weeks after burn-in, on average, and all tables."""
    from sim.agenda import acts_before, agenda

    seconds, tables = 0.0, []
    for job in samples:
        bench = Bench(task)
        before = acts_before(agenda(job.scenario), 0)
        bench.pasts[job.seed, 0, before] = pasts[job.seed, job.scenario.burn_in_key()]
        begun = time.perf_counter()
        outcome = bench.live(Step(job))
        seconds += (time.perf_counter() - begun) / len(samples)
        for kind in outcome.contents.keys() & {WEEKLY, OBSERVED}:
            tables.append(pq.read_table(pa.BufferReader(outcome.contents[kind])))
    return seconds, tables


def _stored(tables: Sequence[pa.Table], runs: int, weeks: int) -> float:
    """Return the bytes of the finished tables of so many runs like these."""
    if not tables:
        return 0.0
    table = pa.concat_tables(tables)
    frame = size(table.slice(0, 1))  # names and types of the columns, in every row group
    if "week" in table.column_names:
        rows = runs * weeks * len(table) / sum(len(set(one["week"].to_pylist())) for one in tables)
    else:  # numbers of a whole run, however long it is
        rows = runs * len(table) / len(tables)
    row_groups = math.ceil(rows / ROWS_AT_ONCE)
    values = runs * 8 * table.num_columns + frame
    return rows * (size(table) - frame) / len(table) + row_groups * frame + values

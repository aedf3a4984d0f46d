"""What a design will cost before it starts: runs, time and disk, measured by living a little of it.

One burn-in and the first weeks of every scenario are lived at the asked scale on this machine, and
their tables written, so the estimate knows the machine, the street and the scale. It does not know
what else the machine will do, nor how much busier later weeks are: hence a range.
"""

import importlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.parquet as pq

from experiments.jobs import Job
from experiments.living import MODEL, Bench, Task
from experiments.order import Step, groups
from experiments.sweep_plan import SweepPlan

TRIAL_WEEKS = 12
LOW, HIGH = 0.8, 1.4  # the range around the estimate; later weeks are busier than the first
WARM_UP_SCALE = 0.02
TOGETHER = 32


@dataclass(frozen=True)
class Estimate:
    """`seconds` of wall time (low, high) and `bytes` on disk when all is done."""

    runs: int
    seconds: tuple[float, float]
    bytes: float


def estimate(plan: SweepPlan, workers: int, model: str = MODEL) -> Estimate:
    """Return the cost of a plan with so many processes on this machine; takes a few seconds."""
    jobs = plan.jobs()
    first = {job.scenario.name: job for job in reversed(jobs)}
    task = Task(plan.street, plan.scale, plan.weeks, street_only=not plan.communities, model=model)
    own = [job for job in first.values() if job.source is None]
    return measured(own, task, len(jobs), len(groups(jobs)), workers)


def measured(
    samples: Sequence[Job], task: Task, runs: int, burn_ins: int, workers: int
) -> Estimate:
    """Return what so many runs like these samples cost, with so many burn-ins among them.

    Samples take no hours of another run.
    """
    from sim.agenda import acts_before, agenda

    lives = importlib.import_module(task.model)
    weeks = min(TRIAL_WEEKS, task.weeks)
    # kernels are compiled or loaded once, whatever the number of runs
    lives.run(samples[0].scenario, samples[0].seed, street=task.street, scale=WARM_UP_SCALE, weeks=weeks)
    burn_in, lived, size = 0.0, 0.0, 0.0
    for job in samples:
        bench = Bench(replace(task, weeks=weeks))
        started = time.perf_counter()
        past = lives.prepare(job.scenario, job.seed, street=task.street, scale=task.scale)
        bench.pasts[job.seed, 0, acts_before(agenda(job.scenario), 0)] = past
        begun = time.perf_counter()
        outcome = bench.live(Step(job))
        burn_in += (begun - started) / len(samples)
        lived += (time.perf_counter() - begun) / len(samples)
        size += _stored(outcome.weekly) / len(samples)
    grown = task.weeks / weeks
    whole = (burn_ins * burn_in + runs * lived * grown) / max(1, min(workers, runs))
    return Estimate(runs, (LOW * whole, HIGH * whole), runs * size * grown)


def _stored(weekly: bytes | None) -> float:
    """Return the bytes of a run's weeks in the finished table, where runs share a row group."""
    if weekly is None:
        return 0.0
    table = pq.read_table(pa.BufferReader(weekly))
    sink = pa.BufferOutputStream()
    pq.write_table(pa.concat_tables([table] * TOGETHER), sink)
    return float(sink.getvalue().size / TOGETHER)

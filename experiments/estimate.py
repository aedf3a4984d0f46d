"""What a design will cost before it starts: runs, time and disk, measured by living a little of it.

One burn-in and the first weeks of every scenario are lived at the asked scale on this machine, and
their tables written, so the estimate knows the machine, the street and the scale. It does not know
what else the machine will do, nor how much busier later weeks are: hence a range.
"""

import importlib
import time
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

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
    from sim.agenda import acts_before, agenda

    jobs = plan.jobs()
    burn_ins = len(groups(jobs))
    lives = importlib.import_module(model)
    first = {job.scenario.name: job for job in reversed(jobs)}
    own = [job for job in first.values() if job.source is None]
    # kernels are compiled or loaded once, whatever the number of runs
    lives.run(own[0].scenario, own[0].seed, street=plan.street, scale=WARM_UP_SCALE, weeks=2)
    weeks = min(TRIAL_WEEKS, plan.weeks)
    task = Task(plan.street, plan.scale, weeks, street_only=not plan.communities, model=model)
    burn_in, lived, size = 0.0, 0.0, 0.0
    for job in own:
        bench = Bench(task)
        started = time.perf_counter()
        past = lives.prepare(job.scenario, job.seed, street=plan.street, scale=plan.scale)
        bench.pasts[job.seed, 0, acts_before(agenda(job.scenario), 0)] = past
        begun = time.perf_counter()
        outcome = bench.live(Step(job))
        burn_in += (begun - started) / len(own)
        lived += (time.perf_counter() - begun) / len(own)
        size += _stored(outcome.weekly) / len(own)
    grown = plan.weeks / weeks
    whole = (burn_ins * burn_in + len(jobs) * lived * grown) / max(1, min(workers, len(jobs)))
    return Estimate(len(jobs), (LOW * whole, HIGH * whole), len(jobs) * size * grown)


def _stored(weekly: bytes | None) -> float:
    """Return the bytes of a run's weeks in the finished table, where runs share a row group."""
    if weekly is None:
        return 0.0
    table = pq.read_table(pa.BufferReader(weekly))
    sink = pa.BufferOutputStream()
    pq.write_table(pa.concat_tables([table] * TOGETHER), sink)
    return float(sink.getvalue().size / TOGETHER)

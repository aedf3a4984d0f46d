"""Lives of one scenario with a stopwatch on every process of the week.

Times are processor seconds of the measuring process, so another program on the machine does not
count as long as it does not crowd the caches.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import sim.simulation
from scenarios import load, load_street
from sim.communities import ALL, only
from sim.simulation import Simulation

OPENING, RECORD = "W0 calendar", "W15 record"
WHOLE_WEEK = "whole week"
WARM_SCALE, WARM_WEEKS = 0.05, 60  # a small life that calls every kernel before anything is timed
MEGABYTE = 1024.0  # kilobytes


@dataclass
class Measured:
    """What one life took: seconds by process and week, and the parts around the weeks."""

    scenario: str
    construction: float = 0.0
    table: float = 0.0
    whole: float = 0.0
    megabytes: float | None = None
    weeks: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def timed(name: str, change: Callable[..., Any], weeks: dict[str, list[float]]) -> Any:
    """Return the same function, with its seconds noted under a name."""

    def run(*arguments: Any) -> Any:
        start = time.process_time()
        result = change(*arguments)
        weeks[name].append(time.process_time() - start)
        return result

    return run


@contextmanager
def watched(simulation: Simulation, weeks: dict[str, list[float]]) -> Iterator[None]:
    """Put the stopwatch on the calendar, every process and the record of a week."""
    module: Any = sim.simulation
    before = module.open_week, module.record
    simulation.processes = tuple(
        step._replace(change=timed(f"{step.step} {step.name}", step.change, weeks))
        for step in simulation.processes
    )
    module.open_week = timed(OPENING, before[0], weeks)
    module.record = timed(RECORD, before[1], weeks)
    try:
        yield
    finally:
        module.open_week, module.record = before


def live(scenario: str, street: str, communities: str, seed: int, weeks: int, scale: float = 1.0) -> Measured:
    """Live a scenario to a week and return what everything took."""
    measured = Measured(scenario)
    plan, arms = only(load_street(street), communities), load(scenario)
    first = time.process_time()
    simulation = Simulation(arms, seed, street=plan, scale=scale)
    measured.construction = time.process_time() - first
    with watched(simulation, measured.weeks):
        while simulation.week < weeks:
            start = time.process_time()
            simulation.step()
            measured.weeks[WHOLE_WEEK].append(time.process_time() - start)
    start = time.process_time()
    simulation.trajectory()
    measured.table = time.process_time() - start
    measured.whole = time.process_time() - first
    return measured


def measure(scenario: str, street: str, communities: str, seed: int, weeks: int) -> Measured:
    """Warm up with a small simulation, live the real one, and add the peak memory of this process."""
    live(scenario, street, communities, seed, min(weeks, WARM_WEEKS), WARM_SCALE)
    measured = live(scenario, street, communities, seed, weeks)
    measured.megabytes = peak_megabytes()
    measured.weeks = dict(measured.weeks)
    return measured


def peak_megabytes() -> float | None:
    """Return the most memory this process has held, or None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MEGABYTE / (MEGABYTE if sys.platform == "darwin" else 1.0)


def compile_seconds(scenario: str, street: str, seed: int) -> tuple[float, float]:
    """Return the seconds of a small life on an empty cache of kernels, and of the next one."""
    first = time.process_time()
    live(scenario, street, ALL, seed, WARM_WEEKS, WARM_SCALE)
    second = time.process_time()
    live(scenario, street, ALL, seed, WARM_WEEKS, WARM_SCALE)
    return second - first, time.process_time() - second


__all__ = ["WHOLE_WEEK", "Measured", "compile_seconds", "measure"]

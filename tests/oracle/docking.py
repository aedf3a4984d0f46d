"""Docking: both implementations live the same street; the first difference is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sim.measures import record
from sim.plan import StreetPlan
from sim.processes.calendar import open_week
from sim.scenario import Scenario
from sim.simulation import Simulation
from sim.week import WEEK as FAST_WEEK
from sim.world import World
from tests.oracle.bridge import copy_world
from tests.oracle.comparison import differences, row_differences
from tests.oracle.founding import found
from tests.oracle.week import WEEK, live, process

ALL = tuple(process.name for process in WEEK)


class Difference(NamedTuple):
    """The first week in which the two differ, the process that did it, the states that differ."""

    week: int
    process: str
    states: tuple[str, ...]

    def __str__(self) -> str:
        return "\n  ".join([f"week {self.week}, {self.process}:", *self.states])


class Docking(NamedTuple):
    """How far two lives of one street agree."""

    weeks: int
    residents: int
    cases: int
    difference: Difference | None


def dock(
    scenario: Scenario,
    seed: int,
    *,
    plan: StreetPlan,
    scale: float,
    weeks: int,
    progress: Callable[[int], None] | None = None,
) -> Docking:
    """Live a street in both implementations until week `weeks` − 1 or until they differ.

    All states and all measures are compared at the founding and after every week: whole numbers
    exactly, others to 1e-9.
    """
    life = Simulation(scenario, seed, street=plan, scale=scale)
    street = found(scenario, seed, plan, scale)
    wrong = differences(street, life.world)
    if wrong:
        return Docking(0, len(street.residents), 0, Difference(life.week, "founding", tuple(wrong)))
    lived = 0
    while life.week < weeks:
        before = life.world.copy()
        life.step()
        live(street)
        wrong = differences(street, life.world) + row_differences(street, life.rows[-1])
        if wrong:
            first = find_process(before, scenario, tuple(wrong))
            return Docking(lived, len(street.residents), len(street.log), first)
        lived += 1
        if progress is not None:
            progress(street.week - 1)
    return Docking(lived, len(street.residents), len(street.log), None)


def find_process(world: World, scenario: Scenario, wrong: tuple[str, ...]) -> Difference:
    """Live a week again, every process alone and from the same state, and name the first that differs."""
    for name, states in check_week(world, scenario):
        if states:
            return Difference(world.week, name, tuple(states))
    return Difference(world.week, "no single process", wrong)


def check_week(
    world: World, scenario: Scenario, names: Iterable[str] = ALL
) -> Iterator[tuple[str, list[str]]]:
    """Live a week in the fast world; before each process let the reference live it on a copy.

    Yields the name of each process asked for, and the states in which the two then differ.
    """

    def open_fast(world: World) -> None:
        open_week(world, scenario)

    for name, change in [("calendar", open_fast), *((one.name, one.change) for one in FAST_WEEK)]:
        street = copy_world(world, scenario) if name in names else None
        change(world)
        if street is not None:
            process(name).change(street)
            yield name, differences(street, world)
    if "record" in names:
        street = copy_world(world, scenario)
        process("record").change(street)
        yield "record", row_differences(street, record(world))

"""Small worlds that the tests of the model share."""

from collections.abc import Callable, Mapping
from functools import cache

from scenarios import load, load_street
from sim import Scenario, Trajectory, run
from sim.driver import prepare
from sim.plan import StreetPlan
from sim.simulation import Simulation
from sim.snapshot import Snapshot

SCALE = 0.05


@cache
def street() -> StreetPlan:
    """Return X Street."""
    return load_street("x-street")


def world_of(name: str, **settings: object) -> Scenario:
    """Return a shipped scenario with some settings changed."""
    scenario = load(name)
    return scenario.replace(settings=scenario.settings.replace(settings))


@cache
def past_of(name: str, seed: int, scale: float = SCALE) -> Snapshot:
    """Return the shared past of a shipped scenario and a seed."""
    return prepare(load(name), seed, street=street(), scale=scale)


def live(scenario: Scenario, seed: int, weeks: int, scale: float = SCALE) -> Trajectory:
    """Run a scenario on a small X Street."""
    return run(scenario, seed, street=street(), scale=scale, weeks=weeks)


def watch(
    scenario: Scenario, seed: int, weeks: int, each: Callable[[Simulation], None], scale: float = SCALE
) -> Simulation:
    """Live week by week and call `each` after every week."""
    simulation = Simulation(scenario, seed, street=street(), scale=scale)
    while simulation.week < weeks:
        simulation.step()
        each(simulation)
    return simulation


def in_time(trajectory: Trajectory, name: str, weeks: Mapping[str, int] | None = None) -> float:
    """Return the share of a street's cases of a class closed in time, births in some weeks."""
    table = trajectory.weekly
    table = table[table.community == "street"]
    first, last = (weeks or {}).get("first", 0), (weeks or {}).get("last", 10_000)
    table = table[(table.week >= first) & (table.week <= last)]
    born = table[f"cases_born_{name}"].sum()
    return float(table[f"cases_in_time_{name}"].sum() / born)

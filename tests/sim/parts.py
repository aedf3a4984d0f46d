"""Two streets that share communities: are these the same in both, number by number?"""

import numpy as np

from sim.plan import StreetPlan
from sim.scenario import Scenario
from sim.simulation import Simulation
from sim.world import World

SEED = 3
# Fields that hold rows of the own street, and the kind of thing they count; start fields have one more.
ROWS_OF = {
    "household": "households",
    "cell": "cells",
    "community": "communities",
    "contact": "traits",
    "child": "traits",
    "start": "traits",
    "resident_start": "traits",
    "household_start": "households",
    "cell_start": "cells",
}


def lived(plan: StreetPlan, scenario: Scenario, weeks: int, scale: float = 0.03) -> Simulation:
    """Return a street after some weeks."""
    simulation = Simulation(scenario, SEED, street=plan, scale=scale)
    while simulation.week < weeks:
        simulation.step()
    return simulation


def different(some: Simulation, whole: Simulation) -> list[str]:
    """Return the measures of any week, and the states at its end, that differ in a shared community."""
    kept = list(some.world.plan.numbers)
    names = {
        name
        for own, other in zip(some.rows, whole.rows, strict=True)
        for name in own
        if not np.array_equal(own[name][:-1], other[name][kept])
    }
    return sorted(names) + different_arrays(some.world, whole.world)


def different_arrays(some: World, whole: World) -> list[str]:
    """Return the arrays of a street that are not those of the whole one, less the offsets of rows."""
    wrong = []
    for kind in ("traits", "minds", "roles", "ties", "duty", "households", "cells", "communities"):
        for name, values in getattr(some, kind)._asdict().items():
            expected = _of_kept(some, whole, kind, name)
            own = values[: len(expected)] if name.endswith("start") else values
            if name in ROWS_OF:
                numbers = getattr(some, ROWS_OF[name]).number
                own = np.where(own >= 0, numbers[own], own)
            if name == "org":
                own = np.where(own >= 0, 8 * some.communities.number[own // 8] + own % 8, own)
            if name == "incubation_yes":
                own, expected = own >= 0, expected >= 0
            if name == "severity_ring":
                own = np.moveaxis(own, 0, 1)
            if not np.array_equal(own, expected):
                wrong.append(f"{kind}.{name}")
    groups = (8 * some.communities.number[:, None] + np.arange(8)).reshape(-1)
    for name, values in some.groups._asdict().items():
        if name not in ("place", "named") and not np.array_equal(values, getattr(whole.groups, name)[groups]):
            wrong.append(f"groups.{name}")
    if not np.array_equal(some.partners.stock, whole.partners.stock[:, some.communities.number]):
        wrong.append("partners.stock")
    if not np.array_equal(some.worker_skill, whole.worker_skill):
        wrong.append("worker_skill")
    return wrong


def _of_kept(some: World, whole: World, kind: str, name: str) -> np.ndarray:
    """Return an array of the whole street for the rows that the other street has."""
    of = {"minds": "traits", "roles": "traits", "ties": "traits", "duty": "traits"}.get(kind, kind)
    numbers = getattr(some, of).number
    values = getattr(getattr(whole, kind), name)
    return np.moveaxis(values, 0, 1)[numbers] if name == "severity_ring" else values[numbers]

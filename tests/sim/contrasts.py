"""What communities reach in a street, community by community, as tests of parts and of the burn-in need it."""

from functools import cache

import numpy as np

from scenarios import load
from sim import run
from sim.communities import only
from sim.driver import prepare
from tests.sim.worlds import street

WEEKS = 126
ORDINARY, EMERGENCY = (60, 121), (24, 34)  # first and last week of birth
MEASURES = {
    "everyday": (("everyday",), ORDINARY),
    "specialised": (("specialised",), ORDINARY),
    "emergency weeks": (("everyday", "specialised", "emergency"), EMERGENCY),
}
ENTRENCHED = len(MEASURES)  # the last: cells with an entrenched problem in the last week


@cache
def levels(name: str, communities: str, seed: int, burn_in: int | None = None) -> np.ndarray:
    """Return [community, measure] in percentage points, of the communities asked for."""
    scenario = load(name)
    if burn_in is not None:
        scenario = scenario.replace(settings=scenario.settings.replace({"burn_in": burn_in}))
    plan = only(street(), communities)
    past = prepare(scenario, seed, street=plan)
    cells = np.bincount(past.world.cells.community)
    table = run(scenario, seed, street=plan, weeks=WEEKS, snapshot=past).weekly
    found = np.empty((len(plan.codes), ENTRENCHED + 1))
    for c, code in enumerate(plan.codes):
        own = table[table.community == code]
        for m, (classes, (first, last)) in enumerate(MEASURES.values()):
            counts = own[own.week.between(first, last)].sum(numeric_only=True)
            born, in_time = (
                sum(counts[f"cases_{kind}_{one}"] for one in classes) for kind in ("born", "in_time")
            )
            found[c, m] = 100 * in_time / born
        found[c, ENTRENCHED] = 100 * own.entrenched_cells.iloc[-1] / cells[c]
    return found


def contrast(communities: str, seed: int, burn_in: int | None = None) -> np.ndarray:
    """Return [community, measure] linked less isolated."""
    linked, isolated = (levels(name, communities, seed, burn_in) for name in ("linked", "isolated"))
    return linked - isolated


def of_whole(found: np.ndarray, communities: str) -> np.ndarray:
    """Return those rows of the whole street that a part has."""
    return found[list(only(street(), communities).numbers)]

"""The headline contrasts of the four standard arms, as tests of scale and burn-in need them."""

from functools import cache

import numpy as np

from scenarios import load
from sim import Scenario, Trajectory, run
from sim.life import Past, prepare
from tests.sim.worlds import in_time, street

WEEKS = 126
STEADY, EMERGENCY = {"first": 60, "last": 121}, {"first": 24, "last": 34}
MEASURES = ("specialised", "everyday", "emergency", "entrenched")
CONTRASTS = ("both", "hours", "linkage")


def measures(one: Trajectory, cells: int) -> list[float]:
    """Return percentage points: in-time shares by class, and cells with an entrenched problem at the end."""
    table = one.weekly[(one.weekly.community == "street") & (one.weekly.week == WEEKS - 1)]
    shares = [in_time(one, name, STEADY) for name in MEASURES[:2]]
    shares += [in_time(one, "emergency", EMERGENCY), float(table.entrenched_cells.item()) / cells]
    return [100 * share for share in shares]


def of_seed(seed: int, scale: float, burn_in: int = 52) -> np.ndarray:
    """Return [contrast, measure]: linked less isolated, only with its hours, only with its linkage."""

    def scenario(name: str) -> Scenario:
        one = load(name)
        return one.replace(settings=one.settings.replace({"burn_in": burn_in}))

    past: Past = prepare(scenario("isolated"), seed, street=street(), scale=scale)

    def live(name: str, other: Trajectory | None = None) -> Trajectory:
        hours = other.hours if other else None
        return run(scenario(name), seed, street=street(), scale=scale, weeks=WEEKS, past=past, hours=hours)

    isolated, linked = live("isolated"), live("linked")
    arms = (linked, live("matched", linked), live("linked-same-hours", isolated))
    cells = len(past.world.cells.x)
    return np.array([measures(arm, cells) for arm in arms]) - np.array(measures(isolated, cells))


@cache
def over(seeds: int, scale: float, burn_in: int = 52) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean contrasts over seeds 1, 2 … and their standard errors."""
    found = np.array([of_seed(seed, scale, burn_in) for seed in range(1, seeds + 1)])
    return found.mean(axis=0), found.std(axis=0, ddof=1) / np.sqrt(seeds)

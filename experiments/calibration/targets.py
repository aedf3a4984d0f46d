"""What the isolated world must look like: targets, tolerances, and the setting tuned to each.

Order and targets follow the calibration protocol of `docs/model.md`. No link is ever open here and
no contrast is computed.
"""

from typing import NamedTuple

import numpy as np

from scenarios import load, load_street
from sim.life import Life
from sim.settings import Settings

FIRST_SEED = 10_000  # calibration seeds: 10,000 to 19,999
YEAR = 52
# States whose mean must not drift: residents' states and ties. Acceptance of social workers and
# felt duty are left out because their growth is a process of the study, not a burn-in transient.
STEADY = (
    "opinion_mean",
    "tolerance",
    "motivation",
    "efficacy",
    "belonging",
    "trust",
    "loneliness",
    "satisfaction",
    "ties_mean",
)


class Target(NamedTuple):
    """One row of the protocol."""

    setting: str
    observable: str
    aim: float
    tolerance: float
    unit: str
    source: str
    slope: float  # prior guess of d(observable) / d(log setting); the sign is what matters


TARGETS = (
    Target("need_scale", "recorded", 45.0, 10.0, "cases/community-week", "E31–E33", 40.0),
    Target("size_scale", "everyday_in_time", 0.85, 0.05, "share", "A40", -0.5),
    Target("quit_rate", "retention", 0.72, 0.08, "share/year", "E58–E59", -0.3),
    Target("ask_rate", "weekly_active", 0.0065, 0.002, "share of residents", "E57", 0.004),
    Target("tie_talk", "ties_drift", 0.0, 0.03, "per year", "stationarity", 0.10),
    Target("ent_end", "entrenched_drift", 0.0, 0.01, "share of cells/year", "stationarity", -0.02),
    Target("group_birth", "groups", 2.0, 0.5, "groups/community", "E48–E49", 0.5),
    Target("grp_join", "group_size", 21.0, 3.0, "members", "E48–E49", 8.0),
    Target("ask_surge", "peak_deployed", 2.25, 0.75, "per 1,000 residents", "E16", 0.8),
    Target("quit_emergency", "emergency_left", 0.75, 0.15, "share after 13 weeks", "E23", 0.25),
    Target("trust_home", "trust", 0.50, 0.02, "score", "assumption", 0.50),
)


def observe(settings: Settings, seed: int, scale: float) -> dict[str, float]:
    """Return the observables of the isolated world with one seed: one calm year, one emergency.

    The calm year covers weeks 0 to 51 without an emergency; the emergency is the historical one.
    """
    return {**_calm(settings, seed, scale), **_emergency(settings, seed, scale)}


def _calm(settings: Settings, seed: int, scale: float) -> dict[str, float]:
    scenario = load("emergency-none-isolated").replace(settings=settings)
    life = Life(scenario, seed, street=load_street("x-street"), scale=scale)
    while life.week < 0:
        life.step()
    world = life.world
    before = world.roles.active == 1
    while life.week < YEAR:
        life.step()
    table = life.trajectory(keep_burn_in=True).weekly
    street = table[table.community == "street"].set_index("week")
    year = street.loc[0 : YEAR - 1]
    cohort = street.loc[0 : YEAR - 5]  # births whose deadline has passed
    communities = world.community_count
    last = dict(street.loc[YEAR - 1])
    drift = {
        f"drift_{name}": _slope(street.loc[-26:-1, name].to_numpy()) * 26 for name in STEADY
    }
    return {
        "recorded": float(year.cases_recorded_office.mean() / communities / scale),
        "everyday_in_time": float(
            cohort.cases_in_time_everyday.sum() / cohort.cases_born_everyday.sum()
        ),
        "retention": float((world.roles.active[before] == 1).mean()),
        "weekly_active": float(
            ((year.volunteers_signed_up - year.members_serving) / year.residents).mean()
        ),
        "ties_drift": _slope(year.ties_mean.to_numpy()) * YEAR,
        "loneliness_drift": _slope(year.loneliness.to_numpy()) * YEAR,
        "entrenched_drift": _slope(year.entrenched_cells.to_numpy(), relative=False)
        * YEAR
        / len(world.cells.side),
        "groups": float(last["organisations"]) / communities,
        "group_size": float(last["group_members"]) / max(1.0, float(last["organisations"])),
        "trust": float(year.trust.mean()),
        **drift,
    }


def _emergency(settings: Settings, seed: int, scale: float) -> dict[str, float]:
    scenario = load("isolated").replace(settings=settings)
    street_plan = load_street("x-street")
    life = Life(scenario, seed, street=street_plan, scale=scale)
    first, last = scenario.emergencies[0].start, scenario.emergencies[0].end
    while life.week <= last:
        life.step()
    roles = life.world.roles
    joined = (roles.emergency_joined == 1) & (roles.active == 1)
    while life.week <= last + 13:
        life.step()
    table = life.trajectory().weekly
    street = table[table.community == "street"].set_index("week")
    deployed = street.volunteers_deployed / street.residents * 1000
    return {
        "peak_deployed": float(deployed.loc[first:last].max()),
        "emergency_left": float((roles.active[joined] == 0).mean()) if joined.any() else 0.0,
    }


def _slope(values: np.ndarray, relative: bool = True) -> float:
    """Return the linear trend a week, relative to the mean unless told otherwise."""
    slope = float(np.polyfit(np.arange(len(values)), values, 1)[0])
    return slope / float(values.mean()) if relative else slope

"""What the targets look at, measured in lives of the `before` and `isolated` worlds only."""

from typing import Any

import numpy as np
import pandas as pd

from experiments.tuning.calibration.targets import WORLDS
from scenarios import load, load_street
from sim.communities import FEW, only
from sim.layout import DEADLINE, KNOWN_BITS, NEED_COUNT, OFFICE
from sim.links import is_open_anywhere
from sim.plan import StreetPlan
from sim.scenario import Scenario
from sim.settings import Settings
from sim.simulation import Simulation
from sim.structure import NeedClass

YEAR = 52
UNTOUCHED_WEEKS = 125
CALM_WEEKS = 3 * YEAR
COHORT = (4, YEAR - 1)  # weeks of birth that the calm year judges; all are settled long before its end
EARLY, LATE = (24, 25), (28, 34)
SETTLED = 14  # weeks after which every case is closed or given up
EVERYDAY = np.array([need.id for need in NeedClass.EVERYDAY.needs])
EMERGENCY = 7


def street(whole: bool = False) -> StreetPlan:
    """Return X Street, or five whole communities of it."""
    full = load_street("x-street")
    return full if whole else only(full, FEW)


def observe(settings: Settings, seed: int, plan: StreetPlan) -> dict[str, float]:
    """Return every observable with one seed: a calm life, one with the emergency, one before.

    Raises:
        ValueError: a world to be lived has an open link.
    """
    calm, at_zero = _live("calm", settings, seed, plan, CALM_WEEKS)
    seen = _calm(calm, at_zero)
    struck, _ = _live("emergency", settings, seed, plan, 34 + SETTLED)
    seen |= _emergency(struck, seen["everyday_recorded"])
    before, _ = _live("before", settings, seed, plan, YEAR + SETTLED)
    cases = _cohort(cases_of(before), COHORT)
    return seen | {"severe_before": _share(cases[cases.known & cases.severe].in_time)}


def calm_life(settings: Settings, seed: int, plan: StreetPlan, weeks: int) -> Simulation:
    """Return a calm isolated life up to a week."""
    return _live("calm", settings, seed, plan, weeks)[0]


def _live(
    world: str, settings: Settings, seed: int, plan: StreetPlan, weeks: int
) -> tuple[Simulation, np.ndarray]:
    """Return a life up to a week, and who was an active volunteer at week 0."""
    scenario = _closed(load(WORLDS[world]))
    if world != "emergency":
        scenario = scenario.replace(emergencies=())
    present = scenario.settings["present"]
    life = Simulation(scenario.replace(settings=settings.replace({"present": present})), seed, street=plan)
    while life.week < 0:
        life.step()
    active = life.world.roles.active == 1
    while life.week < weeks:
        life.step()
    return life, active


def _closed(scenario: Scenario) -> Scenario:
    """Return a scenario that opens no link.

    Raises:
        ValueError: it opens one.
    """
    values = [*scenario.links.values(), *(v for event in scenario.events for v in event.links.values())]
    if any(is_open_anywhere(value) for value in values):
        raise ValueError(f"calibration sees no open link; {scenario.name} has one")
    return scenario


def cases_of(life: Simulation) -> pd.DataFrame:
    """Return all cases so far, closed and open: need, severe, born, known, recorded, closed, closer."""
    log, count, cases = life.world.log, life.world.log_count, life.world.cases
    both: dict[str, Any] = {
        name: np.concatenate([getattr(log, name)[:count], getattr(cases, name)])
        for name in ("severe", "born", "bits", "closer")
    }
    need = np.concatenate([log.need[:count], cases.key % NEED_COUNT])
    closed = np.concatenate([log.closed[:count], np.full(len(cases.key), np.iinfo(np.int16).max)])
    served = both["closer"] >= 0
    return pd.DataFrame(
        {
            "need": need,
            "severe": both["severe"] == 1,
            "born": both["born"],
            "closer": both["closer"],
            "recorded": (both["bits"] >> OFFICE) & 1 == 1,
            "known": both["bits"] & KNOWN_BITS != 0,
            "served": served,
            "given_up": ~served & (both["closer"] != -1),
            "in_time": served & (closed - both["born"] < DEADLINE[need]),
        }
    )


def _cohort(cases: pd.DataFrame, weeks: tuple[int, int]) -> pd.DataFrame:
    return cases[cases.born.between(*weeks)]


def _share(flags: pd.Series) -> float:
    """Return the share of flags that are set; 0 where there are none."""
    return float(flags.mean()) if len(flags) else 0.0


def _weekly(life: Simulation) -> pd.DataFrame:
    """Return the weekly table of the whole street from week 0 on."""
    table = life.trajectory().weekly
    return table[table.community == "street"].set_index("week")


def _calm(life: Simulation, active: np.ndarray) -> dict[str, float]:
    """Return what a calm life shows; `active` were active volunteers at week 0."""
    world, weekly = life.world, _weekly(life)
    year = weekly.loc[: YEAR - 1]
    cases = _cohort(cases_of(life), COHORT)
    known = cases[cases.known]
    everyday = cases[cases.recorded & cases.need.isin(EVERYDAY)]
    joined = world.roles.active[active] == 1  # of those of week 0, after three years
    by_class = known[~known.severe].groupby("need").in_time.mean()
    groups = float(year.organisations.iloc[-1])
    from_start = weekly.entrenched_from_start.to_numpy(dtype=np.float64)
    return {
        "recorded": float(year.cases_recorded_office.mean()) / world.community_count,
        "everyday_recorded": _share(everyday.in_time),
        "everyday_at_all": _share(everyday.served),
        "never_served": _share(known.given_up),
        "never_served_at_most": _share(known.given_up),
        "closed_by_others": _share(known[known.served].closer != OFFICE),
        "least_class": float(by_class.min()),
        "entrenched_untouched": float(from_start[UNTOUCHED_WEEKS]) / max(1.0, float(from_start[0])),
        "entrenched_drift": slope(weekly.entrenched_cells),
        "weekly_active": float(((year.volunteers_signed_up - year.members_serving) / year.residents).mean()),
        "retention": _share(joined) ** (1 / 3),
        "volunteers_growth": slope(weekly.volunteers_active),
        "groups_growth": slope(weekly.organisations),
        "backlog_drift": slope(weekly.backlog_staff_weeks),
        "groups": groups / world.community_count,
        "group_size": float(year.group_members.iloc[-1]) / max(1.0, groups),
        "ties_drift": slope(weekly.ties_mean),
        "loneliness_gap": float(year.gap_migrant.mean()),
        "staff_burnout": float(year.staff_burnout.mean()),
        "trust": float(year.trust.mean()),
        "satisfaction": float(year.satisfaction.mean()),
    }


def _emergency(life: Simulation, calm: float) -> dict[str, float]:
    """Return what the emergency shows; `calm` is the calm year's share of everyday needs in time."""
    world, weekly = life.world, _weekly(life)
    cases = cases_of(life)
    struck = cases[(cases.need == EMERGENCY) & cases.known]
    everyday = cases[cases.recorded & cases.need.isin(EVERYDAY)]
    first, last = life.scenario.emergencies[0].start, life.scenario.emergencies[0].end
    joined = world.roles.emergency_joined == 1
    deployed = (weekly.volunteers_deployed / weekly.residents * 1000).loc[first:last]
    return {
        "emergency_early": _share(_cohort(struck, EARLY).in_time),
        "emergency_late": _share(_cohort(struck, LATE).in_time),
        "crisis_others": _share(_cohort(everyday, (first, last)).in_time) - calm,
        "peak_deployed": float(deployed.max()),
        "emergency_left": _share(world.roles.active[joined] == 0),
    }


def slope(values: pd.Series) -> float:
    """Return the linear trend a year, as a share of the mean."""
    trend = float(np.polyfit(np.arange(len(values)), values.to_numpy(dtype=np.float64), 1)[0])
    return YEAR * trend / max(1e-9, float(values.mean()))

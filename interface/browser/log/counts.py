"""What is counted every week in both worlds alike, and by how much two counts differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from sim.layout import GROUP, NEED_COUNT, PARTY, VOLUNTEER
from sim.shares import total
from sim.simulation import Simulation
from sim.sums import ELDER
from sim.world import F64, World

BURN_IN = 26  # weeks before week 0 whose ups and downs say what is ordinary
MONTH = 4
POINT = 0.01  # states of minds go from 0 to 1; less than this is nothing
COMPANY_AND_CARE = (1, 6)  # needs


@dataclass(frozen=True)
class Now:
    """The week just lived in one world."""

    simulation: Simulation

    @property
    def world(self) -> World:
        """Return the arrays."""
        return self.simulation.world

    @property
    def week(self) -> int:
        """Return the week."""
        return self.simulation.world.week - 1

    def measure(self, name: str) -> F64:
        """Return a measure by community, the street last."""
        return self.simulation.rows[-1][name]


Numbers = Callable[[Now], F64]


@dataclass(frozen=True)
class Count:
    """Numbers with a sentence of their own; the first says by how much two worlds differ.

    `rest` is how many weeks it keeps silent once told. A `state` is a mean from 0 to 1. `by_place`
    allows the sentence for one community.
    """

    key: str
    numbers: Mapping[str, str | Numbers]
    rest: int = 8
    state: bool = False
    by_place: bool = False

    def of(self, now: Now) -> dict[str, F64]:
        """Return every number by community, the street last."""
        return {
            name: now.measure(what) if isinstance(what, str) else what(now)
            for name, what in self.numbers.items()
        }

    def ordinary(self, simulation: Simulation) -> F64 | float:
        """Return the spread of the first number over the last weeks of burn-in; 0 if not recorded."""
        what = next(iter(self.numbers.values()))
        if not isinstance(what, str):
            return 0.0
        weeks = [row[what] for row in simulation.rows[-BURN_IN:]]
        return np.std(weeks, axis=0)

    def surprise(self, a: F64, b: F64, ordinary: F64 | float) -> F64:
        """Return the difference in units of what is ordinary, or of the luck of counting."""
        luck = np.full(len(a), POINT) if self.state else np.sqrt(np.maximum(a + b, 0) / 2 + 1)
        return np.abs(b - a) / np.maximum(luck, ordinary)


def _elders_alone(now: Now, rows: np.ndarray) -> F64:
    traits = now.world.traits
    own = rows[(traits.alone[rows] == 1) & (traits.age[rows] >= ELDER)]
    return total(np.bincount(traits.community[own], minlength=now.world.community_count))


def _visited(now: Now) -> F64:
    elders = now.world.elders
    return _elders_alone(now, elders[now.world.roles.visited_week[elders] == now.week])


def _helped(now: Now) -> F64:
    """Elders living alone whose care or company came from members, volunteers or groups."""
    cases = now.world.cases_closed
    own = np.isin(cases.closer, (PARTY, VOLUNTEER, GROUP))
    own &= np.isin(cases.key % NEED_COUNT, COMPANY_AND_CARE)
    return _elders_alone(now, np.unique(cases.key[own] // NEED_COUNT))


def _month(name: str, without: str | None = None) -> Numbers:
    """Four weeks together: what happens once a month would look large or small by turns."""

    def month(now: Now) -> F64:
        rows = now.simulation.rows[-MONTH:]
        return np.sum([row[name] - (row[without] if without else 0) for row in rows], axis=0)

    return month


def _flow(name: str) -> Numbers:
    def flow(now: Now) -> F64:
        count = now.world.community_count
        return total(np.asarray(now.world.flows.get(name, np.zeros(count)), dtype=np.float64))

    return flow


def _events(kind: str, *, add_up: bool = False) -> Numbers:
    """Count this week's events of a kind, or add up their numbers."""

    def count(now: Now) -> F64:
        result = np.zeros(now.world.community_count)
        for week, community, _, event, numbers in reversed(now.world.events):
            if week < now.week:
                break
            if event == kind and community >= 0:
                result[community] += int(numbers) if add_up else 1
        return total(result)

    return count


def _abandoned(now: Now) -> F64:
    kinds = ("everyday", "specialised", "emergency")
    return np.sum([now.measure(f"cases_abandoned_{kind}") for kind in kinds], axis=0)


COUNTS = (
    Count("elders_visited", {"n": _visited}, by_place=True),
    Count("elders_helped", {"n": _helped}, by_place=True),
    Count("volunteers_sent", {"sent": "volunteers_deployed", "came": "volunteers_signed_up"}),
    Count("unled", {"n": _flow("helpers_unled")}, by_place=True),
    Count("members", {"n": "members_serving"}),
    Count("joins", {"n": "joins", "asked": "joins_by_contact"}),
    Count("quits", {"n": "quits"}),
    Count("meetings", {"n": _month("hours_meeting")}),
    Count("coordination", {"n": _month("hours_coordination", without="hours_meeting")}, rest=13),
    Count("double", {"n": "hours_double"}),
    Count("bounces", {"n": "bounces"}, by_place=True),
    Count("nominal", {"n": _month("hours_nominal")}, rest=13),
    Count("listed", {"n": "cases_served_list"}),
    Count("list_full", {"n": _events("list_capacity_hit", add_up=True)}, by_place=True),
    Count("late_emergency", {"n": "cases_late_emergency"}, by_place=True),
    Count("late_specialised", {"n": "cases_late_specialised"}, by_place=True),
    Count("late_everyday", {"n": "cases_late_everyday"}, by_place=True),
    Count("abandoned", {"n": _abandoned}, by_place=True),
    Count("given_up", {"n": _events("severe_abandoned")}, by_place=True),
    Count("unseen", {"n": "cases_latent"}, rest=13),
    Count("backlog", {"n": "backlog_staff_weeks"}, rest=13),
    Count("two_sides", {"n": "cells_worked_jointly", "three": "cells_worked_by_three"}, by_place=True),
    Count("entrenched", {"n": "entrenched_cells"}, rest=13, by_place=True),
    Count("projects_opened", {"n": _events("project_opened"), "running": "projects_running"}),
    Count("goods", {"used": "goods_used", "perished": "goods_perished"}),
    Count("professional", {"n": "cases_served_professional_organisations"}),
    Count("groups_served", {"n": "cases_served_self_organisations"}),
    Count("organisations", {"n": "organisations", "leaders": "leaders"}, rest=13),
    Count("platform", {"n": "platform_registered"}, rest=26),
    Count("burnout", {"n": "staff_burnout"}, rest=26, state=True),
    Count("lonely_elders", {"n": "loneliness_elders"}, rest=26, state=True),
    Count("trust", {"n": "trust"}, rest=26, state=True),
    Count("acceptance", {"n": "acceptance"}, rest=26, state=True),
)

"""The street as a Mesa model: settings in force, people, places, cases, and the week."""

from __future__ import annotations

from collections import Counter
from typing import Any

import mesa

from sim.plan import StreetPlan
from sim.scenario import Scenario
from tests.oracle.entities import (
    Case,
    Cell,
    ClosedCase,
    Community,
    Household,
    Partner,
    Place,
    Resident,
    Worker,
)
from tests.oracle.rng import luck, rnd
from tests.oracle.tables import DEED_MINUTES, NEED_OF_CLASS, ROUTINE_MINUTES


class ReferenceStreet(mesa.Model):
    """One street under one scenario; `tests.oracle.week.live` lives one week."""

    def __init__(self, world_scenario: Scenario, seed: int, *, plan: StreetPlan, scale: float = 1.0) -> None:
        """Make an empty street; `founding.found` settles it."""
        super().__init__(rng=seed)
        self.world_scenario = world_scenario
        self.plan = plan
        self.seed = seed
        self.scale = scale
        self.settings: Any = world_scenario.settings_at(-1)
        self.links: Any = world_scenario.links_at(-1)
        self.week = -self.settings.burn_in
        self.emergency = 0.0  # severity in force, 0 without an emergency
        self.emergency_end = -10000  # last week of the latest past emergency
        self.surge = False  # outside helpers are present
        self.residents: list[Resident] = []
        self.households: list[Household] = []
        self.cells: list[Cell] = []
        self.communities: list[Community] = []
        self.places: list[Place] = []
        self.partners: list[Partner] = []
        self.workers: list[Worker] = []
        self.cases: dict[int, Case] = {}  # by key; those closed this week stay until W15
        self.born_this_week: list[Case] = []
        self.log: list[ClosedCase] = []
        self.cohorts: Counter[tuple[Any, ...]] = Counter()  # cases by week of birth
        self.project_count = 0
        self.goods_missing = [0] * 8  # units by need since the last quarter tick
        self.household_stride = max(65536, *(one.residents for one in plan.whole.communities))
        self.rows: list[dict[str, list[float]]] = []  # what W15 recorded, week by week

    # Building the street, in order of numbers.

    def add_community(self) -> Community:
        """Add the next community of the plan."""
        number = len(self.communities)
        address = self.plan.numbers[number]
        self.communities.append(Community(self, number, address, self.plan.communities[number]))
        return self.communities[-1]

    def add_cell(self, community: Community, address: int) -> Cell:
        """Add a cell to a community; `address` is its number in the whole street."""
        cell = Cell(len(self.cells), address, community)
        self.cells.append(cell)
        community.cells.append(cell)
        return cell

    def add_household(self, cell: Cell, address: int) -> Household:
        """Add a household to a cell."""
        household = Household(len(self.households), address, cell)
        self.households.append(household)
        cell.households.append(household)
        cell.community.households.append(household)
        return household

    def add_resident(self, household: Household, address: int) -> Resident:
        """Add a resident to a household."""
        resident = Resident(self, len(self.residents), address, household)
        for whole in (self, household, household.cell, household.community):
            whole.residents.append(resident)
        return resident

    def add_place(self, cell: Cell) -> None:
        """Add the next place of the plan, in a cell of its community."""
        number = len(self.places)
        plan = self.plan.places[number]
        place = Place(number, plan, self.communities[plan.community])
        place.cell = cell
        self.places.append(place)
        place.community.places.append(place)

    # Questions that many processes ask.

    def luck(self, name: str, subject: int, draw: int = 0, week: int | None = None) -> float:
        """Return the draw at an address, of this week unless said."""
        return luck(self.seed, name, self.week if week is None else week, subject, draw)

    def minutes_of(self, case: Case) -> int:
        """Return the full minutes of a case; an emergency's are those of its deed, at any size of others."""
        if case.deed:
            return int(getattr(self.settings, DEED_MINUTES[case.deed]))
        return self.class_minutes(case.case_class)

    def class_minutes(self, case_class: int) -> int:
        """Return the minutes of a case class; a severe one takes four times the rounded routine minutes."""
        routine = rnd(self.settings.size_scale * ROUTINE_MINUTES[NEED_OF_CLASS[case_class]])
        return 4 * routine if case_class >= 8 else routine

    def present(self, actor: str) -> bool:
        """Whether an actor exists in this world."""
        return actor in self.settings.present

    def open_cases(self) -> list[Case]:
        """Return the open cases in order of their keys."""
        return [case for _, case in sorted(self.cases.items()) if case.is_open]

    def all_groups(self) -> list[Any]:
        """Return the living groups of the street in order of their numbers."""
        return [group for community in self.communities for group in community.groups if group.alive]

    def month(self) -> bool:
        """Whether this is a month tick."""
        return self.week % 4 == 0

    def half_year(self) -> bool:
        """Whether this is a half-year tick."""
        return self.week % 26 == 0

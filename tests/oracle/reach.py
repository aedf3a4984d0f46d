"""W6: how far a case lies from the people of a purse, and how many minutes it takes them."""

import math

from tests.oracle.entities import Case, Cell, Community, Purse
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    GROUP,
    PARTY,
    PURSE_GROUP,
    PURSE_PARTY,
    PURSE_PARTY_OWN_CELL,
    PURSE_PROJECT,
    PURSE_VOLUNTEER,
    PURSE_VOLUNTEER_OWN_CELL,
    VOLUNTEER,
)

OWN_CELL_PURSES = (PURSE_PARTY_OWN_CELL, PURSE_VOLUNTEER_OWN_CELL)
PEOPLE = (PARTY, VOLUNTEER, GROUP)  # actors whose minutes are those of residents


class Reach:
    """Where the people of each purse of a community live this week."""

    def __init__(self, street: ReferenceStreet, community: Community) -> None:
        """Note the home cell of everybody who has own minutes left and does not coordinate."""
        self.street = street
        self.homes: dict[int, list[Cell]] = {}
        self.known: dict[tuple[int, Cell], int | None] = {}  # distances asked for before
        for cell in community.cells:
            for i in cell.residents:
                if i.role in PEOPLE and i.minutes > 0 and not i.coordinator:
                    if i.role == GROUP:
                        number = PURSE_GROUP + i.slot
                    elif i.own_cell:
                        number = PURSE_PARTY_OWN_CELL if i.role == PARTY else PURSE_VOLUNTEER_OWN_CELL
                    else:
                        number = (PURSE_PARTY if i.role == PARTY else PURSE_VOLUNTEER) + i.skill
                    homes = self.homes.setdefault(number, [])
                    if cell not in homes:
                        homes.append(cell)

    def distance(self, purse: Purse, cell: Cell) -> int | None:
        """Return the distance from a cell to the nearest person of a purse, None if nobody can go."""
        if purse.actor not in PEOPLE or purse.number >= PURSE_PROJECT:
            return 0
        if (purse.number, cell) not in self.known:
            near = min((cell.distance(home) for home in self.homes.get(purse.number, ())), default=None)
            farthest = 0 if purse.number in OWN_CELL_PURSES else self.street.settings.reach_cells
            self.known[purse.number, cell] = near if near is not None and near <= farthest else None
        return self.known[purse.number, cell]

    def travel(self, purse: Purse, cell: Cell) -> int:
        """Return the minutes of the way to a cell that can be reached."""
        distance = self.distance(purse, cell)
        assert distance is not None
        settings = self.street.settings
        return math.floor(settings.travel_minutes * max(0, distance - settings.free_cells))

    def minutes(self, purse: Purse, case: Case) -> int | None:
        """Return the minutes a purse would need for the rest of a case, None if it cannot do it."""
        eta = purse.eta[case.case_class]
        if eta == 0 or self.distance(purse, case.cell) is None:
            return None
        return math.ceil(self.size(case) / eta) + self.travel(purse, case.cell)

    def size(self, case: Case) -> int:
        """Return the effective minutes missing."""
        return self.street.minutes_of(case) - case.work_done

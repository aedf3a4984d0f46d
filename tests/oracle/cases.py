"""Cases: needs of residents that are open, and those that were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.tables import NEVER, NO_AREA, NO_DEED, OPEN, SEVERE_CLASS

if TYPE_CHECKING:
    from tests.oracle.entities import Cell, Community, Resident


class Case:
    """A need of a resident that is open, or was closed this week."""

    def __init__(self, resident: Resident, need: int, born: int) -> None:
        self.resident = resident
        self.need = need
        self.severe = False
        self.dependent = False
        self.deed = NO_DEED  # of an emergency
        self.area = NO_AREA  # of duties, for needs k4 and k5
        self.born = born
        self.knowers: set[int] = set()  # actors whose bit is set
        self.knowers_before: set[int] = set()  # the same at the start of the week
        self.by_platform = False
        self.listed = False
        self.first_knower = -1
        self.known_week = NEVER
        self.list_week = NEVER
        self.work_done = 0
        self.tried_week = NEVER  # last week in which somebody without a licence tried
        self.bounces = 0
        self.tie = 0.0
        self.attempts = 0
        self.late = 0
        self.closer = OPEN
        self.closer_bin = 0
        self.closed_from_list = False
        self.helper: Resident | None = None

    @property
    def key(self) -> int:
        """Return the number of the case in this street."""
        return 8 * self.resident.number + self.need

    @property
    def address(self) -> int:
        """Return the number by which luck knows the case."""
        return 8 * self.resident.address + self.need

    @property
    def cell(self) -> Cell:
        """Return the subject's cell."""
        return self.resident.cell

    @property
    def community(self) -> Community:
        """Return the subject's community."""
        return self.resident.community

    @property
    def case_class(self) -> int:
        """Return the class z of the case."""
        return SEVERE_CLASS[self.need] if self.severe else self.need

    @property
    def is_open(self) -> bool:
        """Whether nobody closed or abandoned it."""
        return self.closer == OPEN


class ClosedCase:
    """A line of the log of closed cases."""

    def __init__(self, case: Case, week: int) -> None:
        self.resident = case.resident.number
        self.need = case.need
        self.severe = case.severe
        self.deed = case.deed
        self.born = case.born
        self.known_week = case.known_week
        self.closed = week
        self.first_knower = case.first_knower
        self.closer = case.closer
        self.from_list = case.closed_from_list
        self.bounces = case.bounces
        self.helper = -1 if case.helper is None else case.helper.number
        self.knowers = set(case.knowers)

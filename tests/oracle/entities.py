"""What a street consists of: residents, households, cells, communities, and what belongs to them.

Plain classes; the names are those of the paper and of the states it defines.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import mesa

from tests.oracle.cases import Case, ClosedCase
from tests.oracle.institutions import Group, Partner, Permissions, Project, Purse, WeekBook, Worker
from tests.oracle.tables import (
    ACTORS,
    AREAS,
    GROUP_SLOTS,
    NEVER,
    PARTY,
    PROFESSIONAL,
    PROJECT_SLOTS,
    PURSE_COUNT,
    PURSES_OF,
)

if TYPE_CHECKING:
    from tests.oracle.street import ReferenceStreet


class Resident(mesa.Agent):
    """One resident: `number` is the place in the list, `address` the number in the whole street.

    Luck knows people, homes, cells, communities, groups and cases by address.
    """

    def __init__(self, street: ReferenceStreet, number: int, address: int, household: Household) -> None:
        """Move in."""
        super().__init__(street)
        self.number = number
        self.address = address
        self.household = household
        self.cell = household.cell
        self.community = household.community
        # Fixed traits; `start_…` are the values that states relax to.
        self.age = 0
        self.education = 0  # 0 low, 1 middle, 2 high
        self.low_income = False
        self.skill = 0
        self.hobby = 0  # 0 none, 1 farming, 2 arts, 3 sport, 4 craft
        self.member_type = 0  # 0 no Party member, 1 self-managed, 2 sunk-down
        self.floating = False
        self.migrant = False
        self.migrant_elder = False
        self.alone = False
        self.digital = False
        self.disability = 0
        self.side = 0
        self.free_hours = 0.0
        self.threshold = 0.0
        self.start_opinion = 0.0
        self.start_tolerance = 0.0
        self.start_motivation = 0.0
        self.start_belonging = 0.0
        self.start_trust = 0.0
        self.start_acceptance = 0.0
        # The mind.
        self.opinion = 0.0
        self.tolerance = 0.0
        self.motivation = 0.0
        self.obligation = 0.0
        self.efficacy = 0.4
        self.fatigue = 0.0
        self.belonging = 0.0
        self.trust = 0.0
        self.acceptance = 0.0
        self.loneliness = 0.0
        self.satisfaction = 0.0
        # Roles that last.
        self.willing = False  # one of those who may become a volunteer
        self.refused_week = NEVER
        self.active = False  # active volunteer
        self.emergency_joined = False
        self.served_weeks = 0
        self.history = 0  # bits 0 to 3: served this week and in the three before
        self.honoured_until = NEVER
        self.registered = False  # on the platform
        self.listed = False  # on the members' contact list
        self.client_until = NEVER
        self.visited_week = NEVER
        self.heard = False  # of social workers
        self.met = False  # one of them
        self.group: Group | None = None
        self.in_bed = False
        self.session = -1  # project slot whose session was attended last week
        self.studied_week = NEVER
        # Eight slots of acquaintances.
        self.contacts: list[Resident | None] = [None] * 8
        self.strengths = [0.0] * 8
        # This week's duty, cleared at W1.
        self.role = 0  # 0 none, else the actor served: PARTY, VOLUNTEER or GROUP
        self.minutes = 0  # own minutes after personal debits
        self.coordinator = False
        self.own_cell = 0  # 1 nobody leads: in the own cell only
        self.called = False
        self.child: Resident | None = None  # child brought along
        self.cases = 0  # cases paired with this helper
        self.own_list = 0  # minutes served from the own list
        self.from_list = 0  # minutes served from the joint list
        self.studied = False
        self.guided = False  # accompanied a social worker
        self.slot = 0  # group slot of the session
        # Notes of this week, used by later steps of the same week.
        self.session_now = -1  # project slot whose session is attended this week
        self.asks = 0
        self.channels = 0
        self.talk_partner: Resident | None = None
        self.talk_slot = -1  # slot of the talk partner, -1 a near neighbour
        self.venue_partner: Resident | None = None

    @property
    def is_server(self) -> bool:
        """Whether the resident serves this week: Party duty or volunteering, coordinators too."""
        return self.role in (2, 3)


class Household:
    """People of one home."""

    def __init__(self, number: int, address: int, cell: Cell) -> None:
        self.number = number
        self.address = address
        self.cell = cell
        self.community = cell.community
        self.residents: list[Resident] = []
        self.chat = False  # somebody is in the grid's chat group


class Cell:
    """A stairwell or courtyard of about 25 households."""

    def __init__(self, number: int, address: int, community: Community) -> None:
        self.number = number
        self.address = address
        self.community = community
        self.households: list[Household] = []
        self.residents: list[Resident] = []
        self.x = 0
        self.y = 0
        self.side = 0
        self.friction = 0.0
        self.tie_sum = 0.0  # strength of all ties of the residents, as W13 left them
        self.ent_kind = -1  # -1 no problem, 0 conflict, 1 duty, 2 safety
        self.ent_progress = 0.0
        self.ent_since = NEVER  # week the problem began
        self.worked = [NEVER] * 3  # last week each side worked here
        self.severity_ring = [[[0] * 9 for _ in range(3)] for _ in range(26)]  # [week mod 26][kind][actor]
        self.servers = [0, 0]  # serving members, serving volunteers of this week
        self.attenders = 0  # group members at their own session this week
        self._neighbours: list[Cell] | None = None
        self.side_cell = [0] * 3  # sides that work here this week

    def distance(self, other: Cell) -> int:
        """Return the Chebyshev distance to another cell of the same community."""
        return max(abs(self.x - other.x), abs(self.y - other.y))

    def neighbours(self) -> list[Cell]:
        """Return the cells of the community at distance one."""
        if self._neighbours is None:
            self._neighbours = [cell for cell in self.community.cells if self.distance(cell) == 1]
        return self._neighbours


class Community:
    """One community (社区): its people, its institutions, its purses."""

    def __init__(self, street: ReferenceStreet, number: int, address: int, plan: Any) -> None:
        self.street = street
        self.number = number
        self.address = address
        self.plan = plan
        self.cells: list[Cell] = []
        self.households: list[Household] = []
        self.residents: list[Resident] = []
        self.places: list[Place] = []
        self.groups = [Group(self, slot) for slot in range(GROUP_SLOTS)]
        self.projects = [Project(self, slot) for slot in range(PROJECT_SLOTS)]
        self.purses = [Purse(number) for number in range(PURSE_COUNT)]
        self.may = Permissions()
        self.now = WeekBook()
        self.counts: Counter[tuple[Any, ...]] = Counter()  # counts of the week, by measure
        self.settled = [False] * len(AREAS)  # whose duty each area is
        self.strays = [[0] * len(AREAS) for _ in range(4)]  # attempts that went astray, [week mod 4][area]
        self.coordination = 0.0
        self.staff_skill = 0.0
        self.volunteer_skill = 0.0
        self.burnout = 0.0
        self.idle = [0.0] * 9
        self.purse = 0  # yuan
        self.programme = 0  # yuan of the programme that social workers commission from
        self.portfolio = [[0.0] * 8, [0.0] * 8]  # projects owed by need: office, social workers
        self.goods_money = 0  # what goods may still be bought for this year
        self.incubation_bank = 0
        self.incubation_yes = -1  # number of a granted place
        self.beds_free = 0
        self.station_open = False
        self.specialism = -1
        self.estimate = [[0.0] * 8, [0.0] * 8]  # open minutes a week: office, survey
        self.survey_week = NEVER
        self.office_known = [[0.0] * 8 for _ in range(26)]
        self.study_opinion = 0.0
        self.study_week = NEVER
        self.chair_week = NEVER
        self.pair_last = [[NEVER] * 9 for _ in ACTORS]
        self.due = [[0, 0] for _ in range(4)]  # fallen due, of them in time
        self.joint_cases = [[[0] * 9 for _ in ACTORS] for _ in range(4)]
        self.start_entrenched = 0.0
        self.start_spread = 0.0
        self.projects_opened = 0
        self.programmes = 0
        self.projects_ended = 0  # this and the next three from week 0 on
        self.projects_useful = 0  # of those ended: served anybody
        self.projects_serving = 0  # of those ended: their output went into a case
        self.project_yuan = 0  # spent
        self.project_ceiling = 0  # could have been spent
        self.visits_with_child = [0.0, 0.0]
        self.visits_without_child = [0.0, 0.0]
        self.ties_mixed: tuple[float, float] | None = None  # last month's picture, for the record
        self.group_types = [0] * GROUP_SLOTS  # type of the group behind each group purse this week

    @property
    def clarity(self) -> float:
        """Return the share of areas of duty that are settled."""
        return sum(self.settled) / len(self.settled)

    def members(self) -> list[Resident]:
        """Return the Party members."""
        return [resident for resident in self.residents if resident.member_type]

    def count(self, *what: Any, by: int = 1) -> None:
        """Add to a count of the week, for example `count("late", need)`."""
        self.counts[what] += by

    def supply(self, actor: int) -> int:
        """Return the minutes an actor offered for work: no study in own time, nothing bought for projects."""
        apart = {PARTY: self.now.own_time, PROFESSIONAL: self.now.bought}
        return self.now.offered[actor] - apart.get(actor, 0)

    def minutes_left(self, actor: int) -> int:
        """Return the minutes an actor still has this week."""
        return sum(self.purses[number].minutes for number in PURSES_OF[actor])

    def offer(self, purse: int, minutes: int) -> None:
        """Put offered minutes into a purse."""
        self.purses[purse].minutes += minutes
        self.now.offered[self.purses[purse].actor] += minutes

    def take(self, purse: int, minutes: int, use: str) -> None:
        """Take minutes out of one purse for a use."""
        self.purses[purse].minutes -= minutes
        self.now.uses[self.purses[purse].actor][use] += minutes

    def pay(self, actor: int, minutes: int, use: str) -> bool:
        """Debit an actor purse by purse in ascending order; a use that does not fit is not done."""
        if minutes > self.minutes_left(actor):
            return False
        for number in PURSES_OF[actor]:
            part = min(minutes, self.purses[number].minutes)
            self.take(number, part, use)
            minutes -= part
        return True


class Place:
    """A venue or place of one community."""

    def __init__(self, number: int, plan: Any, community: Community) -> None:
        self.number = number
        self.plan = plan
        self.community = community
        self.cell: Cell


__all__ = [
    "Case",
    "Cell",
    "ClosedCase",
    "Community",
    "Group",
    "Household",
    "Partner",
    "Permissions",
    "Place",
    "Project",
    "Purse",
    "Resident",
    "WeekBook",
    "Worker",
]

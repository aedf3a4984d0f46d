"""W6: what happens when a purse comes to a case, the same for the pool and for own lists."""

from benchmarks.reference.entities import Case, Community, Purse
from benchmarks.reference.reach import PEOPLE, Reach
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import (
    ACTORS,
    PARTY,
    PROFESSIONAL,
    PURSE_PROJECT,
    PURSES_OF,
    SOCIAL,
    VOLUNTEER,
)

ROUTED_NEEDS = (4, 5)  # whose duty it is must be clear
CLIENT_WEEKS = 26


def urgency(case: Case) -> int:
    """Return 0 for emergencies, 1 for severe cases, 2 for others."""
    return 0 if case.need == 7 else 1 if case.severe else 2


def known_order(case: Case) -> tuple[int, float, int]:
    """Return what orders cases on own lists."""
    return case.known_week, case.tie, case.key


def list_order(case: Case) -> tuple[int, int, float, int]:
    """Return what orders cases on the joint list."""
    return urgency(case), case.list_week, case.tie, case.key


class Service:
    """The service of one community in one week."""

    def __init__(self, street: ReferenceStreet, community: Community) -> None:
        """Take up the cases that are open at the start of W6."""
        self.street = street
        self.community = community
        self.reach = Reach(street, community)
        self.cases = [case for case in street.open_cases() if case.community is community]
        self.cases.sort(key=known_order)
        self.waiting: set[Case] = set()  # for goods
        self.in_bed: set[Case] = set()  # closed by a bed
        self.planned: dict[int, set[Case]] = {actor: set() for actor in ACTORS}
        self.part_worked: dict[int, set[Case]] = {actor: set() for actor in ACTORS}
        self.closing_minutes: dict[Case, int] = {}
        self.bounces = 0

    def spend(self, purse: Purse, minutes: int, use: str) -> None:
        """Take minutes out of a purse; project output is not in the ledger."""
        if purse.number < PURSE_PROJECT:
            self.community.take(purse.number, minutes, use)
            return
        purse.minutes -= minutes
        if use == "served":
            self.count_output(purse, minutes)

    def count_output(self, purse: Purse, minutes: int) -> None:
        """Count served minutes of output for the project they come from."""
        for project in self.community.projects:
            if project.alive and PURSE_PROJECT + 8 * project.sponsor + project.type == purse.number:
                self.community.now.project_served[project.slot] += minutes

    def attempt(self, purse: Purse, case: Case, minutes: int, from_list: bool) -> None:
        """Spend the minutes; the case is closed, or bounces where duties are unclear."""
        if case.need in ROUTED_NEEDS:
            passes = self.street.luck("route.ok", case.address, case.attempts) < self.community.clarity
            case.attempts += 1
            if not passes:
                self.spend(purse, minutes, "bounced")
                case.bounces += 1
                self.bounces += 1
                return
        self.spend(purse, minutes, "served")
        self.close(purse, case, minutes, from_list)

    def skill_of(self, purse: Purse) -> int:
        """Return the place of a purse of members or volunteers among theirs (0 for all others)."""
        own = PURSES_OF[purse.actor]
        return own.index(purse.number) if purse.actor in (PARTY, VOLUNTEER) and purse.number in own else 0

    def close(self, purse: Purse, case: Case, minutes: int, from_list: bool) -> None:
        """Close a case and count it."""
        now, actor = self.community.now, purse.actor
        case.closer, case.closed_from_list = actor, from_list
        case.closer_bin = self.skill_of(purse)
        self.closing_minutes[case] = minutes
        now.served[actor][case.case_class] += 1
        now.served_list += from_list and case.first_knower != actor
        if actor in PEOPLE and purse.number < PURSE_PROJECT:
            now.travel[0] += 1
            now.travel[1] += self.reach.distance(purse, case.cell) or 0
        if actor == PROFESSIONAL:
            case.resident.client_until = self.street.week + CLIENT_WEEKS
        if actor == SOCIAL:
            case.resident.visited_week = self.street.week

"""W6: what happens when a purse comes to a case, the same for the pool and for own lists."""

from tests.oracle.entities import Case, Community, Purse
from tests.oracle.goods import find_goods, pays_for_buying, units_needed
from tests.oracle.licences import may_finish
from tests.oracle.queueing import in_queue_order
from tests.oracle.reach import PEOPLE, Reach
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    AREAS,
    NO_AREA,
    PLANNERS,
    PROFESSIONAL,
    PURSE_PROJECT,
    PURSES_OF,
    SOCIAL,
    planner_of,
)

CLIENT_WEEKS = 26


Room = dict[Purse, int]  # minutes that are neither spent nor planned, by purse in ascending order


class Service:
    """The service of one community in one week."""

    def __init__(self, street: ReferenceStreet, community: Community) -> None:
        """Take up the cases that are open at the start of W6."""
        self.street = street
        self.community = community
        self.reach = Reach(street, community)
        own = [case for case in street.open_cases() if case.community is community]
        self.cases = in_queue_order(street, own)
        self.waiting: set[Case] = set()  # for goods
        self.in_bed: set[Case] = set()  # closed by a bed
        self.came: dict[int, set[Case]] = {actor: set() for actor in PLANNERS}  # to serve, or in vain
        self.closing_minutes: dict[Case, int] = {}
        self.strays = [0] * len(AREAS)  # attempts that went astray this week

    def planner(self, purse: Purse) -> int:
        """Return the actor who plans with a purse."""
        return planner_of(purse.actor)

    def purses_of(self, actor: int) -> list[Purse]:
        """Return the purses that an actor plans with, in ascending order, output of its projects too."""
        return [purse for purse in self.community.purses if self.planner(purse) == actor]

    def minutes_for(self, purse: Purse, case: Case) -> int | None:
        """Return the minutes a purse needs at hand to finish a case, None if it cannot or may not."""
        if not may_finish(self.street, self.community, purse, case.case_class):
            return None
        minutes = self.reach.minutes(purse, case)
        if minutes is not None and pays_for_buying(purse) and units_needed(self.street, case):
            minutes += self.street.settings.buy_minutes
        return minutes

    def spend(self, purse: Purse, minutes: int, use: str) -> None:
        """Take minutes out of a purse; project output is not in the ledger."""
        if purse.number < PURSE_PROJECT:
            self.community.take(purse.number, minutes, use)
            return
        purse.minutes -= minutes
        if use == "served":
            self.community.now.project_served[purse.number - PURSE_PROJECT] += minutes

    def come(self, purse: Purse, case: Case, minutes: int, room: Room, *, from_list: bool) -> None:
        """Come to finish a case; if goods are short it waits, and the minutes go back into the room."""
        self.came[self.planner(purse)].add(case)
        bought = find_goods(self, purse, case, room, from_list=from_list)
        if bought is None:
            self.waiting.add(case)
            room[purse] += minutes
            return
        work = minutes
        if pays_for_buying(purse) and units_needed(self.street, case):
            work -= self.street.settings.buy_minutes
            if not bought:
                room[purse] += minutes - work
                minutes = work
        if not self.goes_astray(purse, case, minutes):
            self.spend(purse, minutes, "served")
            self.close(purse, case, work, from_list)

    def goes_astray(self, purse: Purse, case: Case, minutes: int) -> bool:
        """Whether an attempt bounces, as it may in areas that are not settled; then its minutes are lost."""
        if case.area == NO_AREA or self.community.settled[case.area]:
            return False
        u = self.street.luck("route.ok", case.address, case.attempts)
        case.attempts += 1
        if u >= self.street.settings.stray:
            return False
        self.spend(purse, minutes, "bounced")
        case.bounces += 1
        self.strays[case.area] += 1
        return True

    def skill_of(self, purse: Purse) -> int:
        """Return the place of a purse of members, volunteers or groups among theirs (0 for all others)."""
        own = PURSES_OF[purse.actor]
        return own.index(purse.number) if purse.actor in PEOPLE and purse.number in own else 0

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

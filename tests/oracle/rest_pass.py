"""W6: what purses still hold goes to what fits; the last of it is work on a case that is too big."""

import math
from collections.abc import Callable

from tests.oracle.entities import Case, Purse
from tests.oracle.service import Room, Service


def spend_rest(
    service: Service, room: Room, may_have: Callable[[Purse, Case], bool], *, from_list: bool
) -> None:
    """Let purse after purse serve what it may have and finish, then work on one case in part."""
    for purse in room:
        for case in service.cases:
            if may_have(purse, case):
                minutes = service.minutes_for(purse, case)
                if minutes is not None and minutes <= room[purse]:
                    room[purse] -= minutes
                    service.come(purse, case, minutes, room, from_list=from_list)
        if room[purse] >= service.street.settings.part_minutes:
            for case in service.cases:
                if may_have(purse, case) and is_too_big(service, purse, case, room[purse]):
                    work_on(service, purse, case, room[purse])
                    room[purse] = 0
                    break


def is_too_big(service: Service, purse: Purse, case: Case, minutes: int) -> bool:
    """Whether a purse could finish a case with more minutes, and these take it farther than the way."""
    needed = service.minutes_for(purse, case)
    return needed is not None and needed > minutes > service.reach.travel(purse, case.cell)


def work_on(service: Service, purse: Purse, case: Case, minutes: int) -> None:
    """Put minutes into a case that stays open; where duties are unclear they may be lost."""
    service.came[service.planner(purse)].add(case)
    if service.goes_astray(purse, case, minutes):
        return
    service.spend(purse, minutes, "served")
    work = math.floor((minutes - service.reach.travel(purse, case.cell)) * purse.eta[case.case_class])
    case.work_done += min(work, service.reach.size(case) - 1)

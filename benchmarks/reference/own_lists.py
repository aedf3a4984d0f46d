"""W6, 2: own lists — every actor plans for itself what it knows, in two rounds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.reference.entities import Case, Purse
from benchmarks.reference.goods import needs_goods, take_goods
from benchmarks.reference.part_work import Parts, add_up, fits_part, put_in
from benchmarks.reference.service import Service, known_order, urgency
from benchmarks.reference.tables import (
    ACTORS,
    CHARITY,
    FIELD_OF_NEED,
    GROUP,
    OFFICE,
    OUTSIDE,
    PARTY,
    PROFESSIONAL,
    PURSE_CHARITY,
    PURSE_GROUP,
    PURSE_PROJECT,
    PURSES_OF,
    VOLUNTEER,
)

Room = dict[int, int]  # minutes by purse


class Plan(NamedTuple):
    """One actor means to come to a case with minutes of one purse."""

    actor: int
    purse: Purse
    minutes: int


Plans = dict[Case, list[Plan]]


def serve_own_lists(service: Service) -> None:
    """Let all actors plan and come, twice, and put what is left into parts of big cases."""
    purses = service.community.purses
    regained = settle(service, plan_all(service, {purse.number: purse.minutes for purse in purses}))
    settle(service, plan_all(service, regained))
    parts: Parts = {}
    for purse in purses:
        mine = sorted(own_list(service, purse.actor), key=lambda case: (urgency(case), *known_order(case)))
        for case in mine:
            if case not in service.planned[purse.actor] and fits_part(service, purse, purse.minutes, case):
                put_in(service, parts, purse, purse.minutes, case)
                break
    add_up(service, parts, from_list=False)


def own_list(service: Service, actor: int) -> list[Case]:
    """Return the cases an actor may come to, as far as it knows, in known order."""
    bit = OFFICE if actor == OUTSIDE else actor
    linked = service.community.now.linked[actor]
    return [
        case
        for case in service.cases
        if bit in case.knowers
        and not (linked and case.closed_from_list)
        and not (actor == PROFESSIONAL and case in service.in_bed)
    ]


# Planning -----------------------------------------------------------------------------------------


def plan_all(service: Service, room: Room) -> Plans:
    """Let all actors plan on one snapshot: nobody sees what others plan."""
    plans: Plans = {}
    for actor in ACTORS:
        mine = own_list(service, actor)
        for purse, wants in turns(service, actor):
            plan_turn(service, purse, [case for case in mine if wants(case)], room, plans)
    return plans


def plan_turn(service: Service, purse: Purse, cases: list[Case], room: Room, plans: Plans) -> None:
    """Let a purse plan the longest run of cases that fits."""
    part_eta = service.street.settings.part_eta
    planned, start = service.planned[purse.actor], room.get(purse.number, 0)

    def own_order(case: Case) -> tuple[int, int, float, int]:
        level = urgency(case)
        if level == 1 and purse.eta[case.case_class] < part_eta:
            level = 2
        return level, *known_order(case)

    for case in sorted(cases, key=own_order):
        if case in planned or case in service.waiting:
            continue
        minutes = service.reach.minutes(purse, case)
        if minutes is None or minutes > start:
            continue
        if minutes > room[purse.number]:
            break
        room[purse.number] -= minutes
        planned.add(case)
        plans.setdefault(case, []).append(Plan(purse.actor, purse, minutes))


def turns(service: Service, actor: int) -> Iterator[tuple[Purse, Callable[[Case], bool]]]:
    """Yield the purses of an actor in the order in which they plan, and which cases each looks at."""
    purses = service.community.purses

    def of_need(need: int) -> Callable[[Case], bool]:
        return lambda case: case.need == need

    def of_field(skill: int) -> Callable[[Case], bool]:
        return lambda case: FIELD_OF_NEED[case.need] == skill

    def everything(_: Case) -> bool:
        return True

    if actor < 6:
        for number in range(PURSE_PROJECT + 8 * actor, PURSE_PROJECT + 8 * actor + 8):
            yield purses[number], everything
    first = PURSES_OF[actor][0]
    if actor in (PARTY, VOLUNTEER):
        skilled, unskilled, own_cell = range(first + 1, first + 5), first, first + 5
        for number in skilled:
            yield purses[number], of_field(number - first)
        for number in (*skilled, unskilled, own_cell):
            yield purses[number], everything
    elif actor in (GROUP, CHARITY):
        for number in PURSES_OF[actor]:
            if actor == GROUP:
                yield purses[number], of_need(service.community.group_types[number - PURSE_GROUP])
            else:
                yield purses[number], of_need(number - PURSE_CHARITY)
        for number in PURSES_OF[actor]:
            yield purses[number], everything
    else:
        yield purses[first], everything


# Coming -------------------------------------------------------------------------------------------


def settle(service: Service, plans: Plans) -> Room:
    """Let those who planned come: the first serves, others came in vain; return minutes regained."""
    regained: Room = {}
    first = [case for case in service.cases if needs_goods(case) and case.resident.low_income]
    rest = [case for case in service.cases if case not in first]
    for case in first + rest:
        comers = plans.get(case, [])
        if comers and case.is_open:
            server = min(comers, key=lambda plan: (arrival(service, plan.actor), plan.actor))
            comers = [plan for plan in comers if plan is not server]
            if take_goods(service.street, case):
                service.attempt(server.purse, case, server.minutes, from_list=False)
            else:
                service.waiting.add(case)
                give_back(regained, server, server.minutes)
        for plan in comers:
            lost = min(service.street.settings.double_minutes, plan.minutes)
            service.spend(plan.purse, lost, "double")
            give_back(regained, plan, plan.minutes - lost)
    return regained


def arrival(service: Service, actor: int) -> float:
    """Return when an actor arrives this week; the lowest comes first."""
    return service.street.luck("serve.arrive", 16 * service.community.address + actor)


def give_back(regained: Room, plan: Plan, minutes: int) -> None:
    """Note minutes that a purse can plan with once more."""
    regained[plan.purse.number] = regained.get(plan.purse.number, 0) + minutes

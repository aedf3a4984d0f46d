"""W6, 1: the pool — linked actors' minutes go to the joint list in one common order."""

import math

from benchmarks.reference.entities import Case, Purse
from benchmarks.reference.goods import needs_goods, take_goods
from benchmarks.reference.part_work import Parts, add_up, fits_part, put_in
from benchmarks.reference.reach import OWN_CELL_PURSES
from benchmarks.reference.service import Service, list_order, urgency
from benchmarks.reference.tables import CASE_CLASSES, PARTY, PURSE_PROJECT


def serve_pool(service: Service) -> None:
    """Serve listed cases with the share of linked minutes that coordination allows."""
    listed = [case for case in service.cases if case.listed and case.is_open]
    listed.sort(key=list_order)
    if not listed:
        return
    community = service.community
    room = {
        purse: math.floor(community.now.quality * purse.minutes)
        for purse in community.purses
        if community.now.linked[purse.actor] and purse.number not in OWN_CELL_PURSES
    }
    tried: set[Case] = set()
    for purse, z in pairs_in_order(service, room, listed):
        serve_pair(service, room, purse, [case for case in listed if case.case_class == z], tried)
    parts: Parts = {}
    for purse, minutes in room.items():
        for case in listed:
            if may_go(service, purse, case) and fits_part(service, purse, minutes, case):
                put_in(service, parts, purse, minutes, case)
                break
    add_up(service, parts, from_list=True)


def pairs_in_order(service: Service, room: dict[Purse, int], listed: list[Case]) -> list[tuple[Purse, int]]:
    """Return pairs of purse and case class: the most urgent, then what a purse does best."""
    pairs = []
    for purse, minutes in room.items():
        best = max(purse.eta_base)
        for z in CASE_CLASSES:
            cases, eta = [case for case in listed if case.case_class == z], purse.eta_base[z]
            if minutes > 0 and cases and eta >= service.street.settings.eta_floor:
                rank = 1000 * urgency(cases[0]) - 100 * eta / best - 1e-4 * eta
                pairs.append((rank, purse.number, z, purse))
    pairs.sort(key=lambda pair: pair[:3])
    return [(purse, z) for _, _, z, purse in pairs]


def serve_pair(
    service: Service, room: dict[Purse, int], purse: Purse, cases: list[Case], tried: set[Case]
) -> None:
    """Let a purse take the cases of one class in list order; low incomes first where goods are scarce."""
    start = room[purse]
    low_income = [case for case in cases if case.resident.low_income]
    for one_pass in (low_income, cases) if needs_goods(cases[0]) else (cases,):
        for case in one_pass:
            if not case.is_open or case in tried or not may_go(service, purse, case):
                continue
            minutes = service.reach.minutes(purse, case)
            if minutes is None or minutes > start:
                continue
            if minutes > room[purse]:
                break
            if not take_goods(service.street, case):
                continue
            tried.add(case)
            room[purse] -= minutes
            service.attempt(purse, case, minutes, from_list=True)


def may_go(service: Service, purse: Purse, case: Case) -> bool:
    """Whether members are sent to a cell: without the example function only where one of them serves."""
    is_members = purse.actor == PARTY and purse.number < PURSE_PROJECT
    return not is_members or service.community.may.send_members or case.cell.servers[0] > 0

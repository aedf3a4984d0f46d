"""W6: dispatch — beds, session goods, the pool, own lists, pairing; then the ledger closes."""

from tests.oracle.entities import Resident
from tests.oracle.goods import supply_sessions
from tests.oracle.own_lists import serve_own_lists
from tests.oracle.pool import serve_pool
from tests.oracle.reach import PEOPLE
from tests.oracle.service import Service
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    OFFERED_PURSES,
    PROFESSIONAL,
    PURSE_CONTRACT,
)


def serve(street: ReferenceStreet) -> None:
    """Serve the cases of every community."""
    for case in street.cases.values():
        case.attempts = 0
    for community in street.communities:
        service = Service(street, community)
        give_beds(service)
        supply_sessions(street, community)
        serve_pool(service)
        serve_own_lists(service)
        for actor in PEOPLE:
            pair(service, actor)
        close_ledger(service)


def give_beds(service: Service) -> None:
    """Give the provider's free beds to dependent elders it knows, or finds on the joint list."""
    street, community = service.street, service.community
    building = street.plan.provider_building
    if building is None or building.community != community.number:
        return
    if street.week < 0 or not street.present("professional_organisations"):
        return
    linked = community.now.linked[PROFESSIONAL]
    for case in service.cases:
        known = PROFESSIONAL in case.knowers
        if case.dependent and (known or (case.listed and linked)) and community.beds_free > 0:
            community.beds_free -= 1
            case.resident.in_bed = True
            service.in_bed.add(case)
            service.close(community.purses[PURSE_CONTRACT], case, 0, from_list=not known)


def pair(service: Service, actor: int) -> None:
    """Say which helper served which case: minutes of helpers and cases are laid end to end."""
    helpers = [i for i in service.community.residents if i.role == actor and i.minutes > 0]
    closed = [case for case in service.cases if case.closer == actor]
    closed.sort(key=lambda case: case.cell.number)  # and in queue order within a cell
    start = 0
    for case in closed:
        minutes = service.closing_minutes[case]
        helper = helper_at(helpers, start)
        start += minutes
        if helper is None:
            continue
        case.helper = helper
        helper.cases += 1
        if case.closed_from_list:
            helper.from_list += minutes
        else:
            helper.own_list += minutes


def helper_at(helpers: list[Resident], start: int) -> Resident | None:
    """Return the helper in whose span of minutes a case starts, the last one beyond the end."""
    end = 0
    for helper in helpers:
        end += helper.minutes
        if start < end:
            return helper
    return helpers[-1] if helpers else None


def close_ledger(service: Service) -> None:
    """Book what is left, and remember it and what went astray this week."""
    community = service.community
    community.strays[service.street.week % 4] = service.strays
    community.count("bounces", by=sum(service.strays))
    for purse in community.purses[:OFFERED_PURSES]:
        community.take(purse.number, purse.minutes, "left")

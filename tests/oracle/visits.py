"""W4: social workers visit households."""

from tests.oracle.entities import Community, Household, Resident
from tests.oracle.queueing import in_queue_order
from tests.oracle.rng import weighted_choice
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import PARTY, PURSE_PARTY, SOCIAL


def visit(street: ReferenceStreet) -> None:
    """Use the visits paid for in W2, listed cases first."""
    for community in street.communities:
        slots = community.now.visit_minutes // street.settings.visit_minutes
        wanted = listed_households(street, community) if community.may.linked[SOCIAL] else []
        drawn: list[Household] = []
        weights = [1.0 + sum(i.age >= 60 for i in home.residents) for home in community.households]
        for slot in range(slots):
            household = None
            if slot < slots // 2:
                household = next((home for home in wanted if home not in drawn), None)
            if household is None:
                u = street.luck("visit.pick", 1024 * community.address + slot % 1024, slot // 1024)
                household = community.households[weighted_choice(u, weights)]
                if household in drawn:
                    continue
            drawn.append(household)
            community.count("visits_made")
            call_at(street, community, household, slot)


def listed_households(street: ReferenceStreet, community: Community) -> list[Household]:
    """Return the households of listed k1, k2 and k6, in the order in which they are visited."""
    cases = [
        case
        for case in street.open_cases()
        if case.community is community and case.listed and case.need in (1, 2, 6)
    ]
    return [case.resident.household for case in in_queue_order(street, cases)]


def call_at(street: ReferenceStreet, community: Community, household: Household, slot: int) -> None:
    """Call at a household; the host lets the social worker in or not."""
    settings = street.settings
    host = min(household.residents, key=lambda i: (-i.age, i.number))
    guide = introducer(street, community, household)
    if guide is not None:
        host.heard = True
        host.acceptance += settings.endorse * host.trust * (1.0 - host.acceptance)
    by_member = (1.0 - host.acceptance) * settings.introduce * host.trust if guide else 0.0
    chance = settings.visit_base + host.acceptance + by_member
    if street.luck("visit.ok", 1024 * community.address + slot % 1024, slot // 1024) >= chance:
        host.acceptance *= settings.refuse_loss
        return
    community.count("visits_welcome")
    host.visited_week = street.week
    host.heard = host.met = True
    host.acceptance += settings.accept_gain * (1.0 - host.acceptance)
    for resident in household.residents:
        for need in range(7):
            case = street.cases.get(8 * resident.number + need)
            if case is not None and case.is_open:
                case.knowers.add(SOCIAL)


def introducer(street: ReferenceStreet, community: Community, household: Household) -> Resident | None:
    """Return the member of the cell who comes along, after paying for it."""
    minutes = street.settings.contact_minutes
    if not community.may.introduce:
        return None
    for i in household.cell.residents:
        purse = PURSE_PARTY + i.skill
        if i.role != PARTY or i.guided or i.own_cell or i.minutes < minutes:
            continue
        if community.purses[purse].minutes >= minutes:
            community.take(purse, minutes, "visits")
            i.minutes -= minutes
            i.guided = True
            return i
    return None

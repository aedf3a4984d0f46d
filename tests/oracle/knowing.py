"""W4: who notices a case, and who knew it first."""

import math

from tests.oracle.entities import Case, Cell, Community
from tests.oracle.handing_over import best_efficiencies, referral_of, settle
from tests.oracle.intake import Contact, take_in, with_noise
from tests.oracle.queueing import is_overdue
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    CHARITY,
    ENTRENCHED_NEED,
    GROUP,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PROPERTY,
    REPORT_FACTOR,
    SOCIAL,
    VOLUNTEER,
)


def notice(street: ReferenceStreet) -> None:
    """Let every actor notice cases by its own channels, and knowers refer them."""
    for cell in street.cells:
        cell.severity_ring[street.week % 26] = [[0] * 9 for _ in range(3)]
    for community in street.communities:
        notice_in(street, community)


def notice_in(street: ReferenceStreet, community: Community) -> None:
    """Draw all chances on what was known at the start; then take in who comes, as far as minutes go."""
    cases = [case for case in street.open_cases() if case.community is community]
    best = best_efficiencies(street, community)
    office = [contact for case in cases if (contact := to_office(street, case))]
    station = [contact for case in cases if (contact := to_station(street, case))]
    referrals = [referral for case in cases if (referral := referral_of(street, case, best))]
    for case in cases:
        case.knowers_before = set(case.knowers) if case.born < street.week else set()
        case.knowers |= {actor for actor, noticed in other_channels(street, case).items() if noticed}
    for actor, contacts in ((OFFICE, office), (SOCIAL, station)):
        for case in take_in(street, community, actor, contacts):
            case.knowers.add(actor)
    for referral in sorted(referrals, key=lambda one: (one.case.tie, one.case.key)):
        settle(street, community, referral)


def to_office(street: ReferenceStreet, case: Case) -> Contact | None:
    """Return the call, the repeated call or the find on patrol by which the office hears of a case."""
    settings, community = street.settings, case.community
    if not street.present("office"):
        return None
    if OFFICE in case.knowers:
        again = street.luck("know.repeat", case.address) < settings.repeat_rate
        return Contact(case, float(settings.intake_minutes)) if again and is_overdue(street, case) else None
    report = settings.report_floor + (1.0 - settings.report_floor) * case.resident.trust
    chance = settings.report_base * report * REPORT_FACTOR[case.need]
    if street.luck("know.report", case.address) < chance:
        return Contact(case, with_noise(street) + settings.register_minutes)
    patrols = community.now.patrol_minutes // len(community.cells)
    if street.luck("know.patrol", case.address) < 1.0 - math.exp(-settings.patrol_rate * patrols):
        return Contact(case, float(settings.register_minutes))
    return None


def to_station(street: ReferenceStreet, case: Case) -> Contact | None:
    """Return the walk-in at a station by which social workers hear of a case."""
    settings = street.settings
    at_work = street.week >= 0 and street.present("social_workers")
    if SOCIAL in case.knowers or not at_work or not case.community.station_open:
        return None
    if street.luck("know.station", case.address) < settings.station_walk * case.resident.acceptance:
        return Contact(case, with_noise(street) + settings.register_minutes)
    return None


def other_channels(street: ReferenceStreet, case: Case) -> dict[int, bool]:
    """Return which of the other actors notice a case; what they see costs nobody a contact."""
    settings, i, key, need = street.settings, case.resident, case.address, case.need
    members, volunteers = case.cell.servers
    met = {
        PARTY: 1.0 - math.exp(-settings.copresence_party * members),
        VOLUNTEER: 1.0 - math.exp(-settings.copresence_volunteer * volunteers),
        GROUP: settings.copresence_group if i.role == GROUP else 0.0,
    }
    client = settings.client_professional if case.community.specialism == need else 0.0
    here = case.community.number
    given = any(one.category == need and one.gives[here] for one in street.partners)
    gift = settings.client_charity if given else 0.0
    return {
        PARTY: street.luck("know.copres.2", key) < met[PARTY],
        VOLUNTEER: street.luck("know.copres.3", key) < met[VOLUNTEER],
        GROUP: street.luck("know.copres.4", key) < met[GROUP]
        or street.luck("know.copres.4", key, 1) < 1.0 - math.exp(-settings.hear_member * ears(case.cell)),
        PROFESSIONAL: street.present("professional_organisations")
        and street.week >= 0  # contracts begin in week 0
        and street.luck("know.client", key, 0) < client,
        CHARITY: street.present("charity_partners") and street.luck("know.client", key, 1) < gift,
        PROPERTY: street.present("property_company")
        and need == 4
        and street.luck("know.property", key) < settings.property_known,
    }


def ears(cell: Cell) -> float:
    """Return how much groups hear in a cell: who attends and lives there, by the activity of the group."""
    groups = cell.community.groups
    return sum(groups[i.slot].activity for i in cell.residents if i.role == GROUP)


def remember(street: ReferenceStreet) -> None:
    """Note who knew a case first, and count what is newly known."""
    for case in street.open_cases():
        new = case.knowers - case.knowers_before
        now, ring = case.community.now, case.cell.severity_ring[street.week % 26]
        if case.first_knower < 0 and case.knowers:
            case.first_knower, case.known_week = min(case.knowers), street.week
            now.known_new[case.first_knower][case.need] += 1
        case.community.count("recorded_office", by=OFFICE in new)
        if case.need in ENTRENCHED_NEED:
            for actor in new:
                ring[ENTRENCHED_NEED.index(case.need)][actor] += 1

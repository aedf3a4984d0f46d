"""W4: who notices a case, and who knew it first."""

import math

from benchmarks.reference.entities import Case, Community
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import (
    CHARITY,
    ENTRENCHED_NEED,
    GROUP,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PROPERTY,
    PURSES_OF,
    REPORT_FACTOR,
    SOCIAL,
    VOLUNTEER,
)


def notice(street: ReferenceStreet) -> None:
    """Let every actor notice cases by its own channels, and knowers refer them."""
    for cell in street.cells:
        cell.severity_ring[street.week % 26] = [[0] * 9 for _ in range(3)]
    cases = street.open_cases()
    for case in cases:
        case.knowers_before = set(case.knowers) if case.born < street.week else set()
    best = {community: best_efficiencies(community) for community in street.communities}
    for case in cases:
        chances = own_channels(street, case)
        noticed = {actor for actor, chance in chances.items() if chance and actor not in case.knowers}
        target = referred_to(street, case, best[case.community])
        case.knowers |= noticed
        if target is not None:
            case.knowers.add(target)


def own_channels(street: ReferenceStreet, case: Case) -> dict[int, bool]:
    """Return which actors would notice a case by themselves."""
    settings, i, key, need = street.settings, case.resident, case.address, case.need
    community, cell = case.community, case.cell
    at_work = street.week >= 0  # social workers and contracts begin in week 0
    report = settings.report_floor + (1.0 - settings.report_floor) * i.trust
    patrols = community.now.patrol_minutes // len(community.cells)
    reported = street.luck("know.report", key) < settings.report_base * report * REPORT_FACTOR[need]
    patrolled = street.luck("know.patrol", key) < 1.0 - math.exp(-settings.patrol_rate * patrols)
    members, volunteers = cell.servers
    met = {
        PARTY: 1.0 - math.exp(-settings.copresence_party * members),
        VOLUNTEER: 1.0 - math.exp(-settings.copresence_volunteer * volunteers),
        GROUP: settings.copresence_group if i.role == GROUP else 0.0,
    }
    client = settings.client_professional if community.specialism == need else 0.0
    gift = settings.client_charity if any(one.category == need for one in street.partners) else 0.0
    walk_in = settings.station_walk * i.acceptance if community.station_open else 0.0
    return {
        OFFICE: street.present("office") and (reported or patrolled),
        SOCIAL: street.present("social_workers") and at_work and street.luck("know.station", key) < walk_in,
        PARTY: street.luck("know.copres.2", key) < met[PARTY],
        VOLUNTEER: street.luck("know.copres.3", key) < met[VOLUNTEER],
        GROUP: street.luck("know.copres.4", key) < met[GROUP],
        PROFESSIONAL: street.present("professional_organisations")
        and at_work
        and street.luck("know.client", key, 0) < client,
        CHARITY: street.present("charity_partners") and street.luck("know.client", key, 1) < gift,
        PROPERTY: street.present("property_company")
        and need == 4
        and street.luck("know.property", key) < settings.property_known,
    }


def best_efficiencies(community: Community) -> list[list[float]]:
    """Return for actors 0 to 7 the highest base efficiency by class among purses with minutes left."""
    best = []
    for actor in range(8):
        purses = [community.purses[number] for number in PURSES_OF[actor]]
        with_minutes = [purse.eta_base for purse in purses if purse.minutes > 0]
        best.append([max((row[z] for row in with_minutes), default=0.0) for z in range(11)])
    return best


def referred_to(street: ReferenceStreet, case: Case, best: list[list[float]]) -> int | None:
    """Return the actor to whom somebody unfit sends the case, if anybody does."""
    z = case.case_class
    if not any(best[actor][z] < street.settings.refer_below for actor in case.knowers):
        return None
    target = max(range(8), key=lambda actor: best[actor][z])
    if best[target][z] <= 0 or target in case.knowers:
        return None
    chance = street.settings.refer_rate * case.resident.trust
    return target if street.luck("know.refer", case.address) < chance else None


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

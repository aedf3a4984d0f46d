"""W12: how projects end their week, and how they open."""

import math

from benchmarks.reference.entities import Community, Project
from benchmarks.reference.places import members_at, open_places
from benchmarks.reference.seeds import belief, programme
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import GROUP, PARTY, PURSE_GROUP, PURSES_OF

FUNCTION_SHARES = (10, 20, 10, 60)  # percent of the planned minutes: survey, plan, supervise, deliver
DELIVER = 3
SPONSORS = range(6)
ELDERS = 1
LEAST_VISITS = 20  # of each kind before members learn from their log


def end_projects(street: ReferenceStreet) -> None:
    """Count the output of the week, and end projects whose time is over."""
    for community in street.communities:
        for project in community.projects:
            if project.alive:
                deliver(street, community, project)
        for project in community.projects:
            if project.alive and project.ends <= street.week:
                project.alive = False
                for i in community.residents:
                    if i.session == project.slot:
                        i.session = -1


def wanted_minutes(street: ReferenceStreet) -> list[int]:
    """Return the minutes a project wants for each function."""
    return [math.floor(share * street.settings.proj_spare / 100) for share in FUNCTION_SHARES]


def deliver(street: ReferenceStreet, community: Community, project: Project) -> None:
    """Turn the minutes put in into output for next week; the worst supplied function limits it."""
    wanted = wanted_minutes(street)
    least = math.inf
    for function, minutes in enumerate(project.function):
        effective = float(minutes)
        if function != DELIVER:
            effective *= min(1.0, efficiency(community, project.supplier[function], project.type) / 0.6)
        least = min(least, effective / wanted[function])
    skill = 0.5 + 0.4 * ((community.staff_skill + community.volunteer_skill) / 2)
    project.output = math.floor(skill * math.sqrt(min(1.0, least)) * project.function[DELIVER])
    project.planned += wanted[DELIVER]
    project.served += community.now.project_served[project.slot]


def efficiency(community: Community, supplier: int, need: int) -> float:
    """Return how much of a supplier's minute counts for a need."""
    if supplier < 0:
        return 0.0
    if supplier == GROUP:
        living = [slot for slot, group in enumerate(community.groups) if group.alive]
        return max((community.purses[PURSE_GROUP + slot].eta[need] for slot in living), default=0.0)
    return community.purses[PURSES_OF[supplier][0]].eta[need]


# Opening --------------------------------------------------------------------------------------------


def open_projects(street: ReferenceStreet) -> None:
    """Let sponsors with time to spare open projects."""
    for community in street.communities:
        for actor in SPONSORS:
            has_spare = community.left_last[actor] >= street.settings.proj_spare
            community.spare[actor] = community.spare[actor] + 1 if has_spare else 0
        open_in(street, community)


def open_in(street: ReferenceStreet, community: Community) -> None:
    """Open the most needed projects while money, slots and seats last."""
    settings = street.settings
    seats = free_seats(street, community)
    slots = [project for project in community.projects if not project.alive]
    if community.purse < 13 * settings.proj_yuan:
        return
    offers = []
    for sponsor in SPONSORS:
        if community.spare[sponsor] >= settings.proj_spare_weeks:
            estimate = belief(street, community, sponsor)
            need = need_offered(street, community, sponsor, estimate)
            if need is not None:
                rank = street.luck("proj.open", 8 * community.address + need)
                offers.append((-estimate[need], rank, sponsor, need))
    for _, _, sponsor, need in sorted(offers):
        if not slots or seats < settings.proj_seats:
            break
        start(street, community, slots.pop(0), sponsor, need)
        seats -= settings.proj_seats


def free_seats(street: ReferenceStreet, community: Community) -> int:
    """Return the seats that neither groups nor running projects take."""
    places = open_places(street, community)
    seats = sum(max(0, place.plan.capacity - members_at(place)) for place in places)
    running = sum(project.alive for project in community.projects)
    return seats - street.settings.proj_seats * running


def need_offered(
    street: ReferenceStreet, community: Community, sponsor: int, estimate: list[float]
) -> int | None:
    """Return the need for which a sponsor would open a project now."""
    late = street.week - street.emergency_end <= 26
    need = programme(street, community, estimate, range(1, 8 if street.emergency or late else 7))
    own = {project.type for project in community.projects if project.alive and project.sponsor == sponsor}
    if sponsor == PARTY and ELDERS not in own and children_please(street, community):
        need = ELDERS
    return None if need in own else need


def children_please(street: ReferenceStreet, community: Community) -> bool:
    """Whether the log says that elders are happier with visits when a child comes along."""
    counts, sums = zip(community.visits_with_child, community.visits_without_child, strict=True)
    if street.settings.programme_rule != "assessed" or min(counts) < LEAST_VISITS:
        return False
    return sums[0] / counts[0] > sums[1] / counts[1]


def start(street: ReferenceStreet, community: Community, slot: Project, sponsor: int, need: int) -> None:
    """Open a project."""
    slot.alive, slot.type, slot.sponsor = True, need, sponsor
    slot.opened, slot.ends = street.week, street.week + street.settings.proj_weeks
    slot.planned = slot.served = slot.output = 0
    slot.function, slot.supplier = [0] * 4, [-1] * 4
    street.project_count += 1
    slot.number = street.project_count
    community.programmes += 1
    if street.week >= 0:
        community.projects_opened += 1
    community.spare[sponsor] = 0

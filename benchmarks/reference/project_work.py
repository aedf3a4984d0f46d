"""W2: projects are supplied with minutes out of reserves, and reviewed in the week they end."""

import math

from benchmarks.reference.efficiency import of_actor
from benchmarks.reference.entities import Community, Project
from benchmarks.reference.projects import settle_money
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.support import share
from benchmarks.reference.tables import (
    DELIVER,
    FUNCTIONS,
    GROUP,
    OFFICE,
    PARTY,
    PLAN,
    PROFESSIONAL,
    PROJECT_SLOTS,
    PURSE_GROUP,
    PURSE_PROJECT,
    SOCIAL,
    SUPERVISE,
    VOLUNTEER,
)

RESERVES = {
    OFFICE: "project_share",
    SOCIAL: "project_share_social",
    PARTY: "project_share_people",
    VOLUNTEER: "project_share_people",
    GROUP: "project_share_people",
}
ANY_FUNCTION = (OFFICE, SOCIAL)  # the others only deliver
REVIEW_MINUTES = 60
FULL = 0.6  # efficiency from which on a whole minute counts


def run_projects(street: ReferenceStreet) -> None:
    """Hand out last week's output, then let each project work, another one first every week."""
    for community in street.communities:
        for group in community.groups:
            group.delivered = False
        reserves = {
            actor: share(community, actor, getattr(street.settings, name)) for actor, name in RESERVES.items()
        }
        running = [project for project in community.projects if project.alive]
        for project in running:
            hand_out(community, project)
        for project in sorted(running, key=lambda one: (one.slot - street.week) % PROJECT_SLOTS):
            project.output = work(street, community, project, reserves)
            if project.ends == street.week:
                community.pay(project.sponsor, REVIEW_MINUTES, "projects")
                settle_money(community, project)


def hand_out(community: Community, project: Project) -> None:
    """Put a project's output of last week into the purse of its sponsor and need."""
    community.purses[PURSE_PROJECT + 8 * project.sponsor + project.type].minutes += project.output
    project.handed = project.output
    project.planned += project.output
    community.count("output_planned", by=project.output)


def wanted_minutes(street: ReferenceStreet) -> dict[int, int]:
    """Return the minutes a week that a project wants for each function."""
    settings = street.settings
    return {
        DELIVER: settings.deliver_minutes,
        PLAN: settings.plan_minutes,
        SUPERVISE: settings.supervise_project_minutes,
    }


def work(street: ReferenceStreet, community: Community, project: Project, reserves: dict[int, int]) -> int:
    """Let suppliers put minutes into the functions of a project; return the output for next week."""
    project.given = [[0] * 9 for _ in FUNCTIONS]
    wanted, effective = wanted_minutes(street), dict.fromkeys(FUNCTIONS, 0.0)
    for function, minutes in wanted.items():
        missing = minutes
        for actor, eta in suppliers(street, community, project, function):
            part = give(community, actor, missing, reserves)
            project.given[function][actor] = part
            effective[function] += part * min(1.0, eta / FULL)
            missing -= part
    planned = min(1.0, effective[PLAN] / wanted[PLAN])
    supervised = min(1.0, effective[SUPERVISE] / wanted[SUPERVISE])
    return math.floor(effective[DELIVER] * (0.5 + 0.3 * planned + 0.2 * supervised))


def suppliers(
    street: ReferenceStreet, community: Community, project: Project, function: int
) -> list[tuple[int, float]]:
    """Return who may supply a function and how much of a minute counts, the best first."""
    linked, sponsor = community.now.linked, project.sponsor
    able = {sponsor}
    if linked[sponsor]:
        able |= {a for a in RESERVES if linked[a] and (a in ANY_FUNCTION or function == DELIVER)}
    contract = street.week >= 0 and street.present("professional_organisations")
    if function == DELIVER and sponsor == OFFICE and contract:
        able.add(PROFESSIONAL)
    by_actor = [(actor, of_actor(street, community, actor, project.type)) for actor in able]
    return sorted(by_actor, key=lambda one: (-one[1], one[0]))


def give(community: Community, actor: int, missing: int, reserves: dict[int, int]) -> int:
    """Let an actor give what is missing out of its reserve, or the contract sell it; return the minutes."""
    if actor == PROFESSIONAL:  # paid by the project's price: on top of what the contract offers
        community.now.offered[actor] += missing
        community.now.uses[actor]["projects"] += missing
        return missing
    part = min(missing, reserves[actor], community.minutes_left(actor))
    reserves[actor] -= part
    before = [purse.minutes for purse in community.purses]
    community.pay(actor, part, "projects")
    for slot, group in enumerate(community.groups):
        number = PURSE_GROUP + slot
        group.delivered |= community.purses[number].minutes < before[number]
    return part

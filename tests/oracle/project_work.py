"""Projects at work: supplied out of reserves in W2; in W12 what they served is shared out among them."""

import math

from tests.oracle.entities import Community, Project, Purse
from tests.oracle.street import ReferenceStreet
from tests.oracle.support import share
from tests.oracle.tables import (
    DELIVER,
    FUNCTIONS,
    GROUP,
    NEEDS,
    OFFICE,
    PARTY,
    PLAN,
    PROFESSIONAL,
    PROJECT_SLOTS,
    PURSE_CONTRACT,
    PURSE_PROJECT,
    PURSES_OF,
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
    """Hand out last week's output, then supply each project, another one first every week."""
    for community in street.communities:
        running = [project for project in community.projects if project.alive]
        for project in running:
            purse_of(community, project).minutes += project.output
        reserves = {
            actor: share(community, actor, getattr(street.settings, name)) for actor, name in RESERVES.items()
        }
        before = [community.purses[number].minutes for number in PURSES_OF[GROUP]]
        for project in sorted(running, key=lambda one: (one.slot - street.week) % PROJECT_SLOTS):
            project.given = [[0] * 6 for _ in FUNCTIONS]
            project.effective = [0.0] * len(FUNCTIONS)
            if project.ends <= street.week:
                community.pay(project.sponsor, REVIEW_MINUTES, "projects")
                continue
            for function, minutes in wanted_minutes(street).items():
                supply(street, community, project, function, minutes, reserves)
        for group, minutes in zip(community.groups, before, strict=True):
            gave = community.purses[PURSES_OF[GROUP][group.slot]].minutes < minutes
            group.project_weeks += group.alive and gave


def purse_of(community: Community, project: Project) -> Purse:
    """Return the purse of output that a project brings its minutes to."""
    return community.purses[PURSE_PROJECT + 8 * project.sponsor + project.type]


def wanted_minutes(street: ReferenceStreet) -> dict[int, int]:
    """Return the minutes a week that a project wants for each function."""
    settings = street.settings
    return {
        PLAN: int(settings.plan_minutes),
        SUPERVISE: int(settings.supervise_project_minutes),
        DELIVER: int(settings.deliver_minutes),
    }


def supply(
    street: ReferenceStreet,
    community: Community,
    project: Project,
    function: int,
    missing: int,
    reserves: dict[int, int],
) -> None:
    """Let suppliers put minutes into a function of a project, the best first."""
    for actor, number in suppliers(street, community, project, function):
        part = give(community, actor, number, missing, reserves)
        project.given[function][actor] += part
        project.effective[function] += part * min(1.0, community.purses[number].eta[project.type] / FULL)
        missing -= part


def suppliers(
    street: ReferenceStreet, community: Community, project: Project, function: int
) -> list[tuple[int, int]]:
    """Return actors and purses that may supply a function, the best first; each group by itself."""
    linked, sponsor = community.now.linked, project.sponsor
    able = {sponsor}
    if linked[sponsor]:
        able |= {a for a in RESERVES if linked[a] and (a in ANY_FUNCTION or function == DELIVER)}
    contract = street.week >= 0 and street.present("professional_organisations")
    if function == DELIVER and sponsor == OFFICE and contract:
        able.add(PROFESSIONAL)
    found = []
    for actor in able:
        for number in PURSES_OF[actor] if actor == GROUP else PURSES_OF[actor][:1]:
            eta = community.purses[number].eta[project.type]
            if eta > 0:
                found.append((-eta, actor, number))
    return [(actor, number) for _, actor, number in sorted(found)]


def give(community: Community, actor: int, number: int, missing: int, reserves: dict[int, int]) -> int:
    """Let an actor give what is missing out of its reserve, or the contract sell it; return the minutes."""
    if number == PURSE_CONTRACT:  # paid by the project's price: on top of what the contract offers
        community.now.offered[actor] += missing
        community.now.bought += missing
        community.now.uses[actor]["projects"] += missing
        return missing
    left = community.purses[number].minutes if actor == GROUP else community.minutes_left(actor)
    part = min(missing, reserves[actor], left)
    reserves[actor] -= part
    if actor == GROUP:
        community.take(number, part, "projects")
    else:
        community.pay(actor, part, "projects")
    return part


# The end of the week --------------------------------------------------------------------------------


def share_out(street: ReferenceStreet, community: Community) -> None:
    """Share what purses of output served among their projects, and say what each brings next week."""
    for sponsor in ANY_FUNCTION:
        for need in NEEDS:
            running = [
                one for one in community.projects if one.alive and (one.sponsor, one.type) == (sponsor, need)
            ]
            together, upto = sum(one.output for one in running), 0
            served = community.now.project_served[8 * sponsor + need]
            for project in running if together else []:
                before, upto = upto, upto + project.output
                part = served * upto // together - served * before // together
                project.served += part
                community.count("project_served", by=part)
    wanted = wanted_minutes(street)
    for project in community.projects:
        if not project.alive:
            continue
        project.output = output_of(project, wanted)
        if project.opened < street.week < project.ends:
            project.planned += wanted[DELIVER]
            community.count("project_planned", by=wanted[DELIVER])


def output_of(project: Project, wanted: dict[int, int]) -> int:
    """Return the minutes of output for next week."""
    planned = min(1.0, project.effective[PLAN] / wanted[PLAN])
    supervised = min(1.0, project.effective[SUPERVISE] / wanted[SUPERVISE])
    return math.floor(project.effective[DELIVER] * (0.5 + 0.3 * planned + 0.2 * supervised))

"""W2: projects are supplied with minutes out of reserves, and reviewed in the week they end."""

from benchmarks.reference.entities import Community, Project, Purse
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
    PURSE_CONTRACT,
    PURSE_GROUP,
    PURSE_OFFICE,
    PURSE_PARTY,
    PURSE_PROJECT,
    PURSE_SOCIAL,
    PURSE_VOLUNTEER,
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
PURSES = (
    *(PURSE_OFFICE, PURSE_SOCIAL, PURSE_PARTY, PURSE_VOLUNTEER),
    *range(PURSE_GROUP, PURSE_GROUP + 8), PURSE_CONTRACT,
)  # fmt: skip
ANY_FUNCTION = (OFFICE, SOCIAL)  # the others only deliver
REVIEW_MINUTES = 60
FULL = 0.6  # efficiency from which on a whole minute counts


def run_projects(street: ReferenceStreet) -> None:
    """Hand out last week's output, then supply every project, another one first every week."""
    settings = street.settings
    for community in street.communities:
        before = [community.purses[PURSE_GROUP + slot].minutes for slot in range(8)]
        own_time = community.now.own_time
        community.now.offered[PARTY] -= own_time  # members' reserve is a share of their supply
        reserves = {
            actor: share(community, actor, getattr(settings, name)) for actor, name in RESERVES.items()
        }
        community.now.offered[PARTY] += own_time
        running = [project for project in community.projects if project.alive]
        for project in running:
            community.purses[PURSE_PROJECT + 8 * project.sponsor + project.type].minutes += project.output
        for project in community.projects:
            project.given = [[0] * 6 for _ in FUNCTIONS]
            project.effective = [0.0] * len(FUNCTIONS)
        for project in sorted(running, key=lambda one: (one.slot - street.week) % PROJECT_SLOTS):
            if project.ends <= street.week:
                community.pay(project.sponsor, REVIEW_MINUTES, "projects")
            else:
                supply(street, community, project, reserves)
        for slot, group in enumerate(community.groups):
            group.project_weeks += group.alive and community.purses[PURSE_GROUP + slot].minutes < before[slot]


def wanted_minutes(street: ReferenceStreet) -> dict[int, int]:
    """Return the minutes a week that a project wants for each function, in the order of supply."""
    settings = street.settings
    return {
        PLAN: settings.plan_minutes,
        SUPERVISE: settings.supervise_project_minutes,
        DELIVER: settings.deliver_minutes,
    }


def supply(street: ReferenceStreet, community: Community, project: Project, reserves: dict[int, int]) -> None:
    """Let the ablest give to each function what they can, and the next the rest."""
    for function, missing in wanted_minutes(street).items():
        for purse in suppliers(street, community, project, function):
            if missing <= 0:
                break
            eta = purse.eta[project.type]
            part = give(community, purse, missing, reserves)
            project.given[function][purse.actor] += part
            project.effective[function] += part * min(1.0, eta / FULL)
            missing -= part


def suppliers(street: ReferenceStreet, community: Community, project: Project, function: int) -> list[Purse]:
    """Return the purses that may supply a function and can, the ablest first."""
    linked, sponsor, found = community.now.linked, project.sponsor, []
    contract = street.week >= 0 and street.present("professional_organisations")
    for number in PURSES:
        purse = community.purses[number]
        actor = purse.actor
        if actor == PROFESSIONAL:
            may = contract and function == DELIVER and sponsor == OFFICE
        else:
            joint = linked[sponsor] and linked[actor] and (actor in ANY_FUNCTION or function == DELIVER)
            may = actor == sponsor or bool(joint)
        if may and purse.eta[project.type] > 0:
            found.append(purse)
    return sorted(found, key=lambda purse: -purse.eta[project.type])


def give(community: Community, purse: Purse, missing: int, reserves: dict[int, int]) -> int:
    """Let a purse give what is missing out of its actor's reserve, or the contract sell it."""
    now, actor = community.now, purse.actor
    if actor == PROFESSIONAL:  # paid by the project's price: on top of what the contract offers
        now.offered[actor] += missing
        now.bought += missing
        now.uses[actor]["projects"] += missing
        return missing
    part = min(missing, reserves[actor])
    if actor == GROUP:
        part = min(part, purse.minutes)
        purse.minutes -= part
        now.uses[actor]["projects"] += part
    else:
        part = min(part, community.minutes_left(actor))
        community.pay(actor, part, "projects")
    reserves[actor] -= part
    return part

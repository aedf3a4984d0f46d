"""W2: projects pay, are supplied with minutes, and may be renewed."""

from benchmarks.reference.entities import Community, Project
from benchmarks.reference.projects import wanted_minutes
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import (
    GROUP,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PURSE_PROJECT,
    SOCIAL,
    VOLUNTEER,
)

# Who may supply survey, plan, supervise, deliver besides the sponsor: the first that can.
SUPPLIERS = (
    (SOCIAL, OFFICE),
    (PROFESSIONAL, GROUP, SOCIAL),
    (OFFICE, SOCIAL),
    (VOLUNTEER, PARTY, GROUP),
)
DELIVER = 3
REVIEW_MINUTES = 60
WEEKS_OF_MONEY = 13  # what the purse must hold for a project to go on


def run_projects(street: ReferenceStreet) -> None:
    """Hand out last week's output, then let each project work."""
    for community in street.communities:
        running = [project for project in community.projects if project.alive]
        spare = list(community.left_last)  # what an actor could give, as far as last week tells
        for project in running:
            purse = community.purses[PURSE_PROJECT + 8 * project.sponsor + project.type]
            purse.minutes += project.output
            for supplier, minutes in zip(project.supplier, project.function, strict=True):
                if supplier >= 0:
                    spare[supplier] += minutes
            project.function, project.supplier = [0] * 4, [-1] * 4
        for project in running:
            if community.purse >= street.settings.proj_yuan:
                community.purse -= street.settings.proj_yuan
                community.count("yuan_spent", by=street.settings.proj_yuan)
                supply(street, community, project, spare)
                if project.ends == street.week:
                    review(street, community, project)


def supply(street: ReferenceStreet, community: Community, project: Project, spare: list[int]) -> None:
    """Let actors put minutes into the functions of a project."""
    for function, wanted in enumerate(wanted_minutes(street)):
        supplier = choose_supplier(community, project, function, wanted, spare)
        minutes = min(wanted, community.minutes_left(supplier))
        community.pay(supplier, minutes, "projects")
        spare[supplier] -= wanted
        project.function[function] = minutes
        project.supplier[function] = supplier if minutes else -1


def choose_supplier(
    community: Community, project: Project, function: int, wanted: int, spare: list[int]
) -> int:
    """Return the first actor with time to spare that may help the sponsor, else the sponsor."""
    linked = community.now.linked
    for actor in SUPPLIERS[function]:
        may = actor == project.sponsor or (linked[actor] and linked[project.sponsor])
        if may and spare[actor] >= wanted:
            return actor
    return project.sponsor


def review(street: ReferenceStreet, community: Community, project: Project) -> None:
    """Review a project in the week it ends; one that served well goes on, if there is money."""
    settings = street.settings
    if not community.pay(project.sponsor, REVIEW_MINUTES, "projects"):
        return
    served_well = project.planned > 0 and project.served >= settings.proj_renew * project.planned
    if served_well and community.purse >= WEEKS_OF_MONEY * settings.proj_yuan:
        project.ends += settings.proj_weeks

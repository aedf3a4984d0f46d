"""W12: projects end, and at quarter ticks new ones are commissioned."""

import math

from benchmarks.reference.entities import Community, Project
from benchmarks.reference.portfolio import pick
from benchmarks.reference.project_work import wanted_minutes
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import DELIVER, FUNCTIONS, OFFICE, PLAN, SOCIAL, SUPERVISE

MONEY = {SOCIAL: "programme", OFFICE: "purse"}  # who commissions, and from what; in this order


def end_projects(street: ReferenceStreet) -> None:
    """Count what output served, work out the next, and end projects whose time is over."""
    for community in street.communities:
        settle(street, community)
        for i in community.residents:
            if i.session_now >= 0:
                community.projects[i.session_now].came += 1
        for project in community.projects:
            if project.alive and project.ends <= street.week:
                end(street, community, project)


def settle(street: ReferenceStreet, community: Community) -> None:
    """Share out what each purse of output served; compute the output for next week."""
    wanted = wanted_minutes(street)
    together: dict[int, list[Project]] = {}
    for project in community.projects:
        if project.alive:
            together.setdefault(8 * project.sponsor + project.type, []).append(project)
    for number, sharing in together.items():
        served, total = community.now.project_served[number], sum(one.output for one in sharing)
        upto = given = 0
        for project in sharing:
            if total > 0:
                upto += project.output
                part = served * upto // total - given
                given += part
                project.served += part
                community.count("project_served", by=part)
    for project in community.projects:
        if not project.alive:
            continue
        delivered = project.effective[DELIVER]
        planned = min(1.0, project.effective[PLAN] / wanted[PLAN])
        supervised = min(1.0, project.effective[SUPERVISE] / wanted[SUPERVISE])
        project.output = math.floor(delivered * (0.5 + 0.3 * planned + 0.2 * supervised))
        if project.opened < street.week < project.ends:
            project.planned += wanted[DELIVER]
            community.count("project_planned", by=wanted[DELIVER])


def end(street: ReferenceStreet, community: Community, project: Project) -> None:
    """End a project and settle its money; who came to its session stays without one."""
    useful = project.served > 0 or project.came > 0
    if useful:
        spend(street, community, project.held)
    else:
        name = MONEY[project.sponsor]
        setattr(community, name, getattr(community, name) + project.held)
    if street.week >= 0:
        community.projects_ended += 1
        community.projects_useful += useful
    clear(project)
    for i in community.residents:
        if i.session == project.slot:
            i.session = -1


def clear(project: Project) -> None:
    """Empty a project's slot."""
    project.alive = False
    project.type = project.sponsor = project.opened = project.ends = project.number = project.held = 0
    project.planned = project.served = project.came = project.output = 0
    project.given = [[0] * 6 for _ in FUNCTIONS]
    project.effective = [0.0] * len(FUNCTIONS)


# Opening --------------------------------------------------------------------------------------------


def open_projects(street: ReferenceStreet) -> None:
    """Let social workers, then the office, commission what their money buys, once a quarter."""
    if street.week % 13:
        return
    for sponsor in MONEY:
        workers = street.week >= 0 and street.present("social_workers")
        if workers if sponsor == SOCIAL else street.present("office"):
            for community in street.communities:
                commission(street, community, sponsor)


def commission(street: ReferenceStreet, community: Community, sponsor: int) -> None:
    """Commission as many projects as a sponsor's money and the free slots allow."""
    slots = [project for project in community.projects if not project.alive]
    count = min(len(slots), getattr(community, MONEY[sponsor]) // street.settings.project_yuan)
    if count > 0:
        for project, need in zip(slots, pick(street, community, sponsor, count), strict=False):
            start(street, community, project, sponsor, need)


def start(street: ReferenceStreet, community: Community, project: Project, sponsor: int, need: int) -> None:
    """Open a project; half of its price is paid at once, the other half waits for the review."""
    price = street.settings.project_yuan
    clear(project)
    project.alive, project.type, project.sponsor = True, need, sponsor
    project.opened, project.ends = street.week, street.week + street.settings.proj_weeks
    project.held = price - price // 2
    setattr(community, MONEY[sponsor], getattr(community, MONEY[sponsor]) - price)
    spend(street, community, price // 2)
    street.project_count += 1
    project.number = street.project_count
    community.programmes += 1
    if street.week >= 0:
        community.projects_opened += 1


def spend(street: ReferenceStreet, community: Community, yuan: int) -> None:
    """Count money that went to projects."""
    community.count("yuan_spent", by=yuan)
    community.count("yuan_projects", by=yuan)
    if street.week >= 0:
        community.project_yuan += yuan

"""W12: projects end, and at quarter ticks new ones are commissioned."""

from tests.oracle.entities import Community, Project
from tests.oracle.portfolio import pick
from tests.oracle.project_work import share_out
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import FUNCTIONS, OFFICE, SOCIAL

MONEY = {SOCIAL: "programme", OFFICE: "purse"}  # who commissions, and from what; in this order


def end_projects(street: ReferenceStreet) -> None:
    """Share out what was served, and end projects whose time is over."""
    for community in street.communities:
        share_out(street, community)
        for i in community.residents:
            if i.session_now >= 0:
                community.projects[i.session_now].came += 1
        for project in community.projects:
            if project.alive and project.ends <= street.week:
                end(street, community, project)


def end(street: ReferenceStreet, community: Community, project: Project) -> None:
    """End a project and settle its money; who came to its session stays without one."""
    project.alive, project.output = False, 0
    if street.week >= 0:
        community.projects_ended += 1
        community.projects_useful += served_anybody(project)
        community.projects_serving += project.served > 0
    settle_money(street, community, project)
    for i in community.residents:
        if i.session == project.slot:
            i.session = -1


def served_anybody(project: Project) -> bool:
    """Whether output of a project served a case so far, or anybody came to its sessions."""
    return project.served > 0 or project.came > 0


# Opening --------------------------------------------------------------------------------------------


def open_projects(street: ReferenceStreet) -> None:
    """Let social workers, then the office, commission what their money buys, once a quarter."""
    if street.week % 13:
        return
    workers = street.week >= 0 and street.present("social_workers")
    for sponsor in MONEY:
        for community in street.communities:
            if workers if sponsor == SOCIAL else street.present("office"):
                commission(street, community, sponsor)


def commission(street: ReferenceStreet, community: Community, sponsor: int) -> None:
    """Commission as many projects as a sponsor's money and the free slots allow."""
    slots = [project for project in community.projects if not project.alive]
    affordable = getattr(community, MONEY[sponsor]) // int(street.settings.project_yuan)
    count = min(len(slots), affordable)
    for project, need in zip(slots, pick(street, community, sponsor, count), strict=False):
        start(street, community, project, sponsor, need)


def start(street: ReferenceStreet, community: Community, project: Project, sponsor: int, need: int) -> None:
    """Open a project; half of its price is paid at once, the other half waits for the review."""
    price = int(street.settings.project_yuan)
    project.alive, project.type, project.sponsor = True, need, sponsor
    project.opened, project.ends = street.week, street.week + int(street.settings.proj_weeks)
    project.planned = project.served = project.came = project.output = 0
    project.given = [[0] * 6 for _ in FUNCTIONS]
    project.effective = [0.0] * len(FUNCTIONS)
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


def settle_money(street: ReferenceStreet, community: Community, project: Project) -> None:
    """Pay the half that was held if the project served anybody; else it goes back."""
    if served_anybody(project):
        spend(street, community, project.held)
    else:
        name = MONEY[project.sponsor]
        setattr(community, name, getattr(community, name) + project.held)
    project.held = 0

"""W0: what is in force this week; money, stations, workers; a new ledger."""

import math

from tests.oracle.entities import Community, WeekBook
from tests.oracle.founding import bring_partners_and_workers
from tests.oracle.permissions import permit
from tests.oracle.rng import rnd
from tests.oracle.street import ReferenceStreet


def open_week(street: ReferenceStreet) -> None:
    """Open the week, in the order of the paper."""
    take_effect(street)
    bring_partners_and_workers(street)
    for community in street.communities:
        fill_purse(street, community)
        if street.present("social_workers") and street.week >= max(0, community.plan.station_week):
            community.station_open = True
    if street.week == 0:
        settle_provider(street)
    if street.week >= 0 and street.present("social_workers"):
        replace_workers(street)
    for community in street.communities:
        give_permissions(street, community)
        open_ledger(street, community)


def take_effect(street: ReferenceStreet) -> None:
    """Put settings, links and emergencies of the week in force."""
    scenario, week = street.world_scenario, street.week
    street.settings = scenario.settings_at(week)
    street.links = scenario.links_at(week)
    current = scenario.emergency_at(week)
    street.emergency = current.severity if current else 0.0
    street.emergency_end = max((one.end for one in scenario.emergencies if one.end < week), default=-10000)
    street.surge = any(first <= week <= last for first, last in (one.surge for one in scenario.emergencies))


def fill_purse(street: ReferenceStreet, community: Community) -> None:
    """Pay the year's money, and set what of it goods may be bought for.

    At the founding it is the part until the next tick.
    """
    settings = street.settings
    fund = settings.open_share * settings.fund_yuan * street.scale
    goods = settings.goods_share * settings.fund_yuan * street.scale
    had = community.purse + community.programme
    if street.week == 0:
        community.project_ceiling = community.purse + sum(one.held for one in community.projects)
    if street.week == -settings.burn_in:
        left = -street.week % 52 or 52
        community.purse += math.floor(fund * left / 52)
        community.goods_money = math.floor(goods * left / 52)
    elif street.week % 52 == 0:
        community.purse += math.floor(fund)
        community.goods_money = math.floor(goods)
    if street.week >= 0 and not street.present("professional_organisations"):
        yearly = settings.purchase_share * settings.fund_yuan * street.scale
        community.purse += math.floor(yearly / 52)
    if street.week >= 0 and street.week % 52 == 0 and street.present("social_workers"):
        community.programme += math.floor(settings.programme_yuan * street.scale)
    if street.week >= 0:
        community.project_ceiling += community.purse + community.programme - had


def settle_provider(street: ReferenceStreet) -> None:
    """Give the provider its first clients and its beds."""
    building = street.plan.provider_building
    if building is None or not street.present("professional_organisations"):
        return
    community = street.communities[building.community]
    clients = [i for i in community.residents if i.age >= 60 and i.disability >= 1]
    clients.sort(key=lambda i: (street.luck("found.client", i.address, week=-53), i.address))
    for resident in clients[: rnd(40 * street.scale)]:
        resident.client_until = 26
    community.beds_free = rnd(street.settings.beds * street.scale)


def replace_workers(street: ReferenceStreet) -> None:
    """Replace social workers who leave; those they knew accept the next one less."""
    settings, week = street.settings, street.week
    for worker in street.workers:
        if street.luck("sw.leave", worker.number) >= settings.sw_turnover / 52:
            continue
        worker.skill = 0.6 + 0.4 * street.luck("sw.skill", worker.number)
        for community in worker.communities:
            for resident in community.residents:
                if resident.client_until >= week or resident.visited_week >= week - 26:
                    resident.acceptance *= settings.leaver_loss


def give_permissions(street: ReferenceStreet, community: Community) -> None:
    """Permit what the links permit; a hub or platform that is lost costs coordination."""
    before, community.may = community.may, permit(street, community)
    lost_chair = before.chair >= 0 and community.may.chair < 0
    met_lately = street.week - 4 <= community.chair_week <= street.week - 1
    if (lost_chair and met_lately) or (before.platform and not community.may.platform):
        community.coordination *= street.settings.lost_hub_loss


def open_ledger(street: ReferenceStreet, community: Community) -> None:
    """Begin the week's book, and clear this week's place in rings of four weeks."""
    community.now = WeekBook()
    community.now.linked, community.now.chair = list(community.may.linked), community.may.chair
    community.counts.clear()
    community.due[street.week % 4] = [0, 0]
    community.joint_cases[street.week % 4] = [[0] * 9 for _ in range(9)]
    for purse in community.purses:
        purse.minutes = 0
        purse.eta, purse.eta_base = [0.0] * 11, [0.0] * 11
    for cell in community.cells:
        cell.side_cell = [0, 0, 0]
    for resident in community.residents:
        resident.session_now, resident.asks, resident.channels = -1, 0, 0

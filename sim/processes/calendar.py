"""W0 Calendar: events take effect, stations open, workers come and go, the purse is filled.

Reads the scenario's agenda. A change dated t acts from here on in week t. Before week 0 every
link is closed.
"""

import numpy as np

from sim.founding.institutions import arrive, founding_clients
from sim.ledger import new_book
from sim.links import LINKS
from sim.permissions import Permissions, permit
from sim.randomness import draw, draw_each
from sim.scenario import Scenario
from sim.world import World

YEAR = 52
CLIENT_WEEKS = 26


def open_week(world: World, scenario: Scenario) -> None:
    """Open the week: settings and links in force, emergency, stations, permissions, a new book."""
    _apply_agenda(world, scenario)
    arrive(world)
    _emergency(world, scenario)
    _fill_purse(world)
    _open_stations(world)
    if world.week == 0 and "professional_organisations" in world.settings.present:
        founding_clients(world)
    if world.week >= 0:
        _workers_leave(world)
    _permit(world)
    world.now = new_book(world.community_count, len(world.cells.side), world.resident_count)
    world.now.linked[:] = world.may.linked
    world.now.chair[:] = world.may.chair
    world.flows = {}
    world.communities.due[:, world.week % 4] = 0
    world.communities.joint_cases[:, world.week % 4] = 0


def _permit(world: World) -> None:
    """Renew the permissions if anything they follow from has changed since they were given."""
    follows_from = (world.links, world.settings, world.communities.station_open.tobytes())
    if follows_from == world.permitted:
        return
    before = getattr(world, "may", None)
    world.may, world.permitted = permit(world, world.links), follows_from
    if before is not None:
        _lose_meetings(world, before)


def _apply_agenda(world: World, scenario: Scenario) -> None:
    """Bring the settings and links of this week into force and log what changed."""
    links, settings = scenario.links_at(world.week), scenario.settings_at(world.week)
    for link in LINKS:
        if world.links and links[link] != world.links[link]:
            kind = "link_closed" if links[link] == 0 else "link_opened"
            world.note(-1, link, kind, str(links[link]))
    world.links = dict(links)
    world.settings = settings


def _fill_purse(world: World) -> None:
    """Fill the purses every 52 weeks; at the founding with the share of the year that is left.

    Money for goods lasts a year: what is left of it is not added to the next year's. From week 0,
    when contracts begin, what one costs a week stays in the purse where nobody is there to take it.
    From then on, what could be spent on projects is counted: what there was, and what comes in.
    """
    settings, communities = world.settings, world.communities
    year = world.week % YEAR == 0
    left = YEAR if year else 0
    if world.week == -settings.burn_in:
        left = -world.week % YEAR or YEAR
    yuan = settings.fund_yuan * world.scale
    fund = int(settings.open_share * yuan * left / YEAR)
    if world.week == 0:
        communities.project_ceiling[:] = communities.purse + world.projects.held.sum(axis=1)
    if left > 0:
        communities.goods_money[:] = int(settings.goods_share * yuan * left / YEAR)
    programme = 0
    if world.week >= 0:
        if year and "social_workers" in settings.present:
            programme = int(settings.programme_yuan * world.scale)
        if "professional_organisations" not in settings.present:
            fund += int(settings.purchase_share * yuan / YEAR)
        communities.project_ceiling[:] += fund + programme
    communities.purse[:] += fund
    communities.programme[:] += programme


def _emergency(world: World, scenario: Scenario) -> None:
    """Set the severity in force and whether outside helpers are there."""
    before = world.emergency
    world.emergency = 0.0
    world.surge = False
    for emergency in scenario.emergencies:
        if emergency.start <= world.week <= emergency.end:
            world.emergency = max(world.emergency, emergency.severity)
        if emergency.end < world.week:
            world.emergency_end = max(world.emergency_end, emergency.end)
        first, last = emergency.surge
        world.surge |= first <= world.week <= last
    if (world.emergency > 0) != (before > 0):
        kind = "emergency_start" if world.emergency > 0 else "emergency_end"
        world.note(-1, "emergency", kind, f"{world.emergency:g}")


def _open_stations(world: World) -> None:
    """Open social-work stations on the dates of the street plan, where there are social workers."""
    if "social_workers" not in world.settings.present:
        return
    for c, plan in enumerate(world.plan.communities):
        if world.week >= 0 and plan.station_week <= world.week:
            if not world.communities.station_open[c]:
                world.note(c, "station", "station_opened")
            world.communities.station_open[c] = 1


def _workers_leave(world: World) -> None:
    """Let social workers leave; a newcomer takes over, known to fewer of the clients."""
    if "social_workers" not in world.settings.present:
        return
    chance = world.settings.sw_turnover / YEAR
    luck = draw_each(world.luck("sw.leave"), np.arange(len(world.workers_of)))
    for w in np.flatnonzero(luck < chance).tolist():
        served = world.workers_of[w]
        world.worker_skill[w] = 0.6 + 0.4 * draw(world.seed, "sw.skill", world.week, w)
        roles = world.roles
        for c in served:
            own = slice(world.communities.resident_start[c], world.communities.resident_start[c + 1])
            client = (roles.client_until[own] >= world.week) | (
                roles.visited_week[own] >= world.week - CLIENT_WEEKS
            )
            world.minds.acceptance[own][client] *= world.settings.leaver_loss
            world.note(c, f"social_worker_{w}", "worker_replaced")


def _lose_meetings(world: World, before: Permissions) -> None:
    """Lower coordination once where a hub or the platform was lost."""
    factor = world.settings.lost_hub_loss
    met = world.week - world.communities.chair_week <= 4
    hub_lost = met & (before.chair >= 0) & (world.may.chair < 0)
    platform_lost = (before.platform == 1) & (world.may.platform == 0)
    for c in np.flatnonzero(hub_lost | platform_lost).tolist():
        world.communities.coordination[c] *= factor
        world.note(c, "coordination", "hub_lost" if hub_lost[c] else "platform_lost")

"""W6 Dispatch and service: who serves which case, in whole cases and integer minutes.

First beds, then per community the pool (linked actors' shared minutes on the joint list), then
every actor's own list with its collisions, then helpers are paired with cases. An actor that is
not linked is served by the same rules with an empty pool.
"""


import numpy as np

from sim.casework import class_minutes
from sim.compiled import compiled
from sim.dispatch.counter import Counter, Reach
from sim.dispatch.helpers import pair_helpers
from sim.dispatch.own_lists import serve_own_lists
from sim.dispatch.pool import known_rows, listed_rows, serve_pool
from sim.dispatch.reach import reach_of_purses
from sim.efficiency import efficiencies
from sim.layout import (
    ACTOR_COUNT,
    NEED_COUNT,
    OFFERED_RESOURCES,
    PROFESSIONAL,
    PROJECT_CAPACITY,
    R_GROUP,
    R_PARTY,
    R_PROFESSIONAL,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    SEVERE_CLASS,
    SOCIAL,
)
from sim.ledger import WeekBook, available, close_book
from sim.world import I8, Cases, Duty, World

CLIENT_WEEKS = 26


def prepare(world: World) -> None:
    """Set this week's efficiency and dispatch quality (before W4, which orders by η)."""
    settings, now = world.settings, world.now
    types = world.groups.type * world.groups.alive
    record = world.hours
    if record is not None and record.source is not None and world.week >= 0:
        # extra hands of the matched arm keep the type of the group they come from
        recorded = record.source.group_types[record.source.at(world.week)]
        types = np.where(types > 0, types, recorded)
    world.group_types = types
    now.eta[:], now.eta_base[:] = efficiencies(world, types)
    start = settings.quality_start
    now.quality[:] = settings.quality_max * (
        start + (1 - start) * world.communities.coordination
    )


def serve(world: World) -> None:
    """Serve cases, then close the ledger of the week."""
    now, cases = world.now, world.cases
    world.flows["goods_used"] = np.zeros(world.community_count, dtype=np.int64)
    world.flows["bounces"] = np.zeros(world.community_count, dtype=np.int64)
    counter = _counter(world)
    _beds(world, counter)
    _session_goods(world)
    _serve_all(
        counter,
        world.settings.numbers(Reach),
        world.luck("route.ok"),
        world.luck("serve.arrive"),
        world.week,
        now,
        world.may.send_members,
        world.cells.servers,
        cases,
        world.duty,
        world.group_types,
        world.communities.resident_start,
    )
    world.communities.bounces[:, world.week % 4] = world.flows["bounces"]
    _close(world, counter)
    for c in range(world.community_count):
        for a in range(ACTOR_COUNT):
            world.communities.left_last[c, a] = available(now.minutes, c, a)
    close_book(now.minutes, now.uses)


def _counter(world: World) -> Counter:
    cases, now, partners = world.cases, world.now, world.partners
    count = world.case_count
    need = cases.key % 8
    case_class = np.where(cases.severe == 1, SEVERE_CLASS[need], need)
    size = class_minutes(float(world.settings.size_scale))[case_class] - cases.work_done
    return Counter(
        minutes=now.minutes,
        uses=now.uses,
        eta=now.eta,
        reach=reach_of_purses(
            world.duty,
            world.traits.skill,
            world.traits.cell,
            world.cells.community,
            world.communities.cell_start,
            world.cell_distance,
        ),
        cell=cases.cell,
        case_class=case_class,
        size=size,
        done_by=np.full(count, -1, dtype=np.int64),
        from_list=np.zeros(count, dtype=np.int8),
        spent=np.zeros(count, dtype=np.int64),
        planned=np.zeros((count, ACTOR_COUNT), dtype=np.int64),
        cost=np.zeros((count, ACTOR_COUNT), dtype=np.int64),
        low_income=world.traits.low_income[cases.key // 8],
        bounces=cases.bounces,
        attempts=cases.attempts,
        bounced=world.flows["bounces"],
        stock=partners.stock,
        gift_used=partners.gift_used,
        category=partners.category,
        any_goods=world.may.any_goods,
        clarity=world.communities.clarity,
        project_served=np.zeros(
            (world.community_count, RESOURCE_COUNT - OFFERED_RESOURCES), dtype=np.int64
        ),
        goods_used=world.flows["goods_used"],
    )


def _beds(world: World, t: Counter) -> None:
    """Give free beds to dependent elders the provider knows, or finds on the joint list."""
    building = world.plan.provider_building
    absent = "professional_organisations" not in world.settings.present
    if building is None or world.week < 0 or absent:
        return
    c, cases = building.community, world.cases
    if world.communities.beds_free[c] <= 0:
        return
    listed = (cases.bits >> 15) & 1 == 1
    known = (cases.bits >> PROFESSIONAL) & 1 == 1
    known |= listed & bool(world.now.linked[c, PROFESSIONAL])
    waiting = np.flatnonzero((cases.community == c) & (cases.dependent == 1) & known)
    order = waiting[
        np.lexsort((cases.key[waiting], cases.tie[waiting], cases.known_week[waiting]))
    ]
    for n in order[: int(world.communities.beds_free[c])]:
        t.done_by[n] = R_PROFESSIONAL
        t.planned[n, PROFESSIONAL] = R_PROFESSIONAL + 1
        t.from_list[n] = int(listed[n] and not (cases.bits[n] >> PROFESSIONAL) & 1)
        world.communities.beds_free[c] -= 1
        world.roles.in_bed[cases.key[n] // 8] = 1


def _session_goods(world: World) -> None:
    """Let last week's project sessions use up goods, as far as there are any of a usable kind."""
    projects, partners = world.projects, world.partners
    came = np.flatnonzero(world.roles.session >= 0)
    seat = world.traits.community[came] * PROJECT_CAPACITY + world.roles.session[came]
    people = np.bincount(seat, minlength=world.community_count * PROJECT_CAPACITY)
    for c, slot in np.argwhere(projects.alive == 1):
        units = int(world.settings.goods_session * people[c * PROJECT_CAPACITY + slot])
        if units == 0:
            continue
        usable = partners.category == projects.type[c, slot]
        if world.may.any_goods[c]:
            usable = partners.category >= 0
        for d in np.flatnonzero(usable):
            part = min(units, int(partners.stock[d, c]))
            partners.stock[d, c] -= part
            partners.gift_used[d, c] += part
            world.flows["goods_used"][c] += part
            units -= part


@compiled
def _serve_all(
    t: Counter,
    s: Reach,
    route: np.uint64,
    arrive: np.uint64,
    week: int,
    now: WeekBook,
    send_members: I8,
    member_serves: np.ndarray,
    cases: Cases,
    duty: Duty,
    group_type: I8,
    resident_start: np.ndarray,
) -> None:
    scratch = np.zeros((3, len(cases.key)), dtype=np.int64)
    for c in range(len(send_members)):
        low = np.searchsorted(cases.community, c)
        high = np.searchsorted(cases.community, c + 1)
        cases.attempts[low:high] = 0
        listed = listed_rows(low, high, cases, t.case_class)
        if len(listed) > 0:
            serve_pool(
                c, low, high, listed, t, s, route, now.eta_base, now.quality[c], now.linked[c],
                send_members[c], member_serves, cases, scratch,
            )  # fmt: skip
        known = known_rows(low, high, cases, week)
        serve_own_lists(
            c, low, high, known, t, s, route, arrive, now.linked[c], cases, group_type, scratch
        )
        pair_helpers(
            low, high, resident_start[c], resident_start[c + 1], known, t.done_by, t.from_list,
            t.spent, cases, duty,
        )  # fmt: skip


def _close(world: World, t: Counter) -> None:
    """Write closings into the cases and the week's counts."""
    cases, now = world.cases, world.now
    rows = np.flatnonzero(t.done_by >= 0)
    purse = t.done_by[rows]
    actor = RESOURCE_ACTOR[purse]
    cases.closer[rows] = actor
    cases.closer_bin[rows] = np.where(
        (purse >= R_PARTY) & (purse < R_GROUP), (purse - R_PARTY) % 6, 0
    )
    cases.closed_from_list[rows] = t.from_list[rows]
    np.add.at(now.served, (cases.community[rows], actor, t.case_class[rows]), 1)
    pooled = rows[(t.from_list[rows] == 1) & (cases.first_knower[rows] != actor)]
    np.add.at(now.served_list, cases.community[pooled], 1)
    resident = cases.key[rows] // 8
    own = resident[actor == PROFESSIONAL]
    world.roles.client_until[own] = world.week + CLIENT_WEEKS
    world.roles.visited_week[resident[actor == SOCIAL]] = world.week
    helped = rows[(purse >= R_PARTY) & (purse < R_PROFESSIONAL)]
    reach = t.reach[t.done_by[helped] - R_PARTY, cases.cell[helped]]
    np.add.at(now.travel[:, 0], cases.community[helped], 1)
    np.add.at(now.travel[:, 1], cases.community[helped], reach)
    projects = world.projects
    for c, slot in np.argwhere(projects.alive == 1):
        column = projects.sponsor[c, slot] * NEED_COUNT + projects.type[c, slot]
        now.project_served[c, slot] = t.project_served[c, column]



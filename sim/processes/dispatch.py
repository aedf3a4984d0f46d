"""W6 Dispatch and service: who serves which case, in whole cases and integer minutes.

First beds, then per community the pool (linked actors' shared minutes on the joint list), then
every actor's own list with its collisions, then helpers are paired with cases. An actor that is
not linked is served by the same rules with an empty pool.
"""


import numpy as np

from sim.casework import class_minutes, subjects_of
from sim.compiled import compiled
from sim.dispatch.counter import BOOKED_USES, Counter, Reach
from sim.dispatch.helpers import pair_helpers
from sim.dispatch.own_lists import serve_own_lists
from sim.dispatch.pool import known_rows, listed_rows, serve_pool
from sim.dispatch.reach import reach_of_purses
from sim.efficiency import efficiencies
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    BIT_LIST,
    NEED_COUNT,
    OFFERED_RESOURCES,
    PROFESSIONAL,
    PROJECT_CAPACITY,
    R_GROUP,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROJECT,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    SEVERE_CLASS,
    SOCIAL,
    USE_SERVED,
)
from sim.ledger import close_book
from sim.randomness import draw_each
from sim.selection import rows_of
from sim.world import F64, I8, I16, I32, I64, Cases, Duty, Projects, World

CLIENT_WEEKS = 26
ARRIVAL_SUBJECTS = 16  # addresses of a community's actors


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
    efficiencies(world, types, now.eta, now.eta_base)
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
        arrivals(world),
        now.eta_base,
        now.quality,
        now.linked,
        world.may.send_members,
        world.cells.servers,
        cases,
        world.duty,
        world.shift.present,
        world.group_types,
        world.communities.resident_start,
    )
    _close(
        counter, cases, now.served, now.served_list, now.travel, world.roles.client_until,
        world.roles.visited_week, world.week,
    )  # fmt: skip
    _enter_minutes(counter.booked, world.projects, now.uses, now.project_served)
    world.communities.bounces[:, world.week % 4] = world.flows["bounces"]
    world.communities.left_last[:] = _by_actor(now.minutes[:, :OFFERED_RESOURCES])
    close_book(now.minutes, now.uses)


def arrivals(world: World) -> F64:
    """Return [C, 9] when this week each actor arrives, by luck: the first to come serves."""
    subjects = world.communities.number[:, None] * ARRIVAL_SUBJECTS + np.arange(ACTOR_COUNT)
    luck = draw_each(world.luck("serve.arrive"), subjects.reshape(-1))
    return np.asarray(luck.reshape(subjects.shape))


def _by_actor(minutes: I64) -> I64:
    """Return [C, 9, …] minutes by actor from [C, 33, …] minutes by purse."""
    return np.asarray(np.add.reduceat(minutes, ACTOR_RESOURCES[:, 0], axis=1))


def _counter(world: World) -> Counter:
    cases, now, partners = world.cases, world.now, world.partners
    count = world.case_count
    need = cases.key % 8
    case_class = np.where(cases.severe == 1, SEVERE_CLASS[need], need)
    size = class_minutes(float(world.settings.size_scale))[case_class] - cases.work_done
    return Counter(
        minutes=now.minutes,
        booked=np.zeros((world.community_count, RESOURCE_COUNT, BOOKED_USES), dtype=np.int64),
        eta=now.eta,
        reach=reach_of_purses(
            world.shift.present,
            world.duty,
            world.traits.skill,
            world.traits.cell,
            world.cells.community,
            world.communities.cell_start,
            world.cell_distance,
        ),
        subject=subjects_of(cases.key, world.traits.number),
        cell=cases.cell,
        case_class=case_class,
        size=size,
        done_by=np.full(count, -1, dtype=np.int64),
        from_list=np.zeros(count, dtype=np.int8),
        spent=np.zeros(count, dtype=np.int64),
        planned=np.zeros((count, ACTOR_COUNT), dtype=np.int8),
        cost=np.zeros((count, ACTOR_COUNT), dtype=np.int32),
        parts=np.zeros((3, count), dtype=np.int64),
        low_income=world.traits.low_income[cases.key // 8],
        bounces=cases.bounces,
        attempts=cases.attempts,
        bounced=world.flows["bounces"],
        stock=partners.stock,
        gift_used=partners.gift_used,
        category=partners.category,
        any_goods=world.may.any_goods,
        clarity=world.communities.clarity,
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
    own = np.flatnonzero((cases.community == c) & (cases.dependent == 1))
    listed = (cases.bits[own] >> BIT_LIST) & 1 == 1
    known = (cases.bits[own] >> PROFESSIONAL) & 1 == 1
    own = own[known | (listed & bool(world.now.linked[c, PROFESSIONAL]))]
    order = own[np.lexsort((cases.key[own], cases.tie[own], cases.known_week[own]))]
    for n in order[: int(world.communities.beds_free[c])]:
        t.done_by[n] = R_PROFESSIONAL
        t.planned[n, PROFESSIONAL] = R_PROFESSIONAL + 1
        t.from_list[n] = not (cases.bits[n] >> PROFESSIONAL) & 1
        world.communities.beds_free[c] -= 1
        world.roles.in_bed[cases.key[n] // 8] = 1


def _session_goods(world: World) -> None:
    """Let last week's project sessions use up goods, as far as there are any of a usable kind."""
    projects, partners = world.projects, world.partners
    _use_up(
        rows_of(world.roles.session >= 0), world.roles.session, world.traits.community,
        float(world.settings.goods_session), projects.alive, projects.type, partners.category,
        world.may.any_goods, partners.stock, partners.gift_used, world.flows["goods_used"],
    )  # fmt: skip


@compiled
def _use_up(
    came: I64, session: I16, community: I32, each: float, alive: I8, kind: I8, category: I8,
    any_goods: I8, stock: I64, gift_used: I64, used: I64,
) -> None:  # fmt: skip
    """Take the units each session needs from the partners' stocks; `came` are those who came."""
    people = np.zeros(alive.shape, dtype=np.int64)
    for i in came:
        people[community[i], session[i]] += 1
    for c in range(alive.shape[0]):
        for slot in range(alive.shape[1]):
            rest = int(each * people[c, slot]) if alive[c, slot] == 1 else 0
            for d in range(len(category) if rest > 0 else 0):
                fits = category[d] == kind[c, slot] or any_goods[c] == 1
                if rest > 0 and category[d] >= 0 and fits:
                    part = min(rest, stock[d, c])
                    stock[d, c] -= part
                    gift_used[d, c] += part
                    used[c] += part
                    rest -= part


@compiled
def _serve_all(
    t: Counter,
    s: Reach,
    route: np.uint64,
    arrive: F64,
    eta_base: F64,
    quality: F64,
    linked: I8,
    send_members: I8,
    member_serves: I32,
    cases: Cases,
    duty: Duty,
    serving: I64,
    group_type: I8,
    resident_start: I32,
) -> None:
    for c in range(len(send_members)):
        low = np.searchsorted(cases.community, c)
        high = np.searchsorted(cases.community, c + 1)
        cases.attempts[low:high] = 0
        listed = listed_rows(low, high, cases, t.case_class)
        if len(listed) > 0:
            serve_pool(
                c, low, high, listed, t, s, route, eta_base, quality[c], linked[c],
                send_members[c], member_serves, cases,
            )  # fmt: skip
        known = known_rows(low, high, cases)
        serve_own_lists(
            c, low, high, known, t, s, route, arrive[c], linked[c], cases, group_type
        )
        first = np.searchsorted(serving, resident_start[c])
        last = np.searchsorted(serving, resident_start[c + 1])
        pair_helpers(
            serving[first:last], known, t.done_by, t.from_list, t.spent, cases, duty
        )


@compiled
def _close(
    t: Counter, cases: Cases, served: I64, served_list: I64, travel: F64, client_until: I16,
    visited_week: I16, week: int,
) -> None:  # fmt: skip
    """Write closings into the cases and the week's counts."""
    for n in range(len(t.done_by)):
        r = t.done_by[n]
        if r < 0:
            continue
        c, i, actor = cases.community[n], cases.key[n] // NEED_COUNT, RESOURCE_ACTOR[r]
        cases.closer[n] = actor
        cases.closer_bin[n] = (r - R_PARTY) % 6 if R_PARTY <= r < R_GROUP else 0
        cases.closed_from_list[n] = t.from_list[n]
        served[c, actor, t.case_class[n]] += 1
        if t.from_list[n] == 1 and cases.first_knower[n] != actor:
            served_list[c] += 1
        if actor == PROFESSIONAL:
            client_until[i] = week + CLIENT_WEEKS
        if actor == SOCIAL:
            visited_week[i] = week
        if R_PARTY <= r < R_PROFESSIONAL:
            travel[c, 0] += 1.0
            travel[c, 1] += t.reach[r - R_PARTY, cases.cell[n]]


@compiled
def _enter_minutes(
    booked: I64, projects: Projects, uses: I64, project_served: I64
) -> None:
    """Enter the minutes booked by purse; output of projects stands outside the ledger."""
    for c in range(len(booked)):
        for r in range(OFFERED_RESOURCES):
            for use in range(BOOKED_USES):
                uses[c, RESOURCE_ACTOR[r], use] += booked[c, r, use]
        for slot in range(PROJECT_CAPACITY):
            if projects.alive[c, slot] == 1:
                of_sponsor = projects.sponsor[c, slot] * NEED_COUNT
                purse = R_PROJECT + of_sponsor + projects.type[c, slot]
                project_served[c, slot] = booked[c, purse, USE_SERVED]

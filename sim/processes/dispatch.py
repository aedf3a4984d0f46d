"""W6 Dispatch and service: who serves which case, in whole cases and integer minutes.

First beds, then per community the pool (linked actors' shared minutes on the joint list), tries of
severe cases by those who may not finish them, and every actor's own list with its collisions; then
helpers are paired with cases. An actor that is not linked is served by the same rules with an empty
pool.
"""

import numpy as np

from sim.casework import full_minutes, subjects_of, work_minutes
from sim.compiled import compiled
from sim.dispatch.counter import (
    ATTEMPTED,
    ATTEMPTS,
    BITS,
    BOOKED_USES,
    BOUNCES,
    CELL,
    CLASS,
    COLUMNS,
    DONE_BY,
    LOW_INCOME,
    OPEN,
    POOLED,
    SIZE,
    SUBJECT,
    TRIED,
    UNSETTLED,
    WORK,
    Counter,
    Service,
)
from sim.dispatch.goods import Goods, givers_of
from sim.dispatch.helpers import pair_all
from sim.dispatch.own_lists import serve_week
from sim.dispatch.pool import Linking
from sim.dispatch.reach import reach_of_purses
from sim.duties import unsettled
from sim.efficiency import efficiencies
from sim.layout import (
    ACTOR_COUNT,
    AREA_COUNT,
    BIT_LIST,
    NEED_COUNT,
    OFFERED_RESOURCES,
    PROFESSIONAL,
    R_GROUP,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROJECT,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    SEVERE_CLASS,
    SOCIAL,
    USE_SERVED,
    USE_TRIES,
)
from sim.ledger import close_book
from sim.licences import may_try
from sim.purse import note_spending
from sim.randomness import draw_each
from sim.selection import rows_of
from sim.world import F64, I8, I16, I32, I64, Cases, World

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
    now.quality[:] = settings.quality_max * (start + (1 - start) * world.communities.coordination)


def serve(world: World) -> None:
    """Serve cases, then close the ledger of the week."""
    now, cases, communities, flows = world.now, world.cases, world.communities, world.flows
    for name in ("goods_used", "goods_bought"):
        flows[name] = np.zeros(world.community_count, dtype=np.int64)
    before = communities.goods_money.copy()
    table = _table_of_cases(world)
    _beds(world, table)
    _session_goods(world)
    counter = _counter(world, table)
    service = world.settings.numbers(Service)
    linking = Linking(now.linked, now.quality, world.may.send_members, world.cells.servers)
    serve_week(counter, _goods(world), service, world.queue, linking)
    pair_all(world.queue, table, world.shift.present, communities.resident_start, cases.helper, world.duty)
    strays = np.zeros((world.community_count, AREA_COUNT), dtype=np.int64)
    _close(table, cases, now.served, now.served_list, strays)
    communities.strays[:, world.week % 4] = strays
    flows["bounces"] = strays.sum(axis=1)
    _note_served(
        table,
        cases,
        counter.reach,
        now.travel,
        world.roles.client_until,
        world.roles.visited_week,
        world.week,
    )
    _enter_minutes(counter.booked, now.uses, now.project_served)
    now.uses[:, :, USE_TRIES] += counter.tries * int(service.try_minutes)
    note_spending(world, before - communities.goods_money)
    close_book(now.minutes, now.uses)


def _table_of_cases(world: World) -> I64:
    """Return [n, 15] what dispatch has to know of every open case."""
    cases = world.cases
    need = cases.key % NEED_COUNT
    case_class = np.where(cases.severe == 1, SEVERE_CLASS[need], need)
    table = np.zeros((world.case_count, COLUMNS), dtype=np.int64)
    table[:, CELL], table[:, CLASS], table[:, BITS] = cases.cell, case_class, cases.bits
    table[:, LOW_INCOME] = world.traits.low_income[cases.key // NEED_COUNT]
    table[:, SUBJECT], table[:, WORK] = subjects_of(cases.key, world.traits.number), cases.work_done
    table[:, SIZE] = full_minutes(cases, work_minutes(world.settings)) - cases.work_done
    table[:, DONE_BY], table[:, BOUNCES], table[:, TRIED] = OPEN, cases.bounces, cases.tried_week
    table[:, UNSETTLED] = unsettled(cases.area, cases.community, world.communities.settled)
    return table


def _counter(world: World, table: I64) -> Counter:
    now, communities = world.now, world.communities
    count = world.community_count
    arrivals = communities.number[:, None] * ARRIVAL_SUBJECTS + np.arange(ACTOR_COUNT)
    return Counter(
        week=world.week,
        route=world.luck("route.ok"),
        cases=table,
        minutes=now.minutes,
        offered=now.offered,
        booked=np.zeros((count, RESOURCE_COUNT, BOOKED_USES), dtype=np.int64),
        tries=np.zeros((count, ACTOR_COUNT), dtype=np.int64),
        eta=now.eta,
        base=now.eta_base,
        may_try=may_try(world.settings.licence_try, world.group_types, communities.specialism),
        reach=reach_of_purses(
            world.shift.present,
            world.duty,
            world.traits.skill,
            world.traits.cell,
            world.cells.community,
            communities.cell_start,
            world.cell_distance,
        ),
        arrival=draw_each(world.luck("serve.arrive"), arrivals.reshape(-1)).reshape(count, -1),
        stray=float(world.settings.stray),
    )


def _goods(world: World) -> Goods:
    partners = world.partners
    return Goods(
        stock=partners.stock,
        gift_used=partners.gift_used,
        category=partners.category,
        worth=partners.worth,
        givers=givers_of(partners.category, partners.worth),
        any_goods=world.may.any_goods,
        money=world.communities.goods_money,
        used=world.flows["goods_used"],
        bought=world.flows["goods_bought"],
        missing=world.goods_missing,
    )


def _beds(world: World, table: I64) -> None:
    """Give free beds to dependent elders the provider knows, or finds on the joint list."""
    building = world.plan.provider_building
    absent = "professional_organisations" not in world.settings.present
    if building is None or world.week < 0 or absent:
        return
    c, cases = building.community, world.cases
    if world.communities.beds_free[c] <= 0:
        return
    queue = world.queue
    own = queue.rows[queue.start[c] : queue.start[c + 1]]
    own = own[cases.dependent[own] == 1]
    listed = (cases.bits[own] >> BIT_LIST) & 1 == 1
    known = (cases.bits[own] >> PROFESSIONAL) & 1 == 1
    own = own[known | (listed & bool(world.now.linked[c, PROFESSIONAL]))]
    for n in own[: int(world.communities.beds_free[c])]:
        table[n, DONE_BY] = R_PROFESSIONAL
        table[n, ATTEMPTED] = 1 << PROFESSIONAL
        table[n, POOLED] = not (cases.bits[n] >> PROFESSIONAL) & 1
        world.communities.beds_free[c] -= 1
        world.roles.in_bed[cases.key[n] // 8] = 1


def _session_goods(world: World) -> None:
    """Let last week's project sessions use up goods, as far as there are any of a usable kind."""
    projects, partners = world.projects, world.partners
    _use_up(
        rows_of(world.roles.session >= 0),
        world.roles.session,
        world.traits.community,
        float(world.settings.goods_session),
        projects.alive,
        projects.type,
        partners.category,
        world.may.any_goods,
        partners.stock,
        partners.gift_used,
        world.flows["goods_used"],
    )


@compiled
def _use_up(
    came: I64,
    session: I16,
    community: I32,
    each: float,
    alive: I8,
    kind: I8,
    category: I8,
    any_goods: I8,
    stock: I64,
    gift_used: I64,
    used: I64,
) -> None:
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
def _close(table: I64, cases: Cases, served: I64, served_list: I64, strays: I64) -> None:
    """Write the table [n, 15] back into the cases, and closings into the week's counts.

    `served` [C, 9, 11] by actor and class, `served_list` [C] off the list by another than the first
    knower, `strays` [C, 12] by area.
    """
    for n in range(len(table)):
        c = cases.community[n]
        strays[c, cases.area[n]] += table[n, BOUNCES] - cases.bounces[n]
        cases.bounces[n], cases.attempts[n] = table[n, BOUNCES], table[n, ATTEMPTS]
        cases.work_done[n], cases.tried_week[n] = table[n, WORK], table[n, TRIED]
        r = table[n, DONE_BY]
        if r < 0:
            continue
        actor = RESOURCE_ACTOR[r]
        cases.closer[n] = actor
        cases.closer_bin[n] = (r - R_PARTY) % 6 if R_PARTY <= r < R_GROUP else 0
        if R_GROUP <= r < R_PROFESSIONAL:
            cases.closer_bin[n] = r - R_GROUP
        cases.closed_from_list[n] = table[n, POOLED]
        served[c, actor, table[n, CLASS]] += 1
        if table[n, POOLED] == 1 and cases.first_knower[n] != actor:
            served_list[c] += 1


@compiled
def _note_served(
    table: I64,
    cases: Cases,
    reach: I16,
    travel: F64,
    client_until: I16,
    visited_week: I16,
    week: int,
) -> None:
    """Note for residents who served them, and for communities [C, 2] how far helpers went."""
    for n in range(len(table)):
        r = table[n, DONE_BY]
        i = cases.key[n] // NEED_COUNT
        if r >= 0 and RESOURCE_ACTOR[r] == PROFESSIONAL:
            client_until[i] = week + CLIENT_WEEKS
        if r >= 0 and RESOURCE_ACTOR[r] == SOCIAL:
            visited_week[i] = week
        if R_PARTY <= r < R_PROFESSIONAL:
            travel[cases.community[n], 0] += 1.0
            travel[cases.community[n], 1] += reach[r - R_PARTY, cases.cell[n]]


@compiled
def _enter_minutes(booked: I64, uses: I64, project_served: I64) -> None:
    """Enter the minutes booked by purse; output of projects stands outside the ledger."""
    for c in range(len(booked)):
        for r in range(OFFERED_RESOURCES):
            for use in range(BOOKED_USES):
                uses[c, RESOURCE_ACTOR[r], use] += booked[c, r, use]
        project_served[c] = booked[c, R_PROJECT:, USE_SERVED]

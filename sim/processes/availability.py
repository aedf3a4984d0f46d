"""W1 Who is available: movers, who shows up, what each actor offers, who can be led.

One supply role a person and week: own group session > Party duty > volunteering. In an emergency
helpers need coordinators (`onboard` helpers each); those left over work in their own cell only.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.hours import follow, purses_of
from sim.layout import (
    ACTOR_COUNT,
    GROUP,
    GROUP_SLOTS,
    OFFERED_RESOURCES,
    OFFICE,
    PARTY,
    R_CHARITY,
    R_GROUP,
    R_OFFICE,
    R_OUTSIDE,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_PROFESSIONAL,
    R_PROPERTY,
    R_SOCIAL,
    R_VOLUNTEER,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_ACTOR,
    ROLE_NONE,
    SELF_MANAGED,
    SOCIAL,
    SUNK_DOWN,
    USE_COORDINATION,
    USE_LEFT,
    VOLUNTEER,
)
from sim.ledger import pays
from sim.minds import redraw
from sim.plan import rnd
from sim.randomness import draw_below, uniform
from sim.world import F64, I8, I16, I32, I64, Duty, World

OFFICE_MINIMUM = 8  # staff; a community is never run by fewer


class Showing(NamedTuple):
    """Settings of showing up."""

    group_show: float
    volunteer_show: float
    show_motivation: float
    show_cap: float
    emergency_duty: float
    call_reach: float
    service_minutes: float
    self_hours: float
    sunk_hours: float
    child_along: float


def gather(world: World) -> None:
    """Find out who is there this week and what they offer."""
    _move(world)
    _show(world)
    own = _own_minutes(world)
    record = world.hours
    wanted = own
    if record is not None and record.rule != "none" and world.week >= 0:
        wanted = follow(world, record.source, record.rule, own)
    if record is not None and record.keep is not None and world.week >= 0:
        ids, purses, minutes = purses_of(world.duty, world.traits.skill)
        record.keep.servers.append(ids)
        record.keep.purses.append(purses)
        record.keep.minutes.append(minutes)
        record.keep.offered.append(wanted.copy())
        record.keep.group_types.append(world.groups.type * world.groups.alive)
    world.now.minutes[:, :OFFERED_RESOURCES] = wanted
    for actor in range(ACTOR_COUNT):
        purses_of_actor = RESOURCE_ACTOR[:OFFERED_RESOURCES] == actor
        world.now.offered[:, actor] = wanted[:, purses_of_actor].sum(axis=1)
    world.flows["signed_up"] = _count_servers(world)
    if world.emergency > 0:
        _lead(world)
    _count_in_cells(
        world.duty.role, world.traits.cell, world.cells.servers, world.cells.attenders
    )


@compiled
def _movers(start: np.uint64, rate: float, count: int) -> I32:
    rows, _ = draw_below(start, 0, count, 1, 0, rate)
    return rows.astype(np.int32)


def _move(world: World) -> None:
    """Replace residents who move away: mind and ties drawn anew, flags kept."""
    who = _movers(world.luck("mover"), float(world.settings.mover_rate), world.resident_count)
    if not len(who):
        return
    roles = world.roles
    joined = roles.org[who]
    np.subtract.at(world.groups.members, joined[joined >= 0], 1)
    roles.org[who] = -1
    roles.active[who] = 0
    redraw(world, who, world.week)


@compiled
def _who_shows(
    luck: np.ndarray,
    emergency: bool,
    call_listed: I8,
    listed_share: np.ndarray,
    people_present: I8,
    group_alive: I8,
    group_activity: F64,
    group_minutes: float,
    numbers: Showing,
    community: I32,
    household: I32,
    household_child: I32,
    age: I8,
    member_type: I8,
    free_hours: F64,
    felt_duty: F64,
    motivation: F64,
    active: I8,
    listed: I8,
    group: I16,
    duty: Duty,
) -> None:
    """Set role and minutes of everyone who shows up; take children along."""
    last_household = -1
    roles, minutes, child_along = duty.role, duty.minutes, duty.child
    for i in range(len(age)):
        member = member_type[i]
        org = group[i]
        if org < 0 and member == 0 and active[i] == 0:
            continue
        c = community[i]
        called = False
        obligation = felt_duty[i]
        if emergency and member == SUNK_DOWN:
            if call_listed[c] == 1 and listed[i] == 1:
                called = True
            else:
                chance = numbers.call_reach * listed_share[c]
                called = uniform(luck[3], i, 0) < chance
            if called:
                obligation = max(obligation, numbers.emergency_duty)
        role = ROLE_NONE
        if org >= 0 and people_present[2] == 1 and group_alive[org] == 1:
            if uniform(luck[2], i, 0) < numbers.group_show:
                role = GROUP
        if role == ROLE_NONE and member > 0 and people_present[0] == 1:
            chance = numbers.show_motivation * motivation[i] + obligation
            if uniform(luck[0], i, 0) < min(numbers.show_cap, max(0.0, chance)):
                role = PARTY
        if role == ROLE_NONE and active[i] == 1 and people_present[1] == 1:
            if age[i] >= 15 and uniform(luck[1], i, 0) < numbers.volunteer_show:
                role = VOLUNTEER
        duty.called[i] = 1 if called and people_present[0] == 1 else 0
        if role == ROLE_NONE:
            continue
        roles[i] = role
        if role == GROUP:
            minutes[i] = int(np.floor(group_minutes * group_activity[org]))
            duty.slot[i] = org % GROUP_SLOTS
            continue
        hours = free_hours[i]
        if member == SUNK_DOWN:
            hours *= numbers.sunk_hours
        elif member == SELF_MANAGED:
            hours *= numbers.self_hours
        minutes[i] = int(np.floor(numbers.service_minutes * hours))
        h = household[i]
        if role == PARTY and h != last_household:
            last_household = h
            child = household_child[h]
            if child >= 0 and motivation[i] > 0.4:
                if uniform(luck[4], h, 0) < numbers.child_along:
                    child_along[i] = child


def _show(world: World) -> None:
    """Clear last week's duties and find out who shows up."""
    for field in world.duty:
        field.fill(0)
    world.duty.child.fill(-1)
    traits, minds, roles = world.traits, world.minds, world.roles
    names = ("show.party", "show.vol", "show.group", "duty.called", "child.along")
    luck = np.array([world.luck(name) for name in names], dtype=np.uint64)
    present = world.settings.present
    members = world.traits.member_type > 0
    count = world.community_count
    listed = np.bincount(
        world.traits.community[members], world.roles.listed[members], minlength=count
    ) / np.maximum(1, np.bincount(world.traits.community[members], minlength=count))
    people_present = np.array(
        [name in present for name in ("party_members", "volunteers", "self_organisations")],
        dtype=np.int8,
    )
    _who_shows(
        luck,
        world.emergency > 0,
        world.may.call_listed,
        listed,
        people_present,
        world.groups.alive,
        world.groups.activity,
        world.settings.group_case_minutes
        * (world.settings.emergency_group if world.emergency > 0 else 1.0),
        world.settings.numbers(Showing),
        traits.community,
        traits.household,
        world.household_child,
        traits.age,
        traits.member_type,
        traits.free_hours,
        minds.obligation,
        minds.motivation,
        roles.active,
        roles.listed,
        roles.org,
        world.duty,
    )


@compiled
def _people_minutes(
    roles: I8, own: I32, community: I32, skill: I8, org: I16, minutes: I64, attenders: I32
) -> None:
    """Sum personal minutes by purse and count who attends each group."""
    attenders[:] = 0
    for i in range(len(roles)):
        role = roles[i]
        if role == ROLE_NONE:
            continue
        if role == PARTY:
            minutes[community[i], R_PARTY + skill[i]] += own[i]
        elif role == VOLUNTEER:
            minutes[community[i], R_VOLUNTEER + skill[i]] += own[i]
        elif role == GROUP:
            attenders[org[i]] += 1


def _own_minutes(world: World) -> I64:
    """Return [C, 33] the minutes every purse of this world offers by itself."""
    settings, communities = world.settings, world.communities
    present = settings.present
    emergency = world.emergency > 0
    minutes = np.zeros((world.community_count, OFFERED_RESOURCES), dtype=np.int64)
    _people_minutes(
        world.duty.role, world.duty.minutes, world.traits.community, world.traits.skill,
        world.roles.org, minutes, world.groups.attenders,
    )  # fmt: skip
    share = settings.adm_share * (settings.emergency_adm_factor if emergency else 1.0)
    absence = settings.emergency_absence if emergency else 0.0
    contract = 60 * settings.purchase_share * settings.fund_yuan / 52 / settings.price_hour
    if emergency:
        contract = int(world.scale * contract) * settings.emergency_contract
    group_factor = settings.emergency_group if emergency else 1.0
    for c, plan in enumerate(world.plan.communities):
        staff = rnd(world.scale * staff_count(settings, plan.residents) * settings.staff_week_minutes)
        tired = 1 - settings.burnout_cost * communities.burnout[c]
        if "office" in present:
            minutes[c, R_OFFICE] = int(staff * (1 - share) * tired * (1 - absence))
        if "professional_organisations" in present and world.week >= 0:
            minutes[c, R_PROFESSIONAL] = int(contract if emergency else world.scale * contract)
        if "property_company" in present:
            minutes[c, R_PROPERTY] = rnd(world.scale * settings.property_minutes)
        if "outside_helpers" in present and world.surge:
            helpers = rnd(world.scale * settings.outside_helpers)
            minutes[c, R_OUTSIDE] = int(helpers * settings.outside_minutes)
    groups = world.groups
    offered = settings.group_case_minutes * groups.attenders * groups.activity * group_factor
    minutes[:, R_GROUP : R_GROUP + 8] = offered.astype(np.int64).reshape(-1, 8)
    if "social_workers" in present and world.week >= 0:
        for served in world.workers_of:
            for c in served:
                minutes[c, R_SOCIAL] += rnd(world.scale * 2400) // len(served)
    _partner_bursts(world, minutes)
    return minutes


def staff_count(settings: object, residents: int) -> int:
    """Return the office's staff for a community of so many residents (E25–E28)."""
    return max(OFFICE_MINIMUM, rnd(settings.staff_per_10k * residents / 10_000))  # type: ignore[attr-defined]


@compiled
def _bursts(
    start: np.uint64, giving: I64, communities: int, share: float
) -> tuple[I64, F64]:
    """Return partner and community of every burst of this week, and the draw of its rounding."""
    bursts = np.empty((len(giving) * communities, 2), dtype=np.int64)
    rounding = np.empty(len(bursts))
    count = 0
    for d in giving:
        for c in range(communities):
            if uniform(start, d * 16 + c, 0) < share:
                bursts[count, 0], bursts[count, 1] = d, c
                rounding[count] = uniform(start, d * 16 + c, 1)
                count += 1
    return bursts[:count], rounding[:count]


def _partner_bursts(world: World, minutes: I64) -> None:
    """Let partners give in bursts: minutes by category and goods by partner (calendar for all)."""
    settings, partners = world.settings, world.partners
    partners.gift[:] = 0
    partners.gift_used[:] = 0
    spoiled = (settings.goods_perish * partners.stock).astype(np.int64)
    partners.stock[:] -= spoiled
    world.flows["goods_perished"] = spoiled.sum(axis=0)
    if "charity_partners" not in settings.present:
        partners.stock[:] = 0  # their goods are not there either
        return
    cut = settings.emergency_group if world.emergency > 0 else 1.0
    burst = int(int(world.scale * 4 * settings.charity_minutes / 9) * cut)
    goods = 4 * settings.partner_goods * world.scale * (3 if world.surge else 1)
    giving = np.flatnonzero(partners.category >= 0)
    bursts, rounding = _bursts(
        world.luck("partner.burst"), giving, world.community_count, float(settings.burst_share)
    )
    for (d, c), fraction in zip(bursts.tolist(), rounding.tolist(), strict=True):
        minutes[c, R_CHARITY + partners.category[d]] += burst
        # whole units: on a scaled street the fraction becomes a chance
        partners.gift[d, c] = int(goods + fraction)
    partners.stock[:] += partners.gift


def _count_servers(world: World) -> I64:
    """Return [C] people who signed up to serve this week (Party duty or volunteering)."""
    serving = (world.duty.role == PARTY) | (world.duty.role == VOLUNTEER)
    return np.bincount(world.traits.community[serving], minlength=world.community_count)


def _lead(world: World) -> None:
    """Give helpers coordinators; helpers left over work in their own cell or not at all."""
    settings, now = world.settings, world.now
    serving = np.flatnonzero((world.duty.role == PARTY) | (world.duty.role == VOLUNTEER))
    communities = world.traits.community[serving]
    outside_each = int(settings.outside_minutes)
    unled = np.zeros(world.community_count, dtype=np.int64)
    for c, plan in enumerate(world.plan.communities):
        own = serving[communities == c]
        outside = int(now.minutes[c, R_OUTSIDE] // max(1, outside_each))
        seats = {
            OFFICE: int(settings.coordinator_staff * staff_count(settings, plan.residents)),
            SOCIAL: int(now.linked[c, SOCIAL] and now.minutes[c, R_SOCIAL] > 0),
        }
        linked = [a for a in (PARTY, VOLUNTEER) if now.linked[c, a]]
        pools = [(tuple(linked), True)] if linked or outside else []
        pools += [((a,), False) for a in (PARTY, VOLUNTEER) if a not in linked]
        for actors, with_seats in pools:
            helpers = own[np.isin(world.duty.role[own], actors)]
            visitors = outside if with_seats else 0
            unled[c] += _lead_pool(world, c, helpers, visitors, seats if with_seats else {})
    world.flows["helpers_unled"] = unled
    for short in np.flatnonzero(unled).tolist():
        world.note(short, "helpers", "coordination_limit", str(int(unled[short])))


def _lead_pool(
    world: World, c: int, helpers: np.ndarray, outside: int, seats: dict[int, int]
) -> int:
    """Lead one pool: paid seats first, then experienced helpers; return how many stay unled."""
    settings, now, duty = world.settings, world.now, world.duty
    reach = int(settings.onboard)
    total = len(helpers) + outside
    used = 0
    for actor, count in seats.items():
        for _ in range(count):
            if used * reach >= total:
                break
            minutes = int(settings.coordinate_minutes)
            used += int(pays(now.minutes, now.uses, c, actor, USE_COORDINATION, minutes))
    served = world.roles.served_weeks[helpers]
    eligible = helpers[served >= settings.coordinator_weeks]
    eligible = eligible[np.lexsort((eligible, -world.roles.served_weeks[eligible]))]
    needed = max(0, -(-(total - reach * used) // (reach + 1)))
    chosen = eligible[:needed]
    for i in chosen.tolist():
        duty.coordinator[i] = 1
        _move_minutes(world, i, int(duty.minutes[i]), USE_COORDINATION)
        duty.minutes[i] = 0
    capacity = reach * (len(chosen) + used)
    rest = helpers[duty.coordinator[helpers] == 0]
    rest = rest[np.lexsort((rest, duty.role[rest]))]  # members first, then volunteers, by id
    for i in rest[capacity:].tolist():
        duty.own_cell[i] = 1
        minutes = int(duty.minutes[i])
        kept = int(settings.own_cell_factor * minutes)
        _move_minutes(world, int(i), minutes - kept, USE_LEFT)
        own_cell = R_PARTY_OWN_CELL if duty.role[i] == PARTY else R_VOLUNTEER_OWN_CELL
        now.minutes[c, purse_of(world, int(i))] -= kept
        now.minutes[c, own_cell] += kept
        duty.minutes[i] = kept
    idle_outside = max(0, outside - max(0, capacity - len(rest)))
    if idle_outside:
        minutes = idle_outside * int(settings.outside_minutes)
        now.minutes[c, R_OUTSIDE] -= minutes
        now.uses[c, RESOURCE_ACTOR[R_OUTSIDE], USE_LEFT] += minutes
    return max(0, len(rest) - capacity) + idle_outside


def purse_of(world: World, i: int) -> int:
    """Return the purse of a serving resident's minutes."""
    base = R_PARTY if world.duty.role[i] == PARTY else R_VOLUNTEER
    return base + int(world.traits.skill[i])


def _move_minutes(world: World, i: int, minutes: int, use: int) -> None:
    """Take a helper's own minutes out of the purse and enter them as a use."""
    c, r = int(world.traits.community[i]), purse_of(world, i)
    minutes = min(minutes, int(world.now.minutes[c, r]))
    world.now.minutes[c, r] -= minutes
    world.now.uses[c, RESOURCE_ACTOR[r], use] += minutes


@compiled
def _count_in_cells(roles: I8, cell: I32, servers: I32, attenders: I32) -> None:
    """Count serving members, serving volunteers and group attenders in every cell."""
    servers[:] = 0
    attenders[:] = 0
    for i in range(len(cell)):
        role = roles[i]
        if role == ROLE_NONE:
            continue
        if role == PARTY:
            servers[cell[i], 0] += 1
        elif role == VOLUNTEER:
            servers[cell[i], 1] += 1
        elif role == GROUP:
            attenders[cell[i]] += 1


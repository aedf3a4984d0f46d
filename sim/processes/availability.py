"""W1 Who is available: movers, who shows up, what each actor offers, who can be led.

One supply role a person and week: own group session > Party duty > volunteering. In an emergency
helpers need coordinators (`onboard` helpers each); those left over work in their own cell only.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled
from sim.hours import follow, purses_of
from sim.layout import (
    ACTOR_RESOURCES,
    GROUP,
    GROUP_SLOTS,
    OFFERED_RESOURCES,
    PARTY,
    ROLE_NONE,
    SELF_MANAGED,
    SUNK_DOWN,
    VOLUNTEER,
)
from sim.minds import redraw
from sim.randomness import draw_runs, uniform
from sim.selection import rows_of
from sim.shift import Shift, clear_duty, own_people
from sim.supply import own_minutes
from sim.world import F64, I8, I32, I64, Duty, Minds, Roles, Traits, World

MINUTES_OF_HOUR = 60


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
    expected, present = _show(world)
    own = own_minutes(world, present)
    record = world.hours
    wanted = own
    if record is not None and record.source is not None and world.week >= 0:
        wanted = follow(world, record.source, record.rule, own, present)
        present = rows_of(world.duty.role != ROLE_NONE)
    duty = world.duty
    world.shift = Shift(expected, present, *own_people(present, duty.role, duty.extra))
    if record is not None and world.week >= 0:
        ids, purses, minutes = purses_of(present, duty, world.traits.skill)
        record.keep.servers.append(ids)
        record.keep.purses.append(purses)
        record.keep.minutes.append(minutes)
        record.keep.offered.append(wanted.copy())
        record.keep.group_types.append(world.groups.type * world.groups.alive)
    world.now.minutes[:, :OFFERED_RESOURCES] = wanted
    world.now.offered[:] = np.add.reduceat(wanted, ACTOR_RESOURCES[:, 0], axis=1)
    world.flows["signed_up"] = _count_servers(world)
    _count_in_cells(present, duty.role, world.traits.cell, world.cells.servers, world.cells.attenders)


@compiled
def _movers(start: np.uint64, rate: float, runs: I64) -> I32:
    """Return the rows of those who move away: each with chance `rate`; `runs` [n, 3] are all rows."""
    rows, _ = draw_runs(start, runs, 1, 0, rate)
    return rows.astype(np.int32)


def _move(world: World) -> None:
    """Replace residents who move away: mind and ties drawn anew, flags kept."""
    who = _movers(world.luck("mover"), float(world.settings.mover_rate), world.runs)
    if not len(who):
        return
    roles = world.roles
    joined = roles.org[who]
    np.subtract.at(world.groups.members, joined[joined >= 0], 1)
    roles.org[who] = -1
    roles.active[who] = 0
    redraw(world, who, world.week)


class ThisWeek(NamedTuple):
    """What decides this week who is called and what a group's session gives."""

    emergency: bool
    call_listed: I8  # [C] listed members are called to duty
    listed_share: F64  # [C] share of the members on the list
    people_present: I8  # [3] members, volunteers and groups are there at all
    group_alive: I8  # [C·8]
    group_activity: F64  # [C·8]
    group_minutes: float  # a member's minutes at full activity


@compiled
def _who_shows(
    expected: I64,
    luck: NDArray[np.uint64],
    week: ThisWeek,
    numbers: Showing,
    homes: I32,
    household_child: I32,
    traits: Traits,
    minds: Minds,
    roles_of: Roles,
    duty: Duty,
) -> I64:
    """Set role and minutes of everyone who shows up, take children along; return who is there.

    Own group first, then Party duty (by motivation and felt duty, which a call in an emergency
    raises), then volunteering; a draw each, from `luck` [5]. Minutes are a share of the free hours,
    never more.
    `expected` are the rows of those who may come, ascending.
    """
    emergency, call_listed, listed_share = week.emergency, week.call_listed, week.listed_share
    people_present, group_minutes = week.people_present, week.group_minutes
    group_alive, group_activity = week.group_alive, week.group_activity
    community, household, age, numbers_of = traits.community, traits.household, traits.age, traits.number
    member_type, free_hours = traits.member_type, traits.free_hours
    felt_duty, motivation = minds.obligation, minds.motivation
    active, listed, group = roles_of.active, roles_of.listed, roles_of.org
    present = np.empty_like(expected)
    count = 0
    last_household = -1
    roles, minutes, child_along = duty.role, duty.minutes, duty.child
    for i in expected:
        subject = numbers_of[i]
        member = member_type[i]
        org = group[i]
        c = community[i]
        called = False
        obligation = felt_duty[i]
        if emergency and member == SUNK_DOWN:
            if call_listed[c] == 1 and listed[i] == 1:
                called = True
            else:
                chance = numbers.call_reach * listed_share[c]
                called = uniform(luck[3], subject, 0) < chance
            if called:
                obligation = max(obligation, numbers.emergency_duty)
        role = ROLE_NONE
        if org >= 0 and people_present[2] == 1 and group_alive[org] == 1:
            if uniform(luck[2], subject, 0) < numbers.group_show:
                role = GROUP
        if role == ROLE_NONE and member > 0 and people_present[0] == 1:
            chance = numbers.show_motivation * motivation[i] + obligation
            if uniform(luck[0], subject, 0) < min(numbers.show_cap, max(0.0, chance)):
                role = PARTY
        if role == ROLE_NONE and active[i] == 1 and people_present[1] == 1:
            if age[i] >= 15 and uniform(luck[1], subject, 0) < numbers.volunteer_show:
                role = VOLUNTEER
        duty.called[i] = 1 if called and people_present[0] == 1 else 0
        if role == ROLE_NONE:
            continue
        roles[i] = role
        present[count] = i
        count += 1
        hours = free_hours[i]
        most = int(np.floor(MINUTES_OF_HOUR * hours))  # nobody gives more than he or she has
        if role == GROUP:
            minutes[i] = min(most, int(np.floor(group_minutes * group_activity[org])))
            duty.slot[i] = org % GROUP_SLOTS
            continue
        if member == SUNK_DOWN:
            hours *= numbers.sunk_hours
        elif member == SELF_MANAGED:
            hours *= numbers.self_hours
        minutes[i] = min(most, int(np.floor(numbers.service_minutes * hours)))
        h = household[i]
        if role == PARTY and h != last_household:
            last_household = h
            child = household_child[h]
            if child >= 0 and motivation[i] > 0.4:
                if uniform(luck[4], homes[h], 0) < numbers.child_along:
                    child_along[i] = child
    return present[:count].copy()


def _show(world: World) -> tuple[I64, I64]:
    """Clear last week's duties; return who may show up and who does."""
    clear_duty(world.duty, world.shift.expected)
    clear_duty(world.duty, world.shift.present)
    traits, roles = world.traits, world.roles
    expected = rows_of((traits.member_type > 0) | (roles.active == 1) | (roles.org >= 0))
    names = ("show.party", "show.vol", "show.group", "duty.called", "child.along")
    luck = np.array([world.luck(name) for name in names], dtype=np.uint64)
    present = world.settings.present
    listed = np.zeros(world.community_count)  # share of members on the list: asked in an emergency
    if world.emergency > 0:
        members = expected[traits.member_type[expected] > 0]
        every = np.bincount(traits.community[members], minlength=len(listed))
        known = members[roles.listed[members] == 1]
        listed = np.bincount(traits.community[known], minlength=len(listed)) / np.maximum(1, every)
    people_present = np.array(
        [name in present for name in ("party_members", "volunteers", "self_organisations")],
        dtype=np.int8,
    )
    week = ThisWeek(
        world.emergency > 0,
        world.may.call_listed,
        listed,
        people_present,
        world.groups.alive,
        world.groups.activity,
        world.settings.group_case_minutes * (world.settings.emergency_group if world.emergency > 0 else 1.0),
    )
    present_now = _who_shows(
        expected,
        luck,
        week,
        world.settings.numbers(Showing),
        world.households.number,
        world.household_child,
        traits,
        world.minds,
        roles,
        world.duty,
    )
    return expected, present_now


def _count_servers(world: World) -> I64:
    """Return [C] people who signed up to serve this week (Party duty or volunteering)."""
    present = world.shift.present
    serving = present[world.duty.role[present] != GROUP]
    return np.bincount(world.traits.community[serving], minlength=world.community_count)


@compiled
def _count_in_cells(present: I64, roles: I8, cell: I32, servers: I32, attenders: I32) -> None:
    """Count serving members, serving volunteers and group attenders in every cell."""
    servers[:] = 0
    attenders[:] = 0
    for i in present:
        role = roles[i]
        if role == PARTY:
            servers[cell[i], 0] += 1
        elif role == VOLUNTEER:
            servers[cell[i], 1] += 1
        elif role == GROUP:
            attenders[cell[i]] += 1

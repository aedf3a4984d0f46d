"""W1 Coordination, in an emergency: helpers need somebody who leads them, gates need somebody there.

Paid staff lead helper by helper, each experienced helper leads `onboard` others. Pools of linked
actors are led together, with the helpers from outside; others alone, without staff. Residents left
over work in their own cell only; helpers from outside left over stand at the gates, whose duty is
a standing load that others share where it is not done.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import (
    OFFICE,
    OUTSIDE,
    PARTY,
    PROPERTY,
    R_OUTSIDE,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_PROPERTY,
    R_VOLUNTEER,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_ACTOR,
    SOCIAL,
    USE_COORDINATION,
    USE_GATES,
    USE_LEFT,
    VOLUNTEER,
)
from sim.ledger import available, debit
from sim.lists import order_of, place_of
from sim.world import I8, I16, I32, I64, Duty, World


class Leading(NamedTuple):
    """Settings of leading and of the gates."""

    onboard: float
    coordinator_staff: float
    coordinator_weeks: float
    lead_minutes: float
    own_cell_factor: float
    outside_minutes: float
    gate_minutes: float


def lead(world: World) -> None:
    """Give helpers somebody who leads them, then man the gates; an emergency only."""
    now = world.now
    world.flows["gates_missing"] = np.zeros(world.community_count, dtype=np.int64)
    if world.emergency <= 0:
        return
    settings, skill = world.settings.numbers(Leading), world.traits.skill
    present, start = world.shift.present, world.communities.resident_start
    unled = _lead(
        settings,
        present,
        world.roles.served_weeks,
        skill,
        start,
        now.linked,
        world.duty,
        now.minutes,
        now.offered,
        now.uses,
    )
    world.flows["helpers_unled"] = short = unled.sum(axis=1)
    for c in np.flatnonzero(short).tolist():
        world.note(c, "helpers", "coordination_limit", str(int(short[c])))
    world.flows["gates_missing"] = _man_gates(
        settings,
        present,
        skill,
        start,
        unled,
        world.duty,
        now.minutes,
        now.offered,
        now.uses,
    )


@compiled
def _lead(
    s: Leading,
    present: I64,
    served_weeks: I16,
    skill: I8,
    resident_start: I32,
    linked: I8,
    duty: Duty,
    minutes: I64,
    offered: I64,
    uses: I64,
) -> I64:
    """Lead every pool of every community; return [C, 2] residents and outside helpers left over.

    The first pool holds the servers of linked actors and the helpers from outside, and is the one
    that paid staff lead; members and volunteers that are not linked are a pool each.
    """
    unled = np.zeros((len(linked), 2), dtype=np.int64)
    for c in range(len(linked)):
        low = place_of(present, resident_start[c])
        high = place_of(present, resident_start[c + 1])
        own = present[low:high]
        role = duty.role[own]
        visitors = minutes[c, R_OUTSIDE] // int(s.outside_minutes)
        together = np.zeros(len(own), dtype=np.bool_)
        for a in (PARTY, VOLUNTEER):
            if linked[c, a] == 1:
                together |= role == a
            else:
                pool = own[role == a]
                chosen = _coordinators(s, len(pool), pool, served_weeks)
                _coordinate(c, pool[chosen], skill, duty, minutes, uses)
                led = int(s.onboard) * len(chosen)
                unled[c, 0] += _leave(s, c, pool, led, skill, duty, minutes, uses)
        pool = own[together]
        people = len(pool) + visitors
        by_staff = _led_by_staff(s, c, people, linked[c, SOCIAL], minutes, offered, uses)
        chosen = _coordinators(s, people - by_staff, pool, served_weeks)
        _coordinate(c, pool[chosen], skill, duty, minutes, uses)
        capacity = by_staff + int(s.onboard) * len(chosen)
        residents = len(pool) - len(chosen)
        led = 0
        if residents + visitors > 0:
            led = min(residents, capacity * residents // (residents + visitors))
        led_visitors = min(visitors, capacity - led)
        led = min(residents, capacity - led_visitors)
        unled[c, 0] += _leave(s, c, pool, led, skill, duty, minutes, uses)
        unled[c, 1] = visitors - led_visitors
    return unled


@helper
def _led_by_staff(
    s: Leading, c: int, people: int, social_linked: int, minutes: I64, offered: I64, uses: I64
) -> int:
    """Let office, then linked social workers, lead helpers one by one; return how many they lead."""
    each, total = int(s.lead_minutes), 0
    for a in (OFFICE, SOCIAL):
        if a == SOCIAL and social_linked == 0:
            continue
        room = min(int(s.coordinator_staff * offered[c, a]), available(minutes, c, a))
        led = min(people - total, room // each)
        debit(minutes, uses, c, a, USE_COORDINATION, led * each)
        total += led
    return total


@helper
def _coordinators(s: Leading, people: int, pool: I64, served_weeks: I16) -> I64:
    """Return places in the pool of those who coordinate: as many as are needed for `people`.

    The most experienced come first, then the lower id.
    """
    weeks = served_weeks[pool].astype(np.int64)
    eligible = np.flatnonzero(weeks >= s.coordinator_weeks)
    needed = -(-people // (int(s.onboard) + 1))
    return eligible[order_of(-weeks[eligible])][:needed]


@helper
def _coordinate(c: int, chosen: I64, skill: I8, duty: Duty, minutes: I64, uses: I64) -> None:
    """Book all minutes of those who coordinate."""
    for i in chosen:
        r = _purse_of(duty.role[i], skill[i])
        duty.coordinator[i] = 1
        minutes[c, r] -= duty.minutes[i]
        uses[c, RESOURCE_ACTOR[r], USE_COORDINATION] += duty.minutes[i]
        duty.minutes[i] = 0


@helper
def _leave(s: Leading, c: int, pool: I64, led: int, skill: I8, duty: Duty, minutes: I64, uses: I64) -> int:
    """Leave those in their own cell who are not among the first `led`; return how many.

    They use a part of their minutes there, the rest is left.
    """
    place = 0
    for i in pool:
        if duty.coordinator[i] == 1:
            continue
        place += 1
        if place <= led:
            continue
        member = duty.role[i] == PARTY
        r = _purse_of(duty.role[i], skill[i])
        kept = int(s.own_cell_factor * duty.minutes[i])
        duty.own_cell[i] = 1
        minutes[c, r] -= duty.minutes[i]
        minutes[c, R_PARTY_OWN_CELL if member else R_VOLUNTEER_OWN_CELL] += kept
        uses[c, RESOURCE_ACTOR[r], USE_LEFT] += duty.minutes[i] - kept
        duty.minutes[i] = kept
    return max(0, place - led)


@helper
def _purse_of(role: int, skill: int) -> int:
    """Return the purse of the minutes of somebody who serves."""
    return (R_PARTY if role == PARTY else R_VOLUNTEER) + skill


@compiled
def _man_gates(
    s: Leading,
    present: I64,
    skill: I8,
    resident_start: I32,
    unled: I64,
    duty: Duty,
    minutes: I64,
    offered: I64,
    uses: I64,
) -> I64:
    """Pay each community's standing duty at the gates; return [C] the minutes that are missing.

    `unled` [C, 2] are residents and helpers from outside whom nobody leads.

    In turn: helpers from outside whom nobody leads (what is not needed of their minutes is left),
    the others up to half of all that came from outside, half of the property company's minutes,
    half of each called member's own.
    """
    short = np.zeros(len(unled), dtype=np.int64)
    for c in range(len(unled)):
        low, high = resident_start[c], resident_start[c + 1]
        missing = int(np.floor(s.gate_minutes * (high - low) / 1000.0))
        idle = unled[c, 1] * int(s.outside_minutes)
        stand = min(missing, idle)
        minutes[c, R_OUTSIDE] -= idle
        uses[c, OUTSIDE, USE_GATES] += stand
        uses[c, OUTSIDE, USE_LEFT] += idle - stand
        missing -= stand
        half = max(0, offered[c, OUTSIDE] // 2 - stand)
        missing -= debit(minutes, uses, c, OUTSIDE, USE_GATES, min(missing, half, minutes[c, R_OUTSIDE]))
        half = minutes[c, R_PROPERTY] // 2
        missing -= debit(minutes, uses, c, PROPERTY, USE_GATES, min(missing, half))
        for i in present[place_of(present, low) : place_of(present, high)]:
            if missing == 0:
                break
            if duty.role[i] == PARTY and duty.called[i] == 1:
                r = R_PARTY_OWN_CELL if duty.own_cell[i] == 1 else R_PARTY + skill[i]
                stand = min(missing, duty.minutes[i] // 2)
                duty.minutes[i] -= stand
                minutes[c, r] -= stand
                uses[c, PARTY, USE_GATES] += stand
                missing -= stand
        short[c] = missing
    return short

"""W1, only in an emergency: who leads the helpers, and who stands at the gates."""

import math

from tests.oracle.availability import FIRST_PURSE
from tests.oracle.entities import Community, Resident
from tests.oracle.street import ReferenceStreet
from tests.oracle.support import share
from tests.oracle.tables import (
    OFFICE,
    OUTSIDE,
    PARTY,
    PROPERTY,
    PURSE_OUTSIDE,
    PURSE_PARTY,
    PURSE_PARTY_OWN_CELL,
    PURSE_PROPERTY,
    PURSE_VOLUNTEER_OWN_CELL,
    SOCIAL,
    VOLUNTEER,
)

OWN_CELL_PURSE = {PARTY: PURSE_PARTY_OWN_CELL, VOLUNTEER: PURSE_VOLUNTEER_OWN_CELL}


def coordinate(street: ReferenceStreet) -> None:
    """Lead helpers; residents whom nobody leads stay in the own cell, others from outside at the gates."""
    if not street.emergency:
        return
    for community in street.communities:
        linked = community.may.linked
        servers = {role: [i for i in community.residents if i.role == role] for role in (PARTY, VOLUNTEER)}
        outside = community.purses[PURSE_OUTSIDE].minutes // street.settings.outside_minutes
        common = [i for i in community.residents if i.is_server and linked[i.role]]
        unled = 0
        if common or outside:
            staff = [OFFICE, SOCIAL] if linked[SOCIAL] else [OFFICE]
            unled = lead(street, community, common, outside, staff)
        for role in (PARTY, VOLUNTEER):
            if not linked[role]:
                lead(street, community, servers[role], 0, [])
        guard_gates(street, community, unled * street.settings.outside_minutes)


def lead(
    street: ReferenceStreet, community: Community, servers: list[Resident], outside: int, staff: list[int]
) -> int:
    """Lead one pool, as far as staff and experienced servers can; return the unled from outside."""
    settings = street.settings
    helpers, led_by_one = len(servers) + outside, int(settings.onboard)
    led_by_staff = 0
    for actor in staff:
        able = share(community, actor, settings.coordinator_staff) // settings.lead_minutes
        number = min(able, helpers - led_by_staff)
        community.pay(actor, number * settings.lead_minutes, "coordination")
        led_by_staff += number
    eligible = [i for i in servers if i.served_weeks >= settings.coordinator_weeks]
    eligible.sort(key=lambda i: (-i.served_weeks, i.number))
    coordinators = eligible[: math.ceil((helpers - led_by_staff) / (led_by_one + 1))]
    for i in coordinators:
        community.take(FIRST_PURSE[i.role] + i.skill, i.minutes, "coordination")
        i.minutes, i.coordinator = 0, True
    others = [i for i in servers if not i.coordinator]
    capacity = led_by_staff + led_by_one * len(coordinators)
    led = min(len(others), capacity * len(others) // max(1, len(others) + outside))
    led_outside = min(outside, capacity - led)
    led = min(len(others), capacity - led_outside)
    for i in others[led:]:
        send_home(street, community, i)
    community.count("helpers_unled", by=len(others) - led + outside - led_outside)
    return outside - led_outside


def send_home(street: ReferenceStreet, community: Community, i: Resident) -> None:
    """Let a helper whom nobody leads work in the own cell only, with part of the minutes."""
    kept = math.floor(street.settings.own_cell_factor * i.minutes)
    purse = FIRST_PURSE[i.role] + i.skill
    community.purses[purse].minutes -= kept
    community.purses[OWN_CELL_PURSE[i.role]].minutes += kept
    community.take(purse, i.minutes - kept, "left")
    i.minutes, i.own_cell = kept, 1


def guard_gates(street: ReferenceStreet, community: Community, unled: int) -> None:
    """Pay for the gates: outside helpers (first `unled` minutes), the property company, called members."""
    load = math.floor(street.settings.gate_minutes * len(community.residents) / 1000)
    missing = load - stand(community, PURSE_OUTSIDE, unled, load)
    rest = unled - (load - missing)  # of the unled, not needed: they cannot do anything else
    community.take(PURSE_OUTSIDE, rest, "left")
    outside = community.now.offered[OUTSIDE] // 2 - (load - missing)
    missing -= stand(community, PURSE_OUTSIDE, outside, missing)
    missing -= stand(community, PURSE_PROPERTY, community.minutes_left(PROPERTY) // 2, missing)
    for i in community.residents:
        if i.called and i.role == PARTY:
            purse = PURSE_PARTY_OWN_CELL if i.own_cell else PURSE_PARTY + i.skill
            part = stand(community, purse, i.minutes // 2, missing)
            i.minutes -= part
            missing -= part
    community.count("gates_missing", by=missing)


def stand(community: Community, purse: int, most: int, missing: int) -> int:
    """Let people of a purse stand at the gates for at most so many minutes; return how many."""
    part = max(0, min(most, missing, community.purses[purse].minutes))
    community.take(purse, part, "gates")
    return part

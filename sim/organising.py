"""What a group needs each week, and the people who could start one."""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import PARTY
from sim.roster import ADULT, on_roster
from sim.world import F64, I8, I16, I32, Bool, World

KNOWN_WEEKS = 26  # a successful visit is remembered this long
ACCEPTING = 0.5


class GroupWork(NamedTuple):
    """Settings of the organising work of a group."""

    req_base: float
    req_member: float
    leader_span: float


@compiled
def required_minutes(work: GroupWork, members: int) -> float:
    """Return the organising minutes a group of this size needs in a week."""
    return work.req_base + work.req_member * members


@compiled
def led_share(work: GroupWork, members: int, leaders: int) -> float:
    """Return the share of that work its own leaders do."""
    return min(1.0, leaders / (1.0 + members / work.leader_span))


class Winnable(NamedTuple):
    """Residents [N]: what decides whether organisers could win them for a group."""

    age: I8
    member_type: I8
    acceptance: F64
    org: I16
    client_until: I16
    visited_week: I16
    served_weeks: I16
    role: I8


@compiled
def _seeds(low: int, high: int, limit: int, week: int, roster: int, servers: int, people: Winnable) -> I32:
    """List people of rows `low` to `high` who would start a group when asked, `limit` at most.

    Adults in no group, who are known from a contract or a visit and accept social workers; those
    on the roster where `roster` is 1; members on duty this week where `servers` is 1.
    """
    age, member_type, acceptance = people.age, people.member_type, people.acceptance
    org, client_until, visited_week = people.org, people.client_until, people.visited_week
    served_weeks, role = people.served_weeks, people.role
    found = np.empty(min(limit, high - low), dtype=np.int32)
    count = 0
    for i in range(low, high):
        if count == limit:
            break
        if org[i] >= 0 or age[i] < ADULT:
            continue
        known = client_until[i] >= week or visited_week[i] >= week - KNOWN_WEEKS
        ready = known and acceptance[i] > ACCEPTING
        if roster == 1 and on_roster(served_weeks[i]):
            ready = True
        if servers == 1 and member_type[i] > 0 and role[i] == PARTY:
            ready = True
        if ready:
            found[count] = i
            count += 1
    return found[:count]


def _winnable(world: World) -> Winnable:
    """Return the arrays that decide who would start a group."""
    traits, roles = world.traits, world.roles
    return Winnable(
        traits.age,
        traits.member_type,
        world.minds.acceptance,
        roles.org,
        roles.client_until,
        roles.visited_week,
        roles.served_weeks,
        world.duty.role,
    )


def seeds(world: World, c: int, limit: int) -> I32:
    """Return at most `limit` residents of `c` (lowest ids) whom organisers could win for a group.

    Everywhere: people known from clients and visits who accept social workers. Where a link lets
    organisers ask them: the roster of those who ever served, and serving members.
    """
    start = world.communities.resident_start
    return _seeds(
        int(start[c]),
        int(start[c + 1]),
        limit,
        world.week,
        int(world.may.seed_roster[c]),
        int(world.may.seed_servers[c]),
        _winnable(world),
    )


def enough_seeds(world: World, among: Bool, limit: int) -> Bool:
    """Return [C] those communities `among` where organisers could win `limit` residents or more."""
    return _enough_seeds(
        world.communities.resident_start,
        among,
        limit,
        world.week,
        world.may.seed_roster,
        world.may.seed_servers,
        _winnable(world),
    )


@compiled
def _enough_seeds(
    start: I32, among: Bool, limit: int, week: int, roster: I8, servers: I8, people: Winnable
) -> Bool:
    """Return [C] whether `limit` people could be won, where `among` [C]; see `_seeds`."""
    enough = np.zeros(len(among), dtype=np.bool_)
    for c in np.flatnonzero(among):
        found = _seeds(start[c], start[c + 1], limit, week, roster[c], servers[c], people)
        enough[c] = len(found) == limit
    return enough


def lowest_by(luck: F64, ids: I32, count: int) -> I32:
    """Return the `count` ids with the lowest luck, ties to the lower id."""
    return ids[np.lexsort((ids, luck))[:count]]


def name_of(world: World, j: int) -> str:
    """Return the study's name for a group, or its number."""
    named = int(world.groups.named[j])
    return world.plan.named[named].name if named >= 0 else f"group {j}"

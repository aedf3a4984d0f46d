"""W11, second half: those asked join as volunteers, volunteers quit (from next week).

Who was asked, or walks in, joins with a chance that rises with the servers he or she sees and
falls where helpers stand idle. Broadcasts paid for this week reach the roster or the registered,
once and weakly. Active volunteers may quit; nobody quits and joins in one week.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.layout import PARTY, SLOTS, VOLUNTEER
from sim.randomness import draw_below, uniform
from sim.roster import ADULT, BROADCAST, OWN, WALK_IN, on_roster
from sim.selection import rows_where
from sim.world import F64, I8, I16, I32, I64, Minds, Roles, Ties, Traits, World

MEMBER, MEMBER_HOME, OTHER = range(3)  # identities
REACHED = np.uint8(2)  # flag of those whom a broadcast reaches


class JoinNumbers(NamedTuple):
    """Settings of joining and quitting."""

    join_base: float
    ask_self: float
    exp_home: float
    exp_cell: float
    exp_near: float
    exp_tie: float
    b_m: float
    b_R: float
    b_T: float
    b_B: float
    b_y: float
    b_e: float
    b_u: float
    b_f: float
    idle_cost: float
    broadcast_response: float
    quit_rate: float
    quit_emergency: float
    q_group: float
    q_hon: float
    q_e: float
    q_f: float
    q_m: float
    q_idle: float
    q_B: float
    q_y: float
    q_em_hon: float


class Around(NamedTuple):
    """Who serves near whom this week."""

    serves: I8  # [N]
    in_cell: I64  # [B] servers who live in the cell
    neighbours: I32  # [B, 8] neighbouring cells or -1


def joining(world: World) -> None:
    """Let those asked join and volunteers quit; counts go into the flows `joins` and `quits`."""
    communities, servers = world.communities, world.shift.servers
    serves = np.zeros(world.resident_count, dtype=np.int8)
    serves[servers] = 1
    in_cell = np.bincount(world.traits.cell[servers], minlength=len(world.cells.friction))
    flags = ((world.roles.active == 1) | (world.now.asks > 0)).view(np.uint8)
    _reach_by_broadcast(world, flags)
    joins = np.zeros((world.community_count, 3, 4), dtype=np.int64)
    quits = np.zeros((world.community_count, 3), dtype=np.int64)
    decide(
        world.settings.numbers(JoinNumbers),
        world.week,
        world.emergency > 0,
        communities.resident_start,
        communities.idle,
        flags,
        world.now.asks,
        world.now.channels,
        Around(serves, in_cell, world.neighbours),
        world.traits,
        world.minds,
        world.roles,
        world.ties,
        world.households.start,
        world.luck("ask.walkin"),
        world.luck("join"),
        world.luck("quit"),
        joins,
        quits,
    )
    world.flows["joins"] = joins
    world.flows["quits"] = quits


def _reach_by_broadcast(world: World, flags: NDArray[np.uint8]) -> None:
    """Flag those whom a broadcast paid for this week reaches."""
    starts, roles = world.communities.resident_start, world.roles
    sent_to_roster, sent_to_registered = (
        world.flows[name] == 1 for name in ("broadcast_roster", "broadcast_registered")
    )
    for c in np.flatnonzero(sent_to_roster | sent_to_registered):
        own = slice(starts[c], starts[c + 1])
        reached = sent_to_registered[c] & (roles.registered[own] == 1)
        if sent_to_roster[c]:
            reached |= on_roster(roles.served_weeks[own], roles.registered[own])
        flags[own] |= REACHED * reached


@compiled
def exposure(
    numbers: JoinNumbers, i: int, around: Around, traits: Traits, home_start: I32, ties: Ties
) -> float:
    """Return the weighted number of servers a resident sees this week, himself apart."""
    h, b = traits.household[i], traits.cell[i]
    home = 0
    for j in range(home_start[h], home_start[h + 1]):
        home += around.serves[j]
    near = 0
    for d in range(8):
        if around.neighbours[b, d] >= 0:
            near += around.in_cell[around.neighbours[b, d]]
    tied = 0.0
    for d in range(SLOTS):
        j = ties.contact[i, d]
        if j >= 0 and around.serves[j] == 1:
            tied += ties.strength[i, d]
    return float(
        numbers.exp_home * (home - around.serves[i])
        + numbers.exp_cell * (around.in_cell[b] - home)
        + numbers.exp_near * near
        + numbers.exp_tie * tied
    )


@helper
def readiness(
    numbers: JoinNumbers, i: int, seen: float, idle: float, traits: Traits, minds: Minds
) -> float:
    """Return the chance that one ask is answered with yes."""
    squared = traits.threshold[i] * traits.threshold[i]
    pull = seen * seen / (seen * seen + squared)
    utility = (
        numbers.join_base
        + numbers.b_m * minds.motivation[i]
        + numbers.b_R * pull
        + numbers.b_T * (minds.trust[i] - 0.5)
        + numbers.b_B * (minds.belonging[i] - 0.4)
        + numbers.b_y * (minds.satisfaction[i] - 0.5)
        + numbers.b_e * (minds.efficacy[i] - 0.4)
        + numbers.b_u * (traits.free_hours[i] - 1.0)
        - numbers.b_f * minds.fatigue[i]
    )
    return float((1.0 - numbers.idle_cost * idle) / (1.0 + np.exp(-utility)))


@helper
def quit_chance(
    numbers: JoinNumbers,
    i: int,
    week: int,
    emergency: bool,
    idle: float,
    minds: Minds,
    roles: Roles,
) -> float:
    """Return the chance that an active volunteer quits this week."""
    group = 1.0 if roles.org[i] >= 0 else 0.0
    honoured = 1.0 if roles.honoured_until[i] >= week else 0.0
    chance = numbers.quit_rate * np.exp(
        -numbers.q_group * group
        - numbers.q_hon * honoured
        - numbers.q_e * (minds.efficacy[i] - 0.4)
        + numbers.q_f * minds.fatigue[i]
        - numbers.q_m * minds.motivation[i]
        + numbers.q_idle * idle
        - numbers.q_B * (minds.belonging[i] - 0.4)
        - numbers.q_y * (minds.satisfaction[i] - 0.5)
    )
    if not emergency and roles.emergency_joined[i] == 1 and group == 0.0:
        chance += numbers.quit_emergency * (1.0 - numbers.q_em_hon * honoured)
    return float(min(1.0, chance))


@helper
def identity(i: int, traits: Traits, home_start: I32) -> int:
    """Return 0 for a member, 1 for a member's household, 2 for others."""
    if traits.member_type[i] > 0:
        return MEMBER
    h = traits.household[i]
    for j in range(home_start[h], home_start[h + 1]):
        if traits.member_type[j] > 0:
            return MEMBER_HOME
    return OTHER


@compiled
def decide(
    numbers: JoinNumbers,
    week: int,
    emergency: bool,
    starts: I32,
    idle: F64,
    flags: NDArray[np.uint8],
    asks: I16,
    channels: I8,
    around: Around,
    traits: Traits,
    minds: Minds,
    roles: Roles,
    ties: Ties,
    home_start: I32,
    walk_luck: np.uint64,
    join_luck: np.uint64,
    quit_luck: np.uint64,
    joins: I64,
    quits: I64,
) -> None:
    """Test every active volunteer for quitting and everybody asked for joining.

    `flags` [N] is 0 for those with neither question; those reached by a broadcast bear REACHED.
    """
    active, age, member_type = roles.active, traits.age, traits.member_type
    walkers, _ = draw_below(walk_luck, 0, len(age), 1, 0, numbers.ask_self)
    for i in walkers:
        if active[i] == 0 and age[i] >= ADULT:
            asks[i] += 1
            channels[i] |= 1 << WALK_IN
            flags[i] |= 1
    for c in range(len(starts) - 1):
        first, end = starts[c], starts[c + 1]
        for n in rows_where(flags[first:end]):
            i = first + n
            spare = idle[c, PARTY if member_type[i] > 0 else VOLUNTEER]
            if active[i] == 1:
                chance = quit_chance(numbers, i, week, emergency, spare, minds, roles)
                if uniform(quit_luck, i, 0) < chance:
                    active[i] = 0
                    quits[c, identity(i, traits, home_start)] += 1
                continue
            if age[i] < ADULT:
                continue
            broadcast_u = uniform(join_luck, i, 1) if flags[i] & REACHED else 1.0
            maybe = broadcast_u < numbers.broadcast_response  # a chance never exceeds 1
            if asks[i] == 0 and not maybe:
                continue
            seen = exposure(numbers, i, around, traits, home_start, ties)
            chance = readiness(numbers, i, seen, spare, traits, minds)
            by_ask = uniform(join_luck, i, 0) < 1.0 - (1.0 - chance) ** asks[i]
            by_broadcast = broadcast_u < numbers.broadcast_response * chance
            if not (by_ask or by_broadcast):
                continue
            channel = BROADCAST
            if by_ask:
                channel = OWN
                while channels[i] >> channel & 1 == 0:
                    channel += 1
            roles.active[i] = 1
            roles.emergency_joined[i] = 1 if emergency else 0
            joins[c, identity(i, traits, home_start), channel] += 1

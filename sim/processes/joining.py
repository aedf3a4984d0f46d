"""W11, second half: those asked join as volunteers, volunteers quit (from next week).

Only the willing join. Who was asked, or walks in, does so with a chance that rises with the servers
he or she sees and falls where volunteers stand idle; whoever does not remembers it, and asks count
less for a while. Broadcasts paid for this week reach the roster or the registered, once and weakly.
Active volunteers may quit; nobody quits and joins in one week.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled
from sim.layout import SLOTS, VOLUNTEER
from sim.randomness import draw_each, draw_runs, uniform
from sim.roster import (
    ADULT,
    BROADCAST,
    OWN,
    REACHED,
    WALK_IN,
    reach_by_broadcast,
    remember_refusals,
    weight_of_asks,
)
from sim.selection import rows_where
from sim.world import F64, I8, I16, I32, I64, Minds, Roles, Ties, Traits, World

MEMBER, MEMBER_HOME, OTHER = range(3)  # identities


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
    refusal_weeks: float
    refusal_factor: float
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
    satisfaction_home: float
    q_em_hon: float


class Around(NamedTuple):
    """Who serves near whom this week."""

    serves: I8  # [N]
    in_cell: I64  # [B] servers who live in the cell
    neighbours: I32  # [B, 8] neighbouring cells or -1


def joining(world: World) -> None:
    """Let those asked join and volunteers quit; counts go into the flows `joins` and `quits`."""
    numbers, traits, minds, roles = (
        world.settings.numbers(JoinNumbers),
        world.traits,
        world.minds,
        world.roles,
    )
    asks, channels, luck = world.now.asks, world.now.channels, world.luck("join")
    walk_in(world.luck("ask.walkin"), numbers.ask_self, world.runs, roles.active, traits.age, asks, channels)
    flags = ((roles.active == 1) | (asks > 0)).view(np.uint8)
    reach_by_broadcast(
        world.communities.resident_start,
        world.flows["broadcast_roster"],
        world.flows["broadcast_registered"],
        roles.served_weeks,
        roles.registered,
        flags,
    )
    concerned = rows_where(flags)
    volunteers, asked, broadcast = _to_test(
        concerned, traits.number, flags, asks, roles, traits.age, numbers.broadcast_response, luck
    )
    leaving = quit_chances(
        numbers,
        volunteers,
        world.week,
        world.emergency > 0,
        world.communities.idle,
        traits.community,
        minds,
        roles,
    )
    quitters = volunteers[draw_each(world.luck("quit"), traits.number[volunteers]) < leaving]
    seen = exposures(numbers, asked, _around(world), traits, world.households.start, world.ties)
    chance = readiness(numbers, asked, seen, world.communities.idle, traits, minds)
    weight = weight_of_asks(
        asked, world.week, numbers.refusal_weeks, numbers.refusal_factor, roles.refused_week
    )
    channel = _channel(
        asked, traits.number, chance, weight, asks, channels, broadcast, numbers.broadcast_response, luck
    )
    joiners, channel = asked[channel >= 0], channel[channel >= 0]
    roles.active[joiners] = 1
    remember_refusals(concerned, world.week, numbers.refusal_weeks, traits.age, roles)
    roles.active[quitters] = 0  # after it: who quits has refused nothing
    roles.emergency_joined[joiners] = 1 if world.emergency > 0 else 0
    world.flows["joins"] = count_by_identity(
        joiners,
        channel,
        4,
        traits.community,
        traits.member_type,
        traits.household,
        world.households.start,
        world.community_count,
    )
    world.flows["quits"] = count_by_identity(
        quitters,
        np.zeros_like(quitters),
        1,
        traits.community,
        traits.member_type,
        traits.household,
        world.households.start,
        world.community_count,
    )[:, :, 0]


def _around(world: World) -> Around:
    """Return who serves near whom this week."""
    servers = world.shift.servers
    serves = np.zeros(world.resident_count, dtype=np.int8)
    serves[servers] = 1
    in_cell = np.bincount(world.traits.cell[servers], minlength=len(world.cells.friction))
    return Around(serves, in_cell, world.neighbours)


@compiled
def walk_in(luck: np.uint64, rate: float, runs: I64, active: I8, age: I8, asks: I16, channels: I8) -> None:
    """Let a few adults come of their own accord."""
    walkers, _ = draw_runs(luck, runs, 1, 0, rate)
    for i in walkers:
        if active[i] == 0 and age[i] >= ADULT:
            asks[i] += 1
            channels[i] |= 1 << WALK_IN


@compiled
def exposures(
    numbers: JoinNumbers, people: I64, around: Around, traits: Traits, home_start: I32, ties: Ties
) -> F64:
    """Return for each of some people the weighted number of servers seen this week, himself apart."""
    serves, in_cell, neighbours = around.serves, around.in_cell, around.neighbours
    household, cell = traits.household, traits.cell
    contact, strength = ties.contact, ties.strength
    seen = np.empty(len(people))
    for n in range(len(people)):
        i = people[n]
        h, b = household[i], cell[i]
        home = 0
        for j in range(home_start[h], home_start[h + 1]):
            home += serves[j]
        near = 0
        for d in range(8):
            if neighbours[b, d] >= 0:
                near += in_cell[neighbours[b, d]]
        tied = 0.0
        for d in range(SLOTS):
            j = contact[i, d]
            if j >= 0 and serves[j] == 1:
                tied += strength[i, d]
        seen[n] = (
            numbers.exp_home * (home - serves[i])
            + numbers.exp_cell * (in_cell[b] - home)
            + numbers.exp_near * near
            + numbers.exp_tie * tied
        )
    return seen


@compiled
def readiness(numbers: JoinNumbers, people: I64, seen: F64, idle: F64, traits: Traits, minds: Minds) -> F64:
    """Return for each of some people the chance that one ask is answered with yes.

    `idle` [C, 9] is how idle helpers stand in a community: volunteers count, whom one would join.
    """
    community = traits.community
    threshold, free_hours, motivation = traits.threshold, traits.free_hours, minds.motivation
    trust, belonging, satisfaction = minds.trust, minds.belonging, minds.satisfaction
    efficacy, fatigue = minds.efficacy, minds.fatigue
    chance = np.empty(len(people))
    for n in range(len(people)):
        i = people[n]
        squared = threshold[i] * threshold[i]
        pull = seen[n] * seen[n] / (seen[n] * seen[n] + squared)
        utility = (
            numbers.join_base
            + numbers.b_m * motivation[i]
            + numbers.b_R * pull
            + numbers.b_T * (trust[i] - 0.5)
            + numbers.b_B * (belonging[i] - 0.4)
            + numbers.b_y * (satisfaction[i] - numbers.satisfaction_home)
            + numbers.b_e * (efficacy[i] - 0.4)
            + numbers.b_u * (free_hours[i] - 1.0)
            - numbers.b_f * fatigue[i]
        )
        unused = idle[community[i], VOLUNTEER]
        chance[n] = (1.0 - numbers.idle_cost * unused) / (1.0 + np.exp(-utility))
    return chance


@compiled
def quit_chances(
    numbers: JoinNumbers,
    people: I64,
    week: int,
    emergency: bool,
    idle: F64,
    community: I32,
    minds: Minds,
    roles: Roles,
) -> F64:
    """Return for each of some active volunteers the chance to quit this week."""
    org, honoured_until, joined = roles.org, roles.honoured_until, roles.emergency_joined
    efficacy, fatigue, motivation = minds.efficacy, minds.fatigue, minds.motivation
    belonging, satisfaction = minds.belonging, minds.satisfaction
    chances = np.empty(len(people))
    for n in range(len(people)):
        i = people[n]
        group = 1.0 if org[i] >= 0 else 0.0
        honoured = 1.0 if honoured_until[i] >= week else 0.0
        chance = numbers.quit_rate * np.exp(
            -numbers.q_group * group
            - numbers.q_hon * honoured
            - numbers.q_e * (efficacy[i] - 0.4)
            + numbers.q_f * fatigue[i]
            - numbers.q_m * motivation[i]
            + numbers.q_idle * idle[community[i], VOLUNTEER]
            - numbers.q_B * (belonging[i] - 0.4)
            - numbers.q_y * (satisfaction[i] - numbers.satisfaction_home)
        )
        if not emergency and joined[i] == 1 and group == 0.0:
            chance += numbers.quit_emergency * (1.0 - numbers.q_em_hon * honoured)
        chances[n] = min(1.0, chance)
    return chances


@compiled
def count_by_identity(
    people: I64,
    channel: I64,
    channels: int,
    community: I32,
    member_type: I8,
    household: I32,
    home_start: I32,
    communities: int,
) -> I64:
    """Return [C, 3, channels] people by identity: members, members' households, others."""
    counts = np.zeros((communities, 3, channels), dtype=np.int64)
    for n in range(len(people)):
        i = people[n]
        h = household[i]
        identity = OTHER
        for j in range(home_start[h], home_start[h + 1]):
            if member_type[j] > 0:
                identity = MEMBER_HOME
        if member_type[i] > 0:
            identity = MEMBER
        counts[community[i], identity, channel[n]] += 1
    return counts


@compiled
def _to_test(
    people: I64,
    numbers_of: I32,
    flags: NDArray[np.uint8],
    asks: I16,
    roles: Roles,
    age: I8,
    broadcast_response: float,
    join_luck: np.uint64,
) -> tuple[I64, I64, F64]:
    """Return the active volunteers among some people, those who may join, and their broadcast luck."""
    active, willing = roles.active, roles.willing
    volunteers, asked = np.empty_like(people), np.empty_like(people)
    broadcast = np.empty(len(people))
    serving, joining_ = 0, 0
    for i in people:
        if active[i] == 1:
            volunteers[serving] = i
            serving += 1
            continue
        if age[i] < ADULT or willing[i] == 0:
            continue
        u = uniform(join_luck, numbers_of[i], 1) if flags[i] & REACHED else 1.0
        if asks[i] > 0 or u < broadcast_response:  # a chance never exceeds 1
            asked[joining_], broadcast[joining_] = i, u
            joining_ += 1
    return volunteers[:serving].copy(), asked[:joining_].copy(), broadcast[:joining_].copy()


@compiled
def _channel(
    people: I64,
    numbers_of: I32,
    chance: F64,
    weight: F64,
    asks: I16,
    channels: I8,
    broadcast: F64,
    response: float,
    join_luck: np.uint64,
) -> I64:
    """Return for each of those asked the channel through which he or she joins, or -1.

    `chance` [n] is that of one yes, `weight` [n] what an ask counts.
    """
    found = np.full(len(people), -1)
    for n in range(len(people)):
        i = people[n]
        if uniform(join_luck, numbers_of[i], 0) < 1.0 - (1.0 - chance[n]) ** (weight[n] * asks[i]):
            found[n] = OWN
            while channels[i] >> found[n] & 1 == 0:
                found[n] += 1
        elif broadcast[n] < weight[n] * response * chance[n]:
            found[n] = BROADCAST
    return found

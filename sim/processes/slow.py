"""W14: slow states of people, communities and partners.

1. Felt duty of members follows supervision where it applies, else its start, and their peers;
   tolerance, motivation, efficacy, belonging, trust and satisfaction return to their start.
2. Under clock-in some unused members' minutes are booked in name only.
3. Communities: coordination grows by joint work and fades without; duties get clearer by settled
   bounces; burnout follows the backlog; skills fade; idleness of helpers is remembered.
4. Partners like to see their gifts used; a content one may bring in another (quarter ticks).
5. It is noted which actors knew of the same case.
"""

from typing import NamedTuple

import numpy as np

from sim.casework import class_minutes
from sim.compiled import compiled
from sim.held_states import held_states
from sim.layout import (
    NEED_COUNT,
    OFFICE,
    PARTY,
    SELF_MANAGED,
    SEVERE_CLASS,
    SUNK_DOWN,
    USE_LEFT,
    VOLUNTEER,
)
from sim.ledger import supply
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cases, World

START_EFFICACY = 0.4
STAFF_TURNOVER = 0.2 / 52  # trained staff who leave take their skill along
QUARTER = 13


class DutyNumbers(NamedTuple):
    """Settings of members' felt duty."""

    self_obligation: float
    obligation_top: float
    obligation_rise: float
    obligation_decay: float
    meet: float
    clock: float
    assess: float
    peer_copy: float
    peer_ref: float


def slow(world: World) -> None:
    """Move all slow states by one week."""
    felt_duty(
        world.settings.numbers(DutyNumbers),
        world.minds.obligation,
        world.duty.role,
        world.duty.extra,
        world.traits.member_type,
        world.communities.resident_start,
        world.may.supervised,
    )
    with held_states(world):
        return_to_start(world)
    book_in_name(world)
    community_week(world)
    partners_week(world)
    note_pairs(world.cases, world.case_count, world.week, world.communities.pair_last)


def return_to_start(world: World) -> None:
    """Let opinion, tolerance, motivation and feelings return a little to their own start."""
    minds, traits, settings = world.minds, world.traits, world.settings
    ease(minds.opinion, traits.start_opinion, settings.relax_opinion, 1.0)
    ease(minds.tolerance, traits.start_tolerance, settings.relax, 0.6)
    ease(minds.motivation, traits.start_motivation, settings.relax, 1.0)
    ease(minds.belonging, traits.start_belonging, settings.relax_belong, 1.0)
    ease(minds.trust, traits.start_trust, settings.relax_trust, 1.0)
    ease_to(minds.efficacy, START_EFFICACY, settings.relax)
    ease_to(minds.satisfaction, 0.5, settings.relax_y)


@compiled
def felt_duty(
    numbers: DutyNumbers,
    obligation: F64,
    role: I8,
    extra: I8,
    member_type: I8,
    starts: I32,
    supervised: I8,
) -> None:
    """Move members' felt duty towards its target and with the share of members who served."""
    instruments = 0.3 * numbers.meet + 0.3 * numbers.clock + 0.4 * numbers.assess
    members = np.empty(len(role), dtype=np.int64)
    for c in range(len(starts) - 1):
        count, shown = 0, 0
        for i in range(starts[c], starts[c + 1]):
            members[count] = i
            count += member_type[i] > 0
        for i in members[:count]:
            shown += 1 if role[i] == PARTY and extra[i] == 0 else 0
        peers = numbers.peer_copy * (shown / max(count, 1) - numbers.peer_ref)
        for i in members[:count]:
            target = numbers.self_obligation if member_type[i] == SELF_MANAGED else 0.0
            if supervised[c] == 1:
                weight = 1.0 if member_type[i] == SUNK_DOWN else 0.5
                target = max(target, weight * numbers.obligation_top * instruments)
            felt = obligation[i]
            rate = numbers.obligation_rise if target > felt else numbers.obligation_decay
            obligation[i] = min(0.6, max(0.0, felt + rate * (target - felt) + peers))


@compiled
def ease(values: F64, home: F64, rate: float, top: float) -> None:
    """Let a state return a little to everybody's own start."""
    for i in range(len(values)):
        values[i] = min(top, max(0.0, values[i] + rate * (home[i] - values[i])))


@compiled
def ease_to(values: F64, home: float, rate: float) -> None:
    """Let a state return a little to one value."""
    for i in range(len(values)):
        values[i] = min(1.0, max(0.0, values[i] + rate * (home - values[i])))


def book_in_name(world: World) -> None:
    """Write the members' minutes booked in name only into the flow `nominal_minutes`."""
    settings = world.settings
    left = world.now.uses[:, PARTY, USE_LEFT]
    control = 0.5 * (settings.clock + settings.assess) if settings.clock > 0 else 0.0
    booked = np.floor(settings.nominal * control * left).astype(np.int64)
    world.flows["nominal_minutes"] = booked * world.may.supervised


def community_week(world: World) -> None:
    """Move coordination, clarity, burnout, skills and the memory of standing idle."""
    settings, communities, now = world.settings, world.communities, world.now
    size = world.community_count
    cases = world.case_count
    community = world.cases.community[:cases]
    need = world.cases.key[:cases] % NEED_COUNT
    closer = world.cases.closer[:cases]

    joint = now.served_list + now.joint_cells
    ripe = np.minimum(1.0, joint / settings.learn_cases) * settings.learn_rate
    coordination = communities.coordination
    coordination += ripe * (1.0 - coordination) - settings.coord_loss * (joint == 0) * coordination

    settled = (closer >= 0) & (world.cases.bounces[:cases] > 0) & ((need == 4) | (need == 5))
    count = np.bincount(community[settled], minlength=size)
    communities.clarity[:] += settings.settled_clarity * count * (1.0 - communities.clarity)

    known = (closer == -1) & (world.cases.bits[:cases] & (1 << OFFICE) != 0)
    kind = np.where(world.cases.severe[:cases] == 1, SEVERE_CLASS[need], need)
    minutes = class_minutes(settings.size_scale)[kind]
    backlog = np.bincount(community[known], weights=minutes[known], minlength=size)
    offered = now.offered[:, OFFICE]
    none = np.where(backlog > 0, settings.burnout_weeks, 0.0)
    weeks = np.where(offered > 0, backlog / np.maximum(offered, 1), none)
    strain = np.clip(weeks / settings.burnout_weeks, 0.0, 1.0)
    communities.burnout[:] += settings.burnout_rate * (strain - communities.burnout)

    communities.staff_skill[:] *= 1.0 - settings.skill_loss - STAFF_TURNOVER
    communities.volunteer_skill[:] *= 1.0 - settings.skill_loss

    for a in (PARTY, VOLUNTEER):
        offered = supply(now)[:, a]
        unused = now.uses[:, a, USE_LEFT] / np.maximum(offered, 1)
        idle = communities.idle[:, a]
        idle += settings.idle_rate * (unused - idle) * (offered > 0)

    states = (
        coordination,
        communities.clarity,
        communities.burnout,
        communities.staff_skill,
        communities.volunteer_skill,
        communities.idle,
    )
    for state in states:
        np.clip(state, 0.0, 1.0, out=state)


def partners_week(world: World) -> None:
    """Let partners see what became of their gifts; content ones may bring in another."""
    partners, settings = world.partners, world.settings
    before = partners.satisfaction.copy()
    given, used = partners.gift.sum(axis=1), partners.gift_used.sum(axis=1)
    share = np.clip(used / np.maximum(given, 1), 0.0, 1.0)
    partners.satisfaction[:] += settings.partner_rate * (share - before) * (given > 0)
    if world.week % QUARTER != 0:
        return
    luck = world.luck("partner.ask")
    for d in np.flatnonzero((partners.category >= 0) & (before > settings.partner_happy)):
        free = np.flatnonzero(partners.category < 0)
        if len(free) and uniform(luck, int(d), 0) < settings.partner_ask:
            new = int(free[0])
            partners.category[new] = partners.category[d]
            partners.satisfaction[new] = 0.5
            partners.stock[new] = 0
            world.note(-1, f"partner {new}", "partner recruited", f"by {d}")


@compiled
def note_pairs(cases: Cases, count: int, week: int, pair_last: I64) -> None:
    """Note this week for every two actors who knew of one open or just closed case."""
    for row in range(count):
        bits = np.int64(cases.bits[row])
        for a in range(8):
            if bits >> a & 1:
                for b in range(8):
                    if b != a and bits >> b & 1:
                        pair_last[cases.community[row], a, b] = week

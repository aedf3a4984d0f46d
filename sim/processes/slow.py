"""W14: slow states of people, communities and partners.

1. Felt duty of members follows supervision where it applies, else its start, and their peers;
   tolerance, motivation, efficacy, belonging, trust and satisfaction return to their start.
2. Under clock-in some unused members' minutes are booked in name only.
3. Communities: coordination grows by joint work and fades the faster the less there is of it;
   settled duties come undone; burnout follows the backlog; skills fade; idleness of helpers is
   remembered.
4. Partners like to see their gifts used; a content one may bring in another (quarter ticks).
5. It is noted which actors knew of the same case.
"""

from typing import NamedTuple

import numpy as np

from sim.casework import case_minutes, work_minutes
from sim.compiled import compiled
from sim.duties import come_undone
from sim.held_states import held_states
from sim.layout import (
    ACTOR_COUNT,
    NEED_COUNT,
    OFFICE,
    PARTY,
    SELF_MANAGED,
    SUNK_DOWN,
    USE_LEFT,
    USE_TRIES,
    VOLUNTEER,
)
from sim.ledger import supply
from sim.minds import clip01
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cases, Communities, Partners, World

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


class CommunityNumbers(NamedTuple):
    """Settings of the slow states of communities."""

    learn_joint: float
    learn_rate: float
    coord_loss: float
    burnout_weeks: float
    burnout_rate: float
    try_minutes: float
    try_burnout: float
    skill_loss: float
    idle_rate: float


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
    ease_to(minds.satisfaction, settings.satisfaction_home, settings.relax_y)


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
    """Move coordination, duties, burnout, skills and the memory of standing idle."""
    now, communities = world.now, world.communities
    backlog = _backlog(
        world.cases,
        world.case_count,
        work_minutes(world.settings),
        world.community_count,
    )
    _community_week(
        world.settings.numbers(CommunityNumbers),
        backlog,
        now.served_list + now.joint_cells,
        now.offered,
        supply(now),
        now.uses,
        communities,
    )
    come_undone(
        world.luck("duty.undone"),
        float(world.settings.duty_undone),
        communities.settled,
        communities.number,
    )


@compiled
def _backlog(cases: Cases, count: int, sizes: I64, communities: int) -> F64:
    """Add up [C] the minutes of the open cases that the office knows of."""
    key, community, closer, known_to = cases.key, cases.community, cases.closer, cases.bits
    severe, deed = cases.severe, cases.deed
    backlog = np.zeros(communities)
    for n in range(count):
        need = key[n] % NEED_COUNT
        if closer[n] == -1 and known_to[n] & (1 << OFFICE):
            backlog[community[n]] += case_minutes(sizes, need, severe[n], deed[n])
    return backlog


@compiled
def _community_week(
    s: CommunityNumbers,
    backlog: F64,
    joint: I64,
    offered: I64,
    supplied: I64,
    uses: I64,
    communities: Communities,
) -> None:
    """Move the slow states [C] of communities by one week.

    Coordination grows with joint work (`joint` [C] cases and cells, against the residents) and
    fades the less the more there is; burnout follows the backlog ([C] minutes) in weeks of the
    office's offer; skills fade; idleness of members and volunteers follows the share of their
    supply ([C, 9] minutes, as offer and uses [C, 9, 16]) that was left over.
    """
    coordination, first = communities.coordination, communities.resident_start
    staff_skill, volunteer_skill = communities.staff_skill, communities.volunteer_skill
    burnout, idle = communities.burnout, communities.idle
    for c in range(len(backlog)):
        wanted = s.learn_joint * (first[c + 1] - first[c]) / 1000.0
        idle_share = np.exp(-joint[c] / wanted)
        learnt = s.learn_rate * (1.0 - idle_share) * (1.0 - coordination[c])
        lost = s.coord_loss * idle_share * coordination[c]
        coordination[c] = clip01(coordination[c] + learnt - lost)
        weeks = s.burnout_weeks if backlog[c] > 0.0 else 0.0  # nobody is there to work it off
        if offered[c, OFFICE] > 0:
            weeks = backlog[c] / offered[c, OFFICE]
        strain = clip01(weeks / s.burnout_weeks)
        burnout[c] = clip01(burnout[c] + s.burnout_rate * (strain - burnout[c]))
        tries = uses[c, OFFICE, USE_TRIES] // int(s.try_minutes)
        burnout[c] = clip01(burnout[c] + s.try_burnout * tries)
        staff_skill[c] = clip01(staff_skill[c] * (1.0 - s.skill_loss - STAFF_TURNOVER))
        volunteer_skill[c] = clip01(volunteer_skill[c] * (1.0 - s.skill_loss))
        for a in range(ACTOR_COUNT):
            if (a == PARTY or a == VOLUNTEER) and supplied[c, a] > 0:
                unused = uses[c, a, USE_LEFT] / supplied[c, a]
                idle[c, a] += s.idle_rate * (unused - idle[c, a])
            idle[c, a] = clip01(idle[c, a])


def partners_week(world: World) -> None:
    """Let partners see what became of their gifts; content ones may bring in another."""
    partners, settings = world.partners, world.settings
    before = partners.satisfaction.copy()
    _see_use(float(settings.partner_rate), partners)
    if world.week % QUARTER != 0:
        return
    luck = world.luck("partner.ask")
    for d in np.flatnonzero((partners.category >= 0) & (before > settings.partner_happy)):
        free = np.flatnonzero(partners.category < 0)
        if len(free) and uniform(luck, int(d), 0) < settings.partner_ask:
            new = int(free[0])
            category = _wanted(world.goods_missing, uniform(luck, int(d), 1), partners.category[d])
            partners.worth[new] = _worth_of(partners, category)
            partners.category[new] = category
            partners.gives[new], partners.allied[new] = partners.gives[d], partners.allied[d]
            partners.satisfaction[new] = 0.5
            partners.stock[new] = 0
            world.note(-1, f"partner {new}", "partner recruited", f"by {d}")
    world.goods_missing[:] = 0


def _wanted(missing: I64, u: float, own: int) -> int:
    """Return the category a partner looks for: by what goods are missing [8], else its own."""
    total = missing.sum()
    if total == 0:
        return int(own)
    return int(np.searchsorted(np.cumsum(missing), u * total, side="right"))


def _worth_of(partners: Partners, category: int) -> F64:
    """Return [8] what goods of a category count for each need: as those of its first partner."""
    others = np.flatnonzero(partners.category == category)
    if len(others):
        return partners.worth[others[0]].copy()
    return (np.arange(NEED_COUNT) == category).astype(np.float64)


@compiled
def _see_use(rate: float, partners: Partners) -> None:
    """Move the satisfaction of partners who gave towards the share of gifts that was used."""
    for d in range(len(partners.satisfaction)):
        given, used = partners.gift[d].sum(), partners.gift_used[d].sum()
        if given > 0:
            share = clip01(used / given)
            partners.satisfaction[d] += rate * (share - partners.satisfaction[d])


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

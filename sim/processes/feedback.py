"""W9: what the week did to people's trust, satisfaction, acceptance, motivation and fatigue.

Cases served and cases late act on their subjects; a week of service, a call to duty, a visit with
a child, own choice of tasks and supervision act on helpers. Service, activities with social workers
and talk (`renown`) let residents hear of them, meet them and accept them. Every right-hand side is a
value of the start of W9; all steps of one resident are summed and clipped once. The count of weeks
served goes on as well.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.held_states import held_states
from sim.layout import DEADLINE, GROUP, KNOWN_BITS, NEED_COUNT, PARTY, SOCIAL, VOLUNTEER
from sim.minds import clip01
from sim.renown import Renown, came_to_activity, hear_in_talk, renown_of
from sim.selection import rows_where
from sim.shift import Shift
from sim.world import F64, I8, I16, I32, I64, Cases, Duty, Minds, Roles, Traits, World

ELDER = 60
DISPUTE = 5
WATCHED = np.uint8(2)  # flag of members who are supervised and otherwise not concerned
STATES = 8
TRUST, SATISFACTION, BELONGING, ACCEPTANCE, EFFICACY, MOTIVATION, LONELY, BOUND = range(8)


class FeedbackNumbers(NamedTuple):
    """Settings of W9."""

    trust_gain: float
    trust_ratio: float
    served_y: float
    late_y: float
    served_belong: float
    accept_gain: float
    late_trust: float
    late_accept: float
    helper_efficacy: float
    helper_meaning: float
    serve_belong: float
    serve_fatigue: float
    call_fatigue: float
    call_unused: float
    child_bonus: float
    child_lonely: float
    child_meaning: float
    choice_meaning: float
    control_cost: float
    reward_gain: float
    clock: float
    assess: float
    reward: float
    dispute_tolerance: float
    accept_loss: float
    fatigue_keep: float


def feedback(world: World) -> None:
    """Let the week's outcomes and work act on everybody's states."""
    communities = world.communities
    week = FeedbackWeek(
        world.week,
        world.emergency > 0,
        world.case_count,
        communities.resident_start,
        world.may.supervised,
        communities.visits_with_child,
        communities.visits_without_child,
    )
    with held_states(world):
        feedback_week(
            world.settings.numbers(FeedbackNumbers),
            week,
            world.minds,
            world.roles,
            world.duty,
            world.cases,
            world.traits,
            renown_of(world),
            world.shift,
        )


class FeedbackWeek(NamedTuple):
    """What W9 needs of this week beside people, their cases and talks."""

    week: int
    emergency: bool
    case_count: int
    starts: I32  # [C+1] first resident
    supervised: I8  # [C]
    with_child: F64  # [C, 2] log of elders' visits: count, summed change of satisfaction
    without_child: F64


@helper
def elder_visits(cases: Cases, count: int, age: I8, child: I32, came_along: I16) -> NDArray[np.int8]:
    """Return for each case 1 if a member or volunteer served an elder, 2 if with a child.

    The visits that each child came along to are counted in `came_along`.
    """
    key, closer, helper = cases.key, cases.closer, cases.helper
    visits = np.zeros(count, dtype=np.int8)
    for row in range(count):
        by_resident = closer[row] == PARTY or closer[row] == VOLUNTEER
        if by_resident and helper[row] >= 0 and age[key[row] // NEED_COUNT] >= ELDER:
            visits[row] = 1
            if child[helper[row]] >= 0:
                visits[row] = 2
                came_along[child[helper[row]]] += 1
    return visits


@helper
def feel_served(
    numbers: FeedbackNumbers, closer: int, in_time: bool, visit: int, state: F64, step: F64
) -> float:
    """Add what a served case does to its subject; return the change of satisfaction."""
    step[TRUST] += numbers.trust_gain * (1.0 - state[TRUST])
    if in_time:
        step[BELONGING] += numbers.served_belong * (1.0 - state[BELONGING])
    if closer == SOCIAL:
        step[ACCEPTANCE] += numbers.accept_gain * (1.0 - state[ACCEPTANCE])
    pleased = numbers.served_y * (1.0 - state[SATISFACTION])
    if visit == 2:
        pleased *= numbers.child_bonus
        step[LONELY] -= numbers.child_lonely
    step[SATISFACTION] += pleased
    return float(pleased)


@helper
def feel_late(numbers: FeedbackNumbers, bits: np.int64, state: F64, step: F64) -> None:
    """Add what a case that became late does to its subject: worse if somebody knew of it."""
    step[SATISFACTION] -= numbers.late_y * state[SATISFACTION]
    if bits & KNOWN_BITS:
        step[TRUST] -= numbers.late_trust * numbers.trust_ratio * state[TRUST]
    if bits & (1 << SOCIAL):
        step[ACCEPTANCE] -= (1.0 - numbers.late_accept) * state[ACCEPTANCE]


@helper
def feel_service(
    numbers: FeedbackNumbers, cases: int, own_list: int, minutes: int, state: F64, step: F64
) -> None:
    """Add what a week of service, or of the own group, does to the person."""
    if cases > 0:
        step[EFFICACY] += numbers.helper_efficacy * (1.0 - state[EFFICACY])
        step[MOTIVATION] += numbers.helper_meaning * (1.0 - state[MOTIVATION])
    step[BELONGING] += numbers.serve_belong * (1.0 - state[BELONGING])
    if minutes > 0:
        step[MOTIVATION] += numbers.choice_meaning * (own_list / minutes - 0.5)


@helper
def mark_concerned(key: I64, servers: I64, attenders: I64, came_along: I16, history: I8) -> NDArray[np.uint8]:
    """Return [N] 1 for children on visits, servers, attenders and subjects of cases.

    The weeks of service of the last month move on by one bit in `history`.
    """
    concerned = (came_along > 0).astype(np.uint8)
    for i in range(len(history)):
        history[i] = history[i] << 1 & 15
    for own in (servers, attenders):
        for i in own:
            history[i] |= 1
            concerned[i] = 1
    for row in range(len(key)):
        concerned[key[row] // NEED_COUNT] = 1
    return concerned


@compiled
def feedback_week(
    numbers: FeedbackNumbers,
    now: FeedbackWeek,
    minds: Minds,
    roles: Roles,
    duty: Duty,
    cases: Cases,
    traits: Traits,
    renown: Renown,
    shift: Shift,
) -> None:
    """Let cases, service, supervision and talk act on the states [N] of residents.

    Residents, their cases and talks are all ascending. Community by community, so that the steps
    of its residents stay near the processor; who is not concerned only rests and forgets.
    """
    week, emergency, case_count, accepted = now.week, now.emergency, now.case_count, renown.accepted
    starts, supervised = now.starts, now.supervised
    with_child, without_child = now.with_child, now.without_child
    age, member_type, start_acceptance = traits.age, traits.member_type, traits.start_acceptance
    key, born, bits, closer, late = cases.key, cases.born, cases.bits, cases.closer, cases.late
    role, extra, called, coordinator = duty.role, duty.extra, duty.called, duty.coordinator
    paired, own_list, from_list = duty.cases, duty.own_list, duty.from_list
    history, served_weeks = roles.history, roles.served_weeks
    honoured_until = roles.honoured_until
    trust, satisfaction, belonging = minds.trust, minds.satisfaction, minds.belonging
    acceptance, efficacy, motivation = minds.acceptance, minds.efficacy, minds.motivation
    loneliness, tolerance, fatigue = minds.loneliness, minds.tolerance, minds.fatigue
    came_along = np.zeros(len(age), dtype=np.int16)
    visits = elder_visits(cases, case_count, age, duty.child, came_along)
    control = numbers.control_cost * 0.5 * (numbers.clock + numbers.assess)
    reward = numbers.reward_gain * numbers.reward
    tiring = numbers.serve_fatigue * (2.0 if emergency else 1.0)
    state, step = np.zeros(STATES), np.zeros(STATES)
    concerned = mark_concerned(key[:case_count], shift.servers, shift.attenders, came_along, history)
    row, talk = 0, 0
    for c in range(len(starts) - 1):
        first, end = starts[c], starts[c + 1]
        accept, tired = np.empty(end - first), np.empty(end - first)
        for n in range(end - first):  # acceptance fades, rest helps
            i = first + n
            accept[n] = -numbers.accept_loss * (accepted[i] - start_acceptance[i])
            accept[n] += came_to_activity(renown, i, roles)
            tired[n] = -(1.0 - numbers.fatigue_keep) * fatigue[i]
        talk = hear_in_talk(renown, talk, first, end, roles.heard, accept)
        if supervised[c] == 1:
            for n in range(end - first):
                concerned[first + n] |= WATCHED * (member_type[first + n] > 0)
        for n in rows_where(concerned[first:end]):
            i = first + n
            praise = reward if honoured_until[i] >= week else 0.0
            if concerned[i] == WATCHED:
                motivation[i] = clip01(motivation[i] + (praise - control))
                continue
            serves = role[i] != 0 and extra[i] == 0
            helps = serves and role[i] != GROUP
            watched = supervised[c] == 1 and (helps or member_type[i] > 0)
            step.fill(0.0)
            state[TRUST] = trust[i]
            state[SATISFACTION] = satisfaction[i]
            state[BELONGING] = belonging[i]
            state[ACCEPTANCE] = accepted[i]
            state[EFFICACY] = efficacy[i]
            state[MOTIVATION] = motivation[i]
            state[LONELY] = loneliness[i]
            state[BOUND] = tolerance[i]
            while row < case_count and key[row] // NEED_COUNT == i:
                need = key[row] % NEED_COUNT
                if need == DISPUTE and born[row] == week:
                    step[BOUND] -= numbers.dispute_tolerance
                if closer[row] >= 0:
                    if closer[row] == SOCIAL:
                        roles.heard[i] = roles.met[i] = 1
                    in_time = week - born[row] < DEADLINE[need]
                    pleased = feel_served(numbers, closer[row], in_time, visits[row], state, step)
                    if visits[row] > 0:
                        log = with_child if visits[row] == 2 else without_child
                        log[c, 0] += 1.0
                        log[c, 1] += pleased
                elif late[row] == 1:
                    feel_late(numbers, np.int64(bits[row]), state, step)
                row += 1
            if serves:
                minutes = own_list[i] + from_list[i]
                feel_service(numbers, paired[i], own_list[i], minutes, state, step)
                served_weeks[i] += 1
                tired[n] += tiring
            if helps and called[i] == 1:
                tired[n] += numbers.call_fatigue
                if paired[i] == 0 and coordinator[i] == 0:
                    step[EFFICACY] -= numbers.call_unused
            if watched:
                step[MOTIVATION] -= control
                step[MOTIVATION] += praise
            if came_along[i] > 0:
                room = 1.0 - state[MOTIVATION]
                step[MOTIVATION] += numbers.child_meaning * came_along[i] * room
            trust[i] = clip01(state[TRUST] + step[TRUST])
            satisfaction[i] = clip01(state[SATISFACTION] + step[SATISFACTION])
            belonging[i] = clip01(state[BELONGING] + step[BELONGING])
            efficacy[i] = clip01(state[EFFICACY] + step[EFFICACY])
            motivation[i] = clip01(state[MOTIVATION] + step[MOTIVATION])
            loneliness[i] = clip01(state[LONELY] + step[LONELY])
            tolerance[i] = min(0.6, max(0.0, state[BOUND] + step[BOUND]))
            accept[n] += step[ACCEPTANCE]
        for n in range(end - first):
            i = first + n
            acceptance[i] = clip01(accepted[i] + accept[n])
            fatigue[i] = clip01(fatigue[i] + tired[n])

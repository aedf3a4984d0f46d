"""W2 items 1–4: joint meetings, pair meetings, the duty agenda, and the members' study.

Agenda: cases known at the end of last week. A meeting costs each attender `meeting_minutes`; what
it passes on is used in W4 (joint list), W5 and W12.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import (
    ACTOR_COUNT,
    OFFICE,
    OUTSIDE,
    PARTY,
    PROPERTY,
    R_PARTY,
    R_VOLUNTEER,
    USE_MEETING,
    USE_STUDY,
    VOLUNTEER,
)
from sim.ledger import available, debit, pays
from sim.randomness import draw, uniform
from sim.world import F64, I8, I64, Duty, Minds, Traits, World

MONTH = 4


class Meeting(NamedTuple):
    """Settings of the joint meeting."""

    meeting_minutes: float
    duty_minutes: float
    attend: float
    attend_property: float
    clarity_step: float


def meet(world: World) -> None:
    """Hold this week's meetings and, once a month, the members' study."""
    settings, now, communities = world.settings, world.now, world.communities
    weekly = world.emergency > 0 and settings.hub_emergency
    if weekly or world.week % int(settings.hub_period) == 0:
        _hub_meetings(
            world.luck("meet.attend"), settings.numbers(Meeting), world.week, now.chair,
            now.linked, communities.bounces.sum(axis=1), now.minutes, now.uses, now.attended,
            now.hub, communities.chair_week, communities.clarity, communities.number,
        )  # fmt: skip
    for c in np.flatnonzero(now.chair < 0).tolist():
        _pair_meetings(world, c)
    if world.week % MONTH == 0 and world.may.study.any():
        _study(world)


@helper
def _able(minutes: I64, linked: I8, c: int, a: int, cost: int) -> bool:
    """Whether a linked actor has time for a meeting (outside helpers come through the office)."""
    there = linked[c, a] == 1 and a != PROPERTY and a != OUTSIDE
    return there and available(minutes, c, a) >= cost


@compiled
def _hub_meetings(
    luck: np.uint64, s: Meeting, week: int, chair: I64, linked: I8, bounces: I64, minutes: I64,
    uses: I64, attended: I8, hub: I8, chair_week: I64, clarity: F64, numbers_of: I64,
) -> None:  # fmt: skip
    """Hold the joint meeting wherever a chair and one more have the time; then settle duties."""
    cost = int(s.meeting_minutes)
    for c in range(len(chair)):
        able = 0
        for a in range(ACTOR_COUNT):
            able += _able(minutes, linked, c, a, cost)
        if chair[c] < 0 or able < 2 or available(minutes, c, chair[c]) < cost:
            continue
        for a in range(ACTOR_COUNT):
            u = uniform(luck, numbers_of[c] * 16 + a, 0)
            comes = u < s.attend and _able(minutes, linked, c, a, cost)
            comes |= a == chair[c] or (a == PROPERTY and u < s.attend_property)
            if comes and pays(minutes, uses, c, a, USE_MEETING, cost):
                attended[c, a] = 1
        hub[c] = 1
        chair_week[c] = week
        if bounces[c] > 0:
            _duty_agenda(c, s, attended[c], minutes, uses, clarity)


@helper
def _duty_agenda(c: int, s: Meeting, attended: I8, minutes: I64, uses: I64, clarity: F64) -> None:
    """Office, property and a third party settle who is in charge, where cases have bounced."""
    cost = int(s.duty_minutes)
    able = np.zeros(ACTOR_COUNT, dtype=np.bool_)
    for a in range(ACTOR_COUNT):
        able[a] = attended[a] == 1 and available(minutes, c, a) >= cost
    if able[OFFICE] and able[PROPERTY] and able.sum() >= 3:
        for a in range(ACTOR_COUNT):
            if able[a]:
                debit(minutes, uses, c, a, USE_MEETING, cost)
        clarity[c] += s.clarity_step * (1.0 - clarity[c])


def _linked_actors(world: World, c: int) -> list[int]:
    """Return the linked actors that could attend (outside helpers come through the office)."""
    return [a for a in range(ACTOR_COUNT) if a not in (PROPERTY, OUTSIDE) and world.now.linked[c, a]]


def _pair_meetings(world: World, c: int) -> None:
    """Without a chair, two linked actors that shared a case lately may meet by themselves."""
    settings, now = world.settings, world.now
    actors = _linked_actors(world, c)
    cost = int(settings.pair_minutes)
    for n, a in enumerate(actors):
        for b in actors[n + 1 :]:
            live = world.week - world.communities.pair_last[c, a, b] <= settings.live_pair_weeks
            if not live:
                continue
            subject = world.plan.numbers[c] * 64 + a * 8 + b
            if draw(world.seed, "meet.pair", world.week, subject) >= settings.pair_rate:
                continue
            if min(available(now.minutes, c, a), available(now.minutes, c, b)) >= cost:
                debit(now.minutes, now.uses, c, a, USE_MEETING, cost)
                debit(now.minutes, now.uses, c, b, USE_MEETING, cost)
                now.pair_met[c, a, b] = 1


class Study(NamedTuple):
    """Settings of the study meeting."""

    show_motivation: float
    study_base: float
    show_cap: float
    study_minutes: float


@compiled
def _attend_study(
    start: np.uint64,
    may: I8,
    numbers: Study,
    traits: Traits,
    minds: Minds,
    duty: Duty,
    minutes: I64,
    uses: I64,
    offered: I64,
    own_time: I64,
    opinion: F64,
    attenders: I64,
) -> None:
    length = int(numbers.study_minutes)
    for i in range(len(traits.age)):
        c = traits.community[i]
        if traits.member_type[i] == 0 or may[c] == 0:
            continue
        chance = numbers.show_motivation * minds.motivation[i] + minds.obligation[i]
        chance = min(numbers.show_cap, max(0.0, chance + numbers.study_base))
        if uniform(start, traits.number[i], 0) >= chance:
            continue
        duty.studied[i] = 1
        opinion[c] += minds.opinion[i]
        attenders[c] += 1
        role = duty.role[i]
        if role == PARTY or role == VOLUNTEER:
            r = (R_PARTY if role == PARTY else R_VOLUNTEER) + traits.skill[i]
            if duty.own_cell[i] == 1:
                r = (R_PARTY if role == PARTY else R_VOLUNTEER) + 5
            lost = min(length, duty.minutes[i], minutes[c, r])
            minutes[c, r] -= lost
            duty.minutes[i] -= lost
            uses[c, role, USE_STUDY] += lost
        else:
            offered[c, PARTY] += length
            own_time[c] += length
            uses[c, PARTY, USE_STUDY] += length


def _study(world: World) -> None:
    """Hold the monthly study: its common position is the mean view of those who came."""
    if "party_members" not in world.settings.present:
        return
    now, communities = world.now, world.communities
    count = world.community_count
    opinion, attenders = np.zeros(count), np.zeros(count, dtype=np.int64)
    _attend_study(
        world.luck("study.go"),
        world.may.study,
        world.settings.numbers(Study),
        world.traits,
        world.minds,
        world.duty,
        now.minutes,
        now.uses,
        now.offered,
        now.own_time,
        opinion,
        attenders,
    )
    held = attenders > 0
    communities.study_opinion[held] = opinion[held] / attenders[held]
    communities.study_week[held] = world.week
    world.flows["study_attenders"] = attenders

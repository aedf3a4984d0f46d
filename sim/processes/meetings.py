"""W2: joint meetings, the duty agenda, duties taken up alone, and pair meetings.

Agenda: cases known at the end of last week. A meeting costs each attender `meeting_minutes`; what
it passes on is used in W4 (joint list), W5 and W12. Who is in charge of an area of duty is settled
by a joint meeting, or seldom by office and property company alone.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.duties import worst_area
from sim.layout import (
    ACTOR_COUNT,
    OFFICE,
    OUTSIDE,
    PROPERTY,
    USE_MEETING,
)
from sim.ledger import WeekBook, available, debit, pays
from sim.randomness import draw, uniform
from sim.world import I8, I64, World

YEAR = 52


class Meeting(NamedTuple):
    """Settings of the joint meeting."""

    meeting_minutes: float
    duty_minutes: float
    attend: float
    attend_property: float
    decide: float


class Alone(NamedTuple):
    """Settings of what office and property company settle by themselves."""

    duty_own: float
    duty_own_minutes: float
    duty_own_yes: float


def meet(world: World) -> None:
    """Hold this week's meetings."""
    settings, now, communities = world.settings, world.now, world.communities
    strays, decide = communities.strays.sum(axis=1), world.luck("duty.decide")
    weekly = world.emergency > 0 and settings.hub_emergency
    if weekly or world.week % int(settings.hub_period) == 0:
        _hub_meetings(
            world.luck("meet.attend"),
            decide,
            settings.numbers(Meeting),
            world.week,
            now,
            strays,
            communities.chair_week,
            communities.settled,
            communities.number,
        )
    for c in np.flatnonzero(now.chair < 0).tolist():
        _pair_meetings(world, c)
    settle_alone(decide, settings.numbers(Alone), now, strays, communities.settled, communities.number)


@helper
def _able(minutes: I64, linked: I8, c: int, a: int, cost: int) -> bool:
    """Whether a linked actor has time for a meeting (outside helpers come through the office)."""
    there = linked[c, a] == 1 and a != PROPERTY and a != OUTSIDE
    return there and available(minutes, c, a) >= cost


@compiled
def _hub_meetings(
    luck: np.uint64,
    decide: np.uint64,
    s: Meeting,
    week: int,
    now: WeekBook,
    strays: I64,
    chair_week: I64,
    settled: I8,
    numbers_of: I64,
) -> None:
    """Hold the joint meeting wherever a chair and one more have the time; then the duty agenda.

    Linked actors come with chance `attend`, each at the cost of `meeting_minutes`. Where attempts
    went astray in an open area in the last four weeks (`strays` [C, 12]) its duties are discussed.
    """
    chair, linked, attended, hub = now.chair, now.linked, now.attended, now.hub
    minutes, uses = now.minutes, now.uses
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
        if worst_area(strays[c], settled[c]) >= 0:
            _duty_agenda(c, s, now, strays[c], settled[c], uniform(decide, numbers_of[c], 0))


@helper
def _duty_agenda(c: int, s: Meeting, now: WeekBook, strays: I64, settled: I8, u: float) -> None:
    """Office, property and a third discuss, and perhaps settle, the open area with most strays."""
    cost = int(s.duty_minutes)
    able = np.zeros(ACTOR_COUNT, dtype=np.bool_)
    for a in range(ACTOR_COUNT):
        able[a] = now.attended[c, a] == 1 and available(now.minutes, c, a) >= cost
    if able[OFFICE] and able[PROPERTY] and able.sum() >= 3:
        for a in range(ACTOR_COUNT):
            if able[a]:
                debit(now.minutes, now.uses, c, a, USE_MEETING, cost)
        if u < s.decide:
            settled[worst_area(strays, settled)] = 1


@compiled
def settle_alone(
    decide: np.uint64, s: Alone, now: WeekBook, strays: I64, settled: I8, numbers_of: I64
) -> None:
    """Let office and property company seldom take up the open area with most strays, in every arm.

    Both pay for it; that they agree is less likely than at a meeting with a third.
    """
    cost = int(s.duty_own_minutes)
    for c in range(len(settled)):
        worst = worst_area(strays[c], settled[c])
        if worst < 0 or uniform(decide, numbers_of[c], 1) >= s.duty_own / YEAR:
            continue
        if min(available(now.minutes, c, OFFICE), available(now.minutes, c, PROPERTY)) < cost:
            continue
        debit(now.minutes, now.uses, c, OFFICE, USE_MEETING, cost)
        debit(now.minutes, now.uses, c, PROPERTY, USE_MEETING, cost)
        if uniform(decide, numbers_of[c], 2) < s.duty_own_yes:
            settled[c, worst] = 1


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

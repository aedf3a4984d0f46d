"""W2: joint meetings, the duty agenda, and pair meetings.

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
    PROPERTY,
    USE_MEETING,
)
from sim.ledger import WeekBook, available, debit, pays
from sim.randomness import draw, uniform
from sim.world import F64, I8, I64, World


class Meeting(NamedTuple):
    """Settings of the joint meeting."""

    meeting_minutes: float
    duty_minutes: float
    attend: float
    attend_property: float
    clarity_step: float


def meet(world: World) -> None:
    """Hold this week's meetings."""
    settings, now, communities = world.settings, world.now, world.communities
    weekly = world.emergency > 0 and settings.hub_emergency
    if weekly or world.week % int(settings.hub_period) == 0:
        _hub_meetings(
            world.luck("meet.attend"), settings.numbers(Meeting), world.week, now,
            communities.bounces.sum(axis=1), communities.chair_week, communities.clarity,
        )  # fmt: skip
    for c in np.flatnonzero(now.chair < 0).tolist():
        _pair_meetings(world, c)


@helper
def _able(minutes: I64, linked: I8, c: int, a: int, cost: int) -> bool:
    """Whether a linked actor has time for a meeting (outside helpers come through the office)."""
    there = linked[c, a] == 1 and a != PROPERTY and a != OUTSIDE
    return there and available(minutes, c, a) >= cost


@compiled
def _hub_meetings(
    luck: np.uint64, s: Meeting, week: int, now: WeekBook, bounces: I64, chair_week: I64,
    clarity: F64,
) -> None:  # fmt: skip
    """Hold the joint meeting wherever a chair and one more have the time; then settle duties.

    Linked actors come with chance `attend`, each at the cost of `meeting_minutes`. Where cases
    have bounced in the last four weeks (`bounces` [C]) it is settled who is in charge.
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
            u = uniform(luck, c * 16 + a, 0)
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
            subject = c * 64 + a * 8 + b
            if draw(world.seed, "meet.pair", world.week, subject) >= settings.pair_rate:
                continue
            if min(available(now.minutes, c, a), available(now.minutes, c, b)) >= cost:
                debit(now.minutes, now.uses, c, a, USE_MEETING, cost)
                debit(now.minutes, now.uses, c, b, USE_MEETING, cost)
                now.pair_met[c, a, b] = 1

"""W12, item 7: the weekly sessions of projects.

Everybody a project is for may come to its session by chance, those who came last week far more
likely; luck decides who gets a seat. A session is own time. Who sits together becomes acquainted
(W13), and children who came may ask an adult at home (W11, next week).
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import NEED_COUNT, PROJECT_CAPACITY
from sim.lists import order_of
from sim.places import session_seats
from sim.randomness import draw_below, uniform
from sim.world import I16, I32, I64, Minds, Projects, Traits, World

FIRST_TIME = 0.01
LONELY = 0.5
ADULT, ELDER, SCHOOL = 15, 60, 6
PROJECT_RANK = 2  # class of the draw `pair.rank`


class SessionNumbers(NamedTuple):
    """Settings of sessions."""

    proj_again: float
    proj_seats: float


class Attendance(NamedTuple):
    """Who sits where, last week and this."""

    last: I16  # [N] project slot whose session was attended last week, or -1
    session: I16  # [N] the same for this week
    seats: I64  # [C] seats of open venues


def hold_sessions(world: World) -> None:
    """Fill `now.session` with the project slot each resident attends, and remember it."""
    if world.projects.alive.any():
        _hold(
            world.projects,
            world.communities.resident_start,
            world.traits,
            world.minds,
            Attendance(world.roles.session, world.now.session, session_seats(world)),
            world.week,
            world.settings.numbers(SessionNumbers),
            world.luck("proj.attend"),
            world.luck("pair.rank"),
        )
    world.roles.session[:] = world.now.session


@helper
def _is_for(need: int, i: int, traits: Traits, minds: Minds) -> bool:
    """Whether a session for this need is meant for resident `i`."""
    if need == 1:
        return bool(traits.age[i] >= ELDER)
    if need == 2:
        return bool(traits.disability[i] >= 1)
    if need == 3:
        return bool(SCHOOL <= traits.age[i] < ADULT)
    if need == 6:
        return bool(minds.loneliness[i] > LONELY)
    return bool(traits.age[i] >= ADULT)


@compiled
def _hold(
    projects: Projects,
    start: I32,
    traits: Traits,
    minds: Minds,
    attendance: Attendance,
    week: int,
    numbers: SessionNumbers,
    attend: np.uint64,
    rank: np.uint64,
) -> None:
    """Fill in the slot of the project whose session each resident attends.

    Whom a project is for comes with chance 1 % a week, or 1 % + `proj_again` after last week's
    session; `proj_seats` find a seat, fewer where the venues have no more.
    """
    last, session = attendance.last, attendance.session
    top = FIRST_TIME + numbers.proj_again
    slots = np.empty(PROJECT_CAPACITY, dtype=np.int32)
    for c in range(len(start) - 1):
        free = _rooms(projects, c, week, int(numbers.proj_seats), attendance.seats[c])
        for need in range(1, NEED_COUNT):
            count = 0
            for p in range(PROJECT_CAPACITY):
                if _running(projects, c, p, week) and projects.type[c, p] == need:
                    slots[count] = p
                    count += 1
            if count == 0:
                continue
            willing = np.empty(start[c + 1] - start[c], dtype=np.int32)
            total = 0
            shift = NEED_COUNT * (traits.number[start[c]] - start[c]) + need
            rows, luck = draw_below(attend, start[c], start[c + 1], NEED_COUNT, shift, top)
            for n in range(len(rows)):
                i = rows[n]
                chance = FIRST_TIME
                if last[i] >= 0:
                    for s in range(count):
                        chance = top if slots[s] == last[i] else chance
                if luck[n] >= chance:
                    continue
                if session[i] < 0 and _is_for(need, i, traits, minds):
                    willing[total] = i
                    total += 1
            _seat(willing[:total], traits.number, slots[:count], free, last, session, rank)


@helper
def _running(projects: Projects, c: int, p: int, week: int) -> bool:
    """Whether a project was opened before this week and goes on."""
    return bool(projects.alive[c, p] == 1 and projects.opened[c, p] < week)


@helper
def _rooms(projects: Projects, c: int, week: int, largest: int, seats: int) -> I64:
    """Return [16] the seats that each session books, in order, while the venues have any."""
    booked = np.zeros(PROJECT_CAPACITY, dtype=np.int64)
    for p in range(PROJECT_CAPACITY):
        if _running(projects, c, p, week):
            booked[p] = min(largest, seats)
            seats -= booked[p]
    return booked


@helper
def _seat(
    willing: I32, numbers_of: I32, slots: I32, free: I64, last: I16, session: I16, rank: np.uint64
) -> None:
    """Seat people by luck: where they came last week, else where there is room."""
    luck = np.empty(len(willing))
    for n in range(len(willing)):
        luck[n] = uniform(rank, numbers_of[willing[n]], PROJECT_RANK)
    for n in order_of(luck):
        i = willing[n]
        chosen = -1
        for p in slots:
            if free[p] > 0 and p == last[i]:
                chosen = p
        for p in slots:
            if chosen < 0 and free[p] > 0:
                chosen = p
        if chosen >= 0:
            free[chosen] -= 1
            session[i] = chosen

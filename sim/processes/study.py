"""W2: the members' study (three meetings, one lesson), a standing rule of every world.

It is held in the places of the Party, once a month and, where a community has a Party post of its
own, a second time. Who would come and finds no seat stays away. What it does to those who sat
there is W10; what staff make of it (contact list, posters, servers' talk) needs a permission.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import PARTY, R_PARTY, R_VOLUNTEER, USE_STUDY, VOLUNTEER
from sim.ledger import WeekBook
from sim.lists import order_of
from sim.plan import PLACE_KINDS
from sim.randomness import uniform
from sim.venues import open_seats
from sim.world import F64, I64, Bool, Duty, Minds, Traits, World

MONTH = 4
SECOND = 2  # week of the month in which a Party post holds another
POST = PLACE_KINDS.index("party_post")
STUDY_PLACES = (PLACE_KINDS.index("party_centre"), PLACE_KINDS.index("practice_station"), POST)


class Study(NamedTuple):
    """Settings of the study meeting."""

    show_motivation: float
    study_base: float
    show_cap: float
    study_minutes: float


def study(world: World) -> None:
    """Hold the week's study meetings: their common position is the mean view of those who sat there."""
    count = world.community_count
    world.flows["study_attenders"] = attenders = np.zeros(count, dtype=np.int64)
    held = np.full(count, world.week % MONTH == 0)
    if world.week % MONTH == SECOND:
        held = open_seats(world, (POST,)) > 0
    if not held.any() or "party_members" not in world.settings.present:
        return
    communities, opinion = world.communities, np.zeros(count)
    would_come, luck = _would_come(
        world.luck("study.go"), held, world.settings.numbers(Study), world.traits, world.minds
    )
    seated = _seated(would_come, luck, world.traits.community, open_seats(world, STUDY_PLACES))
    _sit(
        seated,
        int(world.settings.study_minutes),
        world.traits,
        world.minds,
        world.duty,
        world.now,
        opinion,
        attenders,
    )
    came = attenders > 0
    communities.study_opinion[came] = opinion[came] / attenders[came]
    communities.study_week[came] = world.week


@compiled
def _would_come(luck: np.uint64, held: Bool, s: Study, traits: Traits, minds: Minds) -> tuple[I64, F64]:
    """Return the members who would come where a study is `held` [C], ascending, and their draws.

    The chance grows with motivation and felt duty.
    """
    who = np.empty(len(traits.age), dtype=np.int64)
    draws = np.empty(len(who))
    count = 0
    for i in range(len(traits.age)):
        if traits.member_type[i] == 0 or not held[traits.community[i]]:
            continue
        chance = s.show_motivation * minds.motivation[i] + minds.obligation[i] + s.study_base
        u = uniform(luck, traits.number[i], 0)
        if u < min(s.show_cap, max(0.0, chance)):
            who[count], draws[count] = i, u
            count += 1
    return who[:count].copy(), draws[:count].copy()


@compiled
def _seated(who: I64, draws: F64, community: np.ndarray, seats: I64) -> I64:
    """Return those who find a seat ([C] seats): the lowest draws, equal draws by row; ascending."""
    taken = np.zeros(len(seats), dtype=np.int64)
    sits = np.zeros(len(who), dtype=np.bool_)
    for n in order_of(draws):
        c = community[who[n]]
        sits[n] = taken[c] < seats[c]
        taken[c] += sits[n]
    return who[sits]


@helper
def _pays_with(role: int, own_cell: int, skill: int) -> int:
    """Return the purse that a server's minutes for the study come out of."""
    first = R_PARTY if role == PARTY else R_VOLUNTEER
    return first + (5 if own_cell == 1 else skill)


@compiled
def _sit(
    seated: I64,
    length: int,
    traits: Traits,
    minds: Minds,
    duty: Duty,
    now: WeekBook,
    opinion: F64,
    attenders: I64,
) -> None:
    """Let members sit in the study; add up their views and heads in `opinion`, `attenders` [C].

    Who serves this week gives minutes of service for it; for all others it is own time.
    """
    minutes, uses, offered, own_time = now.minutes, now.uses, now.offered, now.own_time
    for i in seated:
        c, role = traits.community[i], duty.role[i]
        duty.studied[i] = 1
        opinion[c] += minds.opinion[i]
        attenders[c] += 1
        if role == PARTY or role == VOLUNTEER:
            r = _pays_with(role, duty.own_cell[i], traits.skill[i])
            lost = min(length, duty.minutes[i], minutes[c, r])
            minutes[c, r] -= lost
            duty.minutes[i] -= lost
            uses[c, role, USE_STUDY] += lost
        else:
            offered[c, PARTY] += length
            own_time[c] += length
            uses[c, PARTY, USE_STUDY] += length

"""W11, first half: servers, children and organisers ask residents to join.

1. Every server asks people at home, in the cell or among acquaintances, more in an emergency.
2. Children who were at a youth group, or at a project session last week, ask the first adult at
   home.
3. Organisers spread the asks paid for in W2 over clients who accept social workers and, where
   permitted, the roster.
"""

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.layout import GROUP, SLOTS
from sim.randomness import uniform
from sim.roster import ADULT, ORGANISED, OWN, on_roster
from sim.selection import rows_of, rows_where
from sim.world import I8, I16, I32, I64, Bool, World

SCHOOL_AGE = 6
YOUTH = 3  # the need that youth groups serve
CLIENT_WEEKS = 26
ORGANISER = 2**32  # subject of an organiser's draws, plus the community


def asking(world: World) -> None:
    """Count in the week's book how often, and through which channels, each resident is asked."""
    duty, roles, traits, settings = world.duty, world.roles, world.traits, world.settings
    asks, channels, luck = world.now.asks, world.now.channels, world.luck("ask.from")
    servers_ask(
        world.shift.servers,
        settings.ask_rate * (settings.ask_surge if world.emergency > 0 else 1.0),
        luck,
        traits.age,
        traits.household,
        traits.cell,
        world.households.start,
        world.cells.start,
        world.ties.contact,
        asks,
        channels,
    )
    went = np.union1d(world.shift.attenders, rows_of(roles.session >= 0))
    went = went[(traits.age[went] >= SCHOOL_AGE) & (traits.age[went] < ADULT)]
    youth = (duty.role[went] == GROUP) & (world.groups.type[roles.org[went]] == YOUTH)
    children = went[youth | (roles.session[went] >= 0)]
    children_ask(children, traits.age, traits.household, world.households.start, asks, channels)
    organisers_ask(
        world.now.organiser_asks,
        world.communities.resident_start,
        _may_be_asked(world).view(np.uint8),
        luck,
        asks,
        channels,
    )


def _may_be_asked(world: World) -> Bool:
    """Return [N] whom organisers may ask: clients who accept them, and the roster where permitted."""
    roles, week = world.roles, world.week
    client = (roles.client_until >= week) | (roles.visited_week >= week - CLIENT_WEEKS)
    may: Bool = client & (world.minds.acceptance > 0.5)
    starts = world.communities.resident_start
    for c in np.flatnonzero(world.may.ask_roster):
        own = slice(starts[c], starts[c + 1])
        may[own] |= on_roster(roles.served_weeks[own], roles.registered[own])
    return may


@compiled
def servers_ask(
    servers: I64,
    rate: float,
    luck: np.uint64,
    age: I8,
    household: I32,
    cell: I32,
    home_start: I32,
    cell_start: I32,
    contact: I32,
    asks: I16,
    channels: I8,
) -> None:
    """Count the asks each resident receives from servers."""
    for i in servers:
        for n in range(1, int(rate + uniform(luck, i, 0)) + 1):
            kind = uniform(luck, i, 3 * n + 1)
            who = uniform(luck, i, 3 * n + 2)
            if kind < 0.2:
                j = adult_at_home(i, who, age, household, home_start)
            elif kind < 0.5:
                first, last = cell_start[cell[i]], cell_start[cell[i] + 1]
                j = first + int(who * (last - first))
            else:
                j = contact[i, int(who * SLOTS)]
            if j >= 0:
                asks[j] += 1
                channels[j] |= 1 << OWN


@helper
def adult_at_home(i: int, who: float, age: I8, household: I32, start: I32) -> int:
    """Return one of the other adults of the household, picked by a draw, or -1."""
    first, last = start[household[i]], start[household[i] + 1]
    count = 0
    for j in range(first, last):
        count += 1 if j != i and age[j] >= ADULT else 0
    pick = int(who * count)
    for j in range(first, last):
        if j != i and age[j] >= ADULT:
            if pick == 0:
                return j
            pick -= 1
    return -1


@compiled
def children_ask(
    children: I64, age: I8, household: I32, start: I32, asks: I16, channels: I8
) -> None:
    """Let each child ask the first adult at home once."""
    for i in children:
        h = household[i]
        for j in range(start[h], start[h + 1]):
            if age[j] >= ADULT:
                asks[j] += 1
                channels[j] |= 1 << OWN
                break


@compiled
def organisers_ask(
    amount: I64,
    starts: I32,
    may_be_asked: NDArray[np.uint8],
    luck: np.uint64,
    asks: I16,
    channels: I8,
) -> None:
    """Spread the social workers' asks evenly by chance over those whom they may ask."""
    for c in range(len(starts) - 1):
        if amount[c] == 0:
            continue
        people = rows_where(may_be_asked[starts[c] : starts[c + 1]])
        for n in range(1, amount[c] + 1 if len(people) > 0 else 0):
            pick = int(uniform(luck, ORGANISER + c, 3 * n + 2) * len(people))
            j = starts[c] + people[pick]
            asks[j] += 1
            channels[j] |= 1 << ORGANISED

"""W11, first half: servers, children and organisers ask residents to join.

1. Every server asks people at home, in the cell or among acquaintances, more in an emergency.
2. Children who were at a youth group, or at a project session last week, ask the first adult at
   home.
3. Organisers spread the asks paid for in W2 over clients who accept social workers and, where
   permitted, the roster.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import SLOTS
from sim.lists import longest_run
from sim.randomness import uniform
from sim.roster import ADULT, ORGANISED, OWN
from sim.selection import rows_of
from sim.world import F64, I8, I16, I32, I64, World

SCHOOL_AGE = 6
YOUTH = 3  # the need that youth groups serve
CLIENT_WEEKS = 26
ORGANISER = 2**32  # subject of an organiser's draws, plus the community's number


class Homes(NamedTuple):
    """Where residents live and whom they know."""

    number: I32  # [N] in the whole street: the address of luck
    age: I8  # [N] years
    household: I32  # [N]
    cell: I32  # [N]
    home_start: I32  # [H+1] first resident
    cell_start: I32  # [B+1] first resident
    contact: I32  # [N, 8] resident or -1


class Clients(NamedTuple):
    """Residents [N]: what decides whether organisers may ask them."""

    client_until: I16  # week
    visited_week: I16
    acceptance: F64
    served_weeks: I16


def asking(world: World) -> None:
    """Count in the week's book how often, and through which channels, each resident is asked."""
    roles, traits, settings = world.roles, world.traits, world.settings
    asks, channels, luck = world.now.asks, world.now.channels, world.luck("ask.from")
    homes = Homes(
        traits.number,
        traits.age,
        traits.household,
        traits.cell,
        world.households.start,
        world.cells.start,
        world.ties.contact,
    )
    rate = settings.ask_rate * (settings.ask_surge if world.emergency > 0 else 1.0)
    servers_ask(world.shift.servers, rate, luck, homes, asks, channels)
    children_ask(
        world.shift.attenders,
        rows_of(roles.session >= 0),
        world.shift.servers,
        roles.session,
        roles.org,
        world.groups.type,
        world.duty.child,
        homes,
        asks,
        channels,
    )
    clients = Clients(
        roles.client_until,
        roles.visited_week,
        world.minds.acceptance,
        roles.served_weeks,
    )
    organisers_ask(
        world.now.organiser_asks,
        world.communities.number,
        world.communities.resident_start,
        world.week,
        world.may.ask_roster,
        clients,
        luck,
        asks,
        channels,
    )


@compiled
def servers_ask(servers: I64, rate: float, luck: np.uint64, homes: Homes, asks: I16, channels: I8) -> None:
    """Count the asks [N] each resident receives from servers, and mark the channel [N].

    Every server asks `rate` people a week in the mean: one in five at home, three in ten in the
    cell, half among acquaintances.
    """
    age, household, home_start = homes.age, homes.household, homes.home_start
    cell, cell_start, contact, numbers_of = homes.cell, homes.cell_start, homes.contact, homes.number
    for i in servers:
        subject = numbers_of[i]
        for n in range(1, int(rate + uniform(luck, subject, 0)) + 1):
            kind = uniform(luck, subject, 3 * n + 1)
            who = uniform(luck, subject, 3 * n + 2)
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
    attenders: I64,
    came: I64,
    servers: I64,
    session: I16,
    org: I16,
    group_type: I8,
    along: I32,
    homes: Homes,
    asks: I16,
    channels: I8,
) -> None:
    """Let children who took part ask the first adult at home who did not come with them.

    They were at a youth group, at a session last week (`came` are all who came to one), or along
    with a serving adult this week (`along`, by server): once for each.
    """
    age, household, start = homes.age, homes.household, homes.home_start
    for i in attenders:
        if session[i] < 0 and group_type[org[i]] == YOUTH:
            child_asks(i, -1, age, household, start, asks, channels)
    for i in came:
        child_asks(i, -1, age, household, start, asks, channels)
    for i in servers:
        if along[i] >= 0:
            child_asks(along[i], i, age, household, start, asks, channels)


@helper
def child_asks(i: int, companion: int, age: I8, household: I32, start: I32, asks: I16, channels: I8) -> None:
    """Let a child ask the first adult at home, leaving out the one it was with (-1: nobody)."""
    if not SCHOOL_AGE <= age[i] < ADULT:
        return
    for j in range(start[household[i]], start[household[i] + 1]):
        if age[j] >= ADULT and j != companion:
            asks[j] += 1
            channels[j] |= 1 << OWN
            break


@compiled
def organisers_ask(
    amount: I64,
    numbers_of: I64,
    starts: I32,
    week: int,
    ask_roster: I8,
    clients: Clients,
    luck: np.uint64,
    asks: I16,
    channels: I8,
) -> None:
    """Spread the social workers' asks [C] evenly by chance over those whom they may ask.

    These are clients who accept them, and the roster where permitted.
    """
    client_until, visited_week = clients.client_until, clients.visited_week
    acceptance, served_weeks = clients.acceptance, clients.served_weeks
    people = np.empty(longest_run(starts) + 1, dtype=np.int32)
    for c in range(len(starts) - 1):
        if amount[c] == 0:
            continue
        count, roster = 0, ask_roster[c] == 1
        for i in range(starts[c], starts[c + 1]):
            client = (client_until[i] >= week) | (visited_week[i] >= week - CLIENT_WEEKS)
            may = client & (acceptance[i] > 0.5)
            may |= roster & (served_weeks[i] > 0)
            people[count] = i
            count += may
        for n in range(1, amount[c] + 1 if count > 0 else 0):
            j = people[int(uniform(luck, ORGANISER + numbers_of[c], 3 * n + 2) * count)]
            asks[j] += 1
            channels[j] |= 1 << ORGANISED

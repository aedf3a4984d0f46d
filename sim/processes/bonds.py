"""W13: acquaintances are made and fade; loneliness and friction follow.

Ties are written in the order talk, service together, helping somebody, group session, then
project session and venue, each on the result of the one before. A partner who is no contact yet
takes the place of the weakest contact, if that one is weak. Then all ties fade a little,
loneliness follows the support left, and the friction of each cell follows distance without ties.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import GROUP_SLOTS, NEED_COUNT, PROJECT_CAPACITY, SLOTS, VOLUNTEER
from sim.nearness import settle
from sim.pairing import pair_by_rank
from sim.randomness import draw_each
from sim.selection import rows_of
from sim.world import F64, I8, I32, I64, World

SERVICE_RANK, PROJECT_RANK, ENCOUNTER_RANK = 0, 2, 4  # draw classes of pair.rank; encounters' from 4 on


class BondNumbers(NamedTuple):
    """Settings of W13."""

    tie_talk: float
    tie_service: float
    tie_session: float
    tie_keep: float
    tie_min: float
    lonely_rate: float
    friction_keep: float
    encounters: float


def bonds(world: World) -> None:
    """Let the week's meetings write ties, then let loneliness and friction follow."""
    numbers = world.settings.numbers(BondNumbers)
    if world.settings.shuffle_ties:
        shuffle_targets(world)
    held = "g" in world.settings.freeze
    if not held:
        write_ties(world, numbers)
    settle(world, 1.0 if held else numbers.tie_keep, numbers.lonely_rate, numbers.friction_keep)


def write_ties(world: World, numbers: BondNumbers) -> None:
    """Write the ties of the week in order."""
    contact, strength = world.ties
    duty, cases = world.duty, world.cases
    community, numbers_of = world.traits.community, world.traits.number
    luck = world.luck("pair.rank")
    strengthen(strength, world.talks.who, world.talks.slot, numbers.tie_talk)

    servers = world.shift.servers
    team = community[servers] * np.int64(2) + (duty.role[servers] == VOLUNTEER)
    pairs = pair_by_rank(servers, numbers_of, team, luck, SERVICE_RANK)
    meet(contact, strength, *pairs, numbers.tie_service, numbers)

    own, other = helped(cases.closer, cases.helper, cases.key, duty.extra)
    write(contact, strength, own, other, numbers.tie_service, numbers.tie_session, numbers.tie_min)

    attenders = world.shift.attenders
    group = community[attenders] * np.int64(GROUP_SLOTS) + duty.slot[attenders]  # some left it in W12
    for other_partner in range(int(numbers.encounters)):
        pairs = pair_by_rank(attenders, numbers_of, group, luck, ENCOUNTER_RANK + other_partner)
        meet(contact, strength, *pairs, numbers.tie_session, numbers)

    session = world.now.session
    attenders = rows_of(session >= 0)
    project = community[attenders] * np.int64(PROJECT_CAPACITY) + session[attenders]
    pairs = pair_by_rank(attenders, numbers_of, project, luck, PROJECT_RANK)
    meet(contact, strength, *pairs, numbers.tie_session, numbers)

    meet(contact, strength, *world.venue_pairs, numbers.tie_session, numbers)


def shuffle_targets(world: World) -> None:
    """Deal the contacts of each community out anew among its filled slots (a control)."""
    starts, contact = world.communities.resident_start, world.ties.contact
    luck = world.luck("shuffle")
    for c in range(world.community_count):
        own = contact[starts[c] : starts[c + 1]]
        filled = np.flatnonzero(own.ravel() >= 0)
        first = SLOTS * np.int64(world.traits.number[starts[c]])
        order = np.argsort(draw_each(luck, filled + first), kind="stable")
        own.reshape(-1)[filled] = own.reshape(-1)[filled][order]


@compiled
def strengthen(strength: F64, who: I32, slot: I8, gain: float) -> None:
    """Strengthen everybody's tie to the acquaintance talked with."""
    for n in range(len(who)):
        if slot[n] >= 0:
            i = who[n]
            strength[i, slot[n]] += gain * (1.0 - strength[i, slot[n]])


@compiled
def write(contact: I32, strength: F64, own: I64, other: I64, gain: float, new: float, weak: float) -> None:
    """Strengthen each own row's tie to the other; a stranger may replace the weakest contact."""
    for n in range(len(own)):
        i, j = own[n], other[n]
        weakest, known = 0, False
        for d in range(SLOTS):
            if contact[i, d] == j:
                strength[i, d] += gain * (1.0 - strength[i, d])
                known = True
                break
            if strength[i, d] < strength[i, weakest]:
                weakest = d
        if not known and strength[i, weakest] < weak:
            contact[i, weakest] = j
            strength[i, weakest] = new


def meet(contact: I32, strength: F64, first: I64, second: I64, gain: float, numbers: BondNumbers) -> None:
    """Write the ties of pairs, each in his or her own row (nobody is in two of the pairs)."""
    own, other = np.concatenate((first, second)), np.concatenate((second, first))
    write(contact, strength, own, other, gain, numbers.tie_session, numbers.tie_min)


@compiled
def helped(closer: I8, helper: I32, key: I64, extra: I8) -> tuple[I64, I64]:
    """Return rows to write and whom to write there, case by case: helpers and those they served.

    Extra hands keep no ties.
    """
    own, other = np.empty(2 * len(key), np.int64), np.empty(2 * len(key), np.int64)
    count = 0
    for n in range(len(key)):
        i, j = helper[n], key[n] // NEED_COUNT
        if closer[n] < 0 or i < 0 or i == j:
            continue
        own[count], other[count] = j, i
        count += 1
        own[count], other[count] = i, j
        count += extra[i] == 0
    return own[:count].copy(), other[:count].copy()

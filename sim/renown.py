"""W9: how residents hear of social workers, meet them and come to accept them.

By activities with them, by talk with people from groups that they guide, and by the mention of
somebody who has heard of them. What service does stands in `feedback`, what visits and
introductions do in `visits`.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import SOCIAL
from sim.randomness import uniform
from sim.talks import Talks
from sim.world import F64, I8, I16, I32, I64, Roles, World

IN_GROUP, IN_SESSION = 1, 2  # where somebody was with social workers


class RenownNumbers(NamedTuple):
    """Settings of renown and acceptance."""

    accept_activity: float
    accept_repute: float
    heard_repute: float
    heard_talk: float


class Renown(NamedTuple):
    """Who knows of social workers as W9 begins, and what spreads it this week."""

    numbers: RenownNumbers
    accepted: F64  # [N] acceptance
    heard: I8  # [N]
    activity: I8  # [N] IN_GROUP, IN_SESSION
    talks: Talks  # none where there are no social workers
    luck: np.uint64  # talk.heard
    number: I32  # [N] of residents in the whole street


def renown_of(world: World) -> Renown:
    """Return what spreads the renown of social workers this week."""
    there = world.week >= 0 and "social_workers" in world.settings.present
    talks = world.talks
    if not there:
        talks = Talks(talks.who[:0], talks.whom[:0], talks.slot[:0])
    return Renown(
        world.settings.numbers(RenownNumbers),
        world.minds.acceptance.copy(),
        world.roles.heard.copy(),
        at_activities(world),
        talks,
        world.luck("talk.heard"),
        world.traits.number,
    )


def at_activities(world: World) -> I8:
    """Return [N] who was with social workers: IN_GROUP this week, IN_SESSION last week.

    A group counts that they guide this week; a project's session, if they work for the project
    this week (those of a project opened last week were at another's session in its slot).
    """
    projects = world.projects
    work = (projects.given[:, :, :, SOCIAL] > 0).any(axis=2)
    ours = work & (projects.alive == 1) & (projects.opened < world.week - 1)
    return _at_activities(
        world.shift.attenders,
        world.roles.org,
        world.groups.guided_by,
        world.roles.session,
        ours.astype(np.int8),
        world.communities.resident_start,
    )


@compiled
def _at_activities(attenders: I64, org: I16, guided_by: I8, session: I16, ours: I8, starts: I32) -> I8:
    """Mark [N] the attenders of guided groups, and those at sessions ([C, 16]) of social workers."""
    mark = np.zeros(len(org), dtype=np.int8)
    for i in attenders:
        if guided_by[org[i]] == SOCIAL:
            mark[i] = IN_GROUP
    for c in range(len(starts) - 1):
        if ours[c].any():
            for i in range(starts[c], starts[c + 1]):
                if session[i] >= 0 and ours[c, session[i]] == 1:
                    mark[i] |= IN_SESSION
    return mark


@helper
def came_to_activity(renown: Renown, i: int, roles: Roles) -> float:
    """Return what an activity adds to acceptance; who was there has met social workers."""
    if renown.activity[i] == 0:
        return 0.0
    roles.heard[i] = roles.met[i] = 1
    return renown.numbers.accept_activity * (1.0 - renown.accepted[i])


@helper
def hear_in_talk(renown: Renown, talk: int, first: int, end: int, heard: I8, accept: F64) -> int:
    """Let residents before `end` hear of social workers from the partners of their talks.

    Who comes from a group that they guide speaks for them: that also draws acceptance up. Anybody
    else who has heard of them only mentions them. `talk` is the first talk of the community; the
    first talk of the next one is returned.
    """
    s, who, whom, accepted = renown.numbers, renown.talks.who, renown.talks.whom, renown.accepted
    while talk < len(who) and who[talk] < end:
        i, j = who[talk], whom[talk]
        talk += 1
        repute = renown.activity[j] & IN_GROUP > 0
        if repute:
            accept[i - first] += s.accept_repute * max(0.0, accepted[j] - accepted[i])
        if heard[i] == 0 and (repute or renown.heard[j] == 1):
            chance = s.heard_repute if repute else s.heard_talk
            heard[i] = uniform(renown.luck, renown.number[i], 0) < chance
    return talk

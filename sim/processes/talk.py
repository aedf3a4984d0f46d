"""W10: study, posters and talk move opinions and tolerance.

1. Study attenders move towards their common position; tolerance and motivation move too.
2. Posters of the station show results (efficacy) and, where there is a study, its position.
3. People meet the servers who live or serve in their cell.
4. Venue pairs and talk partners: bounded confidence; across a wide gap only now and then.

Every opinion on the right-hand side is that of the start of W10; the steps of one resident are
summed and clipped once. Only the person who drew the talk changes.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.held_states import held_states
from sim.layout import PARTY, VOLUNTEER
from sim.minds import clip01
from sim.randomness import uniform
from sim.world import F64, I8, I16, I32, I64, Minds, World

STUDY_PERIOD = 4
VENUE_CROSS = 1  # draw of talk.cross for the venue pair; draw 0 is for the talk partner
NO_VALUE = -1.0


WIDEST_BOUND = 0.6  # a tolerance beyond which talk does not widen it


class TalkNumbers(NamedTuple):
    """Settings of what talk, study and posters do."""

    talk_step: float
    cross_talk: float
    cross_talk_group: float
    cross_gap: float
    cross_tolerance: float
    study_step: float
    study_tolerance: float
    study_motivation: float
    poster_reach: float
    poster_efficacy: float
    poster_step: float
    server_talk: float
    server_talk_cap: float
    server_step: float
    server_tolerance: float


def talk(world: World) -> None:
    """Let study, posters, servers, venues and talk change opinion, tolerance and efficacy."""
    roles, communities = world.roles, world.communities
    roles.studied_week[world.duty.studied == 1] = world.week
    study = (world.may.study == 1) & (world.week - communities.study_week < STUDY_PERIOD)
    position = np.where(study, communities.study_opinion, NO_VALUE)
    due = communities.due.sum(axis=1)
    shown = (world.now.broadcast == 1) & (due[:, 0] > 0)
    results = np.where(shown, due[:, 1] / np.maximum(due[:, 0], 1), NO_VALUE)
    servers, voice = server_voices(world, position)
    with held_states(world):
        talk_week(
            world.settings.numbers(TalkNumbers),
            world.minds,
            world.minds.opinion.copy(),
            communities.resident_start,
            world.traits.cell,
            world.duty.studied,
            position,
            world.now.broadcast,
            results,
            servers,
            voice,
            roles.org,
            roles.session,
            world.now.partner,
            world.now.venue,
            world.luck("poster"),
            world.luck("talk.server"),
            world.luck("talk.cross"),
        )


def server_voices(world: World, position: F64) -> tuple[I64, F64]:
    """Return for each cell the servers who live or serve there and their mean position.

    A member who attended the last study speaks for its position, anyone else for himself or
    herself. Extra hands of a matched arm do not talk.
    """
    roles, duty, traits, cases = world.roles, world.duty, world.traits, world.cases
    people, cells = world.resident_count, len(world.cells.friction)
    serves = ((duty.role == PARTY) | (duty.role == VOLUNTEER)) & (duty.extra == 0)
    living = np.flatnonzero(serves)
    closed = np.flatnonzero((cases.closer >= 0) & (cases.helper >= 0))
    closed = closed[closed < world.case_count]
    closed = closed[serves[cases.helper[closed]]]
    keys = np.unique(
        np.concatenate(
            (
                traits.cell[living].astype(np.int64) * people + living,
                cases.cell[closed].astype(np.int64) * people + cases.helper[closed],
            )
        )
    )
    cell, person = np.divmod(keys, people)
    home = traits.community[person]
    studied = roles.studied_week[person] == world.communities.study_week[home]
    carries = studied & (position[home] >= 0) & (traits.member_type[person] > 0)
    voice = np.where(carries, position[home], world.minds.opinion[person])
    count = np.bincount(cell, minlength=cells)
    total = np.bincount(cell, weights=voice, minlength=cells)
    return count, total / np.maximum(count, 1)


@compiled
def hear(
    numbers: TalkNumbers,
    own: float,
    other: float,
    tolerance: float,
    cross: float,
    luck: np.uint64,
    i: int,
    number: int,
) -> tuple[float, float]:
    """Return the steps of opinion and tolerance after one talk.

    Across a wide gap people talk only with chance `cross`; such a talk widens tolerance whether
    or not it convinces. Opinion moves only within one's own bound.
    """
    gap = other - own
    wider = 0.0
    if abs(gap) > numbers.cross_gap:
        if uniform(luck, i, number) >= cross:
            return 0.0, 0.0
        wider = numbers.cross_tolerance
    moved = numbers.talk_step * gap if abs(gap) < tolerance else 0.0
    return moved, wider


@compiled
def talk_week(
    numbers: TalkNumbers,
    minds: Minds,
    before: F64,
    starts: I32,
    cell: I32,
    studied: I8,
    position: F64,
    broadcast: I8,
    results: F64,
    servers: I64,
    voice: F64,
    org: I16,
    session: I16,
    partner: I32,
    venue: I32,
    poster_luck: np.uint64,
    server_luck: np.uint64,
    cross_luck: np.uint64,
) -> None:
    """Sum every resident's steps from the opinions `before` and clip once."""
    for c in range(len(starts) - 1):
        for i in range(starts[c], starts[c + 1]):
            own, bound = before[i], minds.tolerance[i]
            step, wider = 0.0, 0.0
            if studied[i] == 1:
                step += numbers.study_step * (position[c] - own)
                wider += numbers.study_tolerance
                motivation = minds.motivation[i]
                motivation += numbers.study_motivation * (0.5 - motivation)
                minds.motivation[i] = clip01(motivation)
            if broadcast[c] == 1 and uniform(poster_luck, i, 0) < numbers.poster_reach:
                if results[c] >= 0.0:
                    efficacy = minds.efficacy[i]
                    efficacy += numbers.poster_efficacy * (results[c] - efficacy)
                    minds.efficacy[i] = clip01(efficacy)
                if position[c] >= 0.0 and abs(position[c] - own) < bound:
                    step += numbers.poster_step * (position[c] - own)
            b = cell[i]
            if servers[b] > 0:
                chance = min(numbers.server_talk * servers[b], numbers.server_talk_cap)
                gap = voice[b] - own
                if uniform(server_luck, i, 0) < chance and abs(gap) < bound + 0.1:
                    step += numbers.server_step * gap
                    wider += numbers.server_tolerance
            j = venue[i]
            if j >= 0:
                moved, widened = hear(
                    numbers,
                    own,
                    before[j],
                    bound,
                    numbers.cross_talk_group,
                    cross_luck,
                    i,
                    VENUE_CROSS,
                )
                step += moved
                wider += widened
            j = partner[i]
            if j >= 0:
                together = org[i] >= 0 and org[i] == org[j]
                together = together or (session[i] >= 0 and session[i] == session[j])
                cross = numbers.cross_talk_group if together else numbers.cross_talk
                moved, widened = hear(numbers, own, before[j], bound, cross, cross_luck, i, 0)
                step += moved
                wider += widened
            minds.opinion[i] = clip01(own + step)
            # every step closes a share of the room left below the widest bound
            minds.tolerance[i] = bound + wider * (1.0 - bound / WIDEST_BOUND)

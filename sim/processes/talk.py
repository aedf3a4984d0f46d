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
from sim.minds import clip01
from sim.randomness import draw_below, draw_list, draw_run
from sim.world import F64, I8, I16, I32, I64, World

STUDY_PERIOD = 4
PARTNER_CROSS, VENUE_CROSS = 0, 1  # draws of talk.cross
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
    expected = world.shift.expected  # members who did not show up may have studied
    students = expected[world.duty.studied[expected] == 1]
    roles.studied_week[students] = world.week
    study = (world.may.study == 1) & (world.week - communities.study_week < STUDY_PERIOD)
    position = np.where(study, communities.study_opinion, NO_VALUE)
    due = communities.due.sum(axis=1)
    shown = (world.now.broadcast == 1) & (due[:, 0] > 0)
    results = np.where(shown, due[:, 1] / np.maximum(due[:, 0], 1), NO_VALUE)
    servers, voice = server_voices(world, position)
    numbers, minds = world.settings.numbers(TalkNumbers), world.minds
    opinion, bound, starts = minds.opinion, minds.tolerance, communities.resident_start
    step, wider = np.zeros(world.resident_count), np.zeros(world.resident_count)
    with held_states(world):
        study_steps(
            numbers, students, world.traits.community, position,
            opinion, minds.motivation, step, wider,
        )  # fmt: skip
        poster_steps(
            numbers, starts, world.now.broadcast, results, position, opinion, bound,
            minds.efficacy, world.luck("poster"), step,
        )  # fmt: skip
        server_steps(
            numbers, world.cells.start, servers, voice, opinion, bound,
            world.luck("talk.server"), step, wider,
        )  # fmt: skip
        group, cross = numbers.cross_talk_group, world.luck("talk.cross")
        one, other = (side.astype(np.int32) for side in world.venue_pairs)
        for who, whom, apart, number in (
            (np.append(one, other), np.append(other, one), group, VENUE_CROSS),
            (world.talks.who, world.talks.whom, numbers.cross_talk, PARTNER_CROSS),
        ):
            hear(
                numbers, who, whom, roles.org, roles.session, apart, group, opinion, bound, cross,
                number, step, wider,
            )  # fmt: skip
        move_minds(opinion, bound, step, wider)


def server_voices(world: World, position: F64) -> tuple[I64, F64]:
    """Return for each cell the servers who live or serve there and their mean position.

    A member who attended the last study speaks for its position, anyone else for himself or
    herself. Extra hands of a matched arm do not talk.
    """
    roles, traits, cases = world.roles, world.traits, world.cases
    people, cells = world.resident_count, len(world.cells.friction)
    serves = np.zeros(people, dtype=bool)
    living = world.shift.servers
    serves[living] = True
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
def study_steps(
    numbers: TalkNumbers, who: I64, community: I32, position: F64, before: F64, motivation: F64,
    step: F64, wider: F64,
) -> None:  # fmt: skip
    """Add the steps of those who attended this week's study."""
    for i in who:
        step[i] += numbers.study_step * (position[community[i]] - before[i])
        wider[i] += numbers.study_tolerance
        motivation[i] = clip01(motivation[i] + numbers.study_motivation * (0.5 - motivation[i]))


@compiled
def poster_steps(
    numbers: TalkNumbers, starts: I32, broadcast: I8, results: F64, position: F64, before: F64,
    bound: F64, efficacy: F64, luck: np.uint64, step: F64,
) -> None:  # fmt: skip
    """Add the steps of those who read the station's posters."""
    for c in range(len(starts) - 1):
        if broadcast[c] == 0:
            continue
        readers, _ = draw_below(luck, starts[c], starts[c + 1], 1, 0, numbers.poster_reach)
        for i in readers:
            if results[c] >= 0.0:
                shown = numbers.poster_efficacy * (results[c] - efficacy[i])
                efficacy[i] = clip01(efficacy[i] + shown)
            if position[c] >= 0.0 and abs(position[c] - before[i]) < bound[i]:
                step[i] += numbers.poster_step * (position[c] - before[i])


@compiled
def server_steps(
    numbers: TalkNumbers, cell_start: I32, servers: I64, voice: F64, before: F64, bound: F64,
    luck: np.uint64, step: F64, wider: F64,
) -> None:  # fmt: skip
    """Add the steps of those who met the servers of their cell."""
    meets = np.empty(np.max(cell_start[1:] - cell_start[:-1]))
    for b in range(len(cell_start) - 1):
        if servers[b] == 0:
            continue
        chance = min(numbers.server_talk * servers[b], numbers.server_talk_cap)
        low, high = cell_start[b], cell_start[b + 1]
        draw_run(luck, low, 1, 0, meets[: high - low])
        for i in range(low, high):
            gap = voice[b] - before[i]
            moved = (meets[i - low] < chance) & (abs(gap) < bound[i] + 0.1)
            step[i] += numbers.server_step * gap if moved else 0.0
            wider[i] += numbers.server_tolerance if moved else 0.0


@compiled
def hear(
    numbers: TalkNumbers, who: I32, whom: I32, org: I16, session: I16, apart: float,
    together: float, before: F64, bound: F64, luck: np.uint64, number: int, step: F64, wider: F64,
) -> None:  # fmt: skip
    """Add the steps of one talk of each of `who` with the one beside in `whom`.

    Across a wide gap people talk only with chance `apart`, or `together` in one group or session;
    such a talk widens tolerance whether or not it convinces. Opinion moves only within one's own
    bound.
    """
    wide, wide_apart = np.empty_like(who), np.empty_like(who)
    gulfs = 0
    for n in range(len(who)):  # without branches that cannot be foreseen
        i = who[n]
        gap = before[whom[n]] - before[i]
        wide[gulfs], wide_apart[gulfs] = i, whom[n]
        gulf = abs(gap) > numbers.cross_gap
        gulfs += gulf
        step[i] += numbers.talk_step * gap if (abs(gap) < bound[i]) & ~gulf else 0.0
    go = np.empty(gulfs)
    draw_list(luck, wide, 1, 0, number, go)
    for n in range(gulfs):
        i, j = wide[n], wide_apart[n]
        same = (org[i] >= 0) & (org[i] == org[j])
        same |= (session[i] >= 0) & (session[i] == session[j])
        if go[n] >= (together if same else apart):
            continue
        wider[i] += numbers.cross_tolerance
        gap = before[j] - before[i]
        step[i] += numbers.talk_step * gap if abs(gap) < bound[i] else 0.0


@compiled
def move_minds(opinion: F64, tolerance: F64, step: F64, wider: F64) -> None:
    """Take all steps at once and clip."""
    for i in range(len(opinion)):
        opinion[i] = clip01(opinion[i] + step[i])
        # every step closes a share of the room left below the widest bound
        tolerance[i] += wider[i] * (1.0 - tolerance[i] / WIDEST_BOUND)

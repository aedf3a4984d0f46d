"""W10: study, posters and talk move opinions and tolerance.

1. Study attenders move towards their common position; tolerance and motivation move too.
2. Posters of the station show results (efficacy) and, where staff come to the study, its position.
3. People meet the servers who live or serve in their cell.
4. Venue pairs and talk partners: bounded confidence; across a wide gap only now and then.

Every opinion on the right-hand side is that of the start of W10; the steps of one resident are
summed and clipped once. Only the person who drew the talk changes.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.held_states import held_states
from sim.layout import PARTY, VOLUNTEER
from sim.lists import longest_run, order_of, place_of
from sim.minds import clip01
from sim.randomness import draw_below, draw_list, draw_run
from sim.talks import Talks
from sim.world import F64, I8, I16, I32, I64, Cases, Duty, Minds, Traits, World

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
    starts = Starts(communities.resident_start, communities.cell_start, world.cells.start)
    voices = Voices(
        students, communities.study_opinion, position, results, world.now.broadcast, servers, voice
    )
    luck = np.array([world.luck(name) for name in ("poster", "talk.server", "talk.cross")], dtype=np.uint64)
    with held_states(world):
        _talk(
            world.settings.numbers(TalkNumbers),
            world.traits.number,
            starts,
            voices,
            world.venue_pairs,
            world.talks,
            roles.org,
            roles.session,
            world.minds,
            luck,
        )


class Starts(NamedTuple):
    """First rows, one entry past the last."""

    resident: I32  # [C+1]
    cell: I32  # [C+1]
    resident_of_cell: I32  # [B+1]


class Voices(NamedTuple):
    """What is said this week beside talk; NO_VALUE where there is nothing."""

    students: I64  # rows of those who sat in this week's study
    taught: F64  # [C] the study's position, for those who sat there
    position: F64  # [C] the same where staff came and carry it on
    results: F64  # [C] share in time that posters show
    broadcast: I8  # [C] posters hang
    servers: I64  # [B] servers who live or serve there
    voice: F64  # [B] their mean opinion


@compiled
def _talk(
    numbers: TalkNumbers,
    numbers_of: I32,
    starts_of: Starts,
    voices: Voices,
    pairs: tuple[I64, I64],
    talks: Talks,
    org: I16,
    session: I16,
    minds: Minds,
    luck: NDArray[np.uint64],
) -> None:
    """Let opinion and tolerance [N] take all steps of the week at once; posters move efficacy.

    Students, `pairs` at venues and talks are lists in the order of communities, gone through one
    by one, so that the steps of one stay near the processor. `luck` [3]: posters, servers, gulfs.
    """
    starts, community_cells = starts_of.resident, starts_of.cell
    cell_start, students, position = starts_of.resident_of_cell, voices.students, voices.position
    results, broadcast, servers = voices.results, voices.broadcast, voices.servers
    voice, visitor, other = voices.voice, pairs[0], pairs[1]
    who, whom, poster, meet, cross = talks.who, talks.whom, luck[0], luck[1], luck[2]
    opinion, bound, efficacy = minds.opinion, minds.tolerance, minds.efficacy
    before = opinion.copy()
    widest = longest_run(starts)
    step, wider, meets = np.empty(widest), np.empty(widest), np.empty(widest)
    group, apart = numbers.cross_talk_group, numbers.cross_talk
    student, pair, talk = 0, 0, 0
    for c in range(len(starts) - 1):
        first, end = starts[c], starts[c + 1]
        ahead = numbers_of[first] - first  # the same for all of a community
        step[: end - first] = 0.0
        wider[: end - first] = 0.0
        last = student + place_of(students[student:], end)
        study_steps(
            numbers,
            students[student:last],
            first,
            voices.taught[c],
            before,
            minds.motivation,
            step,
            wider,
        )
        student = last
        if broadcast[c] == 1:
            poster_steps(
                numbers,
                first,
                end,
                ahead,
                results[c],
                position[c],
                before,
                bound,
                efficacy,
                poster,
                step,
            )
        for b in range(community_cells[c], community_cells[c + 1]):
            if servers[b] > 0:
                server_steps(
                    numbers,
                    cell_start[b],
                    cell_start[b + 1],
                    servers[b],
                    voice[b],
                    first,
                    ahead,
                    before,
                    bound,
                    meet,
                    meets,
                    step,
                    wider,
                )
        last = pair
        while last < len(visitor) and visitor[last] < end:
            last += 1
        one, two = visitor[pair:last], other[pair:last]
        hear(
            numbers,
            one,
            two,
            first,
            ahead,
            org,
            session,
            group,
            group,
            before,
            bound,
            cross,
            VENUE_CROSS,
            step,
            wider,
        )
        hear(
            numbers,
            two,
            one,
            first,
            ahead,
            org,
            session,
            group,
            group,
            before,
            bound,
            cross,
            VENUE_CROSS,
            step,
            wider,
        )
        pair = last
        last = talk + place_of(who[talk:], end)
        hear(
            numbers,
            who[talk:last],
            whom[talk:last],
            first,
            ahead,
            org,
            session,
            apart,
            group,
            before,
            bound,
            cross,
            PARTNER_CROSS,
            step,
            wider,
        )
        talk = last
        for n in range(end - first):  # all steps at once
            opinion[first + n] = clip01(before[first + n] + step[n])
            # every step closes a share of the room left below the widest bound
            bound[first + n] += wider[n] * (1.0 - bound[first + n] / WIDEST_BOUND)


def server_voices(world: World, position: F64) -> tuple[I64, F64]:
    """Return for each cell the servers who live or serve there and their mean position.

    A member who attended the last study speaks for its position, anyone else for himself or
    herself. Extra hands of a matched arm do not talk.
    """
    return _server_voices(
        world.shift.servers,
        world.cases,
        world.duty,
        world.traits,
        world.roles.studied_week,
        world.communities.study_week,
        position,
        world.minds.opinion,
        len(world.cells.friction),
    )


@compiled
def _server_voices(
    servers: I64,
    cases: Cases,
    duty: Duty,
    traits: Traits,
    studied_week: I16,
    study_week: I64,
    position: F64,
    opinion: F64,
    cells: int,
) -> tuple[I64, F64]:
    """Return for each cell [B] how many servers live or serve there, each once, and their mean.

    Who studied last (`studied_week` [N] = `study_week` [C]) speaks for the `position` [C].
    """
    closer, helper, case_cell = cases.closer, cases.helper, cases.cell
    role, extra, cell = duty.role, duty.extra, traits.cell
    community, member_type = traits.community, traits.member_type
    people = len(opinion)
    keys = np.empty(len(servers) + len(closer), dtype=np.int64)
    found = 0
    for i in servers:
        keys[found] = np.int64(cell[i]) * people + i
        found += 1
    for n in range(len(closer)):
        i = helper[n]
        if closer[n] >= 0 and i >= 0 and extra[i] == 0 and role[i] in (PARTY, VOLUNTEER):
            keys[found] = np.int64(case_cell[n]) * people + i
            found += 1
    count, total = np.zeros(cells, dtype=np.int64), np.zeros(cells)
    earlier = np.int64(-1)
    for n in order_of(keys[:found]):
        key = keys[n]
        if key == earlier:
            continue
        earlier = key
        b, i = key // people, key % people
        c = community[i]
        carries = studied_week[i] == study_week[c] and position[c] >= 0.0 and member_type[i] > 0
        count[b] += 1
        total[b] += position[c] if carries else opinion[i]
    for b in range(cells):
        total[b] /= max(count[b], 1)
    return count, total


@helper
def study_steps(
    numbers: TalkNumbers,
    who: I64,
    first: int,
    position: float,
    before: F64,
    motivation: F64,
    step: F64,
    wider: F64,
) -> None:
    """Add the steps of those who attended this week's study; row `first` comes first in steps."""
    for i in who:
        step[i - first] += numbers.study_step * (position - before[i])
        wider[i - first] += numbers.study_tolerance
        motivation[i] = clip01(motivation[i] + numbers.study_motivation * (0.5 - motivation[i]))


@helper
def poster_steps(
    numbers: TalkNumbers,
    first: int,
    end: int,
    ahead: int,
    results: float,
    position: float,
    before: F64,
    bound: F64,
    efficacy: F64,
    luck: np.uint64,
    step: F64,
) -> None:
    """Add the steps of those who read the station's posters."""
    readers, _ = draw_below(luck, first, end, 1, ahead, numbers.poster_reach)
    for i in readers:
        if results >= 0.0:
            shown = numbers.poster_efficacy * (results - efficacy[i])
            efficacy[i] = clip01(efficacy[i] + shown)
        if position >= 0.0 and abs(position - before[i]) < bound[i]:
            step[i - first] += numbers.poster_step * (position - before[i])


@helper
def server_steps(
    numbers: TalkNumbers,
    low: int,
    high: int,
    servers: int,
    voice: float,
    first: int,
    ahead: int,
    before: F64,
    bound: F64,
    luck: np.uint64,
    meets: F64,
    step: F64,
    wider: F64,
) -> None:
    """Add the steps of those who met the servers of their cell."""
    chance = min(numbers.server_talk * servers, numbers.server_talk_cap)
    draw_run(luck, low + ahead, 1, 0, meets[: high - low])
    for i in range(low, high):
        gap = voice - before[i]
        moved = (meets[i - low] < chance) & (abs(gap) < bound[i] + 0.1)
        step[i - first] += numbers.server_step * gap if moved else 0.0
        wider[i - first] += numbers.server_tolerance if moved else 0.0


@helper
def hear(
    numbers: TalkNumbers,
    who: I32 | I64,
    whom: I32 | I64,
    first: int,
    ahead: int,
    org: I16,
    session: I16,
    apart: float,
    together: float,
    before: F64,
    bound: F64,
    luck: np.uint64,
    number: int,
    step: F64,
    wider: F64,
) -> None:
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
        step[i - first] += numbers.talk_step * gap if (abs(gap) < bound[i]) & ~gulf else 0.0
    go = np.empty(gulfs)
    draw_list(luck, wide, 1, ahead, number, go)
    for n in range(gulfs):
        i, j = wide[n], wide_apart[n]
        same = (org[i] >= 0) & (org[i] == org[j])
        same |= (session[i] >= 0) & (session[i] == session[j])
        if go[n] >= (together if same else apart):
            continue
        wider[i - first] += numbers.cross_tolerance
        gap = before[j] - before[i]
        step[i - first] += numbers.talk_step * gap if abs(gap) < bound[i] else 0.0

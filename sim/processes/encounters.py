"""Before W9: who talks with whom this week, and who meets whom at a venue.

Word of mouth (W9) and talk (W10) share one talk partner. Half of those who go to talk meet a near
neighbour, half one of their acquaintances; a group that runs itself and has a place near by makes
talk likelier. Visitors of the community's open venues are paired by luck, as many as find a seat.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import GROUP_SLOTS, SLOTS
from sim.lists import longest_run
from sim.pairing import pair_by_rank
from sim.randomness import TWO_TO_53, bits, draw_list, draw_runs
from sim.talks import Talks
from sim.venues import open_seats
from sim.world import I8, I16, I32, I64, Groups, World

NEAR = 25  # a near partner lives within 25 rows
AUTONOMOUS = 0.8
AMENITY_CELLS = 2
VENUE_RANK = 3  # draw class of pair.rank


class MeetingNumbers(NamedTuple):
    """Settings of who meets whom."""

    talk_rate: float
    amenity_talk: float
    venue_rate: float


def meet_partners(world: World) -> None:
    """Draw this week's talks and the pairs who meet at venues."""
    numbers = world.settings.numbers(MeetingNumbers)
    communities = world.communities
    talks = draw_talks(
        numbers,
        communities.resident_start,
        world.cells.community,
        world.cells.start,
        amenities(
            world.groups,
            world.place_cell,
            communities.cell_start,
            world.cells.x,
            world.cells.y,
        ),
        world.ties.contact,
        world.traits.number,
        world.luck("talk.go"),
        world.luck("talk.kind"),
        world.luck("talk.partner"),
    )
    world.talks = Talks(*talks)
    visitors = draw_visitors(numbers.venue_rate, world.runs, world.roles.org, world.luck("venue.visit"))
    world.venue_pairs = pair_by_rank(
        visitors,
        world.traits.number,
        world.traits.community[visitors].astype(np.int64),
        world.luck("pair.rank"),
        VENUE_RANK,
        open_seats(world),
    )


@compiled
def amenities(groups: Groups, place_cell: I32, cell_start: I32, x: I32, y: I32) -> I64:
    """Count for each cell the autonomous groups whose place is within two cells."""
    count = np.zeros(len(x), dtype=np.int64)
    for j in range(len(groups.alive)):
        if groups.alive[j] == 0 or groups.place[j] < 0 or groups.autonomy[j] < AUTONOMOUS:
            continue
        spot = place_cell[groups.place[j]]
        c = j // GROUP_SLOTS
        for b in range(cell_start[c], cell_start[c + 1]):
            if max(abs(x[b] - x[spot]), abs(y[b] - y[spot])) <= AMENITY_CELLS:
                count[b] += 1
    return count


@compiled
def draw_talks(
    numbers: MeetingNumbers,
    starts: I32,
    community: I32,
    cell_start: I32,
    pleasant: I64,
    contact: I32,
    numbers_of: I32,
    go: np.uint64,
    kind: np.uint64,
    luck: np.uint64,
) -> tuple[I32, I32, I8]:
    """Return who talks with whom: half of the talks with near neighbours, half with contacts.

    Cell by cell, near talks first; nobody draws two, so the order of talks does not matter.
    """
    who = np.empty(len(contact), dtype=np.int32)
    whom = np.empty(len(contact), dtype=np.int32)
    slots = np.empty(len(contact), dtype=np.int8)
    widest = longest_run(cell_start)
    place, flag = np.empty(widest), np.empty(widest, dtype=np.uint8)
    out, beside, apart = np.empty((3, widest), dtype=np.int32)
    count = 0
    for b in range(len(community)):
        low, high = cell_start[b], cell_start[b + 1]
        first, end = starts[community[b]], starts[community[b] + 1]
        ahead = numbers_of[first] - first  # the same for all of a community
        number = low + ahead
        chance = numbers.talk_rate + numbers.amenity_talk * pleasant[b]
        limit, half = np.uint64(np.ceil(chance * TWO_TO_53)), np.uint64(0.5 * TWO_TO_53)
        for n in range(high - low):
            flag[n] = bits(go, int(number + n), 0) < limit
        going, by_step, by_slot = 0, 0, 0
        for n in range(high - low):  # without branches that cannot be foreseen
            out[going] = low + n
            going += flag[n]
        for n in range(going):
            flag[n] = bits(kind, out[n] + ahead, 0) < half
        for n in range(going):  # to a neighbour, or to a contact
            beside[by_step] = out[n]
            by_step += flag[n]
            apart[by_slot] = out[n]
            by_slot += 1 - flag[n]
        draw_list(luck, beside, 1, ahead, 0, place[:by_step])
        for n in range(by_step):
            step = int(2 * NEAR * place[n]) - NEAR
            other = beside[n] + (step if step < 0 else step + 1)
            while other < first:
                other += end - first
            while other >= end:
                other -= end - first
            who[count], whom[count], slots[count] = beside[n], other, -1
            count += other != beside[n]
        draw_list(luck, apart, 1, ahead, 1, place[:by_slot])
        for n in range(by_slot):
            i, slot = apart[n], int(SLOTS * place[n])
            other = contact[i, slot]
            who[count], whom[count], slots[count] = i, other, slot
            count += (other >= 0) & (other != i)
    return who[:count].copy(), whom[:count].copy(), slots[:count].copy()


@compiled
def draw_visitors(rate: float, runs: I64, org: I16, luck: np.uint64) -> I64:
    """Return the visitors of venues this week, ascending; members of groups come more often."""
    visitors, u = draw_runs(luck, runs, 1, 0, max(rate, 3.0 * rate))
    count = 0
    for n in range(len(visitors)):
        i = visitors[n]
        visitors[count] = i
        count += u[n] < (3.0 * rate if org[i] >= 0 else rate)
    return visitors[:count]

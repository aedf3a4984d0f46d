"""Before W9: who talks with whom this week, and who meets whom at a venue.

Word of mouth (W9) and talk (W10) share one talk partner. Half of those who go to talk meet a near
neighbour, half one of their acquaintances; a group that runs itself and has a place near by makes
talk likelier. Visitors of the community's open venues are paired by luck, as many as find a seat.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import GROUP_SLOTS, SLOTS
from sim.pairing import pair_by_rank
from sim.randomness import DRAW_BLOCK, draw_below, draw_list, draw_run
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
    """Draw this week's talk partners into the week's book, and the pairs who meet at venues."""
    numbers = world.settings.numbers(MeetingNumbers)
    communities = world.communities
    draw_partners(
        numbers,
        communities.resident_start,
        world.traits.cell,
        amenities(
            world.groups,
            world.place_cell,
            communities.cell_start,
            world.cells.x,
            world.cells.y,
        ),
        world.ties.contact,
        world.luck("talk.go"),
        world.luck("talk.kind"),
        world.luck("talk.partner"),
        world.now.partner,
        world.now.partner_slot,
    )
    visitors = draw_visitors(numbers.venue_rate, world.roles.org, world.luck("venue.visit"))
    world.venue_pairs = pair_by_rank(
        visitors,
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
def draw_partners(
    numbers: MeetingNumbers,
    starts: I32,
    cell: I32,
    pleasant: I64,
    contact: I32,
    go: np.uint64,
    kind: np.uint64,
    who: np.uint64,
    partner: I32,
    partner_slot: I8,
) -> None:
    """Write who talks with whom: half of the talks with near neighbours, half with contacts."""
    goes, near, luck = np.empty(DRAW_BLOCK), np.empty(DRAW_BLOCK), np.empty(DRAW_BLOCK)
    talks, apart = np.empty(DRAW_BLOCK, dtype=np.int64), np.empty(DRAW_BLOCK, dtype=np.int64)
    partner[:] = -1
    partner_slot[:] = -1
    for c in range(len(starts) - 1):
        first, end = starts[c], starts[c + 1]
        for low in range(first, end, DRAW_BLOCK):
            size = min(DRAW_BLOCK, end - low)
            draw_run(go, low, 1, 0, goes[:size])
            draw_run(kind, low, 1, 0, near[:size])
            by_step, by_slot = 0, 0
            for n in range(size):  # without branches that cannot be foreseen
                chance = numbers.talk_rate + numbers.amenity_talk * pleasant[cell[low + n]]
                talks[by_step] = low + n
                by_step += (goes[n] < chance) & (near[n] < 0.5)
                apart[by_slot] = low + n
                by_slot += (goes[n] < chance) & (near[n] >= 0.5)
            draw_list(who, talks, 1, 0, 0, luck[:by_step])
            for n in range(by_step):
                i = talks[n]
                step = int(2 * NEAR * luck[n]) - NEAR
                other = i + (step if step < 0 else step + 1)
                while other < first:
                    other += end - first
                while other >= end:
                    other -= end - first
                if other != i:
                    partner[i] = other
            draw_list(who, apart, 1, 0, 1, luck[:by_slot])
            for n in range(by_slot):
                i = apart[n]
                slot = int(SLOTS * luck[n])
                other = contact[i, slot]
                if other >= 0 and other != i:
                    partner[i] = other
                    partner_slot[i] = slot


@compiled
def draw_visitors(rate: float, org: I16, luck: np.uint64) -> I64:
    """Return the visitors of venues this week, ascending; members of groups come more often."""
    visitors, u = draw_below(luck, 0, len(org), 1, 0, max(rate, 3.0 * rate))
    count = 0
    for n in range(len(visitors)):
        i = visitors[n]
        if u[n] < (3.0 * rate if org[i] >= 0 else rate):
            visitors[count] = i
            count += 1
    return visitors[:count]

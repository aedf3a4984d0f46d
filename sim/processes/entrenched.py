"""W5 Entrenched problems of cells: which side works where (what moves is in `progress`).

Three sides (authority, expertise, local standing) each pick cells by what they have seen there. A
problem moves only in a week in which all three work at the same cell. Linked sides put a share Q of
their slots on a common list; a side that is not linked follows its own view alone.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import (
    GROUP,
    GROUP_SLOTS,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    R_GROUP,
    R_OFFICE,
    R_PARTY,
    R_PROFESSIONAL,
    R_SOCIAL,
    R_VOLUNTEER,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    SIDE_COUNT,
    SKILL_LEGAL,
    USE_ENTRENCHED,
)
from sim.ledger import WeekBook, supply
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Bool, Cells, World

MEMORY_WEEKS = 26
MEDIATION = 5  # need of mediation groups and legal contracts
# Actors whose knowledge of cases counts for each side.
SIDE_ACTORS = np.array(
    [[1, 0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 1, 0, 0, 0], [0, 0, 1, 0, 1, 0, 0, 0, 0]],
    dtype=np.int8,
)


class Entrenched(NamedTuple):
    """Settings of entrenched problems."""

    ent_slot: float
    ent_noise: float


class Shares(NamedTuple):
    """Settings of the shares that sides keep for entrenched problems."""

    ent_authority: float
    ent_standing: float
    expertise_share: float
    legal_share: float


def budgets(world: World) -> I64:
    """Return [C, 3, R] minutes each side may take from each purse this week."""
    now = world.now
    return _budgets(
        world.settings.numbers(Shares),
        now.minutes,
        supply(now),
        now.expertise_minutes,
        world.communities.specialism,
        world.group_types,
    )


@compiled
def _budgets(s: Shares, minutes: I64, offered: I64, expertise: I64, specialism: I8, group_types: I8) -> I64:
    """Return [C, 3, R] the minutes of each purse that a side may use, at most what is left.

    Authority: a share of the office's offer [C, 9]; expertise: the social workers' reserve [C],
    shares of a legal contract and of helpers with legal skill; local standing: a share of the
    members' offer, and all mediation groups (`group_types` [C·8]).
    """
    result = np.zeros((len(minutes), SIDE_COUNT, RESOURCE_COUNT), dtype=np.int64)
    for c in range(len(minutes)):
        authority, expert, local = result[c, 0], result[c, 1], result[c, 2]
        authority[R_OFFICE] = int(s.ent_authority * offered[c, OFFICE])
        expert[R_SOCIAL] = expertise[c]
        if specialism[c] == MEDIATION:
            expert[R_PROFESSIONAL] = int(s.expertise_share * offered[c, PROFESSIONAL])
        for purse in (R_PARTY + SKILL_LEGAL, R_VOLUNTEER + SKILL_LEGAL):
            expert[purse] = int(s.legal_share * minutes[c, purse])
        standing = int(s.ent_standing * offered[c, PARTY])
        for purse in range(R_PARTY, R_PARTY + 5):
            local[purse] = max(0, min(standing, minutes[c, purse] - expert[purse]))
            standing -= local[purse]
        for slot in range(GROUP_SLOTS):
            if group_types[c * GROUP_SLOTS + slot] == MEDIATION:
                local[R_GROUP + slot] = minutes[c, R_GROUP + slot]
        for side in range(SIDE_COUNT):
            for r in range(RESOURCE_COUNT):
                result[c, side, r] = min(result[c, side, r], minutes[c, r])
    return result


def work(world: World) -> None:
    """Place the sides' slots on cells and debit them."""
    now = world.now
    joint, limits, decided = _place(
        world.luck("ent.noise", MEMORY_WEEKS * (world.week // MEMORY_WEEKS)),
        world.luck("ent.slot"),
        world.settings.numbers(Entrenched),
        world.week,
        budgets(world),
        world.communities.number,
        world.communities.cell_start,
        world.cells,
        mediators(world),
        now,
    )
    now.joint_cells[:] = joint
    world.flows["cells_decided"] = decided
    for c in np.flatnonzero(limits):
        world.note(int(c), "entrenched", "three_sides_meet", str(int(limits[c])))


def mediators(world: World) -> I8:
    """Return [B] 1 where a member of a mediation group attends its session this week."""
    result = np.zeros(len(world.cells.side), dtype=np.int8)
    present = world.shift.present
    attending = present[world.duty.role[present] == GROUP]
    purse = world.traits.community[attending] * GROUP_SLOTS + world.duty.slot[attending]
    mediation = world.group_types[purse] == MEDIATION
    result[world.traits.cell[attending[mediation]]] = 1
    return result


@helper
def _cells_with_problem(low: int, high: int, kind: I8) -> I64:
    """Return the cells from `low` up to `high` with an entrenched problem."""
    cell = np.empty(high - low, dtype=np.int64)
    count = 0
    for b in range(low, high):
        cell[count] = b
        count += kind[b] >= 0
    return cell[:count]


@helper
def _slots(budget: I64, linked: I8, slot_minutes: int) -> tuple[I64, I8]:
    """Return [3] how many cells each side has minutes for, and whether a linked actor is in it.

    `budget` [3, R] are the sides' minutes in this community, `linked` [9] its actors.
    """
    slots = np.zeros(SIDE_COUNT, dtype=np.int64)
    in_link = np.zeros(SIDE_COUNT, dtype=np.int8)
    for side in range(SIDE_COUNT):
        total = 0
        for r in range(RESOURCE_COUNT):
            total += budget[side, r]
            if budget[side, r] > 0 and linked[RESOURCE_ACTOR[r]] == 1:
                in_link[side] = 1
        slots[side] = total // slot_minutes
    return slots, in_link


@helper
def _look(
    view: F64,
    side: int,
    in_link: bool,
    cell: I64,
    week: int,
    cells: Cells,
    noise: np.uint64,
    width: float,
) -> None:
    """Write how much each cell with a problem calls for one side: standardised, with noise.

    Seen are cases of the last half year known to the side's actors, and that another side has
    worked there (any side, if this one is linked).
    """
    mean = 0.0
    for m in range(len(cell)):
        b = cell[m]
        seen = 0.0
        for a in range(8):
            if SIDE_ACTORS[side, a] == 1:
                seen += cells.severity[b, cells.ent_kind[b], a]
        worked = False
        for other in range(SIDE_COUNT):
            if other == side or in_link:
                worked |= week - cells.worked[b, other] <= MEMORY_WEEKS
        if worked:
            seen += 1.0
        view[m] = seen
        mean += seen
    mean /= len(cell)
    square = 0.0
    for m in range(len(cell)):
        square += (view[m] - mean) ** 2
    deviation = np.sqrt(square / len(cell))
    for m in range(len(cell)):
        z = (view[m] - mean) / deviation if deviation > 0.0 else 0.0
        u = uniform(noise, cells.number[cell[m]] * 8 + side, 0)
        view[m] = z + width * (2.0 * u - 1.0) * np.sqrt(3.0)


@helper
def _best(view: F64, free: Bool) -> int:
    """Return the free cell with the highest view, the first of equals, or -1."""
    best = -1
    for m in range(len(view)):
        if free[m] and (best < 0 or view[m] > view[best]):
            best = m
    return best


@helper
def _work_there(budget: I64, minutes: I64, uses: I64, rest: int) -> None:
    """Debit a side's slot, purse by purse: budget and minutes [R], uses [9, 16] of a community."""
    for r in range(RESOURCE_COUNT):
        part = min(rest, budget[r], minutes[r])
        if part > 0:
            minutes[r] -= part
            budget[r] -= part
            uses[RESOURCE_ACTOR[r], USE_ENTRENCHED] += part
            rest -= part


@helper
def _who_met(placed: I8) -> tuple[int, int, int]:
    """Count cells where two sides met by the common list, where all three met, and those decided.

    `placed` [3, cells]: 0 not there, 1 by the own view, 2 by the common list.
    """
    joint, meetings, decided = 0, 0, 0
    for m in range(placed.shape[1]):
        listed, there = 0, 0
        for side in range(SIDE_COUNT):
            there += placed[side, m] > 0
            listed += placed[side, m] == 2
        decided += listed > 0
        joint += listed >= 2
        meetings += there == SIDE_COUNT
    return joint, meetings, decided


@compiled
def _place(
    noise: np.uint64,
    rounding: np.uint64,
    s: Entrenched,
    week: int,
    budget: I64,
    numbers_of: I64,
    cell_start: I32,
    cells: Cells,
    mediation: I8,
    now: WeekBook,
) -> tuple[I64, I64, I64]:
    """Place each side's slots of `ent_slot` minutes on cells with a problem, and debit them.

    A side takes the cells that call for it most. Linked sides, if two or more, put a share Q of
    their slots on their common list, the mean of their views. The local side works only near
    somebody who serves. `budget` [C, 3, R] minutes. Returned are [C] cells where two sides met by
    the list, where all three met, and cells on the list.
    """
    communities = len(cell_start) - 1
    decided = np.zeros(communities, dtype=np.int64)
    joint = np.zeros(communities, dtype=np.int64)
    meetings = np.zeros(communities, dtype=np.int64)
    slot_minutes = int(s.ent_slot)
    for c in range(communities):
        low, high = cell_start[c], cell_start[c + 1]
        cell = _cells_with_problem(low, high, cells.ent_kind)
        count = len(cell)
        if count == 0:
            continue
        slots, in_link = _slots(budget[c], now.linked[c], slot_minutes)
        views = np.zeros((SIDE_COUNT, count))
        for side in range(SIDE_COUNT):
            _look(views[side], side, in_link[side] == 1, cell, week, cells, noise, s.ent_noise)
        common = np.zeros(count)
        sides = in_link.sum()
        if sides >= 2:
            for side in range(SIDE_COUNT):
                if in_link[side] == 1:
                    common += views[side] / sides
        placed = np.zeros((SIDE_COUNT, count), dtype=np.int8)  # 1 own view, 2 common list
        for side in range(SIDE_COUNT):
            free = np.ones(count, dtype=np.bool_)
            if side == 2:
                for m in range(count):
                    free[m] = _stands_near(cell[m], low, high, cells.servers, mediation)
            shared = 0
            if sides >= 2 and in_link[side] == 1:
                u = uniform(rounding, numbers_of[c] * 8 + side, 0)
                shared = min(slots[side], int(np.floor(now.quality[c] * slots[side] + u)))
            for slot in range(slots[side]):
                best = _best(common if slot < shared else views[side], free)
                if best < 0:
                    break
                free[best] = False
                placed[side, best] = 2 if slot < shared else 1
                now.side_cell[cell[best], side] = 1
                cells.worked[cell[best], side] = week
                _work_there(budget[c, side], now.minutes[c], now.uses[c], slot_minutes)
        joint[c], meetings[c], decided[c] = _who_met(placed)
    return joint, meetings, decided


@helper
def _stands_near(b: int, low: int, high: int, servers: I32, mediation: I8) -> bool:
    """Return whether a serving member or mediator lives within three cells."""
    for near in range(max(low, b - 3), min(high, b + 4)):
        if servers[near, 0] > 0 or mediation[near] == 1:
            return True
    return False

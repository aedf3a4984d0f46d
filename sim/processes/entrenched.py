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
from sim.ledger import supply
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cells, World

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
    result: I64 = _budgets(
        world.settings.numbers(Shares), now.minutes, supply(now), now.expertise_minutes,
        world.communities.specialism, world.group_types,
    )  # fmt: skip
    return result


@compiled
def _budgets(
    s: Shares, minutes: I64, offered: I64, expertise: I64, specialism: I8, group_types: np.ndarray
) -> I64:
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
        now.linked,
        now.quality,
        world.communities.number,
        world.communities.cell_start,
        world.cells,
        mediators(world),
        now.side_cell,
        now.minutes,
        now.uses,
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


@compiled
def _place(
    noise: np.uint64,
    rounding: np.uint64,
    s: Entrenched,
    week: int,
    budget: I64,
    linked: I8,
    quality: F64,
    numbers_of: I64,
    cell_start: I32,
    cells: Cells,
    mediation: I8,
    side_cell: I8,
    minutes: I64,
    uses: I64,
) -> tuple[I64, I64, I64]:
    communities = len(cell_start) - 1
    decided = np.zeros(communities, dtype=np.int64)
    joint = np.zeros(communities, dtype=np.int64)
    meetings = np.zeros(communities, dtype=np.int64)
    slot_minutes = int(s.ent_slot)
    for c in range(communities):
        low, high = cell_start[c], cell_start[c + 1]
        count = 0
        for b in range(low, high):
            if cells.ent_kind[b] >= 0:
                count += 1
        if count == 0:
            continue
        cell = np.empty(count, dtype=np.int64)
        count = 0
        for b in range(low, high):
            if cells.ent_kind[b] >= 0:
                cell[count] = b
                count += 1
        slots = np.zeros(SIDE_COUNT, dtype=np.int64)
        in_link = np.zeros(SIDE_COUNT, dtype=np.int8)
        for side in range(SIDE_COUNT):
            total = 0
            for r in range(RESOURCE_COUNT):
                part = budget[c, side, r]
                total += part
                if part > 0 and linked[c, RESOURCE_ACTOR[r]] == 1:
                    in_link[side] = 1
            slots[side] = total // slot_minutes
        views = np.zeros((SIDE_COUNT, count))
        for side in range(SIDE_COUNT):
            mean = 0.0
            for m in range(count):
                b = cell[m]
                seen = 0.0
                for a in range(8):
                    if SIDE_ACTORS[side, a] == 1:
                        seen += cells.severity[b, cells.ent_kind[b], a]
                worked = False
                for other in range(SIDE_COUNT):
                    if other == side or in_link[side] == 1:
                        worked |= week - cells.worked[b, other] <= MEMORY_WEEKS
                if worked:
                    seen += 1.0
                views[side, m] = seen
                mean += seen
            mean /= count
            square = 0.0
            for m in range(count):
                square += (views[side, m] - mean) ** 2
            deviation = np.sqrt(square / count)
            for m in range(count):
                z = (views[side, m] - mean) / deviation if deviation > 0.0 else 0.0
                u = uniform(noise, cells.number[cell[m]] * 8 + side, 0)
                views[side, m] = z + s.ent_noise * (2.0 * u - 1.0) * np.sqrt(3.0)
        common = np.zeros(count)
        sides = in_link.sum()
        if sides >= 2:
            for side in range(SIDE_COUNT):
                if in_link[side] == 1:
                    common += views[side] / sides
        placed = np.zeros((SIDE_COUNT, count), dtype=np.int8)  # 1 own view, 2 common list
        for side in range(SIDE_COUNT):
            shared = 0
            if sides >= 2 and in_link[side] == 1:
                u = uniform(rounding, numbers_of[c] * 8 + side, 0)
                shared = min(slots[side], int(np.floor(quality[c] * slots[side] + u)))
            for slot in range(slots[side]):
                from_list = slot < shared
                best = -1
                for m in range(count):
                    if placed[side, m] != 0:
                        continue
                    if side == 2 and not _stands_near(cell[m], low, high, cells, mediation):
                        continue
                    view = common if from_list else views[side]
                    if best < 0 or view[m] > view[best]:
                        best = m
                if best < 0:
                    break
                placed[side, best] = 2 if from_list else 1
                b = cell[best]
                side_cell[b, side] = 1
                cells.worked[b, side] = week
                rest = slot_minutes
                for r in range(RESOURCE_COUNT):
                    part = min(rest, budget[c, side, r], minutes[c, r])
                    if part > 0:
                        minutes[c, r] -= part
                        budget[c, side, r] -= part
                        uses[c, RESOURCE_ACTOR[r], USE_ENTRENCHED] += part
                        rest -= part
        for m in range(count):
            listed = 0
            there = 0
            for side in range(SIDE_COUNT):
                if placed[side, m] > 0:
                    there += 1
                if placed[side, m] == 2:
                    listed += 1
            if listed > 0:
                decided[c] += 1
            if listed >= 2:
                joint[c] += 1
            if there == SIDE_COUNT:
                meetings[c] += 1
    return joint, meetings, decided


@helper
def _stands_near(b: int, low: int, high: int, cells: Cells, mediation: I8) -> bool:
    """Return whether a serving member or mediator lives within three cells."""
    for near in range(max(low, b - 3), min(high, b + 4)):
        if cells.servers[near, 0] > 0 or mediation[near] == 1:
            return True
    return False

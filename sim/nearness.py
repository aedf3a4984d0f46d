"""How near people are to each other: support, loneliness, distance and friction in a cell."""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.exponential import exponential
from sim.layout import SLOTS
from sim.lists import longest_run
from sim.minds import clip01
from sim.world import F64, I32, I64, Cells, Minds, Ties, Traits, World


class Company(NamedTuple):
    """Settings of what keeps people company, and the scale on which it counts."""

    support_home: float
    support_home_migrant: float
    support_scale: float


@compiled
def _settle(
    keep: float,
    lonely_rate: float,
    friction_keep: float,
    numbers: Company,
    ties_of: Ties,
    minds: Minds,
    traits: Traits,
    home_start: I32,
    cell_start: I32,
    cells: Cells,
) -> None:
    """Let all ties fade, then loneliness [N] and friction [B] follow; sum the ties of cells [B].

    A tie keeps the share `keep`. Support is the sum of a resident's ties plus `support_home` for
    each other person at home; loneliness moves by `lonely_rate` to exp(−support / scale). Friction
    is the mean distance from the cell's mean opinion, less by the mean near tie, and keeps the
    share `friction_keep`. `home_start` [H+1] and `cell_start` [C+1] are first residents and cells.
    One pass, cell by cell, so that the ties of a cell are read from memory once.
    """
    contact, strength, opinion = ties_of.contact, ties_of.strength, minds.opinion
    household, migrant_elder = traits.household, traits.migrant_elder
    community, start, loneliness = cells.community, cells.start, minds.loneliness
    friction, tie_sum = cells.friction, cells.tie_sum
    widest = longest_run(start)
    near_tie = np.empty(SLOTS * widest)
    support, lasting = np.empty(widest), np.empty(widest)
    for b in range(len(friction)):
        low, high = start[b], start[b + 1]
        c = community[b]
        near_low = start[max(cell_start[c], b - 3)]
        near_high = start[min(cell_start[c + 1], b + 4)]
        ties, contacts = strength[low:high].reshape(-1), contact[low:high].reshape(-1)
        slots = np.int32(0)
        for n in range(len(ties)):
            tie = ties[n] * keep
            ties[n] = tie
            is_near = (contacts[n] >= near_low) & (contacts[n] < near_high)
            near_tie[n] = tie if is_near else 0.0
            slots += np.int32(is_near)
        total = 0.0
        for i in range(low, high):
            total += opinion[i]
        mean = total / (high - low)
        distance, near, every = 0.0, 0.0, 0.0
        for n in range(np.uint64(high - low)):  # unsigned: no check for a row from the end
            i, d = low + n, np.uint64(SLOTS) * n
            own, beside = 0.0, 0.0
            for slot in range(np.uint64(SLOTS)):
                own += ties[d + slot]
                beside += near_tie[d + slot]
            near += beside
            every += own
            distance += abs(opinion[i] - mean)
            each = numbers.support_home
            if migrant_elder[i] == 1:
                each = numbers.support_home_migrant
            h = household[i]
            own += each * (home_start[h + 1] - home_start[h] - 1)
            support[n] = -own / numbers.support_scale
        exponential(support[: high - low], lasting)
        for n in range(high - low):
            lonely = loneliness[low + n]
            loneliness[low + n] = clip01(lonely + (lasting[n] - lonely) * lonely_rate)
        near_share = near / slots if slots > 0 else 0.0
        apart = distance / (high - low) * (1.0 - near_share)
        tie_sum[b] = every
        friction[b] = friction[b] * friction_keep + (1.0 - friction_keep) * apart


def settle(world: World, keep: float = 1.0, lonely_rate: float = 1.0, friction_keep: float = 0.0) -> None:
    """Let ties fade to a share `keep`, then loneliness and friction follow.

    Loneliness [N] moves by the share `lonely_rate` to what each resident's ties and household
    would settle it at. Friction [B], the distance of opinions in a cell, less where near
    neighbours know each other, keeps the share `friction_keep` of what it was.
    """
    _settle(
        keep,
        lonely_rate,
        friction_keep,
        world.settings.numbers(Company),
        world.ties,
        world.minds,
        world.traits,
        world.households.start,
        world.communities.cell_start,
        world.cells,
    )


@compiled
def _spread(opinion: F64, start: I32, chosen: I64) -> F64:
    """Return the standard deviation of opinion [N] in each cell chosen; `start` [B+1] rows."""
    result = np.zeros(len(chosen))
    for m in range(len(chosen)):
        low, high = start[chosen[m]], start[chosen[m] + 1]
        total = 0.0
        for i in range(low, high):
            total += opinion[i]
        mean = total / (high - low)
        square = 0.0
        for i in range(low, high):
            square += (opinion[i] - mean) ** 2
        result[m] = np.sqrt(square / (high - low))
    return result


def cell_spread(world: World, chosen: I64) -> F64:
    """Return the standard deviation of opinions in each of the cells chosen."""
    return np.asarray(_spread(world.minds.opinion, world.cells.start, chosen))

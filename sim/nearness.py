"""How near people are to each other: support, loneliness, distance and friction in a cell."""

import numpy as np

from sim.compiled import compiled
from sim.layout import SLOTS
from sim.world import F64, I8, I32, World


@compiled
def _loneliness(
    strength: F64, household: I32, start: I32, migrant_elder: I8, home: float,
    home_migrant: float, scale: float,
) -> F64:  # fmt: skip
    result = np.empty(len(household))
    for i in range(len(household)):
        h = household[i]
        support = 0.0
        for d in range(SLOTS):
            support += strength[i, d]
        each = home_migrant if migrant_elder[i] == 1 else home
        support += each * (start[h + 1] - start[h] - 1)
        result[i] = np.exp(-support / scale)
    return result


def lasting_loneliness(world: World) -> F64:
    """Return [N] the loneliness that each resident's ties and household would settle at."""
    settings = world.settings
    return np.asarray(
        _loneliness(
            world.ties.strength,
            world.traits.household,
            world.households.start,
            world.traits.migrant_elder,
            float(settings.support_home),
            float(settings.support_home_migrant),
            float(settings.support_scale),
        )
    )


@compiled
def _friction(
    opinion: F64, contact: I32, strength: F64, community: I32, cell_start: I32, start: I32
) -> F64:
    cells = len(start) - 1
    friction = np.zeros(cells)
    near_tie = np.empty(SLOTS * np.max(start[1:] - start[:-1]))
    for b in range(cells):
        low, high = start[b], start[b + 1]
        c = community[b]
        near_low = start[max(cell_start[c], b - 3)]
        near_high = start[min(cell_start[c + 1], b + 4)]
        total = 0.0
        for i in range(low, high):
            total += opinion[i]
        mean = total / (high - low)
        contacts, strengths = contact[low:high].reshape(-1), strength[low:high].reshape(-1)
        slots = 0
        for n in range(len(contacts)):
            is_near = (contacts[n] >= near_low) & (contacts[n] < near_high)
            near_tie[n] = strengths[n] if is_near else 0.0
            slots += is_near
        distance = 0.0
        near = 0.0
        for n in range(high - low):
            distance += abs(opinion[low + n] - mean)
            own = 0.0
            for d in range(SLOTS):
                own += near_tie[SLOTS * n + d]
            near += own
        tie = near / slots if slots > 0 else 0.0
        friction[b] = distance / (high - low) * (1.0 - tie)
    return friction


@compiled
def _spread(opinion: F64, start: I32) -> F64:
    result = np.zeros(len(start) - 1)
    for b in range(len(result)):
        low, high = start[b], start[b + 1]
        total = 0.0
        for i in range(low, high):
            total += opinion[i]
        mean = total / (high - low)
        square = 0.0
        for i in range(low, high):
            square += (opinion[i] - mean) ** 2
        result[b] = np.sqrt(square / (high - low))
    return result


def cell_friction(world: World) -> F64:
    """Return [B] distance of opinions in each cell, less where near neighbours know each other."""
    return np.asarray(
        _friction(
            world.minds.opinion,
            world.ties.contact,
            world.ties.strength,
            world.cells.community,
            world.communities.cell_start,
            world.cells.start,
        )
    )


def cell_spread(world: World) -> F64:
    """Return [B] the standard deviation of opinions in each cell."""
    return np.asarray(_spread(world.minds.opinion, world.cells.start))

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
    opinion: F64, contact: I32, strength: F64, cell: I32, community: I32, start: I32
) -> tuple[F64, F64]:
    cells = len(start) - 1
    friction = np.zeros(cells)
    spread = np.zeros(cells)
    for b in range(cells):
        low, high = start[b], start[b + 1]
        total = 0.0
        for i in range(low, high):
            total += opinion[i]
        mean = total / (high - low)
        distance = 0.0
        square = 0.0
        near = 0.0
        slots = 0
        for i in range(low, high):
            gap = opinion[i] - mean
            distance += abs(gap)
            square += gap * gap
            for d in range(SLOTS):
                j = contact[i, d]
                if j >= 0 and community[cell[j]] == community[b] and abs(cell[j] - b) <= 3:
                    near += strength[i, d]
                    slots += 1
        tie = near / slots if slots > 0 else 0.0
        friction[b] = distance / (high - low) * (1.0 - tie)
        spread[b] = np.sqrt(square / (high - low))
    return friction, spread


def cell_friction(world: World) -> F64:
    """Return [B] distance of opinions in each cell, less where near neighbours know each other."""
    return np.asarray(_measure(world)[0])


def cell_spread(world: World) -> F64:
    """Return [B] the standard deviation of opinions in each cell."""
    return np.asarray(_measure(world)[1])


def _measure(world: World) -> tuple[F64, F64]:
    return _friction(
        world.minds.opinion,
        world.ties.contact,
        world.ties.strength,
        world.traits.cell,
        world.cells.community,
        world.cells.start,
    )

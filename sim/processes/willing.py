"""W14: some adults stop being willing to volunteer, others begin; active volunteers stay willing.

By itself this keeps the share of the willing near what it is: no rule counts them.
"""

import numpy as np

from sim.compiled import compiled
from sim.randomness import draw_below
from sim.roster import ADULT
from sim.world import F64, I8, I32, Roles, World

YEAR = 52


def swap_willing(world: World) -> None:
    """Let some adults stop being willing and others begin, so that their share stays what it is."""
    settings, minds = world.settings, world.minds
    stops = settings.willing_swap / YEAR
    starts = stops * settings.willing_share / (1.0 - settings.willing_share)
    swap(
        world.luck("will.swap"),
        stops,
        starts,
        world.communities.resident_start,
        world.traits.number,
        world.traits.age,
        minds.motivation,
        world.roles,
    )


@compiled
def swap(
    luck: np.uint64,
    stops: float,
    starts: float,
    first: I32,
    numbers_of: I32,
    age: I8,
    motivation: F64,
    roles: Roles,
) -> None:
    """Let the willing who are not active stop with one chance, the unwilling start with another.

    The chance to start is in proportion to motivation against the mean of the community's adults.
    `first` [C+1] are the first residents of communities.
    """
    active, willing = roles.active, roles.willing
    for c in range(len(first) - 1):
        total, adults = 0.0, 0
        for i in range(first[c], first[c + 1]):
            if age[i] >= ADULT:
                total += motivation[i]
                adults += 1
        mean = total / max(1, adults)
        most = stops
        if mean > 0.0:  # motivation is 1 at most; room for rounding
            most = max(stops, starts / mean * (1.0 + 1e-9))
        ahead = numbers_of[first[c]] - first[c]
        rows, u = draw_below(luck, first[c], first[c + 1], 1, ahead, min(1.0, most))
        for n in range(len(rows)):
            i = rows[n]
            if age[i] < ADULT:
                continue
            if willing[i] == 1:
                if active[i] == 0 and u[n] < stops:
                    willing[i] = 0
            elif mean > 0.0 and u[n] < starts * motivation[i] / mean:
                willing[i] = 1

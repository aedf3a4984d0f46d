"""Who can be asked to join, through which channel the ask came, and what a refusal leaves behind."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled
from sim.world import F64, I8, I16, I32, I64, Roles

ADULT = 15
OWN, ORGANISED, BROADCAST, WALK_IN = range(4)  # channels, strongest first
REACHED = np.uint8(2)  # flag of those whom a broadcast reaches


@compiled
def on_roster(served_weeks: Any) -> Any:
    """Return whether residents (one, or arrays) have ever served or been at their group's session."""
    return served_weeks > 0


@compiled
def reach_by_broadcast(
    starts: I32,
    to_roster: I8,
    to_registered: I8,
    served_weeks: I16,
    registered: I8,
    flags: NDArray[np.uint8],
) -> None:
    """Flag those whom a broadcast paid for this week reaches."""
    for c in range(len(starts) - 1):
        roster, platform = to_roster[c] == 1, to_registered[c] == 1
        for i in range(starts[c], starts[c + 1] if roster or platform else starts[c]):
            reached = (platform & (registered[i] == 1)) | (roster & (served_weeks[i] > 0))
            flags[i] |= REACHED * reached


@compiled
def weight_of_asks(people: I64, week: int, holds: float, factor: float, refused_week: I16) -> F64:
    """Return for each of some people what an ask counts: less while a refusal holds (weeks)."""
    weight = np.ones(len(people))
    for n in range(len(people)):
        if week - refused_week[people[n]] < holds:
            weight[n] = factor
    return weight


@compiled
def remember_refusals(people: I64, week: int, holds: float, age: I8, roles: Roles) -> None:
    """Note a refusal of all adults among some people who are not active, unless one holds already."""
    active, refused_week = roles.active, roles.refused_week
    for i in people:
        if active[i] == 0 and age[i] >= ADULT:
            if week - refused_week[i] >= holds:
                refused_week[i] = week

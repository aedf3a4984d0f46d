"""Who can be asked to join, through which channel the ask came, and what a refusal leaves behind."""

from typing import Any

import numpy as np

from sim.compiled import compiled
from sim.world import F64, I8, I16, I64, Roles

ADULT = 15
OWN, ORGANISED, BROADCAST, WALK_IN = range(4)  # channels, strongest first


@compiled
def on_roster(served_weeks: Any, registered: Any) -> Any:
    """Return whether residents (one, or arrays) have ever served or are on the platform."""
    return (served_weeks > 0) | (registered == 1)


@compiled
def weight_of_asks(
    people: I64, week: int, holds: float, factor: float, refused_week: I16
) -> F64:
    """Return for each of some people what an ask counts: less while a refusal holds (weeks)."""
    weight = np.ones(len(people))
    for n in range(len(people)):
        if week - refused_week[people[n]] < holds:
            weight[n] = factor
    return weight


@compiled
def remember_refusals(
    people: I64, week: int, holds: float, age: I8, roles: Roles
) -> None:
    """Note a refusal of all adults among some people who are not active, unless one holds already."""
    active, refused_week = roles.active, roles.refused_week
    for i in people:
        if active[i] == 0 and age[i] >= ADULT:
            if week - refused_week[i] >= holds:
                refused_week[i] = week

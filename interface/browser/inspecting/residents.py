"""One resident: only what the model knows, so no sex, no name, no face."""

from typing import Any

import numpy as np

from interface.browser.inspecting.buildings import open_cases
from interface.browser.inspecting.community import group
from interface.browser.inspecting.stories import of_resident
from sim.layout import NEED_COUNT
from sim.simulation import Simulation
from sim.world import World

TRAITS = (
    "age",
    "alone",
    "migrant",
    "migrant_elder",
    "member_type",
    "floating",
    "skill",
    "hobby",
    "education",
    "digital",
    "disability",
    "low_income",
)
STATES = (
    "loneliness",
    "trust",
    "acceptance",
    "satisfaction",
    "belonging",
    "motivation",
    "efficacy",
    "fatigue",
    "opinion",
    "tolerance",
)


def who(world: World, i: int) -> dict[str, Any]:
    """Return what never changes."""
    traits = world.traits
    b, c, h = (int(getattr(traits, name)[i]) for name in ("cell", "community", "household"))
    return {
        "community": c,
        "cell": b,
        "number": b - int(world.communities.cell_start[c]) + 1,
        "household": h,
        "window": h - int(world.cells.household_start[b]) + 1,
        "home": [
            {"id": j, "age": int(traits.age[j])}
            for j in range(int(world.households.start[h]), int(world.households.start[h + 1]))
        ],
        **{name: int(getattr(traits, name)[i]) for name in TRAITS},
    }


def now(simulation: Simulation, i: int) -> dict[str, Any]:
    """Return states (0 to 1), roles, open cases, ties and story."""
    world, roles = simulation.world, simulation.world.roles
    key = world.cases.key[: world.case_count]
    low, high = np.searchsorted(key, [i * NEED_COUNT, (i + 1) * NEED_COUNT])
    org = int(roles.org[i])
    return {
        "states": {name: float(getattr(world.minds, name)[i]) for name in STATES},
        "active": bool(roles.active[i]),
        "served_weeks": int(roles.served_weeks[i]),
        "registered": bool(roles.registered[i]),
        "in_bed": bool(roles.in_bed[i]),
        "heard": bool(roles.heard[i]),
        "met": bool(roles.met[i]),
        "client": bool(roles.client_until[i] >= world.week - 1),
        "group": group(world, org) if org >= 0 else None,
        "cases": open_cases(world, np.arange(low, high)),
        "ties": ties(world, i),
        "story": of_resident(world, i),
    }


def ties(world: World, i: int) -> list[dict[str, Any]]:
    """Return the acquaintances, the strongest first, by what both have in common."""
    traits, org = world.traits, world.roles.org
    found = []
    for j, strength in zip(world.ties.contact[i].tolist(), world.ties.strength[i].tolist(), strict=True):
        if j < 0:
            continue
        if traits.household[j] == traits.household[i]:
            relation = "home"
        elif traits.cell[j] == traits.cell[i]:
            relation = "building"
        elif org[i] >= 0 and org[j] == org[i]:
            relation = "group"
        else:
            relation = "community" if traits.community[j] == traits.community[i] else "street"
        found.append(
            {
                "id": j,
                "strength": round(strength, 3),
                "relation": relation,
                "age": int(traits.age[j]),
                "migrant": bool(traits.migrant[j] or traits.migrant_elder[j]),
                "member": bool(traits.member_type[j]),
            }
        )
    return sorted(found, key=lambda one: -one["strength"])

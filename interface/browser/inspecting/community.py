"""A community: its people and places, and how its cases, groups and actors stand in a world."""

from typing import Any

import numpy as np

from interface.browser.inspecting.stories import LATELY, named, of_community
from interface.browser.picture import JOINT_WEEKS, PAIRS, TOKENS
from sim.layout import BIT_PLATFORM, GROUP_SLOTS, KNOWN_BITS, MEASURE_CLASS, NEED_COUNT, SIDE_COUNT
from sim.links import ACTORS, LINKS
from sim.permissions import open_in
from sim.shares import by_class
from sim.simulation import Simulation
from sim.world import World

SPAN = 13  # weeks of birth behind a share in time
SETTLED = (4, 4, 1)  # weeks after birth when a class has no case left that may still be in time
SHOWN = 40  # entrenched buildings listed
SUMMED = ("disputes_born", "bounces")  # over the last weeks
PLATFORMS = ("chat", "app", "exchange")  # kinds of named things: of households, of residents, of actors
NUMBERS = (
    "volunteers_active",
    "members_serving",
    "trust",
    "satisfaction",
    "loneliness",
    "loneliness_elders",
    "acceptance",
    "heard",
    "met",
    "would_ask",
    "neighbour_gap",
    "hours_meeting",
    "hours_double",
    "cases_latent",
    "entrenched_cells",
    "staff_burnout",
    "purse",
    "clarity",
    "opinion_sd",
)


def who(world: World, c: int) -> dict[str, Any]:
    """Return what never changes."""
    plan, start = world.plan.communities[c], world.communities.resident_start
    own = slice(int(start[c]), int(start[c + 1]))
    traits, age = world.traits, world.traits.age[own]
    elders = max(1, int((age >= 60).sum()))
    return {
        "community": c,
        "type": plan.type,
        "residents": len(age),
        "households": int(np.diff(world.communities.household_start)[c]),
        "cells": np.diff(world.communities.cell_start)[c].item(),
        "members": int((traits.member_type[own] > 0).sum()),
        "children": float((age < 15).mean()),
        "elders": float((age >= 60).mean()),
        "migrant_elders": float(traits.migrant_elder[own].sum() / elders),
        "elders_alone": int(((age >= 60) & (traits.alone[own] == 1)).sum()),
        "station_week": plan.station_week,
        "estates": called(world, c, "estate"),
        "platforms": {kind: called(world, c, kind) for kind in PLATFORMS},
        "chat": float(world.households.chat[world.households.community == c].mean()),
        "places": [
            {"name": one.name, "name_zh": one.name_zh, "owner": ACTORS[one.owner], "cell": int(cell)}
            for one, cell in zip(world.plan.places, world.place_cell, strict=True)
            if one.community == c
        ],
    }


def called(world: World, c: int, *kinds: str) -> list[dict[str, str]]:
    """Return the names that the study gives to things of some kinds in a community."""
    things = [thing for kind in kinds for thing in world.plan.named_as(kind, c)]
    return [{"name": thing.name, "name_zh": thing.name_zh} for thing in things]


def now(simulation: Simulation, c: int) -> dict[str, Any]:
    """Return how the community stands."""
    world, row = simulation.world, simulation.rows[-1]
    cases, count = world.cases, world.case_count
    own = cases.community[:count] == c
    need = cases.key[:count][own] % NEED_COUNT
    low, high = int(world.communities.cell_start[c]), int(world.communities.cell_start[c + 1])
    return {
        "numbers": {name: float(row[name][c]) for name in NUMBERS},
        "lately": {name: float(sum(one[name][c] for one in simulation.rows[-LATELY:])) for name in SUMMED},
        "registered": int(row["platform_registered"][c]),
        "on_platform": int(((cases.bits[:count][own] >> BIT_PLATFORM) & 1).sum()),
        "links": [link for link in LINKS if world.links and open_in(world, link, world.links[link])[c] == 1],
        "station_open": bool(world.communities.station_open[c]),
        "open": np.bincount(MEASURE_CLASS[need], minlength=3).tolist(),
        "severe": int(cases.severe[:count][own].sum()),
        "three_sides": int(sum(one["cells_worked_by_three"][c] for one in simulation.rows[-LATELY:])),
        "unseen": int(((cases.bits[:count][own] & KNOWN_BITS) == 0).sum()),
        "in_time": in_time(world, c),
        "groups": [
            group(world, j) for j in range(c * GROUP_SLOTS, (c + 1) * GROUP_SLOTS) if world.groups.alive[j]
        ],
        "projects": projects(world, c),
        "entrenched": entrenched(world, np.arange(low, high)),
        "pairs": pairs(world, c),
        "story": of_community(world, c),
    }


def in_time(world: World, c: int) -> list[float | None]:
    """Return percent in time by class, births of 13 weeks that are past every deadline."""
    cohorts, result = world.cohorts, []
    for kind, settled in enumerate(SETTLED):
        end = world.week - 1 - settled
        window = slice(max(0, end - SPAN + 1) - cohorts.first, max(0, end + 1) - cohorts.first)
        born = by_class(cohorts.born[window, c].sum(axis=0))[kind]
        done = by_class(cohorts.in_time[window, c].sum(axis=0))[kind]
        result.append(float(100 * done / born) if born else None)
    return result


def group(world: World, j: int) -> dict[str, Any]:
    """Return a living group in short."""
    groups = world.groups
    index = int(groups.named[j])
    name = named(world, world.plan.named[index].name) if index >= 0 else {}
    return {
        "id": j,
        "number": j % GROUP_SLOTS + 1,
        "need": f"k{groups.type[j]}",
        "hobby": int(groups.hobby[j]),
        "members": int(groups.members[j]),
        "leaders": int(groups.leaders[j]),
        **name,
    }


def projects(world: World, c: int) -> list[dict[str, Any]]:
    """Return the projects running."""
    own = world.projects
    return [
        {
            "number": int(own.number[c, p]),
            "need": f"k{own.type[c, p]}",
            "actor": ACTORS[own.sponsor[c, p]],
            "opened": int(own.opened[c, p]),
            "ends": int(own.ends[c, p]),
        }
        for p in np.flatnonzero(own.alive[c]).tolist()
    ]


def problem(world: World, b: int) -> dict[str, Any] | None:
    """Return the entrenched problem of a building: kind, progress, sides there in the last four weeks."""
    cells = world.cells
    if cells.ent_kind[b] < 0:
        return None
    lately = cells.worked[b] > world.week - 1 - JOINT_WEEKS
    return {
        "problem": int(cells.ent_kind[b]),
        "progress": float(cells.ent_progress[b]),
        "sides": [side for side in range(SIDE_COUNT) if lately[side]],
    }


def entrenched(world: World, cells: np.ndarray) -> list[dict[str, Any]]:
    """Return the entrenched buildings, those furthest on first."""
    own = cells[world.cells.ent_kind[cells] >= 0]
    order = own[np.argsort(-world.cells.ent_progress[own], kind="stable")][:SHOWN]
    return [{"cell": b, "number": b - int(cells[0]) + 1, **(problem(world, b) or {})} for b in order.tolist()]


def pairs(world: World, c: int) -> list[dict[str, Any]]:
    """Return pairs of actors with the cases of the last four weeks that both handled, most first."""
    joint = world.communities.joint_cases[c].sum(axis=0)
    both = joint + joint.T
    found = [{"tokens": [one, other], "n": int(both[TOKENS[one], TOKENS[other]])} for one, other in PAIRS]
    return sorted((one for one in found if one["n"]), key=lambda one: -int(one["n"]))

"""A building (cell) with its households as windows, and one household."""

from typing import Any

import numpy as np

from interface.browser.colours import COLOURS
from interface.browser.inspecting.community import problem
from interface.browser.inspecting.stories import of_cell, of_resident, shortened
from interface.browser.picture import EMERGENCY_NEED
from sim.layout import DEADLINE, KNOWN_BITS, NEED_COUNT, PARTY, VOLUNTEER
from sim.links import ACTORS
from sim.simulation import Simulation
from sim.structure import Need
from sim.world import World

COUNTED = ("open_cases", "unseen_cases", "volunteers")
"""Colours that count; the others are means of a state of mind."""
THREADS = 60


def who_cell(world: World, b: int) -> dict[str, Any]:
    """Return what never changes about a building."""
    cells, c = world.cells, int(world.cells.community[b])
    return {
        "community": c,
        "cell": b,
        "number": b - int(world.communities.cell_start[c]) + 1,
        "type": world.plan.communities[c].type,
        "residents": int(cells.start[b + 1] - cells.start[b]),
        "households": [
            household(world, h)
            for h in range(int(cells.household_start[b]), int(cells.household_start[b + 1]))
        ],
    }


def household(world: World, h: int) -> dict[str, Any]:
    """Return the people of a household and its marks."""
    traits, start = world.traits, world.households.start
    rows = np.arange(int(start[h]), int(start[h + 1]))
    age = traits.age[rows]
    return {
        "id": h,
        "residents": [{"id": i, "age": int(traits.age[i])} for i in rows.tolist()],
        "elder_alone": bool(((age >= 60) & (traits.alone[rows] == 1)).any()),
        "child": bool((age < 15).any()),
        "migrant_elder": bool(traits.migrant_elder[rows].any()),
        "member": bool((traits.member_type[rows] > 0).any()),
    }


def cell_now(simulation: Simulation, b: int) -> dict[str, Any]:
    """Return a building's open cases, problem, windows and threads between them."""
    world = simulation.world
    first, end = int(world.cells.household_start[b]), int(world.cells.household_start[b + 1])
    cases = _cases(world, np.arange(first, end))
    needs = np.bincount(world.cases.key[cases] % NEED_COUNT, minlength=NEED_COUNT)
    return {
        "open": {Need.keys()[k]: int(n) for k, n in enumerate(needs) if n},
        "unseen": int(((world.cases.bits[cases] & KNOWN_BITS) == 0).sum()),
        "overdue": int(_late(world, cases).sum()),
        "problem": problem(world, b),
        "volunteers": int(world.cells.servers[b, 1]),
        "members": int(world.cells.servers[b, 0]),
        "windows": windows(world, first, end),
        "threads": threads(world, b),
        "story": of_cell(world, b),
    }


def windows(world: World, first: int, end: int) -> dict[str, list[float]]:
    """Return every colour by household, overdue emergency cases, and the active volunteers."""
    start = world.households.start[first : end + 1].astype(np.int64)
    own, edges = slice(start[0], start[-1]), start[:-1] - start[0]
    sizes = np.diff(start)
    rows = _cases(world, np.arange(first, end))
    home = world.traits.household[world.cases.key[rows] // NEED_COUNT] - first
    unseen = (world.cases.bits[rows] & KNOWN_BITS) == 0
    serving = np.isin(world.duty.role[own], (PARTY, VOLUNTEER)).astype(np.int64)
    overdue = (world.cases.key[rows] % NEED_COUNT == EMERGENCY_NEED) & _late(world, rows)
    counted = {
        "open_cases": np.bincount(home, minlength=end - first),
        "unseen_cases": np.bincount(home[unseen], minlength=end - first),
        "volunteers": np.add.reduceat(serving, edges),
        "overdue": np.bincount(home[overdue], minlength=end - first),
    }
    result = {name: values.astype(float).tolist() for name, values in counted.items()}
    for colour in COLOURS:
        if colour.name not in COUNTED:
            values = np.add.reduceat(getattr(world.minds, colour.name)[own], edges) / sizes
            result[colour.name] = np.round(values, 4).tolist()
    result["active"] = np.add.reduceat(world.roles.active[own].astype(float), edges).tolist()
    return result


def threads(world: World, b: int) -> list[list[float]]:
    """Return the strongest ties between households of a building: window, window, strength."""
    low, high = int(world.cells.start[b]), int(world.cells.start[b + 1])
    contact, strength = world.ties.contact[low:high], world.ties.strength[low:high]
    who, slot = np.nonzero((contact >= low) & (contact < high))
    first = int(world.cells.household_start[b])
    home = world.traits.household
    found: dict[tuple[int, int], float] = {}
    for i, j, tie in zip(who + low, contact[who, slot], strength[who, slot], strict=True):
        one, other = sorted((int(home[i]) - first, int(home[j]) - first))
        if one != other:
            found[one, other] = max(found.get((one, other), 0.0), float(tie))
    order = sorted(found.items(), key=lambda item: -item[1])[:THREADS]
    return [[one, other, round(tie, 3)] for (one, other), tie in order]


def who_household(world: World, h: int) -> dict[str, Any]:
    """Return a household with the building it lives in."""
    b, c = int(world.households.cell[h]), int(world.households.community[h])
    return {
        "community": c,
        "cell": b,
        "number": b - int(world.communities.cell_start[c]) + 1,
        "window": h - int(world.cells.household_start[b]) + 1,
        **household(world, h),
    }


def household_now(simulation: Simulation, h: int) -> dict[str, Any]:
    """Return a household's open cases, states and story."""
    world, start = simulation.world, simulation.world.households.start
    rows = _cases(world, np.array([h]))
    values = windows(world, h, h + 1)
    people = range(int(start[h]), int(start[h + 1]))
    return {
        "states": {name: own[0] for name, own in values.items()},
        "cases": open_cases(world, rows),
        "story": shortened(
            {**one, "values": {**one["values"], "age": int(world.traits.age[i])}}
            for i in people
            for one in of_resident(world, i)
        ),
    }


def open_cases(world: World, rows: np.ndarray) -> list[dict[str, Any]]:
    """Return open cases by row: need, since when, known to whom first, late or not."""
    cases, late = world.cases, _late(world, rows)
    return [
        {
            "need": Need.keys()[int(cases.key[n]) % NEED_COUNT],
            "severe": bool(cases.severe[n]),
            "born": int(cases.born[n]),
            "late": bool(late[at]),
            "known": ACTORS[cases.first_knower[n]] if cases.first_knower[n] >= 0 else None,
            "listed": bool(cases.bits[n] >> 15 & 1),
        }
        for at, n in enumerate(rows.tolist())
    ]


def _late(world: World, rows: np.ndarray) -> np.ndarray:
    cases = world.cases
    return world.week - 1 - cases.born[rows] >= DEADLINE[cases.key[rows] % NEED_COUNT]


def _cases(world: World, households: np.ndarray) -> np.ndarray:
    """Return the rows of the open cases of some households in a run (cases are sorted by resident)."""
    start = world.households.start
    edges = NEED_COUNT * start[[households[0], households[-1] + 1]].astype(np.int64)
    low, high = np.searchsorted(world.cases.key[: world.case_count], edges)
    return np.arange(low, high)

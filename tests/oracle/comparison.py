"""Which states of the reference differ from those of the fast world: counts exactly, floats to 1e-9."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from sim.world import World
from tests.oracle.bridge import (
    CASE_FIELDS,
    COHORTS,
    LOG_FIELDS,
    PROJECT_FIELDS,
    STREET_FIELDS,
    TABLES,
)
from tests.oracle.entities import Case
from tests.oracle.street import ReferenceStreet

TOLERANCE = 1e-9
GUIDANCE = ("guidance", "staff_guidance", "guided_by")
HOURS_OF = {"hours_withheld": 0, "hours_added": 0}  # measures of arms that take another's hours


def differences(street: ReferenceStreet, world: World) -> list[str]:
    """Return one line for every state that differs: name, how many, the first of them."""
    found: list[str] = []
    for name, mine, theirs in _pairs(street, world):
        found += _differ(name, mine, theirs)
    return found


def _differ(name: str, mine: Any, theirs: Any) -> list[str]:
    if isinstance(mine, dict):
        keys = sorted(key for key in mine.keys() | theirs.keys() if mine.get(key, 0) != theirs.get(key, 0))
        if not keys:
            return []
        first = keys[0]
        values = f"reference {mine.get(first, 0)}, fast {theirs.get(first, 0)}"
        return [f"{name}: {len(keys)} differ, at {first}: {values}"]
    one, other = np.asarray(mine), np.asarray(theirs)
    if one.size == other.size == 0:
        return []
    if one.shape != other.shape:
        return [f"{name}: reference has shape {one.shape}, fast {other.shape}"]
    if one.dtype.kind == "f" or other.dtype.kind == "f":
        unequal = ~np.isclose(one, other, rtol=0, atol=TOLERANCE)
    else:
        unequal = one != other
    if not unequal.any():
        return []
    index = tuple(np.argwhere(unequal)[0].tolist())
    return [
        f"{name}: {int(unequal.sum())} of {unequal.size} differ, at {index}: "
        f"reference {one[index]}, fast {other[index]}"
    ]


def _pairs(street: ReferenceStreet, world: World) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, reference values, fast values of every state."""
    for name in STREET_FIELDS.split():
        yield name, getattr(street, name), getattr(world, name)
    for table in TABLES:
        arrays = getattr(world, table.array or table.name, None)
        if arrays is None:
            continue
        rows = table.rows(street)
        for name in table.fields.split():
            values = getattr(arrays, name)[: len(rows)]
            mine = [getattr(thing, name) for thing in rows]
            if table.skip_dead and name != "alive":
                # a slot keeps the guidance of a group that died until its next group is guided
                since = street.week - 2 if name in GUIDANCE else street.week
                alive = [
                    n for n, one in enumerate(rows) if one.alive and arrays.alive[n] and one.born <= since
                ]
                mine, values = [mine[n] for n in alive], values[alive]
            yield f"{table.name}.{name}", mine, values
    yield from _people(street, world)
    yield from _communities(street, world)
    yield from _cases(street, world)


def _number(thing: Any) -> int:
    return -1 if thing is None else thing.number


def _people(street: ReferenceStreet, world: World) -> Iterator[tuple[str, Any, Any]]:
    people = street.residents
    yield "traits.household", [i.household.number for i in people], world.traits.household
    yield "traits.cell", [i.cell.number for i in people], world.traits.cell
    yield "traits.community", [i.community.number for i in people], world.traits.community
    yield "ties.contact", [[_number(j) for j in i.contacts] for i in people], world.ties.contact
    yield "ties.strength", [i.strengths for i in people], world.ties.strength
    yield "roles.org", [_number(i.group) for i in people], world.roles.org
    yield "duty.child", [_number(i.child) for i in people], world.duty.child
    if hasattr(world, "now"):
        yield "now.session", [i.session_now for i in people], world.now.session
        yield "now.asks", [i.asks for i in people], world.now.asks
        yield "now.channels", [i.channels for i in people], world.now.channels
        yield "now.side_cell", [cell.side_cell for cell in street.cells], world.now.side_cell
    talks = getattr(world, "talks", None)
    if talks is not None:
        partners = np.full(len(people), -1)
        partners[talks.who] = talks.whom
        slots = np.full(len(people), -1)
        slots[talks.who] = talks.slot
        yield "talks.whom", [_number(i.talk_partner) for i in people], partners
        yield "talks.slot", [i.talk_slot for i in people], slots
    if hasattr(world, "venue_pairs"):
        met = {frozenset((i.number, i.venue_partner.number)) for i in people if i.venue_partner is not None}
        pairs = {frozenset(pair) for pair in zip(*(side.tolist() for side in world.venue_pairs), strict=True)}
        yield "venue_pairs", sorted(map(sorted, met)), sorted(map(sorted, pairs))
    yield (
        "cells.severity_ring",
        [[cell.severity_ring[w] for cell in street.cells] for w in range(26)],
        world.cells.severity_ring,
    )
    yield "workers.skill", [worker.skill for worker in street.workers], world.worker_skill


def _communities(street: ReferenceStreet, world: World) -> Iterator[tuple[str, Any, Any]]:
    communities = street.communities
    for name in PROJECT_FIELDS.split():
        mine = [getattr(project, name) for community in communities for project in community.projects]
        values = getattr(world.projects, name)
        values = values.reshape(len(mine), *values.shape[2:])
        if name != "alive":
            alive = [n for n, flag in enumerate(world.projects.alive.ravel()) if flag]
            mine, values = [mine[n] for n in alive], values[alive]
        yield f"projects.{name}", mine, values
    if hasattr(world, "group_types"):
        yield "group_types", [kind for one in communities for kind in one.group_types], world.group_types
    if hasattr(world, "now"):
        for name in ("minutes", "eta", "eta_base"):
            mine = [[getattr(purse, name) for purse in one.purses] for one in communities]
            yield f"now.{name}", mine, getattr(world.now, name)
        yield "now.uses", [[[*use.values()] for use in one.now.uses] for one in communities], world.now.uses
    theirs: dict[tuple[Any, ...], Any] = {}
    for name, flow in world.flows.items():
        array = np.asarray(flow)
        for index in np.argwhere(array).tolist():
            theirs[(name, *index)] = array[tuple(index)].item()
    counts = {(key[0], one.number, *key[1:]): n for one in communities for key, n in one.counts.items() if n}
    yield "flows", counts, theirs


def _cases(street: ReferenceStreet, world: World) -> Iterator[tuple[str, Any, Any]]:
    cases = [case for _, case in sorted(street.cases.items())]
    count = world.case_count
    keys = [case.key for case in cases]
    yield "cases.key", keys, world.cases.key[:count]
    if keys == world.cases.key[:count].tolist():
        for name in CASE_FIELDS.split():
            yield f"cases.{name}", [getattr(case, name) for case in cases], getattr(world.cases, name)[:count]
        yield "cases.bits", [_bits(case) for case in cases], world.cases.bits[:count]
        yield "cases.helper", [_number(case.helper) for case in cases], world.cases.helper[:count]
    yield from _log(street, world)
    theirs = {
        (name, index[0] + world.cohorts.first, *index[1:]): int(getattr(world.cohorts, name)[tuple(index)])
        for name in COHORTS.split()
        for index in np.argwhere(getattr(world.cohorts, name)).tolist()
    }
    yield "cohorts", {key: number for key, number in street.cohorts.items() if number}, theirs


def _log(street: ReferenceStreet, world: World) -> Iterator[tuple[str, Any, Any]]:
    """Compare the log as a set of lines: the order within a week says nothing."""
    names = LOG_FIELDS.split()
    mine = sorted(tuple(getattr(line, name) for name in names) for line in street.log)
    columns = [getattr(world.log, name)[: world.log_count].tolist() for name in names]
    yield "log", mine, sorted(zip(*columns, strict=True))


def _bits(case: Case) -> int:
    return sum(1 << actor for actor in case.knowers) + (case.by_platform << 14) + (case.listed << 15)


def row_differences(street: ReferenceStreet, row: dict[str, Any]) -> list[str]:
    """Return one line for every measure of the last week that differs."""
    mine = street.rows[-1]
    found = [f"measure {name}: the reference has none" for name in row if name not in mine | HOURS_OF]
    found += [f"measure {name}: the fast street has none" for name in mine if name not in row]
    for name in mine.keys() & row.keys():
        found += _differ(f"measure {name}", mine[name], row[name])
    return sorted(found)

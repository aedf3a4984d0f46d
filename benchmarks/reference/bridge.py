"""From the fast world to the reference and back: copy all states, run a process on both, compare.

`python -m benchmarks.reference.bridge SCENARIO --process NAME` lives a fast street and, before the
process in every week, copies its states into reference objects, runs the reference's process on the
copy and the fast one on the world, and says where the states then differ.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from benchmarks.reference.entities import Case, ClosedCase, Partner, Worker
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import NEVER
from benchmarks.reference.week import WEEK, process
from scenarios import load, load_street
from sim.life import Life
from sim.measures import record
from sim.processes.calendar import open_week
from sim.scenario import Scenario
from sim.week import WEEK as FAST_WEEK
from sim.world import World

TOLERANCE = 1e-9
HOURS_OF = {"hours_withheld": 0, "hours_added": 0}  # measures of arms that take another's hours


class Table(NamedTuple):
    """States of one kind of thing: where the fast world and the reference keep them."""

    name: str
    rows: Callable[[ReferenceStreet], list[Any]]
    fields: str
    array: str = ""  # name of the named tuple, if it differs from `name`
    skip_dead: bool = False


TABLES = (
    Table(
        "traits",
        lambda street: street.residents,
        "age education low_income skill hobby member_type floating migrant migrant_elder alone digital "
        "disability side free_hours threshold start_opinion start_tolerance start_motivation "
        "start_belonging start_trust start_acceptance",
    ),
    Table(
        "minds",
        lambda street: street.residents,
        "opinion tolerance motivation obligation efficacy fatigue belonging trust acceptance loneliness "
        "satisfaction",
    ),
    Table(
        "roles",
        lambda street: street.residents,
        "active emergency_joined served_weeks history honoured_until registered listed client_until "
        "visited_week in_bed session studied_week",
    ),
    Table(
        "duty",
        lambda street: street.residents,
        "role minutes coordinator own_cell called cases own_list from_list studied guided slot",
    ),
    Table(
        "cells",
        lambda street: street.cells,
        "x y side friction tie_sum ent_kind ent_progress worked servers attenders",
    ),
    Table(
        "communities",
        lambda street: street.communities,
        "clarity coordination staff_skill volunteer_skill burnout idle purse incubation_bank incubation_yes "
        "beds_free station_open specialism estimate survey_week office_known study_opinion study_week "
        "chair_week pair_last bounces due spare left_last joint_cases start_entrenched start_spread "
        "projects_opened visits_with_child visits_without_child",
    ),
    Table(
        "may",
        lambda street: [community.may for community in street.communities],
        "linked chair study send_members introduce call_listed pass_survey train ask_roster seed_roster "
        "seed_servers any_goods platform supervised",
    ),
    Table(
        "now",
        lambda street: [community.now for community in street.communities],
        "offered linked chair hub attended pair_met quality patrol_minutes visit_minutes own_time "
        "expertise_minutes organiser_asks broadcast place_asked known_new served served_list joint_cells "
        "travel project_served",
    ),
    Table(
        "groups",
        lambda street: [group for community in street.communities for group in community.groups],
        "alive type hobby born leaders place activity autonomy funder members attenders guidance "
        "staff_guidance guided_by managed_weeks named",
        skip_dead=True,
    ),
    Table("partners", lambda street: street.partners, "category satisfaction stock gift gift_used"),
)
PROJECT_FIELDS = "alive type sponsor opened ends planned served function supplier output number"
CASE_FIELDS = (
    "severe dependent born first_knower known_week list_week work_done bounces tie attempts late closer "
    "closer_bin closed_from_list"
)
LOG_FIELDS = "resident need severe born known_week closed first_knower closer from_list bounces helper"
COHORTS = "born in_time group_born group_in_time subgroup_born subgroup_in_time"
STREET_FIELDS = "week emergency emergency_end surge project_count"


def copy_world(world: World, scenario: Scenario) -> ReferenceStreet:
    """Return a reference street in the state of a fast world."""
    street = ReferenceStreet(scenario, world.seed, plan=world.plan, scale=world.scale)
    street.settings = world.settings
    street.links = world.links or street.links
    for name in STREET_FIELDS.split():
        setattr(street, name, getattr(world, name))
    _build(street, world)
    for table in TABLES:
        arrays = getattr(world, table.array or table.name, None)
        if arrays is None:
            continue
        for name in table.fields.split():
            values = getattr(arrays, name).tolist()
            for thing, value in zip(table.rows(street), values, strict=False):
                _set(thing, name, value)
    _copy_people(street, world)
    _copy_communities(street, world)
    _copy_cases(street, world)
    return street


def _set(thing: Any, name: str, value: Any) -> None:
    """Set an attribute, as a truth value where the reference has one."""
    if isinstance(getattr(thing, name), bool):
        value = bool(value)
    setattr(thing, name, value)


def _build(street: ReferenceStreet, world: World) -> None:
    """Build communities, cells, households and residents."""
    cells, households = world.cells, world.households
    for _ in range(world.community_count):
        street.add_community()
    for c in cells.community.tolist():
        street.add_cell(street.communities[c])
    for h, b in enumerate(households.cell.tolist()):
        household = street.add_household(street.cells[b])
        for _ in range(int(households.start[h]), int(households.start[h + 1])):
            street.add_resident(household)
    for b in world.place_cell.tolist():
        street.add_place(street.cells[b])
    for number, category in enumerate(world.partners.category.tolist()):
        if category >= 0:
            street.partners.append(Partner(number, category, world.community_count))
    for number, own in enumerate(world.workers_of):
        street.workers.append(Worker(number, [street.communities[c] for c in own]))
        street.workers[-1].skill = float(world.worker_skill[number])


def _copy_people(street: ReferenceStreet, world: World) -> None:
    """Copy what refers to other people or groups, and notes of the week."""
    everybody = street.residents
    rows = zip(
        everybody, world.ties.contact.tolist(), world.ties.strength.tolist(), world.roles.org.tolist(),
        world.duty.child.tolist(), strict=True,
    )  # fmt: skip
    for resident, contacts, strengths, org, child in rows:
        resident.contacts = [everybody[j] if j >= 0 else None for j in contacts]
        resident.strengths = strengths
        if org >= 0:
            resident.group = street.communities[org // 8].groups[org % 8]
        resident.child = everybody[child] if child >= 0 else None
    talks = getattr(world, "talks", None)
    if talks is not None:
        for i, j, slot in zip(talks.who.tolist(), talks.whom.tolist(), talks.slot.tolist(), strict=True):
            everybody[i].talk_partner, everybody[i].talk_slot = everybody[j], slot
    if hasattr(world, "venue_pairs"):
        for i, j in zip(*(side.tolist() for side in world.venue_pairs), strict=True):
            everybody[i].venue_partner, everybody[j].venue_partner = everybody[j], everybody[i]
    if hasattr(world, "now"):
        for i, resident in enumerate(everybody):
            resident.session_now = int(world.now.session[i])
            resident.asks = int(world.now.asks[i])
            resident.channels = int(world.now.channels[i])
        for cell, sides in zip(street.cells, world.now.side_cell.tolist(), strict=True):
            cell.side_cell = sides
    for w, week in enumerate(world.cells.severity_ring.tolist()):
        for cell, kinds in zip(street.cells, week, strict=True):
            cell.severity_ring[w] = kinds


def _copy_communities(street: ReferenceStreet, world: World) -> None:
    """Copy purses, uses of minutes, projects and counts."""
    for c, community in enumerate(street.communities):
        for slot, project in enumerate(community.projects):
            for name in PROJECT_FIELDS.split():
                _set(project, name, getattr(world.projects, name)[c, slot].tolist())
        if world.ties_mixed is not None:
            community.ties_mixed = tuple(world.ties_mixed[c].tolist())
        if hasattr(world, "group_types"):
            community.group_types = world.group_types[8 * c : 8 * c + 8].tolist()
        if hasattr(world, "now"):
            for r, purse in enumerate(community.purses):
                purse.minutes = int(world.now.minutes[c, r])
                purse.eta = world.now.eta[c, r].tolist()
                purse.eta_base = world.now.eta_base[c, r].tolist()
            for uses, numbers in zip(community.now.uses, world.now.uses[c].tolist(), strict=True):
                uses.update(zip(uses, numbers, strict=True))
        for name, array in world.flows.items():
            for index in np.argwhere(np.asarray(array)[c]).tolist():
                community.counts[(name, *index)] = np.asarray(array)[c][tuple(index)].item()


def _copy_cases(street: ReferenceStreet, world: World) -> None:
    """Copy the cases, the log and the cohorts."""
    everybody = street.residents
    for n in range(world.case_count):
        key = int(world.cases.key[n])
        case = Case(everybody[key // 8], key % 8, 0)
        for name in CASE_FIELDS.split():
            _set(case, name, getattr(world.cases, name)[n].item())
        bits, helper = int(world.cases.bits[n]), int(world.cases.helper[n])
        case.knowers, case.by_platform, case.listed = _knowers(bits), bool(bits >> 14 & 1), bool(bits >> 15)
        case.helper = everybody[helper] if helper >= 0 else None
        before = getattr(world, "bits_before", ())
        if len(before) == world.case_count:
            case.knowers_before = _knowers(int(before[n]))
        street.cases[key] = case
    for key in world.born.key.tolist() if hasattr(world, "born") else ():
        gone = Case(everybody[key // 8], key % 8, world.week)  # closed in the week of its birth
        street.born_this_week.append(street.cases.get(key, gone))
    names = LOG_FIELDS.split()
    for n in range(world.log_count):
        line = ClosedCase.__new__(ClosedCase)
        for name in names:
            setattr(line, name, getattr(world.log, name)[n].item())
        line.knowers = _knowers(int(world.log.bits[n]))
        street.log.append(line)
    for name in COHORTS.split():
        array = getattr(world.cohorts, name)
        for index in np.argwhere(array).tolist():
            street.cohorts[(name, index[0] + world.cohorts.first, *index[1:])] = int(array[tuple(index)])


def _knowers(bits: int) -> set[int]:
    return {actor for actor in range(8) if bits >> actor & 1}


# Comparing ----------------------------------------------------------------------------------------


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
                alive = [n for n, thing in enumerate(rows) if thing.alive and arrays.alive[n]]
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
    for name, array in world.flows.items():
        for index in np.argwhere(array).tolist():
            theirs[(name, *index)] = np.asarray(array)[tuple(index)].item()
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


# Checking process by process ----------------------------------------------------------------------


def check(
    scenario: Scenario,
    seed: int,
    scale: float,
    weeks: Iterable[int],
    names: Iterable[str],
) -> Iterator[tuple[int, str, list[str]]]:
    """Live a fast street; in the weeks asked for check processes alone and yield what differs."""
    plan = load_street("x-street")
    life = Life(scenario, seed, street=plan, scale=scale)
    wanted, names = set(weeks), set(names)
    while life.week <= max(wanted):
        if life.week not in wanted:
            life.step()
            continue
        world = life.world

        def both(name: str, fast: Callable[[World], None], world: World = world) -> list[str]:
            street = copy_world(world, scenario) if name in names else None
            fast(world)
            if street is None:
                return []
            process(name)(street)
            return differences(street, world)

        yield life.week, "calendar", both("calendar", lambda world: open_week(world, scenario))
        for one in FAST_WEEK:
            yield life.week, one.name, both(one.name, one.change)
        street = copy_world(world, scenario) if "record" in names else None
        close_week(life)
        if street is not None:
            process("record")(street)
            yield life.week, "record", row_differences(street, life.rows[-1])
        world.week += 1


def close_week(life: Life) -> None:
    """Record the week as `Life.step` does; the week itself was lived process by process."""
    world, keep = life.world, life.world.hours.keep
    life.rows.append(record(world))
    if keep is not None and world.week >= 0:
        keep.weeks.append(world.week)
        keep.ledger_offered.append(world.now.offered.copy())
        keep.uses.append(world.now.uses.copy())


def row_differences(street: ReferenceStreet, row: dict[str, Any]) -> list[str]:
    """Return one line for every measure of the last week that differs."""
    mine = street.rows[-1]
    found = [f"measure {name}: the reference has none" for name in row if name not in mine | HOURS_OF]
    found += [f"measure {name}: the fast street has none" for name in mine if name not in row]
    for name in mine.keys() & row.keys():
        found += _differ(f"measure {name}", mine[name], row[name])
    return sorted(found)


def main() -> None:
    """Check processes in some weeks of a fast run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reference.bridge", description=__doc__)
    parser.add_argument("scenario", nargs="?", default="linked")
    parser.add_argument("--process", nargs="+", required=True, choices=[name for name, _, _ in WEEK])
    parser.add_argument("--weeks", nargs="+", type=int, default=[0], help="first and last week to check")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=0.02)
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings to change")
    o = parser.parse_args()
    scenario = load(o.scenario)
    if o.set:
        changes = {one.split("=")[0]: float(one.split("=")[1]) for one in o.set}
        scenario = scenario.replace(settings=scenario.settings.replace(changes))
    agree = checked = 0
    for week, name, found in check(scenario, o.seed, o.scale, range(o.weeks[0], o.weeks[-1] + 1), o.process):
        if name in o.process:
            checked += 1
            agree += not found
        for line in found:
            print(f"week {week}, {name}: {line}")
    print(f"{agree} of {checked} checks agree")


if __name__ == "__main__":
    main()


__all__ = ["NEVER", "check", "copy_world", "differences"]

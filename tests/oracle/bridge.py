"""From the fast world to the reference: copy all states, so that a process can be checked alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from sim.scenario import Scenario
from sim.world import World
from tests.oracle.entities import Case, ClosedCase, Partner, Worker
from tests.oracle.street import ReferenceStreet


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
        "willing refused_week heard met active emergency_joined served_weeks history honoured_until "
        "registered listed client_until visited_week in_bed session studied_week",
    ),
    Table(
        "duty",
        lambda street: street.residents,
        "role minutes coordinator own_cell called cases own_list from_list studied guided slot",
    ),
    Table("households", lambda street: street.households, "chat"),
    Table(
        "cells",
        lambda street: street.cells,
        "x y side friction tie_sum ent_kind ent_progress ent_since worked servers attenders",
    ),
    Table(
        "communities",
        lambda street: street.communities,
        "settled strays coordination staff_skill volunteer_skill burnout idle purse programme portfolio "
        "goods_money incubation_bank incubation_yes beds_free station_open specialism estimate survey_week "
        "office_known study_opinion study_week chair_week pair_last due joint_cases start_entrenched "
        "start_spread projects_opened programmes projects_ended projects_useful projects_serving "
        "project_yuan project_ceiling visits_with_child visits_without_child",
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
        "offered linked chair hub attended pair_met quality patrol_minutes visit_minutes own_time bought "
        "expertise_minutes organiser_asks broadcast place_asked known_new served served_list joint_cells "
        "travel project_served",
    ),
    Table(
        "groups",
        lambda street: [group for community in street.communities for group in community.groups],
        "alive type hobby born leaders place activity autonomy funder members attenders guidance "
        "staff_guidance guided_by managed_weeks lead_weeks full_sessions outside_cases project_weeks "
        "in_depth named",
        skip_dead=True,
    ),
    Table(
        "partners",
        lambda street: street.partners,
        "category gives allied worth satisfaction stock gift gift_used",
    ),
)
PROJECT_FIELDS = "alive type sponsor opened ends held given effective output planned served came number"
CASE_FIELDS = (
    "severe dependent deed area born first_knower known_week list_week work_done tried_week bounces tie "
    "attempts late closer closer_bin closed_from_list"
)
LOG_FIELDS = "resident need severe deed born known_week closed first_knower closer from_list bounces helper"
COHORTS = "born in_time heard group_born group_in_time subgroup_born subgroup_in_time"
STREET_FIELDS = "week emergency emergency_end surge project_count goods_missing"


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
    for c, address in zip(cells.community.tolist(), cells.number.tolist(), strict=True):
        street.add_cell(street.communities[c], address)
    for h, b in enumerate(households.cell.tolist()):
        household = street.add_household(street.cells[b], int(households.number[h]))
        for i in range(int(households.start[h]), int(households.start[h + 1])):
            street.add_resident(household, int(world.traits.number[i]))
    for b in world.place_cell.tolist():
        street.add_place(street.cells[b])
    for number, category in enumerate(world.partners.category.tolist()):
        if category >= 0:
            street.partners.append(Partner(number, category, [], [False] * world.community_count))
    for number, own in enumerate(world.workers_of):
        everywhere = world.plan.whole.workers[number]
        street.workers.append(Worker(number, [street.communities[c] for c in own], len(everywhere)))
        street.workers[-1].skill = float(world.worker_skill[number])


def _copy_people(street: ReferenceStreet, world: World) -> None:
    """Copy what refers to other people or groups, and notes of the week."""
    everybody = street.residents
    rows = zip(
        everybody,
        world.ties.contact.tolist(),
        world.ties.strength.tolist(),
        world.roles.org.tolist(),
        world.duty.child.tolist(),
        strict=True,
    )
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

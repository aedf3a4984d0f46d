"""A tenth of the street in which everybody offers minutes, for laws of W2 and W12."""

from types import SimpleNamespace

import numpy as np

from scenarios import load_street
from sim.efficiency import efficiencies
from sim.founding import found
from sim.layout import (
    ACTOR_RESOURCES,
    R_GROUP,
    R_OFFICE,
    R_PARTY,
    R_PROFESSIONAL,
    R_SOCIAL,
    R_VOLUNTEER,
)
from sim.ledger import new_book
from sim.processes import commissioning, new_groups, projects, sessions, supervision, support, survey
from sim.processes import groups as living
from sim.settings import Settings
from sim.world import I64, World

PERMISSIONS = (
    "study",
    "pass_survey",
    "train",
    "ask_roster",
    "seed_roster",
    "seed_servers",
    "any_goods",
    "platform",
    "supervised",
)
W2 = (
    support.extend_contact_list,
    support.guide_groups,
    survey.survey_needs,
    survey.choose_specialisms,
    support.train_helpers,
    support.ask_and_publish,
    supervision.supervise,
    projects.run_projects,
    support.keep_shares,
)
W12 = (
    living.change_groups,
    new_groups.found_groups,
    sessions.hold_sessions,
    projects.end_projects,
    commissioning.open_projects,
)
MONEY = 70_000


def small_world(linked: int = 1, **settings: float | str) -> World:
    """Found a tenth of the street with money in every purse."""
    world = found(load_street("x-street"), Settings(**settings), 1, 0.1)
    world.communities.purse[:] = MONEY
    world.communities.estimate[:] = np.arange(8.0)
    begin(world, 0, linked)
    return world


def begin(world: World, week: int, linked: int = 1) -> None:
    """Open a week in which everybody offers minutes, as W0 and W1 would."""
    count = world.community_count
    world.week = week
    allowed = np.full(count, linked, dtype=np.int8)
    world.may = SimpleNamespace(**dict.fromkeys(PERMISSIONS, allowed))
    world.flows = {}
    world.now = now = new_book(count, len(world.cells.side), world.resident_count)
    now.linked[:] = linked
    now.hub[:] = now.attended[:] = linked
    minutes = now.minutes
    minutes[:, R_OFFICE] = 16_000
    minutes[:, R_SOCIAL] = 1_120
    minutes[:, [R_PARTY, R_VOLUNTEER]] = 1_000
    minutes[:, R_GROUP : R_GROUP + 2] = 300
    minutes[:, R_PROFESSIONAL] = 1_200
    for a, (low, high) in enumerate(ACTOR_RESOURCES):
        now.offered[:, a] = minutes[:, low:high].sum(axis=1)
    efficiencies(world, world.groups.type, now.eta, now.eta_base)


def minutes_left(world: World) -> I64:
    """Return [C, 9] the minutes actors have not spent."""
    parts = [world.now.minutes[:, low:high].sum(axis=1) for low, high in ACTOR_RESOURCES]
    return np.stack(parts, axis=1)


def live(world: World, week: int, linked: int = 1) -> None:
    """Live one week of W2 and W12."""
    begin(world, week, linked)
    for step in W2:
        step(world)
    world.communities.estimate[:] = np.arange(8.0)
    for step in W12:
        step(world)

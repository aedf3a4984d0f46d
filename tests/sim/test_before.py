"""The world before the actors came: nobody and nothing of those absent, and money and hours in place."""

from functools import cache

import numpy as np
import pytest

from scenarios import load
from sim.driver import run
from sim.founding import found
from sim.hours import HoursRecord
from sim.layout import OFFERED_RESOURCES, OFFICE, R_OFFICE, RESOURCE_ACTOR
from sim.links import ACTORS, LINKS
from sim.scenario import Event, Scenario
from sim.simulation import Simulation
from sim.trajectory import Trajectory
from tests.sim.worlds import street, world_of

SCALE = 0.02
ABSENT = ("social_workers", "self_organisations", "professional_organisations", "charity_partners")
EMERGENCY_TO_BE = 40  # weeks, past the emergency and the half-year tick
BURN_IN = 30


def short(name: str, **settings: object) -> Scenario:
    """Return a world with a burn-in that keeps tests short."""
    return world_of(name, burn_in=BURN_IN, **settings)


def live(scenario: Scenario, weeks: int, hours: HoursRecord | None = None) -> Simulation:
    """Live a small street for some weeks."""
    simulation = Simulation(scenario, 3, street=street(), scale=SCALE, hours=hours)
    while simulation.week < weeks:
        simulation.step()
    return simulation


@cache
def isolated() -> Trajectory:
    """Return a run of the isolated world."""
    return run(short("isolated"), 3, street=street(), scale=SCALE, weeks=30)


def test_only_those_named_are_there() -> None:
    """Exact: five actors, no link, the same people, emergency and settings as the isolated world."""
    before, base = load("before"), load("isolated")
    assert set(ACTORS) - before.settings.present == set(ABSENT)
    assert not any(before.ever_open(link) for link in LINKS)
    assert before.emergencies == base.emergencies
    assert before.settings.replace({"present": base.settings.present}) == base.settings


def test_absent_actors_are_empty_in_every_week() -> None:
    """Invariant: no group, partner, goods, contract or worker, and rows of the ledger that are all 0."""
    simulation = Simulation(short("before"), 3, street=street(), scale=SCALE)
    absent = [ACTORS.index(name) for name in ABSENT]
    while simulation.week < EMERGENCY_TO_BE:
        world = simulation.world
        assert not world.groups.alive.any()
        assert not world.groups.members.any()
        assert (world.roles.org == -1).all()
        assert (world.communities.incubation_bank == 0).all()
        assert (world.communities.incubation_yes == -1).all()
        assert (world.partners.category == -1).all()
        assert not world.partners.stock.any()
        assert world.workers_of == ()
        assert len(world.worker_skill) == 0
        assert (world.communities.specialism == -1).all()
        assert not world.communities.beds_free.any()
        assert not world.communities.station_open.any()
        assert (world.roles.client_until < 0).all()
        simulation.step()
        assert not world.now.offered[:, absent].any()
        assert not world.now.uses[:, absent].any()
        assert world.now.offered[:, OFFICE].all()
    record = simulation.world.hours.keep
    assert record is not None
    assert not np.stack(record.ledger_offered)[:, :, absent].any()
    kinds = {kind for _, _, _, kind, _ in simulation.world.events}
    assert not kinds & {"group_born", "contract", "station_opened", "worker_replaced", "place_granted"}


def test_the_isolated_founding_has_not_moved() -> None:
    """Exact: groups, partners and workers of the isolated world are founded as ever, of the same people."""
    base, before = (found(street(), load(name).settings_at(-1), 3, 0.05) for name in ("isolated", "before"))
    for kind in ("traits", "minds", "ties", "cells"):
        one, other = getattr(base, kind), getattr(before, kind)
        for name in one._fields:
            assert np.array_equal(getattr(one, name), getattr(other, name)), (kind, name)
    assert base.groups.alive.sum() == street_groups()
    assert (base.roles.org >= 0).sum() == base.groups.members.sum() > 0
    assert (base.partners.category >= 0).sum() == len(street().partners)
    assert (base.partners.stock.sum(axis=1) > 0).sum() == len(street().partners)
    assert base.workers_of == street().workers
    assert ((base.worker_skill >= 0.6) & (base.worker_skill <= 1)).all()


def street_groups() -> int:
    """Return how many groups a street is founded with."""
    return int(load("isolated").settings.start_groups) * len(street().communities)


def test_contract_money_stays_in_the_purse() -> None:
    """Exact: from week 0 on each week's contract money, where nobody is there to take it."""
    spare = {"broadcast_yuan": 0, "honour_yuan": 0}  # and no project can be paid at this scale
    worlds = {name: live(short(name, **spare), 1).world for name in ("before", "isolated")}
    settings = worlds["before"].settings
    weekly = int(settings.purchase_share * settings.fund_yuan * SCALE / 52)
    assert weekly > 0
    more = worlds["before"].communities.purse - worlds["isolated"].communities.purse
    assert (more == weekly).all()


def test_actors_that_come_by_an_event_bring_what_is_theirs() -> None:
    """Exact: partners and workers of the plan arrive in the week they become present; groups are yet to form."""
    base, come = short("before"), frozenset(ACTORS)
    scenario = base.replace(events=(Event(2, settings={"present": come}),))
    simulation = live(scenario, 2)
    assert simulation.world.workers_of == ()
    simulation.step()
    assert simulation.world.workers_of == street().workers
    assert (simulation.world.partners.category >= 0).sum() == len(street().partners)
    assert simulation.world.now.offered[:, ACTORS.index("social_workers")].any()
    assert not simulation.world.groups.alive.any()


@pytest.mark.parametrize("week", [0, 29])
def test_hours_of_the_isolated_world_without_its_actors(week: int) -> None:
    """Exact: the same minutes in all; those of absent actors are minutes of the office."""
    source = isolated().hours
    simulation = live(short("before-same-hours"), week + 1, source)
    record = simulation.world.hours.keep
    assert record is not None
    recorded, given = source.offered[week], record.offered[week]
    assert (given.sum(axis=1) == recorded.sum(axis=1)).all()
    actor = RESOURCE_ACTOR[:OFFERED_RESOURCES]
    absent = np.isin(actor, [ACTORS.index(name) for name in ABSENT])
    assert recorded[:, absent].any()
    assert not given[:, absent].any()
    kept = ~absent & (np.arange(OFFERED_RESOURCES) != R_OFFICE)
    assert (given[:, kept] == recorded[:, kept]).all()
    assert not simulation.world.groups.alive.any()
    assert (simulation.world.duty.role != 4).all()

"""Dispatch in whole worlds: nothing wasted, licences that training does not open, no knife edge.

Property and exact, on small streets. Linked worlds are lived for what must hold in every world; nothing
that came out of them is looked at.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import sim.processes.dispatch as dispatch
from scenarios import load
from sim.cohorts import CLASS_NAMES
from sim.driver import prepare, run
from sim.layout import OFFICE, USE_TRIES
from sim.processes.slow import community_week, partners_week
from sim.scenario import Emergency, Event, Scenario
from sim.simulation import Simulation
from sim.world import World
from tests.sim.counters import Week
from tests.sim.small_streets import founded
from tests.sim.small_streets import lived as one_street
from tests.sim.test_dispatch import wasted
from tests.sim.worlds import street, world_of

STRETCHED = {
    "staff_per_10k": 18,
    "size_scale": 0.45,
    "need_scale": 1.4,
    "surge_rate": 0.09,
    "reception_share": 1.0,
    "gate_minutes": 810,
    "emergency_other_needs": 0.5,
}


def lived(
    scenario: Scenario, seed: int, weeks: int, each: Callable[[World], None], scale: float = 0.02
) -> Simulation:
    """Live week by week; `each` looks at the world after every week from week 0 on."""
    simulation = Simulation(scenario, seed, street=street(), scale=scale)
    while simulation.week < weeks:
        simulation.step()
        if simulation.week > 0:
            each(simulation.world)
    return simulation


@pytest.mark.parametrize("name", ["before", "isolated", "linked"])
def test_no_purse_of_a_world_wastes_minutes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """P1: in every week and community, calm and in an emergency."""
    seen, serve_week = [], dispatch.serve_week

    def watched(counter: Any, goods: Any, service: Any, queue: Any, linking: Any) -> None:
        serve_week(counter, goods, service, queue, linking)
        for c in range(len(counter.minutes)):
            rows = slice(queue.start[c], queue.start[c + 1])
            own = counter._replace(
                cases=counter.cases[rows], minutes=counter.minutes[[c]], eta=counter.eta[[c]]
            )
            seen.append(wasted(Week(own, goods, service, queue, linking, own.minutes[0])))

    monkeypatch.setattr(dispatch, "serve_week", watched)
    scenario = load(name).replace(emergencies=(Emergency(6, 12, 1.0),))
    scenario = scenario.replace(settings=scenario.settings.replace({"burn_in": 26}))
    lived(scenario, 3, 16, lambda world: None)
    assert len(seen) == (26 + 16) * 15
    assert [one for one in seen if one] == []


def test_no_training_opens_a_severe_case_to_the_office() -> None:
    """P3: staff without and with all skill close no severe case; they try, and others finish."""
    for skill in (0.0, 1.0):
        closed, tried = [], []

        def each(
            world: World, skill: float = skill, closed: list[Any] = closed, tried: list[Any] = tried
        ) -> None:
            closed.append(world.now.served.sum(axis=0))
            tried.append(world.now.uses[:, OFFICE, USE_TRIES].sum())
            world.communities.staff_skill[:] = skill

        lived(world_of("isolated", burn_in=26, try_share=0.1), 4, 30, each, 0.1)
        by_class = np.sum(closed, axis=0)
        assert by_class[OFFICE, 8:].sum() == 0
        assert by_class[OFFICE, :8].sum() > 100
        assert by_class[:, 8:].sum() > 0, "those with a licence do"
        assert np.sum(tried) > 0


@pytest.mark.parametrize("step", [0.25, pytest.param(0.125, marks=pytest.mark.slow)])
def test_the_weight_of_emergencies_has_no_edge(step: float) -> None:
    """P2: `w_emergency` from 1 to 2 in a stretched isolated street: no step carries most of a change.

    Needs born in the emergency weeks of three seeds, by class. An edge would be a step with more than half of
    a change above three points.
    """
    base = load("isolated")
    base = base.replace(settings=base.settings.replace(STRETCHED))
    weights = np.arange(1.0, 2.01, step)
    shares = np.zeros((len(CLASS_NAMES), len(weights)))
    for seed in (1, 2, 3):
        past = prepare(base, seed, street=street(), scale=0.1)
        for place, weight in enumerate(weights):
            scenario = base.replace(events=(Event(0, {}, {"w_emergency": float(weight)}),))
            weekly = run(scenario, seed, street=street(), scale=0.1, weeks=39, snapshot=past).weekly
            own = weekly[(weekly.community == "street") & weekly.week.between(24, 34)]
            for row, name in enumerate(CLASS_NAMES):
                in_time, born = own[f"cases_in_time_{name}"].sum(), own[f"cases_born_{name}"].sum()
                shares[row, place] += in_time / born / 3
    steps, whole = np.abs(np.diff(shares)).max(axis=1), np.ptp(shares, axis=1)
    assert whole[0] > 0.03, "in a stretched street the weight counts for everyday needs"
    assert ((whole <= 0.03) | (steps <= whole / 2)).all(), shares.round(3)


def test_tries_tire_the_office() -> None:
    """Exact: so much for each try, at most 1."""
    world = one_street(1, "isolated").world
    before = []
    for tries in (0, 3, 10_000):
        world.communities.burnout[:] = 0.5
        world.now.uses[:, OFFICE, USE_TRIES] = 60 * tries
        community_week(world)
        before.append(world.communities.burnout.copy())
    assert before[1] == pytest.approx(before[0] + 3 * 0.002)
    assert (before[2] == 1.0).all()


def test_money_for_goods_lasts_a_year() -> None:
    """Exact: a tenth of the fund a year, at the founding for what is left of it; nothing is carried on."""
    money: dict[int, list[int]] = {}

    def each(world: World) -> None:
        money[world.week - 1] = world.communities.goods_money.tolist()

    simulation = Simulation(world_of("isolated", burn_in=13), 1, street=street(), scale=0.05)
    simulation.step()
    first = int(0.1 * 200_000 * 0.05 * 13 / 52)
    spent = simulation.world.flows["goods_bought"] * 120
    assert (simulation.world.communities.goods_money + spent == first).all()
    while simulation.week < 2:
        if simulation.week == 0:
            simulation.world.communities.goods_money[:] = 7
        simulation.step()
        each(simulation.world)
    bought = simulation.world.flows["goods_bought"] * 120
    assert (np.array(money[1]) + bought <= 1000).all()
    assert max(money[0]) > 7, "a new year"
    assert max(money[0]) <= int(0.1 * 200_000 * 0.05)


def test_partners_are_found_by_what_is_missing() -> None:
    """Exact: the category is one whose goods were missing; the new one is worth what its like are."""
    world = founded("linked").world
    world.settings = world.settings.replace({"partner_ask": 0.4})
    partners = world.partners
    count = int((partners.category >= 0).sum())
    for week in range(0, 520, 13):
        world.week = week
        partners.category[count:] = -1
        partners.satisfaction[:] = 1.0
        world.goods_missing[[1, 2]] = 0, 5
        partners_week(world)
        assert (world.goods_missing == 0).all(), "counted anew each quarter"
        new = partners.category[count:]
        assert set(new.tolist()) <= {2, -1}
        assert (partners.worth[count:][new == 2] == partners.worth[4]).all(), "as the welfare shop's"
        world.goods_missing[:] = 0
        partners.category[count:] = -1
        partners_week(world)
        new = partners.category[count:][partners.category[count:] >= 0]
        assert set(new.tolist()) <= set(partners.category[:count].tolist()), "else its own"

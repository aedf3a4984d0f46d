"""Claims on organisations, programmes, the network and workload.

Exact tests on small hand-made cases, and on a small living street against the model's own books.
"""

import numpy as np
import pandas as pd
import pytest

from experiments.questions.scorecard.claims import farm, groups, network, programmes, workforce
from experiments.questions.scorecard.evidence import Evidence
from experiments.runs import inputs
from scenarios import changed, load
from sim.casework import work_minutes
from sim.layout import GROUP_SLOTS, NEVER, OFFICE, PARTY
from sim.network import cooperation
from sim.observers import ONCE
from sim.simulation import Simulation
from sim.world import World

WEEKS = 12


@pytest.fixture(scope="module")
def life() -> Simulation:
    scenario = changed(load("linked"), ["burn_in=1"])
    life = Simulation(scenario, 3, street=inputs.street(None), scale=0.05)
    while life.week < WEEKS:
        life.step()
    return life


def snapshot(born: list[int], alive: list[int], mature: list[int], activity: list[float]) -> groups.Snapshot:
    return groups.Snapshot(
        np.array(born), np.array(alive) == 1, np.array(mature) == 1, np.array(activity), 0.0
    )


def test_a_slot_that_another_group_took_over_is_no_survivor() -> None:
    """Exact: of four groups one dies, one slot is taken over, two live, of which one had run itself."""
    then = snapshot([1, 1, 2, 5, 0], [1, 1, 1, 1, 0], [1, 1, 0, 0, 1], [1, 1, 1, 1, 0])
    now = snapshot([1, 1, 9, 5, 3], [1, 0, 1, 1, 1], [0] * 5, [0.8, 0.9, 1.0, 0.4, 1.0])
    survive, active, gap = groups.after_a_year(then, now)
    assert (survive, gap) == (50, 0)
    assert active == pytest.approx(100 * (0.8 + 0.4) / 4)
    assert np.isnan(groups.after_a_year(then._replace(mature=then.alive), now)[2]), "none to compare with"


def test_an_open_case_counts_at_the_end_of_every_week_but_that_of_its_end() -> None:
    """Exact, against counting the weeks one by one."""
    born, closed = (grid.ravel() for grid in np.meshgrid(np.arange(90, 130), np.arange(90, 140)))
    some = closed >= born
    found = programmes.weeks_open(born[some], closed[some], 100, 125)
    counted = [
        sum(b <= t < c for t in range(100, 126)) for b, c in zip(born[some], closed[some], strict=True)
    ]
    assert found.tolist() == counted


def test_unmet_minutes_are_the_open_minutes_of_a_living_street(
    life: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exact: at the end of the last week lived, the open table itself must say the same."""
    world = life.world
    monkeypatch.setattr(programmes, "UNMET", (WEEKS - 1, WEEKS - 1))
    need, severe = world.cases.key % 8, world.cases.severe
    sizes = work_minutes(world.settings)
    routine = sizes[need]
    heavy = np.array([4 if one else 1 for one in severe])
    expected = np.bincount(world.cases.community, routine * heavy, minlength=world.community_count)
    assert severe.any()
    np.testing.assert_array_equal(programmes.unmet_minutes(world), expected)


def test_severe_and_routine_cases_in_time_add_up_to_the_cohorts(
    life: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exact: with every case called severe, the share is that of the model's own cohorts."""
    world = life.world.copy()
    first, last = 0, WEEKS - 1
    monkeypatch.setattr(programmes, "BIRTHS", (first, last))
    world.log.severe[:] = 1
    world.cases.severe[:] = 1
    window = slice(first - world.cohorts.first, last + 1 - world.cohorts.first)
    born, in_time = world.cohorts.born[window].sum(), world.cohorts.in_time[window].sum()
    assert programmes.severe_in_time(world) == pytest.approx(100 * in_time / born)


def test_the_network_is_the_models_own(life: Simulation) -> None:
    """Exact: density, pieces and largest piece of every community as `sim.network` finds them."""
    linked, there = network.edges(life.world)
    life.world.week -= 1  # the model takes its picture before the week is over
    density, _, giant = cooperation(life.world)
    life.world.week += 1
    assert density.max() > 0
    for c, nodes in enumerate(there):
        n = nodes.sum()
        assert linked[c].sum() / (n * (n - 1)) == pytest.approx(density[c])
        assert network.largest_piece(linked[c], nodes) / n == pytest.approx(giant[c])


@pytest.mark.parametrize(("weeks_ago", "pairs"), [(3, 1), (4, 0)])
def test_work_at_one_building_joins_two_sides_for_four_weeks(
    life: Simulation, weeks_ago: int, pairs: int
) -> None:
    """Exact: office and members worked at one building, last in a week so long before the last."""
    world = life.world.copy()
    world.communities.joint_cases[:], world.projects.alive[:], world.cells.worked[:] = 0, 0, NEVER
    world.now.offered[0, :3] = 1
    world.cells.worked[0, [0, 2]] = world.week - 1 - weeks_ago
    linked, _ = network.edges(world)
    assert linked.sum() == 2 * pairs
    assert linked[0, OFFICE, PARTY] == linked[0, PARTY, OFFICE] == bool(pairs)


def test_a_star_falls_apart_when_its_middle_goes_and_a_ring_does_not() -> None:
    """Exact: in a star of five the middle cuts off three of the four others; a ring stays whole."""
    nodes = np.array([True] * 5 + [False])
    star, ring = np.zeros((6, 6), dtype=bool), np.zeros((6, 6), dtype=bool)
    star[PARTY, [0, 1, 3, 4]] = star[[0, 1, 3, 4], PARTY] = True
    around = np.arange(5)
    ring[around, (around + 1) % 5] = ring[(around + 1) % 5, around] = True
    assert network.cut_off(star, nodes, PARTY) == 75
    assert network.cut_off(star, nodes, 0) == 0
    assert all(network.cut_off(ring, nodes, a) == 0 for a in range(5))


def test_the_rival_of_a_programme_is_the_best_of_the_others_over_all_seeds() -> None:
    """Exact: against 80 and 90 (mean 85), not against each seed's own best."""
    values = {1: pd.Series([60.0, 99.0]), 3: pd.Series([80.0, 90.0]), 5: pd.Series([100.0, 72.0])}
    assert programmes.best_rival(values, 1).tolist() == pytest.approx([25, -10])


def test_losses_are_paired_by_actor_and_the_party_is_left_out() -> None:
    """Exact: 90 in time with all; the actors leave 1, 2, … points behind, the Party 50."""
    rows = []
    for world, step in (("linked", 1.0), ("leaderless", 2.0)):
        rows.append((0, world, 1, "b18_last_in_time", ONCE, 90.0))
        for place, actor in enumerate(network.OTHERS):
            rows.append(
                (0, network.GONE[world][actor].name, 1, "b18_last_in_time", ONCE, 90 - step * (place + 1))
            )
        rows.append((0, network.GONE[world][network.HUB].name, 1, "b18_last_in_time", ONCE, 40.0))
    evidence = Evidence([pd.DataFrame(rows, columns=["point", "scenario", "seed", "name", "week", "value"])])
    mean, largest = (network._more_lost(kind)(evidence) for kind in ("mean", "largest"))
    assert (mean.item(), largest.item()) == (pytest.approx(4), pytest.approx(7))


def test_the_farm_is_founded_by_lottery_and_its_matches_are_no_members() -> None:
    """Exact: half migrant elders, half locals, all fond of farming; the same lottery is watched."""
    life = Simulation(changed(load("linked"), ["burn_in=1"]), 3, street=inputs.street(None), scale=0.1)
    while life.week < 0:
        life.step()
    watch = farm.FarmWatch()
    watch.see(life.world)
    farm.plant_small(life.world)
    world: World = life.world
    g = world.plan.index("G")
    members = np.flatnonzero(world.roles.org // GROUP_SLOTS == g)
    farmers = members[world.groups.place[world.roles.org[members]] == farm._roof(world)[0]]
    elders = farmers[world.traits.migrant_elder[farmers] == 1]
    assert len(farmers) == 24 and len(elders) == 12
    assert (world.traits.hobby[farmers] == farm.FARMING).all()
    assert farm.is_local(world)[farmers].sum() == 12
    assert set(elders.tolist()) == set(watch.people["members_24"].tolist())
    assert not set(watch.people["alike_60"].tolist()) & set(watch.people["members_60"].tolist())
    assert (world.traits.migrant_elder[watch.people["alike_24"]] == 1).all()
    j = world.roles.org[farmers[0]]
    life.step()
    assert world.groups.alive[j] == 1 and world.groups.members[j] == (world.roles.org == j).sum() > 15, (
        "the model lives with what was planted"
    )


def test_the_nearest_is_found_in_units_of_spread() -> None:
    """Exact: a column of large numbers does not drown the other."""
    own, others = np.array([[0.0, 1000.0]]), np.array([[0.0, 1400.0], [3.0, 1000.0]])
    assert farm.nearest(own, others).tolist() == [0]


def test_heavy_loads_are_the_four_that_the_control_names() -> None:
    """Exact: the control reads every load above one, so that one break is enough."""
    assert [arm.name for arm in workforce.HEAVY] == [f"linked-load-{load}" for load in ("1.5", "2", "3", "4")]

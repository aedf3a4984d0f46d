"""Exact: the founded street has the people of the plan, household by household."""

import numpy as np
import pytest

from sim.founding import found
from sim.settings import Settings
from sim.world import World
from tests.sim.worlds import street


@pytest.fixture(scope="module")
def founded() -> World:
    """The full street of seed 1."""
    return found(street(), Settings(), 1)


def test_totals(founded: World) -> None:
    traits = founded.traits
    assert founded.resident_count == 111_000
    assert (traits.member_type > 0).sum() == 4_948
    assert (traits.member_type == 2).sum() == 1_980
    assert founded.community_count == 15
    assert len(founded.workers_of) == 7
    assert (traits.age >= 60).sum() == 24_752
    assert (traits.age < 15).sum() == 13_782


def test_published_check_values(founded: World) -> None:
    communities, traits = founded.communities, founded.traits
    starts = communities.resident_start
    assert np.diff(communities.household_start).tolist() == [
        3357,
        3051,
        3815,
        2546,
        2853,
        2610,
        2765,
        2805,
        2904,
        2718,
        2987,
        3187,
        3292,
        3128,
        3157,
    ]
    assert np.diff(communities.cell_start).tolist() == [
        134,
        122,
        153,
        102,
        114,
        104,
        111,
        112,
        116,
        109,
        119,
        127,
        132,
        125,
        126,
    ]
    assert traits.age[:8].tolist() == [57, 50, 34, 31, 3, 65, 85, 52]
    assert traits.age[starts[0] : starts[1]].astype(int).sum() == 322_526
    assert traits.age[starts[4] : starts[5]].astype(int).sum() == 321_801
    assert (traits.age[starts[0] : starts[1]] >= 70).sum() == 632
    assert (traits.age[starts[4] : starts[5]] >= 70).sum() == 1_042
    assert traits.migrant_elder[starts[2] : starts[3]].sum() == 776


def test_margins_of_every_community(founded: World) -> None:
    starts = founded.communities.resident_start
    for c, plan in enumerate(street().communities):
        age = founded.traits.age[starts[c] : starts[c + 1]]
        assert len(age) == plan.residents
        assert (age >= 60).mean() == pytest.approx(plan.share_60, abs=0.01)
        assert (age < 15).mean() == pytest.approx(plan.share_0_14, abs=0.01)


def test_households_lie_in_one_cell(founded: World) -> None:
    traits, households = founded.traits, founded.households
    assert 2.4 <= founded.resident_count / len(households.cell) <= 2.55
    assert (households.cell[traits.household] == traits.cell).all()
    first = np.diff(founded.cells.household_start)
    assert first.min() >= 13 and first.max() <= 37


@pytest.mark.parametrize("seed", [2, 9])
def test_every_seed_and_scale_keeps_the_totals(seed: int) -> None:
    world = found(street(), Settings(), seed)
    assert world.resident_count == 111_000
    assert (world.traits.member_type > 0).sum() == 4_948
    small = found(street(), Settings(), seed, 0.1)
    assert small.resident_count == 11_100


def test_founding_does_not_know_the_scenario() -> None:
    one = found(street(), Settings(), 3, 0.05)
    other = found(street(), Settings(hub_chair="none", party_study=0), 3, 0.05)
    for name in ("traits", "minds", "roles", "ties", "groups"):
        for left, right in zip(getattr(one, name), getattr(other, name), strict=True):
            assert np.array_equal(left, right)

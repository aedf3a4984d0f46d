"""Exact: a street by names, as a user of Mesa first tries it."""

import pickle
from typing import Any

import mesa
import numpy as np
import pytest

import wulian as wl
from experiments.text.errors import InputError
from sim.scenario import ScenarioError

SMALL: dict[str, Any] = {"communities": "O", "settings": ["burn_in=2"]}


def test_the_first_step_is_week_0_unless_asked() -> None:
    street = wl.Street("isolated", seed=1, **SMALL)
    assert (street.week, street.steps) == (0, 0)
    street.step()
    assert (street.week, street.steps) == (1, 1)
    early = wl.Street("isolated", seed=1, burn_in=True, **SMALL)
    assert early.week == -2
    while early.week < 1:
        early.step()
    assert early.trajectory().fingerprint == street.trajectory().fingerprint


def test_three_iterations_have_three_seeds() -> None:
    """Also where Mesa starts processes of its own, which know nothing of each other."""
    rows = mesa.batch_run(
        wl.Street,
        {"world": ["isolated"], "communities": "O", "settings": "burn_in=2"},
        iterations=3,
        max_steps=1,
        data_collection_period=-1,
        display_progress=False,
    )
    assert len({row["seed"] for row in rows}) == 3
    assert {row["week"] for row in rows} == {1}  # Mesa steps until `steps` is more than `max_steps`
    assert len({row["backlog_staff_weeks"] for row in rows}) == 3


def test_a_pickled_street_lives_on_as_the_street_does() -> None:
    street = wl.Street("linked", seed=1, **SMALL)
    street.step()
    assert street.grid.width > 0
    copy = pickle.loads(pickle.dumps(street))
    for one in (street, copy):
        one.step()
    assert copy.trajectory().fingerprint == street.trajectory().fingerprint
    assert copy.datacollector.model_vars == street.datacollector.model_vars
    assert len(copy.agents) == len(street.agents)


def test_live_layers_show_the_week() -> None:
    street = wl.Street("linked", seed=1, **SMALL)
    before = street.grid.trust.data.copy()
    for _ in range(4):
        street.step()
    world, grid = street.world, street.grid
    assert not np.array_equal(grid.trust.data, before)
    assert grid.open_cases.data.sum() == world.case_count
    assert grid.volunteers.data.sum() == (world.roles.active == 1).sum()
    people = street.residents(cell=3)
    cell = grid.cell(3)
    assert cell.trust == pytest.approx(sum(one.trust for one in people) / len(people))
    assert cell.loneliness == pytest.approx(sum(one.loneliness for one in people) / len(people))


@pytest.mark.parametrize("seed", [-1, 1.5, "one", True, 2**31, [1]])
def test_a_seed_that_is_none_is_refused(seed: Any) -> None:
    with pytest.raises(InputError, match=r"seed = .*allowed is a whole number") as error:
        wl.Street("isolated", seed=seed, **SMALL)
    assert "整数" in error.value.zh


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"world": "isolatd"}, "did you mean 'isolated'"),
        ({"world": "matched"}, "hours"),
        ({"settings": "need_scale"}, "NAME=VALUE"),
        ({"settings": "need_scal=2"}, "did you mean 'need_scale'"),
        ({"communities": "Q"}, "Q"),
        ({"street": "y-street"}, "no street 'y-street'"),
    ],
)
def test_a_wrong_name_is_a_sentence(options: dict[str, Any], words: str) -> None:
    with pytest.raises((InputError, ScenarioError), match=words):
        wl.Street(**{"seed": 1, **options})


def test_newer_versions_of_mesa_call_the_seed_rng() -> None:
    assert wl.Street("isolated", rng=7, **SMALL).seed_used == 7
    assert wl.found is wl.Street

"""What small streets never reach is the same in both implementations too."""

import pytest

from scenarios import load, load_street
from sim.communities import only
from tests.oracle.docking import dock

X_STREET = load_street("x-street")


def test_a_survey_that_finds_nothing_is_the_same_in_both():
    """On streets of 2 % nobody has the minutes for a survey; where needs are few it mostly finds none."""
    scenario = load("linked")
    changes = {"burn_in": 6, "need_scale": 0.1, "project_yuan": 200, "survey_minutes": 15}
    scenario = scenario.replace(settings=scenario.settings.replace(changes))
    result = dock(scenario, 33, plan=only(X_STREET, ("S",)), scale=0.2, weeks=8)
    assert result.difference is None, result.difference


@pytest.mark.slow
def test_visits_asks_and_incubated_groups_are_the_same_in_both():
    """On streets of 2 % social workers lack the minutes for any of these."""
    scenario = load("linked")
    changes = {
        "burn_in": 3,
        "incubation_minutes": 3000,
        "incubation_share": 0.5,
        "staff_incubation": 0.02,
        "place_yes": 0.5,
        "asking_share": 0.2,
        "seed_min": 3,
        "programme_rule": "uniform",
    }
    scenario = scenario.replace(settings=scenario.settings.replace(changes))
    result = dock(scenario, 31, plan=only(X_STREET, ("S",)), scale=0.25, weeks=40)
    assert result.difference is None, result.difference

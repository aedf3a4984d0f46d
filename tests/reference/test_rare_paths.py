"""What small streets never reach is the same in both implementations too."""

import pytest

from benchmarks.reference.docking import check_week, dock
from scenarios import load, load_street
from sim.communities import only
from sim.life import Life

X_STREET = load_street("x-street")


def test_members_learn_from_their_visits_alike():
    """Twenty elders' visits of each kind take years on a small street, so the log is written by hand."""
    scenario = load("isolated")
    cheap = {"burn_in": 4, "proj_yuan": 5, "proj_seats": 10, "proj_spare": 60, "self_obligation": 0.2}
    scenario = scenario.replace(settings=scenario.settings.replace(cheap))
    life = Life(scenario, 41, street=only(X_STREET, ("Y", "O", "S")), scale=0.03)
    for_elders = 0
    while life.week < 6:
        life.world.communities.visits_with_child[:] = (25, 5)
        life.world.communities.visits_without_child[:] = (25, 4)
        for _, states in check_week(life.world, scenario, ("projects open",)):
            assert states == []
        projects = life.world.projects
        for_elders += ((projects.sponsor == 2) & (projects.type == 1) & (projects.opened == life.week)).sum()
        life.world.week += 1
    assert for_elders > 0


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

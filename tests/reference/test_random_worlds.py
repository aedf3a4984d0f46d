"""Worlds nobody would think of: random settings, links, emergencies and communities, alike in both."""

import random
from typing import Any

import pytest

from scenarios import load, load_street
from sim.communities import only
from sim.plan import StreetPlan
from sim.scenario import Emergency, Scenario
from sim.settings import CATALOGUE, Setting
from tests.oracle.docking import dock

X_STREET = load_street("x-street")
CHAIRS = ("none", "office", "station", "party")


def random_value(setting: Setting, dice: random.Random) -> Any:
    """Return a value from the range in which a setting is swept, its ends more often."""
    if setting.kind == "number":
        return dice.choice([setting.low, setting.high, dice.uniform(setting.low, setting.high)])
    if setting.kind == "integer":
        return dice.randint(int(setting.low), int(setting.high))
    if setting.kind == "switch":
        return dice.random() < 0.5
    return dice.choice(setting.choices)


def random_world(seed: int) -> tuple[Scenario, StreetPlan, float]:
    """Return a scenario, a street of some communities, and a scale."""
    dice, linked = random.Random(seed), load("linked")
    drawn = [
        setting
        for name, setting in CATALOGUE.items()
        if name not in ("burn_in", "hub_chair") and setting.kind != "set" and dice.random() < 0.25
    ]
    settings = {setting.name: random_value(setting, dice) for setting in drawn}
    settings |= {"burn_in": dice.choice([4, 10, 27]), "hub_chair": dice.choice(CHAIRS)}
    # prices do not shrink with a street: at those of a whole one nothing would ever be commissioned
    settings |= {"project_yuan": dice.choice([100, 300, 1500]), "deliver_minutes": dice.choice([20, 120])}
    if dice.random() < 0.5:
        for name in ("licence_finish", "licence_try"):
            settings[name] = [entry for entry in CATALOGUE[name].choices if dice.random() < 0.5]
    links = {name: dice.choice([0, 1, 1, 1, 0.5]) for name in linked.links}
    links["party_leadership"] = dice.choice([1, 1, 0.5])
    links["social_workers"] = dice.choice([1, "station", 0.6])
    start = dice.randint(2, 20)
    emergency = Emergency(start, start + dice.randint(1, 8), dice.uniform(0.3, 2))
    codes = sorted({"S", *dice.sample(X_STREET.codes, dice.randint(1, 4))}, key=X_STREET.index)
    scenario = linked.replace(
        name=f"random-{seed}",
        links=links,
        settings=linked.settings.replace(settings),
        emergencies=(emergency,),
    )
    return scenario, only(X_STREET, codes), dice.choice([0.02, 0.02, 0.03, 0.05])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_a_random_world_is_the_same_in_both(seed):
    scenario, plan, scale = random_world(seed)
    result = dock(scenario, seed, plan=plan, scale=scale, weeks=40)
    assert result.difference is None, (scenario.settings, scenario.links, result.difference)

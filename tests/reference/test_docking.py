"""The model built a second time from its paper lives the same weeks as the fast one."""

import ast
from pathlib import Path

import pytest

import tests.oracle
from scenarios import load, load_street
from sim.communities import only
from sim.links import ACTORS
from sim.scenario import Emergency, Event, Scenario
from tests.oracle import efficiency, rng
from tests.oracle.docking import dock

X_STREET = load_street("x-street")
SMALL = only(X_STREET, ("Y", "O", "S"))  # two sides and an enclave, a desk, a provider with beds
LINKS = tuple(load("linked").links)
FUNCTIONS = ("party_hub", "party_study", "party_example", "party_call")
COMPARES = {"bridge", "comparison", "docking", "__main__"}  # these look at the fast model, to compare


def small(scenario: Scenario, **settings: object) -> Scenario:
    """Return a scenario whose emergency comes soon after a short burn-in, with cheap and short projects."""
    projects = {"project_yuan": 200, "proj_weeks": 6, "deliver_minutes": 40}
    changed = scenario.settings.replace({"burn_in": 3, **projects, **settings})
    return scenario.replace(settings=changed, emergencies=(Emergency(5, 8),))


def assert_docked(scenario: Scenario, seed: int, weeks: int = 13) -> None:
    result = dock(scenario, seed, plan=SMALL, scale=0.02, weeks=weeks)
    assert result.difference is None, f"{scenario.name}, seed {seed}, {result.difference}"
    assert result.weeks == weeks + scenario.settings.burn_in
    assert result.cases > 0


@pytest.mark.parametrize(
    "name", ["before", "isolated", "linked", "leaderless", "committee-hub", "staff-only"]
)
def test_arms_are_the_same_in_both(name):
    assert_docked(small(load(name)), 11)


@pytest.mark.parametrize("link", LINKS)
def test_linkage_without_one_link_is_the_same_in_both(link):
    scenario = small(load("linked"))
    links = {**scenario.links, link: 0}
    if link == "party_leadership":
        scenario = scenario.replace(settings=scenario.settings.replace({"hub_chair": "none"}))
    assert_docked(scenario.replace(name=f"without-{link}", links=links), 12)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_linkage_without_one_function_of_the_party_is_the_same_in_both(function):
    assert_docked(small(load("linked"), **{function: False}), 13)


def test_a_withdrawal_is_the_same_in_both():
    closed = {**dict.fromkeys(LINKS, 0), "platform": 1}
    events = (Event(4, closed, {"hub_chair": "none"}), Event(9, {"platform": 0}))
    assert_docked(small(load("linked")).replace(name="withdrawal", events=events), 14)


def test_actors_that_come_and_go_are_the_same_in_both():
    everybody = frozenset(ACTORS)
    gone = everybody - {"self_organisations", "professional_organisations", "social_workers"}
    events = (Event(3, settings={"present": everybody}), Event(8, settings={"present": gone}))
    assert_docked(small(load("before")).replace(name="arrival", events=events), 15)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "seed"),
    [("before", 6), ("isolated", 1), ("linked", 2), ("leaderless", 3), ("withdraw-b-26", 4), ("history", 5)],
)
def test_a_whole_small_street_is_the_same_in_both(name, seed):
    result = dock(load(name), seed, plan=X_STREET, scale=0.02, weeks=60)
    assert result.difference is None, result.difference


def test_docking_names_the_process_in_which_the_two_differ(monkeypatch):
    monkeypatch.setattr(efficiency, "ROWS", {**efficiency.ROWS, 0: "helper"})
    result = dock(small(load("isolated")), 1, plan=SMALL, scale=0.02, weeks=1)
    assert result.difference is not None
    assert (result.difference.week, result.difference.process) == (-3, "efficiency")
    assert any(state.startswith("now.eta") for state in result.difference.states)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ((1, "need.birth", 0, 98763, 0), 0.015691026057085722),
        ((1, "need.birth", 0, 98763, 1), 0.03960408465314913),
        ((7, "talk.partner", -5, 110999, 0), 0.12655824490662082),
        ((1, "found.size", -53, 0, 0), 0.36594221984000996),
        ((2019, "route.ok", 24, 887999, 0), 0.9815553528012464),
    ],
)
def test_luck_is_that_of_the_paper(address, expected):
    assert rng.luck(*address) == expected


@pytest.mark.architecture
def test_the_second_implementation_takes_nothing_but_inputs_from_the_first():
    for path in Path(tests.oracle.__file__).parent.glob("*.py"):
        if path.stem in COMPARES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            used = {module for module in modules if module.split(".")[0] in ("sim", "numba", "numpy")}
            assert used <= {"sim.scenario", "sim.plan"}, (path.name, used)

"""Settings and links refuse what is not allowed and travel unchanged.

Exact and property claims, and one architecture claim: every setting is read somewhere.
"""

import ast
import pickle
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.links import LINKS, LinkError, Links, check_link
from sim.scenario import Emergency, Event, Scenario, ScenarioError
from sim.settings import ASSUMED_TO_ACT, CATALOGUE, Setting, SettingError, Settings

pytestmark = pytest.mark.versions


def values_of(setting: Setting) -> st.SearchStrategy[object]:
    if setting.kind == "switch":
        return st.booleans()
    if setting.kind == "choice":
        return st.sampled_from(setting.choices)
    if setting.kind == "set":
        return st.frozensets(st.sampled_from(setting.choices))
    if setting.kind == "integer":
        return st.integers(int(setting.least), int(setting.most))
    return st.floats(setting.least, setting.most)


CHANGES = st.lists(st.sampled_from(sorted(CATALOGUE)), max_size=6, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values_of(CATALOGUE[name]) for name in names})
)


@given(CHANGES)
def test_settings_survive_a_round_trip(changes):
    settings = Settings.of(changes)
    assert Settings.of(settings.changed()) == settings
    assert Settings.of(settings.as_dict()) == settings
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert hash(Settings.of(settings.changed())) == hash(settings)
    assert settings.replace(dict.fromkeys(())) is settings


def test_the_catalogue_is_complete_and_consistent():
    for name, setting in CATALOGUE.items():
        given = sorted(setting.default) if setting.kind == "set" else setting.default
        assert setting.check(given) == setting.default, name
        assert setting.text.endswith("."), name
        assert setting.text_zh.endswith("。"), name
        assert (setting.citation != "") or setting.source == "assumption", name
        assert (setting.grade != "") == (setting.source == "literature") or setting.source == "assumption", (
            name
        )
        if setting.kind in ("number", "integer"):
            assert setting.least <= setting.low <= setting.default <= setting.high <= setting.most, name
            assert setting.unit, name


def test_everything_assumed_to_act_can_be_neutral():
    settings = Settings.of({one.name: one.neutral for one in ASSUMED_TO_ACT})
    assert all(settings[one.name] == one.neutral for one in ASSUMED_TO_ACT)


@pytest.mark.architecture
def test_every_setting_is_read_by_the_model():
    used = set()
    folder = Path(__file__).parents[2] / "sim"
    for path in folder.rglob("*.py"):
        if path.parent.name == "settings" or path.name == "scenario.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                used.add(node.attr)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                used.add(node.target.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.add(node.value)
    # rows of efficiencies are read by name; that each entry counts is a test of its own
    rows = {name: name.removeprefix("eta_").split("_k")[0] for name in CATALOGUE if name.startswith("eta_")}
    used |= {name for name, row in rows.items() if row in used}
    assert set(CATALOGUE) - used == set()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("need_scal", 1, "did you mean 'need_scale'?"),
        ("need_scale", 99, "need_scale = 99: allowed is a number from 0.01 to 20 (ratio)"),
        ("need_scale", "much", "'much'"),
        ("need_scale", float("nan"), "nan"),
        ("need_scale", True, "True"),
        ("need_scale", 10**400, "..."),
        ("hub_period", 2.5, "whole number from 1 to 8 (weeks)"),
        ("party_call", 2, "true or false"),
        ("hub_chair", "partty", "did you mean 'party'?"),
        ("present", ["office", "ofice"], "did you mean 'office'?"),
        ("present", "office", "a list of"),
    ],
)
def test_a_wrong_setting_gets_a_good_error(name, value, says):
    with pytest.raises(SettingError) as error:
        Settings.of({name: value})
    assert says in str(error.value)


def test_settings_cannot_be_changed_in_place_and_unknown_names_fail_at_once():
    settings = Settings()
    with pytest.raises(AttributeError):
        settings.need_scale = 2
    with pytest.raises(AttributeError, match="did you mean 'need_scale'"):
        _ = settings.need_scal


class Some(NamedTuple):
    need_scale: float
    hub_period: float
    party_call: float


class Wrong(NamedTuple):
    need_scal: float


class Word(NamedTuple):
    hub_chair: float


def test_numbers_for_kernels_are_floats_kept_and_checked():
    settings = Settings(hub_period=3)
    numbers = settings.numbers(Some)
    assert numbers == Some(1.4, 3.0, 1.0)
    assert all(type(number) is float for number in numbers)
    assert settings.numbers(Some) is numbers
    for form in (Wrong, Word):
        with pytest.raises(AttributeError):
            settings.numbers(form)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("platfrom", 1, "did you mean 'platform'?"),
        ("platform", 1.5, "a number from 0 to 1"),
        ("platform", float("nan"), "a number from 0 to 1"),
        ("platform", "statoin", "did you mean 'station'?"),
        ("platform", ["Y", "Y"], "named twice"),
        ("platform", {"Y": 1}, "a number from 0 to 1"),
    ],
)
def test_a_wrong_link_gets_a_good_error(name, value, says):
    with pytest.raises(LinkError) as error:
        check_link(name, value)
    assert says in str(error.value)


def test_events_lie_on_top_of_each_other_and_are_lifted_again():
    scenario = Scenario(
        "trial",
        links={"platform": 1},
        events=(
            Event(10, {"platform": 0.4}, {"hub_period": 4}, until=19),
            Event(5, {"platform": ["Y"]}),
            Event(12, {"platform": 0}, until=14),
        ),
    )
    found = {week: scenario.links_at(week)["platform"] for week in (-1, 0, 5, 10, 12, 15, 20)}
    assert found == {-1: 0.0, 0: 1.0, 5: ("Y",), 10: 0.4, 12: 0.0, 15: 0.4, 20: ("Y",)}
    assert [scenario.settings_at(week).hub_period for week in (9, 10, 19, 20)] == [2, 4, 4, 2]
    assert scenario.change_weeks() == (0, 5, 10, 12, 15, 20)
    assert set(scenario.links) == set(LINKS)


def test_a_scenario_survives_pickling_and_json_and_its_name_does_not_act():
    scenario = Scenario(
        "trial",
        settings=Settings(present=["office"], hub_chair="party"),
        links={"party_leadership": ["Y"], "platform": "station"},
        events=(Event(3, {"supervision": 0.2}),),
        emergencies=(Emergency(24, 34),),
    )
    assert pickle.loads(pickle.dumps(scenario)) == scenario
    assert Scenario.from_canonical(scenario.canonical()) == scenario
    renamed = scenario.replace(name="other", title="Other")
    assert renamed.fingerprint() == scenario.fingerprint()
    assert scenario.replace(links=Links.all({"party_leadership": 1})).fingerprint() != scenario.fingerprint()
    assert scenario.emergency_at(34) == Emergency(24, 34, 1.0, 26, 36)
    assert scenario.emergency_at(35) is None


def test_burn_in_is_shared_by_arms_that_differ_only_after_it():
    base = Scenario("base")
    linked = Scenario("linked", links={"party_leadership": 1}, settings=Settings(hub_chair="party"))
    assert base.burn_in_key() == linked.burn_in_key()
    assert base.burn_in_key() != Scenario("other", settings=Settings(need_scale=2)).burn_in_key()


def test_contradictions_are_refused():
    with pytest.raises(ScenarioError, match="party_leadership"):
        Scenario("x", settings=Settings(hub_chair="party"))
    with pytest.raises(ScenarioError, match="social_workers"):
        Scenario("x", events=(Event(4, {}, {"hub_chair": "station"}),))
    with pytest.raises(ScenarioError, match="links 1 to 7"):
        Scenario("x", settings=Settings(hub_chair="office"), links={"supervision": 1})
    with pytest.raises(ScenarioError, match="own hours"):
        Scenario("x", hours_of="x")
    with pytest.raises(ScenarioError, match="overlap"):
        Scenario("x", emergencies=(Emergency(5, 9), Emergency(9, 12)))
    Scenario("x", settings=Settings(hub_chair="party"), events=(Event(4, {"party_leadership": 1}),))

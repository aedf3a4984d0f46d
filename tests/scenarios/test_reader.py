"""Every shipped scenario loads; every wrong file gets one clear error (exact and property claims)."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios import ScenarioError, reader
from scenarios.document import DOCUMENT, settings_document
from sim.links import LINKS
from sim.scenario import Emergency
from sim.settings import CATALOGUE

ALIKE = {
    frozenset({"leaderless", "linked-without-party-leadership"}),
    frozenset({"grid-only", "isolated-with-platform"}),
}
"""Two names for one world: a preset of the study that is also an ablation or an addition."""


def test_shipped_scenarios_load_are_described_and_differ():
    found = {}
    for name in scenarios.names():
        scenario = scenarios.load(name)
        assert scenario.name == name
        assert all((scenario.title, scenario.title_zh, scenario.why, scenario.why_zh)), name
        found.setdefault(scenario.fingerprint(), set()).add(name)
    assert {frozenset(names) for names in found.values() if len(names) > 1} == ALIKE
    for link in LINKS:
        plain = link.replace("_", "-")
        assert scenarios.load(f"linked-without-{plain}").links[link] == 0.0
        assert scenarios.load(f"isolated-with-{plain}").links[link] == 1.0


def test_the_standard_arms_are_what_the_specification_says():
    isolated, linked = scenarios.load("isolated"), scenarios.load("linked")
    assert not any(isolated.links.values())
    assert set(linked.links.values()) == {1.0}
    assert linked.settings.replace({"hub_chair": "none"}) == isolated.settings
    assert isolated.emergencies == linked.emergencies == (Emergency(24, 34, 1.0, 26, 36),)
    assert scenarios.load("matched").replace(hours_of=None).fingerprint() == isolated.fingerprint()
    assert scenarios.load("matched").hours_of == "linked"
    assert scenarios.load("linked-same-hours").replace(hours_of=None).fingerprint() == linked.fingerprint()
    history = scenarios.load("history")
    assert not any(history.links_at(3).values())
    assert history.links_at(4)["social_workers"] == "station"
    assert history.links_at(30)["platform"] == history.links_at(24)["volunteers"] == 1.0
    gone = scenarios.load("withdraw-b-52")
    assert gone.settings_at(51) == linked.settings
    assert "social_workers" not in gone.settings_at(52).present
    assert gone.settings_at(52).staff_guidance == 0


def test_explain_names_the_file_that_set_a_value():
    rows = {row.key: row for row in scenarios.explain("leaderless")}
    assert rows["links.party_leadership"].set_by == "leaderless.toml"
    assert rows["links.platform"].set_by == "linked.toml"
    assert rows["emergencies"].set_by == "isolated.toml"
    assert rows["settings.pass_prob"].set_by == "default"
    assert {f"settings.{name}" for name in CATALOGUE} < set(rows)
    by_hand = scenarios.changed(scenarios.load("leaderless"), ["links.platform=0", "pass_prob=0.5"])
    changed = [row.key for row in scenarios.explain(by_hand) if row.set_by == "changed by hand"]
    assert changed == ["links.platform", "settings.pass_prob"]


def test_a_file_extends_another_and_states_only_differences(tmp_path):
    (tmp_path / "base.toml").write_text(
        'extends = "linked"\n[settings]\nhub_period = 4\n[[events]]\nfrom = 9\nlinks = { platform = 0 }\n'
    )
    (tmp_path / "own.toml").write_text(
        'extends = "base.toml"\npresent = ["office"]\nemergencies = []\n'
        '[links]\nplatform = ["Y", 2]\n[[events]]\nfrom = 4\nuntil = 6\npresent = ["office", "volunteers"]\n'
    )
    own = scenarios.load(tmp_path / "own.toml")
    assert own.links["platform"] == ("Y", "2")
    assert own.links["volunteers"] == 1.0
    assert own.settings.hub_period == 4
    assert own.settings.present == {"office"}
    assert own.emergencies == ()
    assert [event.week for event in own.events] == [4, 9]
    assert own.settings_at(6).present == {"office", "volunteers"}
    with pytest.raises(ScenarioError, match="no community 'Q'"):
        scenarios.load_street().check(own.replace(links={**own.links, "platform": ["Q"]}))
    scenarios.load_street().check(own)


BAD = {
    "unknown key": ('titel = "x"', "line 1: unknown key 'titel'; did you mean 'title'?"),
    "setting outside its table": (
        "\nneed_scale = 1",
        "line 2: unknown key 'need_scale'; a setting stands under [settings]",
    ),
    "family of one's own": (
        'title = "x"\n[family]\nbad = {}',
        "line 2: a family of worlds is read only among",
    ),
    "link outside its table": ("platform = 1", "a link stands under [links]"),
    "unknown setting": (
        "[settings]\n\nneed_scal = 1",
        "line 3: unknown setting 'need_scal'; did you mean 'need_scale'?",
    ),
    "out of range": (
        "[settings]\nneed_scale = 99",
        "line 2: need_scale = 99: allowed is a number from 0.01 to 20",
    ),
    "wrong type": (
        '[settings]\nhub_period = "two"',
        "hub_period = 'two': allowed is a whole number from 1 to 8 (weeks)",
    ),
    "unknown link": ("[links]\nplatfrom = 1", "line 2: unknown link 'platfrom'; did you mean 'platform'?"),
    "link out of range": ("[links]\nplatform = 2", "a number from 0 to 1"),
    "setting among links": ("[links]\nhub_period = 2", "'hub_period' is a setting"),
    "title not text": ("title = 3", "allowed is text in quotes"),
    "links not a table": ("links = 1", "allowed is a table"),
    "events not a list": ("events = 1", "each under [[events]]"),
    "event without week": ("[[events]]\nlinks = { platform = 1 }", "give its week once"),
    "event in the past": (
        "[[events]]\nfrom = 1\n[[events]]\nfrom = -3",
        "line 3: event in the past: from = -3",
    ),
    "event ends too early": ("[[events]]\nfrom = 9\nuntil = 8", "until = 8 lies before from = 9"),
    "event week not whole": ("[[events]]\nfrom = 1.5", "a whole number of weeks"),
    "event with a wrong link": (
        "[[events]]\nfrom = 1\nlinks = { platfrom = 0 }",
        "line 3: unknown link 'platfrom'",
    ),
    "burn-in by event": ("[[events]]\nfrom = 1\nsettings = { burn_in = 30 }", "burn_in"),
    "emergency without end": ("[[emergencies]]\nfrom = 1", "until = WEEK is missing"),
    "emergency ends too early": (
        "[[emergencies]]\nfrom = 9\nuntil = 8",
        "line 1: emergency: until = 8 lies before",
    ),
    "severity": ("[[emergencies]]\nfrom = 1\nuntil = 8\nseverity = 9", "severity = 9"),
    "overlap": ("[[emergencies]]\nfrom = 1\nuntil = 8\n[[emergencies]]\nfrom = 8\nuntil = 9", "overlap"),
    "contradiction": (
        '[settings]\nhub_chair = "party"',
        'hub_chair = "party" needs the link party_leadership',
    ),
    "unknown base": ('extends = "linkd"', "did you mean 'linked'?"),
    "missing base": ('extends = "gone.toml"', "line 1: extends = 'gone.toml': there is no such file"),
    "circle": ('extends = "bad.toml"', "circle"),
    "hours of nobody": ('hours_of = "linkd"', "did you mean 'linked'?"),
    "hours of hours": ('hours_of = "matched"', "itself takes hours of 'linked'"),
    "syntax": ("[settings]\nneed_scale = ", "line 2: not TOML"),
    "deep": ("title = " + "[" * 50_000, "not TOML"),
    "infinite": ("[settings]\nneed_scale = inf", "need_scale = inf"),
    "huge number": ("[settings]\nneed_scale = " + "9" * 5_000, "bad.toml"),
}


@pytest.mark.parametrize(("text", "says"), BAD.values(), ids=BAD)
def test_a_bad_file_gets_one_good_error(tmp_path, text, says):
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        scenarios.load(path)
    message = str(error.value)
    assert says in message
    assert message.startswith(str(path)) or "bad.toml" in message
    assert "\n" not in message
    assert len(message) < len(str(path)) + 400


FAMILY = """title = "In week {week}"
extends = "own"
[[events]]
from = "{week}"
links = { "{link}" = 0 }
[family]
"""

MEMBERS = {
    "right": ("one = { week = 4, link = 'platform' }", None),
    "wrong value": ("one = { week = -3, link = 'platform' }", "kin.toml (one), line 3: event in the past"),
    "wrong key": ("one = { week = 4, link = 'platfrom' }", "kin.toml (one), line 5: unknown link 'platfrom'"),
    "word missing": (
        "one = { week = 4 }",
        "kin.toml (one), line 7: one: the words of this family are link, week",
    ),
    "word too many": (
        "one = { week = 4, link = 'platform', x = 1 }",
        "the words of this family are link, week",
    ),
    "no words": ("one = 4", "kin.toml (one), line 7: one: allowed is a table"),
}


@pytest.mark.parametrize(("row", "says"), MEMBERS.values(), ids=MEMBERS)
def test_a_family_is_one_file_of_several_worlds(tmp_path, monkeypatch, row, says):
    (tmp_path / "own.toml").write_text("[links]\nplatform = 1\n")
    (tmp_path / "kin.toml").write_text(FAMILY + row)
    monkeypatch.setattr(reader, "WORLDS", tmp_path)
    reader._shipped.cache_clear()
    try:
        assert scenarios.names() == ("one", "own")
        if says:
            with pytest.raises(ScenarioError) as error:
                scenarios.load("one")
            assert says in str(error.value)
        else:
            one = scenarios.load("one")
            assert (one.name, one.title) == ("one", "In week 4")
            assert [(event.week, dict(event.links)) for event in one.events] == [(4, {"platform": 0.0})]
            assert {row.key: row.set_by for row in scenarios.explain("one")}["events.0"] == "one.toml"
    finally:
        reader._shipped.cache_clear()


def test_no_two_shipped_files_define_one_world():
    files = [
        reader.read_toml(path, path.name)[0].get("family", [path.stem]) for path in reader.WORLDS.iterdir()
    ]
    assert sorted(name for family in files for name in family) == sorted(scenarios.names())


def test_files_that_are_not_text_files(tmp_path):
    cases = {
        "missing.toml": (None, "there is no such file"),
        "latin.toml": ('title = "x"\nwhy = "\xe9"'.encode("latin-1"), "line 2: not UTF-8"),
        "big.toml": (b"\0" * 1_000_001, "allowed is 1 MB"),
        "zero.toml": (b"\0\0", "not TOML"),
    }
    for name, (content, says) in cases.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(ScenarioError, match=says):
            scenarios.load(tmp_path / name)
    with pytest.raises(ScenarioError, match="not a file"):
        scenarios.load(f"{tmp_path}/")
    with pytest.raises(ScenarioError, match="did you mean 'isolated'"):
        scenarios.load("isolatd")


@pytest.mark.parametrize(
    ("assignment", "says"),
    [
        ("links.platform", "write NAME=VALUE"),
        ("links.platfrom=1", "did you mean 'platform'?"),
        ("settings.need_scal=1", "did you mean 'need_scale'?"),
        ("need_scale=much", "allowed is a number"),
        ("links.party_leadership=0", "links contradict"),
    ],
)
def test_a_bad_assignment_gets_a_good_error(assignment, says):
    with pytest.raises(ScenarioError) as error:
        scenarios.changed(scenarios.load("linked"), [assignment])
    assert says in str(error.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_rubbish_never_escapes_as_anything_else(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "rubbish.toml"
    path.write_bytes(content)
    try:
        scenarios.load(path)
    except ScenarioError as error:
        assert "rubbish.toml" in str(error)


@given(
    st.dictionaries(
        st.sampled_from([name for name, one in CATALOGUE.items() if one.kind == "number"]),
        st.floats(0, 1),
        max_size=5,
    )
)
def test_settings_survive_the_way_through_a_file(tmp_path_factory, fractions):
    ends = {name: (CATALOGUE[name].low, CATALOGUE[name].high) for name in fractions}
    # the last bit of the sum may lie beyond the upper end
    values = {name: min(high, low + fractions[name] * (high - low)) for name, (low, high) in ends.items()}
    path = tmp_path_factory.getbasetemp() / "round-trip.toml"
    path.write_text("[settings]\n" + "".join(f"{name} = {value!r}\n" for name, value in values.items()))
    assert scenarios.load(path).settings.as_dict() == scenarios.load("isolated").settings.as_dict() | values


def test_the_settings_document_is_fresh():
    assert DOCUMENT.read_text(encoding="utf-8") == settings_document(), "run python -m scenarios.document"


def test_a_scenario_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        scenarios.load("isolated").links = {}

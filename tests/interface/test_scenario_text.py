"""A world saved from the page is a scenario file that repeats it; a file is read as data only."""

import asyncio
import re
import shlex
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interface.browser.choice import EmergencyChoice, EventChoice, WorldChoice
from interface.browser.messages import LARGEST, Load, Save, Setup
from interface.browser.pair import Asked, Pair
from interface.browser.scenario_text import choice_of, file_of, loaded, saved
from interface.browser.streets import own_streets, street_of
from scenarios import names, read
from scenarios.street import STREETS
from sim.links import LINKS
from sim.scenario import ScenarioError
from tests.interface.command import here

SMALL: dict[str, Any] = {"seed": 7, "communities": "Y,G", "weeks": 12}

places = st.sampled_from(["Y", "D", "G", "O", "S", "C06"])
values = st.one_of(
    st.sampled_from([0.0, 1.0, "station"]), st.floats(0, 1), st.lists(places, min_size=1, unique=True)
)
links = st.dictionaries(st.sampled_from(LINKS), values, max_size=4)
numbers = st.fixed_dictionaries(
    {},
    optional={
        "need_scale": st.floats(0.5, 3),
        "hub_period": st.integers(1, 8),
        "party_call": st.booleans(),
        "present": st.just(["office", "volunteers"]),
    },
)
events = st.builds(
    EventChoice, week=st.integers(0, 60), until=st.none() | st.integers(60, 90), links=links, settings=numbers
)
emergencies = st.lists(
    st.builds(
        EmergencyChoice,
        start=st.integers(0, 9),
        end=st.integers(10, 20),
        severity=st.floats(0.1, 5),
        surge_from=st.none() | st.integers(5, 9),
    ),
    max_size=1,
)
choices = st.builds(
    WorldChoice,
    scenario=st.sampled_from(names()),
    links=links,
    settings=numbers,
    events=st.lists(events, max_size=3),
    own_events=st.booleans(),
    emergencies=st.none() | emergencies,
    hours_of=st.sampled_from([None, "none", "isolated", "three-society"]),
    hours_rule=st.sampled_from([None, "clip"]),
)


@settings(max_examples=120, deadline=None)
@given(choice=choices)
@example(choice=WorldChoice(scenario="history", own_events=False, hours_of="isolated"))
def test_a_choice_survives_its_file(tmp_path_factory: pytest.TempPathFactory, choice: WorldChoice) -> None:
    """Invariant: what acts is the same in the world, in its file, and in the choice read from the file."""
    try:
        scenario = choice.built()
    except ScenarioError:  # contradictory links are refused before anything is saved
        return
    text = file_of(scenario, choice, "own")
    path = tmp_path_factory.mktemp("own") / "own.toml"
    path.write_text(text, encoding="utf-8")
    assert read(path).scenario.fingerprint() == scenario.fingerprint()
    again, title, _ = choice_of(text)
    assert again.built().fingerprint() == scenario.fingerprint()
    assert title.startswith(scenario.title)


def test_the_shown_command_repeats_the_world_changed_on_the_way(tmp_path: Path) -> None:
    """Exact: the week table of a page's worlds, changed in week 4, is that of the commands it shows.

    World B takes the hours of a scenario that is neither of the two.
    """
    setup = Setup.model_validate(
        {
            "type": "setup",
            **SMALL,
            "a": {"scenario": "history", "emergencies": [{"start": 3, "end": 6, "severity": 2.0}]},
            "b": {"scenario": "isolated", "hours_of": "three-society", "settings": {"need_scale": 1.7}},
        }
    )
    pair = Pair(Asked.by(setup))

    async def live(weeks: int) -> None:
        with ThreadPoolExecutor(2) as executor:
            for _ in range(weeks):
                await pair.step(executor)

    asyncio.run(live(4))
    change = EventChoice(week=0, links={"platform": ["Y", "G"]}, settings={"hub_period": 1})
    pair.change("a", change)
    asyncio.run(live(8))
    for world in ("a", "b"):
        answer = saved(pair, setup, Save(type="save", world=world, name=f"my-{world}"))
        (tmp_path / f"my-{world}.toml").write_text(answer["toml"], encoding="utf-8")
        command = shlex.split(answer["command"])
        assert command[0] == "wulian"
        done = here(*command[1:], "--workers", "1", "--out", str(tmp_path / world), folder=tmp_path)
        assert done.returncode == 0, done.stderr
        table = pd.read_parquet(tmp_path / world / "weekly.parquet")
        own = table[table["scenario"] == f"my-{world}"].drop(columns=["scenario", "seed"])
        expected = pair.lanes[world].street.trajectory().weekly.drop(columns=["scenario", "seed"])
        pd.testing.assert_frame_equal(
            own.reset_index(drop=True), expected, check_exact=True, check_categorical=False, check_dtype=False
        )


def test_no_command_is_shown_where_none_repeats_the_world() -> None:
    """Behaviour: hours of a scenario under other emergencies than its own exist on the page only."""
    own = {"scenario": "matched", "emergencies": [{"start": 2, "end": 5}]}
    setup = Setup.model_validate({"type": "setup", **SMALL, "a": {"scenario": "isolated"}, "b": own})
    pair = Pair(Asked.by(setup))
    answers = {w: saved(pair, setup, Save(type="save", world=w, name=f"world-{w}")) for w in ("a", "b")}
    assert answers["a"]["command"]
    assert not answers["b"]["command"]
    assert not any(answer["compare"] for answer in answers.values())
    assert choice_of(answers["b"]["toml"])[0] == WorldChoice.model_validate(own)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "x"\nextends = "../secret.toml"', "file.toml, line 2: extends = '../secret.toml'"),
        ('extends = "/etc/passwd"', "line 1: extends"),
        ('extends = "linkd"', "did you mean 'linked'"),
        ('extends = "linked"\n\n[links]\nplatform = 2', "line 4: link platform = 2"),
        ("[settings]\nneed_scale = 1e999", "line 2: "),
        (f"[settings]\nneed_scale = 0x{'f' * 3000}", "line 2: "),
        ("[settings]\nhub_period = 99", "1 to 8"),
        ("run = 'rm'", "unknown key 'run'"),
        ("a = " + "[" * 5000, "not TOML"),
        ("x = 1\nx = 2", "line 2"),
        ('hours_of = "../own"', "hours_of"),
        ("[[events]]\nfrom = 999", "0 to 520"),
        ('extends = "linked"\n[[events]]\nfrom = 4\nsettings = { burn_in = 3 }', "burn_in"),
        ("\0", "not TOML"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(text: str, said: str) -> None:
    """Safety: a file is data; it can name no path, and a refusal says where and what is allowed."""
    answer = loaded(Load(type="load", world="a", toml=text, request=5))
    assert answer["choice"] is None
    assert said in answer["text"]
    assert answer["request"] == 5
    assert len(answer["text"]) < 1500


def test_shipped_scenarios_load_as_themselves() -> None:
    """Exact: a file that only extends a scenario is that scenario, unchanged."""
    for name in names():
        choice, _, _ = choice_of(f'extends = "{name}"')
        assert choice == WorldChoice(scenario=name)


def test_a_file_may_not_be_larger_than_a_message() -> None:
    """Safety: the size of a file is bounded before it is looked at."""
    with pytest.raises(ValueError, match=re.escape(str(LARGEST))):
        Load(type="load", world="a", toml="#" * (LARGEST + 1))


def test_a_street_of_ones_own_is_named_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Safety: a folder where the server was started is a street; no other path is."""
    shutil.copytree(STREETS / "x-street", tmp_path / "my-street")
    (tmp_path / "my-street" / "street.toml").write_text("name = 3", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert own_streets() == ("my-street",)
    with pytest.raises(ScenarioError, match=r"my-street/street\.toml"):
        street_of("my-street")
    for path in ("../my-street", str(tmp_path / "my-street"), "."):
        with pytest.raises(ScenarioError, match="unknown street"):
            street_of(path)

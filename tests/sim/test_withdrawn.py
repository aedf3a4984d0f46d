"""A withdrawn setting names its successor, wherever a name can be given; a setting is never called withdrawn."""

import re
from pathlib import Path
from typing import Any

import pytest

import scenarios
from experiments.designs.factor import varied
from experiments.text.errors import InputError
from sim.scenario import ScenarioError
from sim.settings import CATALOGUE, SettingError, Settings, check_setting
from sim.settings.withdrawn import WITHDRAWN, Successor, unknown

GONE = [name for name in WITHDRAWN if name not in CATALOGUE]
STILL = [name for name in WITHDRAWN if name in CATALOGUE]


def test_one_is_gone() -> None:
    """Consistency: without it the tests below would check nothing."""
    assert "memory_weeks" in GONE


@pytest.mark.parametrize("name", WITHDRAWN)
def test_every_line_says_in_both_languages_what_is_there_instead(name: str) -> None:
    """Consistency: words in both languages, and settings that exist once the name is gone."""
    en, zh = WITHDRAWN[name]
    assert en.isascii()
    assert re.search("[\u4e00-\u9fff]", zh)
    for named in re.findall("`([^`]+)`", en + zh):
        assert named in CATALOGUE, named
        assert named not in WITHDRAWN, named


@pytest.mark.parametrize("name", GONE)
def test_a_withdrawn_name_is_refused_with_its_successor(name: str, tmp_path: Path) -> None:
    """Error: in Python, in a file with its line, with --set, as something to vary, in a canonical world."""
    own = tmp_path / "own.toml"
    own.write_text(f'extends = "isolated"\n\n[settings]\n{name} = 1\n', encoding="utf-8")
    ways: list[tuple[type[Exception], Any, str]] = [
        (SettingError, lambda: check_setting(name, 1), ""),
        (SettingError, lambda: Settings()[name], ""),
        (SettingError, lambda: Settings().replace({name: 1}), ""),
        (AttributeError, lambda: getattr(Settings(), name), ""),
        (ScenarioError, lambda: scenarios.load(own), "line 4"),
        (ScenarioError, lambda: scenarios.changed(scenarios.load("isolated"), [f"{name}=1"]), "--set"),
        (InputError, lambda: varied(name), ""),
    ]
    for kind, ask, place in ways:
        with pytest.raises(kind) as refused:
            ask()
        said = str(refused.value)
        assert f"'{name}' was withdrawn" in said
        assert WITHDRAWN[name].en in said
        assert WITHDRAWN[name].zh in said
        assert place in said


@pytest.mark.parametrize("name", STILL)
def test_what_is_still_a_setting_works_as_one(name: str) -> None:
    """Exact: a line that waits for its rule changes nothing."""
    assert check_setting(name, CATALOGUE[name].default) == CATALOGUE[name].default
    assert varied(name).name.removeprefix("settings.") == name


def test_a_line_takes_effect_when_the_name_leaves_the_catalogue() -> None:
    """Exact: the same name, before and after; an unknown one gets the nearest instead."""
    table = {"old_share": Successor("see `new_share`", "见 `new_share`")}
    assert unknown("old_share", ["new_share"], table=table) == (
        "setting 'old_share' was withdrawn: see `new_share`（该设定已撤销：见 `new_share`）"
    )
    assert (
        unknown("new_shar", ["new_share"], table=table)
        == "unknown setting 'new_shar'; did you mean 'new_share'?"
    )
    assert unknown("zzz", ["new_share"], table=table) == "unknown setting 'zzz'"

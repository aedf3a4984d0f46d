"""Exact: what the model brings to the page by name has words there, in both languages.

The page throws where a word is missing, but only once somebody opens that part of it.
"""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments.tuning.calibration.targets import targets
from interface.browser.catalogue import catalogue
from sim.layout import USES
from sim.settings import CATALOGUE

WORDS = Path(__file__).parents[2] / "interface/browser/page/words"
NAMED_ELSEWHERE = ("present", "hub_chair")  # actors and chairs have words of their own


def words(lang: str, file: str) -> dict[str, Any]:
    return json.loads((WORDS / lang / f"{file}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_a_setting_bears_and_what_hours_go_to_have_words_and_no_others(lang: str) -> None:
    drawer = words(lang, "drawer")
    assert set(drawer["groups"]) == {one.group.replace(" ", "_") for one in CATALOGUE.values()}
    assert set(drawer["units"]) == {one.unit for one in CATALOGUE.values()}
    grades = {one.grade.replace("/", "_") for one in CATALOGUE.values() if one.grade}
    assert set(drawer["grades"]) == grades
    assert set(drawer["sources"]) == {one.source for one in CATALOGUE.values()}
    assert set(words(lang, "panels")["uses"]) == set(USES)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_choices_of_settings_have_words_and_no_others(lang: str) -> None:
    """A licence, `who:need`, is said with the words of both."""
    drawer, terms = words(lang, "drawer"), words(lang, "terms")
    choices = {name: one.choices for name, one in CATALOGUE.items() if name not in NAMED_ELSEWHERE}
    names = [choice.split(":") for each in choices.values() for choice in each]
    assert set(drawer["choices"]) == {one[0].replace("-", "_") for one in names if len(one) == 1}
    assert set(drawer["hands"]) == {one[0] for one in names if len(one) == 2}
    assert {one[1] for one in names if len(one) == 2} <= set(terms["needs"])
    assert set(drawer["chairs"]) == set(CATALOGUE["hub_chair"].choices)
    assert set(terms["actor_names"]) == set(CATALOGUE["present"].choices)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_calibration_left_is_told_with_every_target_in_words(lang: str) -> None:
    """Every setting of the box is told, and no target is a code to the reader."""
    told = {one["name"]: one["matching"] for one in catalogue()["settings"] if one["matching"]}
    assert set(told) == set(pd.read_csv("scenarios/matching.csv")["setting"])
    for one in told.values():
        assert one["from"] <= one["low"] <= one["high"] <= one["to"]
        assert 0 < one["width"] <= 1
    assert set(words(lang, "drawer")["matching"]["targets"]) == {one.name for one in targets()}

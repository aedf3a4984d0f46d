"""The log of a page: the same event counted in both worlds, few lines, words for all of them."""

import json
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interface.browser.choice import WorldChoice
from interface.browser.log import Log, keys
from interface.browser.pair import Asked, Pair
from scenarios import load_street

WORDS = Path(__file__).parents[2] / "interface/browser/page/words"
HOLE = re.compile(r"\{([ab])\.(\w+)[^}]*\}")
WEEKS = 40


def _lived(a: str, b: str) -> tuple[Pair, list[dict[str, Any]], list[float]]:
    worlds = {"a": WorldChoice(scenario=a), "b": WorldChoice(scenario=b)}
    pair, log = Pair(Asked(worlds, 1, load_street("x-street"), 0.05)), Log()
    lines, times = log.entries(pair), []
    for _ in range(WEEKS):
        for lane in pair.lanes.values():
            lane.step()
        begun = time.process_time()
        lines += log.entries(pair)
        times.append(time.process_time() - begun)
    return pair, lines, times


@pytest.fixture(scope="module")
def lived() -> tuple[Pair, list[dict[str, Any]], list[float]]:
    """Forty weeks, the emergency among them."""
    return _lived("isolated", "linked")


def _lines(lang: str) -> dict[str, str]:
    return json.loads((WORDS / lang / "log.json").read_text())["lines"]


def test_few_lines_that_rest_and_take_no_time(lived: tuple[Pair, list[dict[str, Any]], list[float]]) -> None:
    """Behaviour: at most three lines a week, no count told again soon, both starts, a millisecond."""
    _, lines, times = lived
    assert len(lines) > WEEKS / 2
    assert max(np.bincount([one["week"] for one in lines])) <= 3
    for key in ("meetings", "double", "late_emergency", "list_full", "volunteers_sent"):
        weeks = [one["week"] for one in lines if one["key"] == key]
        assert all(later - earlier >= 8 for earlier, later in pairwise(weeks)), key
    assert [(one["week"], one["key"], one["differ"]) for one in lines if "emergency_" in one["key"]][:1] == [
        (24, "emergency_start_both", False)
    ]
    assert any(one["key"] == "meetings" for one in lines)  # the price of linkage is told
    assert np.median(times) < 0.002


def test_numbers_are_those_of_the_models(lived: tuple[Pair, list[dict[str, Any]], list[float]]) -> None:
    """Correctness: a line holds what the rows of that week say of each world, street or community."""
    pair, lines, _ = lived
    of_rows = {
        "members": "members_serving",
        "double": "hours_double",
        "quits": "quits",
        "entrenched": "entrenched_cells",
        "late_emergency": "cases_late_emergency",
        "trust": "trust",
        "backlog": "backlog_staff_weeks",
    }
    seen = 0
    for one in lines:
        if (name := of_rows.get(one["key"])) is None:
            continue
        at = -1 if one["community"] is None else one["community"]
        for world, lane in pair.lanes.items():
            row = lane.street.simulation.rows[one["week"] - pair.week - 1]
            assert one[world]["n"] == pytest.approx(row[name][at], abs=0.006)
            seen += 1
    assert seen >= 8


def test_either_world_may_come_off_worse(lived: tuple[Pair, list[dict[str, Any]], list[float]]) -> None:
    """Fairness: with the worlds exchanged the same things are told, in the same weeks."""
    _, lines, _ = lived
    _, exchanged, _ = _lived("linked", "isolated")
    swap = {"_a": "_b", "_b": "_a"}

    def told(one: dict[str, Any], ends: dict[str, str]) -> tuple[Any, ...]:
        key = one["key"]
        return one["week"], key[:-2] + ends.get(key[-2:], key[-2:]), one["community"]

    assert [told(one, {}) for one in lines if one["differ"]] == [
        told(one, swap) for one in exchanged if one["differ"]
    ]


def test_two_worlds_alike_have_no_difference_to_tell() -> None:
    """Null case: the same scenario twice gives no line that says the worlds differ."""
    _, lines, _ = _lived("linked", "linked")
    assert [one for one in lines if one["differ"] or one["a"] != one["b"]] == []


def test_every_line_has_words(lived: tuple[Pair, list[dict[str, Any]], list[float]]) -> None:
    """Completeness: a sentence for every key in both languages, of the same numbers, filled by the entry."""
    zh, en = _lines("zh"), _lines("en")
    assert set(zh) == set(en) == set(keys())
    for key in keys():
        assert set(HOLE.findall(zh[key])) == set(HOLE.findall(en[key])), key
    for one in lived[1]:
        for world, name in HOLE.findall(zh[one["key"]]):
            assert name in one[world], one

"""Tours: every number and condition they name exists, and one leads from stop to stop by keyboard alone."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from experiments.stats.measures import CLASSES, MEASURES
from interface.browser.choice import WorldChoice
from interface.browser.colours import COLOURS
from interface.browser.inspection import inspected
from interface.browser.messages import Inspect, Setup
from interface.browser.pair import Asked, Pair
from interface.browser.tour_files import CONDITION, TOURS, Tour, recorded, told, tours
from sim.links import ACTORS
from sim.version import MODEL
from tests.browser.waiting import until

NAME = re.compile(r"\{(\w+)\}")
NUMBERED = re.compile(r"\d")


@pytest.fixture(scope="module")
def pair() -> Pair:
    """Return two small worlds at the end of burn-in."""
    worlds = {world: WorldChoice(scenario=name) for world, name in (("a", "isolated"), ("b", "linked"))}
    return Pair(Asked.by(Setup(type="setup", **worlds), scale=0.02))


def test_tours_name_only_what_there_is(pair: Pair) -> None:
    """Consistency: measures, communities, places of an answer, colours and the names inside sentences."""
    codes = pair.asked.street.codes
    for name, tour in tours().items():
        known: set[str] = set()
        for stop in tour.stops:
            known |= set(stop.values)
            for one in stop.values.values():
                assert (one.measure is None) != (one.path is None), name
                if one.measure is not None and not one.measure.startswith("in_time."):
                    assert one.measure in pair.columns, (name, one.measure)
                if one.path is not None and not one.person:
                    _follow(pair, one.path, codes.index(one.community), one.actor)
            for sentence in stop.say:
                spoken = NAME.findall(sentence.text)
                assert sorted(spoken) == sorted(NAME.findall(sentence.zh)), (name, sentence.text)
                for condition in (sentence.when or "").split(" and ") if sentence.when else []:
                    match = CONDITION.fullmatch(condition)
                    assert match is not None
                    spoken += [match[1], match[4]] if not NUMBERED.match(match[4]) else [match[1]]
                assert set(spoken) <= known, (name, set(spoken) - known)
            assert stop.show.zoom is None or stop.show.zoom in codes
            assert stop.show.colour in (None, *(one.name for one in COLOURS))
            drawn = (stop.show.chart or "in_time_").removeprefix("in_time_")
            assert drawn in ("", *CLASSES, *(one.name for one in MEASURES)), (name, drawn)
        assert [stop.week for stop in tour.stops] == sorted(stop.week for stop in tour.stops)


def _follow(pair: Pair, path: str, c: int, actor: str | None) -> None:
    """Fail unless the first part of a path is in the answer of an inspection."""
    kind, number = ("actor", c * len(ACTORS) + ACTORS.index(actor)) if actor else ("community", c)
    answer = inspected(pair, Inspect(type="inspect", kind=kind, id=number))  # type: ignore[arg-type]
    place = {"who": answer["who"]} if path.startswith("who.") else answer["worlds"]["a"]
    first, _, second = re.split(r"\[", path)[0].partition(".")
    assert first in place, path
    if isinstance(place[first], dict):
        assert second in place[first], path


def test_no_tour_writes_its_own_verdict_or_praise(tmp_path: Path) -> None:
    """Honesty: verdicts come from the recorded scorecard alone; words that claim too much are absent."""
    text = "".join(path.read_text("utf-8") for path in TOURS.glob("*.toml"))
    for word in ("显著", "证明", "赋能", "抓手", "significant", "prove", "impact", "leverage", "supported"):
        assert word not in text, word
    card = tmp_path / "scorecard.json"
    assert recorded(card) == {}
    rows = [
        {"code": "B-01", "verdict": "not supported", "reason": "no", "reason_zh": "没有"},
        {"code": "B-02", "verdict": "wonderful"},
    ]
    card.write_text(json.dumps({"date": "2026-11-25", "claims": rows}), encoding="utf-8")
    (found,) = recorded(card).items()
    assert found[0] == "B-01"
    assert found[1].pop("older")["zh"].startswith("2026-11-25 记录，出自第一版模型")
    assert found[1] == {"verdict": "not supported", "reason": "no", "reason_zh": "没有"}


def test_only_tours_of_this_model_are_shown() -> None:
    """Honesty: a story written for another model waits, and the page names it."""
    shown, every = told(), tours()
    assert {one["name"] for one in shown["tours"]} == {
        name for name, tour in every.items() if tour.model in (None, MODEL)
    }
    assert [one["title"] for one in shown["waiting"]] == [
        tour.title for tour in every.values() if tour.model not in (None, MODEL)
    ]
    assert shown["tours"], "the page has nothing to show"


@pytest.mark.parametrize("change", [{"model": None}, {"claim": None}, {"claim_zh": None}])
def test_a_story_names_its_model_and_its_claim(change: dict[str, Any]) -> None:
    """Error: a tour whose sentences hang on the run cannot pass for one of how to use the page."""
    story = next(tour for tour in tours().values() if tour.claim is not None)
    plain = story.model_dump(by_alias=True, exclude_defaults=True)
    with pytest.raises(ValueError, match="belong together"):
        Tour.model_validate(plain | change)
    for key in ("model", "claim", "claim_text", "claim_zh"):
        plain.pop(key)
    with pytest.raises(ValueError, match="hangs on how the run comes out"):
        Tour.model_validate(plain)


@pytest.mark.slow
@pytest.mark.browser
def test_a_tour_goes_from_stop_to_stop_by_keyboard(open_page: Callable[..., Any]) -> None:
    """Behaviour: the worlds live to each stop's week, numbers are the run's, ending gives the focus back."""
    page = open_page()
    page.focus('[data-name="tours"]')
    page.keyboard.press("Enter")
    until(page, "document.activeElement.dataset.tour === 'page'")
    waiting = page.inner_text("#tour .waiting")
    assert "When the emergency comes" in waiting
    assert page.evaluate("document.querySelectorAll('#tour [data-tour]').length") == len(told()["tours"])
    page.keyboard.press("Enter")
    for week in (2, 6):
        until(page, f"document.querySelector('.tour-ring') && wulian.store.state.week === {week}")
        assert "{" not in page.inner_text("#tour .text")
        page.keyboard.press("Enter" if week == 2 else "Shift+Tab")
    active = page.evaluate("wulian.store.state.history.value('b', 'volunteers_active', 6)")
    assert f"{active:,.0f} in B" in page.inner_text("#tour .text")
    page.evaluate("wulian.store.set({lang: 'zh'})")
    assert f"B 有 {active:,.0f} 人" in page.inner_text("#tour .text")
    assert page.inner_text("#tour .head .muted") == "2 / 5"
    page.click('[data-step="back"]')
    until(page, "wulian.store.state.week === 2")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#tour').hidden && !document.querySelector('.tour-ring')")
    assert page.evaluate("document.activeElement.dataset.name") == "tours"

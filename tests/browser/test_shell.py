"""The frame of the page in a real browser: playing, the timeline, charts, export, keys, sizes."""

import csv
import io
from typing import Any

import pytest

from tests.browser.waiting import until

pytestmark = pytest.mark.browser
STATE = "wulian.store.state"
SIZES = ((1440, 900), (1280, 720), (1024, 768), (768, 1024))
NARROW = """() => [...document.querySelectorAll(
  '#header h1, #header button, #transport button, #transport p, #side h2, #side .foot > *, #side .rows span, #charts figcaption > *'
)].filter((one) => one.offsetParent && getComputedStyle(one).overflow === 'visible'
  && (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
      || one.getBoundingClientRect().right > innerWidth + 0.5)).map((one) => one.outerHTML.slice(0, 160))"""


def _live(page: Any, week: int) -> None:
    page.evaluate(
        "async (until) => (await import('/page/socket.js')).say({ type: 'play', speed: 0, until })", week
    )
    until(page, f"{STATE}.history.lastWeek >= {week} && !{STATE}.server.playing")


def test_it_plays_pauses_and_looks_back(open_page: Any) -> None:
    """Behaviour: play and pause by button and key; looking back changes only what is shown."""
    page = open_page()
    page.get_by_role("button", name="Play").click()
    until(page, f"{STATE}.week >= 2")
    page.get_by_role("button", name="Pause").click()
    until(page, f"!{STATE}.server.playing")
    newest = page.evaluate(f"{STATE}.history.lastWeek")
    page.locator("body").press(",")
    until(page, f"{STATE}.week === {newest - 1} && !{STATE}.following")
    assert page.locator("#transport .week").text_content() in (f"Week {newest - 1}", f"Week {newest}")
    page.get_by_role("button", name=f"Back to week {newest}").click()
    until(page, f"{STATE}.following && {STATE}.week === {newest}")
    page.locator("body").press(".")
    until(page, f"{STATE}.history.lastWeek === {newest + 1}")
    page.locator("body").press("a")
    until(page, f"document.querySelector('#live').textContent.startsWith('Week {newest + 1}.')")


def test_dates_are_moved_on_the_timeline(open_page: Any) -> None:
    """Behaviour: what lies ahead moves and the page comes back to its week; the past is asked about first."""
    page = open_page()
    _live(page, 3)
    block = page.locator("#transport rect.emergency")
    for _ in range(2):
        block.press("ArrowRight")
    block.press("Enter")
    spans = (
        f"['a', 'b'].map((one) => {STATE}.server.worlds[one].emergencies.map((two) => [two.from, two.until]))"
    )
    until(page, f"JSON.stringify({spans}) === '[[[26,36]],[[26,36]]]'")
    until(page, f"{STATE}.history.lastWeek === 3 && {STATE}.replaying === null")

    flag = page.locator("#transport .flag.off .cloth").bounding_box()
    page.mouse.move(flag["x"] + 4, flag["y"] + 4)
    page.mouse.down()
    page.mouse.move(flag["x"] - 200, flag["y"] + 4, steps=4)
    page.mouse.up()
    until(page, f"{STATE}.server.worlds.b.events.length === 1")
    assert page.evaluate(f"{STATE}.server.worlds.a.events.length") == 0
    event = page.evaluate(f"{STATE}.server.worlds.b.events[0]")
    assert 60 < event["from"] < 104
    assert "social_workers" not in event["settings"]["present"]
    until(page, f"{STATE}.history.lastWeek === 3 && {STATE}.replaying === null")

    _live(page, 30)
    block.press("ArrowLeft")
    block.press("Enter")
    page.get_by_text("This rewrites the past").wait_for()
    page.get_by_role("button", name="Cancel").last.click()
    assert page.evaluate(f"JSON.stringify({spans})") == "[[[26,36]],[[26,36]]]"
    until(page, "document.querySelector('#transport rect.emergency').getAttribute('aria-valuenow') === '26'")


def test_charts_tables_and_export_say_what_the_frames_said(open_page: Any) -> None:
    """Correctness: labels, tables and the CSV hold the numbers of the frames, in every week."""
    page = open_page()
    _live(page, 8)
    active = page.evaluate(
        "['a', 'b'].map((one) => wulian.store.state.history.value(one, 'volunteers_active', 8))"
    )
    chart = page.locator("#charts figure").nth(1)
    for own, value in zip("AB", active, strict=True):  # either may have been the same the week before
        until(
            page, f"document.querySelectorAll('#charts figure')[1].textContent.includes('{own} {value:,.0f}')"
        )
    chart.hover()
    chart.get_by_role("button", name="As table").click()
    row = chart.locator("tbody tr").first
    row.wait_for()
    assert row.locator("th, td").all_text_contents() == ["8", f"{active[0]:,.0f}", f"{active[1]:,.0f}"]
    page.locator("#charts select").nth(2).select_option("trust")
    trust = page.evaluate("wulian.store.state.history.value('b', 'trust', 8)")
    until(page, f"document.querySelectorAll('#charts figure')[2].textContent.includes('B {trust:.2f}')")

    page.get_by_role("button", name="Save / export").click()
    with page.expect_download() as waiting:
        page.get_by_role("menuitem", name="Export table").click()
    raw = waiting.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [(one["week"], one["world"]) for one in rows] == [
        (str(week), world) for week in range(-1, 9) for world in "AB"
    ]
    assert float(rows[-1]["volunteers_active"]) == active[1]
    assert rows[2]["monday"] == "2019-08-05"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_cut_off_at_any_size(open_page: Any, lang: str) -> None:
    """Robustness: in both languages, at four sizes, no text of the frame leaves its box or the screen."""
    page = open_page(lang)
    _live(page, 2)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(250)
        assert page.evaluate(NARROW) == [], (width, height)


def test_keys_help_and_results(open_page: Any) -> None:
    """Behaviour: dialogs open and close by key and button; keys can be switched off."""
    page = open_page("zh")
    page.locator("body").press("?")
    page.get_by_role("dialog", name="键盘").wait_for()
    page.get_by_label("使用这些键").uncheck()
    page.keyboard.press("Escape")
    page.locator("body").press("l")
    assert not page.evaluate(f"{STATE}.drawer ?? null")
    page.get_by_role("button", name="结果").click()
    page.get_by_role("dialog", name="结果").get_by_text("记分卡").wait_for()
    page.keyboard.press("Escape")
    until(page, f"{STATE}.results === false")


def test_results_name_their_model(open_page: Any) -> None:
    """Honesty: a folder of another model is marked in the list, and so is a scorecard older than the model."""
    told = {
        "kind": "compare",
        "arms": ["isolated", "linked"],
        "seeds": 2,
        "date": "2026-11-25T10:00:00",
        "complete": True,
        "failed": 0,
        "report": True,
    }
    names = {"en": "the first model (1)", "zh": "第一版模型（1）"}
    old = {**told, "name": "old", "model": names, "other_model": {"en": "Not comparable", "zh": "不能比"}}
    new = {
        **told,
        "name": "new",
        "model": {"en": "the second model (2)", "zh": "第二版模型（2）"},
        "other_model": {"en": "", "zh": ""},
    }
    answer = {
        "folders": [new, old],
        "scorecard": True,
        "older": {"en": "Recorded long ago.", "zh": "早先记录。"},
    }
    page = open_page("en")
    page.route("**/results", lambda route: route.fulfill(json=answer))
    page.get_by_role("button", name="Results").click()
    dialog = page.get_by_role("dialog", name="Results")
    dialog.get_by_text("the second model (2)").wait_for()
    marked = dialog.locator(".other-model")
    assert marked.all_inner_texts() == ["Recorded long ago.", "the first model (1)"]
    assert marked.nth(1).get_attribute("title") == "Not comparable"

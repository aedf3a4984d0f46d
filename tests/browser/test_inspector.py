"""The inspector and the maps from near, in a real browser: community, building, home, person, group."""

from itertools import pairwise
from typing import Any

import pytest

from tests.browser.waiting import until

pytestmark = pytest.mark.browser
STATE = "wulian.store.state"
SIZES = ((1440, 900), (1280, 720), (1024, 768), (768, 1024))
OUTSIDE = """() => [...document.querySelectorAll('#inspector *, #maps .close *')].filter((one) => one.offsetParent
  && getComputedStyle(one).overflowX === 'visible' && getComputedStyle(one).display !== 'inline'
  && (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
      || one.getBoundingClientRect().right > innerWidth + 0.5)).map((one) => one.outerHTML.slice(0, 160))"""
KNOWN = """async ([kind, id]) => (await import('/page/socket.js')).ask({ type: 'inspect', kind, id })"""


def _live(page: Any, week: int) -> None:
    page.evaluate(
        "async (until) => (await import('/page/socket.js')).say({ type: 'play', speed: 0, until })", week
    )
    until(page, f"{STATE}.history.lastWeek >= {week} && !{STATE}.server.playing")


def _inspect(page: Any, kind: str, id: int) -> None:
    page.evaluate("([kind, id]) => wulian.store.set({ inspect: { kind, id } })", [kind, id])
    until(page, "document.querySelector('#inspector .inspector-title')")


def _near(page: Any, level: str, **at: int) -> None:
    zoom = {"level": level, "community": None, "cell": None, "household": None, "resident": None, **at}
    page.evaluate("(zoom) => wulian.store.set({ zoom })", zoom)
    until(page, "document.querySelector('#maps .close').querySelectorAll('.map').length === 2")


def _shown(page: Any) -> tuple[str, int]:
    inspect = page.evaluate(f"{STATE}.inspect")
    return inspect["kind"], inspect["id"]


def test_from_a_community_to_a_person_and_back(open_page: Any) -> None:
    """Correctness and behaviour: numbers as told; each thing leads to the next, Back retraces the steps."""
    page = open_page()
    _live(page, 30)
    _inspect(page, "community", 4)
    panel = page.locator("#inspector")
    known = page.evaluate(KNOWN, ["community", 4])
    row = panel.locator("table.beside tr", has_text="Active volunteers").first
    told = [known["worlds"][world]["numbers"]["volunteers_active"] for world in "ab"]
    assert row.locator("td").all_text_contents() == [f"{value:,.0f}" for value in told]
    assert not page.locator("#side .log").is_visible()
    path = [("community", 4)]
    for kind, title in (("cell", "building"), ("household", "Home"), ("resident", "Age")):
        panel.locator(f'button[data-go^="{kind} "]').first.click()
        until(page, f"document.querySelector('#inspector h2')?.textContent.includes('{title}')")
        path.append(_shown(page))
        assert path[-1][0] == kind
    for step in path[-2::-1]:
        panel.locator("[data-go=back]").click()
        assert _shown(page) == step
    page.keyboard.press("Escape")
    until(page, f"{STATE}.inspect === null")
    page.locator("#side .log").wait_for()


def test_it_keeps_up_without_asking_often_and_follows_the_language(open_page: Any) -> None:
    """Performance and behaviour: at most two questions a second while playing; words change at once."""
    page = open_page()
    page.evaluate("""() => {
      const send = WebSocket.prototype.send
      window.asked = []
      WebSocket.prototype.send = function (text) {
        if (text.includes('"inspect"')) window.asked.push(performance.now())
        send.call(this, text)
      }
    }""")
    _inspect(page, "community", 0)
    _live(page, 12)
    until(page, "document.querySelector('#inspector .remark').textContent.includes('12')")
    asked = page.evaluate("asked")
    assert all(later - earlier > 490 for earlier, later in pairwise(asked))
    page.evaluate("wulian.store.set({ lang: 'zh' })")
    until(page, "document.querySelector('#inspector').textContent.includes('发生了什么')")


def test_windows_are_homes_and_lead_inside(open_page: Any) -> None:
    """Correctness: a window for every home of the building, in both worlds; a click leads to its people."""
    page = open_page("zh")
    _live(page, 30)
    cell = page.evaluate(f"{STATE}.opening.communities[4].cells[0]")
    known = page.evaluate(KNOWN, ["cell", cell])
    homes = [str(one["id"]) for one in known["who"]["households"]]
    _near(page, "building", community=4, cell=cell)
    for world in "ab":
        windows = page.locator(f".close .map-{world} .window")
        assert windows.evaluate_all("(all) => all.map((one) => one.dataset.home)") == homes
        threads = known["worlds"][world]["threads"]
        assert page.locator(f".close .map-{world} .thread").count() == len(threads)
        problem = known["worlds"][world]["problem"]
        if problem:
            banner = page.locator(f".close .map-{world} .banner").text_content() or ""
            assert f"推进 {round(100 * problem['progress'])}%" in banner
    page.locator(".close .map-a .window").nth(2).click()
    until(page, f"{STATE}.zoom.level === 'person' && {STATE}.zoom.resident !== null")
    until(page, "document.querySelector('.close .person-head')")
    assert _shown(page) == ("household", int(homes[2]))
    assert _shown(page) == ("household", int(homes[2]))
    eldest = page.evaluate(f"{STATE}.zoom.resident")
    who = page.evaluate(KNOWN, ["resident", eldest])["who"]
    assert who["household"] == int(homes[2])
    assert f"{who['age']} 岁" in (page.locator(".close .person-head h2").text_content() or "")
    page.locator(".close .map-b .friend").last.press("Enter")
    until(page, f"{STATE}.zoom.resident !== {eldest} && {STATE}.zoom.household !== null")
    friend = page.evaluate(f"{STATE}.zoom")
    home = page.evaluate(KNOWN, ["resident", friend["resident"]])["who"]
    assert [friend[part] for part in ("community", "cell", "household")] == [
        home[part] for part in ("community", "cell", "household")
    ]


@pytest.mark.slow
def test_nothing_is_cut_off_near_by_at_any_size(open_page: Any) -> None:
    """Robustness: in both languages, at four sizes, nothing leaves its box in the inspector or near by."""
    page = open_page()
    _live(page, 26)
    cell = page.evaluate(f"{STATE}.opening.communities[6].cells[0]")
    household = page.evaluate(KNOWN, ["cell", cell])["who"]["households"][0]
    resident = household["residents"][0]["id"]
    inside = {"household": household["id"], "resident": resident}
    looks = (
        ("community", 6, "building", {}),
        ("resident", resident, "person", inside),
    )
    for kind, id, level, more in looks:
        _near(page, level, community=6, cell=cell, **more)
        _inspect(page, kind, id)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for lang in ("zh", "en"):
                page.evaluate("(lang) => wulian.store.set({ lang })", lang)
                page.wait_for_timeout(220)  # the inspector draws five times a second
                assert page.evaluate(OUTSIDE) == [], (kind, width, height, lang)

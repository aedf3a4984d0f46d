"""The maps in a real browser: what is drawn is what was sent, equal in both worlds, and can be asked."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from interface.browser.colours import COLOURS, STEPS
from interface.browser.picture import PAIRS
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
STATE = "wulian.store.state"
SIZES = ((1440, 900), (1280, 720), (1024, 768), (768, 1024))
DRAWN = """async ([world, marks]) => {
  const { store } = wulian
  store.set({ hover: null, marks: { net: marks, volunteers: marks, entrenched: marks, places: marks } })
  const { street } = await import('/page/map/geometry.js')
  const { palette } = await import('/page/map/palette.js')
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const canvas = document.querySelector(`.map-${world} canvas`), pen = canvas.getContext('2d')
  const plan = street(store.state.opening), ratio = canvas.width / canvas.clientWidth
  const scale = Math.min(canvas.clientWidth / 526, canvas.clientHeight / 424)
  const left = (canvas.clientWidth - 526 * scale) / 2, top = (canvas.clientHeight - 424 * scale) / 2
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height)
  const colours = palette(store.state.theme)
  return { colours, seen: [...plan.x.keys()].map((at) => {
    const x = Math.round((left + plan.x[at] * scale) * ratio), y = Math.round((top + plan.y[at] * scale) * ratio)
    const [r, g, b] = pixels.data.slice(4 * (y * canvas.width + x))
    return '#' + [r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('').toUpperCase()
  }) }
}"""
STREETS = """async (counts) => {
  const { street, neighbourhood, found } = await import('/page/map/geometry.js')
  const starts = counts.map((_, at) => counts.slice(0, at).reduce((sum, one) => sum + one, 0))
  const communities = counts.map((count, at) => ({
    cells: [starts[at], starts[at] + count], type: 'mixed', split: counts.length > 2 && at === 1 }))
  const cells = Array.from({ length: starts.at(-1) + counts.at(-1) }, (_, at) => at)
  const opening = { communities, cells: { x: cells.map((at) => at % 9), y: cells.map((at) => Math.floor(at / 9)) } }
  return [street(opening), ...counts.map((_, at) => neighbourhood(opening, at))].flatMap((plan) =>
    communities.flatMap(({ cells: [first, end] }, at) => plan.only !== null && plan.only !== at ? [] :
      cells.slice(first, end).filter((cell) => {
        const hit = found(plan, opening, plan.x[cell], plan.y[cell])
        return hit?.community !== at || hit.cell !== cell
      })))
}"""
OUTSIDE = """() => [...document.querySelectorAll('#toolbar > *, #toolbar button, .map > header > *, .map > footer, #legend > *')]
  .filter((one) => one.offsetParent && getComputedStyle(one).overflowX === 'visible' && !one.closest('.segmented')
    && (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline'
      || (one.getBoundingClientRect().right > innerWidth + 0.5 && innerWidth >= 1200)))
  .map((one) => one.outerHTML.slice(0, 160))"""


def _live(page: Any, week: int) -> None:
    page.evaluate(
        "async (until) => (await import('/page/socket.js')).say({ type: 'play', speed: 0, until })", week
    )
    until(page, f"{STATE}.history.lastWeek >= {week} && !{STATE}.server.playing")
    until(page, f"{STATE}.week >= {week}")


def _sent(page: Any, world: str, name: str) -> np.ndarray:
    return np.array(page.evaluate(f"[...{STATE}.history.frame({STATE}.week).arrays.{world}['{name}']]"))


def test_buildings_have_the_colour_of_their_number(open_page: Callable[..., Any]) -> None:
    """Correctness: every building of both worlds is of the class of the value sent; one scale for both."""
    page = open_page()
    page.emulate_media(reduced_motion="reduce")  # else rings leave the first buildings hit
    _live(page, 27)
    for colour in (COLOURS[0], COLOURS[3], COLOURS[-1]):
        page.evaluate("(colour) => wulian.store.set({ colour })", colour.name)
        for world in "ab":
            values = colour.low + _sent(page, world, f"colour.{colour.name}") / STEPS * (
                colour.high - colour.low
            )
            late = _sent(page, world, "overdue") > 0
            drawn = page.evaluate(DRAWN, [world, False])
            ramp = drawn["colours"][colour.ramp]
            classes = np.digitize(values, colour.breaks)
            expected = np.where(late, drawn["colours"]["emergency"], np.array(ramp)[classes])
            assert drawn["seen"] == expected.tolist(), (colour.name, world)
    assert late.any()


def test_two_equal_worlds_differ_nowhere(open_page: Callable[..., Any]) -> None:
    """Correctness: before week 0 the difference is neutral everywhere; exchanged worlds mirror it."""
    page = open_page(dark=True)
    page.locator("body").press("2")
    until(page, "!document.querySelector('.map-difference').hidden")
    for colour in COLOURS:
        page.evaluate("(colour) => wulian.store.set({ colour })", colour.name)
        drawn = page.evaluate(DRAWN, ["difference", False])
        assert set(drawn["seen"]) == {drawn["colours"]["difference"][2]}
        mirrored = page.evaluate(
            """async (name) => { const { differenceClasses } = await import('/page/map/values.js')
              const of = differenceClasses(wulian.store.state.catalogue.colours.find((one) => one.name === name))
              return [...of].every((level, at) => level + of[510 - at] === 4) && new Set(of).size === 5 }""",
            colour.name,
        )
        assert mirrored


def test_pointing_repeats_and_covers_nothing(open_page: Callable[..., Any]) -> None:
    """Behaviour: both worlds name the place and their own numbers, over the river; a click inspects it."""
    page = open_page("en", (1440, 900))
    _live(page, 3)
    canvas = page.locator(".map-a canvas").bounding_box()
    page.mouse.move(canvas["x"] + 60, canvas["y"] + canvas["height"] * 0.9)
    until(page, f"{STATE}.hover !== null && !document.querySelector('.map-b .note').hidden")
    community = page.evaluate(f"{STATE}.hover.community")
    bank = canvas["y"] + 0.11 * canvas["height"]
    for world in "ab":
        pairs = _sent(page, world, "pairs").reshape(-1, len(PAIRS))[community]
        note = page.locator(f".map-{world} .note")
        assert f"{(pairs > 0).sum()} of 21 pairs" in note.text_content()
        assert f"{pairs.sum():,} cases" in note.text_content()
        box = note.bounding_box()
        assert box["y"] + box["height"] < bank
    page.mouse.click(canvas["x"] + 60, canvas["y"] + canvas["height"] * 0.9)
    assert page.evaluate(f"{STATE}.inspect") == {"kind": "community", "id": community}


def test_the_map_by_keyboard(open_page: Callable[..., Any]) -> None:
    """Behaviour: arrows, Enter, Z, Escape, C, 1–3 and marks; where one is, is said, also as a table."""
    page = open_page("zh")
    canvas = page.locator(".map-b canvas")
    label = "document.querySelector('.map-b canvas').getAttribute('aria-label')"
    until(page, f"{label} === '地图，世界 B，党建引领联动，颜色：未办结诉求'")
    canvas.press("ArrowRight")
    first = page.evaluate(f"{STATE}.hover.community")
    canvas.press("ArrowRight")
    canvas.press("ArrowDown")
    assert page.evaluate(f"{STATE}.hover.community") != first
    assert "社区，" in page.locator("#maps [role=status]").text_content()
    canvas.press("z")
    until(page, f"{STATE}.zoom.level === 'community'")
    canvas.press("ArrowDown")
    canvas.press("ArrowDown")
    canvas.press("Enter")
    assert page.evaluate(f"{STATE}.inspect.kind") == "cell"
    page.evaluate("wulian.store.set({ inspect: null })")
    canvas.press("Escape")
    until(page, f"{STATE}.zoom.level === 'street'")
    canvas.press("c")
    canvas.press("v")
    canvas.press("3")
    assert page.evaluate(f"[{STATE}.colour, {STATE}.marks.volunteers, {STATE}.view]") == [
        COLOURS[1].name,
        False,
        "network",
    ]
    canvas.press("1")
    page.locator("#toolbar .as-table").click()
    rows = page.locator(".map-table tr").all_text_contents()
    colour, (start, end) = COLOURS[1], page.evaluate(f"{STATE}.opening.communities[0].cells")
    mean = colour.high * _sent(page, "b", f"colour.{colour.name}")[start:end].mean() / STEPS
    assert f"{mean:.2f}" in rows[1]


def test_what_holds_without_an_actor(open_page: Callable[..., Any]) -> None:
    """Correctness: pairs, pieces and the largest piece, with and without a kind of actor, counted anew."""
    page = open_page()
    _live(page, 12)
    page.get_by_role("button", name="Network").click()
    until(page, "!document.querySelector('.map-b footer').hidden")
    for without in (None, 0):
        page.evaluate("(without) => wulian.store.set({ without })", without)
        for world in "ab":
            table = _sent(page, world, "pairs").reshape(-1, len(PAIRS))
            largest, pieces = np.mean([_pieces(row, without) for row in table], axis=0)
            text = f"{100 * largest:.0f}%"
            until(page, f"document.querySelector('.map-{world} footer').textContent.includes('{text}')")
            if without is None:
                assert (
                    f"{(table > 0).sum() / len(table):.1f} of 21"
                    in page.locator(f".map-{world} footer").text_content()
                )
                assert f"{pieces:.1f} pieces" in page.locator(f".map-{world} footer").text_content()


def _pieces(row: np.ndarray, without: int | None) -> tuple[float, int]:
    """Return the share of actors in the largest piece, and the pieces, by powers of a matrix."""
    kept = [token for token in range(7) if token != without]
    reach = np.eye(7, dtype=int)
    for (one, other), cases in zip(PAIRS, row, strict=True):
        reach[one, other] = reach[other, one] = cases > 0
    reach = reach[np.ix_(kept, kept)]
    for _ in range(3):
        reach = (reach @ reach > 0).astype(int)
    return reach.sum(axis=1).max() / len(kept), len({tuple(line) for line in reach})


def test_any_street_finds_its_place(open_page: Callable[..., Any]) -> None:
    """Property: of streets large and small every building lies in its block and is found where it lies."""
    page = open_page()
    for counts in ([1], [40, 3], [150, 100, 120, 5, 60, 90, 30], [120] * 17):
        assert page.evaluate(STREETS, counts) == [], counts


def test_everything_fits(open_page: Callable[..., Any]) -> None:
    """Behaviour: toolbar, heads and legend at four sizes in both languages; the curtain on the narrowest."""
    for lang in ("en", "zh"):
        page = open_page(lang)
        for wide, high in SIZES:
            page.set_viewport_size({"width": wide, "height": high})
            for view in ("both", "difference", "network"):
                page.evaluate("async (view) => (await import('/page/map/zoom.js')).lookAt(view)", view)
                until(page, f"document.querySelector('#maps').dataset.view === '{view}'")
                assert page.evaluate(OUTSIDE) == [], (lang, wide, view)
            page.evaluate("async () => (await import('/page/map/zoom.js')).zoomTo('community')")
            until(page, "document.querySelectorAll('.crumbs button').length === 2")
            assert page.evaluate(OUTSIDE) == [], (lang, wide, "community")
            page.evaluate("async () => (await import('/page/map/zoom.js')).zoomTo('street')")
    curtain = page.locator(".curtain")
    box = curtain.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(200, box["y"] + 60)
    page.mouse.up()
    assert 20 < int(curtain.get_attribute("aria-valuenow")) < 30

"""The drawer: what is set there is what the worlds then are, and a saved file comes back as the same world."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interface.browser.scenario_text import choice_of
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
SERVER = "wulian.store.state.server"


def opened(page: Any, tab: str) -> None:
    """Open the drawer by its button and go to a tab."""
    page.click('[data-name="worlds"]')
    page.click(f"#tab-{tab}")


def say(page: Any, message: str) -> None:
    page.evaluate(f"import('/page/socket.js').then(({{say}}) => say({message}))")


def load(page: Any, path: Path) -> None:
    """Choose a file for world A as a person does."""
    with page.expect_file_chooser() as chooser:
        page.click("#drawer .files .pairs button >> nth=0")
    chooser.value.set_files(path)


def test_a_link_holds_from_next_week_on_or_from_the_start(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    """Behaviour: a change is a draft until applied; then it is an event of that world alone, or its start.

    A contradiction is refused beside the item in plain words, a dated event cannot hold from now on, and
    the file saved from the page means the very choice that the server has in force.
    """
    page = open_page()
    say(page, "{type: 'play', speed: 0, until: 3}")
    until(page, f"{SERVER}.week === 3 && !{SERVER}.playing")
    opened(page, "links")
    page.select_option('[data-link="platform b"] select', "station")
    assert page.is_enabled('[data-apply="now"]')
    assert page.evaluate(f"{SERVER}.worlds.b.changed") is False
    page.click('[data-apply="now"]')
    until(page, f"{SERVER}.worlds.b.changed")
    events = page.evaluate(f"{SERVER}.worlds.b.choice.events")
    assert events == [{"week": 4, "until": None, "links": {"platform": "station"}, "settings": {}}]
    assert page.evaluate(f"{SERVER}.worlds.a.changed") is False

    page.select_option('[data-link="party_leadership b"] select', "off")
    page.click('[data-apply="restart"]')
    until(page, "wulian.store.state.refused")
    until(page, "document.querySelector('.link-row .refusal:not([hidden])')")
    assert "Party leadership" in page.inner_text(".link-row .refusal >> visible=true >> nth=0")
    page.select_option('[data-chair="b"]', "none")
    page.click('[data-apply="restart"]')
    until(page, f"{SERVER}.worlds.b.links.party_leadership === 0 && {SERVER}.week === -1")
    assert page.evaluate(f"{SERVER}.worlds.b.choice.links") == {"party_leadership": 0}

    page.click("#tab-events")
    page.select_option(".adding .when select >> nth=0", "leave")
    page.check(".adding .boxes label:nth-child(2) input")
    page.fill(".adding .when input >> nth=0", "30")
    page.click(".adding button[type=submit]")
    assert page.is_disabled('[data-apply="now"]')
    assert "planned from the start" in page.inner_text("#drawer .foot")
    page.click('[data-apply="restart"]')
    until(page, f"{SERVER}.worlds.b.events.length === 2")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#drawer').hidden")
    assert page.evaluate("document.activeElement.dataset.name") == "worlds"

    page.evaluate("wulian.store.set({saving: 'b'})")
    until(page, "document.querySelector('dialog.world-files textarea')?.value")
    assert "wulian run world-b.toml --seed 1" in page.inner_text(".commands")
    with page.expect_download() as download:
        page.click("dialog.world-files button.primary")
    path = tmp_path / "world-b.toml"
    download.value.save_as(path)
    choice, _, _ = choice_of(path.read_text(encoding="utf-8"))
    assert choice.model_dump(mode="json") == page.evaluate(f"{SERVER}.worlds.b.choice")
    page.keyboard.press("Escape")
    page.click('[data-name="worlds"]')
    load(page, path)
    until(page, "document.querySelector('.chosen[data-world=a] strong').textContent.includes('changed')")
    path.write_text('extends = "../../secret.toml"', encoding="utf-8")
    load(page, path)
    until(page, "document.querySelector('dialog.world-files[open]')")
    assert "world-b.toml, line 1" in page.inner_text("dialog.world-files")


def test_a_slider_answers_at_once_and_by_keyboard(open_page: Callable[..., Any]) -> None:
    """Browser: the picture after an arrow key on a slider has the changed foot already."""
    page = open_page("zh")
    opened(page, "settings")
    page.fill("#drawer input[type=search]", "need_scale")
    page.focus('[data-setting="need_scale"] input[type=range]')
    page.evaluate("""() => {
        const range = document.querySelector('[data-setting="need_scale"] input[type=range]')
        range.addEventListener('input', () => {
            const foot = document.querySelector('#drawer .foot')
            requestAnimationFrame(() => setTimeout(() => { wulian.answered = foot.innerText }))
        }, true)
    }""")
    page.keyboard.press("ArrowRight")
    assert "改动 1 项" in until(page, "wulian.answered")
    page.fill('[data-setting="need_scale"] input[type=number] >> nth=0', "999")
    page.keyboard.press("Tab")
    assert "应在 0.01 至 20 之间" in page.inner_text('[data-setting="need_scale"] .refusal')
    page.click("#drawer .foot button.link")
    assert "还没有改动" in page.inner_text("#drawer .foot")
    box = page.evaluate_handle("document.querySelector('#drawer')")
    for _ in range(12):  # the tabulator goes round inside
        page.keyboard.press("Tab")
        assert page.evaluate("box => box.contains(document.activeElement)", box)


def test_every_setting_can_be_opened(open_page: Callable[..., Any]) -> None:
    """Robustness: each group opens, each setting of the catalogue has its row, and no word is missing."""
    page = open_page("zh")
    opened(page, "settings")
    page.evaluate(
        "document.querySelectorAll('#drawer .settings details').forEach((one) => { one.open = true })"
    )
    names = page.evaluate("wulian.store.state.catalogue.settings.map((one) => one.name).sort()")
    rows = "[...document.querySelectorAll('#drawer [data-setting]')].map((one) => one.dataset.setting)"
    until(page, f"{rows}.length === {len(names)}")
    assert sorted(page.evaluate(rows)) == names
    assert "医疗专业：为老" in page.inner_text('[data-setting="licence_try"]')


def test_same_hours_are_offered_where_the_gain_is_shown(open_page: Callable[..., Any]) -> None:
    """Behaviour: one click under how far apart the worlds are prepares the world that has B's hours."""
    page = open_page()
    page.click(".same-hours")
    page.click('[data-apply="restart"]')
    until(page, f"{SERVER}.worlds.a.hours_of === 'linked'")
    assert page.evaluate(f"{SERVER}.worlds.a.choice.scenario") == "matched"
    page.wait_for_selector(".same-hours", state="hidden")


def test_whole_communities_are_chosen_where_worlds_begin(open_page: Callable[..., Any]) -> None:
    """Behaviour: five by a click, others by code; the head says which; what cannot be is refused in words."""
    page = open_page("zh")
    opened(page, "worlds")
    page.click('#drawer .shared [data-value="5"]')
    assert page.is_disabled('[data-apply="now"]')
    assert "换了社区" in page.inner_text("#drawer .foot")
    page.click('[data-apply="restart"]')
    until(page, f"{SERVER}.communities === '5'")
    assert page.evaluate("wulian.store.state.opening.communities.map((one) => one.code).join('')") == "YDGOS"
    until(page, "document.querySelector('#header').innerText.includes('15 个社区中的 5 个：Y, D, G, O, S')")
    page.fill("#drawer-communities", "Y,C6")
    page.keyboard.press("Tab")
    page.click('[data-apply="restart"]')
    until(page, "wulian.store.state.refused")
    assert "没有社区 C6。有的是：Y, D, G, O, S, C06" in page.inner_text("#drawer .foot .refusal")
    assert page.evaluate(f"{SERVER}.communities") == "5"
    page.fill("#drawer-communities", "C06, O")
    page.keyboard.press("Tab")
    page.click('[data-apply="restart"]')
    until(page, f"{SERVER}.communities === 'C06, O'")
    assert "15 个社区中的 2 个：O, C06" in page.inner_text("header")
    say(page, "{type: 'play', speed: 0, until: 2}")
    until(page, f"{SERVER}.week === 2")
    page.evaluate("wulian.store.set({saving: 'b'})")
    until(page, "document.querySelector('dialog.world-files textarea')?.value")
    assert "--communities 'C06, O'" in page.inner_text(".commands")

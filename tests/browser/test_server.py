"""What a person may rely on: the same week after a reload or a lost line, and tabs of their own."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.waiting import FIRST_PICTURE, until

pytestmark = pytest.mark.browser
WEEK = "wulian.store.state.week"


def say(page: Any, message: str) -> None:
    """Say something to the server as the page does."""
    page.evaluate(f"import('/page/socket.js').then(({{say}}) => say({message}))")


def test_reload_comes_back_to_the_same_week(open_page: Callable[..., Any]) -> None:
    """Behaviour: a reloaded page gets every week again and stands where it stood."""
    page = open_page()
    say(page, "{type: 'play', speed: 0, until: 6}")
    until(page, f"{WEEK} === 6")
    row = "Array.from(wulian.store.state.history.frame(4).arrays.b.row)"
    before = page.evaluate(row)
    page.reload()
    until(page, FIRST_PICTURE)
    until(page, f"{WEEK} === 6")
    assert page.evaluate(row) == before
    assert page.evaluate("wulian.store.state.server.playing") is False


def test_a_lost_line_comes_back_to_the_same_week(
    open_page: Callable[..., Any], cut: Callable[[], None]
) -> None:
    """Behaviour: after a cut the page returns by itself to its own session, paused where it was."""
    page = open_page()
    session = page.evaluate("sessionStorage.getItem('session')")
    say(page, "{type: 'play', speed: 30, until: 100}")
    until(page, f"{WEEK} >= 3")
    page.evaluate("window.before = wulian.store.state.history")
    cut()
    until(page, "wulian.store.state.history !== window.before && wulian.frames > 0")
    until(page, "wulian.store.state.server.playing === false && wulian.store.state.connection === 'open'")
    week = page.evaluate("wulian.store.state.server.week")
    until(page, f"{WEEK} === {week}")
    assert week >= 3 and page.evaluate("wulian.store.state.server.playing") is False
    assert page.evaluate("sessionStorage.getItem('session')") == session


def test_two_tabs_have_worlds_of_their_own(pages: Callable[..., Any], server: str) -> None:
    """Behaviour: what one tab plays, restarts or scrubs never shows in the other, duplicated or not."""
    one = pages()
    one.goto(server)
    until(one, FIRST_PICTURE)
    with one.context.expect_page() as opened:  # a duplicate starts with the same session storage
        one.evaluate("void window.open(location.href)")
    other = opened.value
    until(other, FIRST_PICTURE)
    assert len({tab.evaluate("sessionStorage.getItem('session')") for tab in (one, other)}) == 2
    say(one, "{type: 'setup', a: {scenario: 'isolated'}, b: {scenario: 'leaderless'}, seed: 9}")
    say(one, "{type: 'play', speed: 0, until: 5}")
    say(other, "{type: 'step'}")
    until(one, f"{WEEK} === 5")
    until(other, f"{WEEK} === 0")
    seeds = [tab.evaluate("wulian.store.state.server.seed") for tab in (one, other)]
    assert seeds == [9, 1] and other.evaluate(WEEK) == 0

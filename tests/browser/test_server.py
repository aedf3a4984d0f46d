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

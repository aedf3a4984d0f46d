"""Chinese letters are drawn, with the system's font and with the one that is served."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.waiting import until

pytestmark = pytest.mark.browser
DRAWN = """async (family) => {
  await document.fonts.load(`32px ${family}`, '党居满领\\u{10FFFD}')
  return [...'党居满领\\u{10FFFD}'].map((letter) => {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    pen.font = `32px ${family}`
    pen.fillText(letter, 4, 40)
    return canvas.toDataURL()
  })
}"""
SERVED = """async () => {
  document.fonts.add(await new FontFace('served', 'url(/font/zh.otf)').load())
  return true
}"""


def test_no_letter_is_an_empty_box(open_page: Callable[..., Any]) -> None:
    """Behaviour: four letters and a missing one look five ways, in the page's type and the served one."""
    page = open_page("zh")
    assert page.evaluate(SERVED)
    for family in ("getComputedStyle(document.body).fontFamily", "'\"wulian CJK\"'", "'served'"):
        until(page, "document.fonts.status === 'loaded'")
        assert len(set(page.evaluate(f"({DRAWN})({family})"))) == 5, family


def test_the_served_font_is_not_loaded_where_the_system_has_one(
    pages: Callable[..., Any], server: str
) -> None:
    """Behaviour: eight megabytes travel only to a machine without Chinese letters."""
    page, asked = pages("zh"), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/?lang=zh")
    until(page, "document.fonts.status === 'loaded' && window.wulian && window.wulian.frames > 0")
    assert any(url.endswith("font.css") for url in asked)
    assert not any("/font/" in url for url in asked)

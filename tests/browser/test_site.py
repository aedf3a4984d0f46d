"""The documentation as a site: it builds without a warning, opens from disk and is searched in Chinese (exact claims)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.waiting import until

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, with both frames."""
    if not os.environ.get("CI"):  # there it must run
        pytest.importorskip("sphinx", reason="make install")
    site = tmp_path_factory.mktemp("site")
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", "docs"]
    for arguments in ([".", site / "en"], ["-t", "zh", ".", site / "zh"]):
        subprocess.run([*sphinx, *arguments], cwd=ROOT, check=True)
    shutil.copy(ROOT / "docs/site/index.html", site)
    return site


def search(page: Any, frame: Path, words: str) -> list[str]:
    """Return the titles that the search page of a frame finds."""
    page.goto(f"{(frame / 'search.html').as_uri()}?q={words}")
    until(page, "document.querySelector('#search-results .search-summary')?.innerText.match(/[0-9]/)", 20)
    found: list[str] = page.locator("#search-results ul.search > li > a").all_inner_texts()
    return found


def test_the_site_is_found_in_both_languages_and_asks_nothing_of_the_network(
    browser: Any, site: Path
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert "模型说明（ODD+D）" in search(page, site / "zh", "突发事件")
    assert any("记分卡" in title for title in search(page, site / "zh", "老大难楼栋"))
    assert "For users of Mesa" in search(page, site / "en", "data collector")
    assert any("compare" in title for title in search(page, site / "en", "compare"))
    page.goto((site / "index.html").as_uri())
    until(page, "location.pathname.endsWith('en/docs/index.html')", 20)
    page.click("text=中文")
    until(page, "location.pathname.endsWith('zh/docs/index.zh-CN.html')", 20)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []

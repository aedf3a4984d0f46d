"""A server in this process and a real browser: `server`, `page`, `open_page`, `until`.

Where there is no Chromium the tests are skipped with a loud line, but in CI they fail.
"""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn

from interface.browser.application import make_app
from interface.browser.choice import WorldChoice
from interface.browser.guard import Door
from interface.browser.messages import Setup
from scenarios import load, load_street
from sim import run
from tests.browser.chromium import ARGUMENTS, chromium_path
from tests.browser.waiting import FIRST_PICTURE, until
from tests.conftest import NOT_TRIED

SMALL = Setup(type="setup", a=WorldChoice(scenario="isolated"), b=WorldChoice(scenario="linked"))
SCALE = 0.05  # of all streets of the server


def _miss(reason: str) -> Any:
    if os.environ.get("CI"):
        pytest.fail(f"in CI the page must be tried in a browser: {reason}")
    pytest.skip(f"{NOT_TRIED}: {reason}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Run one Chromium for the tests of a file: as long as it runs, `asyncio.run` cannot."""
    path = chromium_path()
    if path is None:
        _miss("no Chromium; on Debian: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to its path")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _miss("no Playwright: make install")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def listening() -> Iterator[socket.socket]:
    """Return a port of our own, bound before anything is told its number."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture(scope="session")
def application(listening: socket.socket) -> Any:
    """Return the application, for a look at its sessions."""
    return make_app(Door.of("127.0.0.1", listening.getsockname()[1]), SMALL, SCALE)


@pytest.fixture(scope="session")
def running(application: Any, listening: socket.socket) -> Iterator[uvicorn.Server]:
    """Run the server with a small street in a thread; the model is compiled by then."""
    run(load("linked"), 1, street=load_street("x-street"), scale=0.02, weeks=30)
    config = uvicorn.Config(
        application, log_level="warning", timeout_graceful_shutdown=1, ws_per_message_deflate=False
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield running
    running.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def server(running: uvicorn.Server, listening: socket.socket) -> str:
    """Return the address of the server, without a slash at its end."""
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def cut(running: uvicorn.Server) -> Callable[[], None]:
    """Return what cuts every line to the server without a word, as a lost network does."""

    def cut_all() -> None:
        for connection in list(running.server_state.connections):
            connection.loop.call_soon_threadsafe(connection.transport.abort)  # type: ignore[union-attr]

    return cut_all


@pytest.fixture
def pages(browser: Any, server: str) -> Iterator[Callable[..., Any]]:
    """Make pages of contexts of their own; none may complain or ask for anything foreign."""
    contexts, complaints = [], []

    def only_own(route: Any) -> None:
        if route.request.url.startswith((server, "data:", "blob:")):
            route.continue_()
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    def make(lang: str = "en", size: tuple[int, int] = (1440, 900), *, dark: bool = False) -> Any:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            accept_downloads=True,
            locale="zh-CN" if lang == "zh" else "en-GB",
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        context.set_default_timeout(120_000)  # milliseconds; half a minute is short on a busy machine
        context.route("**/*", only_own)
        context.on("weberror", lambda error: complaints.append(f"error: {error.error}"))
        context.on(
            "console", lambda said: said.type == "error" and complaints.append(f"console: {said.text}")
        )
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def page(pages: Callable[..., Any]) -> Any:
    """Return an empty English page, 1440 × 900."""
    return pages()


@pytest.fixture
def open_page(pages: Callable[..., Any], server: str) -> Callable[..., Any]:
    """Open the page in a language ("zh", "en") and size; returns it with its first picture."""

    def opened(lang: str = "en", size: tuple[int, int] = (1440, 900), *, dark: bool = False) -> Any:
        page = pages(lang, size, dark=dark)
        page.goto(f"{server}/?lang={lang}")
        until(page, FIRST_PICTURE, 120)  # where kernels are compiled first
        return page

    return opened


@pytest.fixture(name="until")
def _until() -> Callable[..., Any]:
    return until


__all__ = ["until"]

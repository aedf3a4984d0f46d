"""Nobody else reaches the server, and nothing a page says breaks it (claims of behaviour)."""

import asyncio
import json
import socket
import time
import weakref
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from interface.browser import sessions as module
from interface.browser.application import make_app
from interface.browser.guard import Door
from interface.browser.sessions import MOST, Sessions
from tests.browser.conftest import SCALE, SMALL
from tests.browser.tab import Tab

PATHS = (
    "/page/../session.py",
    "/page/%2e%2e/session.py",
    "/page/..%2fsession.py",
    "/font/../pair.py",
    "/page/%00",
    "/results/../../pyproject.toml",
    "/results/%2e%2e%2f%2e%2e%2fpyproject.toml",
    "/results/%2e%2e/files/pyproject.toml",
    "/results/..%2f..%2fdocs/files/page.json",
    "/results/../report",
)

TOKENLESS = ("/", "/catalogue", "/page/main.js", "/?token=", "/?token=wrong")


def world(scenario: str = "isolated", **more: Any) -> dict[str, Any]:
    return {"scenario": scenario, **more}


def setup(**more: Any) -> dict[str, Any]:
    return {"a": world(), "b": world("linked"), **more}


@pytest.mark.parametrize("origin", [None, "http://evil.example", "http://127.0.0.1:1", "null"])
def test_sockets_of_other_pages_are_refused(server: str, origin: str | None) -> None:
    """A page elsewhere opens no socket, whatever it claims."""
    with pytest.raises(InvalidStatus, match="403"), Tab(server, origin=origin):
        pass


def test_other_names_for_this_machine_are_refused(server: str) -> None:
    """A foreign name that leads to this machine gets nothing, page or socket."""
    at = urlsplit(server)
    for host in (f"evil.example:{at.port}", "evil.example", "", f"127.0.0.1:{at.port}.evil.example"):
        assert httpx.get(server, headers={"Host": host}, trust_env=False).status_code == 403
    foreign = f"http://evil.example:{at.port}"
    line = socket.create_connection((at.hostname, at.port))
    with pytest.raises(InvalidStatus, match="403"), Tab(foreign, sock=line):
        pass


def test_beyond_this_machine_a_token_is_needed() -> None:
    """Without its token nothing is answered; with it the cookie lets the page's files through."""
    door = Door.of("0.0.0.0", 8000)
    app = make_app(door, SMALL, SCALE)

    async def ask() -> list[int]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://10.0.0.5:8000") as stranger:
            paths = (*TOKENLESS, f"/?token={door.token}", "/page/main.js")  # at last with the cookie
            return [(await stranger.get(path)).status_code for path in paths]

    assert asyncio.run(ask()) == [403] * len(TOKENLESS) + [200, 200]
    headers = [(b"host", b"10.0.0.5:8000"), (b"origin", b"http://10.0.0.5:8000")]
    scope = {"type": "websocket", "path": "/socket", "query_string": b"", "headers": headers}
    assert "token" in (door.refuses(scope) or "")
    assert door.refuses({**scope, "query_string": f"token={door.token}".encode()}) is None


@pytest.mark.parametrize("path", PATHS)
def test_no_file_outside_the_page_is_served(server: str, path: str) -> None:
    """Paths that climb out are not found, and the rules for the page stand on every answer."""
    at = urlsplit(server)
    answer = asyncio.run(raw_answer(str(at.hostname), int(at.port or 0), path))
    assert answer.split()[1] in (b"404", b"400")
    assert b"default-src 'none'" in answer or b"400" in answer.splitlines()[0]


async def raw_answer(host: str, port: int, path: str) -> bytes:
    """Ask for a path as it stands: clients tidy it up."""
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "null",
        "\x00",
        "{}",
        "[" * 60_000,
        '{"type":"shutdown"}',
        b"\x00\x01",
        '{"type":"step","x":1}',
        '{"type":"play","speed":-1}',
        '{"type":"play","speed":NaN}',
        '{"type":"play","speed":1e999}',
        '{"type":"play","speed":"4"}',
        '{"type":"ack","frame":-1}',
        '{"type":"ack","frame":1e30}',
        '{"type":"inspect","kind":"cell","id":-1}',
        '{"type":"inspect","kind":"file","id":1}',
        '{"type":"load","world":"a","toml":"\\ud800"}',
        json.dumps({"type": "setup", **setup(communities="Y" * 300)}),
        json.dumps({"type": "setup", **setup(seed=0)}),
        json.dumps({"type": "setup", **setup(weeks=10**9)}),
        json.dumps({"type": "load", "world": "a", "toml": "x" * 70_000}),
        "x" * 300_000,
    ],
)
def test_what_no_page_would_say_ends_its_socket_only(server: str, said: str | bytes) -> None:
    """Malformed, binary, oversized, unknown or out of range: the line closes, the session lives on."""
    with Tab(server) as tab:
        welcome = tab.until_type("welcome")
        tab.line.send(said)
        with pytest.raises(ConnectionClosed):
            tab.until(lambda _message: False, 10)
    with Tab(server, welcome["session"]) as tab:
        assert tab.until_type("welcome")["session"] == welcome["session"]


@pytest.mark.parametrize(
    "more",
    [
        {"a": world("../../pyproject")},
        {"a": world("/etc/passwd")},
        {"street": "../../pyproject"},
        {"street": "/etc"},
        {"b": world(links={"rockets": 1})},
        {"b": world(links={"platform": 7})},
        {"b": world(settings={"rockets": 1})},
        {"b": world(events=[{"week": 3, "links": {"platform": ["nowhere"]}}])},
        {"b": world(emergencies=[{"start": 9, "end": 3}])},
    ],
)
def test_worlds_that_cannot_be_are_refused_in_words(server: str, more: dict[str, Any]) -> None:
    """An impossible world is refused with a reason; the worlds on the page stay and go on."""
    with Tab(server) as tab:
        tab.until_type("week")
        tab.say("setup", **setup(**more))
        refused = tab.until_type("refused")
        assert refused["of"] == "setup" and refused["text"]
        tab.say("step")
        tab.until_paused(0)


def test_asking_before_there_is_a_world_is_refused(server: str) -> None:
    """Order does not matter: what comes too early is answered, nothing hangs."""
    with Tab(server) as tab:
        for kind in ("play", "step", "pause"):
            tab.say(kind)
        tab.say("inspect", kind="cell", id=10**7)
        tab.say("change", world="a", event={"week": 0, "links": {"platform": 9}})
        tab.say("setup", **setup(seed=2))
        assert tab.until(lambda m: m["type"] == "state" and m["seed"] == 2)["week"] == -1


def test_a_flood_is_worked_off_and_blocks_nobody(server: str) -> None:
    """A thousand messages, a quarter of them restarts: another tab is answered meanwhile."""
    with Tab(server) as flooding, Tab(server) as calm:
        for tab in (flooding, calm):
            tab.until_type("week")
        for number in range(250):
            flooding.say("setup", **setup(seed=1 + number % 2))
            flooding.say("change", world="b", event={"week": 0, "links": {"platform": number % 2}})
            flooding.say("inspect", kind="cell", id=number)
            flooding.say("play", speed=0)
        calm.say("step")
        began = time.monotonic()
        calm.until_paused(0)
        assert time.monotonic() - began < 2
        flooding.say("setup", **setup(seed=77))
        flooding.until(lambda m: m["type"] == "state" and m["seed"] == 77)


def test_a_page_that_takes_nothing_in_stops_its_worlds(server: str) -> None:
    """Without acknowledgements the worlds wait: three frames ahead, no more."""
    with Tab(server) as tab:
        tab.acknowledges = False
        tab.until_type("state")
        tab.say("play", speed=0)
        with pytest.raises(TimeoutError):
            tab.until(lambda _message: False, 1)
        assert len(tab.weeks) == 3


def test_tabs_have_a_limit_and_tell_it(server: str) -> None:
    """The seventeenth tab is turned away with its own code; a closed one makes room."""
    tabs = [Tab(server) for _ in range(MOST)]
    for tab in tabs:
        tab.until_type("welcome")
    with Tab(server) as late, pytest.raises(ConnectionClosed) as closed:
        late.hear()
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 4001
    tabs.pop().__exit__()
    time.sleep(0.2)
    with Tab(server) as tab:
        assert tab.hear()["type"] == "welcome"
    for tab in tabs:
        tab.__exit__()


def test_sessions_are_not_taken_over(server: str) -> None:
    """An unknown name, or one that a page is using, opens a session of its own."""
    with Tab(server) as owner:
        name = owner.until_type("welcome")["session"]
        for asked in (name, "unknown", "x" * 5000, "../.."):
            with Tab(server, asked) as other:
                assert other.until_type("welcome")["session"] not in (asked, name)
        owner.say("step")
        owner.until_paused(0)


def test_a_restart_lets_go_of_the_worlds_before(server: str, application: Any) -> None:
    """Restarting again and again holds two worlds, not all that ever were."""
    with Tab(server) as tab:
        name = tab.until_type("welcome")["session"]
        tab.until_type("state")
        session = next(one for one in application.state.sessions if one.id == name)
        before = weakref.ref(session.pair.lanes["a"].street)
        tab.say("setup", **setup(seed=2))
        tab.until(lambda m: m["type"] == "state" and m["seed"] == 2)
        end = time.monotonic() + 10
        while before() is not None and time.monotonic() < end:
            time.sleep(0.02)
        assert before() is None


def test_a_session_ends_after_its_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the page has been gone for a while its worlds, tasks and background runs end."""
    monkeypatch.setattr(module, "GRACE", 0.2)
    cancelled = []

    async def live() -> None:
        sessions = Sessions(SMALL)
        session = await sessions.find_or_open("")
        cancel = session._background.cancel

        async def cancel_noted() -> None:
            cancelled.append(session.id)
            await cancel()

        monkeypatch.setattr(session._background, "cancel", cancel_noted)
        arrived = asyncio.Event()

        async def send(message: str | bytes) -> None:
            if isinstance(message, bytes):
                arrived.set()

        await session.attach(send)
        await arrived.wait()
        await asyncio.sleep(0.5)
        assert len(sessions) == 1
        cancelled.clear()
        session.detach(send)
        await asyncio.sleep(0.6)
        assert len(sessions) == 0 and session.pair is None
        assert all(task.done() for task in session._tasks)
        await sessions.close()

    asyncio.run(live())
    assert cancelled

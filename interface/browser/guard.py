"""Who may talk to the server, and what a page may load.

Bound to this machine, only requests for a local name are answered, so that no page elsewhere can
reach the server through a name of its own. Beyond this machine a token is asked for. Every answer
forbids the page anything foreign.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "wulian"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
REPORT_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True)
class Door:
    """Where the server listens: `hosts` are the names it answers to, `token` None on this machine."""

    hosts: tuple[str, ...] = LOCAL
    token: str | None = None

    @classmethod
    def of(cls, host: str, port: int) -> "Door":
        """Return the door of an address; beyond this machine it has a new token."""
        local = host in ("127.0.0.1", "localhost", "::1")
        names: Iterable[str] = LOCAL if local or host in ("0.0.0.0", "::") else (*LOCAL, host)
        token = None if local else secrets.token_urlsafe(16)
        hosts = tuple(f"{name}:{port}" for name in names)
        return cls(hosts, token)

    def refuses(self, scope: Scope) -> str | None:
        """Return why a request is refused, or None."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        named = host in self.hosts
        if self.token is None and not named:
            return "this server answers to its local address only"
        own = f"http://{host}"
        if origin is not None and origin != own:
            return "requests from other pages are refused"
        if scope["type"] == "websocket" and origin is None:
            return "a socket needs an origin"
        if self.token is not None and not self._knows_token(scope, headers):
            return "this address needs its token: open the link that the terminal shows"
        return None

    def _knows_token(self, scope: Scope, headers: Headers) -> bool:
        assert self.token is not None
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        given = asked or (kept.value if kept else "")
        return secrets.compare_digest(given.encode(), self.token.encode())


class Guard:
    """Middleware: refuses strangers, and sends the rules for the page with every answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 403 (a socket is closed before it opens)."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        reason = self.door.refuses(scope)
        if reason is not None and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if reason is not None:
            await PlainTextResponse(reason, 403)(scope, receive, send)
            return

        async def send_ruled(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._rule(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_ruled)

    def _rule(self, headers: MutableHeaders) -> None:
        headers.setdefault("Content-Security-Policy", POLICY)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers.setdefault("Cache-Control", "no-cache")
        if self.door.token is not None:
            headers.append("Set-Cookie", f"{COOKIE}={self.door.token}; HttpOnly; SameSite=Strict; Path=/")


__all__ = ["REPORT_POLICY", "Door", "Guard"]

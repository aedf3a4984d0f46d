"""The server of the page: static files, the catalogue, and a socket for each tab."""

import contextlib
import gc
import importlib.util
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from interface.browser.catalogue import catalogue
from interface.browser.choice import WorldChoice
from interface.browser.guard import Door, Guard
from interface.browser.messages import MessageError, Setup, parse
from interface.browser.results import routes as results_routes
from interface.browser.sessions import FullError, Sessions
from interface.browser.tour_files import told

PAGE = Path(__file__).parent / "page"
FONT = "pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"
FIRST = Setup(type="setup", a=WorldChoice(scenario="isolated"), b=WorldChoice(scenario="linked"))
TOO_MANY_TABS, NOT_ALLOWED = 4001, 4002


def make_app(door: Door, first: Setup = FIRST, scale: float = 1.0) -> Starlette:
    """Return the application; `first` is what a new tab opens with.

    `scale` makes small copies of all streets, for tests of the page.
    """
    sessions = Sessions(first, scale)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        gc.freeze()  # what is imported stays, so a search for circles need not look at it
        sessions.prepare()
        yield
        await sessions.close()

    async def socket(websocket: WebSocket) -> None:
        await websocket.accept()
        try:
            session = await sessions.find_or_open(websocket.query_params.get("session", ""))
        except FullError:
            await websocket.close(TOO_MANY_TABS)
            return

        async def send(message: str | bytes) -> None:
            # a page that has gone is noticed by the receiving side
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                if isinstance(message, str):
                    await websocket.send_text(message)
                else:
                    await websocket.send_bytes(message)

        await session.attach(send)
        try:
            while True:
                await session.take(parse(await websocket.receive_text()))
        except MessageError as error:
            await session.line.tell({"type": "refused", "of": "message", "text": str(error)})
            with contextlib.suppress(RuntimeError):
                await websocket.close(NOT_ALLOWED)
        except (WebSocketDisconnect, KeyError):  # KeyError: a binary message
            pass
        finally:
            session.detach(send)

    async def index(_request: Request) -> FileResponse:
        return FileResponse(PAGE / "index.html")

    async def letters(_request: Request) -> FileResponse:
        return FileResponse(_installed(*FONT), headers={"Cache-Control": "max-age=86400"})

    async def known(_request: Request) -> JSONResponse:
        return JSONResponse(catalogue())

    async def toured(_request: Request) -> JSONResponse:
        return JSONResponse(told())

    app = Starlette(
        routes=[
            Route("/", index),
            Route("/catalogue", known),
            Route("/tours", toured),
            Route("/font/zh.otf", letters),
            *results_routes(),
            Mount("/page", StaticFiles(directory=PAGE)),
            WebSocketRoute("/socket", socket),
        ],
        middleware=[Middleware(Guard, door=door)],
        lifespan=lifespan,
    )
    app.state.sessions = sessions
    return app


def _installed(package: str, file: str) -> Path:
    """Return a file of an installed package, which need not be imported for it."""
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / file

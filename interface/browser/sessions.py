"""All tabs of a server: limited in number, and gone soon after their page has gone."""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from interface.browser.messages import Setup
from interface.browser.pair import Asked, Pair
from interface.browser.session import REFUSED, Session

MOST = 16
PATIENCE = 0.5  # seconds that a reloaded page's old line may take to close
GRACE = 120.0  # seconds a session outlives its page: long enough for a reload or a lost connection
MODEL_THREADS = 2  # two worlds live side by side; more threads would only take turns


class FullError(Exception):
    """There is no room for another tab."""


class Sessions:
    """Opens, finds and ends sessions."""

    def __init__(self, first: Setup, scale: float = 1.0) -> None:
        """Keep the worlds that a new tab opens with; `scale` makes small ones for tests of the page."""
        self.first, self._scale = first, scale
        self._executor = ThreadPoolExecutor(MODEL_THREADS, thread_name_prefix="world")
        self._open: dict[str, Session] = {}
        self._sweeper: asyncio.Task[None] | None = None

    def prepare(self) -> None:
        """Live the burn-in of what a new tab opens with, before there is a tab."""
        self._executor.submit(_prepared, self.first, self._scale)

    def __iter__(self) -> Iterator[Session]:
        return iter(self._open.values())

    def __len__(self) -> int:
        return len(self._open)

    async def find_or_open(self, name: str) -> Session:
        """Return the session of a reloaded page, or a new one (as for a page that was duplicated).

        Raises:
            Full: too many tabs are open.
        """
        if self._sweeper is None:
            self._sweeper = asyncio.create_task(self._sweep())
        known = self._open.get(name)
        if known is not None and await known.line.left(PATIENCE):
            return known
        if len(self._open) >= MOST:
            await self._end_left(0.0)
        if len(self._open) >= MOST:
            raise FullError
        session = Session(self._executor, self.first, self._scale)
        self._open[session.id] = session
        session.start()
        return session

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(GRACE / 4)
            await self._end_left(GRACE)

    async def _end_left(self, after: float) -> None:
        """End the sessions whose page has been gone for so many seconds."""
        before = time.monotonic() - after
        lines = [(one, one.line) for one in self]
        gone = [one for one, line in lines if not line.attached and line.left_at <= before]
        for session in gone:
            del self._open[session.id]
            await session.end()

    async def close(self) -> None:
        """End everything."""
        if self._sweeper is not None:
            self._sweeper.cancel()
        for session in list(self._open.values()):
            await session.end()
        self._open.clear()
        self._executor.shutdown(cancel_futures=True)


def _prepared(first: Setup, scale: float) -> None:
    # an impossible setup is told to the first tab, in words
    with contextlib.suppress(*REFUSED):
        Pair(Asked.by(first, scale))

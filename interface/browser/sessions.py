"""All tabs of a server: limited in number, and gone soon after their page has gone."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from interface.browser.messages import Setup
from interface.browser.session import Session

MOST = 16
GRACE = 120.0  # seconds a session outlives its page: long enough for a reload or a lost connection
MODEL_THREADS = 2  # two worlds live side by side; more threads would only take turns


class FullError(Exception):
    """There is no room for another tab."""


class Sessions:
    """Opens, finds and ends sessions."""

    def __init__(self, first: Setup) -> None:
        """Keep the worlds that a new tab opens with."""
        self.first = first
        self._executor = ThreadPoolExecutor(MODEL_THREADS, thread_name_prefix="world")
        self._open: dict[str, Session] = {}
        self._sweeper: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._open)

    async def find_or_open(self, name: str) -> Session:
        """Return the session of a reloaded page, or a new one.

        Raises:
            Full: too many tabs are open.
        """
        if self._sweeper is None:
            self._sweeper = asyncio.create_task(self._sweep())
        known = self._open.get(name)
        if known is not None and not known.attached:
            return known
        if len(self._open) >= MOST:
            await self._end_left(0.0)
        if len(self._open) >= MOST:
            raise FullError
        session = Session(self._executor, self.first)
        self._open[session.id] = session
        session.start()
        return session

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(GRACE / 4)
            await self._end_left(GRACE)

    async def _end_left(self, after: float) -> None:
        """End the sessions whose page has been gone for so many seconds."""
        now = time.monotonic()
        gone = [one for one in self._open.values() if not one.attached and now - one.left_at >= after]
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

"""The line to one page: messages at once, frames as the page can take them, all again when it returns."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

IN_FLIGHT = 3  # frames that the page has not yet taken in
Send = Callable[[str | bytes], Awaitable[None]]


class Line:
    """Keeps every frame of a run and sends them in order, at most three ahead of the page."""

    def __init__(self) -> None:
        self.left_at = time.monotonic()  # when the last page went away
        self._send: Send | None = None
        self._frames: list[bytes] = []
        self._sent = self._taken = 0
        self._news = asyncio.Event()  # a frame, a page or an acknowledgement has come

    def __len__(self) -> int:
        """Return the number of frames of this run."""
        return len(self._frames)

    @property
    def attached(self) -> bool:
        """Whether a page is listening."""
        return self._send is not None

    @property
    def has_room(self) -> bool:
        """Whether the page is at most three frames behind (a page that left pauses the worlds)."""
        return len(self._frames) - self._taken < IN_FLIGHT

    def attach(self, send: Send) -> None:
        """Take a page on; `resume` sends it every frame from the first one on."""
        self._send = send
        self._sent = self._taken = 0

    def resume(self) -> None:
        """Look again whether there is something to send."""
        self._news.set()

    def detach(self, send: Send) -> bool:
        """Let a page go; return whether it was the one that listens."""
        if self._send is not send:
            return False
        self._send = None
        self.left_at = time.monotonic()
        return True

    async def left(self, patience: float) -> bool:
        """Wait a little for the page to go; return whether it has gone."""
        end = time.monotonic() + patience
        while self.attached and time.monotonic() < end:
            await asyncio.sleep(patience / 20)
        return not self.attached

    def keep(self, frame: bytes) -> None:
        """Put a frame behind the others."""
        self._frames.append(frame)
        self._news.set()

    def taken(self, frame: int) -> None:
        """Note that the page has taken in the frames up to this one."""
        self._taken = max(self._taken, min(frame + 1, self._sent))
        self._news.set()

    def clear(self) -> None:
        """Begin another run."""
        self._frames.clear()
        self._sent = self._taken = 0

    async def tell(self, message: Mapping[str, Any]) -> None:
        """Send a JSON message, if a page listens."""
        if self._send is not None:
            await self._send(json.dumps(message, ensure_ascii=False, separators=(",", ":")))

    async def deliver(self) -> None:
        """Send frames for ever."""
        while True:
            while (
                self._send is not None
                and self._sent < len(self._frames)
                and self._sent - self._taken < IN_FLIGHT
            ):
                frame, self._sent = self._frames[self._sent], self._sent + 1
                await self._send(frame)
            await self._news.wait()
            self._news.clear()

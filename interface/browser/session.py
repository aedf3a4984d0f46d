"""One tab: a pair of worlds, one queue of commands, frames sent as the page can take them.

One task owns the worlds: commands and weeks pass through it one after the other, so nothing races.
Another sends frames (`line`), at most three ahead of the page; the worlds wait for it.
"""

import asyncio
import contextlib
import gc
import secrets
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from interface.browser.inspection import inspected
from interface.browser.layout import layout
from interface.browser.line import Line, Send
from interface.browser.log import Log
from interface.browser.messages import (
    Ack,
    CancelSeeds,
    Change,
    Inspect,
    Load,
    Message,
    Pause,
    Play,
    Save,
    Seeds,
    Setup,
    Step,
)
from interface.browser.pair import LONGEST, Asked, Pair
from interface.browser.scenario_text import loaded, saved
from interface.browser.seeds import Background
from interface.browser.state import state
from sim.links import LinkError
from sim.scenario import ScenarioError
from sim.settings import SettingError

CATCH_UP = 0.25  # seconds
BREATH = 0.004  # seconds between two looks whether the page has caught up
REFUSED = (ScenarioError, LinkError, SettingError)


class Session:
    """The state of one tab. `attach` a socket's send function; `take` what it says."""

    def __init__(self, executor: Executor, first: Setup, scale: float = 1.0) -> None:
        self.id = secrets.token_urlsafe(16)
        self.line = Line()
        self._executor = executor
        self._scale = scale  # of every street, for tests of the page
        self._commands: asyncio.Queue[Message] = asyncio.Queue(maxsize=64)
        self._pair: Pair | None = None
        self._setup = self._asked = first  # in force; asked for last
        self._due = 0.0  # when the next week may be lived
        self._run = 0  # counts restarts, so that a page can tell frames of an older run
        self._playing: Play | None = None
        self._log = Log()
        self._background = Background(self.line.tell)
        self._tasks: list[asyncio.Task[None]] = []
        self._commands.put_nowait(first)

    @property
    def pair(self) -> Pair | None:
        """Return the worlds, to look at; None before there are any."""
        return self._pair

    def start(self) -> None:
        """Start the two tasks."""
        self._tasks = [asyncio.create_task(self._live()), asyncio.create_task(self.line.deliver())]
        for task in self._tasks:
            task.add_done_callback(_report)

    async def end(self) -> None:
        """Stop the tasks and let go of the worlds."""
        for task in self._tasks:
            task.cancel()
        await self._background.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._pair = None
        self.line.clear()
        release()

    async def attach(self, send: Send) -> None:
        """Take a page on; it gets every frame from the first one on."""
        self.line.attach(send)
        await self.line.tell({"type": "welcome", "session": self.id})
        if self._pair is not None:
            await self.line.tell(self._opening())
            await self.line.tell(self._state())
            if self._background.last is not None:
                await self.line.tell(self._background.last)
        self.line.resume()

    def detach(self, send: Send) -> None:
        """Let a page go; the worlds pause."""
        if self.line.detach(send):
            self._playing = None

    async def take(self, message: Message) -> None:
        """Take a message: acknowledgements and pauses at once, everything else in its turn."""
        if isinstance(message, Ack):
            self.line.taken(message.frame)
            return
        if isinstance(message, Pause):
            self._playing = None
        elif isinstance(message, Setup):
            self._asked = message
        await self._commands.put(message)

    async def _live(self) -> None:
        while True:
            command = await self._command()
            try:
                if command is not None:
                    await self._obey(command)
                    self._due = time.monotonic()
                elif self._playing is not None and self.line.has_room:
                    speed = self._playing.speed
                    # a late week is not caught up with a burst
                    self._due = max(self._due, time.monotonic() - CATCH_UP) + (1 / speed if speed else 0)
                    await self._week()
            except Exception as error:  # a fault of ours ends these worlds, not the tab
                traceback.print_exception(error)
                self._pair, self._playing = None, None
                text = f"{error}; restart from week 0"
                await self.line.tell({"type": "refused", "of": "world", "text": text})

    async def _command(self) -> Message | None:
        """Return the next command, or None when a week is due first."""
        if not self._commands.empty():
            return self._commands.get_nowait()
        if self._playing is None:
            return await self._commands.get()
        wait = max(self._due - time.monotonic(), 0 if self.line.has_room else BREATH)
        if wait == 0:
            await asyncio.sleep(0)
            return None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                return await self._commands.get()
        return None

    async def _week(self) -> None:
        pair = self._pair
        if pair is None or pair.week >= self._last_week():
            await self._stop()
            return
        await pair.step(self._executor)
        self._keep(pair)
        if pair.week >= self._last_week():
            await self._stop()

    def _last_week(self) -> int:
        until = self._playing.until if self._playing is not None else None
        return min(LONGEST - 1, self._setup.weeks - 1, LONGEST if until is None else until)

    async def _stop(self) -> None:
        self._playing = None
        await self.line.tell(self._state())

    def _keep(self, pair: Pair) -> None:
        """Put the week just lived among the frames."""
        log = self._log.entries(pair)
        self.line.keep(pair.frame({"run": self._run, "frame": len(self.line), "log": log}))

    async def _in_background(self, act: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(None, act, *arguments)

    async def _obey(self, message: Message) -> None:
        try:
            await self._do(message)
        except REFUSED as error:
            await self.line.tell({"type": "refused", "of": message.type, "text": str(error)})

    async def _do(self, message: Message) -> None:
        if isinstance(message, Setup):
            if message is not self._asked:  # another one follows, so nobody waits for this one
                return
            await self._restart(message)
        elif self._pair is None:
            raise ScenarioError("there is no world yet: choose one first")
        elif isinstance(message, Play):
            self._playing = message
        elif isinstance(message, Step):
            self._playing = None
            await self._week()
        elif isinstance(message, Change):
            self._pair.change(message.world, message.event)
        elif isinstance(message, Inspect):
            await self.line.tell(inspected(self._pair, message))
            return
        elif isinstance(message, Save):
            await self.line.tell(saved(self._pair, self._setup, message))
            return
        elif isinstance(message, Load):
            await self.line.tell(loaded(message))
            return
        elif isinstance(message, Seeds):
            await self._background.start(self._pair, self._setup, message)
            return
        elif isinstance(message, CancelSeeds):
            await self._background.keep()
            return
        await self.line.tell(self._state())

    async def _restart(self, setup: Setup) -> None:
        self._playing = None
        pair = await self._in_background(Pair, Asked.by(setup, self._scale))
        self._pair, self._setup, self._run, self._log = pair, setup, self._run + 1, Log()
        await self._background.cancel()
        self.line.clear()
        await self.line.tell(self._opening())
        self._keep(pair)
        release()

    def _opening(self) -> dict[str, Any]:
        assert self._pair is not None
        return {"type": "opening", "run": self._run, **layout(self._pair)}

    def _state(self) -> dict[str, Any]:
        assert self._pair is not None
        playing = self._playing is not None
        return {"type": "state", "run": self._run, "playing": playing, **state(self._pair, self._setup)}


def release() -> None:
    """Give back the memory of worlds that nobody looks at: they hold themselves in circles."""
    asyncio.get_running_loop().run_in_executor(None, gc.collect)


def _report(task: asyncio.Task[None]) -> None:
    """Show why a task ended that should not have."""
    if not task.cancelled() and (error := task.exception()) is not None:
        traceback.print_exception(error)

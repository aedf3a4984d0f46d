"""More seeds in the background: the same pair of worlds, run through `experiments`.

A process of its own lives them, so that the page never stutters. What it has lived stays in a results
folder; when somebody cancels, the pairs that are done become a folder that is complete.
"""

import asyncio
import contextlib
import multiprocessing
from collections.abc import Awaitable, Callable, Mapping
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, ClassVar

from interface.browser.arms import arms_of, files_of
from interface.browser.messages import Seeds, Setup
from interface.browser.pair import Pair
from interface.browser.seeding import Order, live

MOST = 2  # comparisons at a time on this server
LAST_SEED = 9999  # higher ones are kept for calibration and re-tests
Tell = Callable[[Mapping[str, Any]], Awaitable[None]]


class Background:
    """The background comparison of a tab; `last` is the last thing it said."""

    _busy: ClassVar[set["Background"]] = set()

    def __init__(self, tell: Tell, results: Path = Path("results")) -> None:
        self._tell = tell
        self._results = results
        self._order: Order | None = None
        self._process: SpawnProcess | None = None
        self._listening: asyncio.Task[None] | None = None
        self.last: dict[str, Any] | None = None

    async def start(self, pair: Pair, setup: Setup, asked: Seeds) -> None:
        """Run the pair over more seeds, unless that is under way or too much goes on already."""
        if self in self._busy:
            return
        scenarios = {world: lane.scenario for world, lane in pair.lanes.items()}
        arms = arms_of(scenarios, pair.choices)
        if scenarios["a"].fingerprint() == scenarios["b"].fingerprint():
            await self._say({"status": "same", "done": 0, "total": 0})
            return
        first = min(setup.seed, LAST_SEED + 1 - asked.pairs)
        seeds = tuple(range(first, first + asked.pairs))
        files = files_of(arms, scenarios, pair.choices)
        order = Order(
            arms,
            seeds,
            setup.street,
            setup.communities,
            setup.weeks,
            str(self._results.resolve()),
            files,
            pair.asked.scale,
        )
        # two processes may not write one folder
        if len(self._busy) >= MOST or any(one._order == order for one in self._busy):
            await self._say({"status": "busy", "done": 0, "total": 0})
            return
        await self._say(
            {"status": "running", "done": 0, "total": len(seeds), "failed": 0, "seconds_left": None}
        )
        self._begin(order)

    async def keep(self) -> None:
        """Stop, and make a whole folder of the pairs that are done."""
        if self not in self._busy:
            return
        last, order = self.last or {}, self._order
        await self.cancel()
        self.last = last | {"status": "cancelled", "folder": None}
        await self._tell(self.last)
        if order is not None and last.get("lived"):
            self._begin(order.only(last["lived"], last.get("folder")))

    async def cancel(self) -> None:
        """Stop; runs that are done stay on disk."""
        process, self._process = self._process, None
        listening, self._listening = self._listening, None
        if process is not None:
            process.kill()  # a part is in place whole or not at all
            await asyncio.to_thread(process.join, 5)
        if listening is not None:  # ends by itself, because nobody writes any more
            await asyncio.gather(listening, return_exceptions=True)
        self.last = None
        self._busy.discard(self)

    def _begin(self, order: Order) -> None:
        here, there = multiprocessing.Pipe(duplex=False)
        self._order = order
        self._process = multiprocessing.get_context("spawn").Process(
            target=live, args=(order, there), daemon=True
        )
        self._process.start()
        there.close()
        self._busy.add(self)
        self._listening = asyncio.create_task(self._listen(here))

    async def _listen(self, here: Connection) -> None:
        """Pass on what the process says until it ends; not every system's loop can wait for a pipe."""
        process = self._process
        assert process is not None
        with here, contextlib.suppress(EOFError, OSError):
            while True:
                message = await asyncio.to_thread(here.recv)
                if self._process is process:  # else it has been cancelled
                    await self._say(message)
        if self._process is not process:
            return
        if self.last is not None and self.last["status"] == "running":
            await self._say({"status": "failed", "done": 0, "total": 0})
        self._busy.discard(self)
        await asyncio.to_thread(process.join, 5)

    async def _say(self, message: dict[str, Any]) -> None:
        self.last = {"type": "seeds"} | message
        await self._tell(self.last)

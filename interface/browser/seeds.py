"""More seeds in the background: the same pair of worlds, run through `experiments`."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from interface.browser.messages import Seeds, Setup
from interface.browser.pair import Pair


class Background:
    """One background comparison of a tab."""

    def __init__(self, tell: Callable[[Mapping[str, Any]], Awaitable[None]]) -> None:
        self._tell = tell

    async def start(self, pair: Pair, setup: Setup, asked: Seeds) -> None:
        """Run the pair over more seeds."""

    async def cancel(self) -> None:
        """Stop; what is done stays."""

"""Who hears how far an experiment is."""

import sys
from collections.abc import Callable
from typing import Any, Protocol

from experiments.runs.store import RunRow
from experiments.text.compiling import compiling
from experiments.text.language import of_locale


class Progress(Protocol):
    """Something that wants to hear how far an experiment is."""

    def begin(self, total: int, done: int) -> None:
        """Be told the number of runs, and how many were finished before."""

    def finished(self, row: RunRow) -> None:
        """Be told of a run that finished or failed."""

    def set_aside(self, run: str) -> None:
        """Be told of a run whose part was damaged, so that it must be lived again."""

    def waiting(self, address: str) -> None:
        """Be told that a cluster has no workers yet."""

    def compiling(self, processes: int) -> None:
        """Be told that the model is compiled first, by so many processes."""


class Silence:
    """Nobody listens; only that the model must be compiled is said."""

    def begin(self, total: int, done: int) -> None:
        """Say nothing."""

    def finished(self, row: RunRow) -> None:
        """Say nothing."""

    def set_aside(self, run: str) -> None:
        """Say nothing."""

    def waiting(self, address: str) -> None:
        """Say nothing."""

    def compiling(self, processes: int) -> None:
        """Say so on standard error, once: nobody should wonder for minutes why nothing happens."""
        print(compiling(processes).in_(of_locale()), file=sys.stderr, flush=True)


def usual() -> Progress:
    """Return who listens unless somebody else does: a bar in a notebook, where tqdm is installed."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if type(shell).__name__ != "ZMQInteractiveShell":
        return Silence()
    try:
        from tqdm.auto import tqdm
    except ModuleNotFoundError:
        return Silence()
    return InNotebook(tqdm)


class InNotebook(Silence):
    """A bar that counts runs."""

    def __init__(self, bar: Callable[..., Any]) -> None:
        """Listen; `bar` makes one, as `tqdm.auto.tqdm` does."""
        self.make = bar
        self.bar: Any = None

    def begin(self, total: int, done: int) -> None:
        """Show the number of runs; told a second time, the experiment wants more."""
        if self.bar is None:
            self.bar = self.make(total=total, initial=done, unit="run")
        else:
            self.bar.total = total
        self._close_when_done()

    def finished(self, row: RunRow) -> None:
        """Move on by one."""
        self.bar.update()
        self._close_when_done()

    def _close_when_done(self) -> None:
        self.bar.refresh()
        if self.bar.n >= self.bar.total:
            self.bar.close()

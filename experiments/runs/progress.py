"""Who hears how far an experiment is."""

import sys
from typing import Protocol

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

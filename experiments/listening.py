"""Who hears how far an experiment is."""

from typing import Protocol

from experiments.results import RunRow


class Progress(Protocol):
    """Something that wants to hear how far an experiment is."""

    def begin(self, total: int, done: int) -> None:
        """Be told the number of runs, and how many were finished before."""

    def finished(self, row: RunRow) -> None:
        """Be told of a run that finished or failed."""


class Silence:
    """Nobody listens."""

    def begin(self, total: int, done: int) -> None:
        """Say nothing."""

    def finished(self, row: RunRow) -> None:
        """Say nothing."""

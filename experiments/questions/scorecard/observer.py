"""What a scorecard wants to know of a run: the numbers of all claims, in place of a weekly table."""

from typing import TYPE_CHECKING, Self

from experiments.questions.scorecard.claims import Watcher, found_in, watchers
from sim.observers import Finished, Found

if TYPE_CHECKING:
    from sim.world import World


class Evidence:
    """An observer that carries the watchers of all claims."""

    key = "the claims of the study"

    def __init__(self, notes: tuple[Watcher, ...] | None = None) -> None:
        self.notes = watchers() if notes is None else notes

    def see(self, world: "World") -> None:
        """Let all watchers take notes."""
        for one in self.notes:
            one.see(world)

    def copy(self) -> Self:
        """Return notes that can be continued independently."""
        return type(self)(tuple(one.copy() for one in self.notes))

    def found(self, run: Finished) -> Found:
        """Return all numbers of all claims."""
        return found_in(run, self.notes)

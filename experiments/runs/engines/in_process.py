"""This process as an engine with one lane."""

import pickle
from collections.abc import Hashable, Sequence

from experiments.runs.engines import Lost
from experiments.runs.schedule import Step
from experiments.runs.worker import Bench, Outcome, Task


class Here:
    """Lives a run when its outcome is asked for."""

    def __init__(self, task: Task) -> None:
        self.bench = Bench(task)
        self.waiting: tuple[Hashable, Step, bytes | None] | None = None

    def lanes(self) -> Sequence[Hashable]:
        """Return the one lane."""
        return ("here",)

    def start(self, lane: Hashable, step: Step, hours: bytes | None) -> None:
        """Take a run, as a copy: what a model caches on a scenario ends with the run."""
        self.waiting = (lane, pickle.loads(pickle.dumps(step)), hours)

    def next(self) -> tuple[Hashable, Outcome | Lost] | None:
        """Live the run that waits."""
        if self.waiting is None:
            return None
        (lane, step, hours), self.waiting = self.waiting, None
        return lane, self.bench.live(step, hours)

    def close(self) -> None:
        """Nothing to end."""

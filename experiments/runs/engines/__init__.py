"""Engines: where runs are lived. Each has lanes, and a lane lives one run at a time.

`local` is this process or spawned ones, `dask` a Dask cluster that is started for the occasion,
`dask://HOST:PORT` one that exists. Which engine it is changes no byte of any result.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from experiments.runs.guard import check_script, end_if_started_by_reading_the_script
from experiments.runs.worker import Outcome, Task
from experiments.text.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from experiments.runs.jobs import Job
    from experiments.runs.progress import Progress
    from experiments.runs.schedule import Step

DASK_URL = "dask://"
SHIPPED = ("sim", "experiments")  # packages whose models, watched ones too, live by the same kernels


@dataclass(frozen=True)
class Lost:
    """A lane that is gone with the run it was in, and how it ended."""

    why: str


class Engine(Protocol):
    """Something that lives runs in lanes."""

    def lanes(self) -> "Sequence[Hashable]":
        """Return the lanes there are now. Lanes may come and go."""

    def start(self, lane: "Hashable", step: "Step", hours: bytes | None) -> None:
        """Begin a run in a lane that has none."""

    def next(self) -> "tuple[Hashable, Outcome | Lost] | None":
        """Return the next run that ended, or None after a while without one.

        Raises OSError where a worker has no space left on its disk.
        """

    def close(self) -> None:
        """End the workers, whatever they are doing."""


def check(name: str) -> None:
    """Raise InputError unless this is the name of an engine; every question comes here first."""
    end_if_started_by_reading_the_script()
    if name in ("local", "dask"):
        return
    if not name.startswith(DASK_URL):
        hint = f"; did you mean '{DASK_URL}{name}'?" if ":" in name and "/" not in name else ""
        raise InputError(f"engine {name!r} is not known: allowed is local, dask or dask://HOST:PORT{hint}")
    host, _, port = name.removeprefix(DASK_URL).rpartition(":")
    if not host or not port.isdecimal():
        raise InputError(f"engine {name!r} needs a host and a port, such as dask://10.0.0.5:8786")


def opened(name: str, workers: int, task: Task, jobs: "Sequence[Job]", progress: "Progress") -> Engine:
    """Return the engine of this name with as many workers as make sense for these jobs.

    The model is compiled first where that has not been done; the machines of a cluster that exists
    each do so by themselves. `progress` hears of that, and of a cluster that has no workers yet.
    Raises InputError for an unknown name and for a scheduler that does not answer.
    """
    check(name)
    workers = max(1, min(workers, len(jobs)))
    if name == "local" and workers > 1:
        check_script()
    if name.startswith(DASK_URL):
        from experiments.runs.engines.cluster import Cluster

        return Cluster.found(name.removeprefix(DASK_URL), task, progress.waiting)
    if task.model.partition(".")[0] in SHIPPED:
        from experiments.runs.kernels import ready

        ready(progress.compiling)
    if name == "local" and workers == 1:
        from experiments.runs.engines.in_process import Here

        return Here(task)
    if name == "dask":
        from experiments.runs.engines.cluster import Cluster

        return Cluster.started(workers, task)
    from experiments.runs.engines.processes import Pool

    return Pool(workers, task)

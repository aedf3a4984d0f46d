"""A Dask cluster as an engine: one that is started here, or one that exists.

Each thread of each worker is a lane. A step travels to its worker as a pickle and the outcome comes
back as bytes, through the scheduler if need be, so workers share no folder with anybody.
"""

import asyncio
import contextlib
import logging
import math
import os
import queue
import signal
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from typing import Any

from experiments.runs.engines import DASK_URL, Lost
from experiments.runs.provenance import model_fingerprint
from experiments.runs.schedule import Step
from experiments.runs.worker import Bench, Outcome, Task
from experiments.text.errors import NO_SPACE, InputError, needs

PATIENCE = 8.0  # seconds for a scheduler to answer
FETCH_WITHIN = 60.0  # seconds to fetch an outcome that a worker has ready
CLOSE_WITHIN = 10.0  # seconds for a cluster to say goodbye
LOOK_EVERY = 1.0  # seconds between looks at which workers there are
Lane = tuple[str, int]  # address of a worker, number of a thread of it


class Cluster:
    """Gives steps to the workers of a Dask scheduler, each bound to its lane."""

    def __init__(self, client: Any, task: Task, waiting: Callable[[str], None], own: Any = None) -> None:
        self.client, self.task, self.waiting, self.own = client, task, waiting, own
        self.address = client.scheduler.address
        self.source = model_fingerprint(task.model)
        self.session = uuid.uuid4().hex
        self.threads: dict[str, int] = {}
        self.looked = -math.inf
        self.told = False
        self.running: dict[Lane, Any] = {}
        self.ended: queue.SimpleQueue[tuple[Lane, Any]] = queue.SimpleQueue()
        for handler in logging.getLogger("distributed").handlers:
            handler.setLevel(logging.CRITICAL)  # what matters is said here, in plain words

    @classmethod
    def started(cls, workers: int, task: Task) -> "Cluster":
        """Start a scheduler and single-threaded worker processes on this machine."""
        with needs("cluster", "A cluster", "集群"):
            import distributed

        own = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        )
        return cls(distributed.Client(own), task, lambda _: None, own)

    @classmethod
    def found(cls, address: str, task: Task, waiting: Callable[[str], None]) -> "Cluster":
        """Use the scheduler at HOST:PORT; raises InputError if there is none that answers."""
        with needs("cluster", "A cluster", "集群"):
            import distributed

        try:
            with ThreadPoolExecutor(1) as apart:  # a notebook has an event loop of its own
                kind = apart.submit(asyncio.run, _kind(f"tcp://{address}")).result()
        except (OSError, ValueError) as error:
            raise InputError(
                f"no Dask scheduler answers at {DASK_URL}{address} ({type(error).__name__})."
                " Start one with `dask scheduler`, or check host, port and firewall."
            ) from error
        if kind != "Scheduler":
            raise InputError(f"{DASK_URL}{address} is a Dask {kind.lower()}, not the scheduler.")
        return cls(distributed.Client(f"tcp://{address}", timeout=PATIENCE), task, waiting)

    def lanes(self) -> Sequence[Lane]:
        """Return the threads of the workers there are now."""
        self._look()
        return [(worker, n) for worker, count in sorted(self.threads.items()) for n in range(count)]

    def _look(self) -> None:
        """Look which workers there are, not too often; workers may come and go."""
        if time.monotonic() - self.looked < LOOK_EVERY:
            return
        try:
            if self.client.status != "running":
                raise OSError(self.client.status)
            self.threads = self.client.nthreads()
        except OSError as error:
            raise InputError(
                f"the Dask scheduler at {self.address} does not answer any more."
                " Finished runs are kept; the same command completes the rest."
            ) from error
        self.looked = time.monotonic()
        if not self.threads and not self.told:
            self.told = True
            self.waiting(self.address)

    def start(self, lane: Any, step: Step, hours: bytes | None) -> None:
        """Send a run to the lane's worker and nowhere else."""
        worker, thread = lane
        future = self.client.submit(
            live,
            self.task,
            self.source,
            f"{self.session}-{thread}",
            step,
            hours,
            key=f"{step.job.name}-{uuid.uuid4().hex}",
            workers=[worker],
        )
        self.running[lane] = future
        future.add_done_callback(lambda done: self.ended.put((lane, done)))

    def next(self) -> tuple[Lane, Outcome | Lost] | None:
        """Wait a moment for a run to end or a worker to leave."""
        if lost := self._lost():
            return lost
        try:
            lane, future = self.ended.get(timeout=LOOK_EVERY)
        except queue.Empty:
            return None
        if self.running.get(lane) is not future:  # given up before
            return None
        del self.running[lane]
        return lane, self._outcome(lane[0], future)

    def _outcome(self, worker: str, future: Any) -> Outcome | Lost:
        """Return what a worker sent, or Lost if it left before; what it could not do is raised."""
        from distributed import KilledWorker

        try:
            return self._fetched(worker, future)
        except (CancelledError, KilledWorker, OSError) as error:
            if isinstance(error, OSError) and error.errno in NO_SPACE:
                raise
            future.cancel()
            self.looked = -math.inf
            return Lost(f"at {worker}")
        except InputError:
            raise
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0].split(". ")[0]
            raise InputError(
                f"the Dask cluster cannot live runs (worker {worker}, {reason})."
                " Scheduler and workers need the same installation of wulian as this machine."
            ) from error

    def _fetched(self, worker: str, future: Any) -> Outcome:
        """Return an outcome that a worker has ready; OSError if the worker leaves before it is here.

        Asked for in longer and longer stretches: what a worker takes along that was killed right
        after its run, the scheduler would wait for without end.
        """
        stretch = LOOK_EVERY
        while True:
            try:
                return future.result(timeout=stretch)
            except TimeoutError:
                self.looked = -math.inf
                self._look()
                if worker not in self.threads or stretch > FETCH_WITHIN / 2:
                    raise
                stretch *= 2

    def _lost(self) -> tuple[Lane, Lost] | None:
        """Give up the first run whose worker is not there any more."""
        self._look()
        for lane, future in self.running.items():
            if lane[0] not in self.threads:
                del self.running[lane]
                future.cancel()
                return lane, Lost(f"at {lane[0]}")
        return None

    def close(self) -> None:
        """Let go of the cluster; end it at once if it was started here."""
        with contextlib.suppress(TimeoutError):
            self.client.close(timeout=CLOSE_WITHIN)
        if self.own is None:
            return
        for nanny in self.own.workers.values():
            nanny.auto_restart = False
            with contextlib.suppress(ProcessLookupError, TypeError):  # it is gone already
                os.kill(nanny.pid, signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            self.own.close(timeout=CLOSE_WITHIN)


async def _kind(address: str) -> str:
    """Return what sort of Dask server answers; a client would wait for ever where none does."""
    from distributed import rpc

    async with asyncio.timeout(PATIENCE), rpc(address) as server:
        return str((await server.identity())["type"])


_benches: "OrderedDict[str, Bench]" = OrderedDict()
_lock = threading.Lock()


def live(task: Task, source: str, lane: str, step: Step, hours: bytes | None) -> Outcome:
    """Live a run on a worker; raises InputError if the worker has another version of the model."""
    if (own := model_fingerprint(task.model)) != source:
        raise InputError(
            f"a Dask worker has another version of the model ({own[:8]}, here it is {source[:8]});"
            " install the same wulian everywhere"
        )
    return _bench(task, lane).live(step, hours)


def _bench(task: Task, lane: str) -> Bench:
    """Return a lane's bench; a worker holds no more of them than it has threads."""
    from distributed import get_worker

    with _lock:
        if lane not in _benches:
            while len(_benches) >= get_worker().state.nthreads:
                _benches.popitem(last=False)
            _benches[lane] = Bench(task)
        _benches.move_to_end(lane)
        return _benches[lane]

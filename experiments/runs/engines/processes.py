"""Spawned processes as an engine. A worker that is killed shows as the end of its pipe."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Hashable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from experiments.runs.engines import Lost
from experiments.runs.guard import check_exit
from experiments.runs.schedule import Step
from experiments.runs.worker import Bench, Outcome, Task


class Pool:
    """A fixed number of lanes, each with a process that is started when it is first needed."""

    def __init__(self, size: int, task: Task) -> None:
        self.size, self.task = size, task
        self.context = multiprocessing.get_context("spawn")
        self.workers: dict[Hashable, tuple[SpawnProcess, Connection[Any, Any]]] = {}
        self.ended: deque[tuple[Hashable, Outcome | Lost]] = deque()

    def lanes(self) -> Sequence[Hashable]:
        """Return the lanes by number."""
        return range(self.size)

    def start(self, lane: Hashable, step: Step, hours: bytes | None) -> None:
        """Send a run to the lane's process."""
        if lane not in self.workers:
            here, there = self.context.Pipe()
            process = self.context.Process(target=_serve, args=(there, self.task), daemon=True)
            process.start()
            there.close()
            self.workers[lane] = process, here
        try:
            self.workers[lane][1].send((step, hours))
        except OSError:
            self._bury(lane)

    def next(self) -> tuple[Hashable, Outcome | Lost] | None:
        """Wait for what the workers send; an OSError that one met is raised here."""
        while not self.ended:
            lane_of = {connection: lane for lane, (_, connection) in self.workers.items()}
            for connection in wait(list(lane_of)):
                self._hear(lane_of[connection])  # type: ignore[index]
        return self.ended.popleft()

    def _hear(self, lane: Hashable) -> None:
        try:
            heard = self.workers[lane][1].recv()
        except (EOFError, OSError):
            self._bury(lane)
            return
        if isinstance(heard, OSError):
            raise heard
        self.ended.append((lane, heard))

    def _bury(self, lane: Hashable) -> None:
        process, connection = self.workers.pop(lane)
        process.join()
        connection.close()
        check_exit(process.exitcode)
        self.ended.append((lane, Lost(f"with exit code {process.exitcode}")))

    def close(self) -> None:
        """Kill the workers: they have nothing to lose, what they sent is already here."""
        for process, _ in self.workers.values():
            process.kill()
        for process, connection in self.workers.values():
            process.join()
            connection.close()
        self.workers = {}


def _serve(connection: "Connection[Any, Any]", task: Task) -> None:
    """Be a worker until the parent ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    bench = Bench(task)
    while True:
        try:
            step, hours = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        try:
            outcome: Outcome | OSError = bench.live(step, hours)
        except OSError as error:
            outcome = error
        connection.send(outcome)


def _end_with_parent() -> None:
    """End this process at once when its parent is gone, even in the middle of a run."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)

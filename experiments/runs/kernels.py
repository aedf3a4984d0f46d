"""Compile all kernels of the model once, by all cores; afterwards every process loads them.

Each process lives the same small worlds. Whoever first comes to a kernel that is not there claims and
compiles it; the others meanwhile go on with its plain Python form, which gives the same numbers
slowly, and so come to the next kernel. Nothing is written down anywhere about which kernels there are.
"""

import multiprocessing
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from experiments.runs.guard import check_exit
from sim.compiled import FOLDER, KERNELS, Kernel, made_of

SCALE = 0.02
# Every kernel is met by week 30 of these, those that deal with another world's hours included.
WEEKS = 30
WORLDS = ("linked", "matched")


class Shared(Kernel):
    """A kernel that one of several processes compiles for all of them."""

    claims: ClassVar[str] = ""  # folder of a file for each kernel that somebody compiles
    plain: ClassVar[bool] = False  # inside a plain form all kernels are plain

    def __call__(self, *given: Any) -> Any:
        """Call the compiled form if it is there or ours to make, else the plain one."""
        if Shared.plain:
            return self.py_func(*given)
        if self._ours(given):
            return super().__call__(*given)
        Shared.plain = True
        try:
            with np.errstate(all="ignore"):
                return self.py_func(*given)
        finally:
            Shared.plain = False

    def _ours(self, given: tuple[Any, ...]) -> bool:
        """Whether the compiled form for these arguments is there, or is nobody else's to make."""
        signature = tuple(self.typeof_pyval(one) for one in given)
        own: Any = self
        path = own._cache.path(signature, own.targetctx.codegen())
        if signature in self.overloads or os.path.exists(path):
            return True
        with suppress(FileExistsError):
            os.close(os.open(os.path.join(self.claims, os.path.basename(path)), os.O_CREAT | os.O_EXCL))
            return True
        return False


def live_small_worlds(claims: str) -> None:
    """Live the worlds that meet every kernel, sharing the work with whoever uses this folder."""
    from scenarios import load, load_street
    from sim.driver import run

    Shared.claims = claims
    for kernel in KERNELS.values():
        kernel.__class__ = Shared
    street, hours = load_street("x-street"), None
    for name in WORLDS:
        lived = run(load(name), 1, street=street, scale=SCALE, weeks=WEEKS, hours=hours)
        hours = lived.hours


def ready(say: Callable[[int], None]) -> None:
    """Compile all kernels unless that has been done; `say` is told first by how many processes.

    A process that fails is no news: what it left out is compiled when it is needed.
    """
    import sim.driver  # noqa: F401 - defines the kernels

    if not KERNELS:  # nothing is compiled: NUMBA_DISABLE_JIT
        return
    mark = Path(FOLDER) / f"all-{made_of()[:32]}"
    if mark.exists():
        mark.touch()  # what is not used for a month is forgotten
        return
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    say(count)
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as claims:
        workers = [context.Process(target=live_small_worlds, args=(claims,)) for _ in range(count)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
            check_exit(worker.exitcode)
    if not any(worker.exitcode for worker in workers):
        mark.touch()

"""Seconds a week by process: `python -m benchmarks [--scenario NAME …] [--cold]`.

Every scenario is lived in a fresh process, so that its peak memory is its own.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from benchmarks.stopwatch import compile_seconds, measure
from benchmarks.tables import show, show_compiling


def apart(task: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function in a fresh process and return its result."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task, *arguments).result()


def compile_apart(scenario: str, street: str, seed: int) -> tuple[float, float]:
    """Time a small life in a fresh process that finds no compiled kernels."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NUMBA_CACHE_DIR"] = folder
        try:
            cold, warm = apart(compile_seconds, scenario, street, seed)
        finally:
            del os.environ["NUMBA_CACHE_DIR"]
    return cold, warm


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scenario", nargs="+", default=["isolated", "linked"])
    parser.add_argument("--street", default="x-street")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--communities", default="all", help="whole communities: 5, Y,G,S or all")
    parser.add_argument("--weeks", type=int, default=156, help="weeks from 0 on (default 156)")
    parser.add_argument("--cold", action="store_true", help="time compiling all kernels as well")
    o = parser.parse_args()
    lives = [apart(measure, name, o.street, o.communities, o.seed, o.weeks) for name in o.scenario]
    show(lives, o.communities)
    if o.cold:
        show_compiling(*compile_apart(o.scenario[-1], o.street, o.seed))


if __name__ == "__main__":
    main()

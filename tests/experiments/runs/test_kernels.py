"""Compiling ahead, in a process with no kernels yet: exact."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PREPARE = """
from experiments.runs.kernels import ready
if __name__ == "__main__":
    ready(lambda processes: print("compiling", processes))
"""
RUN = """
from scenarios import load, load_street
from sim.driver import run
for name in ("before", "isolated", "linked"):
    run(load(name), 2, street=load_street("x-street"), scale=0.02, weeks=40)
"""


@pytest.mark.slow
def test_after_it_nothing_is_left_to_compile(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    script = tmp_path / "prepare.py"
    script.write_text(PREPARE, encoding="utf-8")
    surroundings = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(root)}

    def process(*words: str) -> str:
        command = [sys.executable, *words]
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True).stdout

    def kept() -> set[str]:
        return {path.name for path in (tmp_path / "wulian" / "kernels").iterdir()}

    assert process(str(script)).startswith("compiling")
    compiled = kept()
    assert len(compiled) > 100
    assert process(str(script)) == ""
    process("-c", RUN)
    assert kept() == compiled

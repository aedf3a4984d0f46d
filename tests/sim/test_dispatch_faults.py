"""Properties of dispatch are worth what they notice: kept faults make them fail.

Each fault is put into a copy of the model, in which a test of the property runs without compiling.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.seeded.dispatch_faults import DISPATCH_FAULTS, Fault

pytestmark = pytest.mark.slow

HOME = Path(__file__).parents[2]


def outcome(home: Path, test: str) -> subprocess.CompletedProcess[str]:
    """Run a test of a copy as plain Python."""
    surroundings = os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(home)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
    return subprocess.run(command, cwd=home, env=surroundings, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of all that the tests of dispatch need."""
    for part in ("sim", "scenarios", "tests"):
        shutil.copytree(HOME / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOME / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("fault", DISPATCH_FAULTS.values(), ids=DISPATCH_FAULTS)
def test_a_fault_is_noticed(fault: Fault, copy: Path) -> None:
    """Exact: the sound model passes the test, the faulty one fails an assertion."""
    assert outcome(copy, fault.test).returncode == 0
    for change in fault.changes:
        path = copy / change.module
        text = path.read_text(encoding="utf-8")
        assert text.count(change.sound) == 1, f"{change.module} has changed: renew this fault"
        path.write_text(text.replace(change.sound, change.faulty), encoding="utf-8")
    said = outcome(copy, fault.test)
    assert said.returncode == 1, said.stdout
    assert "AssertionError" in said.stdout

"""Properties are worth what they notice: kept faults make their tests fail.

Each fault is put into a copy of the model, in which a test of the property runs: without compiling where that is
faster. What is compiled is kept by its content, so a fault compiles what it touches only.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.seeded.dispatch_faults import DISPATCH_FAULTS
from tests.seeded.faults import Fault
from tests.seeded.property_faults import PROPERTY_FAULTS

HOME = Path(__file__).parents[2]
FAULTS = DISPATCH_FAULTS | PROPERTY_FAULTS
TABLE = HOME / "docs" / "verification.md"


def outcome(home: Path, test: str, compiled: bool) -> subprocess.CompletedProcess[str]:
    """Run a test of a copy, compiled or as plain Python."""
    surroundings = os.environ | {"NUMBA_DISABLE_JIT": "0" if compiled else "1", "PYTHONPATH": str(home)}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "", "-p", "no:cacheprovider", test]
    return subprocess.run(command, cwd=home, env=surroundings, capture_output=True, text=True, check=False)


def copied(home: Path) -> Path:
    """Return a copy of all that the tests of properties need."""
    for part in ("sim", "scenarios", "tests"):
        shutil.copytree(HOME / part, home / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOME / "pyproject.toml", home)
    return home


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], str]:
    """Return what a test says of the sound model; each is run once."""
    home = copied(tmp_path_factory.mktemp("sound"))
    return cache(lambda test, compiled: outcome(home, test, compiled).stdout)


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_noticed(fault: Fault, tmp_path: Path, sound: Callable[[str, bool], str]) -> None:
    """Exact: the sound model passes the test, the faulty one fails an assertion."""
    assert re.search(r"^\d+ passed", sound(fault.test, fault.compiled), re.MULTILINE), (
        "fails before the fault"
    )
    home = copied(tmp_path)
    for change in fault.changes:
        path = home / change.module
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(change.sound, change.faulty), encoding="utf-8")
    said = outcome(home, fault.test, fault.compiled)
    assert said.returncode == 1, said.stdout
    assert "AssertionError" in said.stdout


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_fits_the_model(fault: Fault) -> None:
    """Exact: what it changes stands in the model once, and its test exists."""
    for change in fault.changes:
        text = (HOME / change.module).read_text(encoding="utf-8")
        assert text.count(change.sound) == 1, f"{change.module} has changed: renew this fault"
    file, _, name = fault.test.partition("::")
    assert f"def {name.partition('[')[0]}(" in (HOME / file).read_text(encoding="utf-8")


def test_every_property_has_its_faults_in_the_table() -> None:
    """Exact: P1 to P10, each with a fault; the table of verification names every one."""
    assert {name.partition(":")[0] for name in FAULTS} == {f"P{n}" for n in range(1, 11)}
    told = TABLE.read_text(encoding="utf-8")
    assert [name for name in FAULTS if name.partition(": ")[2] not in told] == []

"""mypy knows the arguments of kernels and the fields of the world: kept faults are noticed.

The first run reads every module the model needs (about ten seconds), the others one each.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.seeded.type_faults import TYPE_FAULTS, Fault

pytestmark = pytest.mark.architecture

HOME = Path(__file__).parents[2]
MODULES = sorted({fault.module for fault in TYPE_FAULTS.values()})


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Return a check of the faulty modules, in which some may be shadowed by a copy."""
    cache = tmp_path_factory.mktemp("mypy")

    def check(*shadows: str) -> str:
        command = [sys.executable, "-m", "mypy", "--cache-dir", str(cache), *shadows, *MODULES]
        return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False).stdout

    return check


def test_sound_modules_pass(checked: Callable[..., str]) -> None:
    """Exact: nothing is wrong before a fault is put in."""
    assert checked().startswith("Success")


@pytest.mark.parametrize("fault", TYPE_FAULTS.values(), ids=TYPE_FAULTS)
def test_fault_is_noticed(fault: Fault, checked: Callable[..., str], tmp_path: Path) -> None:
    """Exact: one change in a copy of one module, and mypy names it."""
    text = (HOME / fault.module).read_text(encoding="utf-8")
    assert text.count(fault.sound) == 1, f"{fault.module} has changed: renew this fault"
    copy = tmp_path / "copy.py"
    copy.write_text(text.replace(fault.sound, fault.faulty), encoding="utf-8")
    said = checked("--shadow-file", fault.module, str(copy))
    assert fault.noticed in said
    assert f"{fault.module}:" in said

"""Exact: a compiled kernel is found again when nothing it is made of changed, and only then."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.compiled import FOLDER, ingredients
from sim.selection import rows_of

SOURCE = '''
"""A module."""
import numpy as np
from typing import NamedTuple
from sim.compiled import compiled, helper

TABLE = np.array([1.0, 2.0])
FACTOR = 3


class Pair(NamedTuple):
    """Two numbers."""

    first: np.ndarray
    second: np.ndarray


@compiled
def kernel(pair):
    """Return a number."""
    return outer(pair.first[0]) + TABLE[1]  # a remark


@helper
def outer(x):
    return inner(x) + 1


@helper
def inner(x):
    return FACTOR * x
'''


def kernel_of(text: str) -> Callable[..., Any]:
    """Return the kernel of a module with this text."""
    names: dict[str, Any] = {"__name__": "made_up"}
    exec(compile(text, "made_up.py", "exec"), names)
    return names["kernel"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("# a remark", "# another remark", True),
        ('"""Return a number."""', '"""Return another number."""', True),
        ("FACTOR = 3", "FACTOR = 3\nUNREAD = 4", True),
        ("FACTOR = 3", "FACTOR = 4", False),
        ("[1.0, 2.0]", "[1.0, 2.5]", False),
        ("return FACTOR * x", "return FACTOR * x * 2", False),  # two calls away
        ("inner(x) + 1", "inner(x) + 2", False),
    ],
)
def test_a_kernel_is_what_it_is_made_of(old: str, new: str, same: bool) -> None:
    changed = kernel_of(SOURCE.replace(old, new))
    assert (ingredients(kernel_of(SOURCE)) == ingredients(changed)) is same


def test_a_kernel_may_not_read_what_changes_unnoticed() -> None:
    with pytest.raises(TypeError, match="could not notice"):
        ingredients(kernel_of(SOURCE.replace("FACTOR = 3", "FACTOR = {3: 4}")))


RUN = """
import sys, numpy as np
sys.path.insert(0, sys.argv[1])
from made_up import Pair, kernel
print(kernel(Pair(np.array([5.0]), np.array([7.0]))), len(kernel.stats.cache_hits))
"""


def run(folder: Path, text: str) -> str:
    """Return what a fresh process gives that finds this module and its compiled kernels."""
    (folder / "made_up.py").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={  # the text changes within the second that Python's own cache tells apart
            "NUMBA_CACHE_DIR": str(folder),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    return done.stdout.split()[0]


def test_fields_in_another_order_are_another_kernel(tmp_path: Path) -> None:
    """Named tuples of the same types in another order read other arrays."""
    swapped = SOURCE.replace("first: np.ndarray\n    second:", "second: np.ndarray\n    first:")
    assert [run(tmp_path, text) for text in (SOURCE, SOURCE, swapped, SOURCE)] == [
        "18.0",
        "18.0",
        "24.0",
        "18.0",
    ]
    kept = [path.name for path in (tmp_path / "wulian" / "kernels").iterdir()]
    assert sum(name.startswith("made_up.kernel") for name in kept) == 2


def test_kernels_of_the_model_are_kept() -> None:
    """What a process compiles stands in the folder under the kernel's name."""
    rows_of(np.array([True, False]))
    assert any(path.name.startswith("sim.selection.") for path in Path(FOLDER).iterdir())


def test_the_model_lives_in_plain_python_too(tmp_path: Path) -> None:
    """Without a compiler every kernel is the function that was written."""
    text = (
        "import sim.simulation; from sim.compiled import KERNELS; from sim.selection import rows_of;"
        "print(len(KERNELS), type(rows_of).__name__)"
    )
    root = str(Path(__file__).parents[2])
    surroundings = {"NUMBA_DISABLE_JIT": "1", "NUMBA_CACHE_DIR": str(tmp_path), "PYTHONPATH": root}
    done = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, check=True, env=surroundings
    )
    assert done.stdout.split() == ["0", "function"]

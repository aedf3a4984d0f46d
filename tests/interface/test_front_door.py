"""The front door: its names, what it costs to open, and the examples of its docstrings (exact claims)."""

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import wulian as wl

# Their examples take seconds each.
DEAR = ("attribute", "audit", "calibrate", "discover", "plan", "sensitivity", "sweep")
FUNCTIONS = [name for name in wl.__all__ if inspect.isfunction(getattr(wl, name))]


def test_dir_shows_exactly_the_public_names() -> None:
    assert dir(wl) == sorted(wl.__all__)
    assert sorted(name for names in wl._HOMES.values() for name in names) == dir(wl)
    assert all(getattr(wl, name).__doc__ for name in wl.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        wl.nothing  # noqa: B018


def test_importing_it_loads_nothing_heavy() -> None:
    command = "import sys, wulian; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    ).stdout
    assert not {"numpy", "pandas", "numba", "mesa", "sim", "experiments"} & set(loaded.split())


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name in DEAR else []) for name in FUNCTIONS]
)
def test_docstrings_name_every_argument_and_their_examples_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = getattr(wl, name)
    text = inspect.getdoc(function) or ""
    described = re.findall(
        r"^    \**(\w+): ", text.partition("Args:\n")[2].partition("\n\n")[0], re.MULTILINE
    )
    assert described == list(inspect.signature(function).parameters)
    monkeypatch.chdir(tmp_path)  # results are written where one stands
    examples = doctest.DocTestFinder(recurse=False).find(function, name, globs={})
    assert any(one.examples for one in examples), f"{name} has no example"
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    for one in examples:
        runner.run(one, out=said.append)
    assert not runner.summarize(verbose=False).failed, "".join(said)

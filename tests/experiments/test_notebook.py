"""Exact: what a notebook shows of finished results, and of results on their way."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from experiments import Comparison, compare, sweep
from experiments.runs.progress import InNotebook, Silence, usual
from experiments.text.errors import InputError
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import FAKE

FAKED: dict[str, Any] = {"street": FakeStreet(), "weeks": 30, "model": FAKE}


class Bar:
    """Stands for tqdm."""

    def __init__(self, total: int, initial: int, unit: str) -> None:
        self.total, self.n, self.unit, self.closed = total, initial, unit, 0

    def update(self) -> None:
        self.n += 1

    def refresh(self) -> None:
        """Nothing to draw."""

    def close(self) -> None:
        self.closed += 1


class ZMQInteractiveShell:
    """Stands for a notebook's shell."""


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> list[Bar]:
    """Be a notebook with tqdm, and return its bars."""
    bars: list[Bar] = []

    def made(**options: Any) -> Bar:
        bars.append(Bar(**options))
        return bars[-1]

    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=ZMQInteractiveShell))
    monkeypatch.setitem(sys.modules, "tqdm.auto", SimpleNamespace(tqdm=made))
    return bars


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return compare(four_arms(), range(1, 7), out=tmp_path_factory.mktemp("c") / "a", **FAKED)


def test_a_notebook_counts_the_runs(notebook: list[Bar], tmp_path: Path) -> None:
    compare([arm("isolated"), arm("linked")], (1, 2), out=tmp_path / "a", **FAKED)
    (bar,) = notebook
    assert (bar.n, bar.total, bar.unit, bar.closed) == (4, 4, "run", 1)
    compare([arm("isolated"), arm("linked")], (1, 2), out=tmp_path / "a", **FAKED)
    assert len(notebook) == 1, "a complete folder lives nothing"


def test_only_a_notebook_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(usual()) is Silence
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert type(usual()) is Silence
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=ZMQInteractiveShell))
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    assert type(usual()) is Silence


def test_a_longer_experiment_has_one_bar() -> None:
    listener = InNotebook(Bar)
    listener.begin(2, 2)
    listener.begin(5, 2)
    assert (listener.bar.total, listener.bar.n) == (5, 2)


def test_results_are_plotted_by_name(found: Comparison) -> None:
    before = {path.name for path in found.folder.iterdir()}
    assert found.plot().axes
    assert found.plot("weekly", "zh").axes
    assert {path.name for path in found.folder.iterdir()} == before
    with pytest.raises(InputError, match="did you mean 'weekly'") as error:
        found.plot("weakly")
    assert "没有" in error.value.zh


def test_what_has_no_picture_says_so(tmp_path: Path) -> None:
    swept = sweep(
        [arm("isolated")], {"need_scale": (0.8, 2)}, points=2, seeds=(1,), out=tmp_path / "a", **FAKED
    )
    with pytest.raises(InputError, match="no picture"):
        swept.plot()

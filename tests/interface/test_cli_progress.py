"""Exact: the time left is judged by runs, on a clock of the test's own."""

from types import SimpleNamespace

import pytest

from experiments.parts import DONE, RunRow
from interface.cli.progress import Bar


def test_time_left_does_not_count_what_went_before_the_first_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minute of compiling, then runs of three seconds: 79 more take 4 minutes, not 84."""
    now = [0.0]
    monkeypatch.setattr("interface.cli.progress.time", SimpleNamespace(monotonic=lambda: now[0]))
    with Bar("en") as bar:
        bar.begin(80, 0)
        for at in (63.0, 90.0):
            now[0] = at
            bar.finished(RunRow(f"a-{at}", "a", 1, DONE, 3.0, "", ""))
    lines = capsys.readouterr().err.splitlines()
    assert lines[1:] == ["1 of 80 runs, about 4 min left", "2 of 80 runs, about 20 min left"]

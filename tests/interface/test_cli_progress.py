"""Exact: the time left is judged by runs, on a clock of the test's own; what is said while the model is compiled."""

from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from experiments.runs import kernels
from experiments.runs.store import DONE, RunRow
from interface.cli.application import application
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


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "First start of this version here: compiling the model with 2 processes, once; this takes about a minute.",
                "The model is compiled for this machine.",
            ],
        ),
        (
            "zh",
            [
                "第一次在本机运行这个版本：先用 2 个进程编译模型，大约一分钟，只此一次。",
                "模型已为本机编译好。",
            ],
        ),
    ],
)
def test_compiling_ahead_says_what_it_does(
    monkeypatch: pytest.MonkeyPatch, language: str, lines: list[str]
) -> None:
    monkeypatch.setattr(kernels, "ready", lambda say: say(2))
    done = CliRunner().invoke(application, ["prepare", "--lang", language])
    assert done.exit_code == 0
    assert (done.stdout + done.stderr).splitlines() == lines

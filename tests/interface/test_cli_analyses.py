"""Exact: attribute, sensitivity, discover and audit help at once and refuse bad input with one message."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interface.cli.application import application

ROOT = Path(__file__).parents[2]
OPTIONS = {"attribute": "--player", "sensitivity": "--method", "discover": "--points", "audit": "--settings"}
BAD = [
    (("attribute", "--player", "platfrm", "--player", "volunteers"), "did you mean 'platform'"),
    (("attribute", "--player", "platform"), "give --player twice or more"),
    (("attribute", "--orders", "2"), "--orders"),
    (("sensitivity", "--method", "moris"), "allowed is morris or sobol"),
    (("sensitivity", "--vary", "need_scale=2:1"), "the first number must be the lower one"),
    (("sensitivity", "--vary", "need_scale=1:x"), "NAME=LOW:HIGH"),
    (("discover", "isolated"), "it needs two"),
    (("discover", "--vary", "platform"), "did you mean 'links.platform'"),
    (("discover", "--outcome", "lonelines"), "did you mean 'loneliness'"),
    (("audit", "--settings", "need_scal"), "did you mean 'need_scale'"),
    (("audit", "--budget", "huge"), "allowed is quick, full"),
]


@pytest.mark.parametrize("command", OPTIONS)
def test_help_loads_nothing_heavy(command: str) -> None:
    """Architecture: what --help of the command loads."""
    code = (
        "import sys\nfrom interface.cli.application import application\n"
        f"application([{command!r}, '--help'], standalone_mode=False)\n"
        "heavy = ('pandas', 'numpy', 'numba', 'scipy', 'SALib', 'matplotlib', 'sim')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert OPTIONS[command] in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("words", "message"), BAD, ids=[" ".join(words) for words, _ in BAD])
def test_bad_input(
    words: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One message on standard error, nothing on standard output, no folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    done = CliRunner().invoke(application, list(words))
    assert done.exit_code == 2, done.stderr
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stderr.count("Error") == 1
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())

"""Exact: bad input gets one clear error on stderr, exit 2 and no traceback; help is quick."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from interface.cli.application import application
from interface.cli.language import Choice, chosen
from tests.interface.command import ROOT, here, wulian

BAD = [
    (("compare", "isolated", "lnked", "--seeds", "2"), "did you mean 'linked'"),
    (("compare", "isolated"), "at least one other scenario"),
    (("compare", "isolated", "linked", "linked"), "named twice: linked"),
    (("compare", "matched", "isolated", "--seeds", "2"), "cannot be the base"),
    (("compare", "--seeds", "many"), "--seeds 'many' is not understood"),
    (("compare", "--seeds", "20000"), "1 to 9999"),
    (("compare", "--set", "need_scal=2", "--seeds", "2"), "did you mean 'need_scale'"),
    (("compare", "--set", "links.platform", "--seeds", "2"), "NAME=VALUE"),
    (("compare", "--set", "need_scale=lots", "--seeds", "2"), "allowed is"),
    (("compare", "--weeks", "0"), "--weeks"),
    (("compare", "--scale", "0.1"), "No such option: --scale"),
    (("compare", "--communities", "Y,C6", "--seeds", "2"), "did you mean 'C06'"),
    (("run", "isolated", "--communities", "16"), "X Street has 15, so allowed is 1 to 15, all, or codes"),
    (("run", "case-y", "--communities", "G,S"), "community Y of X Street is not among those chosen (G, S)"),
    (("sensitivity", "case-y", "--communities", "G,S"), "community Y of X Street is not among those chosen"),
    (("compare", "--street", "nowhere", "--seeds", "2"), "nowhere"),
    (("run", "isolated", "--seed", "0"), "--seed"),
    (("run", "missing.toml"), "missing.toml"),
    (("run", "isolated", "--out", "pyproject.toml"), "is a file"),
    (("plan", "--goal", "trusst"), "did you mean 'trust'"),
    (("plan", "--money", "10"), "this budget allows no link"),
    (("plan", "--prices", "none.toml"), "none.toml: there is no such file"),
    (("explain", "isolatd"), "did you mean 'isolated'"),
    (("report", "tests"), "not a results folder"),
    (("run", "isolated", "--out", "tests"), "not a results folder"),
    (("run",), "Missing argument"),
    (("runn",), "runn"),
]


@pytest.mark.parametrize(("words", "message"), BAD, ids=[" ".join(words) for words, _ in BAD])
def test_bad_input(words: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    done = CliRunner().invoke(application, list(words))
    assert done.exit_code == 2, done.stderr
    assert message in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_an_error_is_one_message_and_no_traceback() -> None:
    done = wulian("compare", "isolated", "lnked")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1


def test_help_is_quick() -> None:
    before = os.times()
    done = wulian("compare", "--help")
    spent = os.times()
    assert sum(spent[2:4]) - sum(before[2:4]) < 1.5  # half a second of a processor that is not busy
    assert done.returncode == 0
    assert "--workers" in done.stdout


def test_help_imports_nothing_heavy() -> None:
    """Architecture: what --help loads."""
    code = (
        "import sys\nfrom interface.cli.application import application\n"
        "print([m for m in ('pandas', 'numpy', 'numba', 'matplotlib', 'sim') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_language_follows_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert chosen(None) == "zh"
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert chosen(None) == "en"
    assert chosen(Choice.zh) == "zh"


def test_scenarios_are_listed_one_line_each() -> None:
    done = here("scenarios", "--lang", "zh")
    assert done.returncode == 0
    first = done.stdout.splitlines()[0]
    assert first.startswith("isolated")
    assert "各自为战" in first


def test_explain_names_value_source_and_file() -> None:
    done = here("explain", "linked")
    line = next(line for line in done.stdout.splitlines() if line.startswith("hub_chair"))
    assert "party" in line
    assert "linked.toml" in line


def test_explain_against_shows_only_differences() -> None:
    done = here("explain", "linked", "--against", "isolated")
    keys = [line.split()[0] for line in done.stdout.splitlines()[1:]]
    assert "links.platform" in keys
    assert "hub_chair" in keys
    assert len(keys) == 9
    assert "do not differ" in here("explain", "linked", "--against", "linked").stdout

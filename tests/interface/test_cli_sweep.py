"""Exact: `wulian sweep` with the real model on a small street; bad input gets one clear error."""

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from interface.cli.application import application
from tests.interface.command import here

VARY = ("--vary", "need_scale=0.8:2")
SMALL = (
    "--vary",
    "hub_period=1,8",
    "--design",
    "grid",
    "--seeds",
    "1",
    "--communities",
    "O",
    "--weeks",
    "8",
    "--workers",
    "1",
)
PLAN = 'scenarios = ["linked"]\n[design]\nkind = "lhs"\npoints = 3\n[vary]\nneed_scale = "range"\n'
BAD = [
    (("sweep",), "Missing argument"),
    (("sweep", "isolated", "linked"), "needs what varies"),
    (("sweep", "load-and-platfrm"), "did you mean 'load-and-platform'"),
    (("sweep", "lnked", *VARY, "--points", "3"), "did you mean 'linked'"),
    (("sweep", "linked", *VARY), "points is missing"),
    (("sweep", "linked", *VARY, "--design", "lsh"), "did you mean 'lhs'"),
    (("sweep", "linked", *VARY, *VARY, "--points", "3"), "need_scale twice"),
    (("sweep", "linked", "--vary", "need_scale=9:1", "--points", "3"), "the lower one"),
    (("sweep", "linked", "--vary", "need_scale=1:2:3", "--points", "3"), "NAME=LOW:HIGH"),
    (("sweep", "linked", *VARY, "--design", "sobol", "--points", "100"), "nearest: 96 or 192"),
    (("sweep", "linked", *VARY, "--points", "3", "--set", "need_scale=1"), "varied by the design"),
    (("sweep", "linked", *VARY, "--points", "3", "--measure", "trsut"), "did you mean 'trust'"),
    (("sweep", "linked", *VARY, "--points", "3", "--engine", "cloud"), "cloud"),
    (("sweep", "linked", *VARY, "--table", "t.csv"), "nothing to add"),
    (("sweep", "linked", "--table", "t.csv"), "t.csv: there is no such file"),
    (("sweep", "none.toml"), "none.toml: there is no such file"),
    (("sweep", "four-links", "--points", "3"), "is a plan"),
    (("sweep", "plan.toml", "linked"), "is a plan"),
    (("sweep", "huge.toml"), "allowed is 1 MB"),
    (("sweep", "gbk.toml"), "not UTF-8"),
    (("sweep", "wrong.toml"), "wrong.toml, line 6: vary.need_scal: unknown setting"),
]


@pytest.mark.parametrize(("words", "message"), BAD, ids=[" ".join(words) for words, _ in BAD])
def test_bad_input(
    words: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "plan.toml").write_text(PLAN)
    (tmp_path / "wrong.toml").write_text(PLAN.replace("need_scale", "need_scal"))
    (tmp_path / "huge.toml").write_bytes(b"#" * 2_000_000)
    (tmp_path / "gbk.toml").write_bytes("# 方案\n".encode("gbk") + PLAN.encode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    done = CliRunner().invoke(application, list(words))
    assert done.exit_code == 2, done.stderr
    assert message in " ".join(done.stderr.split())
    assert done.stderr.count("Error") == 1
    assert done.stdout == ""
    assert not (tmp_path / "results").exists()


def test_a_dry_run_says_the_cost_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(PLAN)
    done = here(
        "sweep",
        "plan.toml",
        "--seeds",
        "2",
        "--communities",
        "O",
        "--weeks",
        "8",
        "--dry-run",
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "6 runs, about" in done.stderr
    assert "MB on disk" in done.stderr
    assert done.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == ["plan.toml"]


def test_the_command_in_the_manifest_asks_the_same_again(tmp_path: Path) -> None:
    """Ranges by scenario on the terminal; the second time nothing is left to run."""
    done = here("sweep", "isolated", "linked", *SMALL, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "linked − isolated" in done.stdout
    assert "4 runs, about" in done.stderr
    (folder,) = (tmp_path / "results").iterdir()
    assert folder.name.startswith("sweep-isolated-linked-")
    table = pd.read_csv(folder / "points.csv")
    assert table["hub_period"].tolist() == [1, 8]
    command = pd.read_json(folder / "manifest.json", typ="series")["command"]
    again = here(*command.split()[1:], "--lang", "zh", folder=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "4 次运行都已完成" in again.stderr
    assert "每点 1 粒种子" in again.stdout
    assert len(list((tmp_path / "results").iterdir())) == 1

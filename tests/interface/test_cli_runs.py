"""Exact: the two main commands on a small street, with the real model."""

from pathlib import Path

import pandas as pd
import pytest

from experiments.questions.compare.run import STANDARD_ARMS, compare
from experiments.reports import compare_page
from tests.interface.command import here, wulian

SMALL = ("--communities", "O", "--weeks", "8")


def test_run_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """In a process of its own, and in this one."""
    for name, run in (("a", wulian), ("b", here)):
        done = run("run", "isolated", "--seed", "1", *SMALL, "--out", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert "One seed is an anecdote" in done.stdout
    first, second = ((tmp_path / name / "weekly.parquet").read_bytes() for name in ("a", "b"))
    assert first == second
    weekly = pd.read_parquet(tmp_path / "a" / "weekly.parquet")
    assert weekly["week"].min() == 0
    assert weekly["week"].max() == 7
    assert list(weekly.columns[:4]) == ["scenario", "seed", "week", "community"]


@pytest.mark.slow
def test_compare_gives_the_same_bytes_for_any_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = wulian("compare", "--seeds", "2", *SMALL, "--workers", "2", "--out", str(tmp_path / "2"))
    assert done.returncode == 0, done.stderr
    assert "Files:" in done.stdout
    assert "10 of 10 runs" in done.stderr
    compare(STANDARD_ARMS, (1, 2), communities="O", weeks=8, workers=1, out=tmp_path / "1")
    first, second = ((tmp_path / name / "weekly.parquet").read_bytes() for name in ("1", "2"))
    assert first == second
    names = {path.name for path in (tmp_path / "2").iterdir()}
    assert names >= {
        "manifest.json",
        "runs.parquet",
        "weekly.parquet",
        "summary.csv",
        "effects.csv",
        "report.html",
        "figures",
    }
    monkeypatch.setattr(compare_page, "FIGURES", {})  # they are tried elsewhere
    done = here("report", str(tmp_path / "2"), "--lang", "zh")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "2" / "report.html").read_text(encoding="utf-8")
    assert 'lang="zh-CN"' in page
    assert "只是个例" in page


def test_keep_burn_in(tmp_path: Path) -> None:
    done = here("run", "isolated", *SMALL, "--keep-burn-in", "--out", str(tmp_path / "a"))
    assert done.returncode == 0, done.stderr
    assert pd.read_parquet(tmp_path / "a" / "weekly.parquet")["week"].min() == -52


def test_default_folder_carries_the_question(tmp_path: Path) -> None:
    done = here("run", "isolated", *SMALL, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    (folder,) = (tmp_path / "results").iterdir()
    assert folder.name.startswith("run-isolated-")
    other = here("run", "isolated", *SMALL, "--set", "need_scale=2", folder=tmp_path)
    assert other.returncode == 0, other.stderr
    assert len(list((tmp_path / "results").iterdir())) == 2


def test_a_folder_with_another_answer_is_refused(tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "a"))
    assert here("run", "isolated", *SMALL, *out).returncode == 0
    done = here("run", "isolated", *SMALL, "--seed", "2", *out)
    assert done.returncode == 2
    assert "it asks:" in done.stderr
    assert "you ask:" in done.stderr

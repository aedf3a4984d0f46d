"""Exact: the two main commands on a small street, with the real model."""

from pathlib import Path

import pandas as pd

from tests.interface.test_cli_errors import wulian

SMALL = ("--communities", "O", "--weeks", "8")


def test_run_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        done = wulian("run", "isolated", "--seed", "1", *SMALL, "--out", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert "One seed is an anecdote" in done.stdout
    first, second = ((tmp_path / name / "weekly.parquet").read_bytes() for name in ("a", "b"))
    assert first == second
    weekly = pd.read_parquet(tmp_path / "a" / "weekly.parquet")
    assert weekly["week"].min() == 0
    assert weekly["week"].max() == 7
    assert list(weekly.columns[:4]) == ["scenario", "seed", "week", "community"]


def test_compare_gives_the_same_bytes_for_any_workers(tmp_path: Path) -> None:
    for workers in ("1", "2"):
        done = wulian(
            "compare", "--seeds", "2", *SMALL, "--workers", workers, "--out", str(tmp_path / workers)
        )
        assert done.returncode == 0, done.stderr
        assert "Files:" in done.stdout
        assert "10 of 10 runs" in done.stderr
    first, second = ((tmp_path / name / "weekly.parquet").read_bytes() for name in ("1", "2"))
    assert first == second
    names = {path.name for path in (tmp_path / "2").iterdir()}
    assert names >= {"manifest.json", "runs.parquet", "weekly.parquet", "summary.csv", "effects.csv",
                     "report.html", "figures"}
    done = wulian("report", str(tmp_path / "2"), "--lang", "zh")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "2" / "report.html").read_text(encoding="utf-8")
    assert 'lang="zh-CN"' in page
    assert "只是个例" in page


def test_keep_burn_in(tmp_path: Path) -> None:
    done = wulian("run", "isolated", *SMALL, "--keep-burn-in", "--out", str(tmp_path / "a"))
    assert done.returncode == 0, done.stderr
    assert pd.read_parquet(tmp_path / "a" / "weekly.parquet")["week"].min() == -52


def test_default_folder_carries_the_question(tmp_path: Path) -> None:
    done = wulian("run", "isolated", *SMALL, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    (folder,) = (tmp_path / "results").iterdir()
    assert folder.name.startswith("run-isolated-")
    other = wulian("run", "isolated", *SMALL, "--set", "need_scale=2", folder=tmp_path)
    assert other.returncode == 0, other.stderr
    assert len(list((tmp_path / "results").iterdir())) == 2


def test_a_folder_with_another_answer_is_refused(tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "a"))
    assert wulian("run", "isolated", *SMALL, *out).returncode == 0
    done = wulian("run", "isolated", *SMALL, "--seed", "2", *out)
    assert done.returncode == 2
    assert "it asks:" in done.stderr
    assert "you ask:" in done.stderr

"""The command line: `wulian` as a user starts it, `here` in this process, which spares seconds of imports."""

import contextlib
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from interface.cli.application import application

ROOT = Path(__file__).parents[2]


def wulian(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "interface.cli", *words],
        capture_output=True,
        text=True,
        timeout=900,  # kernels may have to be compiled
        cwd=folder or ROOT,
        env={
            "PYTHONPATH": str(ROOT),
            "LANG": "en_US.UTF-8",
            "PATH": "/usr/bin:/bin",
            "HOME": str(Path.home()),
            "PYTHONUTF8": "1",
        },
    )


def here(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in this process; an error it does not put in words is one of the test."""
    with contextlib.chdir(folder or ROOT):
        done = CliRunner().invoke(application, words, env={"LC_ALL": "en_US.UTF-8"}, catch_exceptions=False)
    return subprocess.CompletedProcess(list(words), done.exit_code, done.stdout, done.stderr)

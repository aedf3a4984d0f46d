"""Whether a results folder is made again, to the byte, by the command that it records."""

import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from experiments.runs.folder import ResultsFolder
from experiments.text.errors import InputError

CLOCK = ("seconds",)
TABLES = ("*.csv", "*.parquet")


def differing(folder: Path) -> tuple[list[str], int]:
    """Ask the folder's question again elsewhere; return the tables that differ, and how many there are.

    Tables are compared to the byte, `runs.parquet` without its clock. Reports and figures are made
    from them and are not compared.

    Raises:
        InputError: the command cannot be repeated, or failed.
    """
    command = ResultsFolder.read(folder).manifest["command"]
    if "from Python only" in command:
        raise InputError(
            f"{folder} was asked for from Python in a way that no command can: {command}",
            f"{folder} 是在 Python 里提的，没有命令能照样重来：{command}",
        )
    with TemporaryDirectory() as place:
        again = Path(place) / "again"
        words = shlex.split(command)[1:]
        if "--out" in words:
            place_of_out = words.index("--out")
            del words[place_of_out : place_of_out + 2]
        done = subprocess.run(
            [sys.executable, "-m", "interface.cli", *words, "--out", str(again)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if not (again / "runs.parquet").exists():
            raise InputError(
                f"{command} failed: {done.stderr.strip()[-500:]}",
                f"{command} 没有成功：{done.stderr.strip()[-500:]}",
            )
        tables = sorted({path.name for kind in TABLES for path in folder.glob(kind)})
        return [name for name in tables if not _alike(folder / name, again / name)], len(tables)


def _alike(one: Path, other: Path) -> bool:
    if not other.exists():
        return False
    if one.name != "runs.parquet":
        return one.read_bytes() == other.read_bytes()
    first, second = (pd.read_parquet(path).drop(columns=list(CLOCK)) for path in (one, other))
    return bool(first.equals(second))

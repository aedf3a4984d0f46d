"""What the tests of interrupted experiments share: stopping in the middle, comparing folders."""

from collections import Counter
from pathlib import Path

import pandas as pd

from experiments.runs.folder import TABLES
from experiments.runs.store import RunRow

FAKE = "tests.experiments.fake_model"


class Listener:
    """Hears everything; interrupts after so many runs, as Ctrl-C would."""

    def __init__(self, stop_after: int = 10**9) -> None:
        self.stop_after = stop_after
        self.runs: list[str] = []
        self.aside: list[str] = []
        self.asked = (0, 0)

    def begin(self, total: int, done: int) -> None:
        self.asked = total, done

    def finished(self, row: RunRow) -> None:
        self.runs.append(row.run)
        if len(self.runs) == self.stop_after:
            raise KeyboardInterrupt

    def set_aside(self, run: str) -> None:
        self.aside.append(run)

    def waiting(self, address: str) -> None:
        raise AssertionError(f"no workers at {address}")

    def compiling(self, processes: int) -> None:
        """The model may or may not have been compiled before."""


def runs_in(log: Path) -> Counter[str]:
    """Return how often each run was lived, as the stand-in model wrote it down."""
    return Counter(log.read_text().split()) if log.exists() else Counter()


def same_tables(one: Path, other: Path) -> bool:
    """Return whether two folders hold the same tables, clock columns apart."""
    first, second = (pd.read_parquet(path / "runs.parquet").drop(columns="seconds") for path in (one, other))
    pd.testing.assert_frame_equal(first, second)
    names = [name for name in TABLES.values() if (one / name).exists()]
    return bool(names) and all((one / name).read_bytes() == (other / name).read_bytes() for name in names)

"""Two small runs must give the numbers recorded earlier, on every Python and every Mesa."""

import numpy as np
import pandas as pd
import pytest

from tests.golden.record import FILE, golden_runs

LARGEST_DIFFERENCE = 1e-9  # of a float, relative where it exceeds 1: last bits differ by machine


@pytest.mark.golden
@pytest.mark.versions
def test_small_runs_give_the_numbers_recorded() -> None:
    """Golden: names and counts exactly, floats to 1e-9."""
    now = golden_runs()
    before = pd.read_csv(FILE)
    assert list(now.columns) == list(before.columns), "renew: python -m tests.golden.record"
    assert len(now) == len(before)
    different = []
    for name in now.columns:
        if now[name].dtype.kind != "f":
            same = now[name].tolist() == before[name].tolist()
        else:
            new, old = now[name].to_numpy(), before[name].to_numpy(dtype=np.float64)
            same = bool((np.abs(new - old) <= LARGEST_DIFFERENCE * np.maximum(1, np.abs(old))).all())
        if not same:
            different.append(name)
    assert not different

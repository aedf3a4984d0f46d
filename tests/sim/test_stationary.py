"""Statistical: the untouched isolated street stays where it is (P8)."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from tests.sim.equivalence import ERROR, farthest
from tests.sim.stationary import JUDGED, MARGIN, SEEDS, drifting, drifts, shown, slope, table

HELD_BY_RULES = ["willing", "members_serving"]  # whatever the start
OPEN = [
    "organisations",
    "group_members",
    "purse",
]  # the frozen start does not hold these: docs/verification.md


@cache
def lived() -> pd.DataFrame:
    """Return the slopes of the frozen start; they are printed once."""
    rows = table(drifts())
    print(shown(rows, len(SEEDS)))
    return rows


@pytest.mark.slow
@pytest.mark.statistical
def test_the_isolated_street_stays_where_it_is() -> None:
    """States, stocks and counts within ± 3 % a year over four years, five communities, 20 seeds.

    Each measure that drifts by 3 % or more passes with a chance of 0.05 at most. A table of all slopes is printed.
    """
    assert drifting(lived().drop(OPEN)) == {}


@pytest.mark.slow
@pytest.mark.statistical
@pytest.mark.parametrize("measure", OPEN)
@pytest.mark.xfail(strict=True, reason="open: not equivalent within ± 3 % a year with the frozen start")
def test_what_does_not_stay_yet(measure: str) -> None:
    """As above, for what is known to fail; fails as soon as one of them passes."""
    assert drifting(lived().loc[[measure]]) == {}


@pytest.mark.slow
@pytest.mark.statistical
def test_what_rules_alone_must_hold_stays() -> None:
    """The pool of the willing and the members on duty, whatever start was frozen: 6 seeds, as above."""
    assert drifting(table(drifts(range(1, 7))).loc[HELD_BY_RULES]) == {}


def test_slopes_are_in_percent_of_the_mean_a_year() -> None:
    """Exact: a line that rises by 2 a year around 100, seen weekly and once a year."""
    weekly = 96 + 2 * np.arange(208) / 52
    assert slope(weekly, 1) == pytest.approx(200 / weekly.mean(), rel=1e-12)
    assert slope(weekly[51::52], 52) == pytest.approx(200 / weekly[51::52].mean(), rel=1e-12)
    assert len(set(JUDGED)) == len(JUDGED) > 20


def test_what_lies_at_the_margin_seldom_passes() -> None:
    """Statistical: 20 seeds of known spread, 20,000 times; the error is the stated one, and 0 passes.

    Three standard errors: fails by luck in at most 3 of 1,000 changes of the seed.
    """
    luck = np.random.default_rng(8)
    draws = luck.normal(size=(20, 20_000)) * 2
    passed = [(farthest(draws + mean) < MARGIN).mean() for mean in (MARGIN, -MARGIN, 0.0)]
    room = 3 * np.sqrt(ERROR * (1 - ERROR) / 20_000)
    assert passed[0] < ERROR + room
    assert passed[1] < ERROR + room
    assert passed[2] > 0.99

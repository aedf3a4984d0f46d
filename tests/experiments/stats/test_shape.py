"""Seeds in groups, and differences that move inside their weeks."""

import math

import numpy as np
import pandas as pd
import pytest

from experiments.stats.measures import BY_NAME
from experiments.stats.periods import drifts, halves_of
from experiments.stats.shape import one_group_p_value
from experiments.stats.windows import weeks_of

LUCK = 11


def test_two_groups_are_seen_and_one_is_not() -> None:
    """Exact, on one fixed draw: two towns of seeds, one hill, ties, and numbers that cannot tell."""
    luck = np.random.default_rng(LUCK)
    hill = luck.normal(50, 3, 20)
    towns = np.concatenate([luck.normal(10, 2, 12), luck.normal(70, 2, 8)])
    assert one_group_p_value(towns) < 0.01
    assert one_group_p_value(hill) > 0.1
    assert one_group_p_value(np.append(towns, math.nan)) < 0.01
    assert math.isnan(one_group_p_value(hill[:4]))
    assert math.isnan(one_group_p_value(np.full(20, 3.0)))


@pytest.mark.statistical
def test_counts_with_ties_are_not_taken_for_groups() -> None:
    """Statistical: of 400 samples of 20 Poisson counts fewer than 34 seem grouped at 5 %; untreated, 48 %."""
    luck = np.random.default_rng(LUCK)
    assert sum(one_group_p_value(luck.poisson(3, 20).astype(float)) < 0.05 for _ in range(400)) < 34


def test_a_drift_is_what_the_second_half_adds() -> None:
    """Exact: the linked arm gains 5 points in every week, and 3 more from the second half on."""
    luck, rows = np.random.default_rng(LUCK), []
    measure = BY_NAME["in_time_share_everyday"]
    halves = halves_of(weeks_of(156, ()))
    assert halves == ((60, 92), (93, 125))
    for seed in range(8):
        for arm, gain, more in (("isolated", 0, 0), ("linked", 5, 3)):
            for week in range(156):
                closed = 500 + 10 * (gain + more * (week >= 93)) + luck.normal()
                rows.append((arm, seed, week, closed, 1000.0))
    weekly = pd.DataFrame(rows, columns=["scenario", "seed", "week", *measure.columns])
    (found,) = drifts(weekly, [measure], ["isolated", "linked"], halves, 156)
    assert (found.arm, found.halves) == ("linked", halves)
    assert found.found.interval.difference == pytest.approx(3, abs=0.05)
    assert found.found.interval.off_zero
    assert halves_of(weeks_of(20, ())) is None

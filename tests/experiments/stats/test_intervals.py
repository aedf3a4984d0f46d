"""Exact: intervals against values worked out by hand or found in tables."""

import math

import numpy as np
import pytest

from experiments.stats import intervals


def test_t_interval_of_known_numbers() -> None:
    """1…5: mean 3, standard error 0.70711, t(0.975, 4) = 2.77645."""
    found = intervals.t_interval(np.array([1.0, 2, 3, 4, 5]))
    assert found.difference == 3
    assert found.low == pytest.approx(3 - 2.776445 * math.sqrt(2.5 / 5), abs=1e-5)
    assert found.high == pytest.approx(3 + 2.776445 * math.sqrt(2.5 / 5), abs=1e-5)
    assert found.off_zero


def test_four_pairs_are_an_anecdote() -> None:
    found = intervals.t_interval(np.array([1.0, 2, 3, 4]))
    assert found.difference == 2.5
    assert math.isnan(found.low)
    assert not found.off_zero


def test_no_pairs_give_no_number() -> None:
    assert math.isnan(intervals.t_interval(np.array([])).difference)


def test_pairs_drop_what_is_missing_on_either_side() -> None:
    left, right = intervals.paired([1.0, math.nan, 3.0], [2.0, 5.0, math.nan])
    assert left.tolist() == [1.0]
    assert right.tolist() == [2.0]


def test_pairing_counts_signs_and_removed_variance() -> None:
    base = np.array([10.0, 20, 30, 40, 50])
    other = base + np.array([1.0, 1, 1, 1, -1])
    found = intervals.pairing(base, other)
    assert found.same_sign == 4
    assert found.variance_removed == pytest.approx(1 - 0.8 / (250 + other.var(ddof=1)))


def test_too_few_that_differ_get_no_interval() -> None:
    """Identical arms, a constant difference, and a count that is zero in almost every seed."""
    same = intervals.t_interval(np.zeros(20))
    assert (same.alike, same.nothing, same.unlike, same.off_zero) == (True, True, 0, False)
    assert math.isnan(intervals.pairing(np.arange(5.0), np.arange(5.0)).p_value)
    assert intervals.pairing(np.arange(5.0), np.arange(5.0)).same_sign == 0
    constant = intervals.t_interval(np.full(20, 0.1) + 1e-15 * np.arange(20))
    assert (constant.alike, constant.nothing, constant.unlike) == (True, False, 0)
    assert constant.shown
    assert not same.shown
    rare = intervals.t_interval(np.array([0.0] * 18 + [1, 2]))
    assert (rare.alike, rare.unlike, rare.difference) == (True, 2, 0.15)
    assert math.isnan(rare.low)
    assert not rare.shown
    enough = intervals.t_interval(np.array([0.0] * 17 + [1, 2, 2]))
    assert not enough.alike
    assert enough.low < 0.25 < enough.high


def test_prediction_of_known_numbers() -> None:
    """1…5: mean 3, deviation 1.58114, t(0.975, 4) = 2.77645, times the root of 1 + 1/5."""
    low, high = intervals.prediction(np.array([1.0, 2, 3, 4, 5]))
    assert high - 3 == pytest.approx(2.776445 * math.sqrt(2.5 * 1.2), abs=1e-5)
    assert low == pytest.approx(6 - high)

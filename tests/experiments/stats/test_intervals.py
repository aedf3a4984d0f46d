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


def test_identical_arms_have_no_difference() -> None:
    """A scenario against itself: every difference zero, nothing found."""
    base = np.array([1.0, 2, 3, 4, 5])
    assert intervals.pairing(base, base).p_value == 1.0
    assert intervals.t_interval(base - base).off_zero is False


def test_bootstrap_is_repeatable_and_near_t() -> None:
    numbers = np.random.default_rng(4).normal(5, 1, 40)
    first, second = intervals.bootstrap_interval(numbers), intervals.bootstrap_interval(numbers)
    assert first == second
    by_t = intervals.t_interval(numbers)
    assert first.low == pytest.approx(by_t.low, abs=0.1)
    assert first.high == pytest.approx(by_t.high, abs=0.1)


def test_bootstrap_of_equal_and_of_tiny_numbers() -> None:
    assert intervals.bootstrap_interval(np.full(6, 2.0)).low == 2.0
    tiny = intervals.bootstrap_interval(np.linspace(1, 2, 8) * 1e-12)
    assert 0 < tiny.low < tiny.high


def test_holm_levels_of_known_p_values() -> None:
    """0.01 ≤ 0.05/4 and 0.015 ≤ 0.05/3 are found; 0.04 > 0.05/2 stops, and 0.045 keeps its level."""
    levels = intervals.holm_levels([0.04, 0.01, 0.045, 0.015])
    assert levels == pytest.approx([1 - 0.05 / 2, 1 - 0.05 / 4, 1 - 0.05 / 2, 1 - 0.05 / 3])


def test_holm_agrees_with_its_intervals() -> None:
    """Property: an interval at Holm's level excludes zero exactly when the outcome is found."""
    luck = np.random.default_rng(11)
    for _ in range(50):
        samples = [luck.normal(shift, 1, 12) for shift in luck.uniform(0, 1.2, 4)]
        p_values = [intervals.pairing(np.zeros(12), one).p_value for one in samples]
        levels = intervals.holm_levels(p_values)
        order = sorted(range(4), key=lambda place: p_values[place])
        found = set()
        for rank, place in enumerate(order):
            if p_values[place] > 0.05 / (4 - rank):
                break
            found.add(place)
        off = {place for place in range(4) if intervals.t_interval(samples[place], levels[place]).off_zero}
        assert off == found


def test_seeds_needed_would_settle_it() -> None:
    """With that many seeds the half-width falls below the target, with one fewer it does not."""
    from scipy import stats

    needed = intervals.seeds_needed(1.0, 4.0, 2.0)
    assert needed is not None

    def half(count: int) -> float:
        return float(stats.t.ppf(0.975, count - 1)) * 4.0 / math.sqrt(count)

    assert half(needed) < 1.0 <= half(needed - 1)
    assert intervals.seeds_needed(0.0, 1.0, 0.0) is None
    assert intervals.seeds_needed(0.001, 10.0, 0.0) is None

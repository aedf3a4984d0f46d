"""Exact: effects on who entered, in standard deviations, from made-up people."""

import numpy as np
import pytest

from experiments.tuning.corroboration import Moment, effects, moved

LONELY = np.array([0.1, 0.3, 0.1, 0.3])


def test_what_moves_is_the_difference_between_changes() -> None:
    before, who = np.array([1.0, 2.0, 3.0, 4.0]), np.array([True, True, False, False])
    after = before + np.array([0.5, 0.7, 0.1, 0.1])
    assert moved(before, after, who, ~who) == pytest.approx(0.5 / before.std())
    assert np.isnan(moved(before, after, who & False, ~who))


def test_service_counts_for_who_began_and_its_end_for_who_stopped() -> None:
    no, serves = np.zeros(4, dtype=bool), np.array([True, True, False, False])
    start = Moment(no, no, LONELY, LONELY)
    year = Moment(serves, no, LONELY - 0.1 * serves, LONELY)
    two = Moment(np.array([True, False, False, False]), no, LONELY - 0.1 * np.array([1, 0, 0, 0]), LONELY)
    _, began, stopped = effects(start, year, two).values()
    assert began == pytest.approx(-1.0)
    assert stopped == pytest.approx(0.1 / (LONELY - 0.1 * serves).std())

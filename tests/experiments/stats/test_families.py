"""Levels of intervals that are read together: exact, and how often they err."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from experiments.stats import families
from experiments.stats.intervals import pairing, t_interval


def test_declared_contrasts_share_what_may_go_wrong() -> None:
    assert families.declared(1).level == families.declared(0).level == pytest.approx(0.95)
    assert families.declared(10).level == pytest.approx(0.995)
    assert math.isnan(families.declared(10).q_value(0.01))


@given(st.lists(st.floats(0, 1) | st.just(math.nan), max_size=40))
def test_discoveries_are_those_of_benjamini_and_hochberg(p_values: list[float]) -> None:
    """Property: q values agree with an independent implementation, and intervals with them."""
    family = families.explored(p_values)
    known = [p for p in p_values if not math.isnan(p)]
    assert family.count == len(known)
    expected = stats.false_discovery_control(known) if known else []
    assert [family.q_value(p) for p in known] == pytest.approx(list(expected))
    assert math.isnan(family.q_value(math.nan))
    for p, q in zip(known, expected, strict=True):
        if abs(q - 0.05) > 1e-9:  # an interval at this level excludes zero where p is below 1 - level
            assert (p <= (1 - family.level) * (1 + 1e-12)) == (q < 0.05)


@pytest.mark.statistical
@pytest.mark.parametrize(("experiments", "most"), [(80, 11), pytest.param(400, 34, marks=pytest.mark.slow)])
def test_families_keep_their_promise(experiments: int, most: int) -> None:
    """Statistical: 40 contrasts of 5 arms that nothing moves: some interval errs in 5 of 100 at most.

    And of the discoveries among 100 contrasts, 20 of them real, at most 5 % are false on average. With
    400 experiments more than 34 would err once in 1,000 times if the level were exactly 5 %; of 80 more than 11.
    """
    luck = np.random.default_rng(3)
    wrong, false = 0, []
    level = families.declared(40).level
    for _ in range(experiments):
        worlds = luck.normal(size=(10, 8, 6)) + 2 * luck.normal(size=(10, 8, 1))
        table = (worlds[:, :, 1:] - worlds[:, :, :1]).reshape(10, 40)
        wrong += any(t_interval(column, level).off_zero for column in table.T)
        many = luck.normal(size=(10, 100)) + np.where(np.arange(100) < 20, 2, 0)
        family = families.explored(pairing(np.zeros(10), column).p_value for column in many.T)
        found = [t_interval(column, family.level).off_zero for column in many.T]
        false.append(sum(found[20:]) / max(1, sum(found)))
    assert wrong <= most
    assert np.mean(false) <= (0.05 if experiments == 400 else 0.07)

"""Exact and property: Shapley values and interactions of games whose values are known.

One statistical test (sampled orders) fails by chance in about 4 of 10,000 changes of its seeds.
"""

from collections.abc import Callable
from itertools import permutations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from experiments.questions.attribute import game


def worth(players: int, value: Callable[[frozenset[int]], float]) -> game.Floats:
    """Return the game in which a set of players is worth `value(set)`."""
    return np.array(
        [value(frozenset(i for i in range(players) if s >> i & 1)) for s in range(2**players)], dtype=float
    )


def by_orders(one: game.Floats) -> list[float]:
    """Return the Shapley value by its definition: the mean addition over all orders."""
    players = game.count(one)
    total = np.zeros(players)
    orders = list(permutations(range(players)))
    for order in orders:
        place = 0
        for player in order:
            total[player] += one[place | 1 << player] - one[place]
            place |= 1 << player
    return list(total / len(orders))


def test_unanimity() -> None:
    """u_T is shared equally in T; two of T interact by 1 / (t − 1); others get nothing."""
    one = worth(5, lambda s: float({0, 2, 3} <= s))
    assert game.shapley(one) == pytest.approx([1 / 3, 0, 1 / 3, 1 / 3, 0])
    both = dict(zip(zip(*game.pairs(5), strict=True), game.interactions(one), strict=True))
    assert both[0, 2] == both[2, 3] == pytest.approx(1 / 2)
    assert both[0, 1] == pytest.approx(0)


def test_glove() -> None:
    """One left glove, two right ones: 2/3, 1/6, 1/6 (the right ones replace each other)."""
    one = worth(3, lambda s: float(0 in s and bool(s & {1, 2})))
    assert game.shapley(one) == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert game.interactions(one) == pytest.approx([1 / 2, 1 / 2, -1 / 2])
    assert game.alone(one) == pytest.approx([0, 0, 0])
    assert game.last(one) == pytest.approx([1, 0, 0])


def test_airport() -> None:
    """Littlechild and Owen 1973: each stretch of runway is shared by the planes that need it."""
    costs = [1.0, 4.0, 6.0, 10.0]
    one = worth(4, lambda s: max((costs[i] for i in s), default=0.0))
    assert game.shapley(one) == pytest.approx([1 / 4, 1 / 4 + 3 / 3, 5 / 4 + 2 / 2, 9 / 4 + 4])


def test_security_council() -> None:
    """Shapley and Shubik 1954, Am. Pol. Sci. Rev. 48: the council of eleven, five with a veto.

    Each veto holds 0.1974 of the power (76 / 385 to four digits), each other seat 1 / 462.
    """
    one = worth(11, lambda s: float(len(s) >= 7 and set(range(5)) <= s))
    value = game.shapley(one)
    assert value[:5] == pytest.approx([76 / 385] * 5)
    assert value[5:] == pytest.approx([1 / 462] * 6)


def test_weighted_majority() -> None:
    """[51; 50, 49, 1]: 2/3, 1/6, 1/6, though the weights are 50, 49 and 1."""
    weights = [50, 49, 1]
    one = worth(3, lambda s: float(sum(weights[i] for i in s) >= 51))
    assert game.shapley(one) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_additions_hold_the_extremes() -> None:
    one = worth(4, lambda s: float(len(s) ** 2))
    found = game.additions(one)
    assert found.shape == (4, 8)
    assert (found.min(axis=1) == game.alone(one)).all()
    assert (found.max(axis=1) == game.last(one)).all()


numbers = st.floats(-100, 100, allow_nan=False, width=32)
games = st.integers(1, 5).flatmap(lambda n: arrays(np.float64, (2, 2**n), elements=numbers))


@given(games)
@settings(max_examples=60, deadline=None)
def test_axioms(two: game.Floats) -> None:
    """The definition; efficiency; linearity; symmetry under a swap of two players."""
    value = game.shapley(two)
    assert value[0] == pytest.approx(by_orders(two[0]), abs=1e-9)
    assert value.sum(axis=-1) == pytest.approx(two[:, -1] - two[:, 0], abs=1e-9)
    assert game.shapley(3 * two[0] - 2 * two[1]) == pytest.approx(3 * value[0] - 2 * value[1], abs=1e-9)
    players = game.count(two)
    if players > 1:
        places = np.arange(2**players)
        swapped = (places & ~3) | (places & 1) << 1 | (places & 2) >> 1
        assert game.shapley(two[0][swapped])[:2] == pytest.approx(value[0][[1, 0]], abs=1e-9)


@given(st.lists(numbers, min_size=2, max_size=6))
@settings(max_examples=30, deadline=None)
def test_additive_games_have_no_interaction(alone: list[float]) -> None:
    """Everybody gets what it adds alone; a player that adds nothing gets nothing."""
    one = worth(len(alone), lambda s: sum(alone[i] for i in s))
    assert game.shapley(one) == pytest.approx(alone, abs=1e-9)
    assert game.interactions(one) == pytest.approx([0] * comb(len(alone), 2), abs=1e-9)


@given(games)
@settings(max_examples=30, deadline=None)
def test_every_sampled_order_is_efficient(two: game.Floats) -> None:
    orders = game.antithetic_orders(game.count(two), 3, 7)
    added = game.along(two, orders)
    assert np.allclose(added.sum(axis=-1), (two[:, -1] - two[:, 0])[:, None])


def test_all_orders_give_the_exact_value() -> None:
    one = np.random.default_rng(3).normal(size=16)
    orders = np.array(list(permutations(range(4))))
    assert game.along(one, orders).mean(axis=0) == pytest.approx(game.shapley(one))


@pytest.mark.statistical
def test_sampled_orders_are_unbiased() -> None:
    """The mean of 2,000 estimates lies within four standard errors of the value."""
    one = np.random.default_rng(3).normal(size=64)
    found = np.array(
        [game.along(one, game.antithetic_orders(6, 5, seed)).mean(axis=0) for seed in range(1, 2001)]
    )
    error = found.std(axis=0, ddof=1) / np.sqrt(2000)
    assert (np.abs(found.mean(axis=0) - game.shapley(one)) < 4 * error).all()


def test_not_a_game() -> None:
    with pytest.raises(ValueError, match="2 to the power"):
        game.shapley(np.zeros(6))

"""Order, places and sizes in lists: properties against NumPy's own."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from sim.compiled import compiled
from sim.lists import largest_of, longest_run, order_of, place_of


@compiled
def order(keys):
    """Helpers have no entrance from Python; a kernel calls them."""
    return order_of(keys)


@compiled
def place(ascending, value):
    return place_of(ascending, value)


@compiled
def sizes(values, starts):
    return largest_of(values), longest_run(starts)


NUMBERS = some.lists(some.integers(-40, 40), max_size=90)


@given(NUMBERS)
def test_order_is_stable(numbers: list[int]) -> None:
    for keys in (np.array(numbers, dtype=np.int64), np.array(numbers, dtype=np.float64) / 7):
        assert np.array_equal(order(keys), np.argsort(keys, kind="stable"))


@given(NUMBERS, some.integers(-45, 45))
def test_a_place_is_the_first_that_is_not_below(numbers: list[int], value: int) -> None:
    ascending = np.sort(np.array(numbers, dtype=np.int64))
    assert place(ascending, value) == np.searchsorted(ascending, value)


@given(some.lists(some.integers(0, 40), min_size=1, max_size=60))
def test_the_largest_and_the_longest(lengths: list[int]) -> None:
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    assert sizes(np.array(lengths), starts) == (max(lengths), max(lengths))

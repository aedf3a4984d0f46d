"""Quick forms of plain rules: draws below a bound, flagged rows, the exponential, clearing duties.

Exact or property: each must give the very result of the plain form.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.street import load_street
from sim.compiled import compiled
from sim.exponential import exponential
from sim.founding import found
from sim.randomness import draw, draw_below, draw_runs, draw_runs_of, prefix
from sim.selection import rows_of
from sim.settings import Settings
from sim.shift import clear_duty


@compiled
def below(start, first, end, step, shift, bound):
    return draw_below(start, first, end, step, shift, bound)


@compiled
def in_runs(start, runs, step, shift, bound):
    return draw_runs(start, runs, step, shift, bound)


@compiled
def in_runs_of(start, runs, people, step, shift, bound):
    return draw_runs_of(start, runs, people, step, shift, bound)


@compiled
def powers(values):
    result = np.empty_like(values)
    exponential(values, result)
    return result


@pytest.mark.parametrize("bound", [0.0, 0.002, 0.3, 1.0])
@pytest.mark.parametrize(("first", "end"), [(0, 0), (3, 4), (5, 1100), (512, 1024)])
def test_low_draws_are_those_of_the_plain_form(bound: float, first: int, end: int) -> None:
    """Exact: rows and numbers equal the plain draw, whatever the blocks."""
    luck = {i: draw(9, "need.birth", 4, 8 * i + 3) for i in range(first, end)}
    wanted = [i for i, u in luck.items() if u < bound]
    start, whole = prefix(9, "need.birth", 4), np.array([[0, end, 0]])
    for rows, u in (
        below(start, first, end, 8, 3, bound),
        in_runs_of(start, whole, np.arange(first, end), 8, 3, bound),
    ):
        assert rows.tolist() == wanted
        assert u.tolist() == [luck[i] for i in wanted]


@pytest.mark.parametrize("bound", [0.0, 0.002, 0.3, 1.0])
def test_low_draws_of_parts_of_a_street_are_those_of_the_whole(bound: float) -> None:
    """Exact: rows of three runs are drawn for by their numbers in the whole street."""
    runs = np.array([[0, 700, 90], [700, 701, 5000], [701, 2000, 1299]])
    numbers = np.concatenate([np.arange(first, end) + ahead for first, end, ahead in runs])
    luck = np.array([draw(9, "need.birth", 4, 8 * int(number) + 3) for number in numbers])
    start, everybody = prefix(9, "need.birth", 4), np.arange(2000)
    for people in (everybody, everybody[::3], everybody[700:1500], everybody[:0]):
        wanted = people[luck[people] < bound]
        rows, u = in_runs_of(start, runs, people, 8, 3, bound)
        assert rows.tolist() == wanted.tolist()
        assert u.tolist() == luck[wanted].tolist()
    rows, u = in_runs(start, runs, 8, 3, bound)
    assert rows.tolist() == np.flatnonzero(luck < bound).tolist()
    assert u.tolist() == luck[rows].tolist()


@given(st.lists(st.booleans(), max_size=70))
@settings(deadline=None)
def test_flagged_rows(flags: list[bool]) -> None:
    """Property: the rows are those of NumPy."""
    mask = np.array(flags, dtype=bool)
    assert np.array_equal(rows_of(mask), np.flatnonzero(mask))


def test_exponential() -> None:
    """Exact: within one last bit of the correctly rounded value from −700 to 700."""
    values = np.concatenate([np.linspace(-700, 700, 4001), np.linspace(-5, 0, 4001), [0.0]])
    ulps = [
        abs(own - true) / math.ulp(true)
        for own, true in zip(powers(values), map(math.exp, values), strict=True)
    ]
    assert max(ulps) <= 1.0
    assert powers(np.zeros(3)).tolist() == [1.0, 1.0, 1.0]


def test_clearing_takes_back_every_duty() -> None:
    """Exact: a cleared resident is as on the first day, whatever fields a duty has."""
    world = found(load_street(), Settings(), 1, 0.02)
    before = [column.copy() for column in world.duty]
    for column in world.duty:
        column[5:9] = 1
    clear_duty(world.duty, np.arange(5, 9))
    for column, first in zip(world.duty, before, strict=True):
        assert np.array_equal(column, first)

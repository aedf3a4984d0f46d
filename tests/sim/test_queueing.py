"""Property (Hypothesis): the queue is the order that the rule says, written out plainly here."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.layout import DEADLINE
from sim.queueing import DISCIPLINES, Weights, queue_order
from tests.sim.small_streets import lived

WEEK = 20
CASES = st.lists(
    st.tuples(
        st.integers(0, 3),  # community
        st.integers(0, 60),  # resident of it
        st.integers(0, 7),
        st.booleans(),
        st.integers(WEEK - 13, WEEK),
        st.integers(0, 7).map(lambda n: n / 8),
    ),
    unique_by=lambda case: case[:3],
    max_size=60,
).map(sorted)
PEOPLE = 100


def plain_place(discipline, case, weights):
    """Return what an order by ascending tuples needs, in exact numbers."""
    c, i, k, severe, born, tie = case
    severe = severe and k in (1, 2, 5)
    age, limit = WEEK - born + Fraction(tie), int(DEADLINE[k])
    weight = Fraction(weights.w_emergency if k == 7 else (weights.w_severe if severe else 1))
    key = (c * PEOPLE + i) * 8 + k
    if discipline == "first-come":
        return c, 0, -age, key
    if discipline == "absolute":
        return c, (0 if k == 7 else (1 if severe else 2)), -age, key
    if WEEK - born >= limit:
        return c, 1, -weight * limit / (age + 1), key
    return c, 0, -weight * age / limit, key


@given(CASES, st.sampled_from(DISCIPLINES), st.sampled_from([1.0, 1.25, 2.0]), st.sampled_from([1.0, 1.5]))
@settings(deadline=None)
def test_the_order_is_that_of_the_rule(cases, discipline, emergency, severe):
    weights = Weights(emergency, severe)
    key = np.array([(c * PEOPLE + i) * 8 + k for c, i, k, *_ in cases], dtype=np.int64)
    flag = np.array([s and k in (1, 2, 5) for _, _, k, s, *_ in cases], dtype=np.int8)
    born = np.array([case[4] for case in cases], dtype=np.int16)
    tie = np.array([case[5] for case in cases], dtype=np.float64)
    start = np.searchsorted(key // 8 // PEOPLE, np.arange(5))
    rows, overdue = queue_order(WEEK, DISCIPLINES.index(discipline), weights, start, key, flag, born, tie)
    places = [plain_place(discipline, case, weights) for case in cases]
    assert rows.tolist() == sorted(range(len(cases)), key=lambda n: rounded(places[n]))
    assert overdue.tolist() == [place[1] == 1 and discipline == "due" for place in places]


def rounded(place):
    """Ranks that only an exact fraction tells apart are equal in 64-bit floats."""
    return *place[:2], float(place[2]), place[3]


@pytest.mark.parametrize("world", ["isolated", "linked"])
def test_the_week_has_one_queue_of_all_open_cases(world):
    """Exact: every open case of the start of W4 stands in the queue once, in its community."""
    street = lived(3, world).world
    queue = street.queue
    assert sorted(queue.rows.tolist()) == list(range(len(queue.rows)))
    assert len(queue.start) == street.community_count + 1
    for c in range(street.community_count):
        own = queue.rows[queue.start[c] : queue.start[c + 1]]
        assert ((own >= queue.start[c]) & (own < queue.start[c + 1])).all()
        assert (np.diff(queue.overdue[own]) >= 0).all(), "lane M before lane O"

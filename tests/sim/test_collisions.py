"""Property (Hypothesis): one price for a case whoever comes, and collisions between separate lists only.

Random weeks at the counter of one community, linked and not, as in `test_dispatch.py` (P4, P5).
"""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sim.dispatch.counter import (
    ATTEMPTED,
    BITS,
    CELL,
    CLASS,
    DONE_BY,
    PLANNER,
    PLANNERS,
    POOLED,
    SIZE,
    SPENT,
)
from sim.layout import BIT_LIST, R_OFFICE, R_OUTSIDE, R_SOCIAL, USE_DOUBLE
from tests.sim.counters import CASES, MINUTES, Case, Week, serve, week
from tests.sim.test_dispatch import WEEKS, way

SOME = settings(max_examples=150, deadline=None)


@SOME
@given(WEEKS)
def test_a_case_costs_the_same_off_every_list(one: Week) -> None:
    """P4: what it takes over the server's efficiency and the way, in the pool, by plan and by rest alike."""
    t = serve(one).counter
    for case in t.cases[t.cases[:, DONE_BY] >= 0]:
        r, z = int(case[DONE_BY]), case[CLASS]
        assert case[SPENT] == np.ceil(case[SIZE] / t.eta[0, r, z]) + way(one, r, case[CELL])


def in_vain(one: Week) -> list[int]:
    """Return, for each actor, the cases on its own list that another attempted too.

    What linked actors close off their common list all of them see, so nobody of them comes to it.
    """
    count = [0] * PLANNERS
    for case in one.counter.cases:
        for a in range(PLANNERS):
            others = int(case[ATTEMPTED]) & ~(1 << a)
            seen = case[POOLED] == 1 and case[DONE_BY] >= 0 and one.linking.linked[0, a] == 1
            count[a] += bool(case[BITS] >> a & 1 and others and not seen)
    return count


@SOME
@given(WEEKS)
@example(week([Case(0, bits=3 | 1 << BIT_LIST)] * 3, {R_OFFICE: 900, R_SOCIAL: 900}, linked=True))
def test_collisions_come_from_separate_lists(one: Week) -> None:
    """P5: whoever came in vain had the case on a list of its own, and another came off another list."""
    t = serve(one).counter
    lost = np.bincount(PLANNER, t.booked[0, :, USE_DOUBLE], minlength=PLANNERS)
    assert (lost <= one.service.double_minutes * np.array(in_vain(one))).all()


@SOME
@given(CASES, MINUTES, st.booleans(), st.integers(0, PLANNERS - 1))
def test_cases_of_one_list_are_nobodys_collision(
    cases: list[Case], minutes: dict[int, int], linked: bool, knower: int
) -> None:
    """P5: where only one actor knows each case nobody comes in vain; helpers sent are the office's."""
    alone = [
        case._replace(bits=1 << (knower + n) % PLANNERS | case.bits & 1 << BIT_LIST)
        for n, case in enumerate(cases)
    ]
    one = serve(week(alone, minutes | {R_OFFICE: 500, R_OUTSIDE: 500}, linked=linked, stock=9))
    assert one.counter.booked[0, :, USE_DOUBLE].sum() == 0

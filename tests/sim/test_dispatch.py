"""Property (Hypothesis) and exact: dispatch wastes nothing, and more hands never serve less.

Random weeks at the counter of one community: 81 purses, cases of all classes known to anybody, servers
near, far or nowhere, everybody linked or nobody. P1, P5 and P6 are properties every version of the rules
must have.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sim.dispatch.counter import (
    ATTEMPTED,
    BITS,
    BOUNCES,
    CELL,
    CLASS,
    DONE_BY,
    OPEN,
    PLANNER,
    POOLED,
    SIZE,
    SPENT,
    TRIED,
    WAITING,
    WORK,
)
from sim.layout import (
    BIT_LIST,
    OFFICE,
    R_GROUP,
    R_OFFICE,
    R_OUTSIDE,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROJECT,
    R_PROPERTY,
    R_SOCIAL,
    R_VOLUNTEER,
    RESOURCE_ACTOR,
    USE_BOUNCED,
    USE_DOUBLE,
    USE_SERVED,
)
from tests.sim.counters import CASES, FULL, MINUTES, REACH, WEEK, Case, Week, serve, week

MORE = settings(max_examples=400, deadline=None)
KINDS: Any = {
    "linked": st.booleans(),
    "stray": st.sampled_from([0.0, 0.5, 1.0]),
    "reach": REACH,
    "money": st.sampled_from([0, 300, 10**6]),
    "stock": st.sampled_from([0, 1, 50]),
    "send": st.booleans(),
    "overdue_share": st.sampled_from([0.0, 0.1, 0.3]),
    "try_share": st.sampled_from([0.0, 0.1, 1.0]),
}
WEEKS = st.builds(week, CASES, MINUTES, **KINDS)


def way(one: Week, r: int, cell: int) -> int:
    """Return the travel minutes of a purse to a cell, -1 where it is too far."""
    row = r - R_PARTY if R_PARTY <= r < R_PROFESSIONAL else -1  # paid actors work everywhere
    far, s = int(one.counter.reach[row, cell]), one.service
    return -1 if far > s.reach_cells else int(s.travel_minutes * max(0, far - s.free_cells))


def wasted(one: Week) -> list[tuple[int, int]]:
    """Return purses with minutes, and cases of their own lists on which they could be spent."""
    t, found = one.counter, []
    for r in np.flatnonzero(t.minutes[0] >= one.service.part_minutes):
        for n, case in enumerate(t.cases):
            known = int(case[BITS]) >> PLANNER[r] & 1
            free = case[DONE_BY] == OPEN and not case[ATTEMPTED] >> PLANNER[r] & 1
            travel = way(one, r, case[CELL])
            if known and free and t.eta[0, r, case[CLASS]] > 0 and 0 <= travel < t.minutes[0, r]:
                found.append((int(r), n))
    return found


@MORE
@given(WEEKS)
@example(week([Case(0), Case(4), Case(1)], {R_OFFICE: 200}))
def test_no_purse_keeps_minutes_for_work_on_its_own_list(one: Week) -> None:
    """P1: at the end nobody holds minutes for a possible, known, open, licensed case."""
    assert wasted(serve(one)) == []


@MORE
@given(WEEKS)
def test_all_minutes_are_somewhere(one: Week) -> None:
    """Minutes are served, double, bounced, spent on tries or left; work done and size make a case."""
    before = one.counter.cases.copy()
    t = serve(one).counter
    tries = t.tries[0] * int(one.service.try_minutes)
    spent = one.start - t.minutes[0] - t.booked[0].sum(axis=1)
    assert (t.minutes >= 0).all()
    assert (spent >= 0).all()
    assert (np.bincount(RESOURCE_ACTOR[:R_PROJECT], spent[:R_PROJECT], minlength=9) == tries).all()
    assert (spent[R_PROJECT:] == 0).all()
    cases = t.cases
    assert (cases[:, WORK] + cases[:, SIZE] == FULL[cases[:, CLASS]]).all()
    assert (cases[:, SIZE] > 0).all(), "a part never closes a case"
    closed = cases[:, DONE_BY] >= 0
    assert (t.eta[0, cases[closed, DONE_BY], cases[closed, CLASS]] > 0).all(), "closed by licence only"
    assert (cases[closed, SPENT] > 0).all()
    assert (cases[:, POOLED] <= (before[:, BITS] >> BIT_LIST & 1)).all()
    tried = cases[:, TRIED] == WEEK
    assert tried.sum() == t.tries.sum(), "a case is tried by one actor"
    assert (cases[tried, CLASS] >= 8).all()
    assert (one.goods.stock >= 0).all()
    assert (one.goods.money >= 0).all()


@MORE
@given(CASES, st.integers(0, 80), st.integers(0, 1500), st.integers(1, 600), REACH)
@example([Case(0), Case(6), Case(6)], R_OFFICE, 297, 3, [0] * 4)  # 113, 300, 300: what skipping alone loses
@example([Case(1), Case(0)], R_OFFICE, 170, 100, [0] * 4)  # 514, 113
def test_more_hands_never_serve_less(
    cases: list[Case], r: int, minutes: int, more: int, reach: list[int]
) -> None:
    """P6: one purse, no collisions, goods enough: minutes spent on cases fall by no more than a rest.

    A rest is what is too little for a part: `part_minutes`, or the way to a case.
    """
    used = []
    for amount in (minutes, minutes + more):
        one = serve(week(cases, {r: amount}, reach=reach, stock=1000))
        t = one.counter
        used.append(int(t.booked[0].sum() + t.tries.sum() * one.service.try_minutes))
    ways = [way(one, r, case.cell) for case in cases]
    assert used[1] >= used[0] - int(one.service.part_minutes) - max(ways, default=0)


@MORE
@given(CASES, st.integers(0, 900), st.integers(0, 900), st.booleans())
def test_the_office_and_its_helpers_never_collide(
    cases: list[Case], office: int, helpers: int, linked: bool
) -> None:
    """P5: helpers sent from outside are the office's second purse, so both have one list."""
    one = serve(week(cases, {R_OFFICE: office, R_OUTSIDE: helpers}, linked=linked, stock=9))
    assert one.counter.booked[0, :, USE_DOUBLE].sum() == 0
    outside = one.counter.cases[one.counter.cases[:, DONE_BY] == R_OUTSIDE]
    assert (outside[:, CLASS] == 7).all(), "licensed for emergencies only"


def closers(one: Week) -> list[int]:
    return serve(one).counter.cases[:, DONE_BY].tolist()


def test_what_does_not_fit_is_passed_over() -> None:
    """Exact: 200 minutes at k0 113, k4 360, k0 113, and the rest of 87 goes into the second case."""
    one = serve(week([Case(0), Case(4), Case(6)], {R_OFFICE: 413}))
    assert one.counter.cases[:, DONE_BY].tolist() == [R_OFFICE, OPEN, R_OFFICE]
    assert one.counter.minutes[0, R_OFFICE] == 413 - 113 - 300
    one = serve(week([Case(0), Case(4)], {R_OFFICE: 200}))
    assert one.counter.cases[:, WORK].tolist() == [0, int(87 * 0.5)]
    assert one.counter.minutes[0, R_OFFICE] == 0


def test_a_case_goes_to_the_purse_that_is_best_at_it() -> None:
    """Exact: by η / best η of the purse; equal: larger η, then the lower purse."""
    medical, unskilled = R_PARTY + 1, R_PARTY
    minutes = {unskilled: 900, medical: 900}
    one = week([Case(0, bits=4), Case(1, bits=4), Case(3, bits=4)], minutes)
    assert closers(one) == [unskilled, medical, unskilled]
    groups = {R_GROUP: 300, R_GROUP + 1: 300}
    assert closers(week([Case(6, bits=16)], groups)) == [OPEN], "600 minutes at η 0.2"
    assert closers(week([Case(0, bits=16, work=50)], groups)) == [R_GROUP], "equal: the lower purse"


def test_overdue_cases_have_a_share_kept_for_them() -> None:
    """Exact: 1,000 minutes, a tenth kept: seven errands of 113, then the overdue one, then no eighth."""
    fresh = [Case(0)] * 8
    with_late = serve(week([*fresh, Case(0, overdue=True)], {R_OFFICE: 950}))
    assert with_late.counter.cases[:, DONE_BY].tolist() == [R_OFFICE] * 7 + [OPEN, R_OFFICE]
    nothing_kept = serve(week([*fresh, Case(0, overdue=True)], {R_OFFICE: 950}, overdue_share=0))
    assert nothing_kept.counter.cases[:, DONE_BY].tolist() == [R_OFFICE] * 8 + [OPEN]
    assert serve(week(fresh, {R_OFFICE: 950})).counter.cases[:, DONE_BY].tolist() == [R_OFFICE] * 8


@pytest.mark.parametrize(("minutes", "tries"), [(2400, 2), (1200, 1), (1199, 0)])
def test_who_may_not_finish_tries(minutes: int, tries: int) -> None:
    """Exact: a twentieth of the week, an hour a case, three effective minutes, and the case stays open."""
    one = serve(week([Case(8), Case(10), Case(9)], {R_OFFICE: minutes}))
    cases = one.counter.cases
    assert one.counter.tries[0, OFFICE] == tries
    assert cases[:, WORK].tolist() == [3] * tries + [0] * (3 - tries)
    assert (cases[:, DONE_BY] == OPEN).all()
    assert one.counter.minutes[0, R_OFFICE] == minutes - 60 * tries


def test_nobody_tries_what_it_can_finish_nor_a_case_twice_in_two_weeks() -> None:
    """Exact: a medical member finishes k1, so members do not try it; the office did so last week."""
    minutes = {R_PARTY + 1: 2000, R_PARTY: 2000}
    one = serve(week([Case(8, bits=4)], minutes, stock=2))
    assert one.counter.tries.sum() == 0
    assert one.counter.cases[0, DONE_BY] == R_PARTY + 1
    again = week([Case(8), Case(8)], {R_OFFICE: 2400})
    again.counter.cases[0, TRIED], again.counter.cases[1, TRIED] = WEEK - 1, WEEK - 2
    assert serve(again).counter.tries[0, OFFICE] == 1
    assert again.counter.cases[:, WORK].tolist() == [0, 3]


def test_tries_do_at_most_a_quarter() -> None:
    """Exact: the hour is spent all the same."""
    quarter = int(FULL[8]) // 4
    one = serve(week([Case(8, work=quarter - 1), Case(8, work=quarter + 40)], {R_OFFICE: 2400}))
    assert one.counter.cases[:, WORK].tolist() == [quarter, quarter + 40]
    assert one.counter.tries[0, OFFICE] == 2


def test_actors_with_lists_of_their_own_collide() -> None:
    """Exact: the later pays and regains the rest, with which it then serves what the first left."""
    both = Case(0, bits=0b11)
    one = serve(week([both, Case(0, bits=0b10)], {R_OFFICE: 113, R_SOCIAL: 220}))
    t = one.counter
    assert t.cases[:, DONE_BY].tolist() == [R_SOCIAL, OPEN], "social workers arrive first"
    assert t.booked[0, [R_OFFICE, R_SOCIAL], USE_DOUBLE].tolist() == [30, 0]
    assert t.minutes[0, R_OFFICE] == 83, "regained, and nothing else on the office's list"
    assert t.cases[1, WORK] == 20, "the social workers' last 40 minutes"


def test_members_stay_in_cells_with_a_member_unless_sent() -> None:
    """Exact: in the pool only."""
    for send, done in ((False, OPEN), (True, R_PARTY)):
        one = week([Case(0, bits=1 | 1 << BIT_LIST)], {R_PARTY: 400}, linked=True, send=send)
        one.linking.servers[:] = 0
        assert serve(one).counter.cases[0, DONE_BY] == done


def test_a_part_goes_astray_like_a_whole_attempt() -> None:
    """Exact: nobody is responsible for a leak; the minutes are lost and nothing is kept."""
    one = serve(week([Case(4)], {R_PROPERTY: 100}, stray=1.0))
    assert one.counter.cases[0, WORK] == 0
    one = serve(week([Case(4, bits=1 << 7)], {R_PROPERTY: 100}, stray=1.0))
    assert one.counter.booked[0, R_PROPERTY].tolist() == [0, 0, 100]
    assert one.counter.cases[0, [WORK, BOUNCES]].tolist() == [0, 1]
    one = serve(week([Case(4, bits=1 << 7)], {R_PROPERTY: 100}))
    assert one.counter.cases[0, WORK] == 80
    assert one.counter.booked[0, R_PROPERTY].tolist() == [100, 0, 0]


class TestGoods:
    """Exact: gifts count by their worth, what is missing is bought, else the case waits."""

    def test_the_office_buys_in_every_world(self) -> None:
        one = serve(week([Case(2)], {R_OFFICE: 1000}, money=500))
        assert one.counter.cases[0, DONE_BY] == R_OFFICE
        assert (one.goods.money[0], one.goods.bought[0], one.goods.used[0]) == (500 - 120, 1, 0)
        assert one.counter.booked[0, R_OFFICE, USE_SERVED] == 343 + 10
        assert one.counter.cases[0, SPENT] == 343

    def test_a_gift_is_used_first_and_no_time_goes_into_buying(self) -> None:
        one = serve(week([Case(2)], {R_OFFICE: 1000}, stock=1))
        assert one.goods.used[0] == 1
        assert one.goods.bought[0] == 0
        assert one.goods.stock[:3, 0].tolist() == [0, 1, 1], "the own category only"
        assert one.counter.booked[0, R_OFFICE, USE_SERVED] == 343

    @pytest.mark.parametrize("bits", [2, 4])
    def test_others_cannot_buy_off_their_own_list(self, bits: int) -> None:
        one = serve(week([Case(2, bits=bits)], {R_SOCIAL: 1000, R_PARTY: 1000}))
        assert one.counter.cases[0, DONE_BY] == WAITING
        assert one.goods.missing.tolist() == [0, 0, 1, 0, 0, 0, 0, 0]
        assert (one.counter.minutes[0] == one.start).all(), "the minutes come back"

    def test_off_the_joint_list_the_office_buys_for_them(self) -> None:
        listed = Case(2, bits=2 | 1 << BIT_LIST)
        one = serve(week([listed], {R_SOCIAL: 1000, R_OFFICE: 10}, linked=True))
        assert one.counter.cases[0, DONE_BY] == R_SOCIAL
        assert one.counter.booked[0, R_OFFICE, USE_SERVED] == 10
        one = serve(week([listed], {R_SOCIAL: 1000, R_OFFICE: 9}, linked=True))
        assert one.counter.cases[0, DONE_BY] == WAITING, "buying takes ten minutes"

    def test_linked_goods_of_other_kinds_count_by_their_worth(self) -> None:
        one = week([Case(8, bits=1 | 1 << 5)], {R_PROFESSIONAL: 5000}, linked=True, money=0)
        one.goods.stock[:3, 0] = 9, 1, 9
        assert serve(one).counter.cases[0, DONE_BY] == WAITING, "one unit of medicine of two"
        one = week([Case(2)], {R_OFFICE: 5000}, linked=True, money=0)
        one.goods.stock[:3, 0] = 0, 1, 9
        assert serve(one).counter.cases[0, DONE_BY] == R_OFFICE
        assert one.goods.stock[:3, 0].tolist() == [0, 0, 7], "half a unit, then .3 twice"

    def test_without_partners_cases_are_served_while_the_money_lasts(self) -> None:
        one = serve(week([Case(2)] * 5, {R_OFFICE: 9000}, money=3 * 120 + 50))
        done = one.counter.cases[:, DONE_BY].tolist()
        assert done == [R_OFFICE] * 3 + [WAITING] * 2
        assert one.goods.missing[2] == 2

    def test_poor_subjects_come_first(self) -> None:
        one = serve(week([Case(2), Case(2, low_income=True)], {R_OFFICE: 9000}, money=120))
        assert one.counter.cases[:, DONE_BY].tolist() == [WAITING, R_OFFICE]


def test_projects_serve_their_need_and_buy_for_it() -> None:
    """Exact: output of a project for k2 of the office serves k2 alone, and pays for the buying."""
    r = R_PROJECT + 8 * OFFICE + 2
    one = serve(week([Case(0), Case(2)], {r: 130}))
    assert one.counter.cases[:, DONE_BY].tolist() == [OPEN, r]
    assert one.counter.booked[0, r].tolist() == [130, 0, 0]


def test_volunteers_too_far_away_do_not_come() -> None:
    one = serve(week([Case(0, bits=8, cell=1)], {R_VOLUNTEER: 500}, reach=[0, 999, 0, 0]))
    assert one.counter.cases[0, DONE_BY] == OPEN
    one = serve(week([Case(0, bits=8, cell=1)], {R_VOLUNTEER: 500}, reach=[0, 6, 0, 0]))
    assert one.counter.cases[0, SPENT] == 113 + 18
    assert one.counter.booked[0, :, USE_BOUNCED].sum() == 0

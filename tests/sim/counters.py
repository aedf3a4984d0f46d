"""Weeks at the counter of one made-up community, for tests of dispatch alone."""

from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st

from sim.dispatch import counter as at
from sim.dispatch.counter import COLUMNS, Counter, Service
from sim.dispatch.goods import Goods, givers_of
from sim.dispatch.own_lists import serve_week
from sim.dispatch.pool import Linking
from sim.efficiency import efficiency_rows
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    BIT_LIST,
    CLASS_NEED,
    R_GROUP,
    R_PARTY,
    R_PROFESSIONAL,
    RESOURCE_COUNT,
    ROUTINE_MINUTES,
)
from sim.licences import may_try
from sim.queueing import Queue
from sim.randomness import prefix
from sim.settings import Settings

WEEK, CELLS, GROUP_TYPE, SPECIALISM = 20, 4, 5, 1
FULL = np.array([ROUTINE_MINUTES[k] * (4 if z >= 8 else 1) for z, k in enumerate(CLASS_NEED)])


class Case(NamedTuple):
    """One open case as a test describes it."""

    z: int
    cell: int = 0
    bits: int = 1
    overdue: bool = False
    low_income: bool = False
    work: int = 0


class Week(NamedTuple):
    """One made-up week: what goes into the kernel, and the numbers it ends with."""

    counter: Counter
    goods: Goods
    service: Service
    queue: Queue
    linking: Linking
    start: np.ndarray  # [R] minutes at the start


CASES = st.lists(
    st.builds(
        Case,
        z=st.integers(0, 10),
        cell=st.integers(0, CELLS - 1),
        bits=st.integers(1, 255).map(lambda bits: bits | (bits & 1) << BIT_LIST),
        overdue=st.booleans(),
        low_income=st.booleans(),
        work=st.integers(0, 60),
    ),
    max_size=25,
)
MINUTES = st.dictionaries(st.integers(0, RESOURCE_COUNT - 1), st.integers(1, 900), max_size=30)
REACH = st.lists(st.sampled_from([0, 2, 6, 11, 999]), min_size=CELLS, max_size=CELLS)


def week(
    cases: list[Case],
    minutes: dict[int, int],
    linked: bool = False,
    stray: float = 0.0,
    money: int = 10**6,
    stock: int = 0,
    reach: list[int] | None = None,
    send: bool = False,
    **settings: Any,
) -> Week:
    """Make a week: cases in the order of the queue (sorted here by lane), minutes by purse."""
    own = Settings(**settings)
    cases = sorted(cases, key=lambda case: case.overdue)
    table = np.zeros((len(cases), COLUMNS), dtype=np.int64)
    for n, case in enumerate(cases):
        work = min(case.work, int(FULL[case.z]) - 1)
        table[n, [at.CELL, at.CLASS, at.BITS, at.LOW_INCOME, at.SUBJECT, at.WORK, at.SIZE]] = (
            case.cell,
            case.z,
            case.bits,
            case.low_income,
            n,
            work,
            FULL[case.z] - work,
        )
    table[:, at.DONE_BY], table[:, at.TRIED] = at.OPEN, -10_000
    table[:, at.UNSETTLED] = np.isin(CLASS_NEED[table[:, at.CLASS]], (4, 5))
    rows = efficiency_rows(own)
    eta = rows.lasting.copy()
    eta[R_GROUP : R_GROUP + 8] = rows.group[GROUP_TYPE]
    eta[R_PROFESSIONAL] = rows.contract[SPECIALISM + 1]
    purse = np.zeros(RESOURCE_COUNT, dtype=np.int64)
    for r, amount in minutes.items():
        purse[r] = amount
    far = np.zeros((R_PROFESSIONAL - R_PARTY + 1, CELLS), dtype=np.int16)
    if reach is not None:
        far[:-1] = reach
    category = np.full(20, -1, dtype=np.int8)
    worth = np.zeros((20, 8))
    category[:3], worth[0, 2], worth[1, [1, 2]], worth[2, [4, 2]] = (2, 1, 4), 1, (1, 0.5), (1, 0.3)
    kinds = np.full(8, GROUP_TYPE, dtype=np.int8)
    counter = Counter(
        week=WEEK,
        route=prefix(1, "route.ok", WEEK),
        cases=table,
        minutes=purse[None].copy(),
        offered=np.add.reduceat(purse[:33], ACTOR_RESOURCES[:, 0])[None],
        booked=np.zeros((1, RESOURCE_COUNT, 3), dtype=np.int64),
        tries=np.zeros((1, ACTOR_COUNT), dtype=np.int64),
        eta=eta[None],
        base=eta[None].copy(),
        may_try=may_try(own.licence_try, kinds, np.array([SPECIALISM], dtype=np.int8)),
        reach=far,
        arrival=np.linspace(0.9, 0.1, ACTOR_COUNT)[None],
        stray=stray,
    )
    goods = Goods(
        stock=np.where(category >= 0, stock, 0)[:, None].astype(np.int64),
        gift_used=np.zeros((20, 1), dtype=np.int64),
        category=category,
        worth=worth,
        givers=givers_of(category, worth),
        any_goods=np.array([linked], dtype=np.int8),
        money=np.array([money]),
        used=np.zeros(1, dtype=np.int64),
        bought=np.zeros(1, dtype=np.int64),
        missing=np.zeros(8, dtype=np.int64),
    )
    overdue = np.array([case.overdue for case in cases], dtype=np.int8)
    queue = Queue(np.arange(len(cases)), overdue, np.array([0, len(cases)]))
    linking = Linking(
        np.full((1, ACTOR_COUNT), linked, dtype=np.int8),
        np.array([0.5]),
        np.array([send], dtype=np.int8),
        np.ones((CELLS, 2), dtype=np.int32),
    )
    return Week(counter, goods, own.numbers(Service), queue, linking, purse)


def serve(one: Week) -> Week:
    """Let the week's cases be served; return the same week."""
    serve_week(*one[:5])
    return one

"""Faults of dispatch that its properties must notice (P1 to P6)."""

from tests.seeded.faults import Change, Fault

IN_WEEKS = "tests/sim/test_dispatch.py::"
WHOLE_WEEKS = Change("sim/queueing.py", "age = weeks + tie[n]", "age = float(weeks)")
NO_PARTS = Change("sim/dispatch/rest.py", "if parts and rest < s.part_minutes:", "if parts:")
NO_REST = Change("sim/dispatch/rest.py", "for parts in (False, True):", "for parts in ():")
TURN_ENDS = Change(
    "sim/dispatch/rest.py",
    "            if size > rest:\n                continue\n",
    "            if size > rest:\n                return\n",
)
BIG_CASE_ENDS_TURN = Change(
    "sim/dispatch/planning.py",
    "            if 0 <= need <= room[r]:\n",
    "            if need > room[r]:\n                return\n            if need >= 0:\n",
)
NO_LICENCE = Change("sim/efficiency.py", "table[:, NEED_COUNT:] *= licensed", "assert licensed is not None")
TRAINED_FOR_ALL = Change(
    "sim/efficiency.py",
    "    for z in range(NEED_COUNT):\n        if 0.0 < row[z]",
    "    for z in range(CLASS_COUNT):\n        if 0.0 <= row[z]",
)
HELPERS_APART = Change(
    "sim/dispatch/counter.py",
    "np.where(RESOURCE_ACTOR == OUTSIDE, 0, RESOURCE_ACTOR)",
    "np.where(RESOURCE_ACTOR == OUTSIDE, 1, RESOURCE_ACTOR)",
)
HELPERS_KNOW = Change(
    "sim/dispatch/own_lists.py", "own = with_bit(a, order", "own = with_bit(0 if a == 1 else a, order"
)
COLLISIONS = "tests/sim/test_collisions.py::"
POOL_WALKS_FREE = Change(
    "sim/dispatch/planning.py",
    "reach[reach_row(r), b], size)",
    "0 if a == POOL else reach[reach_row(r), b], size)",
)
CLOSED_UNSEEN = Change(
    "sim/dispatch/own_lists.py",
    "seen = linked and cases[n, DONE_BY] >= 0 and cases[n, POOLED] == 1",
    "seen = False",
)
ONE_LIST_FOR_ALL = Change("sim/dispatch/own_lists.py", "own = with_bit(a, order", "own = with_bit(0, order")

DISPATCH_FAULTS = {
    "P1: what is left over is not spent": Fault(
        IN_WEEKS + "test_no_purse_keeps_minutes_for_work_on_its_own_list", (NO_PARTS,)
    ),
    "P1: the first case that does not fit ends the turn": Fault(
        IN_WEEKS + "test_no_purse_keeps_minutes_for_work_on_its_own_list", (TURN_ENDS,)
    ),
    "P2: ages in whole weeks": Fault(
        "tests/sim/test_queueing.py::test_the_order_is_that_of_the_rule", (WHOLE_WEEKS,)
    ),
    "P3: no licence is needed": Fault(
        "tests/sim/test_licences.py::test_without_a_licence_no_efficiency", (NO_LICENCE,)
    ),
    "P3: training opens severe cases": Fault(
        "tests/sim/test_licences.py::test_training_raises_routine_columns_only", (TRAINED_FOR_ALL,)
    ),
    "P5: outside helpers plan by themselves": Fault(
        IN_WEEKS + "test_the_office_and_its_helpers_never_collide", (HELPERS_APART, HELPERS_KNOW)
    ),
    "P4: the pool walks for nothing": Fault(
        COLLISIONS + "test_a_case_costs_the_same_off_every_list", (POOL_WALKS_FREE,)
    ),
    "P5: linked actors come to what their list has closed": Fault(
        COLLISIONS + "test_collisions_come_from_separate_lists", (CLOSED_UNSEEN,)
    ),
    "P5: everybody plans off the office's list": Fault(
        COLLISIONS + "test_cases_of_one_list_are_nobodys_collision", (ONE_LIST_FOR_ALL,)
    ),
    "P6: a case that is too big ends the turn, and rests are lost": Fault(
        IN_WEEKS + "test_more_hands_never_serve_less", (BIG_CASE_ENDS_TURN, NO_REST)
    ),
}

"""Faults that the properties of prices, scale, people and letters must notice (P4, P7 to P10)."""

from tests.seeded.faults import Change, Fault

PRICES = "tests/sim/test_prices.py::test_an_act_costs_the_same_in_every_channel_and_arm"
FINITE = "tests/sim/test_finite.py::test_people_are_finite_in_every_week[isolated]"
SHARED = "tests/sim/test_communities.py::test_what_is_shared_is_divided_as_in_the_whole_street"
LEVELS = "tests/sim/test_whole_communities.py::test_communities_reach_in_a_part_what_they_reach_in_the_full_street[5]"
HELD = "tests/sim/test_stationary.py::test_what_rules_alone_must_hold_stays"
LETTERS = "tests/sim/test_order.py::test_letters_dealt_anew_change_nothing[isolated]"
TABLE = "tests/sim/test_order.py::test_with_their_luck_communities_live_the_same_lives"

PROPERTY_FAULTS = {
    "P4: a message brings nobody else": Fault(
        PRICES,
        (
            Change(
                "sim/processes/joint_list.py",
                "price[total] = contact_price(prices) +",
                "price[total] = prices.intake_minutes +",
            ),
        ),
        compiled=True,
    ),
    "P4: who is handed a case takes it in for nothing": Fault(
        PRICES, (Change("sim/intake.py", "fee = int(s.intake_minutes) + (", "fee = 0 + ("),), compiled=True
    ),
    "P4: the second of two who meet pays half": Fault(
        PRICES,
        (
            Change(
                "sim/processes/meetings.py",
                "debit(now.minutes, now.uses, c, b, USE_MEETING, cost)",
                "debit(now.minutes, now.uses, c, b, USE_MEETING, cost // 2)",
            ),
        ),
        compiled=True,
    ),
    "P7: a worker's week is shared by those that live": Fault(
        SHARED, (Change("sim/supply.py", "week // len(everywhere)", "week // len(served)"),), compiled=True
    ),
    "P7: the least staff of an office is shared by those that live": Fault(
        LEVELS,
        (
            Change(
                "sim/supply.py",
                "return np.maximum(OFFICE_MINIMUM, staff)",
                "return np.maximum(OFFICE_MINIMUM * 5 // len(staff), staff)",
            ),
        ),
        compiled=True,
    ),
    "P8: nobody stops being willing": Fault(
        HELD, (Change("sim/processes/willing.py", "u[n] < stops:", "u[n] < 0.0:"),), compiled=True
    ),
    "P9: hours have no ceiling": Fault(
        FINITE,
        (
            Change(
                "sim/processes/availability.py",
                "most = int(np.floor(MINUTES_OF_HOUR * hours))",
                "most = int(np.floor(10 * MINUTES_OF_HOUR * hours))",
            ),
        ),
        compiled=True,
    ),
    "P9: refusals are forgotten": Fault(
        FINITE, (Change("sim/roster.py", "refused_week[i] = week", "refused_week[i] += 0"),), compiled=True
    ),
    "P9: a refusal counts for nothing": Fault(
        "tests/sim/test_willing.py::test_a_refusal_counts_until_it_is_over_and_is_not_renewed",
        (Change("sim/roster.py", "weight[n] = factor", "weight[n] = 1.0"),),
        compiled=True,
    ),
    "P9: the unwilling join": Fault(
        FINITE,
        (Change("sim/processes/joining.py", "if age[i] < ADULT or willing[i] == 0:", "if age[i] < ADULT:"),),
        compiled=True,
    ),
    "P10: a rule reads a letter": Fault(
        LETTERS,
        (
            Change(
                "sim/supply.py",
                "return np.maximum(OFFICE_MINIMUM, staff)",
                'return np.maximum(OFFICE_MINIMUM, staff) + np.array([code == "O" for code in world.plan.codes])',
            ),
        ),
        compiled=True,
    ),
    "P10: luck goes by the place in the table": Fault(
        TABLE,
        (Change("sim/supply.py", "subject = d * width + numbers_of[c]", "subject = d * width + c"),),
        compiled=True,
    ),
}

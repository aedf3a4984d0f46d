"""What the claims on joining, families and the loop count: exact tests on hand-made arrays.

Last, one property on a small street: an intervention gives members others' motivation.
"""

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.questions.scorecard.claims.families import log_ratio, new_ties, share_by
from experiments.questions.scorecard.claims.feedback_loop import (
    helped_after,
    joining_by_trust,
    within,
)
from experiments.questions.scorecard.claims.generations import elders_visited, families
from experiments.questions.scorecard.claims.joining import equal_members
from experiments.questions.scorecard.claims.joining_notes import (
    Cascade,
    Crowd,
    median_week,
    people_of,
    pooled,
    quarters,
    times_named,
)
from experiments.runs import inputs


def test_pooled_ratio_is_that_of_each_stratum_where_all_are_alike() -> None:
    """Exact: two strata of unlike size and level, each with a risk ratio of 2."""
    one, none = pooled(np.array([20, 4]), np.array([100, 10]), np.array([10, 18]), np.array([100, 90]))
    assert one / none == pytest.approx(2.0)


def test_quarters_never_share_a_level() -> None:
    """Exact: people of five buildings by level; where most see nobody, the top is whoever sees any."""
    even = quarters(np.array([0, 1, 2, 3]), np.array([10, 10, 10, 10]), np.zeros(4, dtype=int), 1)
    rare = quarters(np.array([0, 0, 0, 2]), np.array([30, 30, 30, 10]), np.zeros(4, dtype=int), 1)
    none = quarters(np.array([0, 0]), np.array([5, 5]), np.array([0, 1]), 2)
    assert even.tolist() == [0, -1, 1, 1]
    assert rare.tolist() == [0, 0, 0, 1]
    assert none.tolist() == [0, 0]


def test_half_of_the_joiners_are_there_by_the_median_week() -> None:
    """Exact: 2 join by week 4, 6 more by week 8; the fourth of them one third into the second interval."""
    assert median_week(np.array([2, 6])) == pytest.approx(4 + 4 / 3)
    assert math.isnan(median_week(np.array([0, 0])))


def test_people_and_names_are_counted() -> None:
    """Exact: the residents of households 0 and 2, and how often each stands in somebody's slots."""
    assert people_of(np.array([0, 2]), np.array([0, 2, 3, 6])).tolist() == [0, 1, 3, 4, 5]
    contact = np.full((4, 8), -1, dtype=np.int32)
    contact[0, :2], contact[3, 5] = (1, 2), 1
    assert times_named(contact).tolist() == [0, 2, 1, 0]


def _street() -> Any:
    """One community of two buildings with ten homes of two: member 0 lives with 1, knows 12."""
    count = 20
    contact = np.full((count, 8), -1, dtype=np.int32)
    contact[0, 0] = 12
    return SimpleNamespace(
        week=0,
        emergency=0.0,
        resident_count=count,
        community_count=1,
        traits=SimpleNamespace(
            age=np.full(count, 40),
            member_type=np.array([1] + [0] * 19),
            community=np.zeros(count, dtype=int),
            household=np.arange(count) // 2,
            cell=np.arange(count) // 10,
        ),
        roles=SimpleNamespace(
            active=np.zeros(count, dtype=np.int8),
            emergency_joined=np.zeros(count, dtype=np.int8),
            org=np.full(count, -1),
        ),
        households=SimpleNamespace(cell=np.arange(10) // 5, start=np.arange(0, 21, 2)),
        cells=SimpleNamespace(community=np.zeros(2, dtype=int)),
        ties=SimpleNamespace(contact=contact),
        shift=SimpleNamespace(servers=np.array([0])),
    )


def _ratios(joins: dict[int, list[int]]) -> tuple[dict[str, Any], Cascade]:
    """Live 12 weeks in which the member always serves and some join; return what was found."""
    world, notes = _street(), Cascade()
    for world.week in range(13):
        world.roles.active[joins.get(world.week, [])] = 1
        notes.see(world)
        notes = notes.copy()
    return dict(notes.found(None)), notes  # type: ignore[arg-type]


def test_first_joins_are_told_apart_by_what_people_saw() -> None:
    """Exact: one joins at home, two in the member's building, the acquaintance, two elsewhere."""
    found, notes = _ratios({6: [1], 7: [4, 5], 9: [12, 14, 16]})
    # joins of weeks 4 to 7: 1 of 1 with a member at home, 2 of 18 without; then 0 of 0 and 3 of 16
    assert notes.pooled[0].tolist() == pytest.approx([18 / 19, 2 / 19])
    # top quarter: the 8 others of the member's building; bottom: the 10 of the other one
    assert notes.pooled[1].tolist() == pytest.approx([2 * 10 / 18, 3 * 6 / 16])
    # by popularity: the only acquaintance has nobody to be compared with
    assert notes.pooled[2].tolist() == [0.0, 0.0]
    assert math.isnan(found["b05_tie"])
    assert found["b05_home"] == pytest.approx(math.log(9))
    assert found["b05_others~"] == pytest.approx({4: 0.0, 8: 300 / 19, 12: 600 / 19})
    assert math.isnan(found["b05_lead_median"])


def test_who_joined_in_the_emergency_is_followed() -> None:
    """Exact: of four without a group one stays, of two with one both; the member of before is left out."""
    world, notes = _street(), Crowd()
    world.roles.active[:7] = 1
    world.roles.emergency_joined[:6] = 1
    world.roles.org[4:6] = 3
    for world.week in range(24, 60):
        world.emergency = 1.0 if world.week < 30 else 0.0
        if world.week == 40:
            world.roles.active[[0, 1, 2]] = 0
        notes.see(world)
        notes = notes.copy()
    assert notes.stay == (0.25, 1.0)


def test_new_acquaintances_leave_out_who_moved_in() -> None:
    """Exact: one new acquaintance, an empty slot, and a row that shares nothing with the old one."""
    before = np.array([[1, 2, 3], [4, 5, -1], [6, 7, 8]])
    new, stayed = new_ties(before, np.array([[1, 9, 3], [5, -1, -1], [10, 11, 12]]))
    assert (new.tolist(), stayed.tolist()) == ([1, 0, 3], [True, True, False])
    assert share_by(np.array([1.0, 0.0, 1.0]), np.array([True, False, True])) == (0.0, 1.0)
    assert log_ratio(2.0, 1.0) == pytest.approx(math.log(2))
    assert math.isnan(log_ratio(0.0, 1.0))


def test_slopes_are_found_behind_effects_of_persons_and_waves() -> None:
    """Exact: a slope of 0.5 under large effects of persons and waves; nothing to say without a cause."""
    cause = np.array([[True, False, False], [False, True, False], [False, False, False]])
    change = 0.5 * cause + np.array([[10.0], [-3.0], [4.0]]) + np.array([1.0, 7.0, -2.0])
    assert within(cause, change) == pytest.approx(0.5)
    assert math.isnan(within(np.ones((3, 3), dtype=bool), change))


def test_trust_counts_for_those_who_never_took_part() -> None:
    """Exact: of four at wave 1 the two with 0.1 more trust start; one active before is left out."""
    trust = np.array([[0.0] * 5, [0.1, 0.1, 0.0, 0.0, 9.0], [0.0] * 5])
    serves = np.zeros((3, 5), dtype=bool)
    serves[0, 4] = serves[2, :2] = True
    assert joining_by_trust(trust, serves, np.zeros(5, dtype=int)) == pytest.approx(1000)


def test_help_counts_in_the_first_four_weeks_of_an_interval() -> None:
    """Exact: in weeks 40 and 56 yes; in week 44, abandoned, or before the first wave no."""
    cases = pd.DataFrame(
        {"closed": [40, 56, 44, 40, 27], "closer": [0, 3, 0, -2, 0], "resident": [5, 5, 7, 7, 7]}
    )
    helped = helped_after(cases, np.array([5, 7]), 9)
    assert np.argwhere(helped).tolist() == [[0, 0], [1, 0]]


def test_visits_to_elders_are_told_apart_by_child() -> None:
    """Exact: a member with a child, a volunteer without; the office and a young subject do not count."""
    world = SimpleNamespace(
        cases_closed=SimpleNamespace(
            helper=np.array([8, 9, 8, 8]), key=np.array([0, 1, 2, 3]) * 8 + 1, closer=np.array([2, 3, 0, 2])
        ),
        traits=SimpleNamespace(age=np.array([70, 80, 75, 30] + [40] * 6)),
        elders=np.array([0, 1, 2]),
        duty=SimpleNamespace(child=np.array([-1] * 8 + [5, -1])),
    )
    without, with_child = elders_visited(world)  # type: ignore[arg-type]
    assert (without.tolist(), with_child.tolist()) == ([1], [0])


def test_families_are_adults_beside_a_member_and_a_child() -> None:
    """Exact: a home with both, one without a child, one without a member."""
    world = SimpleNamespace(
        traits=SimpleNamespace(
            household=np.array([0, 0, 0, 1, 1, 2, 2]),
            member_type=np.array([1, 0, 0, 1, 0, 0, 0]),
            age=np.array([40, 41, 8, 50, 51, 30, 7]),
        ),
        household_child=np.array([2, -1, 6]),
    )
    assert families(world).tolist() == [1]  # type: ignore[arg-type]


def test_members_become_like_everybody() -> None:
    """Property: on a small street the members' mean motivation becomes that of others, felt duty zero."""
    from scenarios import load
    from sim.simulation import Simulation

    world = Simulation(load("linked"), 1, street=inputs.street(None), scale=0.05).world
    member = world.traits.member_type > 0
    adult = ~member & (world.traits.age >= 18)
    before = world.minds.motivation[member].mean() - world.minds.motivation[adult].mean()
    equal_members(world)
    after = world.minds.motivation[member].mean() - world.minds.motivation[adult].mean()
    assert before > 0.1
    assert abs(after) < 0.03  # three standard errors of 250 members' mean of Beta(2, 8)
    assert not world.minds.obligation[member].any()

"""Exact: which weeks a measure looks at, and cohort shares on a table small enough to check by eye."""

import math

import pandas as pd
import pytest

from experiments.stats.measures import BY_NAME, measures_of
from experiments.stats.windows import values_of, weeks_of


def test_windows_of_a_full_run() -> None:
    weeks = weeks_of(156, [(24, 34)])
    assert (weeks.births, weeks.levels, weeks.stock, weeks.short) == ((60, 125), (60, 125), 125, False)
    assert weeks.emergency == ((24, 34),)


def test_window_ends_where_cases_could_still_be_in_time() -> None:
    weeks = weeks_of(100, [(24, 34)])
    assert weeks.births == (60, 96)
    assert weeks.levels == (60, 99)
    assert weeks.stock == 99


def test_short_run_uses_its_second_half_and_says_so() -> None:
    weeks = weeks_of(40, [(24, 34), (50, 60)])
    assert weeks.short
    assert weeks.births == (20, 36)
    assert weeks.emergency == ((24, 34),)
    assert weeks_of(63, []).short
    assert not weeks_of(64, []).short


def test_needs_of_all_kinds_in_an_emergency_are_followed_to_their_deadline() -> None:
    """Needs of other kinds than the emergency's may still be closed three weeks after their birth."""
    assert weeks_of(156, [(24, 34)]).crisis == ((24, 34),)
    assert weeks_of(36, [(24, 34)]).crisis == ((24, 32),)
    assert weeks_of(36, [(24, 34)]).emergency == ((24, 34),)
    assert weeks_of(27, [(24, 34)]).crisis == ()


def test_the_share_of_an_emergency_is_that_heard_of_times_that_served_of_it() -> None:
    weekly = pd.DataFrame(
        {
            "week": range(40),
            "community": "street",
            "cases_born": 50,
            "cases_in_time": [10] * 24 + [30] * 16,
            "cases_born_emergency": 20,
            "cases_heard_emergency": [5] * 24 + [12] * 16,
            "cases_in_time_emergency": [5] * 24 + [3] * 16,
        }
    )
    names = ("crisis", "emergency")
    measures = [BY_NAME[f"in_time_share_{name}"] for name in names]
    measures += [BY_NAME["heard_share_emergency"], BY_NAME["in_time_of_heard_emergency"]]
    found = values_of(weekly, measures, weeks_of(40, [(24, 34)])).loc["street"]
    assert found.tolist() == pytest.approx([60, 15, 60, 25])
    heard, served = (found[f"{name}_emergency"] for name in ("heard_share", "in_time_of_heard"))
    assert heard * served / 100 == pytest.approx(found["in_time_share_emergency"])


def test_ratios_are_of_the_weeks_looked_at() -> None:
    """Hours unused over the steady weeks; projects at the end only."""
    weekly = pd.DataFrame(
        {
            "week": range(20),
            "community": "street",
            "hours_left_office": [90.0] * 10 + [10.0] * 10,
            "hours_offered_office": [100.0] * 15 + [300.0] * 5,
            "projects_serving": range(20),
            "projects_ended": 38,
        }
    )
    measures = [BY_NAME["office_unused"], BY_NAME["projects_serving_share"]]
    assert all(one.percent for one in measures)
    found = values_of(weekly, measures, weeks_of(20, [])).loc["street"]
    assert found.tolist() == pytest.approx([100 * 100 / 2000, 50])


def test_too_short_for_any_cohort() -> None:
    assert weeks_of(4, []).births is None


def test_values() -> None:
    """Cohort share = sum ÷ sum over the window, not the mean of weekly shares."""
    weekly = pd.DataFrame(
        {
            "scenario": "a",
            "seed": 1,
            "week": range(10),
            "community": "street",
            "cases_born_specialised": [0, 0, 0, 0, 0, 10, 30, 5, 5, 5],
            "cases_in_time_specialised": [0, 0, 0, 0, 0, 10, 10, 5, 5, 5],
            "cases_born_emergency": 0,
            "cases_in_time_emergency": 0,
            "entrenched_cells": range(10, 20),
            "hours_meeting": 2.0,
            "disputes_born": 3,
            "something_new": 1.5,
        }
    )
    measures = measures_of(list(weekly.columns))
    street = values_of(weekly, measures, weeks_of(10, [])).loc["street"]
    assert street["in_time_share_specialised"] == pytest.approx(100 * 20 / 40)
    assert math.isnan(street["in_time_share_emergency"])
    assert street["entrenched_cells"] == 19
    assert street["hours_meeting"] == 2
    assert street["disputes_born"] == 15
    assert street["something_new"] == 1.5
    assert not next(one for one in measures if one.name == "something_new").declared


def test_margins_of_counted_things_shrink_with_the_street() -> None:
    assert BY_NAME["entrenched_cells"].for_residents(11_100).margin == 1
    assert BY_NAME["in_time_share_everyday"].for_residents(11_100).margin == 2

"""Differences by period of weeks. Exact, on tables small enough to work out by hand."""

import pandas as pd
import pytest

from experiments.stats.measures import BY_NAME
from experiments.stats.periods import default_periods, parse_period, period_effects, period_rows, weeks_in
from experiments.text.errors import InputError

SHARE, CELLS = BY_NAME["in_time_share_everyday"], BY_NAME["entrenched_cells"]


def test_default_periods_cover_the_run_and_turn_at_the_emergency() -> None:
    assert default_periods(156, [(24, 34)]) == [(0, 23), (24, 34), (35, 59), (60, 155)]
    assert default_periods(156, []) == [(0, 59), (60, 155)]
    assert default_periods(40, []) == []
    assert default_periods(62, [(24, 34)]) == [(0, 23), (24, 34), (35, 59)]


def test_births_leave_room_for_their_deadline_and_emergencies_are_cut() -> None:
    weeks = weeks_in((20, 200), 100, [(24, 34), (90, 120)])
    assert (weeks.births, weeks.levels, weeks.stock) == ((20, 96), (20, 99), 99)
    assert weeks.emergency == ((24, 34), (90, 99))
    assert weeks_in((98, 99), 100, []).births is None
    with pytest.raises(InputError, match="weeks 0 to 99"):
        weeks_in((100, 120), 100, [])


def test_effects_by_period() -> None:
    """Linkage loses 10 points in the first ten weeks and gains 20 later; stocks are those at the end."""
    rows = []
    for arm in ("isolated", "linked"):
        for seed in range(1, 7):
            for week in range(20):
                change = 0 if arm == "isolated" else (-10 if week < 10 else 20)
                rows.append(
                    {
                        "scenario": arm,
                        "seed": seed,
                        "week": week,
                        "community": "street",
                        "cases_born_everyday": 100,
                        "cases_in_time_everyday": 60 + change,
                        "entrenched_cells": 300 - (week if arm == "linked" else 0),
                    }
                )
    windows = {
        arm: {period: weeks_in(period, 20, []) for period in ((0, 9), (10, 19))}
        for arm in ("isolated", "linked")
    }
    effects = period_effects(pd.DataFrame(rows), (SHARE, CELLS), windows, "isolated")
    table = period_rows(effects, "isolated").set_index(["first_week", "measure"])["difference"]
    assert table.to_dict() == {
        (0, SHARE.name): pytest.approx(-10),
        (0, CELLS.name): pytest.approx(-9),
        (10, SHARE.name): pytest.approx(20),
        (10, CELLS.name): pytest.approx(-19),
    }


@pytest.mark.parametrize(("text", "words"), [("7", "two weeks"), ("a-b", "two weeks"), ("9-3", "backwards")])
def test_periods_that_make_no_sense(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_period(text)
    assert parse_period("0-23") == (0, 23)

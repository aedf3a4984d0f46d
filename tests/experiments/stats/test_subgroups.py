"""Subgroup effects: exact, on tables small enough to work out by hand."""

import math

import pandas as pd
import pytest

from experiments.stats.subgroups import effect_rows, subgroup_effects, with_types

SEEDS = range(1, 7)


def values(change_of_elders: float) -> pd.DataFrame:
    """Return two arms: the street gains 10 points, elders another number, the rest is unknown."""
    rows = {}
    for seed in SEEDS:
        wobble = (-1) ** seed * 0.5
        for arm, gain in (("isolated", 0.0), ("linked", 1.0)):
            rows[arm, seed, "street"] = {
                "in_time_share_everyday": 60 + gain * (10 + wobble),
                "in_time_share_everyday_age_60": 50 + gain * (change_of_elders + wobble),
                "in_time_share_everyday_alone": math.nan,
            }
            rows[arm, seed, "type:mixed"] = {"in_time_share_everyday": 70 + gain * (10 - wobble)}
    table = pd.DataFrame.from_dict(rows, orient="index")
    table.index = pd.MultiIndex.from_tuples(table.index, names=["scenario", "seed", "community"])
    return table


@pytest.mark.parametrize(("gain", "differs"), [(10.0, False), (4.0, True)])
def test_a_subgroup_is_judged_by_its_difference_less_the_streets(gain: float, differs: bool) -> None:
    """Luck that street and subgroup share cancels out; an interval apart from zero says so."""
    elders, mixed = subgroup_effects(values(gain), "isolated", ["linked"])
    assert (elders.kind, elders.subgroup, mixed.kind, mixed.subgroup) == ("age", "age_60", "type", "mixed")
    assert (elders.base_mean, elders.mean) == pytest.approx((50.0, 50.0 + gain))
    assert elders.difference.difference == pytest.approx(gain)
    assert elders.difference.low < gain < elders.difference.high
    assert elders.apart.unlike == 0  # the same in each seed, so no interval
    assert (abs(elders.apart.difference) > 1) == differs
    assert mixed.apart.low < 0 < mixed.apart.high


def test_subgroups_without_cases_are_left_out_and_few_seeds_get_no_interval() -> None:
    table = values(4.0)
    few = table[table.index.get_level_values("seed") <= 3]
    rows = effect_rows(subgroup_effects(few, "isolated", ["linked"]))
    assert rows["subgroup"].tolist() == ["60 and over", "mixed"]
    assert rows["low"].isna().all()


def test_types_take_the_rows_of_their_communities() -> None:
    weekly = pd.DataFrame({"community": ["A", "B", "C", "street"], "cases": [1, 2, 4, 7]})
    found = with_types(weekly, {"A": "old", "B": "new", "C": "old"})
    assert found["community"].tolist() == ["type:old", "type:new", "type:old"]
    assert found["cases"].tolist() == [1, 2, 4]

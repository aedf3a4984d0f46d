"""Exact: order and groups of jobs, and what --seeds may say."""

import pytest

from experiments.errors import InputError
from experiments.jobs import group, parse_seeds, with_needed_arms
from tests.experiments.arms import arm, four_arms


def test_arms_run_after_the_arms_whose_hours_they_take() -> None:
    ordered, added = with_needed_arms(four_arms(), arm)
    names = [one.name for one in ordered]
    assert names.index("linked") < names.index("matched")
    assert names.index("isolated") < names.index("linked-same-hours")
    assert not added


def test_a_needed_arm_is_added() -> None:
    ordered, added = with_needed_arms([arm("isolated"), arm("matched", "linked")], arm)
    assert [one.name for one in ordered] == ["isolated", "linked", "matched"]
    assert added == {"linked"}


def test_a_circle_is_refused() -> None:
    with pytest.raises(InputError, match="circle"):
        with_needed_arms([arm("a", "b"), arm("b", "a")], arm)


def test_naming_an_arm_twice_is_refused() -> None:
    with pytest.raises(InputError, match="twice: isolated"):
        with_needed_arms([arm("isolated"), arm("isolated")], arm)


def test_arms_with_one_burn_in_form_one_group_per_seed() -> None:
    groups = group(four_arms(), [1, 2])
    assert [one.seed for one in groups] == [1, 2]
    assert all(len(one.jobs) == 4 for one in groups)


def test_arms_with_other_burn_ins_are_apart_unless_joined_by_hours() -> None:
    other = arm("busy").replace(settings=arm("busy").settings.replace({"need_scale": 2.0}))
    assert [len(one.jobs) for one in group([arm("isolated"), other], [1])] == [1, 1]
    joined = other.replace(hours_of="isolated")
    assert [len(one.jobs) for one in group([arm("isolated"), joined], [1])] == [2]


@pytest.mark.parametrize(
    ("text", "seeds"),
    [("3", (1, 2, 3)), ("4-6", (4, 5, 6)), ("5,7", (5, 7)), ("9, 1-2", (1, 2, 9)), ("7-7", (7,))],
)
def test_seeds(text: str, seeds: tuple[int, ...]) -> None:
    assert parse_seeds(text) == seeds


@pytest.mark.parametrize("text", ["", "0", "-3", "a", "1-2-3", "5,", "10000", "6-4", "2,2", "1.5", "²"])
def test_seeds_refused(text: str) -> None:
    with pytest.raises(InputError, match="--seeds"):
        parse_seeds(text)

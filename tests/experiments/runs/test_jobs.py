"""Exact: which arms belong together, names of runs, and what --seeds may say."""

import pytest

from experiments.runs.jobs import Job, jobs_of, parse_seeds, with_needed_arms
from experiments.text.errors import InputError
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


def test_jobs_are_listed_by_arm_then_seed() -> None:
    jobs = jobs_of([arm("b"), arm("a")], [2, 1], frozenset({"a"}))
    assert [job.name for job in jobs] == ["b-00001", "b-00002", "a-00001", "a-00002"]
    assert [job.auxiliary for job in jobs] == [False, False, True, True]


def test_hours_come_from_the_same_point_and_seed() -> None:
    assert Job(arm("matched", "linked"), 7).source == "linked-00007"
    assert Job(arm("matched", "linked"), 7, point=12).source == "linked-p00012-00007"
    assert Job(arm("linked"), 7, point=12).source is None


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

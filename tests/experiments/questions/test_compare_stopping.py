"""Stopping by precision. Exact: on invented numbers, the same seeds whatever interrupts it."""

from pathlib import Path

import pytest

from experiments.questions.compare.run import compare
from experiments.questions.compare.stopping import Until
from experiments.reports.compare_page import warnings
from experiments.stats.intervals import t_interval
from experiments.text.errors import InputError
from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeStreet
from tests.experiments.folders import Listener, same_tables

ONE = ("in_time_share_specialised",)


def run(folder: Path, half_width: float, most: int, listener: Listener | None = None) -> object:
    arms = [arm("isolated"), arm("linked").replace(links={"social_workers": 1.0})]
    return compare(
        arms,
        range(1, most + 1),
        street=FakeStreet(),
        weeks=80,
        model="tests.experiments.fake_links",
        out=folder,
        until=Until(half_width, ONE),
        progress=listener,
    )


def test_it_goes_on_until_the_interval_is_narrow(tmp_path: Path) -> None:
    """More seeds for more precision, never more than allowed; it says whether it got there."""
    wide = run(tmp_path / "wide", 100.0, 60)
    assert wide.seeds == list(range(1, 11))
    assert _half_width(wide) == pytest.approx(100)  # as wide as was asked for, whatever the seeds say
    own = wide.difference("linked", ONE[0])
    interval = t_interval(own.numbers, own.interval.level)
    half = (interval.high - interval.low) / 2
    assert half < 100
    narrow = run(tmp_path / "narrow", half * 0.7, 60)
    assert 10 < len(narrow.seeds) <= 60
    assert len(narrow.seeds) % 10 == 0
    assert narrow.precise
    assert _half_width(narrow) == pytest.approx(half * 0.7)
    never = run(tmp_path / "never", half * 1e-3, 23)
    assert never.seeds == list(range(1, 24))
    assert never.precise is False
    assert any("All 23 seeds were used" in tag for tag in warnings(never, "en"))


def _half_width(found: object) -> float:
    interval = found.difference("linked", ONE[0]).interval
    return (interval.high - interval.low) / 2


@pytest.mark.slow
def test_an_interrupted_one_stops_at_the_same_seed(tmp_path: Path) -> None:
    whole = run(tmp_path / "whole", 0.4, 40)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "again", 0.4, 40, Listener(stop_after=23))
    again = run(tmp_path / "again", 0.4, 40)
    assert again.seeds == whole.seeds
    assert same_tables(tmp_path / "whole", tmp_path / "again")
    assert "--until-halfwidth 0.4 --of in_time_share_specialised" in again.manifest["command"]


@pytest.mark.parametrize(
    ("half_width", "measures", "words"),
    [(0.0, ONE, "above 0"), (-1.0, ONE, "above 0"), (1.0, ("nonsense",), "no such measure")],
)
def test_what_makes_no_sense_is_refused(half_width: float, measures: tuple[str, ...], words: str) -> None:
    with pytest.raises(InputError, match=words):
        Until(half_width, measures)


def test_too_few_seeds_to_choose_from(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="raise --seeds"):
        run(tmp_path / "few", 1.0, 4)

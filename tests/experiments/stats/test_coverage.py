"""Intervals hold as often as they say, on the model's own differences (docs/coverage.md)."""

from pathlib import Path

import pytest

from benchmarks.coverage import resampling
from benchmarks.coverage.table import SHORT, coverage, document, given, lopsided, population
from experiments.stats.measures import LOPSIDED, PRIMARY

DOCUMENT = Path(__file__).parents[3] / "docs" / "coverage.md"


@pytest.mark.slow
@pytest.mark.statistical
def test_every_interval_holds_within_two_points_of_its_label() -> None:
    """Statistical: 4,000 experiments for each number of seeds; two standard errors are allowed for.

    And the document and the list of measures that need more seeds are what the population says.
    """
    numbers = population()
    found = coverage(numbers)
    allowed = given(found)
    assert (allowed["share"] + 2 * allowed["error"] >= SHORT).all()
    assert LOPSIDED.read_text(encoding="utf-8") == lopsided(found)
    assert DOCUMENT.read_text(encoding="utf-8") == document(numbers, found)


@pytest.mark.statistical
@pytest.mark.parametrize("seeds", [5, 20])
def test_declared_contrasts_hold_all_at_once(seeds: int) -> None:
    """Statistical: 4,000 experiments of few seeds; 94 % would be seen once in 500 times if it were 95 %."""
    numbers = population()
    columns = [
        resampling.numbers_of(numbers, measure.name, parts)
        for measure in PRIMARY
        for parts in resampling.contrasts().values()
    ]
    assert len(columns) == 35
    assert resampling.joint(columns, seeds).share >= 0.94

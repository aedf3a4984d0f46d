"""What the runs of a plan say, stage by stage: who is re-tested, who is named. Pure.

The search uses it to decide what to run next, and the report to say what came of it, so both see
the same. Every gain is a paired difference to nothing opened, seed by seed, turned so that up is
good; a portfolio that some stage has no run of is NaN there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from experiments.questions.plan.costs import NOTHING, Budget, Cost, Portfolio, cost_of
from experiments.questions.plan.prices import PriceList
from experiments.questions.plan.search import Tried
from experiments.stats.intervals import Floats, Interval, t_interval
from experiments.stats.measures import Measure
from experiments.stats.words import Case, judge

HOURS = "hours_coordination"
WEEKS_A_YEAR = 52
NAMES = ("best", "enough", "start")
"""Best on the re-test; cheapest not shown to be worse than it; cheapest shown to help at all."""


@dataclass(frozen=True)
class Seeds:
    """The seeds of each stage; no two stages share one."""

    screening: tuple[int, ...]
    retest: tuple[int, ...]
    confirmation: tuple[int, ...]
    settings: tuple[int, ...]


@dataclass(frozen=True)
class Outcome:
    """The runs of a plan so far.

    `values` has an index (point, seed) and at least the columns of the goal and of the hours of
    coordination; `points` says of each point its portfolio and its sample of other settings (None:
    the settings as they stand). `goal` has its margin for the street as run, of whose residents a
    `share` lived; `communities` are all of the street, which those that lived stand for.
    """

    goal: Measure
    prices: PriceList
    budget: Budget
    communities: int
    share: float
    seeds: Seeds
    most_finalists: int
    points: Sequence[tuple[Portfolio, int | None]]
    values: pd.DataFrame

    def cost(self, portfolio: Portfolio) -> Cost:
        """Return what a portfolio costs by the price list."""
        return cost_of(portfolio, self.prices, self.communities)

    def differences(
        self, portfolio: Portfolio, measure: str, seeds: Sequence[int], sample: int | None = None
    ) -> Floats:
        """Return a measure with the portfolio less the same with nothing opened, by seed."""
        with_, without = (
            self._column(self._point[one, sample], measure, seeds) for one in (portfolio, NOTHING)
        )
        return with_ - without

    def gains(self, portfolio: Portfolio, seeds: Sequence[int], sample: int | None = None) -> Floats:
        """Return the gain in the goal by seed; up is good."""
        sign = -1.0 if self.goal.better == "down" else 1.0
        return sign * self.differences(portfolio, self.goal.name, seeds, sample)

    def hours(self, portfolio: Portfolio, seeds: Sequence[int]) -> float:
        """Return the hours of coordination a year for the whole street, priced hours included.

        Those of some communities are counted up to the street by residents.
        """
        found = mean(self.differences(portfolio, HOURS, seeds)) * WEEKS_A_YEAR / self.share
        return found + float(self.cost(portfolio).hours)

    @cached_property
    def tried(self) -> dict[Portfolio, Tried]:
        """Return what each portfolio gave on the screening seeds, in the order of the search."""
        seeds = self.seeds.screening
        return {
            portfolio: Tried(mean(self.gains(portfolio, seeds)), self.hours(portfolio, seeds))
            for portfolio, sample in self.points
            if sample is None
        }

    @cached_property
    def frontier(self) -> list[Portfolio]:
        """Return the portfolios that no other beats on the screening seeds, cheapest first.

        None of them is beaten in gain by one that costs no more; all gain something, and keep to
        the budget of hours.
        """
        able = [
            (self.cost(one).yuan, -found.gain, one)
            for one, found in self.tried.items()
            if found.gain > 0 and self._within_hours(found.hours)
        ]
        front: list[Portfolio] = []
        for _, loss, one in sorted(able):
            if not front or -loss > self.tried[front[-1]].gain:
                front.append(one)
        return front

    @cached_property
    def finalists(self) -> list[Portfolio]:
        """Return which of the frontier are re-tested: all, or so many spread from end to end."""
        count = len(self.frontier)
        if count <= self.most_finalists:
            return self.frontier
        places = np.linspace(0, count - 1, self.most_finalists).round().astype(int)
        return [self.frontier[place] for place in places]

    @cached_property
    def named(self) -> dict[str, Portfolio]:
        """Return the named portfolios as the re-test has them; some may be the same, or missing.

        `enough` is nothing opened where the best is not shown to be better than that.
        """
        seeds = self.seeds.retest
        able = [
            one
            for one in self.finalists
            if self._within_hours(self.hours(one, seeds)) and not np.isnan(self.gains(one, seeds)).all()
        ]
        if not able:
            return {}
        means = {one: mean(self.gains(one, seeds)) for one in able}
        best = max(able, key=lambda one: (means[one], -self.cost(one).yuan))
        found = {"best": best}
        for one in (NOTHING, *able):  # cheapest first
            if not self._shown(t_interval(known(self.gains(best, seeds) - self.gains(one, seeds)))):
                found["enough"] = one
                break
        for one in able:
            if self._shown(t_interval(known(self.gains(one, seeds)))):
                found["start"] = one
                break
        return found

    def _shown(self, gain: Interval) -> bool:
        """Return whether an interval shows a gain, if only a small one that may matter."""
        return gain.low > 0 and judge(gain, self.goal.margin) in (Case.CLEAR, Case.PARTLY)

    def _within_hours(self, hours: float) -> bool:
        return self.budget.hours is None or not hours > self.budget.hours

    @cached_property
    def _numbers(self) -> dict[str, dict[Any, float]]:
        """Return numbers by measure, point and seed: looked up often, so not in a table."""
        return {}

    @cached_property
    def _point(self) -> dict[tuple[Portfolio, int | None], int]:
        return {key: point for point, key in enumerate(self.points)}

    def _column(self, point: int, measure: str, seeds: Sequence[int]) -> Floats:
        """Return a measure of a point by seed; NaN where there is no run."""
        if measure not in self._numbers:
            column = self.values.get(measure, pd.Series(dtype=float))
            self._numbers[measure] = column.to_dict()
        return np.array([self._numbers[measure].get((point, seed), np.nan) for seed in seeds], dtype=float)


def known(numbers: Floats) -> Floats:
    """Return the numbers that are there."""
    return numbers[np.isfinite(numbers)]


def mean(numbers: Floats) -> float:
    """Return the mean of the numbers that are there; NaN without any."""
    return float(np.nanmean(numbers)) if known(numbers).size else float("nan")

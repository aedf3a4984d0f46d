"""The search for portfolios: a surface through what was tried, looked at everywhere.

The first portfolios are nothing, everything, each link alone, and random ones. Then a quadratic surface
is laid through the gains of all that were tried, its smoothness chosen by leaving each of them out in turn
(ridge regression of scikit-learn), and another through the hours they took. There are six to the power of
eight portfolios, few enough to look at the surface at every one of them: what it likes best at each level
of cost is tried next, with some a step from the best so far, which may lie on an edge that no such
surface shows, and some at random, so that it is not only known where it was liked. How close this
comes to the best: docs/decisions/0040.

It asks for portfolios a generation at a time and is told what they gave. It looks at no clock and at nothing
but what it was told, so the same answers always lead to the same questions: that is what lets an
interrupted search go on as if nothing had happened. A portfolio that the budget does not allow is never
asked for.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.questions.plan.costs import EVERYTHING, NOTHING, STEPS, Budget, Portfolio, cost_of
from experiments.questions.plan.prices import PriceList
from experiments.text.errors import needs
from sim.links import LINKS

POPULATION = 20
LIKED, BEST, NEAR = 12, 3, 5
"""Of a generation what the surface likes, of these what it likes best at any cost; what is near the best."""
EVERY = (STEPS + 1,) * len(LINKS)
PENALTIES = tuple(np.logspace(-4, 2, 13).tolist())

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Tried:
    """What a portfolio gave on the screening seeds.

    `gain` is the mean paired difference of the goal to nothing opened, up = good; `hours` those of
    coordination a year beyond it. NaN where all its runs failed.
    """

    gain: float
    hours: float


def need_library() -> None:
    """Raise InputError unless scikit-learn is installed."""
    with needs("planning", "The search for portfolios", "搜索组合"):
        import sklearn.linear_model  # noqa: F401


class Search:
    """A search of `generations` generations."""

    def __init__(
        self, prices: PriceList, budget: Budget, communities: int, generations: int, seed: int
    ) -> None:
        self.prices, self.budget, self.communities = prices, budget, communities
        self.left, self.seed = generations, seed
        self.tried: Mapping[Portfolio, Tried] = {}
        self.yuan = self._everywhere("yuan")
        self.allowed = np.ones(EVERY, dtype=bool)
        for what, limit in (("yuan", budget.money), ("posts", budget.posts), ("hours", budget.hours)):
            if limit is not None:
                self.allowed &= self._everywhere(what) <= limit * (1 + 1e-9)

    def ask(self) -> list[Portfolio]:
        """Return the next generation; none when the search is over."""
        if not self.left:
            return []
        self.left -= 1
        luck = np.random.default_rng([self.seed, self.left])
        chosen: dict[Portfolio, None] = {}
        for one in (*self._liked(), *self._near(luck)) if self.tried else self._first():
            self._take(chosen, one)
        for place in luck.permutation(np.flatnonzero(self.allowed)):
            if len(chosen) >= POPULATION:
                break
            self._take(chosen, _portfolio(int(place)))
        return list(chosen)

    def tell(self, found: Mapping[Portfolio, Tried]) -> None:
        """Tell what all portfolios asked for so far gave."""
        self.tried = dict(found)

    def _take(self, chosen: dict[Portfolio, None], one: Portfolio) -> None:
        """Choose a portfolio that was not tried and that the budget allows, to the yuan."""
        if one in self.tried or not self.budget.allows(cost_of(one, self.prices, self.communities)):
            return
        chosen[one] = None

    def _first(self) -> Iterator[Portfolio]:
        """Yield nothing, everything and each link alone, as far as the budget goes."""
        yield NOTHING
        for whole in (EVERYTHING, *(_single(link) for link in range(len(LINKS)))):
            lowered = (tuple(min(step, most) for step in whole) for most in range(STEPS, 0, -1))
            yield next((one for one in lowered if self.allowed[one]), NOTHING)

    def _liked(self) -> Iterator[Portfolio]:
        """Yield what the surface likes best at any cost, then at each level of cost, dearest first."""
        known = {one: found for one, found in self.tried.items() if not math.isnan(found.gain)}
        if len(known) < 2:
            return
        gain = _surface(list(known), [found.gain for found in known.values()])
        able = self.allowed.copy()
        if self.budget.hours is not None:
            able &= _surface(list(known), [found.hours for found in known.values()]) <= self.budget.hours
        for one in self.tried:
            able[one] = False
        places = np.flatnonzero(able)
        gains, yuan = gain.ravel()[places], self.yuan.ravel()[places]
        best = places[np.argsort(-gains, kind="stable")[:BEST]]
        by_cost = np.lexsort((-gains, yuan))
        risen = np.maximum.accumulate(gains[by_cost])
        front = places[by_cost[np.flatnonzero(np.diff(risen, prepend=-math.inf) > 0)]]
        if len(front) > LIKED - BEST:
            front = front[np.linspace(0, len(front) - 1, LIKED - BEST).round().astype(int)]
        for place in (*best, *front[::-1]):
            yield _portfolio(int(place))

    def _near(self, luck: np.random.Generator) -> Iterator[Portfolio]:
        """Yield some of those one step from the best that were tried: what bends no surface shows."""
        best = sorted(self.tried, key=lambda one: -np.nan_to_num(self.tried[one].gain, nan=-math.inf))[:BEST]
        near = [
            (*one[:link], one[link] + change, *one[link + 1 :])
            for one in best
            for link in range(len(LINKS))
            for change in (-1, 1)
            if 0 <= one[link] + change <= STEPS
        ]
        untried = [one for one in dict.fromkeys(near) if one not in self.tried and self.allowed[one]]
        for place in luck.permutation(len(untried))[:NEAR]:
            yield untried[place]

    def _everywhere(self, what: str) -> Floats:
        """Return what every portfolio costs: a link costs the same whatever else is open."""
        total = np.zeros(EVERY)
        for link in range(len(LINKS)):
            alone = [
                float(getattr(cost_of(_single(link, step), self.prices, self.communities), what))
                for step in range(STEPS + 1)
            ]
            total += _along(np.array(alone), link)
        return total


def _single(link: int, step: int = STEPS) -> Portfolio:
    return tuple(step if place == link else 0 for place in range(len(LINKS)))


def _portfolio(place: int) -> Portfolio:
    return tuple(int(step) for step in np.unravel_index(place, EVERY))


def _along(values: Floats, link: int) -> Floats:
    """Return the values of one link's steps so that they add to those of all portfolios."""
    return values.reshape([-1 if place == link else 1 for place in range(len(LINKS))])


def _surface(tried: Sequence[Portfolio], numbers: Sequence[float]) -> Floats:
    """Return the quadratic surface through what was tried, at every portfolio."""
    from sklearn.linear_model import RidgeCV
    from sklearn.preprocessing import PolynomialFeatures

    terms = PolynomialFeatures(2, include_bias=False)
    fitted = RidgeCV(PENALTIES).fit(terms.fit_transform(np.array(tried) / STEPS), numbers)
    steps = np.arange(STEPS + 1) / STEPS
    total = np.full(EVERY, float(fitted.intercept_))
    for powers, weight in zip(terms.powers_, fitted.coef_, strict=True):
        term: Floats = np.array(float(weight))
        for link in np.flatnonzero(powers):
            term = term * _along(steps ** powers[link], int(link))
        total += term
    rounded: Floats = total.round(9)
    return rounded

"""The search for portfolios: NSGA-II over eight intensities, for the goal and against the money.

It asks for portfolios a generation at a time and is told what they gave. It looks at no clock and
at nothing but what it was told, so the same answers always lead to the same questions: that is what
lets an interrupted search go on as if nothing had happened. A portfolio that the budget does not
allow is never asked for: its links are lowered, a step at a time, until it is allowed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.questions.plan.costs import EVERYTHING, NOTHING, STEPS, Budget, Portfolio, cost_of
from experiments.questions.plan.prices import PriceList
from experiments.text.errors import needs
from sim.links import LINKS

if TYPE_CHECKING:
    from pymoo.algorithms.moo.nsga2 import NSGA2

POPULATION = 20


@dataclass(frozen=True)
class Tried:
    """What a portfolio gave on the screening seeds.

    `gain` is the mean paired difference of the goal to nothing opened, up = good; `hours` those of
    coordination a year beyond it. NaN where all its runs failed.
    """

    gain: float
    hours: float


def need_pymoo() -> None:
    """Raise InputError unless pymoo is installed."""
    with needs("planning", "The search for portfolios", "搜索组合"):
        import pymoo  # noqa: F401


def affordable(portfolio: Portfolio, prices: PriceList, budget: Budget, communities: int) -> Portfolio:
    """Return the portfolio with links lowered at random until the budget allows it.

    The same portfolio is always lowered in the same way.
    """
    luck = np.random.default_rng(portfolio)
    steps = list(portfolio)
    while not budget.allows(cost_of(tuple(steps), prices, communities)):
        steps[int(luck.choice(np.flatnonzero(steps)))] -= 1
    return tuple(steps)


class Search:
    """A search of `generations` generations."""

    def __init__(
        self, prices: PriceList, budget: Budget, communities: int, generations: int, seed: int
    ) -> None:
        self.prices, self.budget, self.communities = prices, budget, communities
        self.left = generations
        self.algorithm = self._algorithm(seed)
        self.infills: Any = None

    def ask(self) -> list[Portfolio]:
        """Return the next generation; none when the search is over."""
        if not self.left:
            return []
        self.left -= 1
        self.infills = self.algorithm.ask()
        if self.infills is None:  # everything that can be bred has been tried
            self.left = 0
            return []
        return [tuple(int(step) for step in row) for row in self.infills.get("X")]

    def tell(self, found: Mapping[Portfolio, Tried]) -> None:
        """Tell what the portfolios last asked for gave."""
        from pymoo.core.evaluator import Evaluator
        from pymoo.problems.static import StaticProblem

        asked = [tuple(int(step) for step in row) for row in self.infills.get("X")]
        rows = [found[one] for one in asked]
        yuan = [float(cost_of(one, self.prices, self.communities).yuan) for one in asked]
        values = np.column_stack([_losses(rows), yuan])
        over = np.array([[self._over(one)] for one in rows])
        problem = StaticProblem(self.algorithm.problem, F=values, G=over)
        Evaluator().eval(problem, self.infills)
        self.algorithm.tell(infills=self.infills)

    def _over(self, tried: Tried) -> float:
        """Return by how many hours a portfolio exceeds the budget (measured, not priced)."""
        if self.budget.hours is None or math.isnan(tried.hours):
            return 0.0
        return tried.hours - self.budget.hours

    def _algorithm(self, seed: int) -> "NSGA2":
        from pymoo.algorithms.moo.nsga2 import NSGA2
        from pymoo.core.problem import Problem
        from pymoo.core.repair import Repair
        from pymoo.operators.crossover.ux import UniformCrossover
        from pymoo.operators.mutation.pm import PM

        class Allowed(Repair):
            def _do(inner, problem: Any, X: Any, **_: Any) -> Any:  # noqa: N805
                whole = np.clip(np.rint(np.asarray(X, dtype=float)), 0, STEPS).astype(int)
                return np.array([self._allowed(tuple(row)) for row in whole.tolist()])

        algorithm = NSGA2(
            pop_size=POPULATION,
            sampling=self._first(seed),
            crossover=UniformCrossover(),
            mutation=PM(prob_var=1 / len(LINKS), eta=3, vtype=float),
            repair=Allowed(),
        )
        problem = Problem(n_var=len(LINKS), n_obj=2, n_ieq_constr=1, xl=0, xu=STEPS, vtype=int)
        algorithm.setup(problem, termination=("n_gen", self.left + 1), seed=seed)
        return algorithm

    def _allowed(self, portfolio: Portfolio) -> Portfolio:
        return affordable(portfolio, self.prices, self.budget, self.communities)

    def _first(self, seed: int) -> np.ndarray:
        """Return the first generation: nothing, everything, each link alone, and random ones."""
        singles = [
            tuple(STEPS if place == one else 0 for place in range(len(LINKS))) for one in range(len(LINKS))
        ]
        luck = np.random.default_rng(seed)
        drawn = luck.integers(0, STEPS + 1, (POPULATION - len(singles) - 2, len(LINKS)))
        return np.array([NOTHING, EVERYTHING, *singles, *drawn.tolist()])


def _losses(rows: Sequence[Tried]) -> list[float]:
    """Return what is to be made small; portfolios without a number count as the worst of these."""
    gains = [one.gain for one in rows]
    known = [gain for gain in gains if not math.isnan(gain)]
    worst = min(known, default=0.0)
    return [-(worst if math.isnan(gain) else gain) for gain in gains]

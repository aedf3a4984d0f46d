"""What a plan runs, stage by stage, each decided by what the stages before it gave.

1. Screening: the search asks for portfolios; all are run on the same few seeds.
2. Re-test: the frontier is run on fresh seeds, and on these the named portfolios are chosen.
3. Confirmation: the named ones are run on further fresh seeds. Only these numbers are stated.
4. Other settings: the named ones in worlds whose uncertain settings are drawn anew.

Nothing here remembers more than the finished runs tell, so a plan that was interrupted asks for
the same runs again, finds them done, and goes on.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.questions.plan.choice import HOURS, Outcome, Seeds
from experiments.questions.plan.costs import NOTHING, Budget, Portfolio, settings_of
from experiments.questions.plan.prices import PriceList
from experiments.questions.plan.search import POPULATION, Search
from experiments.runs.jobs import Job
from experiments.runs.store import WEEKLY, Parts
from experiments.stats.measures import Measure
from experiments.stats.windows import Weeks, values_of

if TYPE_CHECKING:
    from sim import Scenario

FIRST_RETEST, FIRST_CONFIRMATION, FIRST_SETTINGS = 30_000, 31_000, 32_000


@dataclass(frozen=True)
class Sizes:
    """How much is run. `evaluations` are portfolios screened at most, in whole generations."""

    evaluations: int = 120
    finalists: int = 10
    retest: int = 10
    confirmation: int = 20
    samples: int = 10
    sample_seeds: int = 2

    @property
    def generations(self) -> int:
        """Return the number of generations of the search."""
        return -(-self.evaluations // POPULATION)

    def seeds(self, screening: Sequence[int]) -> Seeds:
        """Return the seeds of every stage; the fresh ones are kept for re-tests alone."""
        return Seeds(
            tuple(screening),
            tuple(range(FIRST_RETEST, FIRST_RETEST + self.retest)),
            tuple(range(FIRST_CONFIRMATION, FIRST_CONFIRMATION + self.confirmation)),
            tuple(range(FIRST_SETTINGS, FIRST_SETTINGS + self.sample_seeds)),
        )


@dataclass
class Stages:
    """The course of one plan. `samples` are the values of other settings, one mapping a sample."""

    scenario: "Scenario"
    goal: Measure
    weeks: Weeks
    prices: PriceList
    budget: Budget
    communities: int
    share: float
    sizes: Sizes
    seeds: Seeds
    samples: Sequence[Mapping[str, Any]]
    search_seed: int
    jobs: list[Job] = field(default_factory=list)
    points: list[tuple[Portfolio, int | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the course."""
        self.scenarios: list[Scenario] = []
        self.known: dict[tuple[int, int], dict[str, float]] = {}
        self.asked: set[str] = set()
        self.course = self._course()

    def first(self) -> list[Job]:
        """Return the jobs to begin with."""
        return next(self.course)

    def more(self, parts: Parts, jobs: Sequence[Job]) -> list[Job] | None:
        """Return a longer list of jobs after these were lived, or None when the plan is done.

        Raises DamagedPart; it may be called again when that run was lived anew.
        """
        self._learn(parts, jobs)
        return next(self.course, None)

    @property
    def design(self) -> pd.DataFrame:
        """Return the points so far: links, the values of other settings, and their sample."""
        rows = [
            {**settings_of(portfolio), "sample": sample, **({} if sample is None else self.samples[sample])}
            for portfolio, sample in self.points
        ]
        table = pd.DataFrame(rows, index=pd.RangeIndex(len(rows), name="point"))
        return table.astype({"sample": "Int64"})

    def most(self) -> tuple[int, int]:
        """Return the number of runs and of burn-ins if nothing is asked for twice."""
        sizes, seeds, named = self.sizes, self.seeds, 1 + 3
        screened = (1 + sizes.generations * POPULATION) * len(seeds.screening)
        fresh = len(self.samples) * len(seeds.settings)
        runs = (
            screened + (1 + sizes.finalists) * len(seeds.retest) + named * (len(seeds.confirmation) + fresh)
        )
        burn_ins = sizes.generations * len(seeds.screening) + len(seeds.retest)
        return runs, burn_ins + len(seeds.confirmation) + fresh

    def _course(self) -> Iterator[list[Job]]:
        """Yield all jobs so far, stage by stage; what was yielded is lived by the next step."""
        search = Search(self.prices, self.budget, self.communities, self.sizes.generations, self.search_seed)
        while generation := search.ask():
            yield self._with([NOTHING, *generation], self.seeds.screening)
            search.tell(self.outcome().tried)
        finalists = self.outcome().finalists
        if not finalists:
            return
        yield self._with([NOTHING, *finalists], self.seeds.retest)
        named = [NOTHING, *self.outcome().named.values()]
        if len(named) == 1:
            return
        yield self._with(named, self.seeds.confirmation)
        for sample in range(len(self.samples)):
            self._with(named, self.seeds.settings, sample)
        if self.samples:
            yield list(self.jobs)

    def outcome(self) -> Outcome:
        """Return what the runs so far say."""
        index = pd.MultiIndex.from_tuples(self.known, names=["point", "seed"])
        values = pd.DataFrame(list(self.known.values()), index=index)
        return Outcome(
            self.goal,
            self.prices,
            self.budget,
            self.communities,
            self.share,
            self.seeds,
            self.sizes.finalists,
            tuple(self.points),
            values,
        )

    def _with(
        self, portfolios: Iterable[Portfolio], seeds: Sequence[int], sample: int | None = None
    ) -> list[Job]:
        """Return all jobs so far and those of these portfolios, each once."""
        for portfolio in portfolios:
            point = self._point(portfolio, sample)
            for seed in seeds:
                job = Job(self.scenarios[point], seed, point=point)
                if job.name not in self.asked:
                    self.asked.add(job.name)
                    self.jobs.append(job)
        return list(self.jobs)

    def _point(self, portfolio: Portfolio, sample: int | None) -> int:
        """Return the number of a point; new points are numbered as they come."""
        from experiments.questions.sweep.plan import at_point

        if (portfolio, sample) not in self.points:
            changes = {} if sample is None else self.samples[sample]
            self.points.append((portfolio, sample))
            self.scenarios.append(at_point(self.scenario, {**settings_of(portfolio), **changes}))
        return self.points.index((portfolio, sample))

    def _learn(self, parts: Parts, jobs: Sequence[Job]) -> None:
        """Read the goal and the hours of coordination from runs that were not read yet."""
        for job in jobs:
            assert job.point is not None
            place = job.point, job.seed
            if place not in self.known and parts.done(job.name):
                weekly = pd.read_parquet(io.BytesIO(parts.content(job.name, WEEKLY)))
                self.known[place] = self._values(weekly)

    def _values(self, weekly: pd.DataFrame) -> dict[str, float]:
        from experiments.stats.measures import BY_NAME

        measures = [one for one in (self.goal, BY_NAME[HOURS]) if set(one.columns) <= set(weekly.columns)]
        found = values_of(weekly, measures, self.weeks).iloc[0]
        return {one.name: float(found[one.name]) for one in measures}

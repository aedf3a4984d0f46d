"""A finished plan: its folder, what each stage said, and its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from experiments.questions.compare.findings import Finding
from experiments.questions.plan import WORDS
from experiments.questions.plan.choice import HOURS, NAMES, Outcome, known, mean
from experiments.questions.plan.costs import (
    NOTHING,
    Budget,
    Cost,
    Portfolio,
    cost_of,
    portfolio_of,
    settings_of,
)
from experiments.questions.plan.prices import PriceList
from experiments.questions.plan.stages import Sizes
from experiments.questions.result import Result
from experiments.questions.sweep.result import Sweep
from experiments.runs.coverage import residents_lived, share_lived, whole
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.stats import families, words
from experiments.stats.assurance import seeds_needed
from experiments.stats.differences import STREET, Contrast, Difference, by_arm, explored_differences
from experiments.stats.intervals import (
    LEVEL,
    Floats,
    Interval,
    pairing,
    t_interval,
)
from experiments.stats.labels import listed
from experiments.stats.measures import BY_NAME, TABLE, Measure
from experiments.text.language import Language

# Whose hours grow when more people join in: no cost of the street, but no gain without them either.
GIVEN = tuple(f"hours_offered_{actor}" for actor in ("volunteers", "party_members", "self_organisations"))
NOTHING_OPENED = "nothing"


@dataclass(frozen=True)
class Gain:
    """A paired difference of the goal, in its own unit and direction."""

    goal: Measure
    interval: Interval
    same_sign: int
    needed: int | None

    @classmethod
    def of(cls, goal: Measure, numbers: Floats, level: float = LEVEL) -> "Gain":
        """Return what these differences say, one a seed."""
        paired = pairing(np.zeros_like(numbers), numbers)
        needed = seeds_needed(numbers, goal.margin, level)
        return cls(goal, t_interval(numbers, level), paired.same_sign, needed)

    @property
    def case(self) -> words.Case:
        """Return where the interval lies."""
        return words.judge(self.interval, self.goal.margin)

    @property
    def helps(self) -> bool:
        """Return whether an improvement is shown that may matter."""
        return self.case in words.SHOWN and not words.is_worse(self.interval, self.goal)

    def finding(self, language: Language) -> Finding:
        """Return it with its words."""
        statement = words.state(self.interval, self.goal, language, self.needed)
        return Finding(self.goal, self.interval, self.same_sign, statement)


@dataclass(frozen=True)
class Named:
    """A named portfolio. `gain` and `hours` come from the confirmation seeds.

    `gain` is the difference of the goal to nothing opened; those of all named ones, and the best against
    `enough`, hold jointly. `screening` and `retest` are the means it had before. `cheapest` and `dearest`
    are its yuan if every price lay at the end of its range.
    """

    names: tuple[str, ...]
    portfolio: Portfolio
    cost: Cost
    cheapest: float
    dearest: float
    hours: float
    gain: Gain
    screening: float
    retest: float

    def title(self, language: Language) -> str:
        """Return its names in words."""
        return listed([WORDS.say(language, f"title-{name}") for name in self.names], language)


@dataclass(frozen=True)
class Plan(Result):
    """A finished plan and the runs behind it."""

    sweep: Sweep

    @property
    def results(self) -> ResultsFolder:  # type: ignore[override]  # the runs' own folder
        """Return the results folder."""
        return self.sweep.results

    @property
    def goal(self) -> Measure:
        """Return the goal, with its margin for the street as run."""
        return self.outcome.goal

    @cached_property
    def outcome(self) -> Outcome:
        """Return what the stages said."""
        asked = self.manifest["question"]
        sizes = Sizes(**asked["sizes"])
        design = self.sweep.design
        samples = [None if pd.isna(one) else int(one) for one in design["sample"]]
        portfolios = map(portfolio_of, design.to_dict("records"))
        values = self.sweep.values.reset_index("scenario", drop=True)  # there is one only
        return Outcome(
            BY_NAME[asked["goal"]].for_residents(residents_lived(self.manifest)),
            PriceList.of(asked["prices"]),
            Budget(**asked["budget"]),
            whole(self.manifest)["communities"],
            share_lived(self.manifest),
            sizes.seeds(asked["seeds"]),
            sizes.finalists,
            list(zip(portfolios, samples, strict=True)),
            values,
        )

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Return the named portfolios, best first; one that has two names comes once.

        Nothing opened is no portfolio: where it is `enough`, no other has that name.
        """
        found = self.outcome.named
        chosen = [one for one in dict.fromkeys(found[name] for name in NAMES if name in found) if any(one)]
        numbers = [self._differences(one, self.outcome.seeds.confirmation) for one in chosen]
        # the named ones, and the best against `enough`
        level = families.declared(len(chosen) + 1).level
        return tuple(
            self._named(one, Gain.of(self.goal, own, level)) for one, own in zip(chosen, numbers, strict=True)
        )

    def _named(self, one: Portfolio, gain: Gain) -> Named:
        outcome, seeds = self.outcome, self.outcome.seeds
        costs = self._costs(one)
        return Named(
            tuple(name for name in NAMES if outcome.named.get(name) == one),
            one,
            outcome.cost(one),
            costs["yuan_low"],
            costs["yuan_high"],
            outcome.hours(one, seeds.confirmation),
            gain,
            mean(self._differences(one, seeds.screening)),
            mean(self._differences(one, seeds.retest)),
        )

    def of_name(self, name: str) -> Named | None:
        """Return the portfolio of this name; None where it is nothing opened, or nobody has it."""
        return next((one for one in self.named if name in one.names), None)

    @cached_property
    def best_against_enough(self) -> Gain | None:
        """Return the goal with the best less with the cheaper `enough`, on the confirmation seeds."""
        best, enough = self.of_name("best"), self.of_name("enough")
        if best is None or enough is None or best is enough:
            return None
        seeds = self.outcome.seeds.confirmation
        numbers = self.outcome.differences(best.portfolio, self.goal.name, seeds)
        rest = known(numbers - self.outcome.differences(enough.portfolio, self.goal.name, seeds))
        return Gain.of(self.goal, rest, best.gain.interval.level)

    def _differences(self, one: Portfolio, seeds: Sequence[int], sample: int | None = None) -> Floats:
        return known(self.outcome.differences(one, self.goal.name, seeds, sample))

    @cached_property
    def settings(self) -> pd.DataFrame:
        """Return the difference to nothing opened by sample of other settings, a column a named one."""
        seeds = self.outcome.seeds.settings
        samples = {sample for _, sample in self.outcome.points if sample is not None}
        return pd.DataFrame(
            {
                "+".join(one.names): [
                    mean(self._differences(one.portfolio, seeds, sample)) for sample in sorted(samples)
                ]
                for one in self.named
            }
        ).dropna(how="all")

    def agreeing(self, one: Named, other: Named | None = None) -> float | None:
        """Return the share of samples in which the difference has the sign stated; None = not tested.

        The difference is that to nothing opened, or to another portfolio.
        """
        column = self.settings.get("+".join(one.names), pd.Series(dtype=float))
        stated = one.gain.interval.difference
        if other is not None:
            column = column - self.settings.get("+".join(other.names), pd.Series(dtype=float))
            stated -= other.gain.interval.difference
        column = column.dropna()
        return None if column.empty else float((np.sign(column) == np.sign(stated)).mean())

    @cached_property
    def effects(self) -> dict[tuple[str, ...], list[Difference]]:
        """Return by names of a portfolio what else differs from nothing opened (confirmation seeds).

        All of them are explored together.
        """
        wanted = [*TABLE, HOURS, *GIVEN]
        measures = [one for one in self.sweep.measures if one.name in wanted and one.name != self.goal.name]
        found = []
        for one in self.named:
            tables = by_arm(self._as_arms(one), STREET)
            found += [
                Contrast.of(measure, tables[measure.name], {"portfolio": 1, NOTHING_OPENED: -1})
                for measure in measures
            ]
        stated = explored_differences(found)
        return {
            one.names: stated[place * len(measures) : (place + 1) * len(measures)]
            for place, one in enumerate(self.named)
        }

    def _as_arms(self, one: Named) -> pd.DataFrame:
        """Return the confirmation runs of a portfolio and of nothing opened as two arms."""
        points = {
            self.outcome.points.index((NOTHING, None)): NOTHING_OPENED,
            self.outcome.points.index((one.portfolio, None)): "portfolio",
        }
        table = self.outcome.values.loc[list(points)].reset_index()
        table = table[table["seed"].isin(self.outcome.seeds.confirmation)]
        return table.assign(scenario=table["point"].map(points), community=STREET).set_index(
            ["scenario", "seed", "community"]
        )

    @cached_property
    def frontier_table(self) -> pd.DataFrame:
        """Return frontier.csv: every portfolio tried, cheapest first."""
        outcome, seeds = self.outcome, self.outcome.seeds
        rows = []
        for point, (one, sample) in enumerate(outcome.points):
            if sample is not None:
                continue
            screened = self._differences(one, seeds.screening)
            retested = t_interval(self._differences(one, seeds.retest if any(one) else ()))
            rows.append(
                {
                    "point": point,
                    **settings_of(one),
                    **self._costs(one),
                    "goal": self.goal.name,
                    "hours_of_coordination": outcome.tried[one].hours,
                    "difference_screening": mean(screened),
                    "seeds_screening": len(screened),
                    "on_frontier": one in outcome.frontier,
                    "difference_retest": retested.difference,
                    "low_retest": retested.low,
                    "high_retest": retested.high,
                    "seeds_retest": retested.seeds,
                    "named": "+".join(name for name in NAMES if outcome.named.get(name) == one),
                }
            )
        return pd.DataFrame(rows).sort_values(["yuan", "point"], ignore_index=True)

    def _costs(self, one: Portfolio) -> dict[str, float]:
        outcome = self.outcome
        low, high = (cost_of(one, outcome.prices, outcome.communities, end).yuan for end in ("low", "high"))
        cost = outcome.cost(one)
        return {
            "yuan": float(cost.yuan),
            "yuan_low": float(low),
            "yuan_high": float(high),
            "posts": float(cost.posts),
        }

    @cached_property
    def portfolio_table(self) -> pd.DataFrame:
        """Return portfolios.csv: named portfolio × measure, on the confirmation seeds."""
        rows = []
        for one in self.named:
            shared = {
                "name": one.title("en"),
                "name_zh": one.title("zh"),
                **settings_of(one.portfolio),
                **self._costs(one.portfolio),
                "hours_of_coordination": one.hours,
            }
            stated = [(self.goal, one.gain.interval, "goal")]
            stated += [
                (own.measure, own.interval, "primary" if own.measure.primary else "exploratory")
                for own in self.effects[one.names]
            ]
            rows += [
                {
                    **shared,
                    "measure": measure.name,
                    "label": measure.label,
                    "label_zh": measure.label_zh,
                    "unit": measure.unit,
                    "outcome": kind,
                    "difference": interval.difference,
                    "low": interval.low,
                    "high": interval.high,
                    "level": interval.level,
                    "seeds": interval.seeds,
                }
                for measure, interval, kind in stated
            ]
        return pd.DataFrame(rows)

    def write_tables(self) -> None:
        """Write frontier.csv, portfolios.csv and prices.csv."""
        write_csv(self.frontier_table, self.folder / "frontier.csv")
        if self.named:
            write_csv(self.portfolio_table, self.folder / "portfolios.csv")
        prices = pd.DataFrame([vars(one) for one in self.outcome.prices.all])
        write_csv(prices, self.folder / "prices.csv")


def opened(results: ResultsFolder) -> Plan:
    """Return the plan of a complete results folder."""
    return Plan(Sweep(results))

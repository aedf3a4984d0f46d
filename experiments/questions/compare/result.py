"""A finished comparison: its folder, and everything that is computed from the runs in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from experiments.questions.compare.stopping import narrow_enough
from experiments.questions.result import Result
from experiments.runs.coverage import residents_lived
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.stats import families
from experiments.stats.differences import (
    STREET,
    Contrasts,
    Difference,
    Effect,
    Roles,
    contrasts,
    effects_of,
    roles_of,
    street_values,
)
from experiments.stats.intervals import LEVEL, METHOD
from experiments.stats.measures import KEY_COLUMNS, Measure, measures_of
from experiments.stats.periods import (
    Drift,
    PeriodEffect,
    default_periods,
    drifts,
    halves_of,
    period_effects,
    period_rows,
    weeks_in,
)
from experiments.stats.shape import one_group_p_value
from experiments.stats.subgroups import SubgroupEffect, effect_rows, subgroup_effects, with_types
from experiments.stats.windows import Weeks, described, values_of, weeks_of


@dataclass(frozen=True)
class Comparison(Result):
    """A finished comparison: its folder and everything computed from it."""

    results: ResultsFolder

    @cached_property
    def scenarios(self) -> dict[str, dict[str, Any]]:
        """Return the manifest's entry of each scenario by name."""
        return {entry["name"]: entry for entry in self.manifest["question"]["scenarios"]}

    @cached_property
    def roles(self) -> Roles:
        """Return which arm plays which part."""
        worlds = self.manifest["scenarios"]
        return roles_of(
            self.arms,
            {arm: self.scenarios[arm]["hours_of"] for arm in self.arms},
            {arm: worlds[arm]["settings"]["present"] for arm in self.arms},
        )

    @cached_property
    def weekly(self) -> pd.DataFrame:
        """Return weekly.parquet, all runs at once."""
        return pd.read_parquet(self.folder / "weekly.parquet")

    @property
    def seeds(self) -> list[int]:
        """Return the seeds that were lived; a stopping rule may have ended before the last."""
        return sorted(set(self.runs["seed"].tolist()))

    @property
    def precise(self) -> bool | None:
        """Return whether a stopping rule got what it wanted; None where there was none."""
        until = self.manifest["question"].get("until")
        if until is None:
            return None
        return narrow_enough(until["half_width"], until["measures"], self.contrasts.all_differences)

    @cached_property
    def identical(self) -> list[str]:
        """Return the arms of which no measure of any run differs from the base's."""
        values = self.values
        if values.empty or self.roles.base not in values.index.get_level_values("scenario"):
            return []
        base = pd.DataFrame(values.xs(self.roles.base, level="scenario"))
        there = set(values.index.get_level_values("scenario"))
        others = [arm for arm in self.arms if arm != self.roles.base and arm in there]
        return [arm for arm in others if pd.DataFrame(values.xs(arm, level="scenario")).equals(base)]

    @property
    def never(self) -> list[tuple[str, int]]:
        """Return arms and weeks of events that are dated after the run's end."""
        end = self.manifest["question"]["weeks"]
        worlds = self.manifest["scenarios"]
        return [
            (arm, one["from"]) for arm in self.arms for one in worlds[arm]["events"] if one["from"] >= end
        ]

    def weeks(self, arm: str) -> Weeks:
        """Return the weeks that an arm's measures look at."""
        spans = [tuple(span) for span in self.scenarios[arm]["emergency_weeks"]]
        return weeks_of(self.manifest["question"]["weeks"], spans)

    @cached_property
    def values(self) -> pd.DataFrame:
        """Return one row per scenario, seed and community, one column per measure.

        Types of community have rows "type:…"; their shares and counts are sums over communities,
        their levels plain means.
        """
        tables = {}
        types = {one["code"]: one["type"] for one in self.manifest["communities"]}
        for weekly in self.results.weekly_by_run():
            arm, seed = str(weekly["scenario"].iloc[0]), int(weekly["seed"].iloc[0])
            if arm in self.arms:
                rows = pd.concat([weekly, with_types(weekly, types)])
                tables[arm, seed] = values_of(rows, measures_of(list(weekly.columns)), self.weeks(arm))
        if not tables:
            return pd.DataFrame(index=pd.MultiIndex.from_tuples([], names=["scenario", "seed", "community"]))
        return pd.concat(tables, names=["scenario", "seed"])

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Return the measures of these results, declared ones first."""
        lived = residents_lived(self.manifest)
        for weekly in self.results.weekly_by_run():
            return tuple(one.for_residents(lived) for one in measures_of(list(weekly.columns)))
        return ()

    def measure(self, name: str) -> Measure | None:
        """Return the measure of this name, or None where the results do not hold it."""
        return next((one for one in self.measures if one.name == name), None)

    @cached_property
    def contrasts(self) -> Contrasts:
        """Return all that is contrasted, and the families in which it is read."""
        roles = self.roles
        credited = [
            measure
            for measure in self.measures
            if measure.declared and (measure.kind == "share" or measure.margin is not None)
        ]
        arms = [arm for arm in self.arms if arm != roles.base]
        found = contrasts(self.values, self.measures, roles.base, arms, effects_of(roles), credited)
        until = self.manifest["question"].get("until")
        return found.no_narrower(until["measures"], until["half_width"]) if until else found

    @property
    def differences(self) -> Mapping[str, list[Difference]]:
        """Return for each arm but the base its paired differences to the base."""
        return self.contrasts.differences

    @property
    def effects(self) -> list[Effect]:
        """Return hours, linking and interaction, and the two steps, for primary outcomes, classes, needs."""
        return self.contrasts.effects

    @property
    def beside(self) -> list[str]:
        """Return the arms to be set against the base: all but it and the worlds of fewer actors."""
        apart = (self.roles.base, self.roles.before, self.roles.before_hours)
        return [arm for arm in self.arms if arm not in apart]

    def difference(self, arm: str, measure: str) -> Difference | None:
        """Return an arm's difference to the base in a measure, or None."""
        found = (one for one in self.differences.get(arm, []) if one.measure.name == measure)
        return next(found, None)

    def effect(self, name: str, measure: str) -> Effect | None:
        """Return one effect on a measure, or None where its arms were not run."""
        found = (one for one in self.effects if one.effect == name and one.measure.name == measure)
        return next(found, None)

    @cached_property
    def subgroups(self) -> list[SubgroupEffect]:
        """Return what each arm but the base changes for subgroups and types of community."""
        base = self.roles.base
        return subgroup_effects(self.values, base, [arm for arm in self.arms if arm != base])

    @cached_property
    def periods(self) -> list[PeriodEffect]:
        """Return what each arm changes in the primary outcomes over periods of the run.

        The asker's own periods if there are any, else those cut at the base arm's emergencies.
        """
        weeks = self.manifest["question"]["weeks"]
        spans = {arm: self.weeks(arm).emergency for arm in self.arms}
        own = [tuple(period) for period in self.manifest.get("periods", [])]
        chosen = own or default_periods(weeks, spans[self.roles.base])
        if not chosen or not self.primary:
            return []
        windows = {
            arm: {period: weeks_in(period, weeks, spans[arm]) for period in chosen} for arm in self.arms
        }
        return period_effects(self._street, self.primary, windows, self.roles.base)

    @cached_property
    def drifts(self) -> list[Drift]:
        """Return what each arm's differences in the primary outcomes do inside the steady window."""
        halves = halves_of(self.weeks(self.roles.base))
        if halves is None or not self.primary:
            return []
        arms = [self.roles.base, *(arm for arm in self.arms if arm != self.roles.base)]
        return drifts(self._street, self.primary, arms, halves, self.manifest["question"]["weeks"])

    @cached_property
    def grouped(self) -> list[tuple[str, Measure]]:
        """Return the arms and primary outcomes in which the seeds fall into groups, explored together."""
        values = [
            (arm, one, street_values(self.values, arm, one.name).to_numpy(dtype=float))
            for arm in self.arms
            for one in self.primary
        ]
        p_values = [one_group_p_value(numbers) for _, _, numbers in values]
        family = families.explored(p_values)
        return [
            (arm, one)
            for (arm, one, _), p_value in zip(values, p_values, strict=True)
            if family.q_value(p_value) <= 1 - LEVEL
        ]

    @property
    def primary(self) -> tuple[Measure, ...]:
        """Return the primary outcomes that these results hold."""
        return tuple(one for one in self.measures if one.primary)

    @cached_property
    def _street(self) -> pd.DataFrame:
        """Return the street's weeks of all arms, with the columns of the primary outcomes."""
        columns = {column for measure in self.primary for column in measure.columns}
        return pd.read_parquet(
            self.folder / "weekly.parquet",
            columns=[*KEY_COLUMNS, *sorted(columns)],
            filters=[("community", "==", STREET), ("scenario", "in", self.arms)],
        )

    @cached_property
    def summary(self) -> pd.DataFrame:
        """Return summary.csv: measure × scenario."""
        base = self.roles.base
        rows = []
        for place, measure in enumerate(self.measures):
            rows.append(self._row(base, measure, None))
            rows += [self._row(arm, measure, found[place]) for arm, found in self.differences.items()]
        return pd.DataFrame(rows)

    def _row(self, arm: str, measure: Measure, found: Difference | None) -> dict[str, Any]:
        """Return one row of the summary; the base has a mean and no difference."""
        column = street_values(self.values, arm, measure.name).dropna()
        row: dict[str, Any] = {
            "measure": measure.name,
            "label": measure.label,
            "label_zh": measure.label_zh,
            "unit": measure.unit,
            "weeks": described(self.weeks(arm), measure),
            "outcome": "primary" if measure.primary else "exploratory",
            "scenario": arm,
            "base": self.roles.base,
            "seeds": len(column),
            "mean": column.mean(),
            "sd": column.std(ddof=1),
        }
        if found is None:
            return row
        known = found.interval.seeds
        return row | {
            "difference": found.interval.difference,
            "low": found.interval.low,
            "high": found.interval.high,
            "level": found.interval.level,
            "method": f"{METHOD}, {'jointly 95 %' if measure.primary else 'false discovery rate 5 %'}",
            "p": found.pairing.p_value,
            "q": found.q_value,
            "one_street_low": found.one_street[0],
            "one_street_high": found.one_street[1],
            "pairs": known,
            "share_of_seeds_same_sign": found.pairing.same_sign / known
            if known and found.interval.difference
            else None,
            "variance_removed_by_pairing": found.pairing.variance_removed,
            "margin": measure.margin,
            "seeds_needed": found.needed,
        }

    @cached_property
    def effect_table(self) -> pd.DataFrame:
        """Return effects.csv: hours, linking and interaction, and the two steps, with their intervals."""
        return pd.DataFrame(
            [
                {
                    "measure": one.measure.name,
                    "label": one.measure.label,
                    "label_zh": one.measure.label_zh,
                    "unit": one.measure.unit,
                    "outcome": "primary" if one.measure.primary else "exploratory",
                    "effect": one.effect,
                    "difference": one.interval.difference,
                    "low": one.interval.low,
                    "high": one.interval.high,
                    "level": one.interval.level,
                    "p": one.pairing.p_value,
                    "q": one.q_value,
                    "seeds": one.interval.seeds,
                    "same_sign": one.pairing.same_sign,
                }
                for one in self.effects
            ]
        )

    def write_tables(self) -> None:
        """Write summary.csv and, as far as there is anything in them, the tables of effects."""
        write_csv(self.summary, self.folder / "summary.csv")
        if self.effects:
            write_csv(self.effect_table, self.folder / "effects.csv")
        if self.periods:
            write_csv(period_rows(self.periods, self.roles.base), self.folder / "periods.csv")
        if self.subgroups:
            write_csv(effect_rows(self.subgroups), self.folder / "subgroups.csv")

"""What a finished design left in its folder.

Besides what every results folder holds, there are

    design.parquet   one row per point, one column per varied setting or link
    values.parquet   the value table: point, scenario, seed; one column per measure, street only
    points.csv       per point: settings, means over seeds, paired differences to the first scenario,
                     and beside each number how many seeds it rests on
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from experiments.designs.design import problem
from experiments.questions.result import Result
from experiments.runs.coverage import residents_lived
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.runs.parquet import write_tables
from experiments.stats.measures import PRIMARY, Measure, measures_of
from experiments.stats.windows import Weeks, values_of, weeks_of

DESIGN, VALUES, POINTS = "design.parquet", "values.parquet", "points.csv"
OWN_TABLE = "design.csv"
"""Points given as a table in Python."""
VALUE_KEYS = ["point", "scenario", "seed"]


@dataclass(frozen=True)
class Sweep(Result):
    """A finished design: its folder and the tables in it."""

    results: ResultsFolder

    @property
    def problem(self) -> dict[str, Any]:
        """Return SALib's description of what was varied."""
        return problem(self.manifest["question"]["design"])

    @cached_property
    def design(self) -> pd.DataFrame:
        """Return the design table, by point."""
        table = pd.read_parquet(self.folder / DESIGN)
        return table.set_index("point") if "point" in table else table  # the index was hidden before 0.3

    @cached_property
    def values(self) -> pd.DataFrame:
        """Return the value table by point, scenario and seed; runs that failed are not in it."""
        return pd.read_parquet(self.folder / VALUES).set_index(VALUE_KEYS)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Return the measures of the value table, with margins for the residents who lived."""
        lived = residents_lived(self.manifest)
        for weekly in self.results.weekly_by_run():
            return tuple(one.for_residents(lived) for one in measures_of(list(weekly.columns)))
        return ()

    @property
    def shown(self) -> tuple[Measure, ...]:
        """Return the primary outcomes and the measures asked for, as far as the runs have them."""
        names = [*(one.name for one in PRIMARY), *self.manifest["measures"]]
        return tuple(one for one in self.measures if one.name in names)

    def weeks(self, arm: str) -> Weeks:
        """Return the weeks that an arm's measures look at."""
        question = self.manifest["question"]
        entry = next(one for one in question["scenarios"] if one["name"] == arm)
        return weeks_of(question["weeks"], [tuple(span) for span in entry["emergency_weeks"]])

    def means(self, measure: str) -> pd.DataFrame:
        """Return a measure's mean over seeds: a row per point, a column per scenario."""
        return self._by_arm(measure).groupby("point").mean()

    def differences(self, measure: str) -> pd.DataFrame:
        """Return the mean over seeds of the paired difference to the first scenario, by point."""
        return self._by_pair(measure).groupby("point").mean()

    def _by_arm(self, measure: str) -> pd.DataFrame:
        """Return a measure by point and seed, a column per scenario; an arm may have failed everywhere."""
        return self.values[measure].unstack("scenario").reindex(columns=self.arms)

    def _by_pair(self, measure: str) -> pd.DataFrame:
        by_arm = self._by_arm(measure)
        return by_arm[self.arms[1:]].sub(by_arm[self.arms[0]], axis=0)

    def shown_columns(self, measure: str) -> dict[str, tuple[pd.Series, pd.Series]]:
        """Return a measure's means by point, and how many seeds each rests on.

        By scenario, then by "ARM_minus_BASE"; a seed without the number (no case of that kind was born,
        or its run failed) is in no mean.
        """
        pairs = self._by_pair(measure).add_suffix(f"_minus_{self.arms[0]}")
        found = {}
        for name, column in pd.concat([self._by_arm(measure), pairs], axis=1).items():
            by_point = column.groupby("point")
            counts = by_point.count().reindex(self.design.index, fill_value=0)
            found[str(name)] = by_point.mean().reindex(self.design.index), counts
        return found

    @cached_property
    def points(self) -> pd.DataFrame:
        """Return points.csv; a column "NAME.seeds" says on how many seeds each number of NAME rests."""
        failed = self.runs["point"][self.runs["status"] != "done"].value_counts()
        columns = {"failed_runs": failed.reindex(self.design.index, fill_value=0)}
        for measure in self.shown:
            for name, (means, counts) in self.shown_columns(measure.name).items():
                columns[f"{measure.name}.{name}"] = means
                columns[f"{measure.name}.{name}.seeds"] = counts
        return self.design.assign(**columns).reset_index()

    def write_tables(self) -> None:
        """Write values.parquet and points.csv."""
        self.write_values()
        if not self.values.empty:
            write_csv(self.points, self.folder / POINTS)

    def write_values(self) -> None:
        """Write values.parquet, the weeks of a hundred runs in memory at a time."""
        tables = []
        weeks = {arm: self.weeks(arm) for arm in self.arms}
        for weekly in self.results.weekly_of_several():
            measures = measures_of(list(weekly.columns))
            street = weekly[weekly["community"] == "street"]
            for arm, own in street.groupby("scenario", sort=False):
                if arm not in weeks:
                    continue
                # one value per community and measure: here the runs stand for communities
                run = own.groupby(VALUE_KEYS, sort=False).ngroup()
                found = values_of(own.assign(community=run), measures, weeks[str(arm)])
                keys = own[VALUE_KEYS].drop_duplicates().astype({"point": int, "seed": int})
                tables.append(found.set_axis(pd.MultiIndex.from_frame(keys)))
        nothing = pd.DataFrame(index=pd.MultiIndex.from_tuples([], names=VALUE_KEYS))
        values = pd.concat(tables) if tables else nothing
        places = {arm: place for place, arm in enumerate(self.arms)}
        values = values.sort_index(key=lambda level: level.map(places) if level.name == "scenario" else level)
        write_table(values.reset_index(), self.folder / VALUES, self.manifest)


def write_table(table: pd.DataFrame, path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a table so that it is there whole or not at all; a named index becomes a column."""
    columns = table.reset_index() if table.index.name else table
    write_tables(path, [pa.Table.from_pandas(columns, preserve_index=False)], manifest)

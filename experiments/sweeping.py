"""`sweep`: points of a design × scenarios × seeds. `run_design` is the base of every such experiment.

Besides what every results folder holds, a sweep's has

    design.parquet   one row per point, one column per varied setting or link
    values.parquet   the value table: point, scenario, seed; one column per measure, street only
    points.csv       per point: settings, means over seeds, paired differences to the first scenario
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments import engines, provenance
from experiments.designs import design as make_design
from experiments.designs import problem
from experiments.engine import MODEL, Task, complete
from experiments.errors import InputError, disk_full_is_said
from experiments.listening import Progress
from experiments.measures import PRIMARY, Measure, measures_of
from experiments.results import ResultsFolder, write_csv
from experiments.sweep_plan import SweepPlan, sweep_plan
from experiments.varied import several
from experiments.windows import Weeks, values_of, weeks_of

if TYPE_CHECKING:
    from sim import Scenario

DESIGN, VALUES, POINTS = "design.parquet", "values.parquet", "points.csv"
# Is shown a plan before anything starts, and how many of its runs are done already.
Announce = Callable[[SweepPlan, int], None]
VALUE_KEYS = ["point", "scenario", "seed"]


@dataclass(frozen=True)
class Sweep:
    """A finished design: its folder and the tables in it."""

    results: ResultsFolder

    @classmethod
    def read(cls, folder: Path) -> "Sweep":
        """Open a complete folder; InputError if it is none."""
        results = ResultsFolder.read(folder)
        if "design" not in results.manifest["question"]:
            raise InputError(f"{folder} holds no design; it was made by another command.")
        return cls(results)

    @property
    def folder(self) -> Path:
        """Return the results folder."""
        return self.results.path

    @property
    def manifest(self) -> dict[str, Any]:
        """Return the manifest: what was asked, and with what."""
        return self.results.manifest

    @property
    def arms(self) -> list[str]:
        """Return the names of the scenarios that were asked for, base first."""
        return list(self.manifest["question"]["arms"])

    @property
    def problem(self) -> dict[str, Any]:
        """Return SALib's description of what was varied."""
        return problem(self.manifest["question"]["design"])

    @cached_property
    def design(self) -> pd.DataFrame:
        """Return the design table, by point."""
        return pd.read_parquet(self.folder / DESIGN)

    @cached_property
    def values(self) -> pd.DataFrame:
        """Return the value table by point, scenario and seed; runs that failed are not in it."""
        return pd.read_parquet(self.folder / VALUES).set_index(VALUE_KEYS)

    @cached_property
    def runs(self) -> pd.DataFrame:
        """Return runs.parquet."""
        return self.results.runs()

    @property
    def failed(self) -> int:
        """Return the number of failed runs; they are in no mean."""
        return int((self.runs["status"] != "done").sum())

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Return the measures of the value table, with margins for the residents who lived."""
        residents = sum(one["residents"] for one in self.manifest["communities"])
        lived = residents * self.manifest["question"]["scale"]
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
        by_arm = self.values[measure].groupby(["point", "scenario"]).mean().unstack()
        return by_arm.reindex(columns=self.arms)  # an arm may have failed everywhere

    def differences(self, measure: str) -> pd.DataFrame:
        """Return the mean over seeds of the paired difference to the first scenario, by point."""
        by_arm = self.values[measure].unstack("scenario").reindex(columns=self.arms)
        base = by_arm[self.arms[0]]
        return by_arm[self.arms[1:]].sub(base, axis=0).groupby("point").mean()

    @cached_property
    def points(self) -> pd.DataFrame:
        """Return points.csv."""
        failed = self.runs["point"][self.runs["status"] != "done"].value_counts()
        table = self.design.copy()
        table["failed_runs"] = failed.reindex(table.index, fill_value=0)
        for measure in self.shown:
            for arm, column in self.means(measure.name).items():
                table[f"{measure.name}.{arm}"] = column
            for arm, column in self.differences(measure.name).items():
                table[f"{measure.name}.{arm}_minus_{self.arms[0]}"] = column
        return table.reset_index()

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
        values = values.sort_index(
            key=lambda level: level.map(places) if level.name == "scenario" else level
        )
        write_table(values.reset_index(), self.folder / VALUES)


def sweep(
    arms: "Sequence[str | Path | Scenario] | str | Path",
    vary: Mapping[str, Any] | str | None = None,
    design: str = "lhs",
    points: int | None = None,
    seeds: Sequence[int] = tuple(range(1, 6)),
    *,
    design_seed: int = 1,
    levels: int | None = None,
    second_order: bool = False,
    street: Any = None,
    scale: float = 1.0,
    weeks: int = 156,
    settings: Sequence[str] = (),
    communities: bool = False,
    measures: Sequence[str] = (),
    workers: int = 1,
    engine: str = "local",
    out: Path | None = None,
    progress: Progress | None = None,
    announce: Announce | None = None,
    model: str = MODEL,
) -> Sweep:
    """Run scenarios at every point of a design and return what came out.

    `sweep(["isolated", "linked"], {"need_scale": (0.8, 2), "links.platform": "range"}, points=50)`
    varies a need and a link; `sweep("plan.toml")` runs a plan file as it stands (its seeds, its
    scale …), and of the other arguments only `workers`, `engine`, `out` and `progress` count then.

    Raises InputError or ScenarioError for input that makes no sense, OtherQuestion for a folder
    with another question. A run that fails is a row in `.runs`, not an exception.
    """
    if isinstance(arms, str | Path):
        from experiments.plan_files import read_plan

        plan = read_plan(str(arms))
    else:
        made = make_design(
            design, several(vary or {}), points=points, seed=design_seed, levels=levels,
            second_order=second_order,
        )  # fmt: skip
        plan = sweep_plan(
            made, arms, seeds, street=street, weeks=weeks, scale=scale, settings=settings,
            communities=communities, measures=measures,
        )  # fmt: skip
    return run_design(
        plan, workers=workers, engine=engine, out=out, progress=progress, announce=announce,
        model=model,
    )  # fmt: skip


def run_design(
    plan: SweepPlan,
    *,
    experiment: str = "sweep",
    details: Mapping[str, Any] | None = None,
    words: Sequence[str] | None = None,
    files: Sequence[str] = (),
    workers: int = 1,
    engine: str = "local",
    out: Path | None = None,
    progress: Progress | None = None,
    announce: Announce | None = None,
    model: str = MODEL,
) -> Sweep:
    """Run a plan (see `sweep_plan`) as the runs of this experiment and return its tables.

    `experiment` names the command, and with it the folder (`results/EXPERIMENT-ARMS-FINGERPRINT`);
    `details` is what else belongs to the question (JSON), for instance the outcome asked about;
    `words` are the options that repeat the design and the details on the command line, where
    those of `sweep` would not do, `files` what stands before the scenarios there; `announce` is
    shown the plan before anything starts. A folder that asks the same question is completed, never
    run twice. Raises OtherQuestion for a folder with another question.
    """
    engines.check(engine)
    question = question_of(plan, experiment, details, model)
    folder = folder_of(plan, experiment, question, out)
    found = ResultsFolder.find(folder, question)
    if announce is not None:
        announce(plan, 0 if found is None else found.done)
    manifest = provenance.manifest(
        question, plan.ordered, plan.street, folder, out is not None,
        plan_words(plan) if words is None else words, files,
    )  # fmt: skip
    with disk_full_is_said(folder):
        return _run(folder, manifest, plan, workers, engine, progress, model)


def _run(
    folder: Path,
    manifest: dict[str, Any],
    plan: SweepPlan,
    workers: int,
    engine: str,
    progress: Progress | None,
    model: str,
) -> Sweep:
    """Run what is not finished yet and write the tables."""
    results = ResultsFolder.open(folder, manifest)
    results.manifest["measures"] = list(plan.measures)
    results.save_manifest()
    write_table(plan.design.table, folder / DESIGN)
    done = Sweep(results)
    if results.complete and (folder / VALUES).exists():
        write_csv(done.points, folder / POINTS)  # other measures may be asked for
        return done
    complete(
        results, plan.jobs(),
        Task(plan.street, plan.scale, plan.weeks, street_only=not plan.communities, model=model),
        engine=engine, workers=workers, progress=progress,
    )  # fmt: skip
    done.write_tables()
    return done


def question_of(
    plan: SweepPlan, experiment: str, details: Mapping[str, Any] | None, model: str
) -> dict[str, Any]:
    """Return all that the result depends on. What is merely shown does not belong to it."""
    asked = provenance.question(
        experiment, plan.arms, plan.ordered, plan.seeds, plan.street, plan.scale, plan.weeks,
        plan.settings, False, model,
    )  # fmt: skip
    return {
        **asked, "design": plan.design.plain(), "communities": plan.communities, **(details or {}),
    }  # fmt: skip


def folder_of(
    plan: SweepPlan, experiment: str, question: Mapping[str, Any], out: Path | None
) -> Path:
    """Return the results folder: the one asked for, or the one named after the question."""
    return out or Path("results") / provenance.folder_name(experiment, plan.arms, question)


def plan_words(plan: SweepPlan) -> list[str]:
    """Return the options of `wulian sweep` that repeat what is special about a plan."""
    shown = [word for name in plan.measures for word in ("--measure", name)]
    return plan.design.words() + ["--communities"] * plan.communities + shown


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write a table so that it is there whole or not at all."""
    temporary = path.with_name(path.name + ".part")
    table.to_parquet(temporary)
    os.replace(temporary, path)

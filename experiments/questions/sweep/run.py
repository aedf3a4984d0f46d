"""`sweep`: points of a design × scenarios × seeds. `run_design` is the base of every such experiment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from experiments.designs.design import design as make_design
from experiments.designs.factor import several
from experiments.designs.point_table import table
from experiments.questions.dictionary import write_dictionary
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.result import DESIGN, OWN_TABLE, POINTS, VALUES, Sweep, write_table
from experiments.runs import engines, provenance
from experiments.runs.executor import complete
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.runs.spec import Execution, Options, Seeds, taken
from experiments.text.errors import InputError, disk_full_is_said

if TYPE_CHECKING:
    import pandas as pd

    from sim import Scenario

# Is shown a plan before anything starts, and how many of its runs are done already.
Announce = Callable[[SweepPlan, int], None]


def sweep(
    arms: "Sequence[str | Path | Scenario] | str | Path",
    vary: "Mapping[str, Any] | str | pd.DataFrame | None" = None,
    design: str = "lhs",
    points: int | None = None,
    seeds: Seeds = tuple(range(1, 6)),
    *,
    design_seed: int = 1,
    levels: int | None = None,
    second_order: bool = False,
    each_community: bool = False,
    measures: Sequence[str] = (),
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Sweep:
    """Run scenarios at every point of a design and return what came out.

    Args:
        arms: names, files or scenarios, base first; or a plan file, which is run as it stands (its
            seeds, its communities …): of the options only how it is carried out counts then.
        vary: a range for each setting or link, such as `{"need_scale": (0.8, 2), "links.platform":
            "range"}`, in the settings' own units; "all uncertain"; "all links"; or all points as a
            table (DataFrame) with a column for each setting or link.
        design: lhs, grid, factorial, sobol or morris.
        points: points of the design.
        seeds: whole numbers from 1, the same at every point.
        design_seed: seed of the design itself.
        levels: levels of a grid.
        second_order: sample for pairs (sobol).
        each_community: keep the weeks of every community, not only the street's.
        measures: shown besides the primary outcomes.
        announce: is shown the plan before anything starts.
        **options: see `wulian.Options`.

    Returns:
        The sweep: `.points` has a row for each point with its settings and the means of the measures
        shown, `.values` one for each point, scenario and seed. A run that fails is a row in `.runs`,
        not an exception.

    Raises:
        InputError, ScenarioError: what is asked makes no sense.
        OtherQuestion: the folder holds the answer to another question.

    Example:
        >>> import wulian as wl
        >>> found = wl.sweep(
        ...     ["linked"], {"need_scale": (0.8, 2)}, points=2, seeds=[1], communities=1, weeks=2
        ... )
        >>> found.means("trust").shape  # points × scenarios
        (2, 1)
    """
    if isinstance(arms, str | Path):
        from experiments.questions.sweep.plan_file import read_plan

        plan = read_plan(str(arms))
        _, execution = taken((), (), options)
    else:
        from pandas import DataFrame

        if isinstance(vary, DataFrame):
            if points or levels or second_order:
                raise InputError(
                    "the table holds all points; leave out points, levels and second_order",
                    "表里已有全部的点，请不要再给 points、levels 或 second_order",
                )
            made = table(vary)
        else:
            made = make_design(
                design,
                several(vary or {}),
                points=points,
                seed=design_seed,
                levels=levels,
                second_order=second_order,
            )
        spec, execution = taken(arms, seeds, options)
        plan = sweep_plan(made, spec, each_community=each_community, measures=measures)
    return run_design(plan, execution, announce=announce)


def run_design(
    plan: SweepPlan,
    execution: Execution | None = None,
    *,
    experiment: str = "sweep",
    details: Mapping[str, Any] | None = None,
    words: Sequence[str] | None = None,
    files: Sequence[str] = (),
    announce: Announce | None = None,
) -> Sweep:
    """Run a plan (see `sweep_plan`) as the runs of this experiment and return its tables.

    `experiment` names the command, and with it the folder (`results/EXPERIMENT-ARMS-FINGERPRINT`);
    `details` is what else belongs to the question (JSON), for instance the outcome asked about;
    `words` are the options that repeat the design and the details on the command line, where
    those of `sweep` would not do, `files` what stands before the scenarios there; `announce` is
    shown the plan before anything starts. A folder that asks the same question is completed, never
    run twice. Raises OtherQuestion for a folder with another question.
    """
    how = execution or Execution()
    engines.check(how.engine)
    question = question_of(plan, experiment, details, how.model)
    folder = folder_of(plan, experiment, question, how.out)
    found = ResultsFolder.find(folder, question)
    if announce is not None:
        announce(plan, 0 if found is None else found.done)
    plan = _with_own_table(plan, folder)
    special = plan_words(plan) if words is None else words
    manifest = provenance.manifest(
        question,
        plan.ordered,
        plan.street,
        folder,
        how.out is not None,
        [*special, *provenance.street_words(plan.spec.street)],
        files,
        plan.spec.written(),
    )
    with disk_full_is_said(folder):
        return _run(folder, manifest, plan, how)


def _with_own_table(plan: SweepPlan, folder: Path) -> SweepPlan:
    """Return the plan; points that stand in no file are written into the folder, for the recorded command."""
    if plan.design.kind != "table" or plan.design.source:
        return plan
    return replace(plan, design=replace(plan.design, source=str(folder / OWN_TABLE)))


def _run(folder: Path, manifest: dict[str, Any], plan: SweepPlan, how: Execution) -> Sweep:
    """Run what is not finished yet and write the tables."""
    results = ResultsFolder.open(folder, manifest)
    results.manifest["measures"] = list(plan.measures)
    results.save_manifest()
    if plan.design.source == str(folder / OWN_TABLE):
        write_csv(plan.design.table, folder / OWN_TABLE)
    write_table(plan.design.table, folder / DESIGN, results.manifest)
    done = Sweep(results)
    if results.complete and (folder / VALUES).exists():
        write_csv(done.points, folder / POINTS)  # other measures may be asked for
        write_dictionary(folder)
        return done
    task = how.task(plan.spec, plan.street, street_only=not plan.each_community)
    complete(results, plan.jobs(), task, how)
    done.write_tables()
    write_dictionary(done.folder)
    return done


def question_of(
    plan: SweepPlan, experiment: str, details: Mapping[str, Any] | None, model: str
) -> dict[str, Any]:
    """Return all that the result depends on. What is merely shown does not belong to it."""
    asked = provenance.question(experiment, plan.arms, plan.ordered, plan.street, plan.spec, model)
    return {
        **asked,
        "design": plan.design.plain(),
        "each_community": plan.each_community,
        **(details or {}),
    }


def folder_of(plan: SweepPlan, experiment: str, question: Mapping[str, Any], out: Path | None) -> Path:
    """Return the results folder: the one asked for, or the one named after the question."""
    return out or Path("results") / provenance.folder_name(experiment, plan.arms, question)


def plan_words(plan: SweepPlan) -> list[str]:
    """Return the options of `wulian sweep` that repeat what is special about a plan."""
    shown = [word for name in plan.measures for word in ("--measure", name)]
    return plan.design.words() + ["--each-community"] * plan.each_community + shown

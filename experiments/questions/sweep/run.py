"""`sweep`: points of a design × scenarios × seeds. `run_design` is the base of every such experiment."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.designs.design import design as make_design
from experiments.designs.factor import several
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.result import DESIGN, POINTS, VALUES, Sweep, write_table
from experiments.runs import engines, inputs, provenance
from experiments.runs.executor import MODEL, Task, complete
from experiments.runs.folder import ResultsFolder, write_csv
from experiments.runs.progress import Progress
from experiments.text.errors import disk_full_is_said

if TYPE_CHECKING:
    from sim import Scenario

# Is shown a plan before anything starts, and how many of its runs are done already.
Announce = Callable[[SweepPlan, int], None]


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
    communities: inputs.Communities = None,
    scale: float = 1.0,
    weeks: int = 156,
    settings: Sequence[str] = (),
    each_community: bool = False,
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
    communities …), and of the other arguments only `workers`, `engine`, `out` and `progress` count
    then. `communities` are those of the street that live; `scale` is for tests of the machinery.

    Raises InputError or ScenarioError for input that makes no sense, OtherQuestion for a folder
    with another question. A run that fails is a row in `.runs`, not an exception.
    """
    if isinstance(arms, str | Path):
        from experiments.questions.sweep.plan_file import read_plan

        plan = read_plan(str(arms))
    else:
        made = make_design(
            design,
            several(vary or {}),
            points=points,
            seed=design_seed,
            levels=levels,
            second_order=second_order,
        )
        plan = sweep_plan(
            made,
            arms,
            seeds,
            street=street,
            communities=communities,
            weeks=weeks,
            scale=scale,
            settings=settings,
            each_community=each_community,
            measures=measures,
        )
    return run_design(
        plan,
        workers=workers,
        engine=engine,
        out=out,
        progress=progress,
        announce=announce,
        model=model,
    )


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
        question,
        plan.ordered,
        plan.street,
        folder,
        out is not None,
        [*(plan_words(plan) if words is None else words), *plan.street_words],
        files,
    )
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
        results,
        plan.jobs(),
        Task(plan.street, plan.scale, plan.weeks, street_only=not plan.each_community, model=model),
        engine=engine,
        workers=workers,
        progress=progress,
    )
    done.write_tables()
    return done


def question_of(
    plan: SweepPlan, experiment: str, details: Mapping[str, Any] | None, model: str
) -> dict[str, Any]:
    """Return all that the result depends on. What is merely shown does not belong to it."""
    asked = provenance.question(
        experiment,
        plan.arms,
        plan.ordered,
        plan.seeds,
        plan.street,
        plan.scale,
        plan.weeks,
        plan.settings,
        False,
        model,
    )
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

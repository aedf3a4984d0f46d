"""`compare`: the same people and luck in several worlds, and what differs between them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.questions.compare.result import Comparison
from experiments.questions.compare.stopping import Stopping, Until
from experiments.runs import engines, inputs, provenance
from experiments.runs.executor import MODEL, More, Task, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job, jobs_of, with_needed_arms
from experiments.runs.progress import Progress
from experiments.runs.store import Parts
from experiments.stats.differences import roles_of
from experiments.stats.periods import Period, weeks_in
from experiments.text.errors import disk_full_is_said

if TYPE_CHECKING:
    from sim import Scenario

STANDARD_ARMS = ("before", "isolated", "matched", "linked-same-hours", "linked")


def compare(
    arms: Sequence["str | Path | Scenario"] = STANDARD_ARMS,
    seeds: Sequence[int] = tuple(range(1, 21)),
    *,
    street: Any = None,
    communities: inputs.Communities = None,
    scale: float = 1.0,
    weeks: int = 156,
    workers: int = 1,
    engine: str = "local",
    out: Path | None = None,
    settings: Sequence[str] = (),
    keep_burn_in: bool = False,
    until: Until | None = None,
    periods: Sequence[Period] = (),
    progress: Progress | None = None,
    experiment: str = "compare",
    model: str = MODEL,
) -> Comparison:
    """Run arms × seeds in pairs and return what differs from the base: the first arm, as a rule.

    Arms are names of scenarios or scenarios; `settings` are changes made in every arm
    (`["links.platform=0"]`); `communities` are some whole ones of the street ("5", "Y,G,S"), while
    `scale` makes a small copy of it for tests of the machinery alone; `out` defaults to
    `results/compare-ARMS-FINGERPRINT`. A folder that asks the same question is completed, never run
    twice. `engine` is "local" (with `workers` processes), "dask" or "dask://HOST:PORT". With `until`,
    seeds are lived in order until the intervals are narrow enough, at most those in `seeds`. `periods`
    are weeks to look at apart; they change no run. From a script, call it under `if __name__ ==
    "__main__":` when processes are started.

    Raises InputError for input that makes no sense, OtherQuestion for a folder with another
    question, DiskFull where nothing can be written any more. A run that fails is a row in
    `.runs`, not an exception.
    """
    engines.check(engine)
    scenarios = inputs.scenarios(arms, settings)
    place = inputs.street(street, communities)
    find: Callable[[str], Scenario] = lambda name: inputs.scenarios([name], settings)[0]  # noqa: E731
    ordered, auxiliary = with_needed_arms(scenarios, find)
    for arm in ordered:
        place.check(arm)
    hours_of = {arm.name: arm.hours_of for arm in ordered}
    asked = [arm.name for arm in scenarios]
    base = roles_of(asked, hours_of, {one.name: one.settings.present for one in ordered}).base
    question = provenance.question(
        experiment,
        asked,
        ordered,
        list(seeds),
        place,
        scale,
        weeks,
        settings,
        keep_burn_in,
        model,
        until.as_question() if until else None,
    )
    folder = out or Path("results") / provenance.folder_name(experiment, asked, question)
    manifest = provenance.manifest(
        question, ordered, place, folder, out is not None, provenance.street_words(street)
    )
    with disk_full_is_said(folder):
        results = ResultsFolder.open(folder, manifest)
        if periods:
            for period in periods:
                weeks_in(period, weeks, [])
            results.manifest["periods"] = [list(period) for period in periods]
            results.save_manifest()
        first, more = tuple(seeds), None
        if until is not None:
            windows = {arm: Comparison(results).weeks(arm) for arm in asked}
            stopping = Stopping(until, base, seeds, windows)
            first, more = stopping.first(), _further(stopping, ordered, auxiliary)
        complete(
            results,
            jobs_of(ordered, first, auxiliary),
            Task(place, scale, weeks, keep_burn_in, model=model),
            engine=engine,
            workers=workers,
            progress=progress,
            more=more,
        )
        comparison = Comparison(results)
        comparison.write_tables()
    return comparison


def _further(stopping: Stopping, arms: Sequence["Scenario"], auxiliary: frozenset[str]) -> More:
    """Return what asks a stopping rule for further jobs."""

    def more(parts: Parts, jobs: Sequence[Job]) -> list[Job] | None:
        seeds = stopping.after(parts, jobs)
        return None if seeds is None else jobs_of(arms, seeds, auxiliary)

    return more

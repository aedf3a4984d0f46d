"""`compare`: the same people and luck in several worlds, and what differs between them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from experiments.questions.compare.result import Comparison
from experiments.questions.compare.stopping import DEFAULT, MOST, Stopping, Until
from experiments.questions.dictionary import write_dictionary
from experiments.runs import engines, provenance
from experiments.runs.executor import More, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job, jobs_of, parse_seeds, with_needed_arms
from experiments.runs.spec import Options, Seeds, taken
from experiments.runs.store import Parts
from experiments.stats.differences import roles_of
from experiments.stats.periods import Period, parse_period, weeks_in
from experiments.text.errors import InputError, disk_full_is_said

if TYPE_CHECKING:
    from sim import Scenario

STANDARD_ARMS = ("before", "isolated", "matched", "linked-same-hours", "linked")


def compare(
    arms: Sequence["str | Path | Scenario"] = STANDARD_ARMS,
    seeds: Seeds = tuple(range(1, 21)),
    *,
    until: Until | None = None,
    periods: Sequence[Period] = (),
    experiment: str = "compare",
    **options: Unpack[Options],
) -> Comparison:
    """Run arms × seeds in pairs and return what differs from the base: the first arm, as a rule.

    A folder that asks the same question is completed, never run twice.

    Args:
        arms: names of scenarios, files, or scenarios.
        seeds: whole numbers from 1; with `until`, those it may use.
        until: go on, seeds in order, until the intervals are narrow enough.
        periods: weeks to look at apart, first and last; they change no run.
        experiment: the command's name, and with it the folder's.
        **options: see `wulian.Options`.

    Returns:
        The comparison: `.runs` has a row for each run (one that failed has status and reason, and is
        no exception), `.weekly` one for each run, week and community, with the units of
        docs/measures.md; `.differences` holds paired differences to the base with their intervals,
        by arm; `.effects` tells hours and linking apart. `report` makes a page of it.

    Raises:
        InputError: what is asked makes no sense.
        OtherQuestion: the folder holds the answer to another question.
        DiskFull: nothing can be written any more.

    Example:
        >>> import wulian as wl
        >>> found = wl.compare(["isolated", "linked"], seeds=[1, 2], communities=1, weeks=4)
        >>> found.runs["status"].tolist()
        ['done', 'done', 'done', 'done']
        >>> sorted(found.weekly["week"].unique().tolist())
        [0, 1, 2, 3]
    """
    spec, execution = taken(arms, seeds, options)
    engines.check(execution.engine)
    scenarios, place = spec.scenarios(), spec.place()
    ordered, auxiliary = with_needed_arms(scenarios, spec.scenario)
    for arm in ordered:
        place.check(arm)
    hours_of = {arm.name: arm.hours_of for arm in ordered}
    asked = [arm.name for arm in scenarios]
    roles = roles_of(asked, hours_of, {one.name: one.settings.present for one in ordered})
    question = provenance.question(
        experiment, asked, ordered, place, spec, execution.model, until.as_question() if until else None
    )
    folder = execution.out or Path("results") / provenance.folder_name(experiment, asked, question)
    words = provenance.street_words(spec.street)
    manifest = provenance.manifest(
        question, ordered, place, folder, execution.out is not None, words, arms=spec.written()
    )
    with disk_full_is_said(folder):
        results = ResultsFolder.open(folder, manifest)
        if periods:
            for period in periods:
                weeks_in(period, spec.weeks, [])
            results.manifest["periods"] = [list(period) for period in periods]
            results.save_manifest()
        first, more = spec.seeds, None
        if until is not None:
            windows = {arm: Comparison(results).weeks(arm) for arm in asked}
            stopping = Stopping(until, roles, spec.seeds, windows)
            first, more = stopping.first(), _further(stopping, ordered, auxiliary)
        jobs = jobs_of(ordered, first, auxiliary)
        complete(results, jobs, execution.task(spec, place), execution, more)
        comparison = Comparison(results)
        comparison.write_tables()
        write_dictionary(comparison.folder)
    return comparison


def _further(stopping: Stopping, arms: Sequence["Scenario"], auxiliary: frozenset[str]) -> More:
    """Return what asks a stopping rule for further jobs."""

    def more(parts: Parts, jobs: Sequence[Job]) -> list[Job] | None:
        seeds = stopping.after(parts, jobs)
        return None if seeds is None else jobs_of(arms, seeds, auxiliary)

    return more


def run_one(scenario: str, seed: int = 1, **options: Unpack[Options]) -> Comparison:
    """Run one scenario with one seed, as `wulian run` asks it."""
    return compare([scenario], [seed], experiment="run", **options)


def compare_as_written(
    arms: Sequence[str],
    seeds: str | None,
    until_halfwidth: float | None,
    of: Sequence[str],
    period: Sequence[str],
    **options: Unpack[Options],
) -> Comparison:
    """Compare arms as `wulian compare` asks it. Raises InputError for options that do not fit together."""
    if len(arms) == 1:
        raise InputError(
            f"A comparison needs a base and at least one other scenario, found only {arms[0]}."
            f" For one scenario: wulian run {arms[0]}."
        )
    if of and until_halfwidth is None:
        raise InputError("--of says what --until-halfwidth looks at; give --until-halfwidth as well.")
    until = None if until_halfwidth is None else Until(until_halfwidth, tuple(of) or DEFAULT)
    return compare(
        arms or STANDARD_ARMS,
        parse_seeds(seeds or ("20" if until is None else str(MOST))),
        until=until,
        periods=[parse_period(one) for one in period],
        **options,
    )

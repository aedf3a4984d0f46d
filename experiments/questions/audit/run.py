"""`audit`: where does a tenth of a number make a leap? Sweeps every setting in worlds against themselves."""

import hashlib
import shlex
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from experiments.questions.audit.items import Item, items
from experiments.questions.audit.observer import Outcomes
from experiments.questions.audit.result import CSV, Audit
from experiments.questions.audit.stages import Budget, Stages
from experiments.questions.dictionary import write_dictionary
from experiments.runs import engines, inputs, provenance
from experiments.runs.estimate import Estimate, measured
from experiments.runs.executor import Task, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job, check_named_once
from experiments.runs.spec import Execution, How, RunSpec
from experiments.text.errors import InputError, disk_full_is_said
from experiments.text.language import Language

if TYPE_CHECKING:
    from sim import Scenario

WORLDS = ("before", "isolated", "linked")
# The arithmetic behind these sizes: docs/decisions/0034-audit.md.
BUDGETS = {
    one.name: one
    for one in (
        Budget("quick", weeks=48, burn_in=26, ends=2, tenths=2, steps=4, most_tenths=130, most_steps=14),
        Budget("full", weeks=104, burn_in=52, ends=6, tenths=6, steps=12, most_tenths=None, most_steps=80),
    )
}
# Is shown what will be run before anything starts, and how many of the runs are done already.
Announce = Callable[["Course", int], None]


@dataclass(frozen=True)
class Course:
    """What an audit will run at most, shown before it starts."""

    stages: Stages
    task: Task
    at_most: bool = True

    @property
    def runs(self) -> int:
        """Return the most runs there can be."""
        return self.stages.most()

    def cost(self, workers: int, done: int) -> Estimate:
        """Return time and disk, measured by living a few weeks."""
        worlds = self.stages.worlds
        burn_ins = len({world.burn_in_key() for world in worlds})
        samples = [Job(world, 1, point=0) for world in worlds]
        return measured(samples, self.task, self.runs, self.runs * burn_ins // len(worlds), workers, done)

    def remarks(self, language: Language) -> list[str]:
        """Return nothing: all is said by the estimate."""
        return []


def audit(
    budget: str | Budget = "quick",
    settings: Sequence[str] = (),
    *,
    worlds: "Sequence[str | Path | Scenario]" = WORLDS,
    street: Any = None,
    announce: Announce | None = None,
    **how: Unpack[How],
) -> Audit:
    """Try every setting around its value and at the ends of its range, and say where a step makes a leap.

    Each world is set against itself only. The same call completes a folder after any interruption.

    Args:
        budget: "quick" or "full", or a budget made in Python.
        settings: some by name, with * for anything ("eta_*"); all where it is empty.
        worlds: the worlds to try them in.
        street: as in `wulian.Options`; five whole communities of it live.
        announce: is shown the course and the number of runs done before anything starts.
        **how: as in `wulian.Options`: workers, engine, out, progress, model.

    Returns:
        The audit: `.findings` has one for each item, with its verdict and its curves in points of a
        hundred; `.of(Verdict.EDGE)` are those with a verdict.

    Raises:
        InputError: what is asked makes no sense.
        OtherQuestion: the folder holds the answer to another question.
        DiskFull: nothing can be written any more.

    Example:
        >>> import wulian as wl
        >>> found = wl.audit(settings=["party_study"], worlds=["isolated"])
        >>> [(one.item.name, one.verdict.value) for one in found.findings]
        [('party_study', 'dead')]
    """
    execution = Execution.of(how)
    engines.check(execution.engine)
    size = _budget(budget)
    place = inputs.street(street, inputs.few(street, None))
    chosen = inputs.scenarios(worlds, [f"burn_in={size.burn_in}"])
    check_named_once(chosen)
    for world in chosen:
        place.check(world)
    stages = Stages(size, chosen, _items(chosen, settings))
    task = Task(
        place, size.scale, size.weeks, model=execution.model, observers=(Outcomes,), observed_only=True
    )
    question = _question(stages, task, settings)
    folder = execution.out or Path("results") / f"audit-{size.name}-{provenance.fingerprint(question)[:8]}"
    found = ResultsFolder.find(folder, question)
    if announce is not None:
        done = 0 if found is None else stages.most() if found.complete else found.done
        announce(Course(stages, task), done)
    manifest = provenance.manifest(question, chosen, place, folder, execution.out is not None)
    words = [word for one in settings for word in ("--settings", one)]
    words += provenance.street_words(street)
    words += [] if execution.out is None else ["--out", str(execution.out)]
    manifest["command"] = shlex.join(["wulian", "audit", "--budget", size.name, *words])
    with disk_full_is_said(folder):
        results = ResultsFolder.open(folder, manifest)
        if not (results.complete and (folder / CSV).exists()):
            complete(results, stages.first(), task, execution, stages.more)
        finished = Audit(results)
        finished.write()
        write_dictionary(finished.folder)
    return finished


def _budget(budget: str | Budget) -> Budget:
    if isinstance(budget, Budget):
        return budget
    if budget not in BUDGETS:
        raise InputError(f"budget {budget!r}: allowed is {', '.join(BUDGETS)}.")
    return BUDGETS[budget]


def _items(worlds: "Sequence[Scenario]", settings: Sequence[str]) -> tuple[Item, ...]:
    """Return what is looked at; a number must have one value in all worlds, else it has no one tenth."""
    found = items(worlds[-1], settings)
    for item in found:
        values = {world.settings[item.setting] for world in worlds} if item.is_number else {item.value}
        if values != {item.value}:
            raise InputError(f"{item.name} differs between the worlds; audit them one by one")
    return found


def _question(stages: Stages, task: Task, settings: Sequence[str]) -> dict[str, Any]:
    """Return all that the result depends on, what runs are watched with too."""
    size = stages.budget
    seeds = range(1, max(size.ends, size.tenths, size.steps) + 1)
    names = [world.name for world in stages.worlds]
    spec = RunSpec((), tuple(seeds), scale=size.scale, weeks=size.weeks)
    asked = provenance.question("audit", names, stages.worlds, task.street, spec, task.model)
    observer = Path(__file__).with_name("observer.py").read_bytes()
    return {
        **asked,
        "budget": asdict(size),
        "chosen": list(settings),
        "items": [item.plain() for item in stages.items],
        "watched": hashlib.sha256(observer).hexdigest(),
    }

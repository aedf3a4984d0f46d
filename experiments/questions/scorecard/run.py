"""Run a scorecard: all worlds of all claims × seeds, then the same worlds at parameter draws."""

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Unpack

import pandas as pd

from experiments.questions.dictionary import write_dictionary
from experiments.questions.scorecard.claim import Arm, Claim
from experiments.questions.scorecard.claims import arms, baseline, claims
from experiments.questions.scorecard.claims.headlines import ARMS
from experiments.questions.scorecard.draws import draws
from experiments.questions.scorecard.observer import Evidence as EvidenceObserver
from experiments.questions.scorecard.result import Scorecard
from experiments.questions.scorecard.watching import watched_with
from experiments.runs import engines, inputs, provenance
from experiments.runs.estimate import Estimate, measured
from experiments.runs.executor import MODEL, Task, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job, with_needed_arms
from experiments.runs.schedule import groups
from experiments.runs.spec import Execution, How, RunSpec
from experiments.runs.store import DONE, OBSERVED, Parts
from experiments.text.errors import InputError, disk_full_is_said
from experiments.text.language import Language

WEEKS = 157
"""Long enough for 52 weeks after the last withdrawal (week 104)."""
EQUAL = ("equal-isolated", "equal-linked")
DRAW_SEEDS_FROM = 1001


@dataclass(frozen=True)
class Budget:
    """How much is run: communities of the street, paired seeds, parameter draws (a pair of runs each).

    `rounds` is how many loads are tried for equal baselines, one after another.
    """

    name: str
    communities: str
    seeds: int
    draws: int
    rounds: int = baseline.ROUNDS
    scale: float = 1.0  # a small copy, for tests of the machinery


BUDGETS = {
    one.name: one
    for one in (
        Budget("quick", inputs.FEW, 5, 6, rounds=4),
        Budget("standard", "all", 6, 50),
        Budget("full", "all", 30, 150),
    )
}


@dataclass(frozen=True)
class Undertaking:
    """What will be run: chosen claims, their worlds by point, the settings of each draw."""

    budget: Budget
    claims: tuple[Claim, ...]
    design: pd.DataFrame
    jobs: tuple[Job, ...]
    scenarios: tuple[Any, ...]
    street: Any
    equal: bool

    @property
    def runs(self) -> int:
        """Return the number of runs, those of the equal baselines among them."""
        more = self.budget.rounds * min(baseline.SEEDS, self.budget.seeds) + len(EQUAL) * self.budget.seeds
        return len(self.jobs) + more * self.equal

    at_most = False

    def cost(self, workers: int, done: int) -> Estimate:
        """Return time and disk, measured by living a few weeks of some worlds."""
        first = {(job.point, job.scenario.name): job for job in reversed(self.jobs) if job.source is None}
        typical = [(point, name) for point in (0, self.jobs[-1].point) for name in ("isolated", "linked")]
        samples = [first[one] for one in dict.fromkeys(typical) if one in first] or list(self.jobs[:1])
        return measured(samples, self.task, self.runs, len(groups(self.jobs)), workers, done)

    def remarks(self, language: Language) -> list[str]:
        """Return nothing: all is said by the estimate."""
        return []

    @property
    def task(self) -> Task:
        """Return what all jobs have in common."""
        return Task(self.street, self.budget.scale, WEEKS, observers=(EvidenceObserver,), observed_only=True)


def undertaking(budget: str = "standard", only: Sequence[str] = (), street: Any = None) -> Undertaking:
    """Return what a scorecard of a budget runs; `only` names claims (B-01, N3), all where it is empty.

    Raises InputError for an unknown budget or claim.
    """
    if budget not in BUDGETS:
        raise InputError(f"budget {budget!r}: allowed is {', '.join(BUDGETS)}.")
    size, chosen = BUDGETS[budget], _chosen(only)
    place = inputs.street(street, size.communities)
    # some communities cannot say how robust the street's headlines are
    base, drawn, equal = _worlds(chosen, headlines=not only and place is place.whole and size.scale == 1.0)
    design = draws(size.draws)
    scenarios, auxiliary = _ordered([arm.scenario() for arm in base])
    jobs = [
        Job(one, seed, one.name in auxiliary, 0) for one in scenarios for seed in range(1, size.seeds + 1)
    ]
    for point, row in design.iterrows():
        values = {str(name): f"{value:g}" for name, value in row.items()}
        at_draw, extra = _ordered([arm.scenario(values) for arm in drawn], values)
        number = int(str(point))
        jobs += [Job(one, DRAW_SEEDS_FROM + number, one.name in extra, number) for one in at_draw]
    return Undertaking(size, chosen, design, tuple(jobs), scenarios, place, equal)


def _chosen(only: Sequence[str]) -> tuple[Claim, ...]:
    from sim.links import nearest

    known = {claim.code: claim for claim in claims()}
    for code in only:
        if code not in known:
            near = nearest(code, known)
            raise InputError(f"claim '{code[:80]}': there is none{near}. All: {', '.join(known)}")
    return tuple(claim for code, claim in known.items() if not only or code in only)


def _worlds(chosen: Sequence[Claim], headlines: bool) -> tuple[list[Arm], list[Arm], bool]:
    """Return the worlds of the calibrated point, those of the draws, and whether baselines are equalled."""
    names = {arm.name for claim in chosen for arm in (*claim.arms, *claim.base_arms)}
    names |= {arm.name for arm in ARMS} if headlines else set()
    at_draws = {arm.name for claim in chosen for arm in claim.arms}
    base = [arm for arm, _ in arms().values() if arm.name in names]
    return base, [arm for arm in base if arm.name in at_draws], any(claim.equal_baseline for claim in chosen)


def _ordered(scenarios: Sequence[Any], values: Any = None) -> tuple[tuple[Any, ...], frozenset[str]]:
    """Return the scenarios with those whose hours they take, each after its source."""
    return with_needed_arms(scenarios, lambda name: Arm(name, arms()[name][0].title).scenario(values))


def scorecard(
    budget: str = "standard",
    only: Sequence[str] = (),
    *,
    street: Any = None,
    announce: Any = None,
    **how: Unpack[How],
) -> Scorecard:
    """Ask the study's claims of the model: run what is not finished yet and return the verdicts.

    The same call completes a folder after any interruption.

    Args:
        budget: "quick" (five communities), "standard" or "full".
        only: codes of claims, such as "B-01"; all where it is empty.
        street: as in `wulian.Options`.
        announce: is shown the undertaking and the number of runs done before anything starts.
        **how: as in `wulian.Options`: workers, engine, out, progress, model.

    Returns:
        The scorecard: `.findings` has one for each claim, with its verdict and every condition.

    Raises:
        InputError: what is asked makes no sense.
        OtherQuestion: the folder holds the answer to another question.
        DiskFull: nothing can be written any more.

    Example:
        Hundreds of runs are too many for an example, so this one is refused:

        >>> import wulian as wl
        >>> wl.scorecard("quick", only=["B-99"])
        Traceback (most recent call last):
        ...
        experiments.text.errors.InputError: claim 'B-99': there is none...
    """
    plan = undertaking(budget, only, street)
    execution = Execution.of(how)
    engines.check(execution.engine)
    question = _question(plan)
    folder = execution.out or Path("results") / f"scorecard-{budget}-{provenance.fingerprint(question)[:8]}"
    found = ResultsFolder.find(folder, question)
    if announce is not None:
        announce(plan, 0 if found is None else found.done)
    manifest = provenance.manifest(question, plan.scenarios, plan.street, folder, execution.out is not None)
    manifest["command"] = _command(plan, execution.out)
    with disk_full_is_said(folder):
        results = ResultsFolder.open(folder, manifest)
        complete(
            results,
            plan.jobs,
            plan.task,
            execution,
            _Rounds(plan).more if plan.equal else None,
        )
        card = Scorecard(results)
        card.write()
        write_dictionary(card.folder)
    return card


def _question(plan: Undertaking) -> dict[str, Any]:
    spec = RunSpec((), tuple(range(1, plan.budget.seeds + 1)), scale=plan.budget.scale, weeks=WEEKS)
    asked = provenance.question("scorecard", [], plan.scenarios, plan.street, spec, MODEL)
    return {
        **asked,
        "budget": asdict(plan.budget),
        "claims": [one.code for one in plan.claims],
        "design": plan.design.to_dict("list"),
        "watched": watched_with(),
    }


def _command(plan: Undertaking, out: Path | None) -> str:
    words = ["wulian scorecard", "--budget", plan.budget.name]
    if len(plan.claims) < len(claims()):
        words += [word for one in plan.claims for word in ("--claim", one.code)]
    return " ".join([*words, *(() if out is None else ("--out", str(out)))])


class _Rounds:
    """The search for equal baselines: further jobs from the parts of finished ones."""

    def __init__(self, plan: Undertaking) -> None:
        self.plan = plan
        self.seeds = range(1, min(baseline.SEEDS, plan.budget.seeds) + 1)

    def more(self, parts: Parts, jobs: Sequence[Job]) -> Sequence[Job] | None:
        """Return the jobs with one round more, at last those of the found loads; then None."""
        tried: list[tuple[baseline.Loads, dict[str, float]]] = []
        added: list[Job] = []
        for number in range(1, self.plan.budget.rounds + 1):
            loads = baseline.next_loads(tried)
            scenario = baseline.round_arm(number, loads).scenario()
            own = [Job(scenario, seed, point=0) for seed in self.seeds]
            added += own
            shares = self._shares(parts, own)
            if shares is None:  # not lived yet, or all failed: then there is no next round
                return (*self.plan.jobs, *added) if len(self.plan.jobs) + len(added) > len(jobs) else None
            tried.append((loads, shares))
        last = [arm.scenario() for arm in baseline.final_arms(baseline.closest(tried))]
        seeds = range(1, self.plan.budget.seeds + 1)
        whole = (*self.plan.jobs, *added, *(Job(one, seed, point=0) for one in last for seed in seeds))
        return whole if len(whole) > len(jobs) else None

    @staticmethod
    def _shares(parts: Parts, jobs: Sequence[Job]) -> dict[str, float] | None:
        """Return the mean share of each class, in percent; None where a run is missing or failed."""
        rows = [parts.row(job.name) for job in jobs]
        if any(row is None or row.status != DONE for row in rows):
            return None
        tables = [pd.read_parquet(io.BytesIO(parts.content(job.name, OBSERVED))) for job in jobs]
        means = pd.concat(tables).groupby("name")["value"].mean()
        return {kind: float(means[f"in_time_share_{kind}"]) for kind in baseline.CLASSES}

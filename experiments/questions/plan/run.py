"""`plan`: within a budget, which links, in how many communities, do most for a goal?

Besides what every results folder holds, a plan's has

    design.parquet   one row per point: links, sample of other settings, their values
    values.parquet   the value table, as a sweep's
    frontier.csv     every portfolio tried: links, cost, gain on screening and on re-test seeds
    portfolios.csv   the named portfolios: links, cost, what they change on fresh seeds
    prices.csv       the price list with sources (also in manifest.json)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from experiments.designs.design import latin_hypercube
from experiments.designs.factor import ALL_UNCERTAIN, LINK, several
from experiments.questions.dictionary import write_dictionary
from experiments.questions.plan.costs import EVERYTHING, Budget, check_affordable, settings_of
from experiments.questions.plan.prices import PriceList, read_prices
from experiments.questions.plan.result import Plan
from experiments.questions.plan.search import need_library
from experiments.questions.plan.stages import FIRST_RETEST, Sizes, Stages
from experiments.questions.sweep.plan import at_point, check_measures, check_not_set, points_of, sweep_plan
from experiments.questions.sweep.result import DESIGN, VALUES, Sweep, write_table
from experiments.runs import engines, provenance
from experiments.runs.estimate import Estimate, measured
from experiments.runs.executor import Task, complete
from experiments.runs.folder import ResultsFolder
from experiments.runs.jobs import Job
from experiments.runs.spec import Execution, Options, RunSpec, Seeds, taken
from experiments.runs.store import Parts
from experiments.stats.measures import BY_NAME, Measure
from experiments.stats.windows import described, weeks_of
from experiments.text.errors import InputError, disk_full_is_said
from experiments.text.language import Language

if TYPE_CHECKING:
    from sim import Scenario


@dataclass(frozen=True)
class Search:
    """What a plan will run at most, shown before it starts."""

    stages: Stages
    task: Task
    at_most: bool = True

    @property
    def runs(self) -> int:
        """Return the most runs there can be."""
        return self.stages.most()[0]

    def cost(self, workers: int, done: int) -> Estimate:
        """Return time and disk, measured by living a few weeks."""
        runs, burn_ins = self.stages.most()
        one = Job(self.stages.scenario, self.stages.seeds.screening[0])
        return measured([one], self.task, runs, burn_ins, workers)

    def remarks(self, language: Language) -> list[str]:
        """Return nothing: all is said by the estimate."""
        return []


Announce = Callable[[Search, int], None]
GOAL = "in_time_share_specialised"
WEEKS = 129
SEEDS = (1, 2, 3, 4)


def plan(
    goal: str = GOAL,
    *,
    money: float | None = None,
    posts: float | None = None,
    hours: float | None = None,
    prices: "PriceList | Path | None" = None,
    scenario: "str | Path | Scenario" = "linked",
    seeds: Seeds = SEEDS,
    sizes: Sizes | None = None,
    search_seed: int = 1,
    vary: Mapping[str, Any] | str = ALL_UNCERTAIN,
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Plan:
    """Search for the portfolios of links that do most for a goal within a yearly budget.

    A folder that asks the same question is completed, never run twice. Needs the extra `planning`.

    Args:
        goal: a declared measure with a good direction.
        money: yuan a year for the whole street; as much as it takes unless given.
        posts: full-time posts, likewise.
        hours: hours of coordination a year, likewise.
        prices: what links cost: a price list, or a file with one.
        scenario: the world whose links are chosen from; nothing opened is the base.
        seeds: those of the screening; what is stated comes from fresh seeds from 30,000 on.
        sizes: how much is run.
        search_seed: seed of the search itself.
        vary: settings that are drawn anew to see whether the answer holds.
        announce: is shown what will be run before anything starts.
        **options: see `wulian.Options`. Of a street given by name five whole communities live and stand
            for the others unless `communities` says which, or "all"; runs last 129 weeks.

    Returns:
        The plan: `.named` are the portfolios with a name, best first; `.frontier_table` has a row for
        each portfolio tried, cheapest first, `.portfolio_table` one for each named one and measure.

    Raises:
        InputError, ScenarioError: what is asked makes no sense, or the library is missing.
        OtherQuestion: the folder holds the answer to another question.

    Example:
        >>> import wulian as wl
        >>> from experiments.questions.plan.stages import Sizes
        >>> few = Sizes(evaluations=1, finalists=1, retest=5, confirmation=5, samples=0)
        >>> found = wl.plan("trust", money=400_000, sizes=few, seeds=[1], communities=1, weeks=2)
        >>> all(one.cost.yuan <= 400_000 for one in found.named)
        True
    """
    spec, execution = taken([scenario], seeds, options, weeks=WEEKS, few=True)
    engines.check(execution.engine)
    stages, question, place = prepared(
        spec,
        goal,
        Budget(money, posts, hours),
        prices,
        sizes or Sizes(),
        search_seed,
        vary,
        execution.model,
    )
    arm, task = stages.scenario, execution.task(spec, place, street_only=True)
    if announce is not None:
        announce(Search(stages, task), 0)
    folder = execution.out or Path("results") / provenance.folder_name("plan", [arm.name], question)
    words = _words(question, prices, vary) + provenance.street_words(spec.street)
    manifest = provenance.manifest(
        question, [arm], place, folder, execution.out is not None, words, arms=spec.written()
    )
    with disk_full_is_said(folder):
        results = ResultsFolder.open(folder, manifest)
        results.manifest["measures"] = [goal]
        results.save_manifest()
        done = Sweep(results)
        if not (results.complete and (folder / VALUES).exists()):
            _live(results, stages, task, execution)
            done.write_values()
        found = Plan(done)
        found.write_tables()
        write_dictionary(found.folder)
        return found


def prepared(
    spec: RunSpec,
    goal: str,
    budget: Budget,
    prices: "PriceList | Path | None",
    sizes: Sizes,
    search_seed: int,
    vary: Mapping[str, Any] | str,
    model: str,
) -> tuple[Stages, dict[str, Any], Any]:
    """Return the checked course of a plan, the question it answers, and its street."""
    need_library()
    measure = _goal(goal)
    listed = prices if isinstance(prices, PriceList) else read_prices(prices)
    _check_sizes(sizes, spec.seeds, search_seed)
    things = several(vary) if sizes.samples else ()
    design = latin_hypercube(things, sizes.samples, search_seed) if things else None
    samples = [values for _, values in points_of(design)] if design else []
    if linked := [one.name for one in things if one.name.startswith(LINK)]:
        raise InputError(f"--vary {linked[0]}: links are what a plan chooses; vary settings only")
    check_not_set(spec.settings, settings_of(EVERYTHING))
    one = design or latin_hypercube(several({"links.platform": "range"}), 1)
    checked = sweep_plan(one, spec)
    arm, place = checked.scenarios[0], checked.street
    if arm.hours_of is not None or any(event.links for event in arm.events):
        raise InputError(
            f"{arm.name}: a plan needs a scenario that lives by its own hours and whose links do not"
            " change on a date, such as linked"
        )
    at_point(arm, settings_of(EVERYTHING))
    everywhere = len(place.whole.communities)
    check_affordable(listed, budget, everywhere)
    shown = weeks_of(spec.weeks, [(span[0], span[1]) for span in provenance.emergency_weeks(arm)])
    if not described(shown, measure):
        raise InputError(f"--goal {goal}: runs of {spec.weeks} weeks of {arm.name} have no such weeks")
    lived = spec.scale * place.residents
    stages = Stages(
        arm,
        measure.for_residents(lived),
        shown,
        listed,
        budget,
        everywhere,
        lived / place.whole.residents,
        sizes,
        sizes.seeds(spec.seeds),
        samples,
        search_seed,
    )
    asked = provenance.question("plan", [arm.name], [arm], place, spec, model)
    details = {
        "goal": goal,
        "budget": budget.plain(),
        "prices": listed.plain(),
        "sizes": asdict(sizes),
        "search_seed": search_seed,
        "samples": design.plain() if design else None,
    }
    return stages, asked | details, place


def _goal(name: str) -> Measure:
    """Return the goal; it must have a good direction."""
    check_measures([name])
    measure = BY_NAME[name]
    if measure.better == "none":
        raise InputError(
            f"--goal {name}: no direction of it is declared good, so a plan cannot aim at it"
            " (docs/measures.md lists which have one)"
        )
    return measure


def _check_sizes(sizes: Sizes, seeds: Sequence[int], search_seed: int) -> None:
    least = {
        "evaluations": 1,
        "finalists": 1,
        "retest": 5,
        "confirmation": 5,
        "samples": 0,
        "sample_seeds": 1,
    }
    for name, fewest in least.items():
        value = getattr(sizes, name)
        most = 100_000 if name == "evaluations" else 500
        if not fewest <= value <= most:
            raise InputError(f"{name} = {value}: allowed is {fewest} to {most}")
    if search_seed < 1:
        raise InputError(f"seed of the search = {search_seed}: allowed is a whole number from 1")
    if any(seed >= FIRST_RETEST for seed in seeds):
        raise InputError(f"seeds from {FIRST_RETEST} on are kept for the re-test; screen on lower ones")


def _live(
    results: ResultsFolder,
    stages: Stages,
    task: Task,
    execution: Execution,
) -> None:
    """Run what is not finished yet; the points are on disk before the runs that finish the plan."""

    def more(parts: Parts, jobs: Sequence[Job]) -> list[Job] | None:
        longer = stages.more(parts, jobs)
        write_table(stages.design, results.path / DESIGN, results.manifest)
        return longer

    complete(results, stages.first(), task, execution, more)


def _words(
    question: Mapping[str, Any], prices: "PriceList | Path | None", vary: Mapping[str, Any] | str
) -> list[str]:
    """Return the options that repeat this plan on the command line."""
    words = ["--goal", question["goal"]]
    for name, amount in question["budget"].items():
        if amount is not None:
            words += [f"--{name}", f"{amount:.15g}"]
    if isinstance(prices, Path):
        words += ["--prices", str(prices.resolve())]
    for name, size in question["sizes"].items():
        if size != getattr(Sizes(), name):
            words += [f"--{name.replace('_', '-')}", str(size)]
    if question["samples"] and vary != ALL_UNCERTAIN:
        words += [word for one in several(vary) for word in ("--vary", one.described())]
    if question["search_seed"] != 1:
        words += ["--design-seed", str(question["search_seed"])]
    return words


def plan_as_written(
    evaluations: int,
    finalists: int,
    retest: int,
    confirmation: int,
    samples: int,
    sample_seeds: int,
    **options: Any,
) -> Plan:
    """Search as `wulian plan` asks it; the other options are those of `plan`."""
    sizes = Sizes(evaluations, finalists, retest, confirmation, samples, sample_seeds)
    return plan(sizes=sizes, **options)

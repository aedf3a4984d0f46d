"""`sensitivity`: which uncertain settings move a measure, or what linkage changes in it?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from experiments.designs.design import design as make_design
from experiments.designs.factor import ALL_UNCERTAIN, several
from experiments.questions.analysis import Analysis, analysed, measures_asked, quantities
from experiments.questions.sensitivity.morris import Screening, screening
from experiments.questions.sensitivity.sample import check_seeds
from experiments.questions.sensitivity.sobol import VarianceShares, variance_shares
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.result import Sweep
from experiments.questions.sweep.run import Announce, run_design
from experiments.runs.spec import Options, RunSpec, Seeds, taken
from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario

WEEKS = 129
METHODS = ("morris", "sobol")
TRAJECTORIES, BASE_SAMPLE, LEAST_SAMPLE = 10, 128, 64
MOST_ARMS = 2


def sensitivity_plan(
    spec: RunSpec,
    vary: Mapping[str, Any] | str,
    method: str,
    size: int | None,
    second_order: bool,
    design_seed: int,
    measures: Sequence[str],
) -> SweepPlan:
    """Return the plan: `size` trajectories (morris) or rows of the base sample (sobol)."""
    if method not in METHODS:
        raise InputError(f"--method {method[:40]}: allowed is {' or '.join(METHODS)}.")
    if not 1 <= len(spec.arms) <= MOST_ARMS:
        raise InputError(
            f"{len(spec.arms)} scenarios: a sensitivity looks at one, or at the second less the first."
        )
    check_seeds(len(spec.seeds))
    if method == "sobol" and size is not None and size < LEAST_SAMPLE:
        raise InputError(
            f"--size {size}: Sobol' indices need {LEAST_SAMPLE} rows of the base sample or more",
            f"--size {size}：Sobol' 指数至少要 {LEAST_SAMPLE} 行基本样本",
        )
    things = several(vary)
    rows = size or (TRAJECTORIES if method == "morris" else BASE_SAMPLE)
    step = 2 * len(things) + 2 if second_order else len(things) + (1 if method == "morris" else 2)
    made = make_design(method, things, points=rows * step, seed=design_seed, second_order=second_order)
    return sweep_plan(made, spec, measures=measures)


def sensitivity(
    arms: "Sequence[str | Path | Scenario]" = ("isolated", "linked"),
    vary: Mapping[str, Any] | str = ALL_UNCERTAIN,
    method: str = "morris",
    seeds: Seeds = (1, 2),
    *,
    size: int | None = None,
    second_order: bool = False,
    design_seed: int = 1,
    outcomes: Sequence[str] = (),
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Analysis:
    """Find out which settings move the outcomes of one scenario, or the second less the first.

    Args:
        arms: one scenario, or two of which the first is the base.
        vary: "all uncertain", or a range for each name, in the settings' own units.
        method: "morris" screens many settings, "sobol" divides the variance among few.
        seeds: whole numbers from 1, the same at every point.
        size: trajectories of morris (10 unless given), or rows of sobol's base sample, a power of 2
            (128 unless given).
        second_order: also for pairs of settings (sobol).
        design_seed: seed of the design itself.
        outcomes: measures; the primary outcomes where none is named.
        announce: is shown the plan before anything starts.
        **options: see `wulian.Options`. Of a street given by name five whole communities live unless
            `communities` says which, or "all"; runs last 129 weeks.

    Returns:
        The analysis: `.tables` by name (as the CSV files in `.folder`), `.sentences("zh")` says for each
        outcome what was found, `.sweep` holds the runs behind it.

    Raises:
        InputError, ScenarioError: what is asked makes no sense, or a library is missing.
        OtherQuestion: the folder holds the answer to another question.

    Example:
        >>> import wulian as wl
        >>> ranges = {"need_scale": (0.8, 2), "staff_per_10k": (10, 30)}
        >>> found = wl.sensitivity(
        ...     ["linked"], ranges, size=2, seeds=[1, 2], outcomes=["trust"], communities=1, weeks=2
        ... )
        >>> len(found.sweep.runs)  # two trajectories of three points, two seeds
        12
    """
    asked = measures_asked(outcomes)
    spec, execution = taken(arms, seeds, options, weeks=WEEKS, few=True)
    plan = sensitivity_plan(spec, vary, method, size, second_order, design_seed, asked)
    details = {"method": method, "outcomes": asked}
    words = [word for word in plan.design.words() if word not in ("--design", method)]
    at = words.index("--points")
    words[at : at + 2] = ["--method", method, "--size", str(_rows(plan))]
    words += [word for outcome in outcomes for word in ("--outcome", outcome)]
    sweep = run_design(
        plan,
        execution,
        experiment="sensitivity",
        details=details,
        words=words,
        announce=announce,
    )
    return analysed("sensitivity", sweep)


def _rows(plan: SweepPlan) -> int:
    """Return the number of trajectories, or of rows of the base sample."""
    count = len(plan.design.names)
    if plan.design.kind == "morris":
        return len(plan.design) // (count + 1)
    step = 2 * count + 2 if plan.design.options["second_order"] else count + 2
    return len(plan.design) // step


def read(sweep: Sweep) -> list[Screening | VarianceShares]:
    """Return what the tables of a finished sensitivity say."""
    asked = sweep.manifest["question"]
    base, arm = (None, asked["arms"][0]) if len(asked["arms"]) == 1 else asked["arms"]
    seed = asked["design"]["seed"]
    bounds = dict(zip(sweep.problem["names"], map(tuple, sweep.problem["bounds"]), strict=True))
    found: list[Screening | VarianceShares] = []
    for quantity in quantities(sweep, arm, base):
        if asked["method"] == "morris":
            found.append(screening(sweep.values, sweep.design, quantity, bounds, seed))
        else:
            second = asked["design"]["second_order"]
            found.append(
                variance_shares(sweep.values, sweep.design, quantity, second_order=second, seed=seed)
            )
    return found

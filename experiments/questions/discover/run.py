"""`discover`: where in the uncertain settings does the claim hold, and where does it reverse?"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from experiments.designs.design import latin_hypercube
from experiments.designs.factor import ALL_UNCERTAIN, several
from experiments.questions.analysis import Analysis, analysed, measures_asked, quantities
from experiments.questions.discover.result import Discovery, discovered
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.result import Sweep
from experiments.questions.sweep.run import Announce, run_design
from experiments.runs.spec import Options, RunSpec, Seeds, taken
from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario

WEEKS = 129
POINTS = 200


def discovery_plan(
    spec: RunSpec,
    vary: Mapping[str, Any] | str,
    points: int,
    design_seed: int,
    measures: Sequence[str],
) -> SweepPlan:
    """Return the plan: a Latin hypercube of two worlds."""
    if len(spec.arms) != 2:
        raise InputError(
            f"{len(spec.arms)} scenarios: a discovery asks where the second beats the first, so it needs two."
        )
    made = latin_hypercube(several(vary), points, design_seed)
    return sweep_plan(made, spec, measures=measures)


def discover(
    arms: "Sequence[str | Path | Scenario]" = ("isolated", "linked"),
    vary: Mapping[str, Any] | str = ALL_UNCERTAIN,
    points: int = POINTS,
    seeds: Seeds = (1, 2, 3),
    *,
    design_seed: int = 1,
    outcomes: Sequence[str] = (),
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Analysis:
    """Find the region of the uncertain settings in which the second scenario beats the first.

    A Latin hypercube, both scenarios at each point with the same seeds; boxes by PRIM. Needs the
    extra `discovery`.

    Args:
        arms: two scenarios, the first of which is the base.
        vary: "all uncertain", or a range for each name, in the settings' own units.
        points: points of the hypercube.
        seeds: whole numbers from 1, the same at every point.
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
        >>> found = wl.discover(
        ...     vary=ranges, points=4, seeds=[1], outcomes=["trust"], communities=1, weeks=2
        ... )
        >>> len(found.sweep.runs)  # four points, two worlds
        8
    """
    asked = measures_asked(outcomes)
    spec, execution = taken(arms, seeds, options, weeks=WEEKS, few=True)
    plan = discovery_plan(spec, vary, points, design_seed, asked)
    words = [word for word in plan.design.words() if word not in ("--design", "lhs")]
    words += [word for outcome in outcomes for word in ("--outcome", outcome)]
    sweep = run_design(
        plan,
        execution,
        experiment="discover",
        details={"outcomes": asked},
        words=words,
        announce=announce,
    )
    return analysed("discover", sweep)


def read(sweep: Sweep) -> list[Discovery]:
    """Return what the tables of a finished discovery say."""
    asked = sweep.manifest["question"]
    base, arm = asked["arms"]
    seed = asked["design"]["seed"]
    return [
        discovered(sweep.values, sweep.design, quantity, seed) for quantity in quantities(sweep, arm, base)
    ]

"""`calibrate`: which values of chosen settings fit what an analyst observed? A region, not a point."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from experiments.designs.design import latin_hypercube
from experiments.designs.factor import Varied, asked_for, several
from experiments.questions.analysis import Analysis, analysed, titles
from experiments.questions.calibrate.emulator import FEWEST_POINTS, library
from experiments.questions.calibrate.finding import FittedObservations, FittedSettings
from experiments.questions.calibrate.observed import observation_of, read_observed, simulated
from experiments.questions.calibrate.result import emulated, fitted
from experiments.questions.calibrate.scenario_file import write_scenario
from experiments.questions.sweep.plan import SweepPlan, sweep_plan
from experiments.questions.sweep.result import Sweep
from experiments.questions.sweep.run import Announce, run_design
from experiments.runs.coverage import share_lived
from experiments.runs.spec import Options, RunSpec, Seeds, taken
from experiments.text.errors import InputError

if TYPE_CHECKING:
    from sim import Scenario

WEEKS = 156
DISCREPANCY = 0.05
MOST_SETTINGS = 15
POINTS_EACH, LEAST_POINTS = 10, 30
"""Ten points a setting is the usual size for a Gaussian process (Loeppky and others 2009)."""


def fitting_plan(
    spec: RunSpec,
    vary: Mapping[str, Any] | str,
    points: int | None,
    design_seed: int,
) -> SweepPlan:
    """Return the plan: a Latin hypercube of the chosen settings, each point with seeds of its own."""
    if not vary:
        raise InputError("no setting to fit: name at least one with --vary NAME or --vary NAME=LOW:HIGH.")
    things = several(vary)
    if len(things) > MOST_SETTINGS:
        raise InputError(
            f"{len(things)} settings: allowed is 1 to {MOST_SETTINGS}; observations cannot tell more"
            " apart. wulian sensitivity shows which of them matter."
        )
    for one in things:
        if one.words or not one.low < one.high:
            raise InputError(f"{one.name}: a calibration varies numbers, from a lower to a higher one")
    size = points or max(LEAST_POINTS, POINTS_EACH * len(things))
    if size < FEWEST_POINTS:
        raise InputError(f"points = {size}: a calibration needs at least {FEWEST_POINTS}")
    if len(spec.seeds) < 2:
        raise InputError("one seed: a calibration needs at least 2, to tell luck from settings")
    made = latin_hypercube(things, size, design_seed)
    return sweep_plan(made, spec, own_seeds=True)


def calibrate(
    observed: str | Path,
    scenario: "str | Path | Scenario" = "isolated",
    vary: Mapping[str, Any] | str = "",
    points: int | None = None,
    seeds: Seeds = (1, 2, 3),
    *,
    discrepancy: float = DISCREPANCY,
    design_seed: int = 1,
    announce: Announce | None = None,
    **options: Unpack[Options],
) -> Analysis:
    """Find the region of the varied settings that fits the observations of a CSV file.

    Points of a Latin hypercube are lived, and a Gaussian process stands for the model between them. What
    is observed is the whole street's: counts of chosen communities are brought up to it. Writes
    `plausible.csv`, a table for `sweep`, and `fitted.toml`, the posterior mean as a scenario (not for a
    `Scenario` given in Python, which no file can extend). Needs the extra `discovery`.

    Args:
        observed: a file with the columns measure, weeks, value, error (one standard error), in the
            units of docs/measures.md.
        scenario: the world that was observed.
        vary: a range for each name, in the settings' own units.
        points: points of the hypercube; 10 a setting, at least 30, unless given.
        seeds: those of the first point; every other has as many of its own.
        discrepancy: what the model itself may get wrong: a standard deviation, as a share of each
            observed value.
        design_seed: seed of the design itself.
        announce: is shown the plan before anything starts.
        **options: see `wulian.Options`.

    Returns:
        The analysis: `.tables` by name (as the CSV files in `.folder`), `.sentences("zh")` says for each
        outcome what was found, `.sweep` holds the runs behind it.

    Raises:
        InputError, ScenarioError: what is asked makes no sense, or a library is missing.
        OtherQuestion: the folder holds the answer to another question.

    Example:
        >>> from pathlib import Path
        >>> import wulian as wl
        >>> with Path("observed.csv").open("w") as file:
        ...     print("measure,weeks,value,error", "trust,0-1,0.5,0.1", sep=chr(10), file=file)
        >>> found = wl.calibrate(
        ...     "observed.csv", vary={"need_scale": (0.8, 2)}, points=10, seeds=[1, 2], communities=1, weeks=2
        ... )
        >>> sorted(found.tables)
        ['emulators', 'fitted', 'plausible', 'settings']
    """
    library()
    if not 0 <= discrepancy <= 1:
        raise InputError(f"discrepancy = {discrepancy:g}: allowed is 0 to 1 (a share of the observed value)")
    spec, execution = taken([scenario], seeds, options, weeks=WEEKS)
    plan = fitting_plan(spec, vary, points, design_seed)
    seen = read_observed(Path(observed), spec.weeks)
    words = [word for word in plan.design.words() if word not in ("--design", "lhs")]
    words += ["--discrepancy", f"{discrepancy:g}"]
    sweep = run_design(
        plan,
        execution,
        experiment="calibrate",
        details={
            "observed": [one.plain() for one in seen],
            "discrepancy": discrepancy,
            "own_seeds": True,
        },
        words=words,
        files=[str(Path(observed).resolve())],
        announce=announce,
    )
    analysis = analysed("calibrate", sweep)
    fit = analysis.found[0].fit
    if fit.fits and isinstance(scenario, str | Path):
        path = sweep.folder / "fitted.toml"
        write_scenario(path, scenario, spec.settings, fit.mean, inside=fit.mean_fits)
    return analysis


def varied_as_written(options: Sequence[str]) -> Mapping[str, Any] | str:
    """Return what `--vary` asks for; nothing named is nothing to fit."""
    return asked_for(options) if options else ""


def read(sweep: Sweep) -> tuple[FittedSettings, FittedObservations]:
    """Return what the tables of a finished calibration say."""
    asked = sweep.manifest["question"]
    (arm,) = asked["arms"]
    seen = [observation_of(row, asked["weeks"]) for row in asked["observed"]]
    things = [_varied(one) for one in asked["design"]["varied"]]
    runs = simulated(sweep.folder / "weekly.parquet", seen, arm, share_lived(sweep.manifest))
    seed = asked["design"]["seed"]
    known, together = emulated(sweep.design, runs, seen, things, seed)
    fit = fitted(sweep.design, known, seen, things, asked["discrepancy"], seed, together)
    return FittedSettings(fit, arm, titles(sweep)), FittedObservations(fit, arm, titles(sweep))


def _varied(plain: Mapping[str, Any]) -> Varied:
    """Return what `Varied.plain` gave."""
    if "values" in plain:
        values = tuple(plain["values"])
        return Varied(plain["name"], float(values[0]), float(values[-1]), values=values)
    return Varied(plain["name"], plain["low"], plain["high"], plain["whole"])

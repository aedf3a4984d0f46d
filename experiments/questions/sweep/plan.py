"""What a sweep runs: the points of a design × scenarios × seeds, all checked before anything starts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.designs.design import Design
from experiments.runs.jobs import LAST_SEED, Job, with_needed_arms
from experiments.runs.schedule import groups
from experiments.runs.spec import Execution, RunSpec
from experiments.runs.worker import MODEL
from experiments.text.errors import InputError
from experiments.text.language import Language

if TYPE_CHECKING:
    from experiments.runs.estimate import Estimate
    from sim import Scenario

LONGEST, LEAST_SCALE = 520, 0.02
NAMED = 5


@dataclass(frozen=True)
class SweepPlan:
    """A design, the scenarios it changes (the first is the base of differences), and what is asked.

    Make one with `sweep_plan`, which checks it. The settings of `spec` have been applied to
    `scenarios`; `ordered` holds these and the arms whose hours they need, in running order;
    `measures` are shown besides the primary outcomes. `each_community` keeps their weekly rows, not
    only the street's. With `own_seeds`, the seeds of `spec` are those of the first point and no two
    points share one.
    """

    design: Design
    spec: RunSpec
    scenarios: tuple["Scenario", ...]
    ordered: tuple["Scenario", ...]
    auxiliary: frozenset[str]
    street: Any
    each_community: bool
    measures: tuple[str, ...]
    own_seeds: bool = False

    @property
    def arms(self) -> list[str]:
        """Return the names of the scenarios asked for, base first."""
        return [one.name for one in self.scenarios]

    at_most = False

    @property
    def runs(self) -> int:
        """Return the number of runs."""
        return len(self.design) * len(self.ordered) * len(self.spec.seeds)

    def cost(self, workers: int, done: int = 0, model: str = MODEL) -> "Estimate":
        """Return time and disk when `done` runs are done; takes some seconds to measure.

        First, middle and last point stand for all, each with another seed.
        """
        from experiments.runs.estimate import measured

        jobs = self.jobs()
        last = len(self.design) - 1
        chosen = {
            point: self.seeds_at(point)[place % len(self.spec.seeds)]
            for place, point in enumerate((0, last // 2, last))
        }
        samples = [job for job in jobs if job.source is None and chosen.get(job.point or 0) == job.seed]
        task = Execution(model=model).task(self.spec, self.street, street_only=not self.each_community)
        return measured(samples, task, len(jobs), len(groups(jobs)), workers, done)

    def remarks(self, language: Language) -> list[str]:
        """Return which settings take whole numbers only."""
        whole = [one.name for one in self.design.varied if one.whole]
        if not whole:
            return []
        zh = language == "zh"
        named = ("、" if zh else ", ").join(whole[:NAMED]) + (" …" if len(whole) > NAMED else "")
        return [f"只取整数的设定：{named}" if zh else f"Whole numbers only: {named}"]

    def jobs(self) -> list[Job]:
        """Return the jobs in the order of the tables: point, scenario, seed."""
        jobs = []
        for point, values in points_of(self.design):
            for arm in self.ordered:
                scenario = at_point(arm, values)
                auxiliary = arm.name in self.auxiliary
                jobs += [Job(scenario, seed, auxiliary, point) for seed in self.seeds_at(point)]
        return jobs

    def seeds_at(self, point: int) -> tuple[int, ...]:
        """Return the seeds of a point, in order."""
        seeds = self.spec.seeds
        step = point * (max(seeds) - min(seeds) + 1) if self.own_seeds else 0
        return tuple(seed + step for seed in seeds)


def sweep_plan(
    design: Design,
    spec: RunSpec,
    *,
    each_community: bool = False,
    measures: Sequence[str] = (),
    own_seeds: bool = False,
) -> SweepPlan:
    """Return a plan in which every scenario at every point is known to be allowed.

    The settings of `spec` are changes made in every arm, under the design. Raises InputError or
    ScenarioError.
    """
    if not spec.arms:
        raise InputError("a sweep needs at least one scenario")
    for name, value, least, most in (
        ("weeks", spec.weeks, 1, LONGEST),
        ("scale", spec.scale, LEAST_SCALE, 1),
    ):
        if not least <= value <= most:
            raise InputError(f"{name} = {value:g}: allowed is {least:g} to {most:g}")
    if not spec.seeds or len(set(spec.seeds)) < len(spec.seeds) or min(spec.seeds) < 1:
        raise InputError("seeds: allowed are whole numbers from 1, at least one, each once")
    check_measures(measures)
    check_not_set(spec.settings, design.names)
    place, scenarios = spec.place(), spec.scenarios()
    ordered, auxiliary = with_needed_arms(scenarios, spec.scenario)
    for arm in ordered:
        place.check(arm)
    for point, values in points_of(design):
        for arm in ordered:
            try:
                at_point(arm, values)
            except ValueError as error:
                text = str(error).replace("--set ", "").replace(" with --set", "")
                raise InputError(f"point {point} of the design: {text}") from None
    plan = SweepPlan(
        design, spec, tuple(scenarios), ordered, auxiliary, place, each_community, tuple(measures), own_seeds
    )
    if own_seeds and (highest := max(plan.seeds_at(len(design) - 1))) > LAST_SEED:
        raise InputError(
            f"{len(design)} points with {len(spec.seeds)} seeds of their own each need seeds up to {highest};"
            f" allowed is up to {LAST_SEED}. Give fewer points, fewer seeds or lower ones."
        )
    return plan


def at_point(scenario: "Scenario", values: Mapping[str, Any]) -> "Scenario":
    """Return the scenario with the values of a point; it keeps its name.

    Where the point closes the link that the scenario's chair convenes by, nobody convenes, as in
    the worlds that leave a link out (a chair without its link would be refused).
    """
    from scenarios import changed
    from sim.structure import Link

    changes = [f"{name}={value}" for name, value in values.items()]
    chair = scenario.settings.hub_chair
    convening = [one.key for one in Link if one.chair == chair or (chair == "office" and one.convenes)]
    if not convening or "hub_chair" in values:
        return changed(scenario, changes)
    found = changed(scenario, ["hub_chair=none", *changes])
    if any(found.ever_open(link) for link in convening):
        return changed(found, [f"hub_chair={chair}"])
    return found


def check_not_set(settings: Sequence[str], varied: Iterable[str]) -> None:
    """Refuse changes for every arm (NAME=VALUE) that the points of a design would override."""
    fixed = {one.partition("=")[0].strip().removeprefix("settings.") for one in settings}
    if both := sorted(fixed.intersection(varied)):
        raise InputError(
            f"{both[0]} is varied by the design and cannot be set as well",
            f"{both[0]} 已由设计变动，不能同时用 --set 设定",
        )


def check_measures(names: Sequence[str]) -> None:
    """Refuse measures that are not declared."""
    from experiments.stats.measures import BY_NAME
    from sim.links import nearest

    for name in names:
        if name not in BY_NAME:
            raise InputError(
                f"unknown measure '{name[:80]}'{nearest(name, BY_NAME)} (docs/measures.md lists them)"
            )


def points_of(design: Design) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield number and values of each point, as plain numbers and words."""
    columns = [design.table[name].tolist() for name in design.names]
    for point, values in enumerate(zip(*columns, strict=True)):
        yield point, dict(zip(design.names, values, strict=True))

"""One run: scenario and seed in, trajectory out, by stepping the Mesa model of the street."""

from collections.abc import Callable, Sequence

from sim.hours import HoursRecord
from sim.observers import Maker
from sim.plan import StreetPlan
from sim.scenario import Scenario, ScenarioError
from sim.simulation import LONGEST
from sim.snapshot import Snapshot
from sim.street import Street
from sim.trajectory import Trajectory


def prepare(
    scenario: Scenario,
    seed: int,
    *,
    street: StreetPlan,
    scale: float = 1.0,
    week: int = 0,
    snapshot: Snapshot | None = None,
    observers: Sequence[Maker] = (),
) -> Snapshot:
    """Live until the start of a week: the snapshot that scenarios share which act alike before it.

    Before week 0 all links are closed. Arguments as in `run`.

    Raises:
        ScenarioError: the scenario takes hours, which act from week 0, and the week lies later.
    """
    if week > 0 and scenario.hours_of is not None:
        raise ScenarioError(f"{scenario.name} takes hours, so its snapshot ends at week 0")
    model = Street(
        scenario.replace(hours_of=None),
        seed,
        street=street,
        scale=scale,
        snapshot=snapshot,
        observers=observers,
    )
    while model.week < week:
        model.step()
    return model.release().snapshot()


def run(
    scenario: Scenario,
    seed: int,
    *,
    street: StreetPlan,
    scale: float = 1.0,
    weeks: int = 156,
    hours: HoursRecord | None = None,
    snapshot: Snapshot | None = None,
    observers: Sequence[Maker] = (),
    keep_burn_in: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Trajectory:
    """Run one scenario with one seed for weeks 0 to `weeks` − 1 and return its trajectory.

    Same arguments, same bytes.

    Args:
        scenario: the world's description, its interventions included.
        seed: whole number from 0 up; all luck follows from it.
        street: the plan, whole or a part (`sim.communities.only`).
        scale: 0.02 to 1, a small copy for tests of the machinery alone: its results are none,
            because much does not shrink (docs/model.md).
        weeks: 1 to 520, burn-in not counted.
        hours: another trajectory's record, for scenarios with `hours_of`.
        snapshot: weeks that other arms of the seed have lived already; changes nothing else.
        observers: makers of observers (`sim.observers`), whose numbers become `observed`.
        keep_burn_in: whether the tables begin with the first week of burn-in.
        progress: called with every week done.

    Raises:
        ScenarioError: something given is not allowed or does not fit together.
    """
    if not isinstance(weeks, int) or not 1 <= weeks <= LONGEST:
        raise ScenarioError(f"weeks = {weeks!r}: allowed is a whole number from 1 to {LONGEST}")
    if hours is not None and (not hours.weeks or hours.weeks[-1] < weeks - 1):
        raise ScenarioError(f"the hours record ends before week {weeks - 1}")
    model = Street(
        scenario,
        seed,
        street=street,
        scale=scale,
        hours=hours,
        snapshot=snapshot,
        observers=observers,
    )
    while model.week < weeks:
        model.step()
        if progress is not None:
            progress(model.week - 1)
    return model.release().trajectory(keep_burn_in)

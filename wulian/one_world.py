"""One world at a time, by name: a finished run."""

from collections.abc import Callable, Sequence
from pathlib import Path

import sim
from experiments.runs import inputs
from sim.hours import HoursRecord
from sim.observers import Maker
from sim.plan import StreetPlan
from wulian.street import asked


def run(
    world: "str | Path | sim.Scenario" = "linked",
    *,
    seed: int = 1,
    street: "str | Path | StreetPlan | None" = None,
    communities: inputs.Communities = None,
    weeks: int = 156,
    settings: Sequence[str] = (),
    observers: Sequence[Maker] = (),
    keep_burn_in: bool = False,
    progress: Callable[[int], None] | None = None,
) -> "sim.Trajectory":
    """Live one world with one roll of luck. Same arguments, same bytes; nothing is written.

    Args:
        world: name of a shipped world (`worlds()`), path of a scenario file, or a `Scenario`.
        seed: whole number from 0 up; all luck follows from it.
        street: name of a shipped street (`streets()`), a folder with one, or a plan from
            `load_street`; X Street where nothing is given.
        communities: whole communities of the street to live with, exactly as they live in all of it:
            a number, codes ("Y,G,S" or a list of them), or "all"; None is all of a plan.
        weeks: weeks to live after burn-in, 1 to 520.
        settings: changes on top of the world, such as `["links.platform=0", "hub_period=4"]`.
        observers: makers of observers (`Observer`); their numbers become `.observed`.
        keep_burn_in: whether the tables begin with the first week of burn-in (a negative week).
        progress: called with the number of every week done.

    Returns:
        The trajectory. `.weekly` is a table with a row for each community and one for the "street", by
        week, and a column for each measure (docs/measures.md gives their units); `.cases` has a row
        for each closed case, `.events` one for each dated event, `.hours` the minutes each actor used.

    Raises:
        ScenarioError: an unknown name, a file or setting that is wrong (with file and line), or
            weeks, seed and communities that are not allowed.

    Example:
        >>> import wulian as wl
        >>> lived = wl.run("linked", seed=1, communities=1, weeks=2)
        >>> lived.weekly[["week", "community"]].values.tolist()
        [[0, 'Y'], [0, 'street'], [1, 'Y'], [1, 'street']]
        >>> wl.run("linked", seed=1, communities=1, weeks=2).fingerprint == lived.fingerprint
        True
    """
    scenario, place = asked(world, street, communities, settings)
    return sim.run(
        scenario,
        seed,
        street=place,
        weeks=weeks,
        hours=_hours(scenario, seed, place, weeks, settings),
        observers=observers,
        keep_burn_in=keep_burn_in,
        progress=progress,
    )


def _hours(
    scenario: "sim.Scenario", seed: int, place: StreetPlan, weeks: int, settings: Sequence[str]
) -> HoursRecord | None:
    """Live the world whose hours are taken, with the same settings and luck."""
    if scenario.hours_of is None:
        return None
    return run(scenario.hours_of, seed=seed, street=place, weeks=weeks, settings=settings).hours

"""Stopping by precision: go on with further seeds until the intervals are narrow enough.

Seeds are lived in the order given, ten first and then ten at a time, so the same command always
stops at the same seed. A rule that looks at its own interval stops a little too early now and then, and
an interval that is by luck too narrow is what stops it. So what was asked for is what is stated: ±half_width
(Chow and Robbins 1965, Annals of Mathematical Statistics 36: 457–462), never less. docs/coverage.md has
how often that holds.
"""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from experiments.runs.jobs import Job
from experiments.runs.store import WEEKLY, Parts
from experiments.stats.differences import Difference, Roles, contrasts, effects_of
from experiments.stats.intervals import FEWEST_FOR_INTERVAL
from experiments.stats.measures import BY_NAME, KEY_COLUMNS, PRIMARY, Measure
from experiments.stats.windows import Weeks, values_of
from experiments.text.errors import InputError

FEWEST, STEP = 10, 10
ROUNDING = 1 + 1e-9
MOST = 200  # seeds, where nothing else is said
DEFAULT = tuple(measure.name for measure in PRIMARY if measure.kind == "share")


@dataclass(frozen=True)
class Until:
    """Stop when the stated interval of every difference in `measures` is this narrow.

    `half_width` is in the unit of the measures (percentage points for shares).
    """

    half_width: float
    measures: tuple[str, ...] = DEFAULT

    def __post_init__(self) -> None:
        """Check the numbers; raises InputError."""
        if not self.half_width > 0:
            raise InputError(f"--until-halfwidth {self.half_width:g}: it must be above 0.")
        for name in self.measures:
            if name not in BY_NAME:
                raise InputError(f"--of {name}: there is no such measure; docs/measures.md lists them.")

    def as_question(self) -> dict[str, Any]:
        """Return the rule as it stands in the manifest."""
        return {**asdict(self), "measures": list(self.measures), "fewest": FEWEST, "step": STEP}


def narrow_enough(half_width: float, measures: Collection[str], found: Iterable[Difference]) -> bool:
    """Return whether the stated intervals of these measures have at most this half-width."""
    return all(
        one.interval.high - one.interval.low <= 2 * half_width * ROUNDING
        for one in found
        if one.measure.name in measures
    )


class Stopping:
    """The rule at work on a comparison: which jobs to live next, if any."""

    def __init__(self, until: Until, roles: Roles, seeds: Sequence[int], weeks: Mapping[str, Weeks]) -> None:
        """Take the seeds in the order to live them; `weeks` are the windows of each arm asked for."""
        if len(seeds) < FEWEST_FOR_INTERVAL:
            raise InputError(
                f"--until-halfwidth needs {FEWEST_FOR_INTERVAL} seeds or more to choose from, found"
                f" {len(seeds)}: raise --seeds."
            )
        self.until, self.roles, self.seeds, self.weeks = until, roles, tuple(seeds), weeks
        wanted = (*(measure for measure in PRIMARY), *map(BY_NAME.__getitem__, until.measures))
        self.measures = tuple(dict.fromkeys(wanted))  # primary ones are read jointly
        self.known: dict[tuple[str, int], pd.DataFrame] = {}

    def first(self) -> tuple[int, ...]:
        """Return the seeds to begin with."""
        return self.seeds[:FEWEST]

    def after(self, parts: Parts, jobs: Sequence[Job]) -> tuple[int, ...] | None:
        """Return all seeds to have lived next, or None where these jobs are enough."""
        lived = len({job.seed for job in jobs})
        if lived >= len(self.seeds) or self._narrow(parts, jobs):
            return None
        return self.seeds[: lived + STEP]

    def _narrow(self, parts: Parts, jobs: Sequence[Job]) -> bool:
        for job in jobs:
            place = job.scenario.name, job.seed
            if place[0] in self.weeks and place not in self.known and parts.done(job.name):
                content = io.BytesIO(parts.content(job.name, WEEKLY))
                self.known[place] = self._values(pd.read_parquet(content), self.weeks[place[0]])
        values = pd.concat(self.known, names=["scenario", "seed"])
        measures, base = self._present(values), self.roles.base
        primary = [one for one in measures if one.primary]
        arms = [arm for arm in self.weeks if arm != base]
        found = contrasts(values, measures, base, arms, effects_of(self.roles), primary)
        return narrow_enough(self.until.half_width, self.until.measures, found.all_differences)

    def _values(self, weekly: pd.DataFrame, weeks: Weeks) -> pd.DataFrame:
        street = weekly[weekly["community"] == "street"]
        present = [one for one in self.measures if set(one.columns) <= set(street.columns)]
        columns = {column for one in present for column in one.columns}
        keys = [name for name in KEY_COLUMNS if name in street]
        return values_of(street[[*keys, *sorted(columns)]], present, weeks)

    def _present(self, values: pd.DataFrame) -> list[Measure]:
        """Return the measures that have a number in some run."""
        return [one for one in self.measures if one.name in values and values[one.name].notna().any()]

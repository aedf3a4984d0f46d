"""What differs between arms: paired differences per measure, and hours against linking. Pure."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.stats import intervals
from experiments.stats.intervals import Interval, Pairing
from experiments.stats.measures import Measure
from experiments.text.errors import InputError

STREET = "street"


@dataclass(frozen=True)
class Difference:
    """A measure in one arm less the same measure in another, seed by seed.

    `interval` is the one to state: for primary outcomes at the level Holm's procedure gives it.
    `needed` is about how many seeds would settle the matter.
    """

    measure: Measure
    first: str
    second: str
    first_mean: float
    second_mean: float
    interval: Interval
    bootstrap: Interval
    pairing: Pairing
    needed: int | None
    adjusted: bool


@dataclass(frozen=True)
class Effect:
    """A part of the gain: `hours`, `linking`, `interaction`, `beyond_hours` or `total`.

    Where a world of fewer actors stands before the base: `bringing` them, of which `bringing_hours`
    by hours alone, and `both_steps` (bringing and linking, which is `total`).
    """

    measure: Measure
    effect: str
    interval: Interval
    pairing: Pairing
    needed: int | None


@dataclass(frozen=True)
class Roles:
    """Which arm plays which part; those that were not run are None.

    `before` is a world of fewer actors than the base, `before_hours` the same with the base's hours.
    """

    base: str
    linked: str | None
    matched: str | None = None
    same_hours: str | None = None
    before: str | None = None
    before_hours: str | None = None

    @property
    def four(self) -> bool:
        """Whether all four arms of the standard comparison are there."""
        return None not in (self.linked, self.matched, self.same_hours)

    @property
    def steps(self) -> bool:
        """Whether bringing the actors and linking them can be told apart."""
        return self.before is not None and self.linked is not None


def roles_of(
    arms: Sequence[str],
    hours_of: Mapping[str, str | None],
    actors: Mapping[str, Collection[str]] | None = None,
) -> Roles:
    """Return the roles: the first arm is the base, the last that lives by its own hours is linked.

    Where the first of three or more such arms has fewer actors than the second (`actors` by arm, at
    the founding), it is the world before and the second is the base.

    Raises InputError for no arm or a base that takes its hours from another.
    """
    if not arms:
        raise InputError("A comparison needs at least one scenario.")
    base = arms[0]
    if len(arms) > 1 and hours_of.get(base) is not None:
        raise InputError(
            f"{base} takes its hours from {hours_of[base]}, so it cannot be the base:"
            f" name {hours_of[base]} first."
        )
    own = [arm for arm in arms[1:] if hours_of.get(arm) is None]
    linked = own[-1] if own else None
    living = {arm: frozenset((actors or {}).get(arm, ())) for arm in arms}
    before = None
    if len(own) > 1 and living[base] < living[own[0]]:
        before, base = base, own[0]
    taking = {
        (source, before is not None and living[arm] == living[before]): arm
        for arm in arms
        if (source := hours_of.get(arm)) is not None
    }
    matched = taking.get((linked, False)) if linked is not None else None
    return Roles(base, linked, matched, taking.get((base, False)), before, taking.get((base, True)))


def street_values(values: pd.DataFrame, arm: str, measure: str, community: str = STREET) -> pd.Series:
    """Return a measure of one arm by seed, from rows (scenario, seed, community)."""
    try:
        part: pd.Series = values.xs((arm, community), level=("scenario", "community"))[measure]
    except KeyError:
        return pd.Series(dtype=float)
    return part


def _pairs(
    values: pd.DataFrame, measure: Measure, first: str, second: str, community: str
) -> tuple[intervals.Floats, intervals.Floats]:
    left = street_values(values, first, measure.name, community)
    right = street_values(values, second, measure.name, community)
    seeds = left.index.intersection(right.index).sort_values()
    return intervals.paired(left.reindex(seeds).tolist(), right.reindex(seeds).tolist())


def differences(
    values: pd.DataFrame,
    measures: Sequence[Measure],
    first: str,
    second: str,
    community: str = STREET,
) -> list[Difference]:
    """Return `second` − `first` for each measure; primary outcomes are adjusted together."""
    pairs = [_pairs(values, measure, first, second, community) for measure in measures]
    found = [intervals.pairing(left, right) for left, right in pairs]
    levels = _levels(measures, found)
    result = []
    for measure, (left, right), pairing, level in zip(measures, pairs, found, levels, strict=True):
        interval = intervals.t_interval(right - left, level)
        result.append(
            Difference(
                measure,
                first,
                second,
                float(left.mean()) if left.size else math.nan,
                float(right.mean()) if right.size else math.nan,
                interval,
                intervals.bootstrap_interval(right - left),
                pairing,
                _needed(interval, pairing, measure),
                measure.primary,
            )
        )
    return result


def _levels(measures: Sequence[Measure], pairings: Sequence[Pairing]) -> list[float]:
    primary = [place for place, measure in enumerate(measures) if measure.primary]
    levels = [intervals.LEVEL] * len(measures)
    adjusted = intervals.holm_levels([pairings[place].p_value for place in primary])
    for place, level in zip(primary, adjusted, strict=True):
        levels[place] = level
    return levels


def _needed(interval: Interval, pairing: Pairing, measure: Measure) -> int | None:
    margin = measure.margin if measure.margin is not None else 0.0
    return intervals.seeds_needed(interval.difference, pairing.deviation, margin, interval.level)


def effects(
    values: pd.DataFrame, measures: Sequence[Measure], roles: Roles, community: str = STREET
) -> list[Effect]:
    """Return how far hours and linking account for each measure's difference, with intervals.

    hours = matched − base; linking = same hours, linked − base; interaction = linked − matched −
    same hours, linked + base; total = linked − base; beyond_hours = linked − matched; bringing =
    base − before; bringing_hours = before with the base's hours − before; both_steps = linked −
    before. Each as far as its arms were run. The primary outcomes of one effect are adjusted together.
    """
    weights: dict[str, dict[str | None, float]] = {
        "hours": {roles.matched: 1, roles.base: -1},
        "linking": {roles.same_hours: 1, roles.base: -1},
        "interaction": {
            roles.linked: 1,
            roles.matched: -1,
            roles.same_hours: -1,
            roles.base: 1,
        },
        "total": {roles.linked: 1, roles.base: -1},
        "beyond_hours": {roles.linked: 1, roles.matched: -1},
        "bringing": {roles.base: 1, roles.before: -1},
        "bringing_hours": {roles.before_hours: 1, roles.before: -1},
        "both_steps": {roles.linked: 1, roles.before: -1},
    }
    result = []
    for effect, parts in weights.items():
        if None in parts:
            continue
        sums = [_combined(values, measure, parts, community) for measure in measures]
        found = [intervals.pairing(np.zeros_like(one), one) for one in sums]
        levels = _levels(measures, found)
        for measure, one, pairing, level in zip(measures, sums, found, levels, strict=True):
            interval = intervals.t_interval(one, level)
            needed = _needed(interval, pairing, measure)
            result.append(Effect(measure, effect, interval, pairing, needed))
    return result


def _combined(
    values: pd.DataFrame, measure: Measure, parts: Mapping[str | None, float], community: str
) -> intervals.Floats:
    """Return the weighted sum of arms by seed, for the seeds that all arms have."""
    columns = [
        weight * street_values(values, str(arm), measure.name, community) for arm, weight in parts.items()
    ]
    table = pd.concat(columns, axis=1, join="inner").sort_index()
    total: intervals.Floats = np.asarray(table.sum(axis=1, skipna=False), dtype=np.float64)
    known: intervals.Floats = total[np.isfinite(total)]
    return known

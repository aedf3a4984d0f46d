"""What differs between arms: paired differences per measure, and hours against linking. Pure.

All contrasts of a question are computed together, because how wide an interval must be depends on how
many are read: the primary outcomes are declared, all other measures are explored (see `families`).
"""

import itertools
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
import pandas as pd

from experiments.stats import families, intervals
from experiments.stats.assurance import seeds_needed
from experiments.stats.families import Family
from experiments.stats.intervals import Floats, Interval, Pairing
from experiments.stats.measures import Measure
from experiments.text.errors import InputError

STREET = "street"
Parts = Mapping[str, float]
"""The weight of each arm in a contrast."""


@dataclass(frozen=True)
class Difference:
    """A measure in one arm less the same measure in another, seed by seed.

    `interval` is the one to state, at the level of its family; `one_street` is where the difference in
    one more street lies in 95 of 100 (NaN, NaN where no interval is given); `q_value` is NaN for
    declared contrasts. `needed` is how many seeds would settle the matter with 80 % assurance; None
    where it is settled, or more than 9,999 would be needed. `numbers` holds the difference of each seed.
    """

    measure: Measure
    first: str
    second: str
    first_mean: float
    second_mean: float
    interval: Interval
    one_street: tuple[float, float]
    pairing: Pairing
    q_value: float
    needed: int | None
    numbers: Floats = field(repr=False, compare=False)


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
    q_value: float
    needed: int | None


Stated = TypeVar("Stated", Difference, Effect)


@dataclass(frozen=True)
class Contrasts:
    """All that a question contrasts: differences to the base by arm, effects, and their families."""

    differences: Mapping[str, list[Difference]]
    effects: list[Effect]
    declared: Family
    explored: Family

    @property
    def all_differences(self) -> Iterator[Difference]:
        """Yield the differences of every arm."""
        return itertools.chain.from_iterable(self.differences.values())

    def no_narrower(self, measures: Collection[str], half_width: float) -> "Contrasts":
        """Return the same with intervals of these measures of at least this half-width."""

        def widened(one: Stated) -> Stated:
            known = one.interval
            if one.measure.name not in measures or not known.high - known.low < 2 * half_width:
                return one
            low, high = known.difference - half_width, known.difference + half_width
            return replace(one, interval=replace(known, low=low, high=high))

        against = {arm: [widened(one) for one in found] for arm, found in self.differences.items()}
        return replace(self, differences=against, effects=[widened(one) for one in self.effects])


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


@dataclass(frozen=True)
class Contrast:
    """A measure's weighted sum of arms, seed by seed, before it is known what is read with it.

    `means` are those of the arms over the seeds that all of them have.
    """

    measure: Measure
    parts: Parts
    means: Mapping[str, float]
    numbers: Floats
    pairing: Pairing

    @classmethod
    def of(cls, measure: Measure, by_arm: pd.DataFrame, parts: Parts) -> "Contrast":
        """Return the contrast from a table of a row per seed and a column per arm."""
        known = by_arm.reindex(columns=list(parts)).dropna()
        minus = _sum(known, {arm: -weight for arm, weight in parts.items() if weight < 0})
        plus = _sum(known, {arm: weight for arm, weight in parts.items() if weight > 0})
        return cls(
            measure, parts, dict(known.mean()), plus - minus, intervals.pairing(minus, plus, measure.fewest)
        )

    @property
    def key(self) -> tuple[str, tuple[tuple[str, float], ...]]:
        """Return what it is, whichever way round it is taken."""
        own = sorted(self.parts.items())
        sign = own[0][1]
        return self.measure.name, tuple((arm, weight * sign) for arm, weight in own)

    def _needed(self, interval: Interval) -> int | None:
        if math.isnan(interval.low):
            return None
        return seeds_needed(self.numbers, self.measure.margin, interval.level)

    def difference(self, family: Family) -> Difference:
        """Return the second arm less the first, with its interval in the family."""
        (second, _), (first, _) = self.parts.items()
        interval = intervals.t_interval(self.numbers, family.level, self.measure.fewest)
        return Difference(
            self.measure,
            first,
            second,
            self.means[first],
            self.means[second],
            interval,
            intervals.prediction(self.numbers, self.measure.fewest),
            self.pairing,
            family.q_value(self.pairing.p_value),
            self._needed(interval),
            self.numbers,
        )

    def effect(self, name: str, family: Family) -> Effect:
        """Return it as an effect of that name, with its interval in the family."""
        interval = intervals.t_interval(self.numbers, family.level, self.measure.fewest)
        q_value = family.q_value(self.pairing.p_value)
        return Effect(self.measure, name, interval, self.pairing, q_value, self._needed(interval))


def _sum(table: pd.DataFrame, weights: Parts) -> Floats:
    found: Floats = table[list(weights)].to_numpy(dtype=float) @ np.array(list(weights.values()))
    return found


def contrasts(
    values: pd.DataFrame,
    measures: Sequence[Measure],
    base: str,
    arms: Sequence[str],
    effects: Mapping[str, Parts] | None = None,
    credited: Sequence[Measure] = (),
    community: str = STREET,
) -> Contrasts:
    """Return `arms` − `base` for each measure, and the effects on the `credited` measures.

    `values` has rows (scenario, seed, community). Primary outcomes are one declared family, all other
    measures one explored; what is both a difference and an effect counts once.
    """
    tables = by_arm(values, community)
    nothing = pd.DataFrame()
    against = {
        arm: [Contrast.of(one, tables.get(one.name, nothing), {arm: 1, base: -1}) for one in measures]
        for arm in arms
    }
    by_effect = {
        name: [Contrast.of(one, tables.get(one.name, nothing), parts) for one in credited]
        for name, parts in (effects or {}).items()
    }
    distinct = {one.key: one for found in (*by_effect.values(), *against.values()) for one in found}
    primary = sum(one.measure.primary and one.numbers.size > 0 for one in distinct.values())
    declared = families.declared(primary)
    explored = families.explored(one.pairing.p_value for one in distinct.values() if not one.measure.primary)

    def family(one: Contrast) -> Family:
        return declared if one.measure.primary else explored

    return Contrasts(
        {arm: [one.difference(family(one)) for one in found] for arm, found in against.items()},
        [one.effect(name, family(one)) for name, found in by_effect.items() for one in found],
        declared,
        explored,
    )


def by_arm(values: pd.DataFrame, community: str) -> dict[str, pd.DataFrame]:
    """Return for each measure a row per seed and a column per arm; NaN where there is no number."""
    if community not in values.index.get_level_values("community"):
        return {}
    wide = values.xs(community, level="community").replace([math.inf, -math.inf], math.nan)
    wide = wide.unstack("scenario").sort_index()
    return {str(name): pd.DataFrame(wide[name]) for name in values.columns}


def differences(
    values: pd.DataFrame,
    measures: Sequence[Measure],
    first: str,
    second: str,
    community: str = STREET,
) -> list[Difference]:
    """Return `second` − `first` for each measure, as if nothing else were contrasted."""
    return contrasts(values, measures, first, [second], community=community).differences[second]


def explored_differences(found: Sequence[Contrast]) -> list[Difference]:
    """Return contrasts of two arms each, all explored together."""
    family = families.explored(one.pairing.p_value for one in found)
    return [one.difference(family) for one in found]


def effects_of(roles: Roles) -> dict[str, Parts]:
    """Return the arms' weights in each effect whose arms were run.

    hours = matched − base; linking = same hours, linked − base; interaction = linked − matched −
    same hours, linked + base; total = linked − base; beyond_hours = linked − matched; bringing =
    base − before; bringing_hours = before with the base's hours − before; both_steps = linked −
    before.
    """
    weights: dict[str, dict[str | None, float]] = {
        "hours": {roles.matched: 1, roles.base: -1},
        "linking": {roles.same_hours: 1, roles.base: -1},
        "interaction": {roles.linked: 1, roles.matched: -1, roles.same_hours: -1, roles.base: 1},
        "total": {roles.linked: 1, roles.base: -1},
        "beyond_hours": {roles.linked: 1, roles.matched: -1},
        "bringing": {roles.base: 1, roles.before: -1},
        "bringing_hours": {roles.before_hours: 1, roles.before: -1},
        "both_steps": {roles.linked: 1, roles.before: -1},
    }
    return {
        name: {str(arm): weight for arm, weight in parts.items()}
        for name, parts in weights.items()
        if None not in parts
    }

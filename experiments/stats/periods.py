"""When a difference appears: the primary outcomes over periods of weeks. Pure, explored together.

Without periods of the asker's own they are cut at the emergencies and where the steady window
begins, so that the first weeks of a link stand beside what comes later.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from experiments.stats import families
from experiments.stats.differences import Contrast, Difference, Effect, explored_differences
from experiments.stats.measures import Measure
from experiments.stats.windows import FOLLOW_UP, STEADY, Weeks, values_of, within
from experiments.text.errors import InputError

Period = tuple[int, int]  # first and last week, inclusive
SHORTEST = 4  # weeks of a default period


@dataclass(frozen=True)
class PeriodEffect:
    """What an arm changes in a measure over a period."""

    period: Period
    arm: str
    found: Difference


def parse_period(text: str) -> Period:
    """Return the weeks meant by "0-23"; InputError for anything else."""
    first, dash, last = text.partition("-")
    if not dash or not (first.strip().isdecimal() and last.strip().isdecimal()):
        raise InputError(f"--period {text!r} is not understood: give two weeks, such as 0-23.")
    if int(last) < int(first):
        raise InputError(f"--period {text!r} runs backwards.")
    return int(first), int(last)


def default_periods(weeks: int, emergencies: Iterable[Period]) -> list[Period]:
    """Return periods that cover a run of so many weeks, cut at emergencies and the steady window."""
    cuts = {0, STEADY[0]}
    for first, last in emergencies:
        cuts |= {first, last + 1}
    starts = sorted(cut for cut in cuts if 0 <= cut < weeks)
    ends = [*(start - 1 for start in starts[1:]), weeks - 1]
    found = [(start, end) for start, end in zip(starts, ends, strict=True) if end - start + 1 >= SHORTEST]
    return found if len(found) > 1 else []


def weeks_in(period: Period, weeks: int, emergencies: Sequence[Period]) -> Weeks:
    """Return the windows of the measures over a period of a run of so many weeks.

    Raises InputError where the run ends before the period begins.
    """
    first, last = period[0], min(period[1], weeks - 1)
    if first > last:
        raise InputError(f"--period {period[0]}-{period[1]}: the run has weeks 0 to {weeks - 1} only.")
    born = min(last, weeks - 1 - FOLLOW_UP)
    return Weeks(
        births=(first, born) if born >= first else None,
        levels=(first, last),
        emergency=within(emergencies, first, last),
        stock=last,
        short=False,
        crisis=within(emergencies, first, born),
    )


def period_effects(
    weekly: pd.DataFrame,
    measures: Sequence[Measure],
    windows: Mapping[str, Mapping[Period, Weeks]],
    base: str,
) -> list[PeriodEffect]:
    """Return the differences to the base by period and arm; those without a number are left out.

    `weekly` holds the street's rows of all runs, `windows` for each arm the weeks of each period.
    """
    tables: dict[Period, dict[str, pd.DataFrame]] = {}
    for scenario, own in weekly.groupby("scenario", sort=False):
        by_seed = own.assign(community=own["seed"])  # one row a seed, all at once: runs are many
        for period, weeks in windows[str(scenario)].items():
            tables.setdefault(period, {})[str(scenario)] = values_of(by_seed, measures, weeks)
    places, found = [], []
    for period, runs in tables.items():
        wide = pd.concat(runs, axis=1)
        for arm in windows:
            for measure in measures if arm != base else ():
                by_arm = pd.DataFrame(wide.xs(measure.name, axis=1, level=1))
                places.append((period, arm))
                found.append(Contrast.of(measure, by_arm, {arm: 1, base: -1}))
    return [
        PeriodEffect(period, arm, one)
        for (period, arm), one in zip(places, explored_differences(found), strict=True)
        if one.interval.seeds
    ]


@dataclass(frozen=True)
class Drift:
    """How much an arm's difference to the base grows from the first half of its weeks to the second."""

    arm: str
    halves: tuple[Period, Period]
    found: Effect


def halves_of(weeks: Weeks) -> tuple[Period, Period] | None:
    """Return the two halves of the steady window; None where it is too short to be halved."""
    if weeks.births is None or weeks.births[1] - weeks.births[0] + 1 < 2 * SHORTEST:
        return None
    (first, last), middle = weeks.births, sum(weeks.births) // 2
    return (first, middle), (middle + 1, last)


def drifts(
    weekly: pd.DataFrame,
    measures: Sequence[Measure],
    arms: Sequence[str],
    halves: tuple[Period, Period],
    weeks: int,
) -> list[Drift]:
    """Return the drift of each arm but the first, explored together; of measures of the steady window only.

    `weekly` holds the street's rows of all runs.
    """
    steady = [one for one in measures if one.window == "steady" and one.kind in ("share", "average")]
    columns = {}
    for scenario, own in weekly.groupby("scenario", sort=False):
        by_seed = own.assign(community=own["seed"])
        for half, period in enumerate(halves):
            columns[f"{scenario} {half}"] = values_of(by_seed, steady, weeks_in(period, weeks, ()))
    if not steady or not columns:
        return []
    wide = pd.concat(columns, axis=1)
    found = []
    for arm in arms[1:]:
        parts = {f"{arm} 1": 1.0, f"{arm} 0": -1.0, f"{arms[0]} 1": -1.0, f"{arms[0]} 0": 1.0}
        for measure in steady:
            by_arm = pd.DataFrame(wide.xs(measure.name, axis=1, level=1))
            found.append((arm, Contrast.of(measure, by_arm, parts)))
    family = families.explored(one.pairing.p_value for _, one in found)
    return [Drift(arm, halves, one.effect("drift", family)) for arm, one in found]


def period_rows(effects: Sequence[PeriodEffect], base: str) -> pd.DataFrame:
    """Return periods.csv."""
    return pd.DataFrame(
        [
            {
                "first_week": one.period[0],
                "last_week": one.period[1],
                "measure": one.found.measure.name,
                "label": one.found.measure.label,
                "label_zh": one.found.measure.label_zh,
                "unit": one.found.measure.unit,
                "outcome": "exploratory",
                "scenario": one.arm,
                "base": base,
                "mean_base": one.found.first_mean,
                "mean": one.found.second_mean,
                "difference": one.found.interval.difference,
                "low": one.found.interval.low,
                "high": one.found.interval.high,
                "level": one.found.interval.level,
                "p": one.found.pairing.p_value,
                "q": one.found.q_value,
                "seeds": one.found.interval.seeds,
            }
            for one in effects
        ]
    )

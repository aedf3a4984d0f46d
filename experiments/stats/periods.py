"""When a difference appears: the primary outcomes over periods of weeks. Pure, explored together.

Without periods of the asker's own they are cut at the emergencies and where the steady window
begins, so that the first weeks of a link stand beside what comes later.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from experiments.stats.differences import Contrast, Difference, explored_differences
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

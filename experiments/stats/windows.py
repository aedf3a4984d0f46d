"""Which weeks a measure looks at, and the one number per run that comes of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from experiments.stats.measures import Kind, Measure
from experiments.text.errors import InputError

STEADY = (60, 125)
# The weeks before the historical emergency: where a link first acts.
START = (0, 23)
LAST_STOCK_WEEK = 125
# The longest deadline is four weeks: three weeks after its birth a case may still be in time.
FOLLOW_UP = 3
SHORTEST_STEADY_RUN = STEADY[0] + FOLLOW_UP + 1


@dataclass(frozen=True)
class Weeks:
    """The weeks of one run that its measures look at; pairs are first and last week, inclusive.

    A pair is None where the run has no such weeks (too short, or no emergency in it).
    """

    births: tuple[int, int] | None
    levels: tuple[int, int]
    emergency: tuple[tuple[int, int], ...]
    stock: int
    short: bool
    start: tuple[int, int] | None = None
    crisis: tuple[tuple[int, int], ...] = ()


def weeks_of(weeks: int, emergencies: Sequence[tuple[int, int]]) -> Weeks:
    """Return the windows of a run of `weeks` weeks (at least 1).

    A run shorter than 64 weeks has no steady window; its second half stands in, and `short` says
    so. Emergency cases are due in their week of birth, so their window needs no follow-up; needs of
    all kinds that arise in the same weeks do (`crisis`).
    """
    if weeks < 1:
        raise InputError(f"weeks must be 1 or more, found {weeks}.")
    last = weeks - 1
    short = weeks < SHORTEST_STEADY_RUN
    first = weeks // 2 if short else STEADY[0]
    births_end = min(STEADY[1], last - FOLLOW_UP)
    return Weeks(
        births=(first, births_end) if births_end >= first else None,
        levels=(first, min(STEADY[1], last)),
        emergency=within(emergencies, 0, last),
        stock=min(LAST_STOCK_WEEK, last),
        short=short,
        start=START if last >= START[1] + FOLLOW_UP else None,
        crisis=within(emergencies, 0, last - FOLLOW_UP),
    )


def within(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Return the parts of spans of weeks that lie from `first` to `last`."""
    parts = ((max(first, start), min(last, end)) for start, end in spans)
    return tuple((start, end) for start, end in parts if start <= end)


def _spans(measure: Measure, weeks: Weeks) -> tuple[tuple[int, int], ...]:
    if measure.window == "emergency":
        return weeks.emergency
    if measure.window == "crisis":
        return weeks.crisis
    if measure.window == "start":
        return () if weeks.start is None else (weeks.start,)
    if measure.kind == "end" or measure.window == "end":
        return ((weeks.stock, weeks.stock),)
    if measure.kind == "share":
        return () if weeks.births is None else (weeks.births,)
    return (weeks.levels,)


def values_of(weekly: pd.DataFrame, measures: Sequence[Measure], weeks: Weeks) -> pd.DataFrame:
    """Return one row per community of one run's weekly table, one column per measure.

    Shares and ratios in percent. A window the run does not have, or in which no case was born, gives
    NaN: a missing number, never a zero.
    """
    communities = pd.Index(weekly["community"].unique(), name="community")
    by_place: dict[tuple[tuple[tuple[int, int], ...], Kind], list[Measure]] = {}
    for measure in measures:
        by_place.setdefault((_spans(measure, weeks), measure.kind), []).append(measure)
    parts = []
    for (spans, kind), members in by_place.items():
        inside = np.zeros(len(weekly), dtype=bool)
        for first, last in spans:
            inside |= weekly["week"].between(first, last).to_numpy()
        columns = sorted({column for measure in members for column in measure.columns})
        groups = weekly.loc[inside, ["community", *columns]].groupby("community", sort=False)
        found = (groups.sum() if kind in ("share", "ratio", "count") else groups.mean()).astype(float)
        found = found.reindex(communities)
        values = found[[measure.columns[0] for measure in members]].to_numpy()
        if kind in ("share", "ratio"):
            born = found[[measure.columns[1] for measure in members]].to_numpy()
            values = 100.0 * values / np.where(born > 0, born, np.nan)
        names = [measure.name for measure in members]
        parts.append(pd.DataFrame(values, index=communities, columns=names))
    if not parts:
        return pd.DataFrame(index=communities)
    return pd.concat(parts, axis=1)[[measure.name for measure in measures]]


def described(weeks: Weeks, measure: Measure) -> str:
    """Return the measure's weeks as text for a table, such as "60-125"; "" where there are none."""
    return ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in _spans(measure, weeks)
    )

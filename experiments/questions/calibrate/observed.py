"""What an analyst observed: a CSV of measures over weeks; and what each run says of the same."""

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from experiments.stats.measures import BY_NAME, COLUMNS, KEY_COLUMNS, Measure, mean_of_column
from experiments.stats.measures.measure import EXTENSIVE_UNITS
from experiments.stats.windows import FOLLOW_UP, Weeks, values_of
from experiments.text.errors import InputError
from experiments.text.language import Language

HEAD = ("measure", "weeks", "value", "error")
COUNTED = (*EXTENSIVE_UNITS, "cases", "projects", "beds", "units", "yuan")
"""Units of what cannot be less than nothing."""
INTENSIVE_UNITS = ("points", "0–1", "ratio", "staff-weeks", "weeks", "cells", "pieces")
"""Numbers in these units do not grow with the street; shares are given in percent."""


@dataclass(frozen=True)
class Observation:
    """A measure over weeks (both ends counted), its value for the whole street and standard error."""

    measure: Measure
    first: int
    last: int
    value: float
    error: float

    @property
    def name(self) -> str:
        """Return what tells it from the others, such as "trust 10-35"."""
        return f"{self.measure.name} {self.weeks}"

    @property
    def weeks(self) -> str:
        """Return the weeks as a file writes them."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def title(self, language: Language) -> str:
        """Return what was observed, and when, in words."""
        if language == "zh":
            return f"{self.measure.label_zh}（第 {self.weeks.replace('-', '–')} 周）"
        plural = "" if self.first == self.last else "s"
        return f"{self.measure.label} (week{plural} {self.weeks.replace('-', '–')})"

    def plain(self) -> dict[str, Any]:
        """Return a form that JSON can hold."""
        return {"measure": self.measure.name, "weeks": self.weeks, "value": self.value, "error": self.error}


def observation_of(row: Mapping[str, Any], weeks: int) -> Observation:
    """Return the observation of a row; InputError for what a run of so many weeks cannot show."""
    measure = _measure(str(row["measure"]).strip())
    first, last = _weeks(str(row["weeks"]).strip(), weeks)
    if measure.kind == "share" and measure.window != "emergency" and last > weeks - 1 - FOLLOW_UP:
        raise InputError(
            f"weeks = {row['weeks']}: whether cases born in week {last} end in time is known"
            f" {FOLLOW_UP} weeks later, but the run ends with week {weeks - 1};"
            f" allowed is up to {weeks - 1 - FOLLOW_UP}, or a longer run (--weeks)"
        )
    value, error = _number(row, "value"), _number(row, "error")
    _check_scale(measure, value, str(row["value"]).strip().endswith("%"))
    if error <= 0:
        raise InputError(f"error = {error:g}: allowed is a number above 0 (the standard error of the value)")
    return Observation(measure, first, last, value, error)


def read_observed(path: Path, weeks: int) -> tuple[Observation, ...]:
    """Return the observations of a CSV file with the columns measure, weeks, value, error.

    Raises ScenarioError or InputError with file, line, what was given and what is allowed.
    """
    from scenarios.files import read_text
    from sim.links import nearest

    label = str(path)
    try:
        rows = list(csv.reader(io.StringIO(read_text(path, label)), strict=True))
    except csv.Error as error:
        raise InputError(f"{label}: not a CSV table ({error})") from None
    head = [name.strip() for name in rows[0]] if rows else []
    for name in HEAD:
        if head.count(name) != 1:
            problem = "stands twice" if name in head else f"is missing{nearest(name, head)}"
            raise InputError(f"{label}, line 1: column '{name}' {problem} (columns: {', '.join(HEAD)})")
    found: dict[str, Observation] = {}
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            if len(row) != len(head):
                raise InputError(f"{len(row)} values, but the head names {len(head)}")
            one = observation_of(dict(zip(head, row, strict=True)), weeks)
            if one.name in found:
                raise InputError(f"{one.name} stands twice; give each measure and weeks once")
        except InputError as error:
            raise InputError(f"{label}, line {line}: {error}") from None
        found[one.name] = one
    if not found:
        raise InputError(f"{label}: no observation in it; it needs a row per measure and weeks")
    return tuple(found.values())


def simulated(weekly: Path, observations: Sequence[Observation], scenario: str, share: float) -> pd.DataFrame:
    """Return what each run says: rows (point, seed), a column per observation; NaN where it says nothing.

    Reads the street's rows and the needed columns of weekly.parquet only. What is counted is
    brought from this share of the street's residents to the whole street. Raises InputError for a column that
    these runs do not have.
    """
    import pyarrow.parquet as pq

    columns = sorted({column for one in observations for column in one.measure.columns})
    if absent := sorted(set(columns) - set(pq.read_schema(weekly).names)):
        raise InputError(f"{absent[0]}: these runs have no such weekly column")
    table = pd.read_parquet(
        weekly,
        columns=["point", "seed", "week", *columns],
        filters=[("community", "==", "street"), ("scenario", "==", scenario)],
    )
    # `values_of` gives a row per community of one run; here runs stand in the place of communities
    run = table.groupby(["point", "seed"]).ngroup()
    keys = table[["point", "seed"]].groupby(run).first()
    own = table.assign(community=run)
    found = {}
    for one in observations:
        span = (one.first, one.last)
        weeks = Weeks(
            births=span,
            levels=span,
            emergency=(span,),
            stock=one.last,
            short=False,
            start=span,
            crisis=(span,),
        )
        value = values_of(own, [one.measure], weeks)[one.measure.name]
        found[one.name] = value if one.measure.unit in INTENSIVE_UNITS else value / share
    return pd.DataFrame(found).set_index(pd.MultiIndex.from_frame(keys)).sort_index()


def _measure(name: str) -> Measure:
    from sim.links import nearest

    if name in BY_NAME:
        return BY_NAME[name]
    if name in COLUMNS and name not in KEY_COLUMNS:
        return mean_of_column(name)
    raise InputError(
        f"unknown measure '{name[:80]}'{nearest(name, [*BY_NAME, *sorted(COLUMNS.keys() - KEY_COLUMNS)])}"
        " (docs/measures.md lists them; weekly columns are allowed too)"
    )


def _check_scale(measure: Measure, value: float, in_percent: bool) -> None:
    """Refuse a value that the measure cannot take, and a share that was not written in percent."""
    if measure.kind == "share" and 0 < value < 1 and not in_percent:
        raise InputError(
            f"value = {value:g}: {measure.name} is in percent, from 0 to 100; in percent? then"
            f" {100 * value:g} (a share really below 1 % is written {value:g}%)"
        )
    most = 100.0 if measure.kind == "share" else 1.0 if measure.unit == "0–1" else math.inf
    if (most < math.inf or measure.unit in COUNTED) and not 0 <= value <= most:
        unit = "percent" if measure.kind == "share" else measure.unit
        bounds = f"from 0 to {most:g}" if most < math.inf else "0 or more"
        raise InputError(f"value = {value:g}: allowed for {measure.name} is {bounds} ({unit})")


def _weeks(written: str, weeks: int) -> tuple[int, int]:
    first, dash, last = written.replace("–", "-").partition("-")
    if not first.strip().isdecimal() or (dash and not last.strip().isdecimal()):
        raise InputError(
            f"weeks = '{written[:40]}': allowed is a week such as 26, or a span such as 10-35"
            + _as_date(written)
        )
    start = int(first)
    end = int(last) if dash else start
    if not start <= end < weeks:
        raise InputError(
            f"weeks = {written[:40]}: allowed are weeks 0 to {weeks - 1} of the run, the first one first"
        )
    return start, end


def _as_date(written: str) -> str:
    """Return a hint where a spreadsheet has made a date of a span."""
    if not re.search(r"[A-Za-z月/年]|\d{4}", written):
        return ""
    return "; a spreadsheet made a date of it: write 10–35 with a long dash, or '10-35 with an apostrophe"


def _number(row: Mapping[str, Any], name: str) -> float:
    try:
        value = float(str(row[name]).strip().removesuffix("%"))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(f"{name} = '{str(row[name])[:40]}': allowed is a number")
    return value

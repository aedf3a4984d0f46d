"""What an analyst observed: a CSV of measures over weeks; and what each run says of the same."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.stats.measures import BY_NAME, COLUMNS, KEY_COLUMNS, Measure, mean_of_column
from experiments.stats.measures.measure import EXTENSIVE_UNITS
from experiments.stats.windows import FOLLOW_UP, Weeks, values_of
from experiments.text.errors import InputError
from experiments.text.language import Language

if TYPE_CHECKING:
    from scenarios.numerals import Numeral

HEAD = ("measure", "weeks", "value", "error")
SPAN, BESIDE = ("first_week", "last_week"), ("source", "note", "community")
WHOLE_STREET = ("", "street", "all", "街道", "全街")
POINT = "."
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


def observation_of(row: Mapping[str, Any], weeks: int, mark: str = POINT) -> Observation:
    """Return the observation of a row; InputError for what a run of so many weeks cannot show.

    `mark` parts decimals in the table it stands in, "" where the table does not tell.
    """
    measure = _measure(str(row["measure"]).strip())
    first, last = _weeks(str(row["weeks"]).strip(), weeks)
    if measure.kind == "share" and measure.window != "emergency" and last > weeks - 1 - FOLLOW_UP:
        raise InputError(
            f"weeks = {row['weeks']}: whether cases born in week {last} end in time is known"
            f" {FOLLOW_UP} weeks later, but the run ends with week {weeks - 1};"
            f" allowed is up to {weeks - 1 - FOLLOW_UP}, or a longer run (--weeks)"
        )
    value = _number(row, "value", mark, measure)
    _check_scale(measure, value)
    error = _number(row, "error", mark, measure)
    error_value = _in_unit(measure, error, "error")
    if error_value <= 0:
        raise InputError(
            f"error = {error_value:g}: allowed is a number above 0 (the standard error of the value)"
        )
    return Observation(measure, first, last, _in_unit(measure, value, "value"), error_value)


def read_observed(path: Path, weeks: int) -> tuple[Observation, ...]:
    """Return the observations of a table with the columns measure, weeks, value, error.

    Instead of `weeks` there may be `first_week` and `last_week`, which no spreadsheet takes for a date;
    `source` and `note` are for people, and `community` may say that a row is of the whole street.

    Raises ScenarioError or InputError with file, line, what was given and what is allowed.
    """
    from scenarios.tables import read_table

    label = str(path)
    table = read_table(path, label, (*HEAD, *SPAN, *BESIDE))
    apart = any(one in table.columns for one in SPAN)
    table.require([one for one in HEAD if not (apart and one == "weeks")] + list(SPAN) * apart, BESIDE)
    found: dict[str, Observation] = {}
    for row in table.rows:
        cells = dict(row.cells)
        if apart:
            cells["weeks"] = f"{cells[SPAN[0]]}-{cells[SPAN[1]]}"
        try:
            _check_whole_street(cells.get("community", ""))
            one = observation_of(cells, weeks, table.mark)
            if one.name in found:
                raise InputError(f"{one.name} stands twice; give each measure and weeks once")
        except InputError as error:
            raise InputError(
                f"{label}, line {row.line}: {error}", f"{label} 第 {row.line} 行：{error.zh}"
            ) from None
        found[one.name] = one
    if not found:
        raise InputError(f"{label}: no observation in it; it needs a row per measure and weeks")
    return tuple(found.values())


def _check_whole_street(community: str) -> None:
    """Refuse what was observed in one community: runs are compared by what the whole street shows."""
    if community.casefold() not in WHOLE_STREET:
        raise InputError(
            f"community = '{community[:40]}': observations are of the whole street; add the communities up,"
            " or leave this row out",
            f"community 一列填了“{community[:40]}”：观测值须为整条街的；请把各社区合起来，或删去这一行",
        )


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


def _check_scale(measure: Measure, given: "Numeral") -> None:
    """Refuse a value that the measure cannot take, and a share that was not written in percent."""
    value = _in_unit(measure, given, "value")
    if measure.kind == "share" and 0 < value < 1 and not given.percent:
        raise InputError(
            f"value = {value:g}: {measure.name} is in percent, from 0 to 100; in percent? then"
            f" {100 * value:g} (a share really below 1 % is written {value:g}%)"
        )
    low, most = _scale(measure)
    if not low <= value <= most:
        unit = "percent" if measure.kind == "share" else measure.unit
        bounds = f"from 0 to {most:g}" if most < math.inf else "0 or more"
        raise InputError(f"value = {value:g}: allowed for {measure.name} is {bounds} ({unit})")


def _scale(measure: Measure) -> tuple[float, float]:
    """Return the smallest and largest value that a measure can take."""
    most = 100.0 if measure.kind == "share" else 1.0 if measure.unit == "0–1" else math.inf
    return 0.0 if most < math.inf or measure.unit in COUNTED else -math.inf, most


def _in_unit(measure: Measure, given: "Numeral", name: str) -> float:
    """Return a number in the measure's own unit; a per cent sign fits only what is a part of a whole."""
    if not given.percent or measure.kind == "share":
        return given.value
    if measure.unit != "0–1":
        raise InputError(
            f"{name} = {given.value:g}%: {measure.name} is no share (its unit: {measure.unit or 'none'})",
            f"{name} = {given.value:g}%：{measure.name} 不是比例（单位：{measure.unit_in('zh') or '无'}）",
        )
    return given.part


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


def _number(row: Mapping[str, Any], name: str, mark: str, measure: Measure) -> "Numeral":
    from scenarios.numerals import Ambiguous, numeral

    written = str(row[name])
    low, most = _scale(measure)
    try:
        found = numeral(written, mark, low, most)
    except Ambiguous as either:
        one, other = (f"{value:.10g}" for value in either.readings)
        raise InputError(
            f"{name} = '{written[:40]}' could be {one} or {other}; write it without a mark for thousands",
            f"{name} = “{written[:40]}”可能是 {one}，也可能是 {other}；请不要写千位分隔符",
        ) from None
    if found is None:
        raise InputError(
            f"{name} = '{written[:40]}': allowed is a number", f"{name} = “{written[:40]}”：须为数"
        )
    return found

"""Numbers as people write them in tables: 8,200 or 8.200, 0.18 or 0,18, 18 %, １８％. Pure.

Which of comma and point parts the decimals is a habit of a whole table, so it is asked of all its cells
(`decimal_mark`); a number that could still be two is weighed by what its column allows, and refused
where both would do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from math import inf
from typing import NamedTuple

SIGN = r"[+-]?"
PLAIN = re.compile(rf"{SIGN}(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
GROUPED = {mark: re.compile(rf"{SIGN}[1-9]\d{{0,2}}({re.escape(mark)}\d{{3}})+(?!\d)") for mark in ",. '"}
POINT, COMMA = ".", ","
WIDE = {POINT: "．", COMMA: "，"}


class Numeral(NamedTuple):
    """A number, and whether a per cent sign stood behind it."""

    value: float
    percent: bool = False

    @property
    def part(self) -> float:
        """Return the number as a part of one: 18.3 % is 0.183 to the last bit."""
        return float(Decimal(repr(self.value)) / 100) if self.percent else self.value


class Ambiguous(ValueError):  # noqa: N818 - it names what is wrong
    """A number that may be read in two ways, both of which its column allows or its table contradicts."""

    def __init__(self, written: str, readings: Iterable[float]) -> None:
        self.readings = sorted(readings)
        super().__init__(written)


def tidy(written: str) -> str:
    """Return a cell in ordinary letters and without the blanks around it.

    Full-width letters, digits and signs are brought to their usual form, minus signs to a hyphen.
    """
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", written)).strip().replace("\u2212", "-")


def decimal_mark(cells: Iterable[str]) -> str:
    """Return the mark before decimals that the cells of a table show, "" where they show none or both."""
    shown: set[str] = set()
    for cell in cells:
        there = {mark for mark in (POINT, COMMA) if mark in cell or WIDE[mark] in cell}
        if there <= shown and len(there) < 2:  # nothing new: tables may have millions of cells
            continue
        text, _ = _without_percent(cell)
        for mark, other in ((POINT, COMMA), (COMMA, POINT)):
            whole = rf"{SIGN}(\d*|\d{{1,3}}([ '{other}]\d{{3}})+)"
            last = re.fullmatch(rf"{whole}{re.escape(mark)}(\d+)", text)
            # three digits behind the mark may be thousands, unless nothing or a zero stands before it
            if last and (len(last[3]) != 3 or last[2] or last[1] in ("", "0")):
                shown.add(mark)
    return shown.pop() if len(shown) == 1 else ""


def numeral(written: str, mark: str = "", low: float = -inf, high: float = inf) -> Numeral | None:
    """Return the number of a cell, None where it is none.

    Args:
        written: as it stands in the table.
        mark: what parts decimals in this table, "" where the table does not tell.
        low: smallest value that makes sense here.
        high: largest value that makes sense here.

    Raises:
        Ambiguous: comma or point could be for thousands or for decimals.
    """
    text, percent = _without_percent(written)
    if mark == POINT and PLAIN.fullmatch(text):
        return Numeral(float(text), percent)
    for blank in " '":
        if grouped := GROUPED[blank].match(text):
            text = grouped[0].replace(blank, "") + text[grouped.end() :]
    readings = {
        one: float(plain)
        for one, other in ((POINT, COMMA), (COMMA, POINT))
        if (plain := _plain(text, one, other)) is not None
    }
    if len(set(readings.values())) < 2:
        return Numeral(next(iter(readings.values())), percent) if readings else None
    allowed = {one for one, value in readings.items() if low <= value <= high}
    if mark:  # what the table tells holds, unless only the other reading makes sense
        allowed = {mark} if mark in allowed or not allowed else set()
    if len(allowed) != 1:
        raise Ambiguous(written, readings.values())
    return Numeral(readings[allowed.pop()], percent)


def _plain(text: str, mark: str, other: str) -> str | None:
    """Return a number as Python writes it, if `mark` parts its decimals and `other` its thousands."""
    whole, found, decimals = text.partition(mark)
    if other in whole:
        if not GROUPED[other].fullmatch(whole):
            return None
        whole = whole.replace(other, "")
    plain = f"{whole}.{decimals}" if found else whole
    return plain if PLAIN.fullmatch(plain) else None


def _without_percent(written: str) -> tuple[str, bool]:
    text = tidy(written).replace("\u2019", "'").removeprefix("'")
    return text.removesuffix("%").rstrip(), text.endswith("%")

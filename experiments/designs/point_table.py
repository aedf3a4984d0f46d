"""Designs whose points somebody has written down: a table with a column per setting or link."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.designs.design import Design, check_size
from experiments.designs.factor import Value, Varied, read_value, varied
from experiments.text.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

LARGEST_TABLE = 50_000_000
"""Bytes."""


def table(points: "pd.DataFrame") -> Design:
    """Return the points of a table with one column per setting or link, every value checked."""
    import pandas as pd

    if points.empty:
        raise InputError("the table has no points; it needs a column per setting and a row per point")
    check_size(len(points))
    row = points.index.name or "row"
    columns: dict[str, list[Value]] = {}
    written: dict[str, str] = {}
    for name in points.columns:
        known = varied(str(name)).name  # an unknown name is no row's fault
        if known in written:
            raise InputError(f"{known} is varied twice: columns '{written[known]}' and '{name}'")
        written[known] = str(name)
        column: list[Value] = []
        for place, value in zip(points.index, points[name].tolist(), strict=True):
            try:
                column += varied(str(name), {"values": [value]}).values
            except InputError as error:
                raise InputError(f"{row} {place}: {error}") from None
        columns[str(name)] = column
    things = tuple(_spanned(name, column) for name, column in columns.items())
    index = pd.RangeIndex(len(points), name="point")
    return Design("table", things, pd.DataFrame(columns, index=index))


def read_table(path: Path, label: str) -> Design:
    """Return the design of a CSV file: a head with the names, a row per point.

    Raises ScenarioError or InputError with file, line and what is allowed.
    """
    import pandas as pd

    from scenarios.files import read_text

    try:
        rows = list(csv.reader(io.StringIO(read_text(path, label, LARGEST_TABLE))))
    except csv.Error as error:
        raise InputError(f"{label}: not a CSV table ({error})") from None
    head = [name.strip() for name in rows[0]] if rows else []
    if len(set(head)) < len(head):
        raise InputError(f"{label}, line 1: a column stands twice")
    cells = {}
    for line, row in enumerate(rows[1:], start=2):
        if row and len(row) != len(head):
            raise InputError(f"{label}, line {line}: {len(row)} values, but the head names {len(head)}")
        if row:
            cells[line] = [read_value(written) for written in row]
    read = pd.DataFrame.from_dict(cells, orient="index", columns=head, dtype=object)
    try:
        return replace(table(read.rename_axis("line")), source=str(path))
    except InputError as error:
        raise InputError(f"{label}: {error}") from None


def _spanned(name: str, column: Sequence[Value]) -> Varied:
    """Return what a column of a table covers."""
    if any(isinstance(value, str) for value in column):
        words = tuple(dict.fromkeys(column))
        return Varied(name, 0, len(words) - 1, values=words)
    low, high = (float(end) for end in (min(column), max(column)))
    return Varied(name, low, high, all(isinstance(value, int) for value in column))

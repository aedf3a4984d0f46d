"""Designs whose points somebody has written down: a table with a column per setting or link."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.designs.design import Design, check_size
from experiments.designs.factor import LINK, Value, Varied, read_value, varied
from experiments.text.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from scenarios.tables import Row, Table

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
    """Return the design of a table in a file (`scenarios.tables`): a head with the names, a row per point.

    Raises ScenarioError or InputError with file, line and what is allowed.
    """
    import pandas as pd

    from scenarios import tables

    found = tables.read_table(path, label, largest=LARGEST_TABLE)
    bounds = {one: _bounds(one) for one in found.columns}
    cells = {
        row.line: [_value(found, row, name, *bounds[name]) for name in found.columns] for row in found.rows
    }
    read = pd.DataFrame.from_dict(cells, orient="index", columns=list(found.columns), dtype=object)
    try:
        return replace(table(read.rename_axis("line")), source=str(path))
    except InputError as error:
        raise InputError(f"{label}: {error}", f"{label}：{error.zh}") from None


def _bounds(name: str) -> tuple[float, float]:
    """Return the smallest and largest number that a setting or link takes; all of them for words."""
    from sim.settings import CATALOGUE

    plain = name.removeprefix("settings.")
    if plain.startswith(LINK):
        return 0, 1
    setting = CATALOGUE.get(plain)
    return (-inf, inf) if setting is None or setting.choices else (setting.least, setting.most)


def _value(found: "Table", row: "Row", column: str, low: float, high: float) -> Value:
    """Return the value of a cell: a number, true or false (1 or 0), or a word."""
    number = found.number(row, column, low, high)
    if number is None:
        return read_value(row.cells[column])
    if number.percent and not -1 <= low <= high <= 1:
        raise found.error(
            row.line,
            f"{row.cells[column]}: {column} is no share",
            f"{row.cells[column]}：{column} 不是比例",
            column,
        )
    return int(number.part) if number.part.is_integer() else number.part


def _spanned(name: str, column: Sequence[Value]) -> Varied:
    """Return what a column of a table covers."""
    if any(isinstance(value, str) for value in column):
        words = tuple(dict.fromkeys(column))
        return Varied(name, 0, len(words) - 1, values=words)
    low, high = (float(end) for end in (min(column), max(column)))
    return Varied(name, low, high, all(isinstance(value, int) for value in column))

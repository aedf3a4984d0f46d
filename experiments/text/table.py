"""A table of a report: heads, rows with names, and what must be known to read it."""

import re
from dataclasses import dataclass

LONGEST_WHOLE = 12  # rows


@dataclass(frozen=True)
class Line:
    """A row of a table, with its name; muted where nothing is shown by it."""

    row: str
    cells: tuple[str, ...]
    muted: bool = False

    @property
    def anchor(self) -> str:
        """Return the name as a link can hold it."""
        return re.sub(r"[^\w.+-]", "-", self.row)


@dataclass(frozen=True)
class Table:
    """A table: heads, rows, and what must be known to read it."""

    heads: list[str]
    lines: list[Line]
    note: str = ""

    @property
    def short(self) -> bool:
        """Return whether the table is kept on one page."""
        return len(self.lines) <= LONGEST_WHOLE

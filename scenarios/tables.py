"""Tables that people bring, as spreadsheet programs save them: one reader for all of them.

UTF-8 with or without its mark, UTF-16 and GB18030 (with GBK and GB2312); commas, semicolons or tabs; empty
rows and columns; blanks, capitals and full-width letters in headings; numbers as `scenarios.numerals` reads
them. What cannot be told apart is refused with file, line and column, in both languages.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf
from pathlib import Path

from scenarios.files import LARGEST, read_bytes
from scenarios.numerals import Ambiguous, Numeral, decimal_mark, numeral, tidy
from sim.links import nearest
from sim.scenario import ScenarioError

SEPARATORS = ",;\t，；"
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class TableError(ScenarioError):
    """A table that cannot be read, in both languages; `zh` is the message in Chinese."""

    def __init__(self, message: str, zh: str) -> None:
        super().__init__(message)
        self.zh = zh


@dataclass(frozen=True)
class Row:
    """A row that holds something: its line in the file and its cells by column, without blanks around."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A table as it stands in a file; its columns are those that hold something."""

    label: str
    columns: tuple[str, ...]
    head_line: int
    places: tuple[int, ...]
    lines: tuple[tuple[int, list[str]], ...]
    separator: str

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows that hold something; TableError for one with cells too many or too few."""
        return tuple(Row(line, dict(self._cells(line, cells))) for line, cells in self.lines)

    @cached_property
    def mark(self) -> str:
        """Return what parts decimals, "" where the table does not tell."""
        mark = decimal_mark(cell for row in self.rows for cell in row.cells.values())
        return mark or "." * (self.separator in ",，")

    def _cells(self, line: int, cells: list[str]) -> Iterable[tuple[str, str]]:
        """Return column and cell by turns; empty cells beyond the head are nothing."""
        end = self.places[-1] + 1
        while len(cells) > end and not cells[-1]:
            cells = cells[:-1]
        if len(cells) != end:
            raise self.error(
                line,
                f"{len(cells)} values, but the head names {end} (a comma inside a number or text needs quotes"
                " around the cell)",
                f"有 {len(cells)} 个值，而表头有 {end} 列（数字或文字里的逗号，要给整格加引号）",
            )
        return zip(self.columns, (cells[place] for place in self.places), strict=True)

    def error(self, line: int, message: str, zh: str, column: str = "") -> TableError:
        """Return an error that names file, line and column."""
        here, place = (f", column {column}", f" {column} 列") if column else ("", "")
        return TableError(
            f"{self.label}, line {line}{here}: {message}", f"{self.label} 第 {line} 行{place}：{zh}"
        )

    def require(self, columns: Collection[str], optional: Collection[str] = ()) -> None:
        """Refuse columns that are not known, and columns that are missing."""
        for one in self.columns:
            if one not in columns and one not in optional:
                hint = nearest(one, [*columns, *optional])
                raise self._head_error(
                    f"unknown column '{one[:80]}'{hint}", f"没有 '{one[:80]}' 这一列{hint}", columns
                )
        for one in columns:
            if one not in self.columns:
                hint = nearest(one, self.columns)
                raise self._head_error(
                    f"column '{one}' is missing{hint}", f"缺 '{one}' 这一列{hint}", columns
                )

    def _head_error(self, message: str, zh: str, columns: Collection[str]) -> TableError:
        listed = ", ".join(columns)
        return self.error(self.head_line, f"{message} (columns: {listed})", f"{zh}（各列：{listed}）")

    def number(self, row: Row, column: str, low: float = -inf, high: float = inf) -> Numeral | None:
        """Return the number of a cell, None where it is none; TableError where it could be two.

        `low` and `high` are what makes sense there; they decide between 1,234 and 1.234, and nothing else.
        """
        written = row.cells[column]
        try:
            return numeral(written, self.mark, low, high)
        except Ambiguous as either:
            one, other = (f"{value:.10g}" for value in either.readings)
            raise self.error(
                row.line,
                f"'{written[:40]}' could be {one} or {other}; write it without a mark for thousands",
                f"“{written[:40]}”可能是 {one}，也可能是 {other}；请不要写千位分隔符",
                column,
            ) from None


def read_table(path: Path, label: str, known: Collection[str] = (), largest: int = LARGEST) -> Table:
    """Return the table of a file.

    Args:
        path: a text file as a spreadsheet program saves it (CSV, or text with tabs).
        label: what errors call it.
        known: columns whose headings may be in capitals.
        largest: bytes allowed.

    Raises:
        TableError: a workbook, an unknown encoding, a column named twice or not at all.
        ScenarioError: no such file, or too large a one.
    """
    text = _decoded(read_bytes(path, label, largest), label)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    told = first[4] if first.lower().startswith("sep=") and len(first) == 5 else ""  # as Excel writes it
    separator = told or _separator(text)
    lines = list(_lines(text, separator, label))[bool(told) :]
    if not lines:
        return Table(label, (), 1, (), (), separator)
    (head_line, head), *rest = lines
    small = {one.casefold(): one for one in known}
    columns = [small.get(one.casefold(), one) for one in map(_heading, head)]
    used = [
        place
        for place, one in enumerate(columns)
        if one or any(row[place : place + 1] > [""] for _, row in rest)
    ]
    table = Table(label, tuple(columns[one] for one in used), head_line, tuple(used), tuple(rest), separator)
    if "" in table.columns:
        place = used[table.columns.index("")] + 1
        raise table.error(
            head_line, f"column {place} has cells but no heading", f"第 {place} 列有内容，却没有列名"
        )
    for one in table.columns:
        if table.columns.count(one) > 1:
            raise table.error(head_line, f"column '{one}' stands twice", f"'{one}' 这一列出现两次")
    return table


def _lines(text: str, separator: str, label: str) -> Iterable[tuple[int, list[str]]]:
    """Yield line and cells of every row that holds something."""
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        for row in reader:
            cells = [one.strip().strip("\u200b\ufeff") for one in row]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        line = reader.line_num
        raise TableError(
            f"{label}, line {line}: not a CSV table ({error})",
            f"{label} 第 {line} 行：不是 CSV 表（{error}）",
        ) from None


def _separator(text: str) -> str:
    """Return what parts the cells: the mark that stands most often in the first line that holds something."""
    first = next((line for line in text.split("\n") if line.strip(SEPARATORS + " ")), "")
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _heading(written: str) -> str:
    return tidy(written).replace(" ", "_")


def _decoded(content: bytes, label: str) -> str:
    """Return the text of a file's bytes; TableError where the encoding is none of ours."""
    if content.startswith(WORKBOOKS):
        raise TableError(
            f"{label}: this is a workbook, not a table as text; save the sheet as 'CSV UTF-8'",
            f"{label}：这是工作簿，不是文本表格；请把该表另存为“CSV UTF-8”",
        )
    known = next((pair for pair in MARKS if content.startswith(pair[0])), None)
    try:
        if known is not None:
            return content[len(known[0]) :].decode(known[1])
        if b"\0" in content[:200]:  # UTF-16 without its mark: a letter and a nought by turns
            return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le")
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    with_chinese = _chinese(content)
    if with_chinese is None:
        raise TableError(
            f"{label}: the letters are neither UTF-8 nor GB18030; save it as 'CSV UTF-8'",
            f"{label}：文字既不是 UTF-8，也不是 GB18030 编码；请另存为“CSV UTF-8”",
        )
    return with_chinese


def _chinese(content: bytes) -> str | None:
    """Return GB18030 text, None where it is some other encoding.

    Western letters come singly, between ASCII, and read as GB18030 they give rare characters whose second
    byte is ASCII; of Chinese text most characters have two high bytes or are signs, such as a long dash.
    """
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = [one.encode("gb18030") for one in text if ord(one) > 0x7F]
    common = sum(len(code) == 2 and (code[1] >= 0xA1 or code[0] <= 0xA9) for code in wide)
    return text if 2 * common > len(wide) else None

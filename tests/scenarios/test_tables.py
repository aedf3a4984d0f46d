"""Exact: a table reads alike however a spreadsheet program saved it, or is refused in words that help."""

import csv
import io
import re
import shutil
from collections.abc import Callable
from math import inf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios import load_street
from scenarios.communities import RANGES, WHOLE
from scenarios.numerals import Ambiguous, decimal_mark, numeral
from scenarios.street import STREETS
from scenarios.tables import TableError, read_table

PLAIN = (STREETS / "x-street" / "communities.csv").read_text(encoding="utf-8")
Rows = list[list[str]]
SHARES = [name for name, (low, high) in RANGES.items() if low >= -1 and high <= 1 and name not in WHOLE]


def written(change: Callable[[str, str], str], separator: str = ",") -> str:
    """Return the shipped table with every cell changed (column, cell), parted by `separator`."""
    head, *rows = csv.reader(io.StringIO(PLAIN))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([change("", name) for name in head])
    for row in rows:
        writer.writerow([change(name, cell) for name, cell in zip(head, row, strict=True)])
    return out.getvalue()


def same(_: str, cell: str) -> str:
    return cell


def decimal_comma(column: str, cell: str) -> str:
    return cell.replace(".", ",") if column in RANGES else cell


def percent(sign: str) -> Callable[[str, str], str]:
    def change(column: str, cell: str) -> str:
        return f"{round(float(cell) * 100, 6):g}{sign}" if column in SHARES and cell else cell

    return change


def thousands(mark: str) -> Callable[[str, str], str]:
    def change(column: str, cell: str) -> str:
        return f"{int(cell):,}".replace(",", mark) if column == "residents" else cell

    return change


def full_width(column: str, cell: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in cell) if column in RANGES else cell


def headings(column: str, cell: str) -> str:
    return f" {cell.replace('_', ' ').upper()}\u00a0" if not column else f"  {cell}\u3000"


def with_empty(text: str) -> str:
    """Return the table between empty rows and with empty columns behind and within."""
    rows = [[*row[:3], "", *row[3:], "", ""] for row in csv.reader(io.StringIO(text))]
    out = io.StringIO()
    nothing = [""] * len(rows[0])
    csv.writer(out).writerows([nothing, *rows[:4], nothing, *rows[4:], nothing, nothing])
    return "\n" + out.getvalue()


ALIKE = {
    "gb18030": written(same).encode("gb18030"),
    "utf-8 with a mark": written(same).encode("utf-8-sig"),
    "utf-16 with tabs": written(same, "\t").encode("utf-16"),
    "utf-16 without a mark": written(same, "\t").encode("utf-16-le"),
    "semicolons": written(same, ";").encode(),
    "semicolons and decimal commas": written(decimal_comma, ";").encode("gb18030"),
    "tabs and decimal commas": written(decimal_comma, "\t").encode(),
    "decimal commas in quotes": written(decimal_comma).encode(),
    "rows and columns of commas": with_empty(written(same)).encode(),
    "18%": written(percent("%")).encode(),
    "18 %": written(percent(" %"), ";").encode(),
    "18\uff05": written(percent("\uff05")).encode("gb18030"),
    "8,200": written(thousands(",")).encode(),
    "8.200 beside 0,18": written(lambda c, v: thousands(".")(c, decimal_comma(c, v)), ";").encode(),
    "8 200": written(thousands("\u202f")).encode(),
    "full-width digits": written(full_width).encode(),
    "headings with blanks": written(headings).encode(),
    "sep=;": b"sep=;\r\n" + written(same, ";").encode(),
    "old Macintosh": written(same).replace("\r\n", "\r").encode(),
}


@pytest.mark.parametrize("case", ALIKE)
def test_a_street_reads_alike_however_it_was_saved(case: str, tmp_path: Path) -> None:
    folder = tmp_path / "street"
    shutil.copytree(STREETS / "x-street", folder)
    (folder / "communities.csv").write_bytes(ALIKE[case])
    assert load_street(folder) == load_street()


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "a workbook": (b"PK\x03\x04rest", "this is a workbook", "另存为"),
    "an old workbook": (b"\xd0\xcf\x11\xe0rest", "this is a workbook", "另存为"),
    "western letters": ("size,note\n1,café\n".encode("cp1252"), "neither UTF-8 nor GB18030", "另存为"),
    "western letters before letters": (
        "size,note\n1,élève préféré\n".encode("cp1252"),
        "neither UTF-8",
        "另存为",
    ),
    "a cell without a heading": (
        b"size,,note\n1,7,a\n",
        "line 1: column 2 has cells but no heading",
        "第 2 列",
    ),
    "a heading twice": (b"size, size\n1,2\n", "line 1: column 'size' stands twice", "出现两次"),
    "a comma too many": (b"size,note\n\n8,200,a\n", "line 3: 3 values, but the head names 2", "第 3 行"),
    "a cell too few": (b"size,note\n8\n", "line 2: 1 values, but the head names 2", "第 2 行"),
    "an open quote": (b'size,note\n8,"a\n', "not a CSV table", "不是 CSV 表"),
    "an unknown column": (b"size,note,more\n8,a,b\n", "line 1: unknown column 'more'", "没有 'more' 这一列"),
    "a missing column": (b"size\n8\n", "line 1: column 'note' is missing", "缺 'note' 这一列"),
    "either": (b'size;note\n"1,234";a\n', "line 2, column size: '1,234' could be 1.234 or 1234", "可能是"),
    "against the table": (
        b'size;note\n0,5;a\n1.234;a\n"7,1";b\n12.345;a\n',
        "line 5, column size: '12.345' could be 12.345 or 12345",
        "千位分隔符",
    ),
}


def sizes(file: Path) -> list[float | None]:
    """Return a column of numbers from 0 to 2000."""
    table = read_table(file, "own.csv")
    table.require(("size", "note"))
    found = [table.number(row, "size", 0, 2000) for row in table.rows]
    return [one and one.value for one in found]


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(case: str, tmp_path: Path) -> None:
    content, words, chinese = REFUSED[case]
    file = tmp_path / "own.csv"
    file.write_bytes(content)
    with pytest.raises(TableError, match=re.escape(words)) as error:
        sizes(file)
    assert str(error.value).startswith("own.csv")
    assert chinese in error.value.zh


@pytest.mark.parametrize(
    ("cell", "mark", "low", "high", "value"),
    [
        ("1,234", ".", -inf, inf, 1234),
        ("1,234", ",", -inf, inf, 1.234),
        ("1,234", "", 0, 16, 1.234),
        ("1,234", "", 100, 1e6, 1234),
        ("1.234", ",", 0, 1e6, 1234),
        ("1.234.567", "", -inf, inf, 1234567),
        ("1.234,5", ".", -inf, inf, 1234.5),
        ("1,234.5", ",", -inf, inf, 1234.5),
        ("0,234", "", -inf, inf, 0.234),
        ("12'345", "", -inf, inf, 12345),
        ("−0,07", "", -inf, inf, -0.07),
        (".5", "", -inf, inf, 0.5),
        ("1e3", "", -inf, inf, 1000),
        ("１，２３４．５", "", -inf, inf, 1234.5),
        ("8 2000", "", -inf, inf, None),
        ("1,23,4", "", -inf, inf, None),
        ("nan", "", -inf, inf, None),
        ("1_000", "", -inf, inf, None),
        ("12-Oct", "", -inf, inf, None),
        ("", "", -inf, inf, None),
    ],
)
def test_a_number_as_people_write_it(
    cell: str, mark: str, low: float, high: float, value: float | None
) -> None:
    found = numeral(cell, mark, low, high)
    assert (found and found.value) == value


def test_a_number_that_the_table_contradicts_is_refused() -> None:
    """In a table of decimal points 1,234 is a thousand, though only 1.234 is allowed there: nobody knows."""
    with pytest.raises(Ambiguous):
        numeral("1,234", ".", 0, 16)


def local(value: float, mark: str, group: str) -> str:
    """Return a number as people write it who part decimals by `mark` and thousands by `group`."""
    return f"{value:,.2f}".replace(",", "#").replace(".", mark).replace("#", group)


@given(
    st.lists(st.integers(-(10**9), 10**9).map(lambda n: n / 100), min_size=1),
    st.sampled_from([(".", ","), (",", "."), (",", " "), (".", ""), (",", ""), (".", "'"), (",", "\u202f")]),
    st.sampled_from(["", "%", " %", "\uff05"]),
)
def test_numbers_read_alike_in_every_habit(values: list[float], habit: tuple[str, str], sign: str) -> None:
    """Property: two decimals settle the habit of a table, and every number is what it was."""
    cells = [local(value, *habit) + sign for value in values]
    mark = decimal_mark(cells)
    assert mark == habit[0]
    found = [numeral(cell, mark) for cell in cells]
    assert [one.value if one else None for one in found] == values
    assert all(one and one.percent == bool(sign) for one in found)


@given(st.integers(0, 10_000))
def test_a_percentage_is_its_part_of_one_to_the_last_bit(hundredths: int) -> None:
    found = numeral(f"{hundredths / 100:.2f}%")
    assert found is not None
    assert found.part == float(f"{hundredths}e-4")


@given(st.text(max_size=30))
def test_any_cell_is_a_number_none_or_refused(cell: str) -> None:
    """Property: whatever stands in a cell, reading it ends with a number, nothing, or `Ambiguous`."""
    for mark in ("", ".", ","):
        try:
            numeral(cell, mark)
        except Ambiguous as either:
            assert len(either.readings) == 2


@given(st.binary(max_size=60))
def test_any_file_is_a_table_or_refused(content: bytes) -> None:
    """Property: no bytes give a traceback."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / "any.csv"
        file.write_bytes(content)
        try:
            assert read_table(file, "any.csv").rows is not None
        except TableError as error:
            assert error.zh

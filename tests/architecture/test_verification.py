"""Architecture: every test that the table of verification names exists, and every row names one."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.architecture

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "verification.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
KINDS = {"exact", "property", "statistical", "slow"}


def rows() -> list[list[str]]:
    """Return the cells of every row of the first table that makes a claim."""
    table = TABLE.read_text(encoding="utf-8").split("\n## ")[0]
    lines = [line.strip("|\n").split("|") for line in table.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line] for line in lines[1:]]
    return [row for row in cells if any(row[1:])]


def is_there(file: str, name: str) -> bool:
    """Return whether a file defines a test."""
    path = ROOT / file
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


def test_every_test_named_exists() -> None:
    named = NAMED.findall(TABLE.read_text(encoding="utf-8"))
    assert len(named) > 40
    assert [one for one in named if not is_there(*one)] == []


def test_every_claim_has_its_kind_and_its_test() -> None:
    for row in rows():
        assert len(row) == 5, row
        assert set(row[1].split(", ")) <= KINDS, row
        assert NAMED.fullmatch(row[2].split(", ")[0]), row
        assert not NAMED.sub("", row[2]).strip(", "), row


def test_a_test_that_does_not_exist_is_noticed() -> None:
    assert not is_there("tests/sim/test_nowhere.py", "test_n3")
    assert not is_there("tests/sim/test_controls.py", "test_n99")

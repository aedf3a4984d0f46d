"""Every fact of the field study that asks for a home in the model has one, and the home exists."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.architecture

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "facts.md"
# Facts that ask for an entity, a state, a process or a scenario.
WANTED = {
    1, 4, 5, *range(7, 10), *range(11, 18), *range(19, 23), *range(24, 30), *range(32, 37), 38, 39,
    *range(41, 44), *range(45, 49), *range(50, 55), 56, 57, *range(60, 70), 71, 75, 76, 78,
    *range(80, 87), *range(88, 94), 95, 96, 98, 99, 101, *range(104, 109), 111, *range(113, 126),
    127, 130, 134, *range(136, 144), *range(145, 150), *range(151, 154),
}  # fmt: skip
ROW = re.compile(r"^\| (\d+) \|(.+?)\|(.*?)\|(.*?)\|(.*?)\|$")


def rows() -> dict[int, tuple[str, list[str], str]]:
    """Return needs, places and note of every fact in the table."""
    result: dict[int, tuple[str, list[str], str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        found = ROW.match(line)
        if found:
            number = int(found[1])
            assert number not in result, f"fact {number} stands twice"
            result[number] = (found[3], re.findall(r"`([^`]+)`", found[4]), found[5].strip())
    return result


@cache
def defined(path: Path) -> frozenset[str]:
    """Return the names a Python file defines: also `Class.field`, and settings by their name."""
    names: set[str] = set()

    def targets(node: ast.stmt) -> list[str]:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            return [node.name]
        if isinstance(node, ast.AnnAssign):
            parts: list[ast.expr] = [node.target]
        elif isinstance(node, ast.Assign):
            parts = [p for t in node.targets for p in (t.elts if isinstance(t, ast.Tuple) else [t])]
        else:
            return []
        return [part.id for part in parts if isinstance(part, ast.Name)]

    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        names.update(targets(node))
        if isinstance(node, ast.ClassDef):
            for part in ast.walk(node):
                if isinstance(part, ast.stmt):
                    names.update(f"{node.name}.{name}" for name in targets(part))
                if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store):
                    names.add(f"{node.name}.{part.attr}")
    if path.parent.name == "settings":
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and call.args:
                first = call.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    names.add(first.value)
    return frozenset(names)


def missing(place: str) -> str:
    """Return what is wrong with a place, or nothing."""
    file, _, name = place.partition(":")
    path = ROOT / file
    if not path.is_file():
        return f"{file} is not a file"
    if not name:
        return ""
    if path.suffix == ".py":
        return "" if name in defined(path) else f"{file} does not define {name}"
    return "" if name in path.read_text(encoding="utf-8") else f"{file} does not contain {name}"


def test_every_fact_that_asks_for_a_home_is_in_the_table() -> None:
    assert WANTED - rows().keys() == set()


def test_needs_are_letters_and_match_the_wanted_facts() -> None:
    for number, (needs, _, _) in rows().items():
        letters = set(needs.split())
        assert letters <= {"E", "S", "P", "X", "T", "O", "C", "–"}, number
        assert bool(letters & {"E", "S", "P", "X"}) == (number in WANTED), number


def test_every_fact_has_a_place_or_a_reason() -> None:
    for number, (_, places, note) in rows().items():
        assert places or note.startswith("left out:"), number


def test_every_place_exists() -> None:
    wrong = [
        f"A{number}: {problem}"
        for number, (_, places, _) in rows().items()
        for place in places
        if (problem := missing(place))
    ]
    assert wrong == []


def test_a_place_that_does_not_exist_is_noticed() -> None:
    assert missing("sim/nowhere.py")
    assert missing("sim/world.py:Traits.shoe_size")
    assert missing("sim/settings/needs.py:need_shoes")
    assert missing("scenarios/streets/x-street/street.toml:Swimming pool")

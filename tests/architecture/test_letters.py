"""Architecture: no rule knows a community by its letter, its name or its place in the table (P10).

What is special about a community stands in the street's tables as a trait. Letters are read to choose whole
communities, to find those that a scenario's links list, and to say in tables, records and on the page who is meant.
"""

import ast
from pathlib import Path

import pytest

import sim
from tests.sim.worlds import street

pytestmark = pytest.mark.architecture

PACKAGE = Path(str(sim.__file__)).parent
MAY_READ_LETTERS = {
    "plan.py",
    "communities.py",
    "permissions.py",
    "simulation.py",
    "hours.py",
    "stories.py",
    "street.py",
    "agents/residents.py",
    "agents/institutions.py",
}
READING = {"code", "codes", "index"}  # `plan.index(letter)`: of other things it is a list's
MODULES = sorted(PACKAGE.rglob("*.py"))


def letters() -> set[str]:
    """Return all that a community is called."""
    named = street().communities
    return {one.code for one in named} | {one.name for one in named} | {one.name_zh for one in named}


def readers(tree: ast.AST) -> list[int]:
    """Return the lines that read the letters of communities from a plan."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in READING
        and (node.attr != "index" or of_plan(node.value))
    ]


def of_plan(node: ast.expr) -> bool:
    """Return whether a node is a street plan by its name."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in {"plan", "street", "whole"}


def spoken(tree: ast.AST, words: set[str]) -> list[int]:
    """Return the lines of texts that are a community's letter or name."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in words]


def judged_by_number(tree: ast.AST) -> list[int]:
    """Return the lines in which a community's number in the whole street is compared with something."""
    compared = (node for node in ast.walk(tree) if isinstance(node, ast.Compare))
    return [node.lineno for node in compared if any(is_number(part) for part in ast.walk(node))]


def is_number(node: ast.AST) -> bool:
    """Return whether a node is `plan.numbers` or `communities.number`."""
    if not isinstance(node, ast.Attribute):
        return False
    holder = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    return (holder, node.attr) in {("plan", "numbers"), ("communities", "number")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_rule_reads_a_letter(path: Path) -> None:
    name = str(path.relative_to(PACKAGE))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if name not in MAY_READ_LETTERS:
        assert readers(tree) == []
    if name != "communities.py" and path.parent.name != "settings":  # whom five are; marks of sources
        assert spoken(tree, letters()) == []
    assert judged_by_number(tree) == []


def test_a_rule_that_reads_a_letter_is_noticed() -> None:
    """Exact: by its letter, its place in the table, or its number."""
    for rule, found in (
        ('world.plan.codes[c] == "O"', (1, 1, 0)),
        ('world.plan.index("Y") == c', (1, 1, 0)),
        ("world.plan.numbers[c] < 3", (0, 0, 1)),
        ("communities.number[c] in (1, 4)", (0, 0, 1)),
        ("world.plan.communities[c].clarity < 0.5", (0, 0, 0)),
    ):
        tree = ast.parse(rule)
        assert (len(readers(tree)), len(spoken(tree, letters())), len(judged_by_number(tree))) == found

"""Architecture: links are read in the permission layer alone and select nothing but permissions."""

import ast
from pathlib import Path

import numpy as np
import pytest

import sim
from scenarios import load, names
from sim.scenario import NEEDS_A_LINK
from tests.sim.worlds import past_of

PACKAGE = Path(str(sim.__file__)).parent
# permissions.py turns links into permissions; calendar.py brings the scenario's links into force
# and logs their change; the rest describes scenarios (agenda.py: until when two act alike), never a rule.
MAY_READ_LINKS = {
    "permissions.py",
    "processes/calendar.py",
    "links.py",
    "scenario.py",
    "plan.py",
    "agenda.py",
}
# Supervision is a declared assumption of effect: it may enter a sum as an on-off factor.
DECLARED = {"supervised"}


def modules() -> list[Path]:
    """Return every source file of the model."""
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_links_are_read_in_one_place(path: Path) -> None:
    name = str(path.relative_to(PACKAGE))
    if name in MAY_READ_LINKS or name == "world.py":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    readers = [node.lineno for node in ast.walk(tree) if reads_links(node)]
    assert not readers, f"{name} reads links in lines {readers}"


def reads_links(node: ast.AST) -> bool:
    """Return whether a node reads a `links` attribute or the links in force of a scenario."""
    return isinstance(node, ast.Attribute) and node.attr in {"links", "links_at", "ever_open"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_number_is_computed_from_a_permission(path: Path) -> None:
    """A permission decides who may; it is never a factor, a summand or an exponent."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if path.name == "permissions.py":
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(
            node.op, ast.Mult | ast.Add | ast.Sub | ast.Div | ast.Pow
        ):
            for side in (node.left, node.right):
                field = permission(side)
                assert field is None or field in DECLARED, f"{path.name}:{node.lineno} {field}"


def permission(node: ast.expr) -> str | None:
    """Return the permission's name if the node is `….may.NAME`, perhaps indexed."""
    while isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
        return node.attr if node.value.attr == "may" else None
    return None


def test_no_scenario_name_in_the_model() -> None:
    """N9: no rule knows a scenario by name."""
    known = set(names()) - {"linked"}  # "linked" is also the word for an actor on the joint list
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not texts & known, f"{path.name} names {sorted(texts & known)}"


def test_isolated_and_linked_have_the_same_numbers() -> None:
    """Exact: the two worlds differ in links and in who convenes, in no other setting."""
    one, other = load("isolated").settings.as_dict(), load("linked").settings.as_dict()
    different = {name for name in one if one[name] != other[name]}
    assert different <= NEEDS_A_LINK


def test_permissions_are_switches() -> None:
    may = past_of("isolated", 5).world.may
    for name, values in vars(may).items():
        allowed = {-1, 0, 1, 2} if name == "chair" else {0, 1}
        assert set(np.unique(values).tolist()) <= allowed

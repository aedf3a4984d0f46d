"""Every kernel says its rule in words, and those entered from Python take few arguments."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.architecture

HOME = Path(__file__).parents[2]
MOST_ARGUMENTS = 10
# Kernels whose rules are about to be rewritten; a line goes with its rule.
TOO_MANY_ARGUMENTS = {("sim/processes/dispatch.py", "_use_up")}
NO_WORDS = {("sim/processes/joint_list.py", "_register")}


def kernels() -> Iterator[tuple[tuple[str, str], str, ast.FunctionDef]]:
    """Yield file and name, decorator and function of every kernel."""
    for path in sorted((HOME / "sim").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for mark in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
                if isinstance(mark, ast.Name) and mark.id in ("compiled", "helper"):
                    yield (path.relative_to(HOME).as_posix(), node.name), mark.id, node


def arguments(function: ast.FunctionDef) -> int:
    """Return how many arguments a function takes, of whatever kind."""
    of = function.args
    return len(of.posonlyargs + of.args + of.kwonlyargs) + sum(a is not None for a in (of.vararg, of.kwarg))


def test_kernels_entered_from_python_take_few_arguments() -> None:
    """Exact: ten at most, but for those named, and nobody is named in vain."""
    many = {
        place for place, mark, node in kernels() if mark == "compiled" and arguments(node) > MOST_ARGUMENTS
    }
    assert many == TOO_MANY_ARGUMENTS


def test_kernels_say_their_rule() -> None:
    """Exact: each has a docstring, but for those named, and nobody is named in vain."""
    assert {place for place, _, node in kernels() if not ast.get_docstring(node)} == NO_WORDS

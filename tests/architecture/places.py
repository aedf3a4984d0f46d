"""Places that documents name, ``file:name``: whether the file is there and defines the name."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


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

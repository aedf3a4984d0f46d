"""What runs are watched with, as a fingerprint: a folder holds numbers of one version only.

Texts of claims and their criteria are applied to finished numbers, so they do not count: a comma in
a claim voids no runs.
"""

import ast
import hashlib
from pathlib import Path

HERE = Path(__file__).parent


def watched_with() -> str:
    """Return the SHA-256 of all code and plain numbers that watch runs."""
    files = [HERE / "observer.py", *sorted((HERE / "claims").glob("*.py"))]
    return hashlib.sha256(
        "".join(acting(file.read_text(encoding="utf-8")) for file in files).encode()
    ).hexdigest()


def acting(source: str) -> str:
    """Return functions, classes and plain constants of a module's source, without docstrings."""
    kept = [node for node in ast.parse(source).body if _acts(node)]
    for node in kept:
        for inner in ast.walk(node):
            if isinstance(inner, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(inner) is not None:
                inner.body = inner.body[1:] or [ast.Pass()]
    return "\n".join(ast.dump(node) for node in kept)


def _acts(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return True
    if not isinstance(node, ast.Assign):
        return False
    try:
        return not isinstance(ast.literal_eval(node.value), str)
    except ValueError:
        return False  # claims, worlds and texts: they act through scenarios, which have fingerprints

"""Numbers of the model that no user can set: constants, numbers inside a rule, the street's table."""

import ast
import csv
import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scenarios.files import read_toml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


@dataclass(frozen=True)
class Number:
    """One number or row of numbers, where it stands, and where it comes from.

    ``place`` is ``file:name``: a constant or a function of the model, a column or a key of the
    street. ``values`` are read from there; for a function they are listed, and must occur in it.
    """

    place: str
    unit: str
    source: str
    citation: str
    values: Any
    text: str


@cache
def numbers() -> tuple[Number, ...]:
    """Return every declared number with its value of today."""
    with (HERE / "numbers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Number(
                row["place"],
                row["unit"],
                row["source"],
                row["citation"],
                [float(value) for value in row["values"].split()] or _read(row["place"]),
                row["text"],
            )
            for row in csv.DictReader(file)
        )


def _read(place: str) -> Any:
    """Return the value that stands at a place, in a form that JSON can hold."""
    file, name = place.split(":")
    path = ROOT / file
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as table:
            return [_plain(row[name]) for row in csv.DictReader(table)]
    if path.suffix == ".toml":
        return read_toml(path, file)[0][name]
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    value = getattr(importlib.import_module(module), name)
    return value.tolist() if hasattr(value, "tolist") else value


def _plain(cell: str) -> float | str | None:
    try:
        return float(cell)
    except ValueError:
        return cell or None


def in_function(place: str) -> set[float]:
    """Return every number written in the function at a place."""
    file, name = place.split(":")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {
        float(part.value)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name == name
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, (int, float))
    }

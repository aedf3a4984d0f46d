"""The rows of the catalogue, read from the TOML files beside this module.

A row is a table with the setting's name as head. Its fields:

    group       what it belongs to, for lists
    kind        number (unless given), integer, switch, choice or set
    value       the default
    sweep       [low, high] for sweeps; numbers and integers only
    accepted    [least, most] accepted at all, where that is more than the sweep (controls need it)
    unit        of numbers and integers; "" for none
    choices     the words of a choice or set
    source      article or literature; without it the value is assumed
    citation    facts (A#) and records (E#)
    grade       of published evidence: A academic, O official, M news, R reposted
    use         tuned, fixed, or never tuned (unless given); switches, choices and sets are fixed
    en, zh      what it is, in a sentence
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from sim.settings.setting import Setting

FIELDS = (
    "group",
    "kind",
    "value",
    "sweep",
    "accepted",
    "unit",
    "choices",
    "source",
    "citation",
    "grade",
    "use",
    "en",
    "zh",
)
NEEDED = {
    "number": {"group", "value", "sweep", "unit", "en", "zh"},
    "integer": {"group", "kind", "value", "sweep", "unit", "en", "zh"},
    "switch": {"group", "kind", "value", "en", "zh"},
    "choice": {"group", "kind", "value", "choices", "en", "zh"},
    "set": {"group", "kind", "value", "choices", "en", "zh"},
}
WORDS = {"source": ("article", "literature"), "use": ("tuned", "never tuned", "fixed"), "kind": tuple(NEEDED)}


class RowError(ValueError):
    """A row that is not a setting; the message says file, line, key and what is allowed."""


def rows_of(theme: str) -> tuple[Setting, ...]:
    """Return the settings of a theme's file. Raises RowError."""
    text = resources.files(__package__).joinpath(f"{theme}.toml").read_text(encoding="utf-8")
    return settings_of(text, f"{theme}.toml")


def settings_of(text: str, name: str) -> tuple[Setting, ...]:
    """Return the settings of a file's text; `name` is what errors call it. Raises RowError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RowError(f"{name}: {error}") from None
    return tuple(_Row(text, name, key, table).setting() for key, table in tables.items())


class _Row:
    """One table of a file."""

    def __init__(self, text: str, name: str, key: str, table: Any) -> None:
        self.text, self.name, self.key, self.table = text, name, key, table

    def setting(self) -> Setting:
        """Return the setting."""
        if not isinstance(self.table, dict):
            raise self.error("", "a setting is a table, such as [need_scale]")
        table = self.table
        for field in table:
            if field not in FIELDS:
                raise self.error(field, f"no such field; fields are {', '.join(FIELDS)}")
        for field, allowed in WORDS.items():
            if field in table and table[field] not in allowed:
                raise self.error(field, f"{table[field]!r}: allowed is {' or '.join(allowed)}")
        kind = table.get("kind", "number")
        if missing := sorted(NEEDED[kind] - table.keys()):
            raise self.error("", f"{missing[0]} is missing")
        numeric = kind in ("number", "integer")
        for field in {"sweep", "accepted", "unit", "use"} & table.keys() if not numeric else ():
            raise self.error(field, f"a {kind} has none")
        low, high = self._range("sweep") if numeric else (0.0, 1.0)
        least, most = self._range("accepted") if "accepted" in table else (low, high)
        return Setting(
            self.key,
            self._value(kind, least, most),
            low,
            high,
            table.get("unit", ""),
            table.get("source", "assumption"),
            table.get("citation", ""),
            table.get("grade", ""),
            table["group"],
            table.get("use", "never tuned") if numeric else "fixed",
            kind,
            tuple(table.get("choices", ())),
            self._sentence("en"),
            self._sentence("zh"),
            least,
            most,
        )

    def _range(self, field: str) -> tuple[float, float]:
        found = self.table[field]
        right = isinstance(found, list) and len(found) == 2 and all(map(_is_number, found))
        if not right or not found[0] <= found[1]:
            raise self.error(field, f"{found!r}: allowed is [low, high]")
        return float(found[0]), float(found[1])

    def _value(self, kind: str, least: float, most: float) -> Any:
        value = self.table["value"]
        choices = self.table.get("choices", ())
        right = {
            "number": _is_number(value) and least <= value <= most,
            "integer": _is_number(value) and least <= value <= most and value == int(value),
            "switch": isinstance(value, bool),
            "choice": value in choices,
            "set": isinstance(value, list) and set(value) <= set(choices),
        }
        if not right[kind]:
            bounds = f" from {least:g} to {most:g}" if kind in ("number", "integer") else ""
            raise self.error("value", f"{value!r} is no {kind}{bounds} that this row allows")
        if kind == "set":
            return frozenset(value)
        return float(value) if kind == "number" else value

    def _sentence(self, field: str) -> str:
        text = self.table[field]
        if not isinstance(text, str) or not text.endswith((".", "。")):
            raise self.error(field, "a sentence with its full stop is wanted")
        return text

    def error(self, field: str, what: str) -> RowError:
        """Return an error that says where."""
        lines = self.text.splitlines()
        at = next((n for n, line in enumerate(lines) if line.strip() == f"[{self.key}]"), 0)
        if field:
            later = enumerate(lines[at:], at)
            at = next((n for n, line in later if line.split("=")[0].strip() == field), at)
        dot = f".{field}" if field else ""
        return RowError(f"{self.name}, line {at + 1}: {self.key}{dot}: {what}")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

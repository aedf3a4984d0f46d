"""Reading small text files with one clear error: what, where, what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.scenario import ScenarioError

LARGEST = 1_000_000
"""Bytes; a scenario has a few hundred, so anything larger is not one."""


def read_bytes(path: Path, label: str, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Raises:
        ScenarioError: missing, not a plain file, larger than `largest` bytes (refused before reading).
    """
    try:
        if not path.exists():
            raise ScenarioError(f"{label}: there is no such file")
        if not path.is_file():
            raise ScenarioError(f"{label}: this is not a file")
        size = path.stat().st_size
        if size > largest:
            raise ScenarioError(
                f"{label}: {size / 1e6:,.1f} MB; allowed is {largest / 1e6:,.0f} MB, so it was not read"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, ScenarioError):
            raise
        raise ScenarioError(f"{label}: cannot be read ({_reason(error)})") from None


def read_text(path: Path, label: str, largest: int = LARGEST) -> str:
    """Return the text of a file.

    Raises:
        ScenarioError: as `read_bytes`, or not UTF-8.
    """
    content = read_bytes(path, label, largest)
    try:
        # utf-8-sig: spreadsheet programs put an invisible mark in front
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ScenarioError(f"{label}, line {line}: not UTF-8 text (save it as UTF-8)") from None


def documents() -> Path:
    """Return where generated documents go: the repository's docs, or `docs` where one stands without it."""
    root = Path(__file__).parents[1]
    return root / "docs" if (root / "pyproject.toml").is_file() else Path("docs")


def read_toml(path: Path, label: str) -> tuple[dict[str, Any], str]:
    """Return the tables of a TOML file, and its text for finding lines.

    Raises:
        ScenarioError: as ``read_text``, or a TOML syntax error with its line.
    """
    text = read_text(path, label)
    return parse_toml(text, label), text


def parse_toml(text: str, label: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Raises:
        ScenarioError: a TOML syntax error with its line.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ScenarioError(f"{label}: not TOML (brackets nested too deeply)") from None
    except ValueError as error:
        found = re.search(r"line (\d+)", str(error))
        line = found[1] if found else len(text.splitlines()) if "end of document" in str(error) else None
        where = f"{label}, line {line}" if line else label
        reason = re.sub(r"\s*\(at .*\)$", "", str(error))[:200]
        raise ScenarioError(f"{where}: not TOML ({reason})") from None


def where(label: str, text: str, keys: Sequence[str | int]) -> str:
    """Return ``label, line N`` for a key such as ``("events", 0, "links", "platform")``.

    Only ``label`` where the line cannot be found; the key is in the message anyway.
    """
    line = _line_of(text, keys)
    return f"{label}, line {line}" if line else label


def _line_of(text: str, keys: Sequence[str | int]) -> int | None:
    names = [key for key in keys if isinstance(key, str)]
    place = next((key for key in keys if isinstance(key, int)), 0)
    if not names:
        return None
    section, seen, start = "", -1, None
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\[?\s*([\w.\- ]+?)\s*\]\]?", line)
        if header:
            section = header[1]
            if section == names[0]:
                seen += 1
                if seen == place:
                    start = number
        inside = len(names) == 1 or (section.split(".")[0] == names[0] and seen in (place, -1))
        if inside and re.search(rf"(^|[\s{{,.\"']){re.escape(names[-1])}[\"']?\s*=", line):
            return number
    return start


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)

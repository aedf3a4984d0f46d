"""The facts of the field study and where each lives, read from the table in ``facts.md``."""

import re
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("facts.md")
ROW = re.compile(r"^\| (\d+) \|(.+?)\|(.*?)\|(.*?)\|(.*?)\|$")


@dataclass(frozen=True)
class Fact:
    """What the study says, in short; letters of what it needs; places (``file:name``); a note."""

    says: str
    needs: tuple[str, ...]
    places: tuple[str, ...]
    note: str


def facts() -> dict[str, Fact]:
    """Return every fact of the table by code (A#).

    Raises:
        ValueError: a fact stands twice.
    """
    found: dict[str, Fact] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        row = ROW.match(line)
        if not row:
            continue
        code = f"A{row[1]}"
        if code in found:
            raise ValueError(f"fact {code} stands twice")
        places = tuple(re.findall(r"`([^`]+)`", row[4]))
        found[code] = Fact(row[2].strip(), tuple(row[3].split()), places, row[5].strip())
    return found

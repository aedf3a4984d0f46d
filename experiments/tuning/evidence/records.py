"""The published records that numbers of the model lean on, and how citations name them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scenarios.files import read_toml

HERE = Path(__file__).parent
RANGE = re.compile(r"([AE])(\d+)–\1(\d+)")


@dataclass(frozen=True)
class Record:
    """What a source says and how surely it was seen.

    ``grade``: A academic, O official, M news, R official figure seen only reposted, empty where a
    figure is derived or recalled or was seen in none of these. ``standing``: found, derived from
    found numbers, recalled. ``figure``: whether there is a number in it; otherwise it gives a
    direction or a mechanism only, and no value can follow from it.
    """

    says: str
    grade: str
    standing: str
    source: str
    figure: bool = True
    note: str = ""


@cache
def records() -> dict[str, Record]:
    """Return every record by code, in the order of codes."""
    found: dict[str, Record] = {}
    for path in sorted((HERE / "records").glob("*.toml")):
        for code, fields in read_toml(path, path.name)[0].items():
            if code in found:
                raise ValueError(f"record {code} stands twice")
            found[code] = Record(**fields)
    return dict(sorted(found.items(), key=lambda item: int(item[0][1:])))


@cache
def derivations() -> dict[str, str]:
    """Return how the value of a setting follows from its records, by setting."""
    return dict(read_toml(HERE / "derivations.toml", "derivations.toml")[0])


def codes(citation: str) -> tuple[str, ...]:
    """Return the codes that a citation names: ``E29, E31–E33`` names four, ``assumption`` none.

    Raises:
        ValueError: a piece that is neither a code nor a range of codes.
    """
    named: list[str] = []
    for piece in re.split(r"[;,]\s*", citation):
        found = RANGE.fullmatch(piece)
        if found:
            named += [f"{found[1]}{n}" for n in range(int(found[2]), int(found[3]) + 1)]
        elif re.fullmatch(r"[AE]\d+", piece):
            named.append(piece)
        elif piece:
            raise ValueError(f"'{piece}' in citation '{citation}' names neither a fact nor a record")
    return tuple(named)


def grade_of(named: tuple[str, ...]) -> str:
    """Return the grade of records together: their letters in order, ``derived`` if there is none."""
    letters = [letter for code in named for letter in records()[code].grade.split("/") if letter]
    return "/".join(dict.fromkeys(letters)) or "derived"

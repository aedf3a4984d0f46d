"""Numbers in a sentence that know which row of a table they come from. Pure.

A sentence is put together from strings; `cited` marks a number in them with the row's name, `said`
makes the finished sentence: plain text, which a page can take apart again.
"""

import re
from dataclasses import dataclass
from typing import Literal

OPEN, BETWEEN, CLOSE = "\ue000", "\ue001", "\ue002"  # private use: in no text of ours
MARKED = re.compile(f"{OPEN}(.*?){BETWEEN}(.*?){CLOSE}")
TABLE = "table"
"""The row's name of a number that a table says as a whole."""


Tone = Literal["plain", "strong", "linked", "hours", "same"]


@dataclass(frozen=True)
class Piece:
    """Some words; `measure` names the row that a number comes from."""

    text: str
    tone: Tone = "plain"
    measure: str = ""


class Said(str):
    """A sentence as plain text; `pieces` tell which words come from which row."""

    pieces: tuple[Piece, ...]


def cited(words: str, row: str) -> str:
    """Return words marked as coming from a row."""
    return f"{OPEN}{row}{BETWEEN}{words}{CLOSE}"


def pieces(marked: str, tone: Tone = "linked") -> tuple[Piece, ...]:
    """Return a marked text as pieces; those that come from a row have the tone."""
    found, end = [], 0
    for match in MARKED.finditer(marked):
        found += [Piece(marked[end : match.start()]), Piece(match[2], tone, match[1])]
        end = match.end()
    return tuple(piece for piece in (*found, Piece(marked[end:])) if piece.text)


def said(marked: str) -> Said:
    """Return a marked sentence as it is read."""
    parts = pieces(marked)
    sentence = Said("".join(piece.text for piece in parts))
    sentence.pieces = parts
    return sentence

"""Numbers in a sentence that know which row of a table they come from. Pure.

A sentence is put together from strings; `cited` marks a number in them with the row's name, `toned`
marks other words, `said` makes the finished sentence: plain text, which a page can take apart again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

OPEN, BETWEEN, CLOSE = "\ue000", "\ue001", "\ue002"  # private use: in no text of ours
MARKED = re.compile(f"{OPEN}(.*?){BETWEEN}(.*?){BETWEEN}(.*?){CLOSE}")
TABLE = "table"
"""The row's name of a number that a table says as a whole."""


Tone = Literal["plain", "strong", "linked", "hours", "same"]
TONES: dict[str, Tone] = {tone: tone for tone in get_args(Tone)}


@dataclass(frozen=True)
class Piece:
    """Some words; `measure` names the row that a number comes from."""

    text: str
    tone: Tone = "plain"
    measure: str = ""


class Said(str):
    """A sentence as plain text; `pieces` tell which words come from which row."""

    pieces: tuple[Piece, ...]


def cited(words: str, row: str, tone: Tone | None = None) -> str:
    """Return words marked as coming from a row; without a tone they take the sentence's."""
    return f"{OPEN}{tone or ''}{BETWEEN}{row}{BETWEEN}{words}{CLOSE}"


def toned(words: str, tone: Tone = "strong") -> str:
    """Return words marked with a tone, of no row."""
    return cited(words, "", tone)


def pieces(marked: str, tone: Tone = "linked") -> tuple[Piece, ...]:
    """Return a marked text as pieces; those that come from a row have the tone, unless they name one."""
    found, end = [], 0
    for match in MARKED.finditer(marked):
        own = TONES.get(match[1], tone)
        found += [Piece(marked[end : match.start()]), Piece(match[3], own, match[2])]
        end = match.end()
    return tuple(piece for piece in (*found, Piece(marked[end:])) if piece.text)


def marked(some: Iterable[Piece]) -> str:
    """Return pieces as marked text, to stand in a longer sentence."""
    return "".join(
        one.text if one == Piece(one.text) else cited(one.text, one.measure, one.tone) for one in some
    )


def said(text: str) -> Said:
    """Return a marked sentence as it is read."""
    parts = pieces(text)
    sentence = Said("".join(piece.text for piece in parts))
    sentence.pieces = parts
    return sentence

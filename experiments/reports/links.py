"""Sentences whose numbers lead to the row of the table that they come from."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

# A number with its sign, and the interval in brackets behind it.
NUMBER = r"[+\u2212<>±]*\d(?:[\d,.]*\d)?\s?%?(?:\s?[(（][^()（）]*\d[^()（）]*[)）])?"


def linked(sentence: str, rows: Mapping[str, str]) -> Markup:
    """Return a sentence as HTML in which what stands for a row links to it.

    `rows` gives the name of each row's place in the page by the words that stand for the row; the
    number behind the words is part of the link.
    """
    if not rows:
        return escape(sentence)
    longest_first = sorted(rows, key=len, reverse=True)
    words = "|".join(re.escape(one) for one in longest_first)
    found, done = Markup(), 0
    meaning = r"(?:\s?[(（][^()（）]*[)）])?"  # a setting's name may be explained before its number
    pattern = rf"(?<!\w)({words})(?!\w)({meaning}[:：\s]{{0,2}}{NUMBER})?"
    for match in re.finditer(pattern, sentence, re.ASCII):
        link = Markup('<a href="#{}">{}</a>').format(rows[match[1]], match[0])
        found += escape(sentence[done : match.start()]) + link
        done = match.end()
    return found + escape(sentence[done:])

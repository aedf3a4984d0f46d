"""Families: worlds a word apart, in one file. ``[family]`` gives each member's words, ``{word}`` takes them.

A text that is nothing but ``"{week}"`` becomes the member's value itself, a number or a list; inside a
longer text, or as a key, the value is written out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from scenarios.layers import File, table_of

WORD = re.compile(r"\{(\w+)\}")


def member(file: File, name: str) -> File:
    """Return a family's file as one member has it, lines unchanged.

    Raises:
        ScenarioError: the file asks for other words than the member gives.
    """
    words = table_of(file, table_of(file, file.data, "family"), name, ("family",))
    wanted: set[str] = set()

    def written(text: str) -> str:
        return WORD.sub(lambda found: str(words.get(found[1], found[0])), text)

    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(filled(key)): filled(one) for key, one in value.items()}
        if isinstance(value, list):
            return [filled(one) for one in value]
        if not isinstance(value, str):
            return value
        wanted.update(WORD.findall(value))
        whole = WORD.fullmatch(value)
        return words.get(whole[1]) if whole else written(value)

    data = {key: filled(value) for key, value in file.data.items() if key != "family"}
    if wanted != set(words):
        asked = ", ".join(sorted(wanted))
        raise file.error(("family", name), f"{name}: the words of this family are {asked}")
    return replace(file, data=data, text=written(file.text))

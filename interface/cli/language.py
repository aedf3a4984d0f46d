"""Which language to speak: the one asked for, or the locale's."""

import locale
import os
from enum import Enum
from typing import Literal

Language = Literal["zh", "en"]


class Choice(str, Enum):  # noqa: UP042 - typer shows the values of a str enumeration
    """The languages of the command line."""

    zh = "zh"
    en = "en"


def chosen(choice: Choice | None) -> Language:
    """Return the language asked for; without one, Chinese under a Chinese locale, else English."""
    if choice is not None:
        return "zh" if choice is Choice.zh else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    found = (locale.getlocale()[0] or "").lower()
    return "zh" if found.startswith(("zh", "chinese")) else "en"

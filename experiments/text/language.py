"""The languages that everything is said in."""

import locale
import os
from typing import Literal, NamedTuple, Protocol

Language = Literal["zh", "en"]


class Text(Protocol):
    """A text in both languages."""

    @property
    def en(self) -> str:
        """The text in English."""

    @property
    def zh(self) -> str:
        """The text in Chinese."""

    def in_(self, language: Language) -> str:
        """Return the text in a language."""


class Pair(NamedTuple):
    """A text that was put together in both languages already."""

    en: str
    zh: str

    def in_(self, language: Language) -> str:
        """Return the text in a language."""
        return self.zh if language == "zh" else self.en


def of_locale() -> Language:
    """Return Chinese under a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    found = (locale.getlocale()[0] or "").lower()
    return "zh" if found.startswith(("zh", "chinese")) else "en"

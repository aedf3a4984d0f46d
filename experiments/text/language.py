"""The languages that everything is said in."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """A text in both languages."""

    en: str
    zh: str

    def in_(self, language: Language) -> str:
        """Return the text in a language."""
        return self.zh if language == "zh" else self.en

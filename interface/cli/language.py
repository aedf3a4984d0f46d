"""Which language to speak: the one asked for, or the locale's."""

from enum import Enum

from experiments.text.language import Language, of_locale

__all__ = ["Choice", "Language", "chosen"]


class Choice(str, Enum):  # noqa: UP042 - typer shows the values of a str enumeration
    """The languages of the command line."""

    zh = "zh"
    en = "en"


def chosen(choice: Choice | None) -> Language:
    """Return the language asked for; without one, Chinese under a Chinese locale, else English."""
    if choice is not None:
        return "zh" if choice is Choice.zh else "en"
    return of_locale()

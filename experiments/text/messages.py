"""Messages to people, out of the files of words that lie in a package: `words.en.ftl`, `words.zh.ftl`.

The files are in the format of Project Fluent and can be edited without Python. A package that says
something has `WORDS = Words(__name__)` in its `__init__`. Numbers are written by `experiments.stats.words`
before they are handed over; whole numbers may be handed over as they are, for a message to choose by.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from experiments.text.language import Language, Text

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: tuple[Language, ...] = ("en", "zh")


class MessageError(LookupError):
    """A message, or a value that it needs, is missing: a fault of the program, never shown as a key."""


@cache
def _bundle(package: str, language: Language) -> "FluentBundle":
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    text = files(package).joinpath(f"words.{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle


@dataclass(frozen=True)
class Words:
    """The words of a package; its files are read when something is said first."""

    package: str

    def say(self, language: Language, key: str, /, **values: str | int) -> str:
        """Return a message.

        Args:
            language: "en" or "zh".
            key: name of the message in the package's files.
            values: what its placeholders stand for: words, or a whole number.

        Raises:
            MessageError: there is no such message, or it needs another value.
            TypeError: a value is neither text nor a whole number.
        """
        bundle = _bundle(self.package, language)
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise MessageError(f"{self.package}: no message {key} in {language}")
        text, errors = bundle.format_pattern(pattern, {name: _plain(one) for name, one in values.items()})
        if errors:
            raise MessageError(f"{self.package}: {key} in {language}: {errors}")
        return str(text)

    def text(self, key: str, /, **values: "str | int | Text") -> "Message":
        """Return a message that is said later, in either language; so may be its values."""
        return Message(self, key, tuple(values.items()))

    def in_(self, language: Language) -> "InLanguage":
        """Return the words in a language."""
        return InLanguage(self, language)


@dataclass(frozen=True)
class InLanguage:
    """The words of a package in one language: `text("key", name=value)`, in Python and in templates."""

    words: Words
    language: Language

    def __call__(self, key: str, /, **values: str | int) -> str:
        """Return a message; see `Words.say`."""
        return self.words.say(self.language, key, **values)

    def lines(self, key: str, /, **values: str | int) -> list[str]:
        """Return a message of several lines, such as the heads of a table, line by line."""
        return self(key, **values).split("\n")


@dataclass(frozen=True)
class Message:
    """A `Text` out of a package's files, looked up when it is said."""

    words: Words
    key: str
    values: "tuple[tuple[str, str | int | Text], ...]" = ()

    @property
    def en(self) -> str:
        """The text in English."""
        return self.in_("en")

    @property
    def zh(self) -> str:
        """The text in Chinese."""
        return self.in_("zh")

    def in_(self, language: Language) -> str:
        """Return the text in a language."""
        values = {name: one if isinstance(one, str | int) else one.in_(language) for name, one in self.values}
        return self.words.say(language, self.key, **values)


def _plain(value: str | int) -> Any:
    """Return a value as Fluent takes it: a whole number is written without separators."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is neither text nor a whole number")
    from fluent.runtime.types import fluent_number

    return fluent_number(value, useGrouping=False)

"""Which model this is: its rules, not its code. Results of different models are never mixed.

A number is raised when rules are replaced so that earlier results answer another question; a change
that only mends a rule is told in the log of changes. What was made before models had a number of
their own belongs to the first.
"""

from typing import Literal, NamedTuple

FIRST = "1"
MODEL = "2"


class _Name(NamedTuple):
    en: str
    zh: str


_NAMES = {FIRST: _Name("the first model", "第一版模型"), MODEL: _Name("the second model", "第二版模型")}


def called(model: str, language: Literal["en", "zh"] = "en") -> str:
    """Return what a model is called, with its number: "the second model (2)"."""
    name = _NAMES.get(model, _Name("another model", "另一版模型"))
    return f"{name.zh}（{model}）" if language == "zh" else f"{name.en} ({model})"

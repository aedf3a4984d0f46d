"""What a weekly column is: a raw observation of the model, with its unit and a sentence."""

from typing import NamedTuple

# Units in English and Chinese.
NONE = ("–", "–")
POINTS = ("points", "个百分点")
ZERO_TO_ONE = ("0–1", "0–1")
HOURS = ("hours a week", "小时/周")
PERSONS = ("persons", "人")
CELLS = ("buildings", "处")
CASES = ("cases", "件")
GROUPS = ("groups", "个")
PROJECTS = ("projects", "个")
GOODS = ("units", "份")
YUAN = ("yuan", "元")
RATIO = ("ratio", "倍")
WEEKS = ("weeks", "周")


class Column(NamedTuple):
    """A column of the weekly table: a row is a week of a community, or of the street."""

    name: str
    label: str
    label_zh: str
    unit: str
    unit_zh: str
    text: str
    text_zh: str


def column(name: str, names: tuple[str, str], unit: tuple[str, str], text: str, text_zh: str) -> Column:
    """Return a column; `names` and `unit` are in English and Chinese."""
    return Column(name, *names, *unit, text, text_zh)


def capital(text: str) -> str:
    """Return the text with a capital letter."""
    return text[:1].upper() + text[1:]

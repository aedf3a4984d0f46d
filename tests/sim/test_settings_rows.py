"""Exact: a row of the catalogue that is no setting is refused with file, line, key and what is allowed."""

import pytest

from sim.settings.rows import RowError, settings_of

GOOD = """[need]
group = "needs"
value = 2
sweep = [1, 3]
unit = "ratio"
en = "How much."
zh = "多少。"
"""
CHOICE = """[chair]
group = "links"
kind = "choice"
value = "none"
choices = ["none", "party"]
en = "Who."
zh = "谁。"
"""


def test_a_row_is_a_setting() -> None:
    need, chair = settings_of(GOOD + CHOICE, "x.toml")
    assert (need.name, need.default, need.low, need.high, need.kind) == ("need", 2.0, 1.0, 3.0, "number")
    assert isinstance(need.default, float)
    assert (need.least, need.most, need.source, need.use) == (1.0, 3.0, "assumption", "never tuned")
    assert (chair.choices, chair.use, chair.unit) == (("none", "party"), "fixed", "")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("value = 2", "value = 7", "x.toml, line 3: need.value: 7 is no number from 1 to 3"),
        ("value = 2", 'value = "2"', "x.toml, line 3: need.value: '2' is no number"),
        (
            "sweep = [1, 3]",
            "sweep = [3, 1]",
            r"x.toml, line 4: need.sweep: \[3, 1\]: allowed is \[low, high\]",
        ),
        ("sweep = [1, 3]", "swep = [1, 3]", "x.toml, line 4: need.swep: no such field"),
        ('zh = "多少。"', "", "x.toml, line 1: need: zh is missing"),
        ('en = "How much."', 'en = "How much"', "line 6: need.en: a sentence with its full stop"),
        (
            'unit = "ratio"',
            'unit = "ratio"\nsource = "guess"',
            "line 6: need.source: 'guess': allowed is article",
        ),
        (
            'unit = "ratio"',
            'unit = "ratio"\nkind = "whole"',
            "line 6: need.kind: 'whole': allowed is number or",
        ),
        ("value = 2", "value = ", "x.toml: Invalid value .at line 3"),
        ("[need]", "need = 3\n[other]", "x.toml, line 1: need: a setting is a table"),
    ],
)
def test_a_wrong_row_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(RowError, match=words):
        settings_of(GOOD.replace(old, new), "x.toml")


def test_a_choice_has_no_range() -> None:
    with pytest.raises(RowError, match=r"line 4: chair\.value: 'nobody' is no choice"):
        settings_of(CHOICE.replace('value = "none"', 'value = "nobody"'), "x.toml")
    with pytest.raises(RowError, match=r"line 8: chair\.sweep: a choice has none"):
        settings_of(CHOICE + "sweep = [0, 1]\n", "x.toml")

"""Exact: every weekly column of a real run, and every measure, has a name, a unit and a sentence."""

import re

from experiments.stats.measures import BY_NAME, COLUMNS, HEADLINES, KEY_COLUMNS, MEASURES, PRIMARY, TABLE
from scenarios import load, load_street
from sim import run

CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_column_of_a_real_table_is_described_and_nothing_else() -> None:
    weekly = run(load("isolated"), 1, street=load_street(), scale=0.02, weeks=2).weekly
    assert set(weekly.columns) == set(COLUMNS)


def test_columns_have_words_units_and_sentences_in_both_languages() -> None:
    for name, one in COLUMNS.items():
        assert name == one.name
        assert all(one), name
        assert CHINESE.search(one.label_zh) and CHINESE.search(one.text_zh), name
        assert not CHINESE.search(one.label + one.unit + one.text), name
        assert one.text.endswith(".") and one.text_zh.endswith("。"), name
    for words in ("label", "label_zh", "text", "text_zh"):
        twice = [getattr(one, words) for one in COLUMNS.values() if not one.name.endswith("_k7")]
        assert len(set(twice)) == len(twice), words  # k7 is the one need of its class


def test_measures_have_words_units_and_sentences_in_both_languages() -> None:
    assert len(BY_NAME) == len(MEASURES)
    for one in MEASURES:
        assert set(one.columns) <= set(COLUMNS), one.name
        assert one.label and one.unit and one.text.endswith("."), one.name
        assert CHINESE.search(one.label_zh) and CHINESE.search(one.sentence("zh")), one.name
        assert one.unit_zh and one.text_zh.endswith("。"), one.name
        assert (len(one.columns) == 2) == one.percent, one.name


def test_no_column_is_without_a_measure() -> None:
    used = {column for one in MEASURES for column in one.columns}
    assert COLUMNS.keys() - used == set(KEY_COLUMNS)


def test_the_table_begins_with_the_needs_of_the_emergency_weeks_heard_of_and_served_apart() -> None:
    names = [one.name for one in PRIMARY]
    assert names[0] == TABLE[0] == "in_time_share_crisis"
    assert set(TABLE) == {*names, *HEADLINES} and len(set(TABLE)) == len(TABLE)
    first = [
        "in_time_share_crisis",
        "in_time_share_everyday_crisis",
        "in_time_share_specialised_crisis",
        "in_time_share_emergency",
        "heard_share_emergency",
        "in_time_of_heard_emergency",
    ]
    assert list(TABLE[:6]) == first

"""Every fact of the field study that asks for a home in the model has one, and the home exists."""

import pytest

from experiments.tuning.evidence.facts import facts
from tests.architecture.places import missing

pytestmark = pytest.mark.architecture

# Facts that ask for an entity, a state, a process or a scenario.
WANTED = {
    1,
    4,
    5,
    *range(7, 10),
    *range(11, 18),
    *range(19, 23),
    *range(24, 30),
    *range(32, 37),
    38,
    39,
    *range(41, 44),
    *range(45, 49),
    *range(50, 55),
    56,
    57,
    *range(60, 70),
    71,
    75,
    76,
    78,
    *range(80, 87),
    *range(88, 94),
    95,
    96,
    98,
    99,
    101,
    *range(104, 109),
    111,
    *range(113, 126),
    127,
    130,
    134,
    *range(136, 144),
    *range(145, 150),
    *range(151, 154),
}


def test_every_fact_that_asks_for_a_home_is_in_the_table() -> None:
    assert {f"A{number}" for number in WANTED} - facts().keys() == set()


def test_needs_are_letters_and_match_the_wanted_facts() -> None:
    for code, fact in facts().items():
        letters = set(fact.needs)
        assert letters <= {"E", "S", "P", "X", "T", "O", "C", "–"}, code
        assert bool(letters & {"E", "S", "P", "X"}) == (int(code[1:]) in WANTED), code


def test_every_fact_has_a_place_or_a_reason() -> None:
    for code, fact in facts().items():
        assert fact.places or fact.note.startswith("left out:"), code


def test_every_place_exists() -> None:
    wrong = [
        f"{code}: {problem}"
        for code, fact in facts().items()
        for place in fact.places
        if (problem := missing(place))
    ]
    assert wrong == []


def test_a_place_that_does_not_exist_is_noticed() -> None:
    assert missing("sim/nowhere.py")
    assert missing("sim/world.py:Traits.shoe_size")
    assert missing("sim/settings/needs.toml:need_shoes")
    assert missing("scenarios/streets/x-street/street.toml:Swimming pool")

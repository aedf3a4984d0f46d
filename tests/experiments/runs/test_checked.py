"""Exact: whatever stands in an argument, a door takes it or refuses it in a sentence."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.runs.spec import KINDS, taken
from experiments.text.errors import InputError

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.binary(max_size=4),
    st.lists(st.one_of(st.integers(-3, 3), st.text(max_size=3), st.none()), max_size=3),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    st.just(object()),
    st.just(len),
)


@given(st.sampled_from(sorted(KINDS)), JUNK)
def test_any_option_is_taken_or_refused_in_a_sentence(name: str, value: Any) -> None:
    """Property: no TypeError, no AttributeError, and the sentence names the option."""
    try:
        taken(["linked"], [1], {name: value})
    except InputError as error:
        assert str(error).startswith(f"{name} = ")
        assert error.zh.startswith(f"{name} = ")


@given(JUNK, JUNK)
def test_any_worlds_and_seeds_are_taken_or_refused(arms: Any, seeds: Any) -> None:
    try:
        spec, _ = taken(arms, seeds, {})
    except InputError as error:
        assert str(error)
    else:
        assert all(isinstance(seed, int) for seed in spec.seeds)


@pytest.mark.parametrize(
    ("options", "words", "chinese"),
    [
        ({"weeks": "12"}, "weeks = '12': allowed is a whole number from 1", "整数"),
        ({"weeks": 12.5}, "weeks = 12.5", "整数"),
        ({"weeks": 0}, "weeks = 0", "不小于 1"),
        ({"workers": "all"}, "workers = 'all'", "整数"),
        ({"workers": True}, "workers = True", "整数"),
        ({"settings": [2]}, "settings = 2: allowed is a list of texts", "列表"),
        ({"settings": {"need_scale": 2}.items()}, "settings = ('need_scale', 2)", "列表"),
        ({"observers": ["Mine"]}, "observers = 'Mine'", "类或函数"),
        ({"keep_burn_in": "yes"}, "keep_burn_in = 'yes': allowed is True or False", "True"),
        ({"out": 3}, "out = 3: allowed is a folder", "文件夹"),
        ({"scale": "half"}, "scale = 'half': allowed is a number", "数"),
    ],
)
def test_a_wrong_argument_is_a_sentence(options: dict[str, Any], words: str, chinese: str) -> None:
    with pytest.raises(InputError) as error:
        taken(["linked"], [1], options)
    assert words in str(error.value)
    assert chinese in error.value.zh


def test_one_thing_alone_counts_as_a_list_of_one() -> None:
    spec, how = taken("linked", np.int64(3), {"settings": "need_scale=2", "observers": dict, "out": "a"})
    assert spec.arms == ("linked",)
    assert spec.seeds == (1, 2, 3)
    assert (spec.settings, spec.observers, how.out) == (("need_scale=2",), (dict,), Path("a"))
    assert taken(["linked"], np.arange(1, 3), {"weeks": np.int64(4)})[0].seeds == (1, 2)

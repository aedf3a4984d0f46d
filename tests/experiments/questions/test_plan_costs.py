"""Exact: what portfolios cost, what a budget allows, and what a price list may say.

Property (Hypothesis): lowering a portfolio always ends within the budget and opens nothing more.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from experiments.questions.plan.costs import (
    EVERYTHING,
    NOTHING,
    STEPS,
    Budget,
    check_affordable,
    cost_of,
    open_communities,
    portfolio_of,
    settings_of,
)
from experiments.questions.plan.prices import PriceList, read_prices
from experiments.text.errors import InputError
from scenarios import ScenarioError
from sim.links import LINKS

TEXT = """
title = "mine"
[post]
value = 0.1
source = "assumption"
[[price]]
link = "volunteers"
what = "yuan"
per = "community"
value = 0.1
low = 0
high = 0.3
source = "assumption"
[[price]]
link = "platform"
what = "posts"
per = "street"
value = 0.7
source = "literature"
citation = "E47"
[[price]]
link = "platform"
what = "hours"
per = "community"
value = 52
source = "assumption"
""" + "".join(
    f'[[price]]\nlink = "{link}"\nwhat = "yuan"\nper = "community"\nvalue = 0\nsource = "assumption"\n'
    for link in LINKS
    if link not in ("volunteers", "platform")
)


def written(folder: Path, text: str = TEXT) -> PriceList:
    """Return the price list of this text."""
    path = folder / "prices.toml"
    path.write_text(text, encoding="utf-8")
    return read_prices(path)


def test_costs_are_exact_to_the_last_digit(tmp_path: Path) -> None:
    """Nine communities at 0.1 and 0.7 of a post at 0.1: 0.97, which no float sum gives."""
    prices = written(tmp_path)
    cost = cost_of((0, 0, 0, 0, 3, 0, 1, 0), prices, 15)
    assert cost.yuan == Fraction(97, 100)
    assert cost.posts == Fraction(7, 10)
    assert cost.hours == 3 * 52
    assert cost_of((0, 0, 0, 0, 3, 0, 1, 0), prices, 15, "high").yuan == Fraction(277, 100)
    assert Budget(money=0.97, posts=0.7, hours=156).allows(cost)
    for short in (Budget(money=0.96), Budget(posts=0.6), Budget(hours=155)):
        assert not short.allows(cost)


def test_a_link_that_is_closed_costs_nothing_and_the_street_pays_once() -> None:
    """The shipped list, by hand: 22,000 a community, 150,000 and 2.5 posts for the street."""
    prices = read_prices()
    assert cost_of(NOTHING, prices, 15).yuan == 0
    assert cost_of(EVERYTHING, prices, 15).yuan == 15 * 22_000 + 150_000 + Fraction(5, 2) * 66_000
    assert cost_of((0, 0, 0, 0, 0, 0, 1, 0), prices, 15).yuan == 3 * 2_000 + 150_000 + 66_000


def test_communities_are_counted_as_the_model_opens_them() -> None:
    """Intensities of 15 communities are thirds apart; of 7 they round half up."""
    assert [open_communities(step, 15) for step in range(STEPS + 1)] == [0, 3, 6, 9, 12, 15]
    assert [open_communities(step, 7) for step in range(STEPS + 1)] == [0, 1, 3, 4, 6, 7]
    portfolio = (0, 1, 2, 3, 4, 5, 0, 1)
    assert portfolio_of(settings_of(portfolio)) == portfolio


def test_every_shipped_price_says_where_it_comes_from() -> None:
    """Only what evidence holds is literature; everything else says that it is assumed."""
    for price in read_prices().all:
        assert price.text
        assert price.text_zh
        assert (price.source == "assumption") == (price.citation == "")
    assert [one.citation for one in read_prices().all if one.source != "assumption"] == ["E47; E45"]


def test_a_price_list_survives_the_manifest(tmp_path: Path) -> None:
    """Plain form and back is the same list."""
    prices = written(tmp_path)
    assert PriceList.of(prices.plain()) == prices


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('link = "volunteers"', 'link = "volunteer"', "did you mean 'volunteers'?"),
        ('what = "yuan"', 'what = "money"', "allowed is yuan, posts, hours"),
        ('per = "street"', 'per = "week"', "allowed is community, street"),
        ("value = 52", "value = -1", "line 25: value = -1: allowed is a number from 0"),
        ("value = 52", 'value = "52"', "allowed is a number"),
        ("value = 52", "", "value is missing"),
        ("high = 0.3", "high = 0.05", "allowed is low = 0 to high = 0.05"),
        ('citation = "E47"', "", "needs a citation"),
        ("[post]", "[posts]", "unknown key 'posts'; did you mean 'post'?"),
        ("high = 0.3", "hihg = 0.3", "unknown key 'hihg'; did you mean 'high'?"),
        ('what = "hours"\nper = "community"', 'what = "posts"\nper = "street"', "priced twice"),
        ("[[price]]", "[price", "not TOML"),
    ],
)
def test_a_price_list_that_makes_no_sense_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """File, what was found, what is allowed."""
    assert old in TEXT
    with pytest.raises(ScenarioError, match=r"prices\.toml") as refused:
        written(tmp_path, TEXT.replace(old, new))
    assert said in str(refused.value)


def test_a_budget_that_allows_no_link_is_refused() -> None:
    """The cheapest link is named with its price."""
    with pytest.raises(InputError, match="the cheapest, social_workers, takes 6,000 yuan"):
        check_affordable(read_prices(), Budget(money=2_999), 15)
    with pytest.raises(InputError, match="--posts -1"):
        Budget(posts=-1)

"""What a portfolio of links costs a year, to the yuan. Pure, in exact fractions.

Only money, posts and priced hours are known before a run. The hours that acting together takes are
debited in the model: they are measured, and added afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from experiments.questions.plan.prices import PriceList
from experiments.text.errors import InputError
from sim.links import LINKS
from sim.plan import rnd

STEPS = 5
"""Intensities are 0, 1/5 … 5/5 of the communities."""
Portfolio = tuple[int, ...]
"""Of each of the eight links how many fifths of the communities it is open in."""
NOTHING: Portfolio = (0,) * len(LINKS)
EVERYTHING: Portfolio = (STEPS,) * len(LINKS)
Bound = Literal["value", "low", "high"]


@dataclass(frozen=True)
class Cost:
    """Yuan (pay of posts included), full-time posts and priced hours, a year."""

    yuan: Fraction
    posts: Fraction
    hours: Fraction


@dataclass(frozen=True)
class Budget:
    """What a street can spend a year; None = as much as it takes. Hours are those of coordination."""

    money: float | None = None
    posts: float | None = None
    hours: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is no amount; raises InputError."""
        for name, amount in self.plain().items():
            if amount is not None and not 0 <= amount < 1e15:
                raise InputError(f"--{name} {amount:g}: allowed is 0 or more a year")

    def plain(self) -> dict[str, float | None]:
        """Return a form that JSON can hold."""
        return {"money": self.money, "posts": self.posts, "hours": self.hours}

    def allows(self, cost: Cost) -> bool:
        """Return whether money and posts suffice, and the priced hours alone."""
        limits = ((cost.yuan, self.money), (cost.posts, self.posts), (cost.hours, self.hours))
        return all(limit is None or spent <= exact(limit) for spent, limit in limits)


def exact(number: float) -> Fraction:
    """Return the number as it is written: 0.1 is a tenth."""
    return Fraction(str(number))


def open_communities(steps: int, communities: int) -> int:
    """Return in how many communities a link of this intensity is open, as the model opens it."""
    return rnd(steps / STEPS * communities)


def cost_of(portfolio: Portfolio, prices: PriceList, communities: int, bound: Bound = "value") -> Cost:
    """Return what a portfolio costs; with `bound` "low" or "high" if every price lay there."""
    opened = {
        link: open_communities(steps, communities) for link, steps in zip(LINKS, portfolio, strict=True)
    }
    spent = dict.fromkeys(("yuan", "posts", "hours"), Fraction(0))
    for price in prices.prices:
        times = opened[price.link] if price.per == "community" else min(1, opened[price.link])
        spent[price.what] += times * exact(getattr(price, bound))
    spent["yuan"] += spent["posts"] * exact(getattr(prices.post, bound))
    return Cost(**spent)


def settings_of(portfolio: Portfolio) -> dict[str, float]:
    """Return the links of a portfolio as a design holds them: links.platform = 0.4."""
    return {f"links.{link}": steps / STEPS for link, steps in zip(LINKS, portfolio, strict=True)}


def portfolio_of(row: Mapping[Any, Any]) -> Portfolio:
    """Return the portfolio of a row of a design table."""
    return tuple(round(float(row[f"links.{link}"]) * STEPS) for link in LINKS)


def check_affordable(prices: PriceList, budget: Budget, communities: int) -> None:
    """Refuse a budget that allows no link at all; raises InputError naming the cheapest."""
    singles = [tuple(int(place == one) for place in range(len(LINKS))) for one in range(len(LINKS))]
    costs = {LINKS[n]: cost_of(one, prices, communities) for n, one in enumerate(singles)}
    if not any(budget.allows(cost) for cost in costs.values()):
        link, cost = min(costs.items(), key=lambda one: one[1].yuan)
        raise InputError(
            f"this budget allows no link, not even in a fifth of the communities: the cheapest,"
            f" {link}, takes {float(cost.yuan):,.0f} yuan, {float(cost.posts):g} posts and"
            f" {float(cost.hours):g} priced hours a year"
        )

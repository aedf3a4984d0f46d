"""The search on surfaces whose best portfolio is known, because all of them were looked at."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from experiments.questions.plan.costs import NOTHING, STEPS, Budget, Portfolio, cost_of, open_communities
from experiments.questions.plan.prices import Price, PriceList
from experiments.questions.plan.search import POPULATION, Search, Tried
from sim.links import LINKS

FREE = Price("post", "yuan", "post", 0, 0, 0, "assumption")
EVERY = np.array(list(itertools.product(range(STEPS + 1), repeat=len(LINKS))), dtype=np.int8)
Surface = Callable[[np.ndarray], np.ndarray]


def surface(world: int) -> Surface:
    """Return gains by portfolio: saturation, thresholds, pairs that help or hinder, and a hub."""
    luck = np.random.default_rng(100 + world)
    main = luck.normal(0, 6, 8)
    pairs = np.triu(luck.normal(0, 5, (8, 8)) * (luck.random((8, 8)) < 0.25), 1)
    saturates, turns, hub = luck.random(8) < 0.5, luck.random(8) < 0.25, luck.integers(8)

    def gain(portfolios: np.ndarray) -> np.ndarray:
        share = np.asarray(portfolios, dtype=float) / STEPS
        bent = np.where(saturates, (1 - np.exp(-3 * share)) / (1 - np.exp(-3)), share)
        bent = np.where(turns, share >= 0.6, bent)
        together = np.einsum("ni,ij,nj->n", bent, pairs, bent)
        return bent @ main + together + 8 * share[:, hub] * np.minimum(1, share.sum(axis=1) / 3)

    return gain


def part_of_the_best(world: int, noise: float) -> float:
    """Return which part of the best gain that the money allows 120 portfolios find, re-tested."""
    luck = np.random.default_rng(world)
    yuan = luck.integers(1, 6, 8).astype(float)
    prices = PriceList(
        "own",
        "own",
        FREE,
        tuple(
            Price(link, "yuan", "community", one, one, one, "assumption")
            for link, one in zip(LINKS, yuan, strict=True)
        ),
    )
    budget, gain = Budget(money=float(15 * yuan.sum() * 0.35)), surface(world)
    opened = np.array([open_communities(step, 15) for step in range(STEPS + 1)])[EVERY]
    best = float(gain(EVERY[opened @ yuan <= budget.money]).max())
    search, tried = Search(prices, budget, 15, 6, world + 1), {}
    while generation := search.ask():
        seen = gain(np.array(generation)) + luck.normal(0, noise, len(generation))
        tried |= {one: Tried(float(number), 0.0) for one, number in zip(generation, seen, strict=True)}
        search.tell(tried)
    assert len(tried) <= 120
    assert all(budget.allows(cost_of(one, prices, 15)) for one in tried)
    finalists = np.array(sorted(tried, key=lambda one: tried[one].gain)[-10:])
    retested = gain(finalists) + luck.normal(0, noise / 2, len(finalists))
    return float(gain(finalists)[retested.argmax()]) / best


@pytest.mark.statistical
@pytest.mark.parametrize(
    ("worlds", "noise", "mean", "worst"),
    [
        (3, 0.0, 0.96, 0.85),
        pytest.param(12, 0.0, 0.96, 0.85, marks=pytest.mark.slow),
        pytest.param(12, 1.0, 0.94, 0.8, marks=pytest.mark.slow),
        pytest.param(12, 3.0, 0.88, 0.5, marks=pytest.mark.slow),
    ],
)
def test_the_best_of_known_surfaces_is_nearly_found(
    worlds: int, noise: float, mean: float, worst: float
) -> None:
    """Statistical, by fixed seeds: parts of the best gain, with and without luck of each portfolio."""
    found = [part_of_the_best(world, noise) for world in range(worlds)]
    assert np.mean(found) >= mean
    assert min(found) >= worst


def test_the_same_answers_lead_to_the_same_questions() -> None:
    """Exact: and no portfolio is asked for twice, the search ends, and failed ones are passed over."""
    prices = PriceList(
        "own", "own", FREE, tuple(Price(link, "yuan", "community", 1, 1, 1, "assumption") for link in LINKS)
    )

    def questions() -> list[list[Portfolio]]:
        search, tried, asked = Search(prices, Budget(money=40), 15, 4, 7), {}, []
        while generation := search.ask():
            asked.append(generation)
            tried |= {
                one: Tried(float("nan") if sum(one) == 3 else float(sum(one)), 0.0) for one in generation
            }
            search.tell(tried)
        return asked

    first = questions()
    assert first == questions()
    every = [one for generation in first for one in generation]
    assert len(every) == len(set(every)) == 4 * POPULATION
    assert first[0][0] == NOTHING
    few = Search(prices, Budget(money=3), 15, 4, 7)
    assert len(few.ask()) == 9  # nothing, and each link in a fifth of the communities
    few.tell(
        {
            NOTHING: Tried(0.0, 0.0),
            **{one: Tried(1.0, 0.0) for one in Search(prices, Budget(money=3), 15, 4, 7).ask()},
        }
    )
    assert few.ask() == []

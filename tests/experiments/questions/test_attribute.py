"""Exact: shares from tables of invented games; one statistical test with its rate stated."""

import time

import numpy as np
import pandas as pd
import pytest

from experiments.questions.attribute.messages import sentences
from experiments.questions.attribute.result import Attribution, attributions
from experiments.questions.attribute.sampled import orders_for, points_for
from experiments.stats.contrasts import Quantity
from experiments.stats.measures import BY_NAME
from experiments.text.errors import InputError
from sim.links import LINKS

SHARE = Quantity(BY_NAME["in_time_share_emergency"], "linked")
CELLS = Quantity(BY_NAME["entrenched_cells"], "linked")
PLAYERS = [f"links.{name}" for name in LINKS]


def factorial(players: list[str]) -> pd.DataFrame:
    places = np.arange(2 ** len(players))[::-1]
    table = (places[:, None] >> np.arange(len(players))) & 1
    return pd.DataFrame(table, columns=players, index=pd.RangeIndex(len(places), name="point"))


def values(design: pd.DataFrame, seeds: int = 10, measures: int = 1, noise: float = 1.0) -> pd.DataFrame:
    """Party leadership +8, volunteers +4, both together +6 more; platform and supervision overlap.

    Platform +5 and supervision +5 give +6 together; the others add nothing. Luck: `noise` a world.
    """
    luck = np.random.default_rng(5)
    on = {name: design.get(f"links.{name}", pd.Series(0, design.index)).to_numpy(float) for name in LINKS}
    worth = 40 + 8 * on["party_leadership"] + 4 * on["volunteers"]
    worth += 6 * on["party_leadership"] * on["volunteers"]
    worth += 5 * on["platform"] + 5 * on["supervision"] - 4 * on["platform"] * on["supervision"]
    names = [SHARE.measure.name, CELLS.measure.name, "trust", "loneliness", "hours_wasted"][:measures]
    rows = {
        (point, "linked", seed): [base + luck.normal(0, 1) * noise for _ in names]
        for seed in range(1, seeds + 1)
        for point, base in zip(design.index, worth + luck.normal(0, 3), strict=True)
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=names)
    table.index = pd.MultiIndex.from_tuples(table.index, names=["point", "scenario", "seed"])
    return table


@pytest.fixture(scope="module")
def found() -> Attribution:
    design = factorial(PLAYERS)
    return attributions(values(design), design, [SHARE])[0]


def test_shares_and_pairs_of_a_known_game(found: Attribution) -> None:
    """11, 7, 3, 3 within the luck of the means; both planted pairs and no other."""
    shares = {one.player.removeprefix("links."): one for one in found.shares}
    for name, truth in {"party_leadership": 11, "volunteers": 7, "platform": 3, "supervision": 3}.items():
        assert shares[name].interval.difference == pytest.approx(truth, abs=0.2)
    assert shares["party_leadership"].alone.difference == pytest.approx(8, abs=1.5)
    assert shares["party_leadership"].last.difference == pytest.approx(14, abs=1.5)
    assert shares["party_leadership"].order_matters
    assert not shares["charity_resources"].order_matters
    shown = {(one.first, one.second): one.interval.difference for one in found.pairs if one.interval.off_zero}
    assert list(shown) == [(PLAYERS[0], PLAYERS[4]), (PLAYERS[6], PLAYERS[7])]
    assert list(shown.values()) == pytest.approx([6, -4], abs=0.5)


def test_shares_sum_to_the_total(found: Attribution) -> None:
    assert found.gap < 1e-12
    assert sum(one.interval.difference for one in found.shares) == pytest.approx(found.total.difference)
    table = found.tables["attribution"]
    assert table["player"].tolist()[-1] == "total"
    assert table["percent_of_total"].sum() == pytest.approx(100)
    assert {"label_zh", "low", "first_value", "last_high", "least", "most"} <= set(table.columns)
    assert len(found.tables["interactions"]) == 28


def test_words(found: Attribution) -> None:
    zh, en = (" ".join(sentences(found, language)).replace("\u00a0", " ") for language in ("zh", "en"))
    assert "all 8 links on against none: emergency cases in time 24 points higher" in en
    assert "Averaged over every order of introduction, of these +24" in en
    assert "Party leadership +10.9 (+10.7 to +11.2)" in en
    assert "Order matters most for Party leadership" in en
    assert "Worth more together than apart: Party leadership and volunteers +5.9" in en
    assert (
        "They partly replace each other, worth less together than apart: platform and supervision −3.9" in en
    )
    assert "No share shown (intervals contain zero and reach ±0.6 at most):" in en
    assert "8 项联动全部接通，与一项都不接通相比，紧急诉求按期办结高 24" in zh
    assert "平均来看，不论先联哪一方" in zh
    assert "合起来比分开更有用：党建引领和志愿者 +5.9" in zh
    assert "%" not in zh + en


def test_a_fall_of_what_should_fall_is_worth_more() -> None:
    """Entrenched buildings: the pair that takes away more together is the useful one."""
    design = factorial(PLAYERS)
    table = -values(design, measures=2)
    said = " ".join(sentences(attributions(table, design, [CELLS])[0], "en"))
    assert "Worth more together than apart: Party leadership and volunteers −5.9" in said


def test_a_link_that_adds_exactly_nothing_has_no_share() -> None:
    """Without luck only rounding is left of five links, and rounding must not be shown."""
    design = factorial(PLAYERS)
    one = attributions(values(design, noise=0), design, [SHARE])[0]
    assert all(share.interval.alike for share in one.shares)
    assert sum(not share.interval.nothing for share in one.shares) == 4
    assert sum(not pair.interval.nothing for pair in one.pairs) == 2
    said = sentences(one, "en")
    assert "Adds nothing in any seed: " in said[1]
    assert "The same in all or almost all seeds, so no interval: " in said[2]


def test_no_percent_of_next_to_nothing() -> None:
    design = factorial(PLAYERS[:2])
    table = values(design)
    table[SHARE.measure.name] = np.random.default_rng(1).normal(50, 1, len(table))
    one = attributions(table, design, [SHARE])[0]
    assert one.tables["attribution"]["percent_of_total"].isna().all()


def test_incomplete_seeds_are_left_out_and_counted() -> None:
    design = factorial(PLAYERS[:3])
    table = values(design, seeds=8).drop((3, "linked", 2))
    one = attributions(table, design, [SHARE])[0]
    assert (one.total.seeds, one.left_out) == (7, 1)


def test_four_seeds_are_an_anecdote() -> None:
    design = factorial(PLAYERS[:3])
    one = attributions(values(design, seeds=4), design, [SHARE])[0]
    assert len(sentences(one, "en")) == 1
    assert "an anecdote" in sentences(one, "en")[0]


def test_what_is_refused() -> None:
    design = factorial(PLAYERS[:3])
    table = values(design)
    with pytest.raises(InputError, match="lacks 1 of the 8"):
        attributions(table, design.iloc[1:], [SHARE])
    with pytest.raises(InputError, match="0 \\(off\\) and 1"):
        attributions(table, design * 0.5, [SHARE])
    with pytest.raises(InputError, match="these runs hold linked; did you mean"):
        attributions(table, design, [Quantity(SHARE.measure, "linkd")])
    with pytest.raises(InputError, match="5 or more pairs"):
        orders_for(8, 3)


def test_sampled_orders_name_both_errors() -> None:
    """Fewer worlds, each order still adds up; a player's interval holds both errors."""
    orders = orders_for(8, 8, seed=4)
    design = points_for(PLAYERS, orders)
    assert len(design) < 114
    one = attributions(values(design), design, [SHARE], orders)[0]
    assert one.gap < 1e-12
    for share in one.shares:
        half = (share.interval.high - share.interval.low) / 2
        assert half == pytest.approx(np.hypot(share.luck, share.orders))
    assert any("8 pairs of random orders" in text for text in sentences(one, "en"))
    assert one.tables["interactions"].empty


@pytest.mark.statistical
def test_sampled_intervals_cover_the_truth() -> None:
    """40 repetitions × 4 links: at least 90 % covered (95 % stated; chance of less: under 1 %)."""
    truth = {"party_leadership": 11, "volunteers": 7, "platform": 3, "supervision": 3}
    covered = []
    for seed in range(1, 41):
        orders = orders_for(8, 8, seed)
        design = points_for(PLAYERS, orders)
        for share in attributions(values(design), design, [SHARE], orders)[0].shares:
            name = share.player.removeprefix("links.")
            if name in truth:
                covered.append(share.interval.low <= truth[name] <= share.interval.high)
    assert np.mean(covered) >= 0.9


def test_quick_enough() -> None:
    """256 worlds × 10 seeds × 5 measures: 0.1 s measured; the limit leaves room for a busy machine."""
    design = factorial(PLAYERS)
    table = values(design, measures=5)
    quantities = [Quantity(BY_NAME[name], "linked") for name in table.columns]
    attributions(table, design, quantities)
    started = time.process_time()
    attributions(table, design, quantities)
    assert time.process_time() - started < 1.0

"""From tables to shares: who carries how much of an effect, with intervals over seeds."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from experiments.questions.attribute import game
from experiments.stats import families, intervals, words
from experiments.stats.assurance import seeds_needed
from experiments.stats.contrasts import Quantity, all_or_none
from experiments.stats.intervals import Interval
from experiments.stats.labels import label
from experiments.stats.words import Case
from experiments.text.errors import InputError

MOST_PLAYERS = 12
ROUNDING = 1e-9


@dataclass(frozen=True)
class Share:
    """What one player carries, averaged over all orders of introduction.

    `interval` is the one over seeds, jointly 95 % with all others (sampled orders widen it). `luck` and
    `orders` are the half-widths that come from seeds and from sampled orders, kept apart (`orders` is 0
    where all orders were counted). `alone` = introduced first, `last` = introduced last; `least` and
    `most` are the smallest and largest mean addition to any subset of the others.
    """

    player: str
    interval: Interval
    luck: float
    orders: float
    alone: Interval
    last: Interval
    order_matters: bool
    least: float
    most: float


@dataclass(frozen=True)
class Pair:
    """How much more two players add together than apart; all pairs hold jointly."""

    first: str
    second: str
    interval: Interval


@dataclass(frozen=True)
class Attribution:
    """Who carries how much of `total` = all players − none, for one measure.

    `couples` is the number of sampled pairs of orders, 0 where every order was counted.
    `left_out` seeds lacked a point. `gap` is the largest difference, over seeds, between the sum
    of shares and the total: rounding only.
    """

    quantity: Quantity
    total: Interval
    needed: int | None
    shares: tuple[Share, ...]
    pairs: tuple[Pair, ...]
    couples: int
    left_out: int
    gap: float

    @property
    def constant(self) -> bool:
        """Return whether every world gives the same: then there is nothing to divide."""
        return all(one.interval.nothing for one in self.shares)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Return `attribution` (a row per player, the last the sum) and `interactions`, for CSV."""
        percent = words.judge(self.total, self.quantity.measure.margin) is Case.CLEAR
        rows = [
            {
                **self._labels("player", one.player),
                **_columns("", one.interval),
                "from_seeds": one.luck,
                "from_orders": one.orders,
                **_columns("first_", one.alone),
                **_columns("last_", one.last),
                "least": one.least,
                "most": one.most,
                "percent_of_total": 100 * one.interval.difference / self.total.difference
                if percent
                else math.nan,
            }
            for one in self.shares
        ]
        rows.append(
            {"player": "total", "label": "all together", "label_zh": "合计", **_columns("", self.total)}
        )
        shares = pd.DataFrame(rows).assign(seeds=self.total.seeds, seeds_left_out=self.left_out)
        pairs = pd.DataFrame(
            [
                {
                    **self._labels("first", one.first),
                    **self._labels("second", one.second),
                    **_columns("", one.interval),
                    "level": one.interval.level,
                    "seeds": one.interval.seeds,
                }
                for one in self.pairs
            ]
        )
        return {
            name: _with_measure(table, self.quantity)
            for name, table in (("attribution", shares), ("interactions", pairs))
        }

    @staticmethod
    def _labels(column: str, player: str) -> dict[str, str]:
        prefix = "" if column == "player" else f"{column}_"
        return {
            column: player,
            f"{prefix}label": label(player, "en"),
            f"{prefix}label_zh": label(player, "zh"),
        }


def attributions(
    values: pd.DataFrame,
    design: pd.DataFrame,
    quantities: Sequence[Quantity],
    orders: game.Integers | None = None,
) -> tuple[Attribution, ...]:
    """Return who carries what of each quantity; see the package for the two tables.

    With `orders` (from `orders_for`) the design needs only the points these pass through, and
    interactions are not estimated. Raises InputError for a design that is not made of 0 and 1,
    that has too many players or lacks a combination, or where no seed has every point.
    """
    places = _places(design, orders)
    players = [str(name) for name in design.columns]
    return tuple(_one(values, quantity, players, places, orders) for quantity in quantities)


def _places(design: pd.DataFrame, orders: game.Integers | None) -> pd.Series:
    """Return the place of each point's subset in a game."""
    count = design.shape[1]
    if not 1 <= count <= MOST_PLAYERS:
        raise InputError(
            f"{count} things to divide an effect among: allowed are 1 to {MOST_PLAYERS}; group some"
            " of them, such as links.volunteers+links.platform"
        )
    if not design.isin([0, 1]).to_numpy().all():
        raise InputError("the design of an attribution holds 0 (off) and 1 (on) only")
    places = (design.astype(int) * 2 ** np.arange(count)).sum(axis=1)
    if places.duplicated().any():
        raise InputError("a combination stands twice in the design of this attribution")
    wanted = np.arange(2**count) if orders is None else np.unique(game.subsets_of(orders))
    lacking = len(np.setdiff1d(wanted, places))
    if lacking:
        raise InputError(
            f"the design lacks {lacking} of the {len(wanted)} combinations that the attribution needs"
        )
    return places[places.isin(wanted)]


def _one(
    values: pd.DataFrame,
    quantity: Quantity,
    players: list[str],
    places: pd.Series,
    orders: game.Integers | None,
) -> Attribution:
    table, left_out = all_or_none(quantity.by_point(values).reindex(places.index))
    if table.empty:
        raise InputError(f"{quantity.measure.name}: no seed has a number for every combination")
    games = np.full((table.shape[1], 2 ** len(players)), np.nan)
    games[:, places.to_numpy()] = table.to_numpy().T
    whole = games[:, -1] - games[:, 0]
    size = max(1.0, float(np.nanmax(np.abs(games))))
    alone, last = game.alone(games), game.last(games)
    # each player's share, by itself and last, and the total: what a table says jointly
    level = families.declared(3 * len(players) + 1).level
    if orders is None:
        value = _clean(game.shapley(games), size)
        sampled = np.zeros(len(players))
        added = game.additions(games.mean(axis=0))
        found = _pairs(_clean(game.interactions(games), size), players)
    else:
        along = game.along(games, orders)
        value = along.mean(axis=1)
        couples = along.mean(axis=0).reshape(-1, 2, len(players)).mean(axis=1)
        sampled = np.array([_half(intervals.t_interval(one, level)) for one in couples.T])
        added = along.mean(axis=0).T
        found = ()
    gap = float(np.abs(value.sum(axis=1) - whole).max())
    if gap > ROUNDING * size * len(players):
        raise ArithmeticError(f"shares miss the total by {gap:g} for a seed: more than rounding")
    over_seeds = [intervals.t_interval(one, level) for one in value.T]
    later = _clean(last - alone, size)
    in_order = families.declared(len(players)).level
    shares = [
        Share(
            player,
            _widened(one, error),
            _half(one),
            float(error),
            intervals.t_interval(alone[:, place], level),
            intervals.t_interval(last[:, place], level),
            intervals.t_interval(later[:, place], in_order).off_zero,
            float(added[place].min()),
            float(added[place].max()),
        )
        for place, (player, one, error) in enumerate(zip(players, over_seeds, sampled, strict=True))
    ]
    total = intervals.t_interval(whole, level)
    needed = seeds_needed(whole, quantity.measure.margin, level)
    sign = -1.0 if total.difference < 0 else 1.0
    shares.sort(key=lambda one: -sign * one.interval.difference)
    return Attribution(
        quantity,
        total,
        needed,
        tuple(shares),
        found,
        0 if orders is None else len(orders) // 2,
        left_out,
        gap,
    )


def _clean(values: game.Floats, size: float) -> game.Floats:
    """Put zero where only rounding is left: a player that adds nothing must not seem to."""
    return np.where(np.abs(values) < ROUNDING * size, 0.0, values)


def _pairs(index: game.Floats, players: list[str]) -> tuple[Pair, ...]:
    first, second = game.pairs(len(players))
    level = families.declared(len(first)).level
    return tuple(
        Pair(players[left], players[right], intervals.t_interval(one, level))
        for left, right, one in zip(first, second, index.T, strict=True)
    )


def _half(interval: Interval) -> float:
    return (interval.high - interval.low) / 2


def _widened(interval: Interval, error: float) -> Interval:
    """Add the error of sampled orders to an interval over seeds, as independent errors add up."""
    half = math.hypot(_half(interval), error)
    return replace(interval, low=interval.difference - half, high=interval.difference + half)


def _columns(prefix: str, interval: Interval) -> dict[str, float]:
    mean = f"{prefix}value" if prefix else "value"
    return {mean: interval.difference, f"{prefix}low": interval.low, f"{prefix}high": interval.high}


def _with_measure(table: pd.DataFrame, quantity: Quantity) -> pd.DataFrame:
    measure = quantity.measure
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "measure": measure.name,
                    "title": measure.label,
                    "title_zh": measure.label_zh,
                    "unit": measure.unit,
                    "unit_zh": measure.unit_zh,
                    "scenario": quantity.arm,
                },
                index=table.index,
            ),
            table,
        ],
        axis=1,
    )

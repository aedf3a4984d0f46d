"""Attribution on a small budget: only the worlds that some random orders pass through."""

import numpy as np
import pandas as pd

from experiments.questions.attribute import game
from experiments.stats.intervals import FEWEST_FOR_INTERVAL
from experiments.text.errors import InputError


def orders_for(players: int, couples: int, seed: int = 1) -> game.Integers:
    """Return `couples` random orders of introduction, each with its reverse.

    Raises InputError for fewer than five couples (no interval could be given) or a seed below 1.
    """
    if couples < FEWEST_FOR_INTERVAL or seed < 1:
        raise InputError(
            f"{couples} pairs of orders, seed {seed}: allowed are {FEWEST_FOR_INTERVAL} or more pairs"
            " and a whole number from 1 as seed"
        )
    return game.antithetic_orders(players, couples, seed)


def points_for(players: list[str], orders: game.Integers) -> pd.DataFrame:
    """Return the design table of the worlds that these orders pass through (0 and 1)."""
    places = np.unique(game.subsets_of(orders))
    table = (places[:, None] >> np.arange(len(players))) & 1
    return pd.DataFrame(table, columns=players, index=pd.RangeIndex(len(places), name="point"))

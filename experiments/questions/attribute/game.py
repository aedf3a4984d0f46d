"""Games: what every subset of players is worth, and how to divide the whole among them. Pure.

A game of n players is an array whose last axis has 2**n values; the place of a subset is the sum
of 2**i over its players i, so place 0 is nobody and the last place is everybody. Other axes
(seeds, measures) are independent games. Everything exact here is linear in the game, hence one
matrix of weights per kind of value.
"""

from functools import cache
from math import comb

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def _subsets(players: int) -> tuple[NDArray[np.bool_], Integers]:
    """Return whether each player (row) is in each subset (column), and the subsets' sizes."""
    places = np.arange(2**players)
    inside = (places >> np.arange(players)[:, None]) & 1 == 1
    return inside, inside.sum(axis=0)


@cache
def shapley_weights(players: int) -> Floats:
    """Return (players, 2**players) weights: a player's addition, averaged over all orders."""
    inside, size = _subsets(players)
    before = size - inside
    weight = 1 / (players * np.array([comb(players - 1, k) for k in range(players)] + [1]))
    return np.where(inside, 1.0, -1.0) * weight[before]


@cache
def interaction_weights(players: int) -> Floats:
    """Return (pairs, 2**players) weights of the Shapley interaction index, pairs as `pairs` says.

    How much more two players add together than apart, averaged over what the others do
    (Grabisch and Roubens 1999, Int. J. Game Theory 28, 547–565).
    """
    inside, size = _subsets(players)
    first, second = pairs(players)
    together = inside[first] == inside[second]
    others = size - inside[first] - inside[second]
    weight = 1 / ((players - 1) * np.array([comb(players - 2, k) for k in range(players - 1)]))
    result: Floats = np.where(together, 1.0, -1.0) * weight[others]
    return result


def pairs(players: int) -> tuple[Integers, Integers]:
    """Return the first and the second player of every pair, in order."""
    first, second = np.triu_indices(players, 1)
    return first, second


def shapley(games: Floats) -> Floats:
    """Return the Shapley value of each player (last axis)."""
    return games @ shapley_weights(count(games)).T


def interactions(games: Floats) -> Floats:
    """Return the Shapley interaction index of each pair (last axis)."""
    players = count(games)
    if players < 2:
        return np.zeros((*games.shape[:-1], 0))
    return games @ interaction_weights(players).T


def alone(games: Floats) -> Floats:
    """Return what each player adds to nobody: introduced first."""
    return games[..., 2 ** np.arange(count(games))] - games[..., :1]


def last(games: Floats) -> Floats:
    """Return what each player adds to all others: introduced last, or lost on removal."""
    everybody = games.shape[-1] - 1
    return games[..., -1:] - games[..., everybody - 2 ** np.arange(count(games))]


def additions(game: Floats) -> Floats:
    """Return (players, 2**(players-1)): what each player adds to each subset of the others."""
    inside, _ = _subsets(count(game))
    return np.array([game[row] - game[~row] for row in inside])


def count(games: Floats) -> int:
    """Return the number of players; ValueError unless the last axis is a power of two above 1."""
    size = games.shape[-1]
    if size < 2 or size & (size - 1):
        raise ValueError(f"A game needs 2 to the power of n values, found {size}.")
    return size.bit_length() - 1


def antithetic_orders(players: int, couples: int, seed: int) -> Integers:
    """Return `couples` random orders, each followed by its reverse: (2 × couples, players)."""
    luck = np.random.default_rng(seed)
    orders = np.array([luck.permutation(players) for _ in range(couples)])
    return np.stack([orders, orders[:, ::-1]], axis=1).reshape(2 * couples, players)


def subsets_of(orders: Integers) -> Integers:
    """Return (orders, players + 1) places of the subsets that each order passes through."""
    grown = np.cumsum(2**orders, axis=1)
    return np.concatenate([np.zeros((len(orders), 1), dtype=grown.dtype), grown], axis=1)


def along(games: Floats, orders: Integers) -> Floats:
    """Return (…, orders, players): what each player adds when its turn comes.

    NaN where a subset's value is NaN. The mean over random orders estimates the Shapley value
    without bias; over all players each order adds up to the whole.
    """
    steps = np.diff(games[..., subsets_of(orders)], axis=-1)
    return np.take_along_axis(steps, np.broadcast_to(np.argsort(orders, axis=1), steps.shape), axis=-1)

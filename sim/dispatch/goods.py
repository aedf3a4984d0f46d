"""Goods of a case: gifts by their worth for its need, and what is missing bought."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from sim.compiled import helper
from sim.layout import CLASS_NEED, R_OFFICE, R_PROFESSIONAL, R_PROJECT
from sim.world import F64, I8, I64

SEVERE_ELDER = 8  # class
DISABLED = 2  # need


class Goods(NamedTuple):
    """Gifts and money; C communities, 20 partners, 8 needs."""

    stock: I64  # [20, C] units
    gift_used: I64  # [20, C] units of this week
    category: I8  # [20] need, -1 no partner
    worth: F64  # [20, 8] what a unit counts for a need
    givers: I64  # [8, 20] partners of worth by need: own category first, then larger worth, then id
    any_goods: I8  # [C] gifts of any category may be used
    money: I64  # [C] yuan
    used: I64  # [C] units of gifts used this week
    bought: I64  # [C] units bought this week
    missing: I64  # [8] units that stayed missing since the last quarter tick, street-wide


def givers_of(category: I8, worth: F64) -> I64:
    """Return [8, 20] by need the partners whose goods count for it, in order; -1 is nobody."""
    return _givers(category.tobytes(), worth.tobytes())


@lru_cache(maxsize=64)  # partners seldom come
def _givers(categories: bytes, worths: bytes) -> I64:
    category = np.frombuffer(categories, dtype=np.int8)
    worth = np.frombuffer(worths).reshape(len(category), -1).T
    unable = (worth == 0) | (category < 0)
    other = category != np.arange(len(worth))[:, None]
    order = np.lexsort((-worth, other, unable))  # equal: the lower number
    return np.where(np.take_along_axis(unable, order, axis=1), -1, order)


@helper
def buys_always(r: int) -> bool:
    """Whether a purse may buy missing goods in every world: the office, the contract, projects."""
    return r == R_OFFICE or r == R_PROFESSIONAL or r >= R_PROJECT


@helper
def goods_needed(s: Any, z: int) -> int:
    """Return the units of goods a case of class z needs; `s` are the settings of service."""
    if z == SEVERE_ELDER:
        return int(s.goods_elder)
    return int(s.goods_disabled) if CLASS_NEED[z] == DISABLED else 0


@helper
def missing_after_gifts(g: Goods, c: int, k: int, units: int, take: bool) -> float:
    """Return how many units of need k stay missing after all gifts that may be used; or take them."""
    missing = float(units)
    for d in g.givers[k]:
        if d < 0 or missing <= 0.0 or (g.category[d] != k and g.any_goods[c] == 0):
            break
        part = min(g.stock[d, c], int(np.ceil(missing / g.worth[d, k])))
        missing -= part * g.worth[d, k]
        if take:
            g.stock[d, c] -= part
            g.gift_used[d, c] += part
            g.used[c] += part
    return max(0.0, missing)

"""Cells on the ground: where they lie, how far apart they are, where the named places stand."""

import math
from itertools import pairwise

import numpy as np

from sim.plan import StreetPlan
from sim.world import I16, I32

FOREIGN_STRIP = 6  # columns of foreign ground that part an enclave in two
PLACES_ROW = 8


def positions(plan: StreetPlan, cells_of: list[int]) -> tuple[I32, I32]:
    """Return column and row of every cell on its community's own map (row-major)."""
    columns, rows = [], []
    for community, count in zip(plan.communities, cells_of, strict=True):
        width = math.ceil(math.sqrt(1.25 * count))
        for index in range(count):
            apart = community.split_map and index >= math.ceil(count / 2)
            columns.append(index % width + (FOREIGN_STRIP if apart else 0))
            rows.append(index // width)
    return np.array(columns, dtype=np.int32), np.array(rows, dtype=np.int32)


def distances(starts: I32, x: I32, y: I32) -> I16:
    """Return [B, widest community]: Chebyshev distance to each cell of the same community."""
    widest = int(np.max(np.diff(starts)))
    result = np.zeros((len(x), widest), dtype=np.int16)
    for low, high in pairwise(starts):
        dx = np.abs(x[low:high, None] - x[None, low:high])
        dy = np.abs(y[low:high, None] - y[None, low:high])
        result[low:high, : high - low] = np.maximum(dx, dy)
    return result


def neighbours(starts: I32, distance: I16) -> I32:
    """Return [B, 8]: cells at distance one in the same community, -1 where there is none."""
    result = np.full((len(distance), 8), -1, dtype=np.int32)
    for low, high in pairwise(starts):
        for b in range(low, high):
            near = np.flatnonzero(distance[b, : high - low] == 1)[:8]
            result[b, : len(near)] = low + near
    return result


def place_cells(plan: StreetPlan, starts: I32) -> I32:
    """Return the cell of every place: places of a community are spread along its cells."""
    seen: dict[int, int] = {}
    result = []
    for place in plan.places:
        c = place.community
        p = seen.get(c, 0)
        seen[c] = p + 1
        count = int(starts[c + 1] - starts[c])
        result.append(int(starts[c]) + int((p + 0.5) * count / PLACES_ROW) % count)
    return np.array(result, dtype=np.int32)

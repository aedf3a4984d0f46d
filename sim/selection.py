"""Rows that a flag is set for, found eight flags at a time."""

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper

Flags = NDArray[np.uint8]
Rows = NDArray[np.int64]


@helper
def keep_flagged(flags: Flags, first: int, kept: Rows, count: int) -> int:
    """Append the places flagged, counted from `first`, to those kept; return the new count.

    Eight flags at a time are passed over where none is set, which is nearly always. The number of
    flags is a multiple of eight; each is 0 or 1, and `kept` has room for eight more than it needs.
    """
    eights = flags.view(np.uint64)
    for eight in range(len(eights)):
        if eights[eight] == 0:
            continue
        for n in range(8 * eight, 8 * eight + 8):
            kept[count] = first + n
            count += flags[n]
    return count


@compiled
def rows_where(flags: Flags) -> Rows:
    """Return the rows whose flag is not 0, ascending; quick where few are."""
    whole = len(flags) // 8 * 8
    rows = np.empty(len(flags) + 8, dtype=np.int64)
    count = keep_flagged((flags[:whole] != 0).view(np.uint8), 0, rows, 0)
    for n in range(whole, len(flags)):
        rows[count] = n
        count += flags[n] != 0
    return rows[:count].copy()


def rows_of(mask: NDArray[np.bool_]) -> Rows:
    """Return the rows where a mask is true, ascending (quicker than NumPy where few are)."""
    rows: Rows = rows_where(mask.view(np.uint8))
    return rows

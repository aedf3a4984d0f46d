"""Order, places and sizes in lists, each compiled once for all kernels.

NumPy's own forms (sort, searchsorted, max) are compiled anew in every process that compiles a kernel
with them; these are kept on disk as all kernels are.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.compiled import helper

SHORT = 16  # so many keys are put in order one by one


@helper
def order_of(keys: Any) -> NDArray[np.int64]:
    """Return the rows of `keys` [n] from the smallest key up, equal ones in the order they stand."""
    count = len(keys)
    order, other = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    for low in range(0, count, SHORT):
        for row in range(low, min(low + SHORT, count)):
            n = row
            while n > low and keys[row] < keys[order[n - 1]]:
                order[n] = order[n - 1]
                n -= 1
            order[n] = row
    width = SHORT
    while width < count:  # merge runs of this width, two by two
        for low in range(0, count, 2 * width):
            middle, high = min(low + width, count), min(low + 2 * width, count)
            left, right = low, middle
            for n in range(low, high):
                if left < middle and (right == high or keys[order[left]] <= keys[order[right]]):
                    other[n] = order[left]
                    left += 1
                else:
                    other[n] = order[right]
                    right += 1
        order, other = other, order
        width *= 2
    return order


@helper
def place_of(ascending: Any, value: Any) -> int:
    """Return the place of the first entry that is not below a value, or the length."""
    low, high = 0, len(ascending)
    while low < high:
        middle = (low + high) // 2
        if ascending[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


@helper
def largest_of(values: Any) -> Any:
    """Return the largest of some values [n]; there is one at least."""
    largest = values[0]
    for value in values:
        largest = max(largest, value)
    return largest


@helper
def longest_run(starts: NDArray[np.int32]) -> int:
    """Return the length of the longest run, given first rows with one entry past the last."""
    longest = 0
    for n in range(len(starts) - 1):
        longest = max(longest, starts[n + 1] - starts[n])
    return longest

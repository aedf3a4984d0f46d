"""Sums and shares by community with the street last: what the record is made of."""

import numpy as np

from sim.cohorts import CLASS_COUNT
from sim.layout import MEASURE_CLASS

Row = dict[str, np.ndarray]

NEEDS_OF_CLASS = (MEASURE_CLASS[:, None] == np.arange(CLASS_COUNT)).astype(np.int64)


def total(counts: np.ndarray) -> np.ndarray:
    """Return [..., C + 1]: counts by community, then their sum, the street."""
    result = np.empty((*counts.shape[:-1], counts.shape[-1] + 1), dtype=counts.dtype)
    result[..., :-1] = counts
    np.add.reduce(counts, axis=-1, out=result[..., -1])
    return result


def share(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """Return [..., C + 1] top / bottom, for the street as ratio of sums; 0 where bottom is 0."""
    above, below = total(top), total(bottom)
    return np.divide(above, below, out=np.zeros(above.shape), where=below > 0)


def by_class(counts: np.ndarray) -> np.ndarray:
    """Return [3, C] counts [C, 8 needs] summed into the three classes of need."""
    return (counts @ NEEDS_OF_CLASS).T


def with_street(row: Row, communities: int) -> None:
    """Add the sum for the street to all counts of the row that are by community only.

    All in one go: a hundred small sums a week take longer than counting a street's people.
    """
    names = [name for name, values in row.items() if len(values) == communities]
    row.update(zip(names, total(np.array([row[name] for name in names])), strict=True))

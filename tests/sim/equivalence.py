"""Two one-sided tests: is a mean within a margin of nothing, and how sure is that?

Schuirmann 1987, J. Pharmacokinet. Biopharm. 15, 657–680.
"""

import numpy as np
from scipy import stats

ERROR = 0.05  # the chance that what truly lies at the margin or beyond passes


def farthest(values: np.ndarray, error: float = ERROR) -> np.ndarray:
    """Return how far from 0 the mean over the first axis may lie: what is below a margin is equivalent.

    The greater end of the interval of mean ± t · standard error, each side at `error`. Of a mean at the margin or
    beyond it the end lies within the margin with that chance at most.
    """
    count = len(values)
    room = stats.t.ppf(1 - error, count - 1) * values.std(axis=0, ddof=1) / np.sqrt(count)
    return np.abs(values.mean(axis=0)) + room

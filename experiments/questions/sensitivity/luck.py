"""Which settings do more than luck would: one test over all settings of an analysis. Pure.

A setting that does nothing changes a run by luck alone, and luck of one seed knows nothing of that of
another. So the product of its changes with two seeds is as often negative as positive, and its mean
over blocks of the design is near zero; that of a setting that acts is its mean square effect, whatever
its directions. The signs of the changes are flipped at random, all settings of a block and seed together,
and the largest mean product over all settings (in units of its own spread under flipping) says what luck
shows at most (Westfall and Young 1993, Resampling-Based Multiple Testing).
"""

import numpy as np

from experiments.questions.sensitivity.sample import Floats

FLIPS = 2000


def p_values(changes: Floats, seed: int) -> Floats:
    """Return for each setting how often luck alone shows as much anywhere among all settings.

    `changes` has an axis of seeds (two or more), of blocks, and of settings; `seed` is that of the flips.
    """
    seeds, blocks = changes.shape[:2]
    draws = np.random.default_rng(seed)
    squares = (changes**2).sum(axis=0)

    def products(signs: Floats) -> Floats:
        found: Floats = ((signs[:, :, None] * changes).sum(axis=0) ** 2 - squares).mean(axis=0)
        return found

    own = products(np.ones((seeds, blocks)))
    flipped = np.array([products(draws.choice([-1.0, 1.0], (seeds, blocks))) for _ in range(FLIPS)])
    scale = flipped.std(axis=0)
    scale[scale == 0] = np.inf  # nothing to flip: it does nothing in any run
    largest = (flipped / scale).max(axis=1)
    result: Floats = (1 + (largest[:, None] >= own / scale).sum(axis=0)) / (FLIPS + 1)
    result[~np.isfinite(scale)] = 1.0
    return result

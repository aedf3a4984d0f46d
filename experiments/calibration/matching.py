"""History matching: parameter sets of a Latin hypercube that the targets cannot rule out."""

from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
import pandas as pd
from scipy.stats import qmc

from experiments.calibration.targets import FIRST_SEED, TARGETS, observe
from sim.settings import CATALOGUE, Settings

POINTS = 200
SPREAD = 0.35  # half-width of the hypercube around the tuned point, on a log scale
CUT = 3.0  # largest implausibility kept
HYPERCUBE_SEED = FIRST_SEED + 500


def hypercube(point: Mapping[str, float], spread: float) -> list[dict[str, float]]:
    """Return the sets of a Latin hypercube around the tuned point, inside the allowed ranges."""
    names = [t.setting for t in TARGETS]
    unit = qmc.LatinHypercube(len(names), rng=np.random.default_rng(HYPERCUBE_SEED)).random(POINTS)
    sets = []
    for row in unit:
        values = {}
        for name, u in zip(names, row, strict=True):
            narrow = 0.15 if name == "trust_home" else 1.0  # a score, not a rate
            value = point[name] * float(np.exp((2 * u - 1) * spread * narrow))
            least, most = CATALOGUE[name].least, CATALOGUE[name].most
            values[name] = float(f"{min(max(value, float(least or 0)), float(most or 1e9)):.5g}")
        sets.append(values)
    return sets


def _miss(base: Settings, scale: float, noise: Mapping[str, float], job: tuple[int, dict[str, float]]) -> dict[str, float]:  # noqa: E501
    """Return the implausibility of one set (one seed of its own)."""
    number, values = job
    observed = observe(base.replace(values), FIRST_SEED + 1000 + number, scale)
    return {
        t.observable: abs(observed[t.observable] - t.aim)
        / float(np.hypot(t.tolerance, noise[t.observable]))
        for t in TARGETS
    }


def match(
    base: Settings,
    point: Mapping[str, float],
    *,
    scale: float = 0.1,
    workers: int = 2,
    say: Callable[[str], None] = print,
) -> tuple[pd.DataFrame, float]:
    """Return the plausible sets (settings and largest implausibility) and the spread used.

    The variance between seeds is estimated at the tuned point. If fewer than 50 sets survive, the
    hypercube is drawn closer to the point once and that is said.
    """
    noise_rows = [observe(base.replace(dict(point)), FIRST_SEED + 900 + n, scale) for n in range(8)]
    noise = {name: float(np.std([row[name] for row in noise_rows], ddof=1)) for name in noise_rows[0]}
    spread = SPREAD
    while True:
        sets = hypercube(point, spread)
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            misses = list(pool.map(partial(_miss, base, scale, noise), list(enumerate(sets))))
        table = pd.DataFrame(sets)
        table["implausibility"] = [max(miss.values()) for miss in misses]
        table["worst"] = [max(miss, key=lambda name: miss[name]) for miss in misses]
        kept = table[table.implausibility < CUT].reset_index(drop=True)
        say(f"history matching: {len(kept)} of {len(table)} sets kept at spread {spread:.2f}")
        if len(kept) >= 50 or spread < 0.1:
            return kept, spread
        spread /= 2

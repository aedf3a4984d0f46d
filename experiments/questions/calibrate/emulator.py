"""Stand-ins for the model between the points that were run: a Gaussian process per observation."""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from experiments.text.errors import needs

Numbers = NDArray[np.float64]
FEWEST_POINTS = 10
LEAST_NOISE = 1e-6
"""Variance added for numerical stability, of the variance between points."""
AT_ONCE = 8192
DOUBT = 0.01
"""A chance this small of so many misses among points left out means that the errors are too small."""


@dataclass(frozen=True)
class Luck:
    """Variances between seeds: of one street, and of a point's mean."""

    street: float
    mean: float


@dataclass(frozen=True)
class Emulator:
    """A model's mean over seeds as a function of the settings (each from 0 to 1 of its range).

    `centre` and `spread` bring what the process knows (mean 0, variance 1) to the observation's
    unit. `left_out` has a row per point: its mean over seeds, and what the other points predict
    (`predicted`, `deviation` with the point's own luck), with the kernel found from all of them.
    """

    process: Any
    centre: float
    spread: float
    luck: Luck
    left_out: pd.DataFrame

    def at(self, shares: Numbers) -> tuple[Numbers, Numbers]:
        """Return the expected mean and its variance at many places."""
        parts = [
            self.process.predict(shares[start : start + AT_ONCE], return_std=True)
            for start in range(0, len(shares), AT_ONCE)
        ]
        mean, deviation = (np.concatenate(own) for own in zip(*parts, strict=True))
        return self.centre + self.spread * mean, (self.spread * deviation) ** 2

    @property
    def errors(self) -> pd.Series:
        """Return by how much the other points mispredict each point."""
        return self.left_out["mean"] - self.left_out["predicted"]

    @property
    def covered(self) -> float:
        """Return the share of points inside the 95 % interval that the others predict."""
        return float((self.errors.abs() <= 1.96 * self.left_out["deviation"]).mean())

    @property
    def trusted(self) -> bool:
        """Return whether the emulator's errors are as large as it says."""
        count = len(self.left_out)
        return bool(stats.binom.cdf(round(self.covered * count), count, 0.95) >= DOUBT)

    @property
    def miss(self) -> float:
        """Return the root of the mean squared error on points left out, without their own luck."""
        return math.sqrt(max(0.0, float((self.errors**2).mean()) - self.luck.mean))


def luck_of(runs: pd.DataFrame) -> Luck:
    """Return the luck in a table of one row per point and one column per run, each of its own seed."""
    street = float(runs.var(axis=1, ddof=1).mean())
    return Luck(street, street / runs.shape[1])


def luck_together(runs: Sequence[pd.DataFrame]) -> Numbers:
    """Return how the luck of several observations correlates, (observation, observation).

    Each table has a row per point and a column per run, as in `luck_of`. What a street has too many of in
    one week it often has too many of in the next, so rows of one curve share luck. From few replicates
    correlations look stronger than they are and are shrunk (Schäfer and Strimmer 2005, Statistical
    Applications in Genetics and Molecular Biology 4: 32).
    """
    residuals = [table.sub(table.mean(axis=1), axis=0).stack() for table in runs]
    joined = pd.concat(residuals, axis=1, join="inner")
    if len(joined) < 3 or len(residuals) < 2:
        return np.eye(len(residuals))
    found: Numbers = joined.corr().fillna(0.0).to_numpy(copy=True)
    off = found[~np.eye(len(found), dtype=bool)]
    replicates = len(joined) * (1 - 1 / runs[0].shape[1])
    error = ((1 - off**2) ** 2).sum() / max(1.0, replicates - 1)
    shrunk = found * (1 - min(1.0, float(error / max((off**2).sum(), 1e-12))))
    np.fill_diagonal(shrunk, 1.0)
    return shrunk


def emulator(shares: Numbers, runs: pd.DataFrame, seed: int = 1, luck: Luck | None = None) -> Emulator:
    """Return the emulator of runs (a row per point, a column per run, no seed twice) at these places.

    `seed` is that of the search for the kernel; `luck` is given where every point has one run only.
    Raises InputError where the optional library is missing.
    """
    gaussian_process, kernels = library()
    luck, means = luck or luck_of(runs), runs.mean(axis=1).to_numpy()
    centre, spread = float(means.mean()), float(means.std()) or 1.0
    noise = luck.mean / spread**2 + LEAST_NOISE
    kernel = kernels.ConstantKernel(1.0, (1e-3, 1e3)) * kernels.Matern(
        np.ones(shares.shape[1]), (0.05, 50.0), nu=2.5
    )
    process = gaussian_process.GaussianProcessRegressor(
        kernel, alpha=noise, n_restarts_optimizer=2, random_state=seed
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a length at its bound: the setting does not matter
        process.fit(shares, (means - centre) / spread)
    inverse = np.linalg.inv(process.kernel_(shares) + noise * np.eye(len(shares)))
    own = np.diag(inverse)
    predicted = means - spread * (inverse @ ((means - centre) / spread)) / own
    left_out = pd.DataFrame(
        {"mean": means, "predicted": predicted, "deviation": spread / np.sqrt(own)}, index=runs.index
    )
    return Emulator(process, centre, spread, luck, left_out)


def library() -> tuple[Any, Any]:
    """Return scikit-learn's modules; InputError where it is missing."""
    with needs("discovery", "Calibration", "校准"):
        from sklearn import gaussian_process
        from sklearn.gaussian_process import kernels
    return gaussian_process, kernels

"""Which shape a curve has: straight, bending over, or S-shaped. Pure, by least squares on grids."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NOTHING = 1e-18
"""A residual sum of squares below this is a perfect fit; its logarithm would be rounding."""


class Shapes(NamedTuple):
    """Akaike's criterion of three shapes (lower fits better), and the week of the S's inflection."""

    straight: float
    concave: float
    logistic: float
    inflection: float

    @property
    def advantage(self) -> float:
        """Return by how much the S-shape beats the better of the two others."""
        return min(self.straight, self.concave) - self.logistic


def shapes(weeks: Floats, values: Floats) -> Shapes:
    """Fit a + b·t, a + b·(1 − exp(−t/τ)) and a + b / (1 + exp(−(t − t₀)/w)), b ≥ 0 in the last two.

    NaN for a curve that does not move at all: it has no shape.
    """
    if np.ptp(values) < 1e-9:
        return Shapes(*[float("nan")] * 4)
    span = float(weeks[-1] - weeks[0])
    straight, _ = _best(weeks[None, :], values, signed=True)
    taus = span * np.geomspace(0.05, 3, 40)
    concave, _ = _best(1 - np.exp(-(weeks - weeks[0]) / taus[:, None]), values)
    middles, widths = np.meshgrid(
        weeks[0] + span * np.linspace(-0.1, 1.1, 61), span * np.geomspace(0.01, 0.3, 20), indexing="ij"
    )
    middle, width = middles.ravel(), widths.ravel()
    exponent = np.clip(-(weeks - middle[:, None]) / width[:, None], -500, 500)
    logistic, place = _best(1 / (1 + np.exp(exponent)), values)
    count = len(values)
    return Shapes(
        _akaike(straight, count, 2),
        _akaike(concave, count, 3),
        _akaike(logistic, count, 4),
        float(middle[place]),
    )


def _best(shape: Floats, values: Floats, signed: bool = False) -> tuple[float, int]:
    """Return the least residual sum of squares of a + b · shape over the rows, and its row."""
    centred = shape - shape.mean(axis=1, keepdims=True)
    spread = np.maximum((centred**2).sum(axis=1), NOTHING)
    gain = centred @ (values - values.mean())
    if not signed:
        gain = np.maximum(gain, 0.0)
    residual = ((values - values.mean()) ** 2).sum() - gain**2 / spread
    place = int(np.argmin(residual))
    return float(residual[place]), place


def _akaike(residual: float, count: int, parameters: int) -> float:
    return float(count * np.log(max(residual, NOTHING) / count) + 2 * parameters)

"""The exponential function from sums and products only, for many numbers at a time.

Libraries' own exponential differs in the last bit from one kind of processor to another and takes
one number at a time; this one gives the same bits everywhere and lets the compiler work on several.
"""

import numpy as np

from sim.compiled import helper
from sim.world import F64

LOG2_E = 1.4426950408889634
# ln 2 in two parts: the first has few bits, so that its whole multiples are exact
LN2_HIGH, LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
FRACTION_BITS, BIAS = 52, 1023  # of a 64-bit float


@helper
def exponential(values: F64, power: F64) -> None:
    """Write exp(value) of values from −700 to 700 into `power`, right to within one last bit."""
    binary = np.empty(len(values), dtype=np.int64)
    for n in range(len(values)):
        whole = np.floor(values[n] * LOG2_E + 0.5)
        rest = (values[n] - whole * LN2_HIGH) - whole * LN2_LOW  # at most half of ln 2
        series = 1.0 / 6227020800.0  # 1 / 13!
        series = series * rest + 1.0 / 479001600.0
        series = series * rest + 1.0 / 39916800.0
        series = series * rest + 1.0 / 3628800.0
        series = series * rest + 1.0 / 362880.0
        series = series * rest + 1.0 / 40320.0
        series = series * rest + 1.0 / 5040.0
        series = series * rest + 1.0 / 720.0
        series = series * rest + 1.0 / 120.0
        series = series * rest + 1.0 / 24.0
        series = series * rest + 1.0 / 6.0
        series = series * rest + 0.5
        power[n] = 1.0 + (rest + rest * rest * series)
        binary[n] = (np.int64(whole) + BIAS) << FRACTION_BITS
    scale = binary.view(np.float64)
    for n in range(len(values)):
        power[n] *= scale[n]

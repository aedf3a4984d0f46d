"""Equal baselines: loads at which the isolated world closes 70 % of every class of need in time.

A share near 100 % cannot rise, so a contrast between classes means little where the isolated world
does better in one than in another. Loads (multipliers of births, from week 0 on) are found in the
isolated world alone; then both worlds are run with them. Rounds follow from finished runs only, so
the same command finds the same loads whatever interrupted it.
"""

import math
from collections.abc import Mapping, Sequence

from experiments.scorecards.claim import Arm, Text

CLASSES = ("everyday", "specialised", "emergency")
TARGET, TOLERANCE = 70.0, 2.0  # percent, points
ROUNDS = 6
SEEDS = 3
FIRST_SLOPE = -25.0  # points per doubling of the logarithm's unit: only where the search begins
STEEPEST, FLATTEST = -120.0, -6.0
LEAST, MOST = 0.25, 8.0

Loads = Mapping[str, float]


def round_arm(number: int, loads: Loads) -> Arm:
    """Return the isolated world of a round of the search."""
    return _arm(f"equal-round-{number}", "isolated", loads)


def final_arms(loads: Loads) -> tuple[Arm, Arm]:
    """Return the isolated and the linked world at equal baselines."""
    return _arm("equal-isolated", "isolated", loads), _arm("equal-linked", "linked", loads)


def _arm(name: str, world: str, loads: Loads) -> Arm:
    title = Text(f"{world}, equal baselines", f"{'各自为政' if world == 'isolated' else '联动'}，起点拉平")
    return Arm(name, title, world, tuple(f"load_{kind}={load:.4f}" for kind, load in loads.items()))


def next_loads(tried: Sequence[tuple[Loads, Mapping[str, float]]]) -> dict[str, float]:
    """Return the loads to try next, from the loads tried and the shares (percent) they gave.

    Per class a secant step in the logarithm of the load; what one class takes from another is
    made good in the rounds that follow.
    """
    if not tried:
        return dict.fromkeys(CLASSES, 1.0)
    loads, shares = tried[-1]
    found = {}
    for kind in CLASSES:
        slope = FIRST_SLOPE
        if len(tried) > 1:
            step = math.log(loads[kind] / tried[-2][0][kind])
            if abs(step) > 1e-6:
                slope = (shares[kind] - tried[-2][1][kind]) / step
        slope = min(FLATTEST, max(STEEPEST, slope))
        move = max(-0.7, min(0.7, (TARGET - shares[kind]) / slope))
        found[kind] = round(min(MOST, max(LEAST, loads[kind] * math.exp(move))), 4)
    return found


def closest(tried: Sequence[tuple[Loads, Mapping[str, float]]]) -> Loads:
    """Return the loads whose shares came closest to the target in their worst class."""
    return min(tried, key=lambda one: max(abs(one[1][kind] - TARGET) for kind in CLASSES))[0]

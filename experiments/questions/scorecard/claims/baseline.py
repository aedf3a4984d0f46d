"""Equal baselines: loads at which the isolated world closes 70 % of each class of need in time.

A share near 100 % cannot rise, so a contrast between classes means little where the isolated world
does better in one than in another. Loads (multipliers of births, from week 0 on) are found in the
isolated world alone; then both worlds are run with them. Rounds follow from finished runs only, so
the same command finds the same loads whatever interrupted it.

Emergencies and everyday needs are what B-01 compares, and come first: specialised needs take the same
hours as everyday ones, and at loads that press those down to 70 % theirs is lower, however few they are.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from experiments.questions.scorecard.claim import Arm
from experiments.questions.scorecard.claims import WORDS
from sim.structure import NeedClass

CLASSES = NeedClass.keys()
COMPARED = ("everyday", "emergency")
TARGET, TOLERANCE = 70.0, 4.0  # percent; points that a mean may lie off with its interval
CLOSE = 1.0  # points: closer needs no class to be
ROUNDS = 16
SEEDS = 6
SLOPE = 40.0  # points lost per unit of the logarithm of the load, if there were no cliff
LONGEST, SHORTEST = 0.4, 0.01
LEAST, MOST = 0.25, 8.0

Loads = Mapping[str, float]


def round_arm(number: int, loads: Loads) -> Arm:
    """Return the isolated world of a round of the search."""
    return _arm(f"equal-round-{number}", "isolated", loads)


def final_arms(loads: Loads) -> tuple[Arm, Arm]:
    """Return the isolated and the linked world at equal baselines."""
    return _arm("equal-isolated", "isolated", loads), _arm("equal-linked", "linked", loads)


def _arm(name: str, world: str, loads: Loads) -> Arm:
    title = WORDS.text("equal-baselines", world=WORDS.text(f"name-{world}"))
    return Arm(name, title, world, tuple(f"load_{kind}={load:.4f}" for kind, load in loads.items()))


def next_loads(tried: Sequence[tuple[Loads, Mapping[str, float]]]) -> dict[str, float]:
    """Return the loads to try next, from the loads tried and the shares (percent) they gave.

    Per class a step in the logarithm of the load towards the target, shorter near it. Where the target
    was overstepped the longest step is halved: shares fall off a cliff where a class's helpers are used
    up, and no slope foretells that. What one class takes from another is made good in later rounds.
    """
    if not tried:
        return dict.fromkeys(CLASSES, 1.0)
    loads, _ = tried[-1]
    return {kind: _next(loads[kind], [one[kind] - TARGET for _, one in tried]) for kind in CLASSES}


def _next(load: float, over: Sequence[float]) -> float:
    """Return the next load of a class, from how far above the target it was in every round."""
    longest = LONGEST
    for before, after in pairwise(over):
        longest = max(SHORTEST, longest / 2) if before * after < 0 else min(LONGEST, longest * 1.2)
    move = max(-longest, min(longest, over[-1] / SLOPE))
    return round(min(MOST, max(LEAST, load * math.exp(move))), 4)


def closest(tried: Sequence[tuple[Loads, Mapping[str, float]]]) -> Loads:
    """Return the loads with shares closest to the target: in the compared classes first, then in all."""

    def off(shares: Mapping[str, float]) -> tuple[float, float]:
        from_target = {kind: abs(shares[kind] - TARGET) for kind in CLASSES}
        return max(CLOSE, *(from_target[kind] for kind in COMPARED)), max(from_target.values())

    return min(tried, key=lambda one: off(one[1]))[0]

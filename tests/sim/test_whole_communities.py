"""Statistical, slow: five or seven whole communities are like themselves in the full street (P7).

Levels are judged now, in the isolated world; contrasts with the linked one are computed from the first frozen
start of this model on, not before.
"""

import numpy as np
import pytest

from tests.sim.contrasts import contrast, levels, of_whole
from tests.sim.equivalence import farthest

pytestmark = [pytest.mark.slow, pytest.mark.statistical]

POINTS, SHARE = 2.0, 0.2  # a contrast may be off by two points or a fifth of it, whichever is more
PARTS = ("5", "7")
LEVEL_SEEDS = range(1, 9)


@pytest.mark.parametrize("part", PARTS)
def test_communities_reach_in_a_part_what_they_reach_in_the_full_street(part: str) -> None:
    """Each community and measure within two points; what differs at all is partners’ luck (up to 2.7 points in one seed).

    8 pairs; a community that is off by two points or more passes with a chance of 0.05 at most.
    """
    off = np.array(
        [
            levels("isolated", part, seed) - of_whole(levels("isolated", "all", seed), part)
            for seed in LEVEL_SEEDS
        ]
    )
    assert farthest(off).max() < POINTS


@pytest.mark.parametrize("part", PARTS)
def test_linking_changes_in_a_part_what_it_changes_in_the_full_street(part: str) -> None:
    """Linked less isolated by community: within two points or a fifth of what it is in the full street.

    6 pairs; a contrast that is off by as much passes with a chance of 0.05 at most.
    """
    full = np.array([of_whole(contrast("all", seed), part) for seed in range(1, 7)])
    off = np.array([contrast(part, seed) for seed in range(1, 7)]) - full
    assert (farthest(off) <= np.maximum(POINTS, SHARE * np.abs(full.mean(axis=0)))).all()


def test_the_length_of_the_burn_in_does_not_matter() -> None:
    """Half a year more or less before week 0: the mean contrasts of five communities are within the same band.

    8 seeds; a contrast that is off by as much passes with a chance of 0.05 at most.
    """
    usual, *others = (
        np.array([contrast("5", seed, burn_in).mean(axis=0) for seed in range(1, 9)])
        for burn_in in (52, 26, 78)
    )
    room = np.maximum(POINTS, SHARE * np.abs(usual.mean(axis=0)))
    for other in others:
        assert (farthest(other - usual) <= room).all()

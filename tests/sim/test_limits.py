"""Statistical: with everything else off, parts of the model show results known from the literature.

Deffuant, Neau, Amblard and Weisbuch (2000), Mixing beliefs among interacting agents, Advances in
Complex Systems 3, 87-98: opinions that start uniform end in about 1 / (2 d) large clusters, d being
the confidence bound; above d = 0.3 there is consensus. The step size changes how long it takes, not
the number of clusters. Seeds are fixed; of 10 runs each, more than half must show the number.
"""

import numpy as np
import pytest

from sim.compiled import compiled
from sim.processes.talk import TalkNumbers, hear
from sim.settings import Settings

PEOPLE, ROUNDS = 1000, 400
LARGE = 0.05  # share of people in a cluster that counts as one (the paper's peaks)


@compiled
def talked(
    numbers: TalkNumbers,
    who: np.ndarray,
    whom: np.ndarray,
    opinion: np.ndarray,
    bound: np.ndarray,
    nowhere: np.ndarray,
) -> np.ndarray:
    """Return the opinions after each of `who` has talked with the one beside, all at once."""
    step, wider = np.zeros(len(opinion)), np.zeros(len(opinion))
    hear(numbers, who, whom, 0, 0, nowhere, nowhere, 0.0, 0.0, opinion, bound, np.uint64(1), 0, step, wider)
    return opinion + step


def clusters(bound: float, step: float, seed: int) -> tuple[int, float]:
    """Return the number of large clusters after many rounds of talk in pairs, and the mean opinion."""
    generator = np.random.default_rng(seed)
    opinion, tolerance = generator.random(PEOPLE), np.full(PEOPLE, bound)
    nowhere = np.full(PEOPLE, -1, dtype=np.int16)
    numbers = Settings().numbers(TalkNumbers)._replace(talk_step=step, cross_gap=2.0)
    for _ in range(ROUNDS):
        order = generator.permutation(PEOPLE).astype(np.int32)
        one, other = order[::2], order[1::2]
        opinion = talked(numbers, np.append(one, other), np.append(other, one), opinion, tolerance, nowhere)
    ordered = np.sort(opinion)
    parts = np.split(ordered, np.flatnonzero(np.diff(ordered) > bound / 2) + 1)
    return sum(len(part) >= LARGE * PEOPLE for part in parts), float(opinion.mean())


@pytest.mark.statistical
@pytest.mark.parametrize(("bound", "number"), [(0.5, 1), (0.32, 1), (0.22, 2), (0.15, 3)])
@pytest.mark.parametrize("step", [0.5, 0.25])
def test_bounded_confidence_ends_in_as_many_clusters_as_published(
    bound: float, number: int, step: float
) -> None:
    found = [clusters(bound, step, seed)[0] for seed in range(10)]
    assert sum(one == number for one in found) > 5, found


def test_talk_in_pairs_keeps_the_mean() -> None:
    """Exact: what one gives way the other does, while bounds are equal and nobody is clipped."""
    generator = np.random.default_rng(3)
    start = float(generator.random(PEOPLE).mean())
    assert clusters(0.2, 0.5, 3)[1] == pytest.approx(start, abs=1e-12)

"""Who works with whom: the cooperation network of each community over four weeks.

Nodes are actors 0 to 7 with minutes offered this week. Two actors are joined if a case first known
by one was closed by the other, if both worked at one entrenched cell as different sides, or if both
supplied a function of a project. The joint list is not a node.
"""

import numpy as np

from sim.compiled import compiled
from sim.layout import ACTOR_COUNT, OFFICE, PARTY, PROPERTY, SOCIAL
from sim.world import F64, I8, I64, World

SIDE_ACTOR = (OFFICE, SOCIAL, PARTY)


def edges(world: World) -> I8:
    """Return [C, 9, 9] symmetric 0/1: pairs of actors that worked together in four weeks."""
    joint = world.communities.joint_cases.sum(axis=1)
    linked = (joint + joint.transpose(0, 2, 1)) > 0
    worked = world.cells.worked > world.week - 4
    for n, a in enumerate(SIDE_ACTOR):
        for m, b in enumerate(SIDE_ACTOR):
            if n < m:
                both = worked[:, n] & worked[:, m]
                together = np.bincount(world.cells.community[both], minlength=len(linked)) > 0
                linked[:, a, b] |= together
                linked[:, b, a] |= together
    for c, slot in np.argwhere(world.projects.alive == 1):
        suppliers = {int(a) for a in world.projects.supplier[c, slot] if a >= 0}
        for a in suppliers:
            for b in suppliers - {a}:
                linked[c, a, b] = True
    return linked.astype(np.int8)


def cooperation(world: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return density, number of components, share of nodes in the largest, by community."""
    linked = edges(world)
    nodes = world.now.offered > 0
    nodes[:, PROPERTY + 1 :] = False
    return _components(linked, nodes)


@compiled
def _components(linked: I8, nodes: np.ndarray) -> tuple[F64, I64, F64]:
    """Return density, number of components and share of the largest, by community."""
    count = len(nodes)
    density, components, giant = np.zeros(count), np.zeros(count, dtype=np.int64), np.zeros(count)
    member_of = np.empty(ACTOR_COUNT, dtype=np.int64)
    for c in range(count):
        ties = 0
        for a in range(ACTOR_COUNT):
            member_of[a] = a if nodes[c, a] else -1
        n = np.sum(member_of >= 0)
        if n == 0:
            continue
        for a in range(ACTOR_COUNT):
            for b in range(ACTOR_COUNT):
                if member_of[a] < 0 or member_of[b] < 0 or linked[c, a, b] == 0:
                    continue
                ties += 1
                old, new = member_of[b], member_of[a]
                for other in range(ACTOR_COUNT):  # two components become one
                    if member_of[other] == old:
                        member_of[other] = new
        largest = 0
        for a in range(ACTOR_COUNT):
            size = np.sum(member_of == a)
            components[c] += size > 0
            largest = max(largest, size)
        giant[c] = largest / n
        density[c] = ties / (n * (n - 1)) if n > 1 else 0.0
    return density, components, giant

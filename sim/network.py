"""Who works with whom: the cooperation network of each community over four weeks.

Nodes are actors 0 to 7 with minutes offered this week. Two actors are joined if a case first known
by one was closed by the other, if both worked at one entrenched cell as different sides, or if both
supplied a function of a project. The joint list is not a node.
"""

import numpy as np

from sim.layout import ACTOR_COUNT, OFFICE, PARTY, PROPERTY, SOCIAL
from sim.world import I8, World

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
    count = len(nodes)
    density, components, giant = np.zeros(count), np.zeros(count, dtype=np.int64), np.zeros(count)
    for c in range(count):
        own = [a for a in range(ACTOR_COUNT) if nodes[c, a]]
        n = len(own)
        if n < 2:
            components[c] = n
            giant[c] = float(n > 0)
            continue
        density[c] = linked[c][np.ix_(own, own)].sum() / (n * (n - 1))
        sizes = []
        left = set(own)
        while left:
            group = {left.pop()}
            frontier = set(group)
            while frontier:
                frontier = {b for b in left if any(linked[c, a, b] for a in frontier)}
                left -= frontier
                group |= frontier
            sizes.append(len(group))
        components[c], giant[c] = len(sizes), max(sizes) / n
    return density, components, giant

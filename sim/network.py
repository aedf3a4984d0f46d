"""Who works with whom: the cooperation network of each community over four weeks.

Nodes are actors 0 to 7 with minutes offered this week. Two actors are joined if a case first known
by one was closed by the other, if both worked at one entrenched cell as different sides, or if both
supplied a function of a project. The joint list is not a node.
"""

import numpy as np

from sim.compiled import compiled
from sim.layout import ACTOR_COUNT, OFFICE, PARTY, PROPERTY, SIDE_COUNT, SOCIAL
from sim.world import F64, I16, I32, I64, Bool, World

SIDE_ACTOR = (OFFICE, SOCIAL, PARTY)
WEEKS = 4


def cooperation(world: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return density, number of components, share of nodes in the largest, by community."""
    joint = world.communities.joint_cases.sum(axis=1)
    linked = joint + joint.transpose(0, 2, 1) > 0
    _link_at_work(
        linked,
        world.cells.community,
        world.cells.worked,
        world.week - WEEKS,
        world.projects.given,
    )
    nodes = world.now.offered > 0
    nodes[:, PROPERTY + 1 :] = False
    return _components(linked, nodes)


@compiled
def _link_at_work(linked: Bool, community: I32, worked: I16, before: int, given: I64) -> None:
    """Add the pairs that worked at one cell after week `before`, or supplied the same project.

    `given` [C, 16, 3, 6] are minutes that actors gave to projects this week.
    """
    for b in range(len(community)):
        c = community[b]
        for n in range(SIDE_COUNT):
            for m in range(SIDE_COUNT):
                if n != m and worked[b, n] > before and worked[b, m] > before:
                    linked[c, SIDE_ACTOR[n], SIDE_ACTOR[m]] = True
    communities, projects, functions, actors = given.shape
    together = np.empty(actors, dtype=np.int64)
    for c in range(communities):
        for p in range(projects):
            for a in range(actors):
                together[a] = 0
                for f in range(functions):
                    together[a] += given[c, p, f, a]
            for a in range(actors):
                for b in range(actors):
                    if a != b and together[a] > 0 and together[b] > 0:
                        linked[c, a, b] = True


@compiled
def _components(linked: Bool, nodes: np.ndarray) -> tuple[F64, I64, F64]:
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
                if member_of[a] < 0 or member_of[b] < 0 or not linked[c, a, b]:
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

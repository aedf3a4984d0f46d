"""Places for groups and sessions: whose owner can be asked, and what is still free there.

Groups and sessions keep their size at every `scale`, and so do the places that hold them.
"""

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import OFFICE, SOCIAL
from sim.venues import WHEN_ASKED, open_places, seats_of
from sim.world import I64, Bool, World


def may_be_asked(world: World) -> Bool:
    """Return [P] whether each place exists this week and its owner can be asked for it.

    That is so for own venues, and where the owner came to a meeting this week.
    """
    now, table = world.now, world.plan.place_table
    there = open_places(world) | (table.opens == WHEN_ASKED)
    met = (now.hub[:, None] & now.attended) == 1
    met |= now.pair_met.any(axis=1) | now.pair_met.any(axis=2)
    own = (table.owner == OFFICE) | (table.owner == SOCIAL)
    return there & (own | met[table.community, table.owner])


def free_group_places(world: World) -> I64:
    """Return [P] how many more groups each place can house; a granted place counts as taken."""
    groups, granted = world.groups, world.communities.incubation_yes
    places = world.plan.place_table.group_places
    housed = groups.place[(groups.alive == 1) & (groups.place >= 0)]
    taken = np.concatenate([housed, granted[granted >= 0]])
    return places - np.bincount(taken, minlength=len(places))


def persons_at(world: World) -> I64:
    """Return [P] the members of the groups that meet at each place."""
    groups = world.groups
    housed = (groups.alive == 1) & (groups.place >= 0)
    count = len(world.plan.places)
    return np.asarray(
        seats_of(groups.place[housed].astype(np.int64), groups.members[housed].astype(np.int64), count)
    )


def has_room(world: World, persons: I64) -> Bool:
    """Return for each group whether it is housed and can take one more member."""
    groups, table, cap = world.groups, world.plan.place_table, int(world.settings.place_cap)
    limit = np.where(table.members < 0, cap, table.members)
    p = groups.place
    return (p >= 0) & (limit[p] > groups.members) & (table.capacity[p] > persons[p])


@compiled
def first_of(community: I64, chosen: Bool, communities: int) -> I64:
    """Return [C] the first chosen place of each community, or -1."""
    first = np.full(communities, -1)
    for p in range(len(chosen)):
        if chosen[p] and first[community[p]] < 0:
            first[community[p]] = p
    return first


@helper
def group_room(largest: int, members: int, capacity: int, persons: int) -> int:
    """Return how many more members a group can take: its own limit and the place's seats."""
    return max(0, min(largest - members, capacity - persons))


def session_seats(world: World) -> I64:
    """Return [C] the seats of all open venues, which the week's project sessions share."""
    table = world.plan.place_table
    return np.asarray(seats_of(table.community, table.capacity * open_places(world), world.community_count))

"""Places for groups and sessions: whose owner can be asked, and what is still free there.

Groups and sessions keep their size at every `scale`, and so do the places that hold them.
"""

import numpy as np

from sim.layout import OFFICE, SOCIAL
from sim.plan import StreetPlan
from sim.venues import is_open
from sim.world import I64, Bool, World


def of_communities(plan: StreetPlan) -> list[list[int]]:
    """Return the places of each community in table order, as indices into the plan's places."""
    result: list[list[int]] = [[] for _ in plan.communities]
    for p, place in enumerate(plan.places):
        result[place.community].append(p)
    return result


def owner_reachable(world: World, p: int) -> bool:
    """Whether somebody can ask: an own venue, or the owner came to a meeting this week."""
    c, owner = world.plan.places[p].community, world.plan.places[p].owner
    if owner in (OFFICE, SOCIAL):
        return True
    now = world.now
    in_hub = now.hub[c] == 1 and now.attended[c, owner] == 1
    return bool(in_hub or now.pair_met[c, owner].any() or now.pair_met[c, :, owner].any())


def may_be_asked(world: World, p: int) -> bool:
    """Whether a place exists this week and its owner can be asked for it."""
    place = world.plan.places[p]
    there = place.opens == "asked" or is_open(world, p, place)
    return there and owner_reachable(world, p)


def free_group_places(world: World) -> I64:
    """Return [P] how many more groups each place can house; a granted place counts as taken."""
    groups, granted = world.groups, world.communities.incubation_yes
    places = np.array([place.group_places for place in world.plan.places], dtype=np.int64)
    housed = groups.place[(groups.alive == 1) & (groups.place >= 0)]
    taken = np.concatenate([housed, granted[granted >= 0]])
    return places - np.bincount(taken, minlength=len(places))


def persons_at(world: World) -> I64:
    """Return [P] the members of the groups that meet at each place."""
    groups = world.groups
    housed = (groups.alive == 1) & (groups.place >= 0)
    result = np.zeros(len(world.plan.places), dtype=np.int64)
    np.add.at(result, groups.place[housed], groups.members[housed])
    return result


def has_room(world: World, persons: I64) -> Bool:
    """Return for each group whether it is housed and can take one more member."""
    groups, places, cap = world.groups, world.plan.places, int(world.settings.place_cap)
    limit = np.array([cap if place.members is None else place.members for place in places])
    capacity = np.array([place.capacity for place in places])
    p = groups.place
    return (p >= 0) & (limit[p] > groups.members) & (capacity[p] > persons[p])


def group_room(world: World, j: int, persons: I64) -> int:
    """Return how many more members group `j` can take: its own limit and the place's seats."""
    p = int(world.groups.place[j])
    place = world.plan.places[p]
    limit = int(world.settings.place_cap) if place.members is None else place.members
    return max(0, min(limit - int(world.groups.members[j]), place.capacity - int(persons[p])))


def free_seats(world: World) -> I64:
    """Return [C] the seats of open venues that groups leave free."""
    persons = persons_at(world)
    seats = np.zeros(world.community_count, dtype=np.int64)
    for p, place in enumerate(world.plan.places):
        if is_open(world, p, place):
            seats[place.community] += max(0, place.capacity - int(persons[p]))
    return seats

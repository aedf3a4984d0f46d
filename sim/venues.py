"""The venues of a community: which are open, and how many people they hold in a week."""

import numpy as np

from sim.plan import Place, rnd
from sim.world import I64, World


def is_open(world: World, index: int, place: Place) -> bool:
    """Return whether a place of the plan can be visited this week."""
    if place.opens == "station":
        return bool(world.communities.station_open[place.community])
    if place.opens == "week":
        return place.week is not None and world.week >= place.week
    if place.opens == "asked":
        return bool(np.any((world.groups.place == index) & (world.groups.alive == 1)))
    return True


def open_seats(world: World) -> I64:
    """Return [C] persons a week that the open venues of each community hold."""
    seats = np.zeros(world.community_count, dtype=np.int64)
    for index, place in enumerate(world.plan.places):
        if is_open(world, index, place):
            seats[place.community] += rnd(world.scale * place.capacity)
    return seats

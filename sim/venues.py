"""The venues of a community: which are open, and how many people they hold in a week."""

import numpy as np

from sim.compiled import compiled
from sim.plan import OPENINGS, PlaceTable
from sim.world import I8, I32, I64, Bool, World

FROM_WEEK, WITH_STATION, WHEN_ASKED = (OPENINGS.index(way) for way in ("week", "station", "asked"))


def open_places(world: World) -> Bool:
    """Return [P] whether each place of the plan can be visited this week."""
    groups = world.groups
    return _open_places(
        world.plan.place_table,
        world.week,
        world.communities.station_open,
        groups.place,
        groups.alive,
    )


@compiled
def _open_places(table: PlaceTable, week: int, station_open: I8, place_of_group: I32, alive: I8) -> Bool:
    """Return [P] whether places are open: with the station [C], from a week on, or for a group [C·8]."""
    is_open = np.ones(len(table.opens), dtype=np.bool_)
    for p in range(len(is_open)):
        if table.opens[p] == WITH_STATION:
            is_open[p] = station_open[table.community[p]] == 1
        elif table.opens[p] == FROM_WEEK:
            is_open[p] = 0 <= table.week[p] <= week
        elif table.opens[p] == WHEN_ASKED:
            is_open[p] = np.any((place_of_group == p) & (alive == 1))
    return is_open


def open_seats(world: World, kinds: tuple[int, ...] | None = None) -> I64:
    """Return [C] persons a week that the open venues of each community hold (of some kinds only)."""
    table, is_open = world.plan.place_table, open_places(world)
    if kinds is not None:
        is_open &= np.isin(table.kind, kinds)
    seats = np.floor(world.scale * table.capacity + 0.5).astype(np.int64)
    return seats_of(table.community, seats * is_open, world.community_count)


@compiled
def seats_of(community: I64, seats: I64, communities: int) -> I64:
    """Return [C] the sum of the seats of each community's places."""
    total = np.zeros(communities, dtype=np.int64)
    for p in range(len(seats)):
        total[community[p]] += seats[p]
    return total

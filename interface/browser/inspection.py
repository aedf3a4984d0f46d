"""Who somebody is, what happened, and with whom: one community, organisation, building or person."""

from collections.abc import Callable
from typing import Any

from interface.browser.inspecting import buildings, community, organisations, residents
from interface.browser.messages import Inspect
from interface.browser.pair import Pair
from sim.layout import ACTOR_COUNT
from sim.simulation import Simulation
from sim.world import World

Who = Callable[[World, int], dict[str, Any]]
InAWorld = Callable[[Simulation, int], dict[str, Any]]

KINDS: dict[str, tuple[Who, InAWorld, Callable[[World], int]]] = {
    "community": (community.who, community.now, lambda world: world.community_count),
    "organisation": (organisations.who_group, organisations.group_now, lambda world: len(world.groups.alive)),
    "cell": (buildings.who_cell, buildings.cell_now, lambda world: len(world.cells.community)),
    "household": (buildings.who_household, buildings.household_now, lambda world: len(world.households.cell)),
    "resident": (residents.who, residents.now, lambda world: world.resident_count),
    "actor": (
        lambda world, n: organisations.who_actor(world, *divmod(n, ACTOR_COUNT)),
        lambda simulation, n: organisations.actor_now(simulation, *divmod(n, ACTOR_COUNT)),
        lambda world: world.community_count * ACTOR_COUNT,
    ),
}
"""By kind: who it is (the same in both worlds), how it stands in a world, how many there are."""


def inspected(pair: Pair, asked: Inspect) -> dict[str, Any]:
    """Return what both worlds know about what was asked for; `found` is false where it is not there."""
    answer: dict[str, Any] = {
        "type": "inspected",
        "request": asked.request,
        "kind": asked.kind,
        "id": asked.id,
        "week": pair.week,
        "found": False,
    }
    who, now, count = KINDS[asked.kind]
    world = pair.lanes["a"].street.world
    if asked.id >= count(world):
        return answer
    worlds = {name: now(lane.street.simulation, asked.id) for name, lane in pair.lanes.items()}
    return answer | {"found": True, "who": who(world, asked.id), "worlds": worlds}

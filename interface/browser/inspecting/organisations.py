"""A self-organisation, or one of the nine actors in a community."""

from typing import Any

import numpy as np

from interface.browser.inspecting.community import called, group, projects
from interface.browser.inspecting.stories import named, of_actor, of_group
from sim.layout import (
    CHARITY,
    GROUP,
    GROUP_SLOTS,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PROPERTY,
    SOCIAL,
    USE_COUNT,
    USES,
    VOLUNTEER,
)
from sim.links import ACTORS
from sim.organising import name_of
from sim.shares import total
from sim.simulation import Simulation
from sim.world import World

MEMBERS_SHOWN = 12
SERVED_LATELY = 13  # weeks
CALLED = {SOCIAL: ("operator", "centre"), CHARITY: ("alliance",), PROPERTY: ("property",)}
"""Kinds of the study's names that stand beside an actor."""


def who_group(world: World, j: int) -> dict[str, Any]:
    """Return what never changes: the slot's community."""
    return {"community": j // GROUP_SLOTS, "number": j % GROUP_SLOTS + 1}


def group_now(simulation: Simulation, j: int) -> dict[str, Any]:
    """Return how a self-organisation stands; `alive` is false where there is none."""
    world, groups = simulation.world, simulation.world.groups
    if not groups.alive[j]:
        return {"alive": False, "story": []}
    members = np.flatnonzero(world.roles.org == j)
    place = int(groups.place[j])
    return {
        "alive": True,
        **group(world, j),
        "born": int(groups.born[j]),
        "attenders": int(groups.attenders[j]),
        "activity": float(groups.activity[j]),
        "managed_weeks": int(groups.managed_weeks[j]),
        "guided": ACTORS[groups.funder[j]] if groups.funder[j] >= 0 else None,
        "place": named(world, world.plan.places[place].name) if place >= 0 else None,
        "people": [{"id": i, "age": int(world.traits.age[i])} for i in members[:MEMBERS_SHOWN].tolist()],
        "story": of_group(world, j, name_of(world, j)),
    }


def who_actor(world: World, c: int, actor: int) -> dict[str, Any]:
    """Return what never changes about an actor in a community."""
    found: dict[str, Any] = {"community": c, "actor": ACTORS[actor]}
    if actor == PROFESSIONAL:
        contract = world.plan.contracts[c]
        found |= {"name": contract.name, "name_zh": contract.name_zh}
    if actor == SOCIAL:
        found["workers"] = sum(c in own for own in world.workers_of)
    if actor == PARTY:
        start = world.communities.resident_start
        found["members"] = int((world.traits.member_type[start[c] : start[c + 1]] > 0).sum())
    found["called"] = called(world, c, *CALLED.get(actor, ()))
    found["partners"] = [
        {"name": one.name, "name_zh": one.name_zh}
        for one in world.plan.partners
        if actor == CHARITY and one.communities is not None and one.gives_in(c)
    ]
    found["places"] = [
        {"name": one.name, "name_zh": one.name_zh}
        for one in world.plan.places
        if (one.community, one.owner) == (c, actor)
    ]
    return found


def actor_now(simulation: Simulation, c: int, actor: int) -> dict[str, Any]:
    """Return hours by use, cases closed, and what belongs to the kind of actor."""
    world, row, now = simulation.world, simulation.rows[-1], simulation.world.now
    uses = now.uses[c, actor].tolist()
    closed = [one[f"cases_served_{ACTORS[actor]}"][c] for one in simulation.rows[-SERVED_LATELY:]]
    own: dict[str, Any] = {}
    if actor == PARTY:
        own = {"serving": int(row["members_serving"][c]), "deployed": int(row["members_deployed"][c])}
    elif actor == VOLUNTEER:
        own = {"active": int(row["volunteers_active"][c]), "deployed": int(row["volunteers_deployed"][c])}
    elif actor == OFFICE:
        own = {"burnout": float(row["staff_burnout"][c]), "backlog": float(row["backlog_staff_weeks"][c])}
    elif actor == PROFESSIONAL and world.communities.specialism[c] >= 0:
        own = {"specialism": f"k{world.communities.specialism[c]}"}
    elif actor == CHARITY:
        used, perished = total(world.flows["goods_used"])[c], total(world.flows["goods_perished"])[c]
        stock = int(world.partners.stock[:, c].sum())
        own = {"stock": stock, "used": int(used), "perished": int(perished)}
    elif actor == GROUP:
        slots = range(c * GROUP_SLOTS, (c + 1) * GROUP_SLOTS)
        own = {"groups": [group(world, j) for j in slots if world.groups.alive[j]]}
    subjects = {place.name for place in world.plan.places if (place.community, place.owner) == (c, actor)}
    if actor == PROFESSIONAL:
        subjects.add(world.plan.contracts[c].name)
    if actor == SOCIAL:
        subjects |= {"station"} | {f"social_worker_{w}" for w, cs in enumerate(world.workers_of) if c in cs}
    return {
        "linked": bool(now.linked[c, actor]),
        "offered": int(now.offered[c, actor]) / 60,
        "uses": {USES[n]: uses[n] / 60 for n in range(USE_COUNT) if uses[n]},
        "closed": int(sum(closed)),
        "weeks": SERVED_LATELY,
        **own,
        "projects": [one for one in projects(world, c) if one["actor"] == ACTORS[actor]],
        "story": of_actor(world, c, actor, subjects),
    }

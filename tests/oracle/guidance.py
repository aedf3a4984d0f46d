"""W2, 5 and 6: guidance of groups, and saving for new ones."""

import math

from tests.oracle.entities import Community, Group, Place
from tests.oracle.places import is_free, is_open
from tests.oracle.seeds import seeds_of
from tests.oracle.street import ReferenceStreet
from tests.oracle.support import share
from tests.oracle.tables import OFFICE, SOCIAL


def guide_groups(street: ReferenceStreet) -> None:
    """Guide the groups there are, then save for new ones."""
    for community in street.communities:
        for group in community.groups:
            group.guidance = group.staff_guidance = 0
            group.guided_by = -1
        if not street.present("self_organisations"):
            continue
        guide(street, community, SOCIAL, street.settings.guidance_share)
        guide(street, community, OFFICE, street.settings.staff_guidance)
        incubate(street, community)


def required(street: ReferenceStreet, group: Group) -> float:
    """Return the organising minutes a group needs."""
    return street.settings.req_base + street.settings.req_member * group.members


def led_share(street: ReferenceStreet, group: Group) -> float:
    """Return the share of them that the group's own leaders do."""
    return min(1.0, group.leaders / (1 + group.members / street.settings.leader_span))


def guide(street: ReferenceStreet, community: Community, actor: int, part: float) -> None:
    """Share an actor's minutes of guidance out among the groups, in two passes."""
    rest = share(community, actor, part)
    given = dict.fromkeys(community.groups, 0)
    lacks = {}
    for group in community.groups:
        if group.alive:
            need = math.floor(required(street, group) * (1.0 - led_share(street, group)))
            lacks[group] = max(0, need - group.guidance)
    for _ in range(2):
        total, budget, before = sum(lacks.values()), rest, dict(lacks)
        for group, lacking in before.items():
            if total <= 0 or lacking <= 0:
                continue
            minutes = math.floor(min(lacking, street.settings.guidance_cap, budget * lacking / total))
            given[group] += minutes
            lacks[group] -= minutes
            rest -= minutes
    for group, minutes in given.items():
        if minutes:
            community.pay(actor, minutes, "guidance")
            group.guidance += minutes
            if actor == OFFICE:
                group.staff_guidance += minutes
            if group.guided_by < 0:
                group.guided_by = group.funder = actor


# Saving for a new group ---------------------------------------------------------------------------


def incubate(street: ReferenceStreet, community: Community) -> None:
    """Save minutes while a slot, a place and enough seeds are in reach; ask for a place."""
    settings = street.settings
    candidate = candidate_place(street, community)
    granted = community.incubation_yes >= 0
    if all(group.alive for group in community.groups):
        return
    if len(seeds_of(street, community)) < settings.seed_min:
        return
    if not granted and candidate is None:
        return
    for actor, part in ((SOCIAL, settings.incubation_share), (OFFICE, settings.staff_incubation)):
        missing = settings.incubation_minutes - community.incubation_bank
        minutes = min(missing, share(community, actor, part))
        if minutes > 0:
            community.pay(actor, minutes, "guidance")
            community.incubation_bank += minutes
    if granted or candidate is None or not street.month():
        return
    if community.incubation_bank < settings.incubation_minutes / 2:
        return
    if not any(community.pay(actor, settings.place_minutes, "guidance") for actor in (SOCIAL, OFFICE)):
        return
    community.now.place_asked = True
    rank = community.places.index(candidate)
    if street.luck("place.ask", 8 * community.address + rank % 8, rank // 8) < settings.place_yes:
        community.incubation_yes = candidate.number


def candidate_place(street: ReferenceStreet, community: Community) -> Place | None:
    """Return the first free place that can be asked for."""
    now = community.now
    for place in community.places:
        owner = place.plan.owner
        in_a_pair = any(now.pair_met[a][b] for a in range(9) for b in range(9) if owner in (a, b))
        reachable = owner in (OFFICE, SOCIAL) or now.attended[owner] or in_a_pair
        may_open = place.plan.opens == "asked" or is_open(street, place)
        if reachable and may_open and is_free(place):
            return place
    return None

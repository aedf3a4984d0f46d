"""W12: how groups are born, by organisers or by themselves."""

from collections import Counter

from benchmarks.reference.entities import Community, Group, Place, Resident
from benchmarks.reference.groups import led_share
from benchmarks.reference.places import is_free, is_open
from benchmarks.reference.seeds import belief, is_adult, programme, seeds_of
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import OFFICE, SOCIAL

OWN_TYPE = 6  # groups that form by themselves are for company


def found_groups(street: ReferenceStreet) -> None:
    """Let at most one group be born in each community."""
    for community in street.communities:
        slot = next((group for group in community.groups if not group.alive), None)
        if slot is not None and not incubate(street, community, slot):
            arise(street, community, slot)


def incubate(street: ReferenceStreet, community: Community, slot: Group) -> bool:
    """Found the group that was saved for, if there are people for it."""
    settings = street.settings
    if community.incubation_yes < 0 or community.incubation_bank < settings.incubation_minutes:
        return False
    organiser = SOCIAL if community.now.offered[SOCIAL] > 0 else OFFICE
    need = programme(street, belief(street, community, organiser), range(1, 7))
    seeds = seeds_of(street, community)
    if need is None or len(seeds) < settings.seed_min:
        return False
    found(street, slot, seeds, need, street.places[community.incubation_yes], organiser)
    community.incubation_bank -= settings.incubation_minutes
    community.incubation_yes = -1
    return True


def arise(street: ReferenceStreet, community: Community, slot: Group) -> None:
    """Let a group form by itself around a hobby, where a community room is free."""
    if street.luck("grp.birth", community.number) >= street.settings.group_birth:
        return
    rooms = [
        place
        for place in community.places
        if place.plan.kind == "community_room" and is_open(street, place) and is_free(place)
    ]
    sociable = [i for i in community.residents if is_adult(i) and i.group is None and shares_hobby(i)]
    if not rooms or not sociable:
        return
    first = min(sociable, key=lambda i: (street.luck("seed.rank", i.number), i.number))
    founders = [i for i in sociable if i.hobby == first.hobby]
    if len(founders) >= street.settings.seed_min:
        found(street, slot, founders, OWN_TYPE, rooms[0], -1)


def shares_hobby(i: Resident) -> bool:
    """Whether somebody has an acquaintance in the community with the same hobby."""
    return i.hobby > 0 and any(
        j is not None and j.community is i.community and j.hobby == i.hobby for j in i.contacts
    )


def found(
    street: ReferenceStreet, slot: Group, people: list[Resident], need: int, place: Place, organiser: int
) -> None:
    """Found a group with those who come first."""
    ranked = sorted(people, key=lambda i: (street.luck("seed.rank", i.number), i.number))
    founders = ranked[: street.settings.seed_max]
    for i in founders:
        i.group = slot
    hobbies = Counter(i.hobby for i in founders if i.hobby)
    slot.alive, slot.type, slot.born, slot.place = True, need, street.week, place.number
    slot.hobby = min(hobbies, key=lambda hobby: (-hobbies[hobby], hobby), default=0)
    slot.members, slot.leaders, slot.funder = len(founders), 1, organiser
    slot.autonomy = slot.activity = led_share(street, 1, len(founders))
    slot.managed_weeks, slot.named = 0, -1

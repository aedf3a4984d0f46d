"""W12: how groups are born, by organisers or by themselves."""

from collections import Counter

from tests.oracle.entities import Community, Group, Place, Resident
from tests.oracle.groups import led_share
from tests.oracle.places import is_free, is_open
from tests.oracle.seeds import belief, is_adult, programme, seeds_of
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import OFFICE, SOCIAL

OWN_TYPE = 6  # groups that form by themselves are for company


def found_groups(street: ReferenceStreet) -> None:
    """Let at most one group be born in each community."""
    if not street.present("self_organisations"):
        return
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
    need = programme(street, community, belief(street, community, organiser), range(1, 7))
    seeds = seeds_of(street, community)
    if need is None or len(seeds) < settings.seed_min:
        return False
    found(street, slot, seeds, need, street.places[community.incubation_yes], organiser)
    community.incubation_bank -= settings.incubation_minutes
    community.incubation_yes = -1
    return True


def arise(street: ReferenceStreet, community: Community, slot: Group) -> None:
    """Let a group form by itself around a hobby, where a community room is free."""
    if street.luck("grp.birth", community.address) >= street.settings.group_birth:
        return
    rooms = [
        place
        for place in community.places
        if place.plan.kind == "community_room" and is_open(street, place) and is_free(place)
    ]
    sociable = [i for i in community.residents if is_free_for_hobby(i) and knows_one_alike(i)]
    if not rooms or not sociable:
        return
    first = min(sociable, key=lambda i: (street.luck("seed.rank", i.address), i.address))
    founders = [i for i in sociable if i.hobby == first.hobby]
    if len(founders) >= street.settings.seed_min:
        found(street, slot, founders, OWN_TYPE, rooms[0], -1)


def is_free_for_hobby(i: Resident) -> bool:
    """Whether somebody is an adult with a hobby and without a group."""
    return is_adult(i) and i.hobby > 0 and i.group is None


def knows_one_alike(i: Resident) -> bool:
    """Whether somebody has an acquaintance with the same hobby who has no group either."""
    return any(j is not None and j.hobby == i.hobby and is_free_for_hobby(j) for j in i.contacts)


def found(
    street: ReferenceStreet, slot: Group, people: list[Resident], need: int, place: Place, organiser: int
) -> None:
    """Found a group with those who come first."""
    ranked = sorted(people, key=lambda i: (street.luck("seed.rank", i.address), i.address))
    founders = ranked[: street.settings.seed_max]
    for i in founders:
        i.group = slot
    hobbies = Counter(i.hobby for i in founders if i.hobby)
    slot.alive, slot.type, slot.born, slot.place = True, need, street.week, place.number
    slot.hobby = min(hobbies, key=lambda hobby: (-hobbies[hobby], hobby), default=0)
    slot.members, slot.leaders, slot.funder = len(founders), 1, organiser
    slot.autonomy = slot.activity = led_share(street, 1, len(founders))
    slot.managed_weeks = slot.lead_weeks = 0
    slot.full_sessions = slot.outside_cases = slot.project_weeks = 0
    slot.in_depth = False
    slot.named = name_of(street, slot)


def name_of(street: ReferenceStreet, slot: Group) -> int:
    """Return the number of the first name the study has for such a group that no other bears now."""
    borne = {group.named for group in street.all_groups() if group is not slot}
    for number, thing in enumerate(street.plan.named):
        fits = thing.kind in ("group", "team") and thing.community == slot.community.number
        if fits and thing.category == slot.type and number not in borne:
            return number
    return -1

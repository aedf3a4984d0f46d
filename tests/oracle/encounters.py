"""W9, first part: who talks with whom, and who meets at a venue."""

import math

from tests.oracle.entities import Community, Resident
from tests.oracle.places import open_places
from tests.oracle.rng import rnd
from tests.oracle.street import ReferenceStreet


def meet_partners(street: ReferenceStreet) -> None:
    """Find everybody's partner of the week."""
    for community in street.communities:
        for resident in community.residents:
            find_talk_partner(street, resident)
        pair_at_venues(street, community)


def find_talk_partner(street: ReferenceStreet, i: Resident) -> None:
    """Let a resident talk with a near neighbour or an acquaintance, or with nobody."""
    i.talk_partner, i.talk_slot = None, -1
    chance = street.settings.talk_rate + street.settings.amenity_talk * meeting_points_near(street, i)
    if street.luck("talk.go", i.address) >= chance:
        return
    if street.luck("talk.kind", i.address) < 0.5:
        step = math.floor(50 * street.luck("talk.partner", i.address)) - 25
        if step >= 0:
            step += 1
        row = i.number - i.community.residents[0].number + step
        partner: Resident | None = i.community.residents[row % len(i.community.residents)]
        slot = -1
    else:
        slot = math.floor(8 * street.luck("talk.partner", i.address, 1))
        partner = i.contacts[slot]
    if partner is not None and partner is not i:
        i.talk_partner, i.talk_slot = partner, slot


def meeting_points_near(street: ReferenceStreet, i: Resident) -> int:
    """Return the number of groups that lead themselves and meet within two cells."""
    return sum(
        group.alive
        and group.place >= 0
        and group.autonomy >= 0.8
        and i.cell.distance(street.places[group.place].cell) <= 2
        for group in i.community.groups
    )


def pair_at_venues(street: ReferenceStreet, community: Community) -> None:
    """Pair the visitors of venues, as far as there are seats."""
    settings, visitors = street.settings, []
    for i in community.residents:
        i.venue_partner = None
        chance = settings.venue_rate * (1 if i.group is None else 3)
        if street.luck("venue.visit", i.address) < chance:
            visitors.append(i)
    visitors.sort(key=lambda i: (street.luck("pair.rank", i.address, 3), i.address))
    seats = sum(rnd(street.scale * place.plan.capacity) for place in open_places(street, community))
    seated = visitors[:seats]
    for one, other in zip(seated[::2], seated[1::2], strict=False):
        one.venue_partner, other.venue_partner = other, one

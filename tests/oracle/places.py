"""Places: which are open, and what room they have (W2, W9, W12)."""

from tests.oracle.entities import Community, Group, Place
from tests.oracle.street import ReferenceStreet


def groups_at(place: Place) -> list[Group]:
    """Return the living groups that meet at a place."""
    return [group for group in place.community.groups if group.alive and group.place == place.number]


def is_open(street: ReferenceStreet, place: Place) -> bool:
    """Whether a place is open this week; one that opens when asked is open while a group meets there."""
    if place.plan.opens == "week":
        return street.week >= place.plan.week
    if place.plan.opens == "station":
        return place.community.station_open
    if place.plan.opens == "asked":
        return bool(groups_at(place))
    return True


def is_free(place: Place) -> bool:
    """Whether a place can house one more group; a place that is granted already counts one."""
    housed = len(groups_at(place)) + (place.community.incubation_yes == place.number)
    return housed < place.plan.group_places


def open_places(street: ReferenceStreet, community: Community) -> list[Place]:
    """Return the places of a community that are open this week."""
    return [place for place in community.places if is_open(street, place)]


def members_at(place: Place) -> int:
    """Return the members of all groups that meet at a place."""
    return sum(group.members for group in groups_at(place))

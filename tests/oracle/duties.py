"""W2 and W14: whose duty an area is (lighting, pipes, parking, …) is settled, and undone again."""

from tests.oracle.entities import Community
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import ACTORS, AREAS, OFFICE, PROPERTY

AT_MEETING, TAKEN_UP, ALONE = range(3)  # draws


def worst_area(community: Community) -> int | None:
    """Return the unsettled area in which most went astray in the last four weeks, None if nothing did."""
    strays = [sum(week[area] for week in community.strays) for area in AREAS]
    unsettled = [area for area in AREAS if strays[area] and not community.settled[area]]
    return max(unsettled, key=lambda area: strays[area], default=None)


def decide(street: ReferenceStreet, community: Community, area: int, draw: int, chance: float) -> None:
    """Settle an area, if those who met agree."""
    if street.luck("duty.decide", community.address, draw) < chance:
        community.settled[area] = True


def settle_at_meeting(street: ReferenceStreet, community: Community) -> None:
    """Let the hub meeting take up the worst area, if office, property and a third are there."""
    area, minutes = worst_area(community), street.settings.duty_minutes
    there = [a for a in ACTORS if community.now.attended[a] and community.minutes_left(a) >= minutes]
    if area is not None and OFFICE in there and PROPERTY in there and len(there) >= 3:
        for actor in there:
            community.pay(actor, minutes, "meeting")
        decide(street, community, area, AT_MEETING, street.settings.decide)


def settle_alone(street: ReferenceStreet, community: Community) -> None:
    """Let office and property take up the worst area by themselves now and then, in every arm."""
    settings, area = street.settings, worst_area(community)
    if area is None or street.luck("duty.decide", community.address, TAKEN_UP) >= settings.duty_own / 52:
        return
    minutes = settings.duty_own_minutes
    if min(community.minutes_left(OFFICE), community.minutes_left(PROPERTY)) >= minutes:
        community.pay(OFFICE, minutes, "meeting")
        community.pay(PROPERTY, minutes, "meeting")
        decide(street, community, area, ALONE, settings.duty_own_yes)


def undo(street: ReferenceStreet, community: Community) -> None:
    """Let what was settled be undone now and then."""
    for area in AREAS:
        if street.luck("duty.undone", 16 * community.address + area) < street.settings.duty_undone:
            community.settled[area] = False

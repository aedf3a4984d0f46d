"""W2, 1 to 3: hub meeting, pair meetings, study."""

from itertools import combinations

from tests.oracle.duties import settle_alone, settle_at_meeting
from tests.oracle.entities import Community, Resident
from tests.oracle.places import open_places
from tests.oracle.rng import clip, rnd
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    PARTY,
    PROPERTY,
    PURSE_PARTY,
    PURSE_PARTY_OWN_CELL,
    PURSE_VOLUNTEER,
    PURSE_VOLUNTEER_OWN_CELL,
)

PARTY_POST = "party_post"
PLACES_OF_STUDY = ("party_centre", "practice_station", PARTY_POST)
MAY_COMMIT = range(7)  # actors 0 to 6 meet and commit minutes to the joint list


def meet(street: ReferenceStreet) -> None:
    """Hold the meetings of the week."""
    for community in street.communities:
        if community.may.chair >= 0:
            hold_hub_meeting(street, community)
        else:
            hold_pair_meetings(street, community)
        settle_alone(street, community)


def study_together(street: ReferenceStreet) -> None:
    """Hold the members' study, a standing rule of every world."""
    for community in street.communities:
        if is_study_week(street, community) and street.present("party_members"):
            study(street, community)


def hold_hub_meeting(street: ReferenceStreet, community: Community) -> None:
    """Let the chair convene linked actors and the property company."""
    settings, now, chair = street.settings, community.now, community.may.chair
    weekly = bool(street.emergency) and settings.hub_emergency
    if street.week % settings.hub_period and not weekly:
        return
    minutes = settings.meeting_minutes
    able = [a for a in MAY_COMMIT if community.may.linked[a] and community.minutes_left(a) >= minutes]
    if len(able) < 2 or community.minutes_left(chair) < minutes:
        return
    now.hub = True
    community.chair_week = street.week
    for actor in (*MAY_COMMIT, PROPERTY):
        chance = settings.attend if actor in able else 0.0
        if actor == chair:
            chance = 1.0
        elif actor == PROPERTY:
            chance = settings.attend_property
        if street.luck("meet.attend", 16 * community.address + actor) < chance:
            now.attended[actor] = community.pay(actor, minutes, "meeting")
    settle_at_meeting(street, community)


def hold_pair_meetings(street: ReferenceStreet, community: Community) -> None:
    """Let two linked actors meet who lately knew a case in common."""
    settings = street.settings
    linked = [actor for actor in MAY_COMMIT if community.may.linked[actor]]
    for a, b in combinations(linked, 2):
        lately = street.week - community.pair_last[a][b] <= settings.live_pair_weeks
        if not lately or street.luck("meet.pair", 64 * community.address + 8 * a + b) >= settings.pair_rate:
            continue
        if min(community.minutes_left(a), community.minutes_left(b)) >= settings.pair_minutes:
            community.pay(a, settings.pair_minutes, "meeting")
            community.pay(b, settings.pair_minutes, "meeting")
            community.now.pair_met[a][b] = True


def purse_of(i: Resident) -> int:
    """Return the purse in which a server's own minutes lie."""
    if i.own_cell:
        return PURSE_PARTY_OWN_CELL if i.role == PARTY else PURSE_VOLUNTEER_OWN_CELL
    return (PURSE_PARTY if i.role == PARTY else PURSE_VOLUNTEER) + i.skill


def is_study_week(street: ReferenceStreet, community: Community) -> bool:
    """Whether members study this week: every month, and once more where the Party has a post."""
    has_post = any(place.plan.kind == PARTY_POST for place in open_places(street, community))
    return street.month() or (has_post and street.week % 4 == 2)


def seated(street: ReferenceStreet, community: Community) -> list[Resident]:
    """Return the members who study this week, in order of numbers: the first by luck find a seat."""
    settings, coming = street.settings, []
    for i in community.members():
        motive = settings.show_motivation * i.motivation + i.obligation + settings.study_base
        u = street.luck("study.go", i.address)
        if u < clip(motive, 0.0, settings.show_cap):
            coming.append((u, i.number, i))
    places = [place for place in open_places(street, community) if place.plan.kind in PLACES_OF_STUDY]
    seats = sum(rnd(street.scale * place.plan.capacity) for place in places)
    return sorted((i for _, _, i in sorted(coming)[:seats]), key=lambda i: i.number)


def study(street: ReferenceStreet, community: Community) -> None:
    """Let members study together, while there are seats; their mean view is the common position."""
    settings, now = street.settings, community.now
    for i in seated(street, community):
        i.studied = True
        community.count("study_attenders")
        if i.is_server:
            purse = purse_of(i)
            minutes = min(settings.study_minutes, i.minutes, community.purses[purse].minutes)
            i.minutes -= minutes
            community.take(purse, minutes, "study")
        else:
            now.own_time += settings.study_minutes
            now.offered[PARTY] += settings.study_minutes
            now.uses[PARTY]["study"] += settings.study_minutes
    came = [i for i in community.members() if i.studied]
    if came:
        community.study_opinion = sum(i.opinion for i in came) / len(came)
        community.study_week = street.week

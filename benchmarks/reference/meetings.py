"""W2, 1 to 3: hub meeting, pair meetings, study."""

from itertools import combinations

from benchmarks.reference.entities import Community, Resident
from benchmarks.reference.luck import clip
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import (
    OFFICE,
    PARTY,
    PROPERTY,
    PURSE_PARTY,
    PURSE_PARTY_OWN_CELL,
    PURSE_VOLUNTEER,
    PURSE_VOLUNTEER_OWN_CELL,
)

MAY_COMMIT = range(7)  # actors 0 to 6 meet and commit minutes to the joint list


def meet(street: ReferenceStreet) -> None:
    """Hold the meetings of the week."""
    for community in street.communities:
        if community.may.chair >= 0:
            hold_hub_meeting(street, community)
        else:
            hold_pair_meetings(street, community)
        if street.month() and community.may.study and street.present("party_members"):
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
    if any(community.bounces):
        settle_duties(street, community)


def settle_duties(street: ReferenceStreet, community: Community) -> None:
    """Spend time on unclear duties, if office, property and a third are there."""
    minutes = street.settings.duty_minutes
    there = [a for a in range(9) if community.now.attended[a] and community.minutes_left(a) >= minutes]
    if OFFICE in there and PROPERTY in there and len(there) >= 3:
        for actor in there:
            community.pay(actor, minutes, "meeting")
        community.clarity += street.settings.clarity_step * (1.0 - community.clarity)


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


def study(street: ReferenceStreet, community: Community) -> None:
    """Let members study together; what they think on average becomes the common position."""
    settings, now = street.settings, community.now
    for i in community.members():
        motive = settings.show_motivation * i.motivation + i.obligation + settings.study_base
        if street.luck("study.go", i.address) >= clip(motive, 0.0, settings.show_cap):
            continue
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

"""W2: contact list, training, asks and posters, supervision, shares of minutes."""

import math

from tests.oracle.entities import Community, Resident
from tests.oracle.rng import rnd
from tests.oracle.seeds import on_roster
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    OFFICE,
    PURSE_CHARITY,
    SELF_MANAGED,
    SOCIAL,
    SUNK_DOWN,
    VOLUNTEER,
)


def share(community: Community, actor: int, part: float) -> int:
    """Return a share of an actor's minutes: of its supply, at most what is left."""
    return min(math.floor(part * community.supply(actor)), community.minutes_left(actor))


def extend_contact_list(street: ReferenceStreet) -> None:
    """List some more members after a study, or at the desk."""
    settings, desk = street.settings, street.plan.desk
    for community in street.communities:
        at_desk = desk is not None and desk.community == community.number and street.week >= desk.week
        after_study = community.may.study and street.week - community.study_week <= 4
        if not (at_desk or after_study):
            continue
        unlisted = [i for i in community.members() if not i.listed]
        wish = settings.contact_rate * len(unlisted) + street.luck("contact.round", community.address)
        number = min(math.floor(wish), community.minutes_left(OFFICE) // settings.contact_minutes)
        for resident in unlisted[:number]:
            resident.listed = True
            community.pay(OFFICE, settings.contact_minutes, "asking")


def train_helpers(street: ReferenceStreet) -> None:
    """Let social workers train staff and volunteers."""
    settings = street.settings
    for community in street.communities:
        if not community.may.train:
            continue
        staff = community.minutes_left(OFFICE) >= settings.train_minutes
        volunteers = community.minutes_left(VOLUNTEER) >= settings.train_minutes_volunteer
        if not (staff or volunteers) or not community.pay(SOCIAL, settings.train_minutes, "training"):
            continue
        if staff:
            community.pay(OFFICE, settings.train_minutes, "training")
            community.staff_skill += settings.skill_gain * (1.0 - community.staff_skill)
        if volunteers:
            community.pay(VOLUNTEER, settings.train_minutes_volunteer, "training")
            community.volunteer_skill += settings.skill_gain * (1.0 - community.volunteer_skill)


def ask_and_publish(street: ReferenceStreet) -> None:
    """Pay for organisers' asks, posters, broadcasts and cross-held posts."""
    settings = street.settings
    for community in street.communities:
        asks = math.floor(share(community, SOCIAL, settings.asking_share) * settings.asks_per_hour / 60)
        community.now.organiser_asks = asks
        community.pay(SOCIAL, math.ceil(60 * asks / settings.asks_per_hour), "asking")
        put_up_posters(street, community)
        if street.month() or street.emergency:
            broadcast(street, community)
        if street.month():
            hold_cross_posts(street, community)


def put_up_posters(street: ReferenceStreet, community: Community) -> None:
    """Put up posters at an open station, if there are minutes and money."""
    settings = street.settings
    if community.station_open and community.purse >= settings.broadcast_yuan:
        if community.pay(OFFICE, settings.broadcast_minutes, "asking"):
            community.purse -= settings.broadcast_yuan
            community.count("yuan_spent", by=settings.broadcast_yuan)
            community.now.broadcast = True


def broadcast(street: ReferenceStreet, community: Community) -> None:
    """Ask everybody on the roster, then everybody registered, at once."""
    people = community.residents
    for name, may, reached in (
        ("broadcast_roster", community.may.ask_roster, [i for i in people if on_roster(i)]),
        ("broadcast_registered", community.may.platform, [i for i in people if i.registered]),
    ):
        minutes = math.ceil(15 * len(reached) / 1000)
        if may and minutes and community.pay(OFFICE, minutes, "asking"):
            community.count(name)


def hold_cross_posts(street: ReferenceStreet, community: Community) -> None:
    """Let partners hold posts in the provider's community."""
    building, minutes = street.plan.provider_building, street.settings.crosspost_minutes
    if building is None or building.community != community.number or not community.may.any_goods:
        return
    for partner in street.partners:
        if not (partner.allied and partner.gives[community.number]):
            continue
        if community.purses[PURSE_CHARITY + partner.category].minutes >= minutes:
            community.take(PURSE_CHARITY + partner.category, minutes, "meeting")


def supervise(street: ReferenceStreet) -> None:
    """Pay for supervision, and honour those who served steadily."""
    settings = street.settings
    if not (street.present("party_members") or street.present("volunteers")):
        return
    for community in street.communities:
        if not community.may.supervised:
            continue
        members = community.members()
        weight = sum({SUNK_DOWN: 1.0, SELF_MANAGED: 0.5}[i.member_type] for i in members)
        minutes = math.floor(settings.supervise_minutes * (settings.meet + settings.clock) / 2 * weight)
        community.pay(OFFICE, min(minutes, community.minutes_left(OFFICE)), "meeting")
        if street.month() and settings.reward > 0:
            honour(street, community, members)
            others = [i for i in community.residents if i.active and not i.member_type]
            honour(street, community, others)


def honour(street: ReferenceStreet, community: Community, people: list[Resident]) -> None:
    """Honour some of those who served in at least three of the last four weeks."""
    settings = street.settings
    steady = [i for i in people if bin(i.history & 15).count("1") >= 3]
    steady.sort(key=lambda i: (street.luck("honour.pick", i.address), i.address))
    number = min(rnd(settings.honour_share * len(steady)), community.purse // settings.honour_yuan)
    for resident in steady[:number]:
        resident.honoured_until = street.week + settings.honour_weeks
        community.purse -= settings.honour_yuan
        community.count("yuan_spent", by=settings.honour_yuan)


def keep_shares(street: ReferenceStreet) -> None:
    """Set minutes aside for visits, entrenched problems and patrol."""
    settings = street.settings
    for community in street.communities:
        now = community.now
        visits = share(community, SOCIAL, settings.visit_share) // settings.visit_minutes
        now.visit_minutes = visits * settings.visit_minutes
        community.pay(SOCIAL, now.visit_minutes, "visits")
        now.expertise_minutes = math.floor(settings.expertise_share * community.minutes_left(SOCIAL))
        now.patrol_minutes = share(community, OFFICE, settings.patrol_share)
        community.pay(OFFICE, now.patrol_minutes, "patrol")

"""What links permit, by community and week (model.md 3.3). Nothing else reads links."""

from typing import Any

from tests.oracle.entities import Community, Permissions
from tests.oracle.rng import rnd
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import OFFICE, OUTSIDE, PARTY, SOCIAL

LINK_OF_ACTOR = {
    1: "social_workers",
    2: "party_leadership",
    3: "volunteers",
    4: "self_organisations",
    5: "professional_organisations",
    6: "charity_resources",
}


def is_open(street: ReferenceStreet, value: Any, community: Community) -> bool:
    """Whether a link with this value is open in a community."""
    if value == "station":
        return community.station_open
    if isinstance(value, tuple):
        return community.number in [street.plan.index(name) for name in value]
    order = sorted(street.plan.numbers, key=lambda c: (street.luck("link.roll", c, week=-53), c))
    return community.address in order[: rnd(value * len(order))]


def permit(street: ReferenceStreet, community: Community) -> Permissions:
    """Return the permissions of a community under the links and settings in force."""
    settings = street.settings
    link = {name: is_open(street, value, community) for name, value in street.links.items()}
    any_link = any(is_on for name, is_on in link.items() if name != "supervision")
    party = link["party_leadership"]
    may = Permissions()
    for actor, name in LINK_OF_ACTOR.items():
        may.linked[actor] = link[name]
    may.linked[PARTY] = party and settings.party_list
    may.linked[OFFICE] = may.linked[OUTSIDE] = any_link
    if settings.hub_chair == "party" and party and settings.party_hub:
        may.chair = PARTY
    elif settings.hub_chair == "office" and any_link:
        may.chair = OFFICE
    elif settings.hub_chair == "station" and link["social_workers"] and community.station_open:
        may.chair = SOCIAL
    may.study = party and settings.party_study
    may.send_members = party and settings.party_example
    may.introduce = may.send_members and link["social_workers"]
    may.call_listed = party and settings.party_call
    may.pass_survey = may.train = link["social_workers"]
    may.ask_roster = link["volunteers"]
    may.seed_roster = link["self_organisations"]
    may.seed_servers = link["self_organisations"] and party
    may.any_goods = link["charity_resources"]
    may.platform = link["platform"]
    may.supervised = link["supervision"]
    return may

"""What links open: the one place where links and the functions of Party leadership are read.

Everything here is a permission (who may hear, whom one may ask, where one's own minutes may go).
No rate, probability or efficiency is chosen from a link (rule R0). Costs are debited where the
permission is used.
"""

from dataclasses import dataclass

import numpy as np

from sim.layout import (
    ACTOR_COUNT,
    CHARITY,
    GROUP,
    OFFICE,
    OUTSIDE,
    PARTY,
    PROFESSIONAL,
    SOCIAL,
    VOLUNTEER,
)
from sim.links import LINKS, LinkValue
from sim.plan import rnd
from sim.randomness import FOUNDING_WEEK, draw
from sim.structure import Link
from sim.world import I8, World

LINK_OF_ACTOR = {
    SOCIAL: "social_workers",
    PARTY: "party_leadership",
    VOLUNTEER: "volunteers",
    GROUP: "self_organisations",
    PROFESSIONAL: "professional_organisations",
    CHARITY: "charity_resources",
}


@dataclass(frozen=True)
class Permissions:
    """Permissions in force this week; every array is 0/1 by community (`chair`: actor or -1)."""

    linked: I8  # [C, 9] may commit minutes to the joint list
    chair: I8  # [C] actor that may convene the joint meeting
    study: I8  # staff come to the members' study: its position is carried, members are listed
    send_members: I8  # members may be sent outside their own cell to listed cases
    introduce: I8  # members may accompany social workers
    call_listed: I8  # listed members are called to duty in an emergency
    pass_survey: I8  # the survey's estimate is passed to office and sponsors
    train: I8  # social workers may train staff and volunteers
    ask_roster: I8  # organisers may ask the roster of volunteers
    seed_roster: I8  # incubation may draw seeds from the roster
    seed_servers: I8  # ... and from serving members
    any_goods: I8  # goods of any category may be drawn
    platform: I8  # residents may register and report; actors may key in
    supervised: I8  # supervision's instruments apply


def open_in(world: World, link: str, value: LinkValue) -> I8:
    """Return 0/1 by community: where a link is open this week."""
    if value == "station":
        return world.communities.station_open.copy()
    if isinstance(value, tuple):
        return _listed(world, value)
    share = float(value)
    if share in (0.0, 1.0):
        return np.full(world.community_count, int(share), dtype=np.int8)
    # a fraction opens in a fixed order, addressed in the whole street, the same for all links
    luck = [draw(world.seed, "link.roll", FOUNDING_WEEK, number) for number in world.plan.numbers]
    order = sorted(range(len(luck)), key=lambda c: (luck[c], c))
    result = np.zeros(len(luck), dtype=np.int8)
    result[order[: rnd(share * len(luck))]] = 1
    return result


def _listed(world: World, codes: tuple[str, ...]) -> I8:
    """Return 1 for the communities listed by code or id."""
    result = np.zeros(world.community_count, dtype=np.int8)
    result[[world.plan.index(code) for code in codes]] = 1
    return result


def permit(world: World, links: dict[str, LinkValue]) -> Permissions:
    """Turn the links and Party switches in force into permissions (nothing else reads them)."""
    opened = {link: open_in(world, link, links[link]) for link in LINKS}
    settings = world.settings
    party = opened["party_leadership"]

    linked = np.zeros((world.community_count, ACTOR_COUNT), dtype=np.int8)
    for actor, link in LINK_OF_ACTOR.items():
        linked[:, actor] = opened[link]
    linked[:, PARTY] *= np.int8(settings.party_list)
    any_link = np.zeros(world.community_count, dtype=np.int8)
    for one in Link:
        if one.convenes:
            any_link |= opened[one.key]
    linked[:, OFFICE] = any_link
    linked[:, OUTSIDE] = any_link

    chair = np.full(world.community_count, -1, dtype=np.int8)
    if settings.hub_chair == "party" and settings.party_hub:
        chair[party == 1] = PARTY
    elif settings.hub_chair == "office":
        chair[any_link == 1] = OFFICE
    elif settings.hub_chair == "station":
        chair[opened["social_workers"] & world.communities.station_open == 1] = SOCIAL

    example = party * np.int8(settings.party_example)
    return Permissions(
        linked=linked,
        chair=chair,
        study=party * np.int8(settings.party_study),
        send_members=example,
        introduce=example & opened["social_workers"],
        call_listed=party * np.int8(settings.party_call),
        pass_survey=opened["social_workers"],
        train=opened["social_workers"],
        ask_roster=opened["volunteers"],
        seed_roster=opened["self_organisations"],
        seed_servers=opened["self_organisations"] & party,
        any_goods=opened["charity_resources"],
        platform=opened["platform"],
        supervised=opened["supervision"],
    )

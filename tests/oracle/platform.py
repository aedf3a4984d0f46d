"""W4: the platform, and how cases enter the joint list."""

import math

from tests.oracle.entities import Case, Cell, Community
from tests.oracle.intake import Contact, take_in, with_noise
from tests.oracle.meetings import MAY_COMMIT
from tests.oracle.queueing import in_queue_order
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import OFFICE, PLANNERS


def message(street: ReferenceStreet) -> None:
    """Let residents register and report, and linked actors key in what they know."""
    for community in street.communities:
        if community.may.platform:
            register(street, community)
            read_messages(street, community)
            key_in(street, community)


def register(street: ReferenceStreet, community: Community) -> None:
    """Register smartphone users, the more the more of their contacts are registered."""
    settings, new = street.settings, []
    for i in community.residents:
        if i.digital and not i.registered:
            peers = sum(other is not None and other.registered for other in i.contacts)
            chance = settings.adopt_base + settings.adopt_peer * peers / 8
            if street.luck("plat.register", i.address) < chance:
                new.append(i)
    for i in new:
        i.registered = True


def read_messages(street: ReferenceStreet, community: Community) -> None:
    """Let the office read as many messages as it has minutes for."""
    settings, sent, price = street.settings, [], with_noise(street)
    for case in street.open_cases():
        if case.community is not community or case.by_platform:
            continue
        own = settings.report_app if case.resident.registered else 0.0
        grid = settings.report_grid if case.resident.household.chat else 0.0
        if street.luck("plat.msg", case.address) < 1.0 - (1.0 - own) * (1.0 - grid):
            sent.append(Contact(case, price + (0 if OFFICE in case.knowers else settings.register_minutes)))
    for case in take_in(street, community, OFFICE, sent):
        case.by_platform = True
        case.knowers.add(OFFICE)


def queue(street: ReferenceStreet, community: Community) -> list[Case]:
    """Return the unlisted open cases of a community in queue order."""
    cases = [case for case in street.open_cases() if case.community is community and not case.listed]
    return in_queue_order(street, cases)


def key_in(street: ReferenceStreet, community: Community) -> None:
    """Let linked actors put what their own plan left last week onto the platform, if others can help."""
    settings = street.settings
    waiting = queue(street, community)
    for actor in MAY_COMMIT:
        others = [a for a in PLANNERS if a != actor and community.may.linked[a] and community.minutes_left(a)]
        if not community.may.linked[actor] or not others:
            continue
        supply = community.supply(actor)
        minutes = min(math.floor(settings.key_share * supply), community.minutes_left(actor))
        own = [case for case in waiting if actor in case.knowers_before and not case.by_platform]
        for case in own[: minutes // settings.register_minutes]:
            community.pay(actor, settings.register_minutes, "messages")
            case.by_platform = True


# The joint list ------------------------------------------------------------------------------------


def enter_list(street: ReferenceStreet) -> None:
    """Let cases of linked knowers enter the joint list, by platform or by meeting."""
    for community in street.communities:
        if not any(community.may.linked):
            continue
        paid_cells: set[Cell] = set()
        for case in queue(street, community):
            linked = [a for a in MAY_COMMIT if community.may.linked[a] and a in case.knowers]
            if linked and enters(street, community, case, linked, paid_cells):
                case.listed, case.list_week = True, street.week


def enters(
    street: ReferenceStreet, community: Community, case: Case, linked: list[int], paid_cells: set[Cell]
) -> bool:
    """Whether a case with these linked knowers enters the list; pay for it."""
    settings, now = street.settings, community.now
    u = street.luck("list.enter", case.address)
    if case.by_platform and community.may.platform:
        return u < settings.list_platform
    pairs: list[tuple[int, int]] = []
    if now.hub:
        chances = int(any(now.attended[actor] for actor in linked))
    else:
        met = [(a, b) for a in MAY_COMMIT for b in MAY_COMMIT if now.pair_met[a][b]]
        pairs = [(a, b) for a, b in met if a in linked or b in linked]
        chances = len(pairs)
    if u >= 1.0 - (1.0 - settings.pass_prob) ** chances:
        return False
    if case.need == 7 and case.cell in paid_cells:
        return True
    if now.hub:
        paid = community.pay(community.may.chair, settings.chair_minutes, "messages")
    else:
        half = settings.chair_minutes // 2
        a, b = pairs[0]
        paid = min(community.minutes_left(a), community.minutes_left(b)) >= half
        if paid:
            community.pay(a, half, "messages")
            community.pay(b, half, "messages")
    if paid and case.need == 7:
        paid_cells.add(case.cell)
    return paid

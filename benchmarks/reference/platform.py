"""W4: the platform, and how cases enter the joint list."""

import math

from benchmarks.reference.entities import Case, Cell, Community
from benchmarks.reference.meetings import MAY_COMMIT
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import NEVER, OFFICE, PARTY


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
    settings, sent = street.settings, []
    for case in street.open_cases():
        if case.community is not community or case.by_platform:
            continue
        own = settings.report_app if case.resident.registered else 0.0
        at_home = any(i.registered for i in case.resident.household.residents)
        grid = settings.report_grid if at_home else 0.0
        if street.luck("plat.msg", case.address) < 1.0 - (1.0 - own) * (1.0 - grid):
            sent.append(case)
    sent.sort(key=lambda case: (case.tie, case.key))
    each = settings.message_minutes * (1.0 + settings.noise_ratio)
    read = len(sent)
    while math.floor(each * read) > community.minutes_left(OFFICE):
        read -= 1
    community.pay(OFFICE, math.floor(each * read), "messages")
    for case in sent[:read]:
        case.by_platform = True
        case.knowers.add(OFFICE)


def queue(street: ReferenceStreet, community: Community) -> list[Case]:
    """Return the unlisted open cases of a community in queue order."""
    cases = [case for case in street.open_cases() if case.community is community and not case.listed]
    return sorted(cases, key=lambda case: queue_key(street, case))


def queue_key(street: ReferenceStreet, case: Case) -> tuple[float, ...]:
    """Return urgency, weeks known before this week, luck and number of a case."""
    urgency = 0 if case.need == 7 else 1 if case.severe else 2
    known = street.week - case.known_week if case.known_week != NEVER else 0
    return urgency, -known, case.tie, case.key


def key_in(street: ReferenceStreet, community: Community) -> None:
    """Let linked actors put cases they know onto the platform."""
    settings, now = street.settings, community.now
    waiting = queue(street, community)
    for actor in MAY_COMMIT:
        if not community.may.linked[actor]:
            continue
        supply = now.offered[actor] - (now.own_time if actor == PARTY else 0)
        minutes = min(math.floor(settings.key_share * supply), community.minutes_left(actor))
        own = [case for case in waiting if actor in case.knowers and not case.by_platform]
        for case in own[: minutes // settings.key_minutes]:
            community.pay(actor, settings.key_minutes, "messages")
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

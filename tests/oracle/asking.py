"""W11, first part: who is asked to join, and by whom."""

import math

from tests.oracle.entities import Community, Resident
from tests.oracle.seeds import accepts_workers, is_adult, on_roster
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import GROUP

BY_CONTACT, BY_ORGANISER, BY_WALK_IN = 1, 2, 8  # channels through which one was asked, as bits
YOUTH = 3
ORGANISERS = 2**32  # subjects of luck of organisers begin here


def ask(street: ReferenceStreet) -> None:
    """Let servers, children and organisers ask."""
    for community in street.communities:
        for resident in community.residents:
            if resident.is_server:
                ask_around(street, resident)
            if resident.is_server and resident.child is not None:
                ask_at_home(resident.child, companion=resident)
            if is_pupil_at_session(resident):
                ask_at_home(resident)
        ask_for_workers(street, community)


def note_ask(resident: Resident | None, channel: int) -> None:
    """Note that somebody was asked."""
    if resident is not None:
        resident.asks += 1
        resident.channels |= channel


def ask_around(street: ReferenceStreet, i: Resident) -> None:
    """Let a server ask at home, in the cell, and among acquaintances."""
    rate = street.settings.ask_rate * (street.settings.ask_surge if street.emergency else 1.0)
    for n in range(1, math.floor(rate + street.luck("ask.from", i.address)) + 1):
        kind = street.luck("ask.from", i.address, 3 * n + 1)
        who = street.luck("ask.from", i.address, 3 * n + 2)
        circle: list[Resident | None]
        if kind < 0.2:
            circle = [j for j in i.household.residents if is_adult(j) and j is not i]
        elif kind < 0.5:
            circle = list(i.cell.residents)
        else:
            circle = i.contacts
        if circle:
            note_ask(circle[math.floor(who * len(circle))], BY_CONTACT)


def is_pupil_at_session(i: Resident) -> bool:
    """Whether a pupil attends a youth group, or came to a project's session last week."""
    at_youth_group = i.role == GROUP and i.community.groups[i.slot].type == YOUTH
    return 6 <= i.age <= 14 and (at_youth_group or i.session >= 0)


def ask_at_home(pupil: Resident, companion: Resident | None = None) -> None:
    """Let a pupil ask the first adult at home, leaving out the one it came along with."""
    adults = [j for j in pupil.household.residents if is_adult(j) and j is not companion]
    note_ask(adults[0] if adults else None, BY_CONTACT)


def ask_for_workers(street: ReferenceStreet, community: Community) -> None:
    """Let social workers ask those who accept them, and the roster where it may be asked."""
    circle = [
        i
        for i in community.residents
        if accepts_workers(street, i) or (community.may.ask_roster and on_roster(i))
    ]
    for n in range(1, community.now.organiser_asks + 1):
        if circle:
            who = street.luck("ask.from", ORGANISERS + community.address, 3 * n + 2)
            note_ask(circle[math.floor(who * len(circle))], BY_ORGANISER)


def walk_in(street: ReferenceStreet, resident: Resident) -> None:
    """Let an adult who is no volunteer come unasked."""
    if street.luck("ask.walkin", resident.address) < street.settings.ask_self:
        note_ask(resident, BY_WALK_IN)

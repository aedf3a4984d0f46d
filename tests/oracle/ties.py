"""W13: ties, loneliness and friction."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from tests.oracle.entities import Community, Resident
from tests.oracle.frozen_states import ties_frozen
from tests.oracle.nearness import friction_of, resting_loneliness, tie_sum
from tests.oracle.rng import clip
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import GROUP, PARTY, SLOTS, VOLUNTEER


def change_ties(street: ReferenceStreet) -> None:
    """Let ties grow where people met, then fade; loneliness and friction follow."""
    if street.settings.shuffle_ties:
        for community in street.communities:
            shuffle(street, community)
    if not ties_frozen(street):
        for community in street.communities:
            write_ties(street, community)
        for resident in street.residents:
            resident.strengths = [g * street.settings.tie_keep for g in resident.strengths]
    for resident in street.residents:
        step = street.settings.lonely_rate * (resting_loneliness(street, resident) - resident.loneliness)
        resident.loneliness = clip(resident.loneliness + step, 0.0, 1.0)
    keep = street.settings.friction_keep
    for cell in street.cells:
        cell.friction = keep * cell.friction + (1 - keep) * friction_of(cell)
        cell.tie_sum = tie_sum(cell)


def shuffle(street: ReferenceStreet, community: Community) -> None:
    """Deal the acquaintances of a community out anew (a control)."""
    filled = [(i, slot) for i in community.residents for slot in SLOTS if i.contacts[slot] is not None]
    # The sort is stable, so equal luck keeps the order of rows and slots.
    dealt = sorted(filled, key=lambda one: street.luck("shuffle", 8 * one[0].address + one[1]))
    contacts = [i.contacts[slot] for i, slot in dealt]
    for (i, slot), contact in zip(filled, contacts, strict=True):
        i.contacts[slot] = contact


def write_ties(street: ReferenceStreet, community: Community) -> None:
    """Write down all meetings of the week, one kind after another."""
    settings, people = street.settings, community.residents
    for i in people:
        if i.talk_partner is not None and i.talk_slot >= 0:
            i.strengths[i.talk_slot] += settings.tie_talk * (1 - i.strengths[i.talk_slot])
    for role in (PARTY, VOLUNTEER):
        pair(street, (i for i in people if i.role == role), 0, settings.tie_service)
    for _, case in sorted(street.cases.items()):
        helper = case.helper
        if case.community is community and helper is not None and helper is not case.resident:
            strengthen(street, case.resident, helper, settings.tie_service)
            strengthen(street, helper, case.resident, settings.tie_service)
    attenders = [i for i in people if i.role == GROUP]
    for meeting in range(settings.encounters):
        pair_within(street, attenders, lambda i: i.slot, 4 + meeting, settings.tie_session)
    at_projects = [i for i in people if i.session_now >= 0]
    pair_within(street, at_projects, lambda i: i.session_now, 2, settings.tie_session)
    for i in people:
        if i.venue_partner is not None:
            strengthen(street, i, i.venue_partner, settings.tie_session)


def pair_within(
    street: ReferenceStreet,
    people: list[Resident],
    where: Callable[[Resident], Any],
    draw: int,
    gain: float,
) -> None:
    """Pair those who were at the same session."""
    for _, together in groupby(sorted(people, key=where), key=where):
        pair(street, together, draw, gain)


def pair(street: ReferenceStreet, people: Iterable[Resident], draw: int, gain: float) -> None:
    """Pair people by luck: the first with the second, and so on."""
    ranked = sorted(people, key=lambda i: (street.luck("pair.rank", i.address, draw), i.address))
    for one, other in zip(ranked[::2], ranked[1::2], strict=False):
        strengthen(street, one, other, gain)
        strengthen(street, other, one, gain)


def strengthen(street: ReferenceStreet, i: Resident, j: Resident, gain: float) -> None:
    """Strengthen a tie; a new acquaintance takes the place of the weakest tie, if that is weak."""
    settings = street.settings
    if j in i.contacts:
        slot = i.contacts.index(j)
        i.strengths[slot] += gain * (1 - i.strengths[slot])
        return
    weakest = min(SLOTS, key=lambda slot: (i.strengths[slot], slot))
    if i.strengths[weakest] < settings.tie_min:
        i.contacts[weakest], i.strengths[weakest] = j, settings.tie_session

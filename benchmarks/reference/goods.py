"""W6: goods — gifts of charity partners, and what is bought, for cases; gifts for sessions of projects."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from benchmarks.reference.entities import Case, Community, Partner, Purse
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import OFFICE, PROFESSIONAL, PURSE_CONTRACT, PURSE_OFFICE, PURSE_PROJECT

if TYPE_CHECKING:
    from benchmarks.reference.service import Room, Service


def needs_goods(case: Case) -> bool:
    """Whether a case cannot be closed without goods."""
    return case.need == 2 or (case.need == 1 and case.severe)


def find_goods(service: Service, purse: Purse, case: Case, room: Room, *, from_list: bool) -> bool:
    """Use gifts and buy the rest of what a case needs; if something stays missing, nothing is taken."""
    if not needs_goods(case):
        return True
    settings, community = service.street.settings, service.community
    missing = float(settings.goods_elder if case.need == 1 else settings.goods_disabled)
    gifts: list[tuple[Partner, int]] = []
    for partner in partners_for(service.street, community, case.need):
        worth = partner.worth[case.need]
        units = min(partner.stock[community.number], math.ceil(max(0.0, missing) / worth))
        missing -= units * worth
        gifts.append((partner, units))
    lacking = math.ceil(max(0.0, missing))
    if lacking and not buy(service, purse, lacking, room, from_list=from_list):
        service.street.goods_missing[case.need] += lacking
        return False
    for partner, units in gifts:
        use(community, partner, units)
    return True


def partners_for(street: ReferenceStreet, community: Community, need: int) -> list[Partner]:
    """Return the partners whose goods may be used for a need: of its category, then by their worth."""
    able = [
        partner
        for partner in street.partners
        if partner.category == need or (community.may.any_goods and partner.worth[need] > 0)
    ]
    return sorted(able, key=lambda one: (one.category != need, -one.worth[need], one.number))


def buy(service: Service, purse: Purse, units: int, room: Room, *, from_list: bool) -> bool:
    """Buy units for a case, if the server may, and money and minutes suffice; return whether."""
    settings, community = service.street.settings, service.community
    always = purse.actor in (OFFICE, PROFESSIONAL) or purse.number >= PURSE_PROJECT
    itself = purse.number in (PURSE_OFFICE, PURSE_CONTRACT)
    buyer = purse if itself else community.purses[PURSE_OFFICE]
    yuan = settings.unit_yuan * units
    if not (always or from_list) or yuan > community.goods_yuan:
        return False
    if room.get(buyer, 0) < settings.buy_minutes:
        return False
    room[buyer] -= settings.buy_minutes
    service.spend(buyer, settings.buy_minutes, "served")
    community.goods_yuan -= yuan
    community.count("yuan_spent", by=yuan)
    return True


def use(community: Community, partner: Partner, units: int) -> None:
    """Take units out of a partner's stock."""
    partner.stock[community.number] -= units
    partner.gift_used[community.number] += units
    community.count("goods_used", by=units)


def supply_sessions(street: ReferenceStreet, community: Community) -> None:
    """Let sessions of running projects use goods, by partners' numbers, for those who came last week."""
    for project in community.projects:
        if project.alive:
            people = sum(i.session == project.slot for i in community.residents)
            units = math.floor(street.settings.goods_session * people)
            for partner in street.partners:
                if community.may.any_goods or partner.category == project.type:
                    part = min(units, partner.stock[community.number])
                    use(community, partner, part)
                    units -= part

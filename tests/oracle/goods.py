"""W6: goods — gifts of charity partners, and what is bought, for cases; gifts for sessions of projects."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.oracle.entities import Case, Community, Partner, Purse
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import PURSE_CONTRACT, PURSE_OFFICE, PURSE_PROJECT

if TYPE_CHECKING:
    from tests.oracle.service import Room, Service


def units_needed(street: ReferenceStreet, case: Case) -> int:
    """Return the units of goods without which a case cannot be closed."""
    if case.need == 2:
        return int(street.settings.goods_disabled)
    return int(street.settings.goods_elder) if case.need == 1 and case.severe else 0


def pays_for_buying(purse: Purse) -> bool:
    """Whether a purse may buy in every world, in its own minutes: the office's, the contract's, output."""
    return purse.number in (PURSE_OFFICE, PURSE_CONTRACT) or purse.number >= PURSE_PROJECT


def find_goods(service: Service, purse: Purse, case: Case, room: Room, *, from_list: bool) -> int | None:
    """Use gifts and buy the rest of what a case needs; return the units bought.

    If something stays missing, nothing is taken and None is returned.
    """
    community, missing = service.community, float(units_needed(service.street, case))
    if not missing:
        return 0
    gifts: list[tuple[Partner, int]] = []
    for partner in partners_for(service.street, community, case.need):
        worth = partner.worth[case.need]
        units = min(partner.stock[community.number], math.ceil(max(0.0, missing) / worth))
        missing -= units * worth
        gifts.append((partner, units))
    lacking = math.ceil(max(0.0, missing))
    if lacking and not buy(service, purse, lacking, room, from_list=from_list):
        service.street.goods_missing[case.need] += lacking
        return None
    for partner, units in gifts:
        use(community, partner, units)
    return lacking


def partners_for(street: ReferenceStreet, community: Community, need: int) -> list[Partner]:
    """Return the partners whose goods may be used for a need: of its category, then by their worth."""
    able = [
        partner
        for partner in street.partners
        if partner.category == need or (community.may.any_goods and partner.worth[need] > 0)
    ]
    return sorted(able, key=lambda one: (one.category != need, -one.worth[need], one.number))


def buy(service: Service, purse: Purse, units: int, room: Room, *, from_list: bool) -> bool:
    """Buy units for a case, if the server may, and money and minutes suffice; return whether.

    Who may only buy off the joint list lets the office do it.
    """
    settings, community = service.street.settings, service.community
    office, yuan = community.purses[PURSE_OFFICE], settings.unit_yuan * units
    if yuan > community.goods_money:
        return False
    if not pays_for_buying(purse):
        if not from_list or office.minutes < settings.buy_minutes:
            return False
        service.spend(office, settings.buy_minutes, "served")
        if office in room:
            room[office] = max(0, room[office] - settings.buy_minutes)
    community.goods_money -= yuan
    community.count("goods_bought", by=units)
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

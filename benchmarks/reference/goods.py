"""W6: goods of charity partners — for cases, and for sessions of projects."""

import math

from benchmarks.reference.entities import Case, Community, Partner
from benchmarks.reference.street import ReferenceStreet


def needs_goods(case: Case) -> bool:
    """Whether a case cannot be closed without goods."""
    return case.need == 2 or (case.need == 1 and case.severe)


def take_goods(street: ReferenceStreet, case: Case) -> bool:
    """Take the goods a case needs out of the stock; if fewer are there, none is taken."""
    if not needs_goods(case):
        return True
    units = street.settings.goods_elder if case.need == 1 else street.settings.goods_disabled
    partners = partners_for(street, case.community, case.need)
    if sum(partner.stock[case.community.number] for partner in partners) < units:
        return False
    draw(case.community, partners, units)
    return True


def partners_for(street: ReferenceStreet, community: Community, need: int) -> list[Partner]:
    """Return the partners whose goods may be used for a need, those of its category first."""
    own = [partner for partner in street.partners if partner.category == need]
    others = [partner for partner in street.partners if partner.category != need]
    return own + others if community.may.any_goods else own


def draw(community: Community, partners: list[Partner], units: int) -> None:
    """Take units from partners in turn, as far as there are any."""
    c = community.number
    for partner in partners:
        part = min(units, partner.stock[c])
        partner.stock[c] -= part
        partner.gift_used[c] += part
        community.count("goods_used", by=part)
        units -= part


def supply_sessions(street: ReferenceStreet, community: Community) -> None:
    """Let sessions of running projects use goods, by partners' numbers, for those who came last week."""
    for project in community.projects:
        if project.alive:
            people = sum(i.session == project.slot for i in community.residents)
            units = math.floor(street.settings.goods_session * people)
            givers = [
                partner
                for partner in street.partners
                if community.may.any_goods or partner.category == project.type
            ]
            draw(community, givers, units)

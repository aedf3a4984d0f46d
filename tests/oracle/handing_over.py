"""W4: knowers hand cases over to who is better at them, or tell the person where to go."""

from __future__ import annotations

from typing import NamedTuple

from tests.oracle.entities import Case, Community
from tests.oracle.intake import reception_left
from tests.oracle.licences import may_finish
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import CASE_CLASSES, OFFICE, PLANNERS, PURSES_OF


class Referral(NamedTuple):
    """A knower sends a case to an actor who does not know it."""

    case: Case
    knower: int
    better: int


def best_efficiencies(street: ReferenceStreet, community: Community) -> list[list[float]]:
    """Return for actors 0 to 7 the best base efficiency by class that purses with minutes may use."""
    return [
        [
            max(
                (
                    purse.eta_base[z]
                    for purse in (community.purses[number] for number in PURSES_OF[actor])
                    if purse.minutes > 0 and may_finish(street, community, purse, z)
                ),
                default=0.0,
            )
            for z in CASE_CLASSES
        ]
        for actor in PLANNERS
    ]


def referral_of(street: ReferenceStreet, case: Case, best: list[list[float]]) -> Referral | None:
    """Return the referral of a case by its fittest knower, the likelier the fitter another is."""
    own = [row[case.case_class] for row in best]
    others = [actor for actor in PLANNERS if actor not in case.knowers]
    if not case.knowers or not others:
        return None
    knower = max(sorted(case.knowers), key=lambda actor: own[actor])
    better = max(others, key=lambda actor: own[actor])
    lead = max(0.0, 1.0 - own[knower] / own[better]) if own[better] > 0 else 0.0
    if street.luck("know.refer", case.address) < street.settings.refer_rate * lead:
        return Referral(case, knower, better)
    return None


def settle(street: ReferenceStreet, community: Community, referral: Referral) -> None:
    """Pay for a referral and set the bit: handed over between linked actors, else the person goes."""
    settings, linked = street.settings, community.may.linked
    case, knower, better = referral
    if better in case.knowers:
        return  # came to know by itself this week
    price = settings.intake_minutes + (settings.register_minutes if better == OFFICE else 0)
    if linked[knower] and linked[better]:
        both = community.minutes_left(knower) >= settings.handover_minutes
        if not both or reception_left(street, community, better) < price:
            return
        community.pay(knower, settings.handover_minutes, "handover")
    else:
        goes = street.luck("know.refer", case.address, 1) < settings.follow * case.resident.trust
        if not community.pay(knower, settings.tell_minutes, "handover") or not goes:
            return
    if reception_left(street, community, better) >= price and community.pay(better, price, "intake"):
        case.knowers.add(better)

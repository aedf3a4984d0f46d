"""W3: needs are born."""

import math

from tests.oracle.entities import Case, Household, Resident
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    AREAS,
    CALL,
    CLASS_OF_NEED,
    EVERYDAY,
    MEDICINE,
    NEVER,
    PROFESSIONAL,
    SUPPLIES,
)


def arise(street: ReferenceStreet) -> None:
    """Let needs arise, resident by resident and household by household."""
    street.born_this_week = []
    for resident in street.residents:
        for need in range(7):
            chance = chance_of(street, resident, need)
            if 8 * resident.number + need not in street.cases and chance > 0:
                bear(street, resident, need, chance)
    if street.emergency:
        for household in street.households:
            holder = household.residents[0]
            if 8 * holder.number + 7 not in street.cases:
                bear(street, holder, 7, emergency_chance(street, household))


def chance_of(street: ReferenceStreet, i: Resident, need: int) -> float:
    """Return the chance that one of needs k0 to k6 is born to a resident."""
    settings = street.settings
    load = settings.load_everyday if CLASS_OF_NEED[need] == EVERYDAY else settings.load_specialised
    times = settings.need_scale * load
    if street.emergency and need >= 1:
        times *= settings.emergency_other_needs
    if i.group is not None and i.group.type == need and street.present("self_organisations"):
        times *= 1.0 - settings.inside_solving * i.group.activity
    return rate(street, i, need) * times


def rate(street: ReferenceStreet, i: Resident, need: int) -> float:
    """Return the rate of a need for a resident, before what acts on all."""
    settings, elder, adult = street.settings, i.age >= 60, i.age >= 15
    if need == 0 and adult:
        errand = settings.need_errand_elder if elder else settings.need_errand_adult
        return errand * (settings.low_income_factor if i.low_income else 1.0)
    if need == 1 and elder and not i.in_bed:
        care = settings.need_elder70 if i.age >= 70 else settings.need_elder60
        return care * (settings.alone_factor if i.alone else 1.0) * after_care(street)
    if need == 2 and i.disability >= 1:
        return settings.need_disabled
    if need == 3 and not adult:
        return settings.need_child
    if need == 4 and adult:
        return settings.need_property
    if need == 5 and adult:
        dispute = settings.need_dispute + settings.need_friction * i.cell.friction
        return dispute * (settings.open_conflict_factor if i.cell.ent_kind == 0 else 1.0)
    if need == 6:
        if elder:
            return settings.need_lonely_elder * i.loneliness * after_care(street)
        return settings.need_lonely * i.loneliness
    return 0.0


def after_care(street: ReferenceStreet) -> float:
    """Return by how much an emergency that is over raises elders' needs."""
    if street.emergency_end == NEVER:
        return 1.0
    weeks = street.week - street.emergency_end
    return 1.0 + street.settings.after_care * math.exp(-weeks / street.settings.after_care_weeks)


def emergency_chance(street: ReferenceStreet, household: Household) -> float:
    """Return the chance of an emergency need of a household."""
    settings = street.settings
    vulnerable = any(i.alone or i.disability >= 1 for i in household.residents)
    factor = settings.surge_vulnerable if vulnerable else 1.0
    return settings.surge_rate * street.emergency * settings.load_emergency * factor


def bear(street: ReferenceStreet, i: Resident, need: int, chance: float) -> None:
    """Draw whether a need is born, and how severe it is."""
    settings = street.settings
    case = Case(i, need, street.week)
    if street.luck("need.birth", case.address) >= chance:
        return
    severe = {1: settings.severe_elder, 2: settings.severe_disabled, 5: settings.severe_legal}.get(need, 0.0)
    case.severe = street.luck("need.severe", case.address) < severe
    if case.severe and need == 1:
        case.dependent = street.luck("need.severe", case.address, 1) < settings.dependent_share
    if need == 7:
        case.deed = deed(street, case)
    if need in (4, 5):
        case.area = math.floor(len(AREAS) * street.luck("case.area", case.address))
    case.tie = street.luck("serve.tie", case.address)
    if need == 1 and i.client_until >= street.week >= 0 and street.present("professional_organisations"):
        if street.luck("know.client", case.address, 2) < settings.device:
            case.knowers.add(PROFESSIONAL)
    street.cases[case.key] = case
    street.born_this_week.append(case)


def deed(street: ReferenceStreet, case: Case) -> int:
    """Draw what an emergency asks for: supplies, medicine or an escort, or a call."""
    v = street.luck("need.deed", case.address)
    if v < street.settings.deed_supplies:
        return SUPPLIES
    return MEDICINE if v < street.settings.deed_supplies + street.settings.deed_medicine else CALL

"""W2, 14: dispatch quality, and how much of a minute of each purse counts for each case class."""

from tests.oracle.entities import Community, Purse
from tests.oracle.licences import HOSPITAL, may_finish
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    CASE_CLASSES,
    CHARITY,
    FIELD_OF_NEED,
    GROUP,
    NEED_OF_CLASS,
    NO_SKILL,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PROPERTY,
    PURSE_CHARITY,
    PURSE_GROUP,
    PURSE_OFFICE,
    PURSE_PROJECT,
    PURSE_VOLUNTEER,
    SOCIAL,
    VOLUNTEER,
    skill_of_purse,
)

ROWS = {OFFICE: "office", SOCIAL: "social", PARTY: "helper", VOLUNTEER: "helper"}  # eta_<row>_k<need>


def prepare(street: ReferenceStreet) -> None:
    """Set quality and efficiencies of the week."""
    settings = street.settings
    for community in street.communities:
        learnt = settings.quality_start + (1.0 - settings.quality_start) * community.coordination
        community.now.quality = settings.quality_max * learnt
        community.group_types = [group.type if group.alive else 0 for group in community.groups]
        for purse in community.purses:
            purse.eta_base = [efficiency(street, community, purse, z) for z in CASE_CLASSES]
            purse.eta = [trained(community, purse, z, eta) for z, eta in enumerate(purse.eta_base)]


def trained(community: Community, purse: Purse, z: int, eta: float) -> float:
    """Return an efficiency after training, which lifts low routine ones of the office and the unskilled."""
    skills = {PURSE_OFFICE: community.staff_skill, PURSE_VOLUNTEER: community.volunteer_skill}
    if z >= 8 or not 0.0 < eta < 0.6 or purse.number not in skills:
        return eta
    return max(eta, min(eta + 0.3 * skills[purse.number], 0.6))


def efficiency(street: ReferenceStreet, community: Community, purse: Purse, z: int) -> float:
    """Return the efficiency of a purse for a case class, without training."""
    settings, need = street.settings, NEED_OF_CLASS[z]
    if purse.number >= PURSE_PROJECT:
        own = z < 8 and (purse.number - PURSE_PROJECT) % 8 == need
        return float(settings.eta_project) if own else 0.0
    if not may_finish(street, community, purse, z):
        return 0.0
    entry = severe(street, community, purse, need) if z >= 8 else routine(street, community, purse, need)
    return min(1.0, settings.eta_scale * entry)


def routine(street: ReferenceStreet, community: Community, purse: Purse, need: int) -> float:
    """Return an entry of the table of efficiencies, for a routine need or an emergency."""
    settings, actor = street.settings, purse.actor
    if actor in ROWS:
        if actor in (PARTY, VOLUNTEER) and own_field(purse, need):
            return float(settings.eta_skilled)
        return float(getattr(settings, f"eta_{ROWS[actor]}_k{need}"))
    if actor == GROUP:
        return of_group(street, community.group_types[purse.number - PURSE_GROUP], need)
    if actor == PROFESSIONAL:
        own = community.specialism == need
        return float(settings.eta_contract if own else settings.eta_contract_other)
    if actor == CHARITY:
        own = purse.number - PURSE_CHARITY == need
        return float(settings.eta_charity if own else settings.eta_charity_other)
    if actor == PROPERTY:
        return float(settings.eta_property) if need == 4 else 0.0
    return float(settings.eta_outside) if need == 7 else 0.0


def of_group(street: ReferenceStreet, kind: int, need: int) -> float:
    """Return the entry for a group of a type."""
    settings = street.settings
    if need == 7:
        return float(settings.eta_group_emergency)
    company = settings.eta_group_company if need == 6 else settings.eta_group
    return float(company if need > 0 and kind == need else settings.eta_group_other)


def severe(street: ReferenceStreet, community: Community, purse: Purse, need: int) -> float:
    """Return an entry of the table for a severe case; most purses have none."""
    settings, actor = street.settings, purse.actor
    if actor == SOCIAL:
        return float(settings.eta_social_severe * worker_skill(street, community))
    if actor in (PARTY, VOLUNTEER) and own_field(purse, need):
        return float(settings.eta_skilled_severe)
    if actor == PROFESSIONAL and community.specialism == need:
        return float(settings.eta_contract)
    return float(settings.eta_charity_severe) if purse.number == HOSPITAL else 0.0


def own_field(purse: Purse, need: int) -> bool:
    """Whether the people of a purse have learnt what a need asks for."""
    skill = skill_of_purse(purse.number)
    return skill != NO_SKILL and skill == FIELD_OF_NEED[need]


def worker_skill(street: ReferenceStreet, community: Community) -> float:
    """Return the skill of the last worker in the table who serves the community."""
    serving = [worker.skill for worker in street.workers if community in worker.communities]
    return serving[-1] if serving else 1.0

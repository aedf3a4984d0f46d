"""W2, 14: dispatch quality, and how much of a minute of each purse counts for each case class."""

from benchmarks.reference.entities import Community, Purse
from benchmarks.reference.street import ReferenceStreet
from benchmarks.reference.tables import (
    CASE_CLASSES,
    CHARITY,
    FIELD_OF_NEED,
    GROUP,
    LEGAL,
    MEDICAL,
    NEED_OF_CLASS,
    OFFICE,
    OUTSIDE,
    PARTY,
    PROFESSIONAL,
    PROPERTY,
    PURSE_CHARITY,
    PURSE_GROUP,
    PURSE_OFFICE,
    PURSE_PARTY,
    PURSE_PROJECT,
    PURSE_VOLUNTEER,
    SOCIAL,
    VOLUNTEER,
)

OFFICE_ROW = (0.8, 0.35, 0.35, 0.35, 0.5, 0.5, 0.4, 0.7)
SOCIAL_ROW = (0.5, 0.6, 0.6, 0.8, 0.2, 0.7, 0.8, 0.5)
PEOPLE_ROW = (0.8, 0.3, 0.3, 0.3, 0.3, 0.25, 0.6, 0.8)
GROUP_ROW = (0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.5)
OWN_TYPE = {1: 0.7, 2: 0.7, 3: 0.7, 4: 0.7, 5: 0.7, 6: 0.8}
SEVERE = 0.05


def prepare(street: ReferenceStreet) -> None:
    """Set quality and efficiencies of the week."""
    settings = street.settings
    for community in street.communities:
        learnt = settings.quality_start + (1.0 - settings.quality_start) * community.coordination
        community.now.quality = settings.quality_max * learnt
        community.group_types = [group.type if group.alive else 0 for group in community.groups]
        for purse in community.purses:
            purse.eta_base = [efficiency(street, community, purse, z) for z in CASE_CLASSES]
            purse.eta = list(purse.eta_base)
        for number, skill in (
            (PURSE_OFFICE, community.staff_skill),
            (PURSE_VOLUNTEER, community.volunteer_skill),
        ):
            purse = community.purses[number]
            purse.eta = [trained(eta, skill) for eta in purse.eta_base]


def trained(eta: float, skill: float) -> float:
    """Return an efficiency after training, which lifts low ones."""
    return max(eta, min(eta + 0.3 * skill, 0.6)) if eta < 0.6 else eta


def efficiency(street: ReferenceStreet, community: Community, purse: Purse, z: int) -> float:
    """Return the efficiency of a purse for a case class, without training."""
    need, severe = NEED_OF_CLASS[z], z >= 8
    if purse.number >= PURSE_PROJECT:
        return float(not severe and (purse.number - PURSE_PROJECT) % 8 == need)
    return min(1.0, street.settings.eta_scale * table(street, community, purse, need, severe))


def table(street: ReferenceStreet, community: Community, purse: Purse, need: int, severe: bool) -> float:
    """Return an entry of the table of efficiencies."""
    actor = purse.actor
    if actor == OFFICE:
        return SEVERE if severe else OFFICE_ROW[need]
    if actor == SOCIAL:
        return 0.5 * worker_skill(street, community) if severe else SOCIAL_ROW[need]
    if actor in (PARTY, VOLUNTEER, OUTSIDE):
        return people(purse, need, severe)
    if actor == GROUP:
        kind = community.group_types[purse.number - PURSE_GROUP]
        if severe:
            return SEVERE
        return OWN_TYPE[need] if kind == need and need in OWN_TYPE else GROUP_ROW[need]
    if actor == PROFESSIONAL:
        if need == community.specialism:
            return 1.0
        return SEVERE if severe else 0.2
    if actor == CHARITY:
        own = purse.number - PURSE_CHARITY == need
        return SEVERE if severe else 0.8 if own else 0.2
    return 0.8 if actor == PROPERTY and need == 4 else 0.0


def people(purse: Purse, need: int, severe: bool) -> float:
    """Return the efficiency of members, volunteers and outside helpers, by skill."""
    first = PURSE_PARTY if purse.actor == PARTY else PURSE_VOLUNTEER
    skill = purse.number - first if purse.actor != OUTSIDE else 0
    own_field = 1 <= skill <= 4 and FIELD_OF_NEED[need] == skill
    if severe:
        return 0.6 if own_field and skill in (MEDICAL, LEGAL) else SEVERE
    return 1.0 if own_field else PEOPLE_ROW[need]


def worker_skill(street: ReferenceStreet, community: Community) -> float:
    """Return the skill of the last worker in the table who serves the community."""
    serving = [worker.skill for worker in street.workers if community in worker.communities]
    return serving[-1] if serving else 1.0

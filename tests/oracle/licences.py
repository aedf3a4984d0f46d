"""Who may finish a severe case, who may only try: stated by licence, never by a threshold (W2)."""

from tests.oracle.entities import Community, Purse
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    CHARITY,
    FIELD_OF_NEED,
    GROUP,
    NEED_OF_CLASS,
    OFFICE,
    OUTSIDE,
    PARTY,
    PROFESSIONAL,
    PROPERTY,
    PURSE_CHARITY,
    PURSE_GROUP,
    PURSE_PROJECT,
    SKILL_NAMES,
    SOCIAL,
    VOLUNTEER,
    skill_of_purse,
)

HOSPITAL = PURSE_CHARITY + 1  # the charity purse of k1
BY_ACTOR = {OFFICE: "office", SOCIAL: "social_workers", OUTSIDE: "outside", PROPERTY: "property"}


def may_finish(street: ReferenceStreet, community: Community, purse: Purse, z: int) -> bool:
    """Whether a purse is licensed to finish a case of a class; routine ones everybody is."""
    return z < 8 or _stands_in(street.settings.licence_finish, community, purse, NEED_OF_CLASS[z])


def may_try(street: ReferenceStreet, community: Community, purse: Purse, z: int) -> bool:
    """Whether a purse is licensed to try a severe case, but not to finish it."""
    allowed = z >= 8 and _stands_in(street.settings.licence_try, community, purse, NEED_OF_CLASS[z])
    return allowed and not may_finish(street, community, purse, z)


def _stands_in(licences: frozenset[str], community: Community, purse: Purse, need: int) -> bool:
    return any(f"{who}:k{need}" in licences for who in names_of(community, purse, need))


def names_of(community: Community, purse: Purse, need: int) -> list[str]:
    """Return the names under which a licence for a need is given to a purse."""
    actor = purse.actor
    if purse.number >= PURSE_PROJECT:
        return []
    if actor in (PARTY, VOLUNTEER):
        skill = skill_of_purse(purse.number)
        own = [SKILL_NAMES[skill]] if skill else []
        return own if skill and skill == FIELD_OF_NEED[need] else ["helper", *own]
    if actor == GROUP:
        return ["group"] if community.group_types[purse.number - PURSE_GROUP] == need else []
    if actor == PROFESSIONAL:
        return ["contract"] if community.specialism == need else []
    if actor == CHARITY:
        return ["hospital"] if purse.number == HOSPITAL else []
    return [BY_ACTOR[actor]]

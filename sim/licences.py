"""Licences: who may finish a severe case, and who may only try. A stated list, never a threshold.

Routine cases may be finished by everybody with an efficiency above 0. What is neither licensed to
finish nor to try can only be handed on. A licence never depends on a link, nor on training.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.layout import (
    FIELD_OF_NEED,
    GROUP_SLOTS,
    NEED_COUNT,
    R_CHARITY,
    R_GROUP,
    R_OFFICE,
    R_OUTSIDE,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROPERTY,
    R_SOCIAL,
    RESOURCE_COUNT,
    SEVERE_CLASS,
    SKILL_LEGAL,
    SKILL_MEDICAL,
    SKILL_TEACHING,
    SKILL_TECHNICAL,
)
from sim.world import I8

SEVERE_COUNT = 3  # severe k1, k2, k5
SKILL_BINS = 6  # of members and of volunteers: five skills, then the own-cell remainder
ONE_PURSE = {
    "office": R_OFFICE,
    "social_workers": R_SOCIAL,
    "hospital": R_CHARITY + 1,
    "outside": R_OUTSIDE,
    "property": R_PROPERTY,
}
SKILLS = {
    "medical": SKILL_MEDICAL,
    "technical": SKILL_TECHNICAL,
    "legal": SKILL_LEGAL,
    "teaching": SKILL_TEACHING,
}


class Licences(NamedTuple):
    """1 where a purse holds a licence for severe k1, k2, k5."""

    lasting: I8  # [R, 3] purses that are the same everywhere; groups and contract 0
    group: I8  # [8, 3] by type of the group, 0 none
    contract: I8  # [9, 3] by specialism + 1, 0 none


@lru_cache(maxsize=64)
def licences(entries: frozenset[str]) -> Licences:
    """Return the licences that entries such as `medical:k1` give (to be read only).

    A helper is any bin of members or volunteers without the skill of the class, own-cell
    remainder included; groups and contracts hold a licence for their own need only.
    """
    lasting = np.zeros((RESOURCE_COUNT, SEVERE_COUNT), dtype=np.int8)
    group = np.zeros((NEED_COUNT, SEVERE_COUNT), dtype=np.int8)
    contract = np.zeros((NEED_COUNT + 1, SEVERE_COUNT), dtype=np.int8)
    for entry in entries:
        who, need = entry.split(":")
        k = int(need.removeprefix("k"))
        column = int(SEVERE_CLASS[k]) - NEED_COUNT
        if who == "group":
            group[k, column] = 1
        elif who == "contract":
            contract[k + 1, column] = 1
        elif who in ONE_PURSE:
            lasting[ONE_PURSE[who], column] = 1
        else:
            for r in range(R_PARTY, R_GROUP):
                skill = (r - R_PARTY) % SKILL_BINS
                fits = skill != FIELD_OF_NEED[k] if who == "helper" else skill == SKILLS[who]
                lasting[r, column] |= fits
    return Licences(lasting, group, contract)


def may_try(entries: frozenset[str], group_types: I8, specialism: I8) -> I8:
    """Return [C, R, 3] where a purse may try a severe case, given groups [C·8] and contracts [C]."""
    own = licences(entries)
    result = np.repeat(own.lasting[None], len(specialism), axis=0)
    result[:, R_GROUP : R_GROUP + GROUP_SLOTS] = own.group[group_types.reshape(-1, GROUP_SLOTS)]
    result[:, R_PROFESSIONAL] = own.contract[specialism + 1]
    return result

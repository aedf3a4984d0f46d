"""How much of a minute counts: the efficiency matrix η by purse and case class.

Rows are the purses of a community, columns the eleven case classes (eight routine needs, severe
k1, k2, k5). All entries are settings (`eta_*`); none depends on a link. An entry of a severe class
is 0 without the licence to finish such a case (`sim.licences`), so that η > 0 says: may finish.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import (
    CLASS_COUNT,
    CLASS_NEED,
    FIELD_OF_NEED,
    GROUP_SLOTS,
    NEED_COUNT,
    R_CHARITY,
    R_GROUP,
    R_OFFICE,
    R_OUTSIDE,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROJECT,
    R_PROPERTY,
    R_SOCIAL,
    R_VOLUNTEER,
    RESOURCE_COUNT,
    SEVERE_CLASS,
)
from sim.licences import SKILL_BINS, licences
from sim.settings import Settings
from sim.world import F64, I8, World

TRAINED_GAIN, TRAINED_CEILING = 0.3, 0.6
COMPANY, ENVIRONMENT, EMERGENCY = 6, 4, 7  # needs
SEVERE_ELDER = 8  # class


class EfficiencyRows(NamedTuple):
    """Base η before scale and training, licences applied."""

    lasting: F64  # [R, 11] purses that are the same everywhere; groups and contract 0
    group: F64  # [8, 11] by type of the group, 0 none
    contract: F64  # [9, 11] by specialism + 1, 0 none


def _row(settings: Settings, name: str) -> F64:
    """Return [11] the settings `eta_<name>_k0` to `_k7`; severe classes 0."""
    row = np.zeros(CLASS_COUNT)
    row[:NEED_COUNT] = [getattr(settings, f"eta_{name}_k{k}") for k in range(NEED_COUNT)]
    return row


def _helper_rows(settings: Settings) -> F64:
    """Return [6, 11]: unskilled, medical, technical, legal, teaching, own-cell remainder."""
    rows = np.tile(_row(settings, "helper"), (SKILL_BINS, 1))
    for z, need in enumerate(CLASS_NEED):
        if FIELD_OF_NEED[need] > 0:
            own = settings.eta_skilled if z < NEED_COUNT else settings.eta_skilled_severe
            rows[FIELD_OF_NEED[need], z] = own
    return rows


def _group_rows(settings: Settings) -> F64:
    """Return [8, 11] by type of the group: its own need, others, emergencies."""
    rows = np.zeros((NEED_COUNT, CLASS_COUNT))
    rows[:, :NEED_COUNT] = settings.eta_group_other
    for k in range(1, EMERGENCY):
        rows[k, k] = settings.eta_group_company if k == COMPANY else settings.eta_group
    rows[:, EMERGENCY] = settings.eta_group_emergency
    return rows


def _contract_rows(settings: Settings) -> F64:
    """Return [9, 11] by specialism + 1: it is full in its specialism, the severe form included."""
    rows = np.zeros((NEED_COUNT + 1, CLASS_COUNT))
    rows[:, :NEED_COUNT] = settings.eta_contract_other
    for k in range(NEED_COUNT):
        rows[k + 1, k] = settings.eta_contract
        if SEVERE_CLASS[k] >= 0:
            rows[k + 1, SEVERE_CLASS[k]] = settings.eta_contract
    return rows


def _lasting_rows(settings: Settings) -> F64:
    """Return [R, 11] the rows that are the same in every community and week, others 0."""
    rows = np.zeros((RESOURCE_COUNT, CLASS_COUNT))
    rows[R_OFFICE] = _row(settings, "office")
    rows[R_SOCIAL] = _row(settings, "social")
    rows[R_SOCIAL, NEED_COUNT:] = settings.eta_social_severe
    for first in (R_PARTY, R_VOLUNTEER):
        rows[first : first + SKILL_BINS] = _helper_rows(settings)
    for k in range(NEED_COUNT):
        rows[R_CHARITY + k, :NEED_COUNT] = settings.eta_charity_other
        rows[R_CHARITY + k, k] = settings.eta_charity
    rows[R_CHARITY + 1, SEVERE_ELDER] = settings.eta_charity_severe
    rows[R_PROPERTY, ENVIRONMENT] = settings.eta_property
    rows[R_OUTSIDE, EMERGENCY] = settings.eta_outside
    for r in range(R_PROJECT, RESOURCE_COUNT):
        rows[r, (r - R_PROJECT) % NEED_COUNT] = settings.eta_project
    return rows


@lru_cache(maxsize=64)
def efficiency_rows(settings: Settings) -> EfficiencyRows:
    """Return the rows that settings say (to be read only)."""
    finish = licences(settings.licence_finish)
    rows = EfficiencyRows(_lasting_rows(settings), _group_rows(settings), _contract_rows(settings))
    for table, licensed in zip(rows, finish, strict=True):
        table[:, NEED_COUNT:] *= licensed
    return rows


def efficiencies(world: World, group_types: np.ndarray, eta: F64, base: F64) -> None:
    """Fill η in force, and base η without training, each [C, R, 11]."""
    communities = world.communities
    expert = np.full(world.community_count, -1.0)  # skill of the social worker, if there is one
    for w, served in enumerate(world.workers_of):
        for c in served:
            expert[c] = world.worker_skill[w]
    _fill(
        float(world.settings.eta_scale),
        efficiency_rows(world.settings),
        group_types,
        communities.specialism,
        expert,
        communities.staff_skill,
        communities.volunteer_skill,
        eta,
        base,
    )


@compiled
def _fill(
    scale: float,
    of: EfficiencyRows,
    group_types: np.ndarray,
    specialism: I8,
    expert: F64,
    staff_skill: F64,
    volunteer_skill: F64,
    eta: F64,
    base: F64,
) -> None:
    """Put rows together for each community: its groups [C·8], contract [C] and social worker [C].

    Severe cases count the worker's skill; all but project output is scaled, at most to 1.
    """
    for c in range(len(base)):
        rows = base[c]
        for z in range(CLASS_COUNT):  # number by number: row by row takes two seconds to compile
            for r in range(RESOURCE_COUNT):
                rows[r, z] = of.lasting[r, z]
            for slot in range(GROUP_SLOTS):
                rows[R_GROUP + slot, z] = of.group[group_types[c * GROUP_SLOTS + slot], z]
            rows[R_PROFESSIONAL, z] = of.contract[specialism[c] + 1, z]
            if expert[c] >= 0.0 and z >= NEED_COUNT:
                rows[R_SOCIAL, z] *= expert[c]
            for r in range(R_PROJECT):
                rows[r, z] = min(rows[r, z] * scale, 1.0)
            for r in range(RESOURCE_COUNT):
                eta[c, r, z] = rows[r, z]
        _train(eta[c, R_OFFICE], staff_skill[c])
        _train(eta[c, R_VOLUNTEER], volunteer_skill[c])


@helper
def _train(row: F64, skill: float) -> None:
    """Raise the routine classes of a row [11] by training, up to a ceiling; what is 0 stays 0."""
    for z in range(NEED_COUNT):
        if 0.0 < row[z] < TRAINED_CEILING:
            row[z] = max(row[z], min(row[z] + TRAINED_GAIN * skill, TRAINED_CEILING))

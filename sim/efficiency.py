"""How much of an hour counts: the efficiency matrix η by purse and case class.

Rows are the purses of a community, columns the eleven case classes (eight routine needs, severe
k1, k2, k5). Values are assumptions (specification 4, A143); no entry depends on a link.
"""

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import (
    CLASS_NEED,
    FIELD_OF_NEED,
    GROUP_SLOTS,
    NEED_COUNT,
    R_CHARITY,
    R_GROUP,
    R_OFFICE,
    R_OUTSIDE,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_PROFESSIONAL,
    R_PROJECT,
    R_PROPERTY,
    R_SOCIAL,
    R_VOLUNTEER,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_COUNT,
    SEVERE_CLASS,
)
from sim.world import F64, I8, World

#                      k0   k1    k2    k3    k4   k5    k6   k7  sev1  sev2  sev5
OFFICE_ROW = np.array([0.8, 0.35, 0.35, 0.35, 0.5, 0.5, 0.4, 0.7, 0.05, 0.05, 0.05])
SOCIAL_ROW = np.array([0.5, 0.6, 0.6, 0.8, 0.2, 0.7, 0.8, 0.5, 0.5, 0.5, 0.5])
HELPER_ROW = np.array([0.8, 0.3, 0.3, 0.3, 0.3, 0.25, 0.6, 0.8, 0.05, 0.05, 0.05])
OWN_FIELD = 1.0
OWN_FIELD_SEVERE = 0.6
GROUP_OWN, GROUP_COMPANY, GROUP_OTHER, GROUP_EMERGENCY, GROUP_SEVERE = 0.7, 0.8, 0.2, 0.5, 0.05
SPECIALIST, SPECIALIST_OTHER, SPECIALIST_SEVERE = 1.0, 0.2, 0.05
CHARITY_OWN, CHARITY_OTHER, CHARITY_SEVERE = 0.8, 0.2, 0.05
PROPERTY_ENVIRONMENT = 0.8
TRAINED_GAIN, TRAINED_CEILING = 0.3, 0.6
SEVERE_COLUMNS = np.array([8, 9, 10])


def _helper_rows() -> F64:
    """Return [6, 11]: unskilled, medical, technical, legal, teaching, own-cell remainder."""
    rows = np.tile(HELPER_ROW, (6, 1))
    for skill in range(1, 5):
        for z, need in enumerate(CLASS_NEED):
            if FIELD_OF_NEED[need] == skill:
                rows[skill, z] = OWN_FIELD if z < NEED_COUNT else OWN_FIELD_SEVERE
    return rows


HELPER_ROWS = _helper_rows()


def _column(own: int, own_value: float, other: float, severe: float) -> F64:
    """Return a row with one own need, one value for all others, one for severe cases."""
    row = np.full(len(CLASS_NEED), other)
    row[SEVERE_COLUMNS] = severe
    row[own] = own_value
    return row


GROUP_ROWS = np.stack(
    [_column(0, GROUP_OTHER, GROUP_OTHER, GROUP_SEVERE)]
    + [_column(k, GROUP_COMPANY if k == 6 else GROUP_OWN, GROUP_OTHER, GROUP_SEVERE)
       for k in range(1, NEED_COUNT)]
)  # fmt: skip
GROUP_ROWS[:, 7] = GROUP_EMERGENCY
CHARITY_ROWS = np.stack(
    [_column(k, CHARITY_OWN, CHARITY_OTHER, CHARITY_SEVERE) for k in range(NEED_COUNT)]
)


def specialist_row(specialism: int) -> F64:
    """Return the contract's row: full efficiency in its specialism, the severe form included."""
    row = _column(max(0, specialism), SPECIALIST, SPECIALIST_OTHER, SPECIALIST_SEVERE)
    if specialism < 0:
        row[0] = SPECIALIST_OTHER
    elif SEVERE_CLASS[specialism] >= 0:
        row[SEVERE_CLASS[specialism]] = SPECIALIST
    return row


SPECIALIST_ROWS = np.stack([specialist_row(k) for k in range(-1, NEED_COUNT)])


def _lasting_rows() -> F64:
    """Return [R, 11] the rows that are the same in every community and week, others 0."""
    rows = np.zeros((RESOURCE_COUNT, len(CLASS_NEED)))
    rows[R_OFFICE] = OFFICE_ROW
    rows[R_SOCIAL] = SOCIAL_ROW
    rows[R_PARTY : R_PARTY_OWN_CELL + 1] = HELPER_ROWS
    rows[R_VOLUNTEER : R_VOLUNTEER_OWN_CELL + 1] = HELPER_ROWS
    rows[R_CHARITY:R_PROPERTY] = CHARITY_ROWS
    rows[R_PROPERTY, 4] = PROPERTY_ENVIRONMENT
    rows[R_OUTSIDE] = HELPER_ROW
    for a in range(6):
        for k in range(NEED_COUNT):
            rows[R_PROJECT + a * NEED_COUNT + k, k] = 1.0
    return rows


LASTING_ROWS = _lasting_rows()


def efficiencies(world: World, group_types: np.ndarray, eta: F64, base: F64) -> None:
    """Fill η in force, and base η without training, each [C, R, 11]."""
    communities = world.communities
    expert = np.full(world.community_count, -1.0)  # skill of the social worker, if there is one
    for w, served in enumerate(world.workers_of):
        for c in served:
            expert[c] = world.worker_skill[w]
    _fill(
        float(world.settings.eta_scale), LASTING_ROWS, GROUP_ROWS, SPECIALIST_ROWS, group_types,
        communities.specialism, expert, communities.staff_skill, communities.volunteer_skill,
        eta, base,
    )  # fmt: skip


@compiled
def _fill(
    scale: float, lasting: F64, of_group: F64, of_specialist: F64, group_types: np.ndarray,
    specialism: I8, expert: F64, staff_skill: F64, volunteer_skill: F64, eta: F64, base: F64,
) -> None:  # fmt: skip
    for c in range(len(base)):
        rows = base[c]
        rows[:] = lasting
        for slot in range(GROUP_SLOTS):
            rows[R_GROUP + slot] = of_group[group_types[c * GROUP_SLOTS + slot]]
        rows[R_PROFESSIONAL] = of_specialist[specialism[c] + 1]
        if expert[c] >= 0.0:
            for z in SEVERE_COLUMNS:
                rows[R_SOCIAL, z] = 0.5 * expert[c]
        for r in range(R_PROJECT):
            for z in range(rows.shape[1]):
                rows[r, z] = min(rows[r, z] * scale, 1.0)
        eta[c] = rows
        _train(eta[c, R_OFFICE], staff_skill[c])
        _train(eta[c, R_VOLUNTEER], volunteer_skill[c])


@helper
def _train(row: F64, skill: float) -> None:
    """Raise a row by training, up to a ceiling."""
    for z in range(len(row)):
        if row[z] < TRAINED_CEILING:
            row[z] = max(row[z], min(row[z] + TRAINED_GAIN * skill, TRAINED_CEILING))

"""How much of an hour counts: the efficiency matrix η by purse and case class.

Rows are the purses of a community, columns the eleven case classes (eight routine needs, severe
k1, k2, k5). Values are assumptions (specification 4, A143); no entry depends on a link.
"""

import numpy as np

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
from sim.world import F64, World

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


def efficiencies(world: World, group_types: np.ndarray) -> tuple[F64, F64]:
    """Return (η in force, base η without training), each [C, R, 11]."""
    count = world.community_count
    base = np.stack([LASTING_ROWS] * count)
    base[:, R_GROUP:R_PROFESSIONAL] = GROUP_ROWS[group_types.reshape(count, GROUP_SLOTS)]
    base[:, R_PROFESSIONAL] = SPECIALIST_ROWS[world.communities.specialism + 1]
    for w, served in enumerate(world.workers_of):
        for c in served:
            base[c, R_SOCIAL, SEVERE_COLUMNS] = 0.5 * world.worker_skill[w]
    scale = float(world.settings.eta_scale)
    base[:, :R_PROJECT] = np.minimum(base[:, :R_PROJECT] * scale, 1.0)
    eta = base.copy()
    for purse, skill in (
        (R_OFFICE, world.communities.staff_skill),
        (R_VOLUNTEER, world.communities.volunteer_skill),
    ):
        row = eta[:, purse]
        raised = np.minimum(row + TRAINED_GAIN * skill[:, None], TRAINED_CEILING)
        eta[:, purse] = np.where(row < TRAINED_CEILING, np.maximum(row, raised), row)
    return eta, base

"""Who is on duty this week, as lists of residents: found once in W1, used by all who need them."""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import GROUP, ROLE_NONE
from sim.world import I8, I64, Duty


class Shift(NamedTuple):
    """Rows of residents, each list ascending. Nobody outside the first two has a duty."""

    expected: I64  # members, volunteers and members of groups: they may show up
    present: I64  # those with a role, extra hands of the matched arm included
    servers: I64  # own people on Party duty or volunteering
    attenders: I64  # own people at the session of their group


def nobody() -> Shift:
    """Return the shift of a street where no week has been lived."""
    none = np.empty(0, dtype=np.int64)
    return Shift(none, none, none, none)


@compiled
def clear_duty(duty: Duty, rows: I64) -> None:
    """Take the duties of some residents back."""
    for i in rows:
        duty.role[i] = ROLE_NONE
        duty.minutes[i] = 0
        duty.coordinator[i] = 0
        duty.own_cell[i] = 0
        duty.called[i] = 0
        duty.extra[i] = 0
        duty.child[i] = -1
        duty.cases[i] = 0
        duty.own_list[i] = 0
        duty.from_list[i] = 0
        duty.studied[i] = 0
        duty.guided[i] = 0
        duty.slot[i] = 0


@compiled
def own_people(present: I64, role: I8, extra: I8) -> tuple[I64, I64]:
    """Return own servers and own attenders among those with a role."""
    servers, attenders = np.empty_like(present), np.empty_like(present)
    serving, attending = 0, 0
    for i in present:
        own = extra[i] == 0
        servers[serving] = i
        serving += own & (role[i] != GROUP)
        attenders[attending] = i
        attending += own & (role[i] == GROUP)
    return servers[:serving].copy(), attenders[:attending].copy()

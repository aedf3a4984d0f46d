"""W2: what supervision costs, and whom it honours.

Where supervision applies, the office spends minutes on every member, half as many on self-managed
ones; once a month it honours a share of those who served in three of the last four weeks, as far
as the purse goes. The effects are felt in feedback (W9), quitting (W11) and slow states (W14).
"""

import numpy as np

from sim.compiled import compiled
from sim.layout import OFFICE, SUNK_DOWN, USE_MEETING
from sim.ledger import spend_up_to
from sim.organising import lowest_by
from sim.purse import pay
from sim.randomness import draw_each
from sim.world import I8, I32, I64, World

MONTH = 4
HONOUR_SERVED = 3  # of the last four weeks


def supervise(world: World) -> None:
    """Pay for supervision in office minutes, and honour steady servers once a month."""
    settings, now, member_type = world.settings, world.now, world.traits.member_type
    nobody = not {"party_members", "volunteers"} & settings.present
    if nobody or not world.may.supervised.any():
        return
    each = settings.supervise_minutes * (settings.meet + settings.clock) / 2
    _watch(
        each,
        world.shift.expected,
        world.traits.community,
        member_type,
        world.may.supervised,
        now.minutes,
        now.uses,
    )
    if world.week % MONTH == 0 and settings.reward > 0:
        for c in np.flatnonzero(world.may.supervised).tolist():
            _honour(world, c)


@compiled
def _watch(
    each: float,
    expected: I64,
    community: I32,
    member_type: I8,
    supervised: I8,
    minutes: I64,
    uses: I64,
) -> None:
    """Spend the office's minutes on members, half as many on self-managed ones."""
    weight = np.zeros(len(supervised))
    for i in expected:  # members are, and others of type 0
        if member_type[i] > 0:
            weight[community[i]] += 1.0 if member_type[i] == SUNK_DOWN else 0.5
    for c in range(len(supervised)):
        if supervised[c] == 1:
            spend_up_to(minutes, uses, c, OFFICE, USE_MEETING, int(each * weight[c]))


def _honour(world: World, c: int) -> None:
    """Honour a share of steady members, then of steady volunteers, while the purse lasts."""
    settings, roles = world.settings, world.roles
    start, yuan = world.communities.resident_start, int(settings.honour_yuan)
    groups = _steady(int(start[c]), int(start[c + 1]), world.traits.member_type, roles.active, roles.history)
    luck = world.luck("honour.pick")
    for people in groups:
        number = int(settings.honour_share * len(people) + 0.5)
        if yuan > 0:
            number = min(number, int(world.communities.purse[c]) // yuan)
        chosen = lowest_by(draw_each(luck, world.traits.number[people]), people, number)
        roles.honoured_until[chosen] = world.week + int(settings.honour_weeks)
        pay(world, c, yuan * len(chosen))


@compiled
def _steady(low: int, high: int, member_type: I8, active: I8, history: I8) -> tuple[I32, I32]:
    """List members, and other active volunteers, who served in three of the last four weeks."""
    members = np.empty(high - low, dtype=np.int32)
    volunteers = np.empty(high - low, dtype=np.int32)
    m = v = 0
    for i in range(low, high):
        h = history[i]
        if (h & 1) + (h >> 1 & 1) + (h >> 2 & 1) + (h >> 3 & 1) < HONOUR_SERVED:
            continue
        if member_type[i] > 0:
            members[m] = i
            m += 1
        elif active[i] == 1:
            volunteers[v] = i
            v += 1
    return members[:m], volunteers[:v]

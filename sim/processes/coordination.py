"""W1 Coordination: in an emergency helpers need somebody who leads them.

A coordinator leads `onboard` helpers: seats of office and social workers, then experienced helpers.
Pools of linked actors are led together, others alone. Those left over work in their own cell only.
"""


import numpy as np

from sim.layout import (
    OFFICE,
    PARTY,
    R_OUTSIDE,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_SOCIAL,
    R_VOLUNTEER,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_ACTOR,
    SOCIAL,
    USE_COORDINATION,
    USE_LEFT,
    VOLUNTEER,
)
from sim.ledger import pays
from sim.supply import staff_of
from sim.world import World


def lead(world: World) -> None:
    """Give helpers coordinators; helpers left over work in their own cell or not at all."""
    if world.emergency <= 0:
        return
    settings, now = world.settings, world.now
    serving = np.flatnonzero((world.duty.role == PARTY) | (world.duty.role == VOLUNTEER))
    communities = world.traits.community[serving]
    outside_each = int(settings.outside_minutes)
    unled = np.zeros(world.community_count, dtype=np.int64)
    staff = staff_of(world)
    for c in range(world.community_count):
        own = serving[communities == c]
        outside = int(now.minutes[c, R_OUTSIDE] // max(1, outside_each))
        seats = {
            OFFICE: int(settings.coordinator_staff * int(staff[c])),
            SOCIAL: int(now.linked[c, SOCIAL] and now.minutes[c, R_SOCIAL] > 0),
        }
        linked = [a for a in (PARTY, VOLUNTEER) if now.linked[c, a]]
        pools = [(tuple(linked), True)] if linked or outside else []
        pools += [((a,), False) for a in (PARTY, VOLUNTEER) if a not in linked]
        for actors, with_seats in pools:
            helpers = own[np.isin(world.duty.role[own], actors)]
            visitors = outside if with_seats else 0
            unled[c] += lead_pool(world, c, helpers, visitors, seats if with_seats else {})
    world.flows["helpers_unled"] = unled
    for short in np.flatnonzero(unled).tolist():
        world.note(short, "helpers", "coordination_limit", str(int(unled[short])))


def lead_pool(
    world: World, c: int, helpers: np.ndarray, outside: int, seats: dict[int, int]
) -> int:
    """Lead one pool: paid seats first, then experienced helpers; return how many stay unled."""
    settings, now, duty = world.settings, world.now, world.duty
    reach = int(settings.onboard)
    total = len(helpers) + outside
    used = 0
    for actor, count in seats.items():
        for _ in range(count):
            if used * reach >= total:
                break
            minutes = int(settings.coordinate_minutes)
            used += int(pays(now.minutes, now.uses, c, actor, USE_COORDINATION, minutes))
    served = world.roles.served_weeks[helpers]
    eligible = helpers[served >= settings.coordinator_weeks]
    eligible = eligible[np.lexsort((eligible, -world.roles.served_weeks[eligible]))]
    needed = max(0, -(-(total - reach * used) // (reach + 1)))
    chosen = eligible[:needed]
    for i in chosen.tolist():
        duty.coordinator[i] = 1
        _move_minutes(world, i, int(duty.minutes[i]), USE_COORDINATION)
        duty.minutes[i] = 0
    capacity = reach * (len(chosen) + used)
    rest = helpers[duty.coordinator[helpers] == 0]
    rest = rest[np.lexsort((rest, duty.role[rest]))]  # members first, then volunteers, by id
    for i in rest[capacity:].tolist():
        duty.own_cell[i] = 1
        minutes = int(duty.minutes[i])
        kept = int(settings.own_cell_factor * minutes)
        _move_minutes(world, int(i), minutes - kept, USE_LEFT)
        own_cell = R_PARTY_OWN_CELL if duty.role[i] == PARTY else R_VOLUNTEER_OWN_CELL
        now.minutes[c, purse_of(world, int(i))] -= kept
        now.minutes[c, own_cell] += kept
        duty.minutes[i] = kept
    idle_outside = max(0, outside - max(0, capacity - len(rest)))
    if idle_outside:
        minutes = idle_outside * int(settings.outside_minutes)
        now.minutes[c, R_OUTSIDE] -= minutes
        now.uses[c, RESOURCE_ACTOR[R_OUTSIDE], USE_LEFT] += minutes
    return max(0, len(rest) - capacity) + idle_outside


def purse_of(world: World, i: int) -> int:
    """Return the purse of a serving resident's minutes."""
    base = R_PARTY if world.duty.role[i] == PARTY else R_VOLUNTEER
    return base + int(world.traits.skill[i])


def _move_minutes(world: World, i: int, minutes: int, use: int) -> None:
    """Take a helper's own minutes out of the purse and enter them as a use."""
    c, r = int(world.traits.community[i]), purse_of(world, i)
    minutes = min(minutes, int(world.now.minutes[c, r]))
    world.now.minutes[c, r] -= minutes
    world.now.uses[c, RESOURCE_ACTOR[r], use] += minutes



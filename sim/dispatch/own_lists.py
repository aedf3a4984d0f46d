"""Own lists: every actor plans by itself on one snapshot; collisions cost, round 2, part work."""

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
    WAITING,
    Counter,
    Reach,
    attempt,
    goods_needed,
    minutes_needed,
    part_work,
    pay_double,
    settle_part_work,
    take_goods,
)
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    CLASS_NEED,
    FIELD_OF_NEED,
    NEED_COUNT,
    OFFERED_RESOURCES,
    OUTSIDE,
    R_CHARITY,
    R_GROUP,
    R_PARTY,
    R_VOLUNTEER,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
)
from sim.randomness import uniform
from sim.world import I8, I64, Cases


@helper
def _purse_sequence(a: int) -> I64:
    """Return an actor's purses in the order they plan; negative ones plan their own field only.

    Skilled helpers take their own field first, groups and partners their own type; then all take
    what remains, the unskilled last.
    """
    low, high = ACTOR_RESOURCES[a, 0], ACTOR_RESOURCES[a, 1]
    result = np.empty(2 * (high - low) + NEED_COUNT, dtype=np.int64)
    count = 0
    if a < 6:
        for k in range(NEED_COUNT):
            result[count] = OFFERED_RESOURCES + a * NEED_COUNT + k
            count += 1
    if low == R_PARTY or low == R_VOLUNTEER:
        for r in range(low + 1, low + 5):
            result[count] = -r
            count += 1
        for r in range(low + 1, low + 5):
            result[count] = r
            count += 1
        result[count] = low
        result[count + 1] = low + 5
        return result[: count + 2]
    if high - low > 1:
        for r in range(low, high):
            result[count] = -r
            count += 1
    for r in range(low, high):
        result[count] = r
        count += 1
    return result[:count]


@helper
def _own_field(r: int, k: int, group_type: I8, c: int) -> bool:
    """Return whether need k is the own field of a purse."""
    if r < R_VOLUNTEER:
        return FIELD_OF_NEED[k] == r - R_PARTY
    if r < R_GROUP:
        return FIELD_OF_NEED[k] == r - R_VOLUNTEER
    if r < R_GROUP + 8:
        return group_type[c * 8 + r - R_GROUP] == k
    return r - R_CHARITY == k


@helper
def _plan(
    c: int, a: int, r: int, own_only: bool, room: int, own: I64, t: Counter, s: Reach,
    knows_pool: bool, group_type: I8,
) -> None:  # fmt: skip
    """Plan the longest prefix of a purse's queue that fits into `room` minutes."""
    eta, planned, done_by = t.eta[c, r], t.planned[:, a], t.done_by
    from_list, case_class = t.from_list, t.case_class
    reach, cell, size = t.reach, t.cell, t.size
    left = room
    for urgency in range(3):
        for n in own:
            if planned[n] != 0 or done_by[n] == WAITING:
                continue
            if knows_pool and done_by[n] >= 0 and from_list[n] == 1:
                continue
            z = case_class[n]
            k = CLASS_NEED[z]
            own_urgency = 2
            if k == 7:
                own_urgency = 0
            elif z >= NEED_COUNT and eta[z] >= s.part_eta:
                own_urgency = 1
            if own_urgency != urgency or (own_only and not _own_field(r, k, group_type, c)):
                continue
            need = minutes_needed(s, eta, reach, r, cell[n], z, size[n])
            if need < 0 or need > room:
                continue
            if need > left:
                return
            left -= need
            t.minutes[c, r] -= need
            planned[n] = r + 1
            t.cost[n, a] = need


@helper
def _known_to(a: int, order: I64, bits: np.ndarray) -> I64:
    """Return the rows of the queue that an actor knows (outside helpers: the office)."""
    bit = 0 if a == OUTSIDE else a
    own = np.empty(len(order), dtype=np.int64)
    count = 0
    for n in order:
        own[count] = n
        count += (bits[n] >> bit) & 1
    return own[:count]


@helper
def _resolve(
    c: int, order: I64, t: Counter, s: Reach, route: np.uint64, arrive: np.uint64,
    cases: Cases, regained: I64, fresh: I8, low: int,
) -> None:  # fmt: skip
    """Settle the plans marked fresh: first to arrive serves, the others have come in vain."""
    arrival = np.empty(ACTOR_COUNT)
    for a in range(ACTOR_COUNT):
        arrival[a] = uniform(arrive, c * 16 + a, 0)
    planned = np.empty(len(order), dtype=np.int64)
    count = 0
    for n in order:
        planned[count] = n
        count += 1 if np.any(fresh[n - low] == 1) else 0
    for poor in (1, 0):  # gifts go to low-income subjects first; other cases do not care
        for n in planned[:count]:
            _, units = goods_needed(s, t.case_class[n])
            if (units > 0 and t.low_income[n] == 1) != (poor == 1):
                continue
            winner = -1
            for a in range(ACTOR_COUNT):
                if fresh[n - low, a] == 1 and t.done_by[n] == -1:
                    if winner < 0 or arrival[a] < arrival[winner]:
                        winner = a
            for a in range(ACTOR_COUNT):
                if fresh[n - low, a] == 1 and a != winner:
                    r = t.planned[n, a] - 1
                    regained[r] += pay_double(t, s, c, r, t.cost[n, a])
                    fresh[n - low, a] = 0
            if winner < 0:
                continue
            fresh[n - low, winner] = 0
            r = t.planned[n, winner] - 1
            need = t.cost[n, winner]
            if not take_goods(t, s, c, t.case_class[n]):
                t.minutes[c, r] += need
                regained[r] += need
                t.done_by[n] = WAITING
                continue
            attempt(t, s, route, cases.key[n], c, r, n, need, False)


@helper
def serve_own_lists(
    c: int,
    low: int,
    high: int,
    order: I64,
    t: Counter,
    s: Reach,
    route: np.uint64,
    arrive: np.uint64,
    linked: I8,
    cases: Cases,
    group_type: I8,
    scratch: I64,
) -> None:
    """Serve the own lists of one community; `order` is its known rows in queue order."""
    regained = np.zeros(RESOURCE_COUNT, dtype=np.int64)
    fresh = np.zeros((high - low, ACTOR_COUNT), dtype=np.int8)
    for stage in range(2):
        before = t.planned[low:high].copy()
        for a in range(ACTOR_COUNT):
            purses = _purse_sequence(a)
            own = _known_to(a, order, cases.bits)
            for p in range(len(purses)):
                r = abs(purses[p])
                room = t.minutes[c, r] if stage == 0 else min(regained[r], t.minutes[c, r])
                if room > 0:
                    own_only = purses[p] < 0
                    before_room = t.minutes[c, r]
                    _plan(
                        c, a, r, own_only, room, own, t, s, linked[a] == 1, group_type
                    )
                    if stage == 1:
                        regained[r] -= before_room - t.minutes[c, r]
        for n in range(low, high):
            for a in range(ACTOR_COUNT):
                if t.planned[n, a] != before[n - low, a]:
                    fresh[n - low, a] = 1
        if stage == 0:
            _resolve(c, order, t, s, route, arrive, cases, regained, fresh, low)
        else:
            nothing = np.zeros_like(regained)  # there is no round 3
            _resolve(c, order, t, s, route, arrive, cases, nothing, fresh, low)
    _part_pass(c, low, high, order, t, s, cases, scratch)


@helper
def _part_pass(
    c: int, low: int, high: int, order: I64, t: Counter, s: Reach, cases: Cases, scratch: I64
) -> None:
    """Put the rest of each purse into the first own case too big for it."""
    actor, own = -1, order
    for r in range(RESOURCE_COUNT):
        rest = t.minutes[c, r]
        if rest < s.part_minutes:
            continue
        a = RESOURCE_ACTOR[r]
        if a != actor:
            actor, own = a, _known_to(a, order, cases.bits)
        chosen = -1
        chosen_urgency = 3
        eta, done_by, planned, case_class = t.eta[c, r], t.done_by, t.planned[:, a], t.case_class
        reach, cell, size = t.reach, t.cell, t.size
        for n in own:
            if done_by[n] != -1 or planned[n] != 0:
                continue
            z = case_class[n]
            k = CLASS_NEED[z]
            if k == 4 or k == 5 or eta[z] < s.part_eta:
                continue
            if minutes_needed(s, eta, reach, r, cell[n], z, size[n]) <= rest:
                continue
            urgency = 0 if k == 7 else (1 if z >= NEED_COUNT else 2)
            if urgency < chosen_urgency:
                chosen, chosen_urgency = int(n), urgency
        if chosen >= 0:
            t.planned[chosen, a] = r + 1
            part_work(t, s, c, r, chosen, rest, scratch[0], scratch[1], scratch[2])
    settle_part_work(
        t, s, c, low, high, scratch[0], scratch[1], scratch[2], cases.work_done, False
    )


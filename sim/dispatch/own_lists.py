"""Own lists: every actor plans by itself on one snapshot; collisions cost, round 2, part work."""

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
    WAITING,
    Counter,
    Reach,
    goes_astray,
    goods_needed,
    minutes_needed,
    part_work,
    reach_row,
    settle_part_work,
    take_goods,
    travel,
)
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    CLASS_NEED,
    FIELD_OF_NEED,
    GROUP,
    GROUP_SLOTS,
    NEED_COUNT,
    OFFERED_RESOURCES,
    OUTSIDE,
    R_CHARITY,
    R_GROUP,
    R_PARTY,
    R_VOLUNTEER,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    USE_BOUNCED,
    USE_DOUBLE,
    USE_SERVED,
)
from sim.world import F64, I8, I16, I64, Cases

PROJECT_SPONSORS = 6  # actors 0 to 5


def _purses_in_turn() -> tuple[I64, I64]:
    """Return [9, longest] the purses of each actor in the order they plan, and how many they are.

    Output of projects goes first. Then skilled helpers take their own field, groups and partners
    their own type (negative: own field only); then all take what remains, the unskilled last.
    """
    rows = []
    for a in range(ACTOR_COUNT):
        first = OFFERED_RESOURCES + a * NEED_COUNT
        row = list(range(first, first + NEED_COUNT)) if a < PROJECT_SPONSORS else []
        low, high = (int(r) for r in ACTOR_RESOURCES[a])
        if low in (R_PARTY, R_VOLUNTEER):
            skilled = list(range(low + 1, low + 5))
            row += [*(-r for r in skilled), *skilled, low, low + 5]
        elif high - low > 1:
            row += [*range(-low, -high, -1), *range(low, high)]
        else:
            row.append(low)
        rows.append(row)
    length = np.array([len(row) for row in rows])
    table = np.zeros((ACTOR_COUNT, length.max()), dtype=np.int64)
    for a, row in enumerate(rows):
        table[a, : len(row)] = row
    return table, length


PURSES_IN_TURN, PURSE_COUNT = _purses_in_turn()


@helper
def _own_field(r: int, k: int, group_type: int) -> bool:
    """Return whether need k is the own field of a purse."""
    if r < R_VOLUNTEER:
        return FIELD_OF_NEED[k] == r - R_PARTY
    if r < R_GROUP:
        return FIELD_OF_NEED[k] == r - R_VOLUNTEER
    if r < R_GROUP + GROUP_SLOTS:
        return group_type == k
    return r - R_CHARITY == k


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
def _plan(
    c: int, low: int, high: int, order: I64, t: Counter, s: Reach, room_of: I64, linked: I8,
    bits: np.ndarray, group_type: I8,
) -> I16:  # fmt: skip
    """Let all actors plan: each purse takes the longest prefix of its queue that fits its room.

    `room_of` are the minutes to plan by purse. Return for each case the bits of those who come.
    """
    minutes, planned, cost, case_class = t.minutes[c], t.planned, t.cost, t.case_class
    done_by, from_list, cell, size = t.done_by, t.from_list, t.cell, t.size
    coming = np.zeros(high - low, dtype=np.int16)
    queue = np.empty((3, len(order)), dtype=np.int64)  # by urgency
    length = np.zeros(3, dtype=np.int64)
    for a in range(ACTOR_COUNT):
        known = _known_to(a, order, bits)
        count = 0
        for n in known:  # those linked see what the pool has closed
            seen = linked[a] == 1 and done_by[n] >= 0 and from_list[n] == 1
            known[count] = n
            count += not (seen or done_by[n] == WAITING or planned[n, a] != 0)
        own = known[:count]
        for turn in range(PURSE_COUNT[a]):
            r = abs(PURSES_IN_TURN[a, turn])
            room = min(room_of[r], minutes[r])
            if room <= 0:
                continue
            own_only = PURSES_IN_TURN[a, turn] < 0
            kind = group_type[c * GROUP_SLOTS + r - R_GROUP] if a == GROUP and own_only else 0
            eta, near = t.eta[c, r], t.reach[reach_row(r)]
            length[:] = 0
            for n in own:
                z = case_class[n]
                k = CLASS_NEED[z]
                if planned[n, a] != 0 or eta[z] < s.eta_floor:
                    continue
                if own_only and not _own_field(r, k, kind):
                    continue
                severe = z >= NEED_COUNT and eta[z] >= s.part_eta
                urgency = 0 if k == 7 else (1 if severe else 2)
                queue[urgency, length[urgency]] = n
                length[urgency] += 1
            left = room
            for urgency in range(3):
                for m in range(length[urgency]):
                    n = queue[urgency, m]
                    need = minutes_needed(s, eta[case_class[n]], near[cell[n]], size[n])
                    if need < 0 or need > room:
                        continue
                    if need > left:
                        left = -1  # the prefix ends here
                        break
                    left -= need
                    minutes[r] -= need
                    room_of[r] -= need
                    planned[n, a] = r + 1
                    cost[n, a] = need
                    coming[n - low] |= 1 << a
                if left < 0:
                    break
    return coming


@helper
def _resolve(
    c: int, order: I64, t: Counter, s: Reach, route: np.uint64, arrive: F64, regained: I64,
    coming: I16, low: int,
) -> None:  # fmt: skip
    """Settle the plans of the actors whose bits are in `coming`: the first to arrive serves.

    `arrive` is when each actor arrives. The others have come in vain and regain most of their minutes.
    """
    minutes, booked, done_by, case_class = t.minutes[c], t.booked[c], t.done_by, t.case_class
    planned, cost, attempts, low_income = t.planned, t.cost, t.attempts, t.low_income
    visited = np.empty(len(order), dtype=np.int64)
    count = 0
    for n in order:
        visited[count] = n
        count += coming[n - low] != 0
    for poor in (True, False):  # gifts go to low-income subjects first; others do not care
        for n in visited[:count]:
            category, units = goods_needed(s, case_class[n])
            if (units > 0 and low_income[n] == 1) != poor:
                continue
            winner = -1
            for a in range(ACTOR_COUNT):
                if (coming[n - low] >> a) & 1 == 1 and done_by[n] == -1:
                    if winner < 0 or arrive[a] < arrive[winner]:
                        winner = a
            for a in range(ACTOR_COUNT):
                if (coming[n - low] >> a) & 1 == 1 and a != winner:
                    r = planned[n, a] - 1
                    lost = min(int(s.double_minutes), cost[n, a])
                    booked[r, USE_DOUBLE] += lost
                    minutes[r] += cost[n, a] - lost
                    regained[r] += cost[n, a] - lost
            if winner < 0:
                continue
            r = planned[n, winner] - 1
            need = cost[n, winner]
            if units > 0 and not take_goods(t, c, category, units):
                minutes[r] += need
                regained[r] += need
                done_by[n] = WAITING
            elif goes_astray(case_class[n], t.clarity[c], route, t.subject[n], attempts, n):
                t.bounces[n] += 1
                t.bounced[c] += 1
                booked[r, USE_BOUNCED] += need
            else:
                booked[r, USE_SERVED] += need
                done_by[n] = r
                t.spent[n] = need


@helper
def serve_own_lists(
    c: int,
    low: int,
    high: int,
    order: I64,
    t: Counter,
    s: Reach,
    route: np.uint64,
    arrive: F64,
    linked: I8,
    cases: Cases,
    group_type: I8,
) -> None:
    """Serve the own lists of one community; `order` is its known rows in queue order."""
    room_of = t.minutes[c].copy()
    for _ in range(2):
        coming = _plan(c, low, high, order, t, s, room_of, linked, cases.bits, group_type)
        room_of = np.zeros_like(room_of)  # regained minutes: round 2 spends them, none comes after
        _resolve(c, order, t, s, route, arrive, room_of, coming, low)
    _part_pass(c, order, t, s, cases.bits)
    settle_part_work(t, s, c, low, high, cases.work_done, False)


@helper
def _part_pass(c: int, order: I64, t: Counter, s: Reach, bits: np.ndarray) -> None:
    """Put the rest of each purse into the first own case too big for it."""
    minutes, booked, parts, planned, done_by = (
        t.minutes[c], t.booked[c], t.parts, t.planned, t.done_by
    )  # fmt: skip
    case_class, cell, size = t.case_class, t.cell, t.size
    actor, own = -1, order
    for r in range(RESOURCE_COUNT):
        rest = minutes[r]
        if rest < s.part_minutes:
            continue
        a = RESOURCE_ACTOR[r]
        if a != actor:
            actor, own = a, _known_to(a, order, bits)
        eta, near = t.eta[c, r], t.reach[reach_row(r)]
        chosen, chosen_urgency = -1, 3
        for n in own:
            z = case_class[n]
            k = CLASS_NEED[z]
            urgency = 0 if k == 7 else (1 if z >= NEED_COUNT else 2)
            if done_by[n] != -1 or planned[n, a] != 0 or urgency >= chosen_urgency:
                continue
            if k == 4 or k == 5 or eta[z] < s.part_eta:
                continue
            if minutes_needed(s, eta[z], near[cell[n]], size[n]) > rest:
                chosen, chosen_urgency = int(n), urgency
        if chosen >= 0:
            planned[chosen, a] = r + 1
            way = travel(s, near[cell[chosen]])
            minutes[r] -= part_work(booked, parts, r, chosen, rest, way, eta[case_class[chosen]])

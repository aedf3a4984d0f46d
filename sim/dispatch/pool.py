"""The pool: linked actors' shared minutes on the joint list, by comparative advantage."""

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
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
    BIT_LIST,
    CLASS_COUNT,
    CLASS_NEED,
    CLASS_URGENCY,
    KNOWN_BITS,
    OFFERED_RESOURCES,
    PARTY,
    R_PARTY_OWN_CELL,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
    USE_BOUNCED,
    USE_SERVED,
)
from sim.world import F64, I8, I64, Cases


@helper
def pairs_in_order(c: int, base: F64, budget: I64, wanted: I64, floor: float) -> I64:
    """Return purse × 11 + class in the order of service.

    By urgency, then comparative advantage η / best own η, then η, then purse and class. The order
    uses the base matrix, so training never reshuffles the queue.
    """
    found = 0
    for r in range(RESOURCE_COUNT):
        if budget[r] > 0:
            found += CLASS_COUNT
    codes = np.empty(found, dtype=np.int64)
    rank = np.empty(found)
    found = 0
    for r in range(RESOURCE_COUNT):
        if budget[r] == 0:
            continue
        best = 0.0
        for z in range(CLASS_COUNT):
            best = max(best, base[c, r, z])
        for z in range(CLASS_COUNT):
            eta = base[c, r, z]
            if wanted[z] > 0 and eta >= floor:
                codes[found] = r * CLASS_COUNT + z
                rank[found] = CLASS_URGENCY[z] * 1000.0 - 100.0 * eta / best - 1e-4 * eta
                found += 1
    return codes[np.argsort(rank[:found], kind="mergesort")]


@helper
def serve_pool(
    c: int,
    low: int,
    high: int,
    order: I64,
    t: Counter,
    s: Reach,
    route: np.uint64,
    base: F64,
    quality: float,
    linked: I8,
    send_members: int,
    member_serves: np.ndarray,
    cases: Cases,
) -> None:
    """Serve the joint list of one community; `order` is its rows in list order."""
    minutes, booked, attempts = t.minutes[c], t.booked[c], t.attempts
    case_class, cell, size, done_by = t.case_class, t.cell, t.size, t.done_by
    budget = np.zeros(RESOURCE_COUNT, dtype=np.int64)
    for r in range(RESOURCE_COUNT):
        pooled = r != R_PARTY_OWN_CELL and r != R_VOLUNTEER_OWN_CELL
        if pooled and linked[RESOURCE_ACTOR[r]] == 1:
            budget[r] = int(np.floor(quality * minutes[r]))
    wanted = np.zeros(CLASS_COUNT, dtype=np.int64)
    of_class = np.empty((CLASS_COUNT, len(order)), dtype=np.int64)
    for n in order:
        z = case_class[n]
        of_class[z, wanted[z]] = n
        wanted[z] += 1
    tried = np.zeros(high - low, dtype=np.int8)
    codes = pairs_in_order(c, base, budget, wanted, s.eta_floor)
    for p in range(len(codes)):
        r, z = codes[p] // CLASS_COUNT, codes[p] % CLASS_COUNT
        room, eta, near = budget[r], t.eta[c, r, z], t.reach[reach_row(r)]
        sent = _sent(r, send_members)
        category, units = goods_needed(s, z)
        for poor in (True, False):  # where goods are needed, low-income subjects come first
            if poor and units == 0:
                continue
            for n in of_class[z, : wanted[z]]:
                if done_by[n] != -1 or tried[n - low] == 1:
                    continue
                if poor and t.low_income[n] == 0:
                    continue
                if not (sent or member_serves[cell[n], 0] > 0):
                    continue
                need = minutes_needed(s, eta, near[cell[n]], size[n])
                if need < 0 or need > room:
                    continue
                if need > budget[r]:
                    break
                if units > 0 and not take_goods(t, c, category, units):
                    continue
                budget[r] -= need
                minutes[r] -= need
                tried[n - low] = 1
                if goes_astray(z, t.clarity[c], route, t.subject[n], attempts, n):
                    t.bounces[n] += 1
                    t.bounced[c] += 1
                    booked[r, USE_BOUNCED] += need
                else:
                    booked[r, USE_SERVED] += need
                    done_by[n] = r
                    t.from_list[n] = 1
                    t.spent[n] = need
    _part_pass(c, low, high, order, t, s, budget, send_members, member_serves)
    settle_part_work(t, s, c, low, high, cases.work_done, True)


@helper
def _sent(r: int, send_members: int) -> bool:
    """Members not sent by the example function stay where a member already serves."""
    return send_members == 1 or RESOURCE_ACTOR[r] != PARTY or r >= OFFERED_RESOURCES


@helper
def _part_pass(
    c: int, low: int, high: int, order: I64, t: Counter, s: Reach, budget: I64,
    send_members: int, member_serves: np.ndarray,
) -> None:  # fmt: skip
    """Put the rest of each pooled purse into one listed case too big for it."""
    taken = np.zeros((high - low, ACTOR_COUNT), dtype=np.int8)
    minutes, booked, parts, done_by = t.minutes[c], t.booked[c], t.parts, t.done_by
    case_class, cell, size = t.case_class, t.cell, t.size
    for r in range(RESOURCE_COUNT):
        rest = budget[r]
        if rest < s.part_minutes:
            continue
        a = RESOURCE_ACTOR[r]
        eta, near, sent = t.eta[c, r], t.reach[reach_row(r)], _sent(r, send_members)
        for n in order:
            z = case_class[n]
            k = CLASS_NEED[z]
            if done_by[n] != -1 or taken[n - low, a] == 1 or k == 4 or k == 5:
                continue
            if eta[z] < s.part_eta or not (sent or member_serves[cell[n], 0] > 0):
                continue
            if minutes_needed(s, eta[z], near[cell[n]], size[n]) <= rest:
                continue  # out of reach (-1), or not too big
            taken[n - low, a] = 1
            way = travel(s, near[cell[n]])
            minutes[r] -= part_work(booked, parts, r, n, rest, way, eta[z])
            break


@helper
def listed_rows(low: int, high: int, cases: Cases, case_class: I64) -> I64:
    """Return rows on the joint list: urgency, then longest on the list, tie-break, key."""
    bits, list_week, tie = cases.bits, cases.list_week, cases.tie
    rows, rank = np.empty(high - low, dtype=np.int64), np.empty(high - low)
    count = 0
    for n in range(low, high):
        if (bits[n] >> BIT_LIST) & 1 == 1:
            rows[count] = n
            rank[count] = CLASS_URGENCY[case_class[n]] * 100000.0 + list_week[n] + 2000.0 + tie[n]
            count += 1
    return rows[np.argsort(rank[:count], kind="mergesort")]


@helper
def known_rows(low: int, high: int, cases: Cases) -> I64:
    """Return rows somebody knows: longest known first, then tie-break, then key."""
    bits, known_week, tie = cases.bits, cases.known_week, cases.tie
    rows, rank = np.empty(high - low, dtype=np.int64), np.empty(high - low)
    count = 0
    for n in range(low, high):
        if bits[n] & KNOWN_BITS != 0:
            rows[count] = n
            rank[count] = known_week[n] + 2000.0 + tie[n]
            count += 1
    return rows[np.argsort(rank[:count], kind="mergesort")]

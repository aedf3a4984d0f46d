"""The pool: linked actors' shared minutes on the joint list, by comparative advantage."""

import numpy as np

from sim.compiled import helper
from sim.dispatch.counter import (
    Counter,
    Reach,
    attempt,
    goods_needed,
    minutes_needed,
    part_work,
    settle_part_work,
    take_goods,
)
from sim.layout import (
    BIT_LIST,
    CLASS_COUNT,
    CLASS_NEED,
    CLASS_URGENCY,
    OFFERED_RESOURCES,
    PARTY,
    R_PARTY_OWN_CELL,
    R_VOLUNTEER_OWN_CELL,
    RESOURCE_ACTOR,
    RESOURCE_COUNT,
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
    scratch: I64,
) -> None:
    """Serve the joint list of one community; `order` is its rows in list order."""
    budget = np.zeros(RESOURCE_COUNT, dtype=np.int64)
    for r in range(RESOURCE_COUNT):
        pooled = r != R_PARTY_OWN_CELL and r != R_VOLUNTEER_OWN_CELL
        if pooled and linked[RESOURCE_ACTOR[r]] == 1:
            budget[r] = int(np.floor(quality * t.minutes[c, r]))
    wanted = np.zeros(CLASS_COUNT, dtype=np.int64)
    of_class = np.empty((CLASS_COUNT, len(order)), dtype=np.int64)
    for n in order:
        z = t.case_class[n]
        of_class[z, wanted[z]] = n
        wanted[z] += 1
    tried, done_by = np.zeros(high - low, dtype=np.int8), t.done_by
    reach, cell, size = t.reach, t.cell, t.size
    codes = pairs_in_order(c, base, budget, wanted, s.eta_floor)
    for p in range(len(codes)):
        r, z = codes[p] // CLASS_COUNT, codes[p] % CLASS_COUNT
        room, eta = budget[r], t.eta[c, r]
        _, units = goods_needed(s, z)
        for poor in (1, 0):  # where goods are needed, low-income subjects come first
            if poor == 1 and units == 0:
                continue
            for n in of_class[z, : wanted[z]]:
                if done_by[n] != -1 or tried[n - low] == 1:
                    continue
                if poor == 1 and t.low_income[n] == 0:
                    continue
                if not _may_go(r, cell[n], send_members, member_serves):
                    continue
                need = minutes_needed(s, eta, reach, r, cell[n], z, size[n])
                if need < 0 or need > room:
                    continue
                if need > budget[r]:
                    break
                if not take_goods(t, s, c, z):
                    continue
                budget[r] -= need
                t.minutes[c, r] -= need
                tried[n - low] = 1
                attempt(t, s, route, cases.key[n], c, r, n, need, True)
    _part_pass(c, low, high, order, t, s, budget, send_members, member_serves, cases, scratch)


@helper
def _may_go(r: int, cell: int, send_members: int, member_serves: np.ndarray) -> bool:
    """Members not sent by the example function stay where a member already serves."""
    sent = send_members == 1 or RESOURCE_ACTOR[r] != PARTY or r >= OFFERED_RESOURCES
    return sent or member_serves[cell, 0] > 0


@helper
def _part_pass(
    c: int, low: int, high: int, order: I64, t: Counter, s: Reach, budget: I64,
    send_members: int, member_serves: np.ndarray, cases: Cases, scratch: I64,
) -> None:  # fmt: skip
    """Put the rest of each pooled purse into one listed case too big for it."""
    taken = np.zeros((high - low, 9), dtype=np.int8)
    done_by, case_class = t.done_by, t.case_class
    reach, cell, size = t.reach, t.cell, t.size
    for r in range(RESOURCE_COUNT):
        rest = budget[r]
        if rest < s.part_minutes:
            continue
        a = RESOURCE_ACTOR[r]
        eta = t.eta[c, r]
        for n in order:
            z = case_class[n]
            k = CLASS_NEED[z]
            if done_by[n] != -1 or taken[n - low, a] == 1 or k == 4 or k == 5:
                continue
            if eta[z] < s.part_eta:
                continue
            if not _may_go(r, cell[n], send_members, member_serves):
                continue
            if minutes_needed(s, eta, reach, r, cell[n], z, size[n]) <= rest:
                continue  # out of reach (-1), or not too big
            taken[n - low, a] = 1
            part_work(t, s, c, r, n, rest, scratch[0], scratch[1], scratch[2])
            break
    settle_part_work(
        t, s, c, low, high, scratch[0], scratch[1], scratch[2], cases.work_done, True
    )


@helper
def listed_rows(low: int, high: int, cases: Cases, case_class: I64) -> I64:
    """Return rows on the joint list: urgency, then longest on the list, tie-break, key."""
    count = 0
    for n in range(low, high):
        if (cases.bits[n] >> BIT_LIST) & 1 == 1:
            count += 1
    rows = np.empty(count, dtype=np.int64)
    rank = np.empty(count)
    count = 0
    for n in range(low, high):
        if (cases.bits[n] >> BIT_LIST) & 1 == 1:
            rows[count] = n
            urgency = CLASS_URGENCY[case_class[n]]
            rank[count] = urgency * 100000.0 + cases.list_week[n] + 2000.0 + cases.tie[n]
            count += 1
    return rows[np.argsort(rank, kind="mergesort")]


@helper
def known_rows(low: int, high: int, cases: Cases, week: int) -> I64:
    """Return rows somebody knows: longest known first, then tie-break, then key."""
    count = 0
    for n in range(low, high):
        if cases.bits[n] & 255 != 0:
            count += 1
    rows = np.empty(count, dtype=np.int64)
    rank = np.empty(count)
    count = 0
    for n in range(low, high):
        if cases.bits[n] & 255 != 0:
            rows[count] = n
            rank[count] = cases.known_week[n] + 2000.0 + cases.tie[n]
            count += 1
    return rows[np.argsort(rank, kind="mergesort")]

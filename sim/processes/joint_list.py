"""W4 The platform and the joint list: what enters the common list, and what that costs.

Order: adoption and messages, keying in, then entries once, last. Listing sets no actor's bit: it
opens a case to pooled minutes only, so an actor's own list stays its own.
"""

from typing import NamedTuple

import numpy as np

from sim.casework import subject_of
from sim.compiled import compiled, helper
from sim.intake import Prices, contact_price, reception_left, take_in
from sim.layout import (
    BIT_LIST,
    BIT_PLATFORM,
    CHARITY,
    NEED_COUNT,
    OFFICE,
    OUTSIDE,
    SLOTS,
    USE_MESSAGES,
)
from sim.ledger import WeekBook, available, debit, pays, supply
from sim.lists import place_of
from sim.queueing import EMERGENCY, Queue
from sim.randomness import draw_runs, uniform
from sim.world import I8, I32, I64, Cases, World


class Platform(NamedTuple):
    """Settings of the platform and of entries to the list."""

    adopt_base: float
    adopt_peer: float
    report_app: float
    report_grid: float
    key_share: float
    list_platform: float
    pass_prob: float
    chair_minutes: float


def message(world: World) -> None:
    """Register residents, let them send messages, let linked actors key in their cases."""
    if not world.may.platform.any():
        return
    s = world.settings.numbers(Platform)
    roles, traits = world.roles, world.traits
    _register(
        world.luck("plat.register"),
        s,
        world.may.platform,
        world.runs,
        traits.community,
        traits.digital,
        world.ties.contact,
        roles.registered,
        roles.registered.copy(),
    )
    world.flows["contacts_lost"] += _messages(
        world.luck("plat.msg"),
        s,
        world.settings.numbers(Prices),
        world.may.platform,
        world.cases,
        roles.registered,
        traits.number,
        traits.household,
        world.households.chat,
        world.now,
    )
    _key_in(
        s,
        int(world.settings.register_minutes),
        world.may.platform,
        world.queue,
        world.bits_before,
        world.cases,
        supply(world.now),
        world.now,
    )


@compiled
def _register(
    start: np.uint64,
    s: Platform,
    open_: I8,
    runs: I64,
    community: I32,
    digital: I8,
    contact: I32,
    registered: I8,
    before: I8,
) -> None:
    rows, luck = draw_runs(start, runs, 1, 0, s.adopt_base + s.adopt_peer)
    for n in range(len(rows)):
        i = rows[n]
        if digital[i] == 0 or registered[i] == 1 or open_[community[i]] == 0:
            continue
        known = 0
        for d in range(SLOTS):
            j = contact[i, d]
            if j >= 0 and before[j] == 1:
                known += 1
        if luck[n] < s.adopt_base + s.adopt_peer * known / SLOTS:
            registered[i] = 1


@helper
def _wants_to_report(s: Platform, i: int, registered: I8, household: I32, chat: I8) -> float:
    """Return the chance that a resident reports the case, or the household its chat group."""
    in_group = chat[household[i]]
    silent = (1.0 - s.report_app * registered[i]) * (1.0 - s.report_grid * in_group)
    return 1.0 - silent


@compiled
def _messages(
    start: np.uint64,
    s: Platform,
    prices: Prices,
    open_: I8,
    cases: Cases,
    registered: I8,
    numbers_of: I32,
    household: I32,
    chat: I8,
    now: WeekBook,
) -> I64:
    """Let residents send messages; the office reads as many as it has minutes for.

    A message on a case the office has not heard of is registered as well, one on another case is
    merged. Return [C] messages lost.
    """
    community, key, bits = cases.community, cases.key, cases.bits
    lost = np.zeros(len(open_), dtype=np.int64)
    for c in range(len(open_)):
        if open_[c] == 0:
            continue
        low, high = place_of(community, c), place_of(community, c + 1)
        sent, price = np.empty(high - low, dtype=np.int64), np.empty(high - low)
        total = 0
        for n in range(low, high):
            if (bits[n] >> BIT_PLATFORM) & 1 == 1:
                continue
            chance = _wants_to_report(s, key[n] // NEED_COUNT, registered, household, chat)
            if chance > 0.0 and uniform(start, subject_of(key[n], numbers_of), 0) < chance:
                sent[total] = n
                price[total] = contact_price(prices) + (bits[n] & 1 == 0) * prices.register_minutes
                total += 1
        room = reception_left(prices, c, OFFICE, now.offered, now.minutes, now.uses)
        read = take_in(c, OFFICE, sent[:total], price, cases.tie, room, now.minutes, now.uses)
        for n in read:
            bits[n] |= (1 << BIT_PLATFORM) | 1
        lost[c] = total - len(read)
    return lost


@compiled
def _key_in(
    s: Platform,
    each: int,
    open_: I8,
    queue: Queue,
    before: np.ndarray,
    cases: Cases,
    offered: I64,
    now: WeekBook,
) -> None:
    """Let linked actors key in what their own plan left, for another who has minutes for it.

    `each` are the minutes of one case, `before` [n] the bits of last week's end, `offered` [C, 9]
    the minutes of which an actor spends a share at most.
    """
    bits, minutes = cases.bits, now.minutes
    for c in range(len(open_)):
        if open_[c] == 0:
            continue
        own = queue.rows[queue.start[c] : queue.start[c + 1]]
        for a in range(CHARITY + 1):
            if now.linked[c, a] == 0 or not _another_has_minutes(c, a, now):
                continue
            room = min(int(s.key_share * offered[c, a]), available(minutes, c, a)) // each
            done = 0
            for n in own:
                if done == room:
                    break
                if (before[n] >> a) & 1 == 1 and (bits[n] >> BIT_PLATFORM) & 3 == 0:
                    bits[n] |= 1 << BIT_PLATFORM
                    done += 1
            debit(minutes, now.uses, c, a, USE_MESSAGES, done * each)


@helper
def _another_has_minutes(c: int, a: int, now: WeekBook) -> bool:
    """Whether a linked actor other than `a` and the helpers from outside has minutes left."""
    minutes = 0
    for b in range(OUTSIDE):
        if b != a and now.linked[c, b] == 1:
            minutes += available(now.minutes, c, b)
    return minutes > 0


def enter_list(world: World) -> None:
    """Let cases of linked knowers enter the joint list; the chair (or a pair) pays for entries."""
    if not world.now.linked.any():
        return
    full = _enter(
        world.luck("list.enter"),
        world.settings.numbers(Platform),
        world.week,
        world.may.platform,
        world.queue.rows,
        world.cases,
        world.traits.number,
        len(world.cells.side),
        world.now,
    )
    for c in np.flatnonzero(full):
        world.note(int(c), "joint_list", "list_capacity_hit", str(int(full[c])))


@compiled
def _enter(
    start: np.uint64,
    s: Platform,
    week: int,
    platform: I8,
    queue: I64,
    cases: Cases,
    numbers_of: I32,
    cells: int,
    now: WeekBook,
) -> I64:
    """Put cases on the joint list in queue order; return [C] entries that nobody had minutes for.

    A case on the platform enters by a chance of its own and free; others need a meeting of one
    who knows, and an entry costs minutes, for emergencies once in a cell and week.
    """
    full = np.zeros(len(platform), dtype=np.int64)
    paid_cell = np.zeros(cells, dtype=np.int8)
    bits = cases.bits
    for n in queue:
        c, b = cases.community[n], cases.cell[n]
        knowers = 0
        for a in range(CHARITY + 1):
            knowers |= (now.linked[c, a] == 1) * (int(bits[n]) & (1 << a))
        if knowers == 0 or (bits[n] >> BIT_LIST) & 1 == 1:
            continue
        by_platform = platform[c] == 1 and (bits[n] >> BIT_PLATFORM) & 1 == 1
        if by_platform:
            chance, one, other = s.list_platform, -1, -1
        else:
            heard, one, other = _meetings(c, knowers, now)
            chance = 1.0 - (1.0 - s.pass_prob) ** heard
        if uniform(start, subject_of(cases.key[n], numbers_of), 0) >= chance:
            continue
        if not by_platform:
            emergency = cases.key[n] % NEED_COUNT == EMERGENCY
            if not (emergency and paid_cell[b] == 1):  # one line for all emergencies of a cell
                if not _pay_entry(c, one, other, int(s.chair_minutes), now):
                    full[c] += 1
                    continue
            if emergency:
                paid_cell[b] = 1
        bits[n] |= 1 << BIT_LIST
        cases.list_week[n] = week
    return full


@helper
def _meetings(c: int, knowers: int, now: WeekBook) -> tuple[int, int, int]:
    """Return how many meetings heard of a case from a knower, and the first pair that did.

    A hub meeting is one meeting, without a pair (-1).
    """
    heard, one, other = 0, -1, -1
    if now.hub[c] == 1:
        for a in range(CHARITY + 1):
            if (knowers >> a) & 1 == 1 and now.attended[c, a] == 1:
                heard = 1
        return heard, one, other
    for a in range(CHARITY + 1):
        for b in range(a + 1, CHARITY + 1):
            if now.pair_met[c, a, b] == 1 and ((knowers >> a) & 1 or (knowers >> b) & 1):
                heard += 1
                if one < 0:
                    one, other = a, b
    return heard, one, other


@helper
def _pay_entry(c: int, one: int, other: int, cost: int, now: WeekBook) -> bool:
    """Let the pair that met pay for an entry, half each, or else the chair; whether it was paid."""
    minutes, uses = now.minutes, now.uses
    if one < 0:
        return pays(minutes, uses, c, now.chair[c], USE_MESSAGES, cost)
    half = cost // 2
    if min(available(minutes, c, one), available(minutes, c, other)) < half:
        return False
    debit(minutes, uses, c, one, USE_MESSAGES, half)
    debit(minutes, uses, c, other, USE_MESSAGES, half)
    return True

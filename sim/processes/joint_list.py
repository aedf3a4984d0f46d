"""W4 The platform and the joint list: what enters the common list, and what that costs.

Order: adoption and messages, keying in, then entries once, last. Listing sets no actor's bit: it
opens a case to pooled minutes only, so an actor's own list stays its own.
"""

from typing import NamedTuple

import numpy as np

from sim.casework import subject_of
from sim.compiled import compiled, helper
from sim.layout import (
    BIT_LIST,
    BIT_PLATFORM,
    NEED_COUNT,
    NEVER,
    OFFICE,
    SLOTS,
    USE_MESSAGES,
)
from sim.ledger import available, debit, pays, supply
from sim.randomness import draw_runs, uniform
from sim.world import I8, I32, I64, Cases, World

EMERGENCY = 7  # the need that comes first
LONG_KNOWN = 64  # weeks; more than a case stays open
TIE_STEPS = 2**44


class Platform(NamedTuple):
    """Settings of the platform and of entries to the list."""

    adopt_base: float
    adopt_peer: float
    report_app: float
    report_grid: float
    noise_ratio: float
    message_minutes: float
    key_minutes: float
    key_share: float
    list_platform: float
    pass_prob: float
    chair_minutes: float


def message(world: World) -> None:
    """Register residents, let them send messages, let linked actors key in their cases."""
    if world.now.linked.any():
        world.queue = queue_order(world)
    if not world.may.platform.any():
        return
    s = world.settings.numbers(Platform)
    roles, traits = world.roles, world.traits
    _register(
        world.luck("plat.register"), s, world.may.platform, world.runs, traits.community, traits.digital,
        world.ties.contact, roles.registered, roles.registered.copy(),
    )  # fmt: skip
    _messages(
        world.luck("plat.msg"), s, world.may.platform, world.cases, roles.registered,
        traits.number, traits.household, world.households.start, world.now.minutes, world.now.uses,
    )  # fmt: skip
    _key_in(
        s, world.may.platform, world.queue, world.cases, world.now.linked, supply(world.now),
        world.now.minutes, world.now.uses,
    )  # fmt: skip


@compiled
def _register(
    start: np.uint64, s: Platform, open_: I8, runs: I64, community: I32, digital: I8,
    contact: I32, registered: I8, before: I8,
) -> None:  # fmt: skip
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
def _wants_to_report(
    s: Platform, i: int, registered: I8, household: I32, household_start: I32
) -> float:
    """Return the chance that a resident or somebody at home reports the resident's case."""
    h = household[i]
    home = False
    for j in range(household_start[h], household_start[h + 1]):
        home |= registered[j] == 1
    silent = (1.0 - s.report_app * registered[i]) * (1.0 - s.report_grid * home)
    return 1.0 - silent


@compiled
def _messages(
    start: np.uint64, s: Platform, open_: I8, cases: Cases, registered: I8, numbers_of: I32,
    household: I32, household_start: I32, minutes: I64, uses: I64,
) -> None:  # fmt: skip
    """Let residents send messages; the office reads as many as it has minutes for."""
    community, key, bits, tie = cases.community, cases.key, cases.bits, cases.tie
    each = s.message_minutes * (1.0 + s.noise_ratio)
    for c in range(len(open_)):
        if open_[c] == 0:
            continue
        low, high = np.searchsorted(community, c), np.searchsorted(community, c + 1)
        sent = np.empty(high - low, dtype=np.int64)
        total = 0
        for n in range(low, high):
            if (bits[n] >> BIT_PLATFORM) & 1 == 1:
                continue
            chance = _wants_to_report(s, key[n] // NEED_COUNT, registered, household, household_start)
            if chance > 0.0 and uniform(start, subject_of(key[n], numbers_of), 0) < chance:
                sent[total] = n
                total += 1
        if total == 0:
            continue
        left = available(minutes, c, OFFICE)
        fit = total if each <= 0.0 else min(total, int((left + 1) / each))
        while fit > 0 and int(np.floor(each * fit)) > left:
            fit -= 1
        while fit < total and int(np.floor(each * (fit + 1))) <= left:
            fit += 1
        debit(minutes, uses, c, OFFICE, USE_MESSAGES, int(np.floor(each * fit)))
        # the office reads in the order of the addressed tie-break
        limit = np.sort(tie[sent[:total]])[fit] if fit < total else 2.0
        taken = 0
        for n in sent[:total]:
            if tie[n] < limit and taken < fit:
                bits[n] |= (1 << BIT_PLATFORM) | 1
                taken += 1


@compiled
def _key_in(
    s: Platform, open_: I8, queue: I64, cases: Cases, linked: I8, offered: I64, minutes: I64,
    uses: I64,
) -> None:  # fmt: skip
    """Let linked actors key in the cases they know, as far as their share of minutes goes."""
    bits, community = cases.bits, cases.community[queue]
    each = int(s.key_minutes)
    for c in range(len(open_)):
        if open_[c] == 0:
            continue
        own = queue[np.searchsorted(community, c) : np.searchsorted(community, c + 1)]
        for a in range(7):
            if linked[c, a] == 0:
                continue
            room = len(own)
            if each > 0:
                room = min(int(s.key_share * offered[c, a]), available(minutes, c, a)) // each
            done = 0
            for n in own:
                if done == room:
                    break
                if (bits[n] >> a) & 1 == 1 and (bits[n] >> BIT_PLATFORM) & 3 == 0:
                    bits[n] |= 1 << BIT_PLATFORM
                    done += 1
            debit(minutes, uses, c, a, USE_MESSAGES, done * each)


def queue_order(world: World) -> I64:
    """Return rows of the cases not yet listed by community, urgency, longest known and tie-break.

    It is the same all through W4: who is known from this week on stands where the unknown do.
    """
    rows: I64 = _queue_order(world.cases, world.week)
    return rows


@compiled
def _queue_order(cases: Cases, week: int) -> I64:
    key, community, known_to, severe = cases.key, cases.community, cases.bits, cases.severe
    known_week, tie = cases.known_week, cases.tie
    rows, orders = np.empty(len(key), dtype=np.int64), np.empty(len(key), dtype=np.int64)
    count = 0
    for n in range(len(key)):
        if known_to[n] >> BIT_LIST & 1:
            continue
        urgency = 1 if severe[n] == 1 else 2
        if key[n] % NEED_COUNT == EMERGENCY:
            urgency = 0
        weeks = 0 if known_week[n] == NEVER else week - known_week[n]
        # one whole number: community, urgency, weeks known (more first), first bits of the tie-break
        place = (np.int64(community[n]) * 3 + urgency) * LONG_KNOWN - weeks
        rows[count], orders[count] = n, place * TIE_STEPS + np.int64(tie[n] * TIE_STEPS)
        count += 1
    return rows[np.argsort(orders[:count], kind="mergesort")]


def enter_list(world: World) -> None:
    """Let cases of linked knowers enter the joint list; the chair (or a pair) pays for entries."""
    if not world.now.linked.any():
        return
    now = world.now
    full = _enter(
        world.luck("list.enter"), world.settings.numbers(Platform), world.week,
        world.may.platform, world.queue, world.cases, world.traits.number, now.linked, now.hub, now.chair,
        now.attended, now.pair_met, now.minutes, now.uses, len(world.cells.side),
    )  # fmt: skip
    for c in np.flatnonzero(full):
        world.note(int(c), "joint_list", "list_capacity_hit", str(int(full[c])))


@compiled
def _enter(
    start: np.uint64, s: Platform, week: int, platform: I8, queue: I64, cases: Cases,
    numbers_of: I32, linked: I8, hub: I8, chair: I64, attended: I8, pair_met: I8, minutes: I64,
    uses: I64, cells: int,
) -> I64:  # fmt: skip
    full = np.zeros(len(platform), dtype=np.int64)
    paid_cell = np.zeros(cells, dtype=np.int8)
    entry = int(s.chair_minutes)
    community, known_to = cases.community, cases.bits
    for n in queue:
        c = community[n]
        bits = int(known_to[n])
        knowers = 0
        for a in range(7):
            if linked[c, a] == 1 and (bits >> a) & 1 == 1:
                knowers |= 1 << a
        if knowers == 0:
            continue
        by_platform = platform[c] == 1 and (bits >> BIT_PLATFORM) & 1 == 1
        first_a, first_b, heard = -1, -1, 0
        if by_platform:
            pass
        elif hub[c] == 1:
            for a in range(7):
                if (knowers >> a) & 1 == 1 and attended[c, a] == 1:
                    heard = 1
        else:
            for a in range(7):
                for b in range(a + 1, 7):
                    if pair_met[c, a, b] == 1 and ((knowers >> a) & 1 or (knowers >> b) & 1):
                        heard += 1
                        if first_a < 0:
                            first_a, first_b = a, b
        if by_platform:
            chance = s.list_platform
        elif heard > 0:
            chance = 1.0 - (1.0 - s.pass_prob) ** heard
        else:
            continue
        if uniform(start, subject_of(cases.key[n], numbers_of), 0) >= chance:
            continue
        if not by_platform:
            emergency = cases.key[n] % 8 == 7
            if emergency and paid_cell[cases.cell[n]] == 1:
                pass  # one line for all emergency cases of a cell
            elif hub[c] == 1:
                if not pays(minutes, uses, c, chair[c], USE_MESSAGES, entry):
                    full[c] += 1
                    continue
            else:
                half = entry // 2
                if min(available(minutes, c, first_a), available(minutes, c, first_b)) < half:
                    full[c] += 1
                    continue
                debit(minutes, uses, c, first_a, USE_MESSAGES, half)
                debit(minutes, uses, c, first_b, USE_MESSAGES, half)
            if emergency:
                paid_cell[cases.cell[n]] = 1
        cases.bits[n] |= 1 << BIT_LIST
        cases.list_week[n] = week
    return full


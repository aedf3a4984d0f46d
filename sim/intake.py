"""What it costs to take somebody in: one price for a call, a message, a walk-in, a hand-over.

Calls, messages and walk-ins bring others with them that are no case (`noise_ratio`). A case is
registered once where it enters a list. Nobody is heard for whom there are no minutes, and only a part of an
actor's week is kept for listening (`reception_share`): else, in a crisis, whoever listens would serve nobody.
"""

from typing import NamedTuple

import numpy as np

from sim.casework import subject_of
from sim.compiled import compiled, helper
from sim.layout import KNOWN_BITS, NEED_COUNT, OFFICE, SEVERE_CLASS, USE_HANDOVER, USE_INTAKE
from sim.ledger import WeekBook, available, debit, pays
from sim.lists import order_of
from sim.randomness import uniform
from sim.world import F64, I32, I64, Cases

KNOWERS = 8  # actors with a bit of their own


class Prices(NamedTuple):
    """Settings of contacts and of handing over."""

    intake_minutes: float
    register_minutes: float
    noise_ratio: float
    handover_minutes: float
    tell_minutes: float
    refer_rate: float
    follow: float
    reception_share: float


@helper
def contact_price(s: Prices) -> float:
    """Return the minutes of a call, message or walk-in with those that bring no case."""
    return s.intake_minutes * (1.0 + s.noise_ratio)


@helper
def reception_left(s: Prices, c: int, a: int, supplied: I64, minutes: I64, uses: I64) -> int:
    """Return the minutes an actor can still spend on intake this week, of its supply [C, 9]."""
    kept = int(np.floor(s.reception_share * supplied[c, a])) - uses[c, a, USE_INTAKE]
    return max(0, min(kept, available(minutes, c, a)))


@helper
def take_in(c: int, a: int, rows: I64, price: F64, tie: F64, left: int, minutes: I64, uses: I64) -> I64:
    """Let an actor take in those who come, by tie-break, as long as the minutes `left` last.

    `rows` [m] are rows of the table of cases, ascending, `price` [m] the minutes of each, `tie`
    [n] the tie-break of every case. Return
    the rows that were taken in; the others come again another week.
    """
    order = order_of(tie[rows])
    total, count = 0.0, 0
    for m in order:
        if int(np.floor(total + price[m])) > left:
            break
        total += price[m]
        count += 1
    debit(minutes, uses, c, a, USE_INTAKE, int(np.floor(total)))
    return rows[order[:count]]


@helper
def _best_two(knowers: int, z: int, best: F64) -> tuple[int, int]:
    """Return the knower and the actor that does not know who serve class `z` best (lower on a tie).

    `best` [9, 11] is the best base efficiency of each actor in the community.
    """
    knower, better = -1, -1
    for a in range(KNOWERS):
        if (knowers >> a) & 1 == 1:
            if knower < 0 or best[a, z] > best[knower, z]:
                knower = a
        elif better < 0 or best[a, z] > best[better, z]:
            better = a
    return knower, better


@compiled
def hand_over(
    luck: np.uint64,
    s: Prices,
    start: I64,
    best: F64,
    before: np.ndarray,
    cases: Cases,
    numbers_of: I32,
    trust: F64,
    supplied: I64,
    now: WeekBook,
) -> None:
    """Let the best knower of a case pass it on to who would serve it better, the more the better.

    `best` [C, 9, 11] is the best base efficiency of each actor, 0 where it may not finish the
    case, `before` [n] the bits, both of the start of the step; `start` [C+1] are the first rows
    of communities. Two linked actors hand the case
    over; otherwise the person can only be told, and goes with a chance that grows with trust [N].
    """
    linked, minutes, uses = now.linked, now.minutes, now.uses
    for c in range(len(best)):
        low, high = start[c], start[c + 1]
        own_best = best[c]
        rows = np.empty(high - low, dtype=np.int64)
        pair = np.empty((high - low, 2), dtype=np.int64)
        count = 0
        for n in range(low, high):
            knowers = int(before[n]) & KNOWN_BITS
            if knowers == 0 or knowers == KNOWN_BITS:
                continue
            k = cases.key[n] % NEED_COUNT
            z = SEVERE_CLASS[k] if cases.severe[n] == 1 else k
            knower, better = _best_two(knowers, z, own_best)
            own, other = own_best[knower, z], own_best[better, z]
            u = uniform(luck, subject_of(cases.key[n], numbers_of), 0)
            if other <= own or u >= s.refer_rate * (1.0 - own / other):
                continue
            rows[count] = n
            pair[count, 0], pair[count, 1] = knower, better
            count += 1
        for m in order_of(cases.tie[rows[:count]]):
            n, knower, better = rows[m], pair[m, 0], pair[m, 1]
            if (cases.bits[n] >> better) & 1 == 1:
                continue  # it has come to know by itself this week
            key = cases.key[n]
            goes = uniform(luck, subject_of(key, numbers_of), 1) < s.follow * trust[key // NEED_COUNT]
            both = linked[c, knower] == 1 and linked[c, better] == 1
            room = reception_left(s, c, better, supplied, minutes, uses)
            if _passes(s, c, knower, better, both, goes, room, minutes, uses):
                cases.bits[n] |= 1 << better


@helper
def _passes(
    s: Prices,
    c: int,
    knower: int,
    better: int,
    linked: bool,
    goes: bool,
    room: int,
    minutes: I64,
    uses: I64,
) -> bool:
    """Pay for passing a case on; return whether it has come to the other's list.

    `linked`: both are linked; `goes`: the person goes where he or she was told to; `room`: minutes
    that the other can spend on intake.
    """
    fee = int(s.intake_minutes) + (int(s.register_minutes) if better == OFFICE else 0)
    if linked:
        if room < fee:
            return False
        if not pays(minutes, uses, c, knower, USE_HANDOVER, int(s.handover_minutes)):
            return False
    elif not pays(minutes, uses, c, knower, USE_HANDOVER, int(s.tell_minutes)) or not goes:
        return False
    return room >= fee and pays(minutes, uses, c, better, USE_INTAKE, fee)

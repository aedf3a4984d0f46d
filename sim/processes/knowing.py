"""W4 Needs become known: bits of actors on cases, visits, the platform, then the joint list.

A link lets information pass; the chances by which an actor notices a case are the same in every
arm. All chances look at the bits at the start of the step. Whoever takes somebody in pays for it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.intake import Prices, contact_price, hand_over, reception_left, take_in
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    CHARITY,
    DEADLINE,
    ENTRENCHED_NEED,
    GROUP,
    GROUP_SLOTS,
    KNOWN_BITS,
    NEED_COUNT,
    NEVER,
    OFFICE,
    PROFESSIONAL,
    PROPERTY,
    REPORT_FACTOR,
    SOCIAL,
)
from sim.ledger import supply
from sim.links import ACTORS
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cases, Cells, Duty, World

MEMORY_WEEKS = 26
CALLED, FOUND, AGAIN = 1, 2, 3  # how the office hears of a case


class Noticing(NamedTuple):
    """Settings of noticing."""

    report_base: float
    report_floor: float
    repeat_rate: float
    patrol_rate: float
    copresence_party: float
    copresence_volunteer: float
    copresence_group: float
    hear_member: float
    property_known: float
    client_professional: float
    client_charity: float
    station_walk: float


class Eyes(NamedTuple):
    """Who is there to notice a case this week."""

    present: I8  # [9] actors on the street
    patrol: I64  # [C] minutes of patrol for each cell
    categories: I8  # [C, 8] needs for which a charity partner gives here
    specialism: I8  # [C] need of the contract, or -1
    station_open: I8  # [C]
    servers: I32  # [B, 2] serving members, serving volunteers
    ears: F64  # [B] attenders who live there, each weighed by the activity of the group


@compiled
def _ears(present: I64, duty: Duty, cell: I32, community: I32, activity: F64, cells: int) -> F64:
    """Return [B] the attenders who live in each cell, weighed by their groups' activity [C·8]."""
    ears = np.zeros(cells)
    for i in present:
        if duty.role[i] == GROUP:
            ears[cell[i]] += activity[community[i] * GROUP_SLOTS + duty.slot[i]]
    return ears


def notice(world: World) -> None:
    """Set bits by calls, patrol, co-presence, clients, walk-ins, then by handing over."""
    cells, now = world.cells, world.now
    ring = world.week % MEMORY_WEEKS
    np.subtract(cells.severity, cells.severity_ring[ring], out=cells.severity)
    cells.severity_ring[ring] = 0
    # cases of this week that a device reported have not been counted as known yet
    world.bits_before = world.cases.bits * (world.cases.born != world.week)
    before = world.cases.bits.copy()
    names = (
        "know.report",
        "know.patrol",
        "know.copres.2",
        "know.copres.3",
        "know.copres.4",
        "know.property",
        "know.client",
        "know.station",
        "know.repeat",
    )
    luck = np.array([world.luck(name) for name in names], dtype=np.uint64)
    present = np.array([name in world.settings.present for name in ACTORS], dtype=np.int8)
    if world.week < 0:
        present[[SOCIAL, PROFESSIONAL]] = 0
    cells_of = np.diff(world.communities.cell_start)
    patrol = now.patrol_minutes // np.maximum(1, cells_of)
    categories = np.zeros((world.community_count, NEED_COUNT), dtype=np.int8)
    for d in np.flatnonzero(world.partners.category >= 0):
        categories[:, world.partners.category[d]] |= world.partners.gives[d]
    eyes = Eyes(
        present,
        patrol,
        categories,
        world.communities.specialism,
        world.communities.station_open,
        world.cells.servers,
        _ears(
            world.shift.present,
            world.duty,
            world.traits.cell,
            world.traits.community,
            world.groups.activity,
            len(cells.community),
        ),
    )
    prices, start = world.settings.numbers(Prices), world.queue.start
    best = best_efficiency(now.eta_base, now.minutes)
    heard, walks = _notice(
        luck,
        world.settings.numbers(Noticing),
        world.week,
        eyes,
        world.cases,
        world.traits.number,
        world.minds.trust,
        world.minds.acceptance,
        world.duty.role,
    )
    supplied = supply(now)
    world.flows["contacts_lost"] = _receive(
        prices, start, heard, walks, world.cases.bits, world.cases.tie, supplied, now.minutes, now.uses
    )
    hand_over(
        world.luck("know.refer"),
        prices,
        start,
        best,
        before,
        world.cases,
        world.traits.number,
        world.minds.trust,
        supplied,
        now,
    )


@compiled
def best_efficiency(eta: F64, minutes: I64) -> F64:
    """Return [C, 9, 11] the best base η among the purses an actor has minutes in; 0 if none."""
    communities, _, classes = eta.shape
    result = np.zeros((communities, ACTOR_COUNT, classes))
    for c in range(communities):
        for a in range(ACTOR_COUNT):
            for r in range(ACTOR_RESOURCES[a, 0], ACTOR_RESOURCES[a, 1]):
                if minutes[c, r] > 0:
                    for z in range(classes):
                        result[c, a, z] = max(result[c, a, z], eta[c, r, z])
    return result


@helper
def _heard_of(report: float, patrol: float, key: int, told: np.uint64, walked: np.uint64) -> int:
    """Return how the office hears of a case new to it: CALLED, FOUND on patrol, or 0 not at all."""
    if uniform(told, key, 0) < report:
        return CALLED
    return FOUND if patrol > 0.0 and uniform(walked, key, 0) < 1.0 - np.exp(-patrol) else 0


@helper
def _met(rate: float, servers: int, key: int, luck: np.uint64) -> bool:
    """Whether one of the servers of the cell comes upon the case, each with the same rate."""
    return servers > 0 and uniform(luck, key, 0) < 1.0 - np.exp(-rate * servers)


@helper
def _overheard(rate: float, ears: float, key: int, luck: np.uint64) -> bool:
    """Whether a member of a group hears of the case in the building where he or she lives."""
    return ears > 0.0 and uniform(luck, key, 1) < 1.0 - np.exp(-rate * ears)


@compiled
def _notice(
    luck: NDArray[np.uint64],
    s: Noticing,
    week: int,
    eyes: Eyes,
    cases: Cases,
    numbers_of: I32,
    trust: F64,
    acceptance: F64,
    role: I8,
) -> tuple[I8, I8]:
    """Let actors notice cases, all by the bits before the step.

    Members and volunteers who serve in the cell, groups by their members, the property company,
    the contract and charity partners by the need: they get their bit. Others have to be taken in
    first: return [n] how the office hears of a case (by a call, more with trust [N], on patrol, or
    again because it is overdue), and [n] 1 where somebody walks into the station (with acceptance
    [N]). `luck` [9] holds a draw for each way.
    """
    present, patrol, categories = eyes.present, eyes.patrol, eyes.categories
    specialism, station_open, servers = eyes.specialism, eyes.station_open, eyes.servers
    keys, community, cell, known_to = cases.key, cases.community, cases.cell, cases.bits
    heard, walks = np.zeros(len(keys), dtype=np.int8), np.zeros(len(keys), dtype=np.int8)
    for n in range(len(keys)):
        i, k = keys[n] // NEED_COUNT, keys[n] % NEED_COUNT
        subject = numbers_of[i] * NEED_COUNT + k
        c, b = community[n], cell[n]
        bits = int(known_to[n])
        new = bits
        if present[OFFICE] == 1:
            if bits & 1 == 0:
                p = s.report_base * (s.report_floor + (1.0 - s.report_floor) * trust[i])
                walked = s.patrol_rate * patrol[c]
                heard[n] = _heard_of(p * REPORT_FACTOR[k], walked, subject, luck[0], luck[1])
            elif week - cases.born[n] >= DEADLINE[k] and uniform(luck[8], subject, 0) < s.repeat_rate:
                heard[n] = AGAIN
        if bits & 4 == 0 and _met(s.copresence_party, servers[b, 0], subject, luck[2]):
            new |= 4
        if bits & 8 == 0 and _met(s.copresence_volunteer, servers[b, 1], subject, luck[3]):
            new |= 8
        if bits & 16 == 0 and role[i] == GROUP:
            if uniform(luck[4], subject, 0) < s.copresence_group:
                new |= 16
        if bits & 16 == 0 and _overheard(s.hear_member, eyes.ears[b], subject, luck[4]):
            new |= 16
        if bits & 128 == 0 and k == 4 and present[PROPERTY] == 1:
            if uniform(luck[5], subject, 0) < s.property_known:
                new |= 128
        if bits & 32 == 0 and present[PROFESSIONAL] == 1 and specialism[c] == k:
            if uniform(luck[6], subject, 0) < s.client_professional:
                new |= 32
        if bits & 64 == 0 and present[CHARITY] == 1 and categories[c, k] == 1:
            if uniform(luck[6], subject, 1) < s.client_charity:
                new |= 64
        if bits & 2 == 0 and present[SOCIAL] == 1 and station_open[c] == 1:
            walks[n] = uniform(luck[7], subject, 0) < s.station_walk * acceptance[i]
        known_to[n] = new
    return heard, walks


@compiled
def _receive(
    prices: Prices,
    start: I64,
    heard: I8,
    walks: I8,
    bits: NDArray[np.uint16],
    tie: F64,
    supplied: I64,
    minutes: I64,
    uses: I64,
) -> I64:
    """Let office and stations take in who comes, and set their bits; return [C] contacts lost.

    `heard` and `walks` [n] are those of `_notice`, `start` [C+1] first rows of communities, `bits`
    and `tie` [n] those of the cases, `supplied` [C, 9] the minutes of which a part is for listening.
    """
    call = contact_price(prices) + prices.register_minutes
    price_of = np.array([0.0, call, prices.register_minutes, prices.intake_minutes])
    lost = np.zeros(len(start) - 1, dtype=np.int64)
    for c in range(len(lost)):
        for a, ways in ((OFFICE, heard), (SOCIAL, walks)):
            rows = start[c] + np.flatnonzero(ways[start[c] : start[c + 1]])
            if len(rows) == 0:
                continue
            room = reception_left(prices, c, a, supplied, minutes, uses)
            taken = take_in(c, a, rows, price_of[ways[rows]], tie, room, minutes, uses)
            for n in taken:
                bits[n] |= 1 << a
            lost[c] += len(rows) - len(taken)
    return lost


@compiled
def _remember(
    week: int,
    count: int,
    before: np.ndarray,
    cases: Cases,
    known_new: I64,
    cells: Cells,
    recorded: I64,
) -> None:
    """Date newly known cases, count who knew first, and keep what each actor saw in each cell."""
    ring = week % MEMORY_WEEKS
    for n in range(count):
        new = int(cases.bits[n]) & KNOWN_BITS & ~int(before[n])
        if new == 0:
            continue
        k = cases.key[n] % 8
        recorded[cases.community[n]] += new & 1
        if cases.known_week[n] == NEVER:
            cases.known_week[n] = week
            for a in range(8):
                if (new >> a) & 1 == 1:
                    cases.first_knower[n] = a
                    known_new[cases.community[n], a, k] += 1
                    break
        for kind in range(len(ENTRENCHED_NEED)):
            if ENTRENCHED_NEED[kind] == k:
                for a in range(8):
                    if (new >> a) & 1 == 1:
                        cells.severity[cases.cell[n], kind, a] += 1
                        cells.severity_ring[ring, cases.cell[n], kind, a] += 1


def remember(world: World) -> None:
    """Close the step: known weeks, first knowers, what was seen where."""
    recorded = np.zeros(world.community_count, dtype=np.int64)
    _remember(
        world.week,
        world.case_count,
        world.bits_before,
        world.cases,
        world.now.known_new,
        world.cells,
        recorded,
    )
    world.flows["recorded_office"] = recorded

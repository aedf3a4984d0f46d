"""W4 Needs become known: bits of actors on cases, visits, the platform, then the joint list.

A link lets information pass; the chances by which an actor notices a case are the same in every
arm. All chances look at the bits at the start of the step.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    CHARITY,
    ENTRENCHED_NEED,
    GROUP,
    KNOWN_BITS,
    NEED_COUNT,
    NEVER,
    OFFICE,
    PROFESSIONAL,
    PROPERTY,
    REPORT_FACTOR,
    SEVERE_CLASS,
    SOCIAL,
)
from sim.links import ACTORS
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cases, Cells, World

MEMORY_WEEKS = 26


class Noticing(NamedTuple):
    """Settings of noticing."""

    report_base: float
    report_floor: float
    patrol_rate: float
    copresence_party: float
    copresence_volunteer: float
    copresence_group: float
    property_known: float
    client_professional: float
    client_charity: float
    station_walk: float
    refer_rate: float
    refer_below: float


def notice(world: World) -> None:
    """Set bits by reports, patrol, co-presence, clients, walk-ins and referral."""
    cells, now = world.cells, world.now
    ring = world.week % MEMORY_WEEKS
    np.subtract(cells.severity, cells.severity_ring[ring], out=cells.severity)
    cells.severity_ring[ring] = 0
    # cases of this week that a device reported have not been counted as known yet
    world.bits_before = world.cases.bits * (world.cases.born != world.week)
    names = ("know.report", "know.patrol", "know.copres.2", "know.copres.3", "know.copres.4",
             "know.property", "know.client", "know.station", "know.refer")  # fmt: skip
    luck = np.array([world.luck(name) for name in names], dtype=np.uint64)
    present = np.array([name in world.settings.present for name in ACTORS], dtype=np.int8)
    if world.week < 0:
        present[[SOCIAL, PROFESSIONAL]] = 0
    cells_of = np.diff(world.communities.cell_start)
    patrol = now.patrol_minutes // np.maximum(1, cells_of)
    categories = np.zeros(NEED_COUNT, dtype=np.int8)
    categories[world.partners.category[world.partners.category >= 0]] = 1
    _notice(
        luck,
        world.settings.numbers(Noticing),
        present,
        patrol,
        categories,
        best_efficiency(now.eta_base, now.minutes),
        world.cases,
        world.traits.number,
        world.communities.specialism,
        world.communities.station_open,
        world.cells.servers,
        world.minds.trust,
        world.minds.acceptance,
        world.duty.role,
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


@compiled
def _notice(
    luck: np.ndarray,
    s: Noticing,
    present: I8,
    patrol: I64,
    categories: I8,
    best: F64,
    cases: Cases,
    numbers_of: I32,
    specialism: I8,
    station_open: I8,
    servers: np.ndarray,
    trust: F64,
    acceptance: F64,
    role: I8,
) -> None:
    keys, community, cell, known_to = cases.key, cases.community, cases.cell, cases.bits
    for n in range(len(keys)):
        i, k = keys[n] // NEED_COUNT, keys[n] % NEED_COUNT
        subject = numbers_of[i] * NEED_COUNT + k
        c, b = community[n], cell[n]
        bits = int(known_to[n])
        new = bits
        if bits & 1 == 0 and present[OFFICE] == 1:
            p = s.report_base * (s.report_floor + (1.0 - s.report_floor) * trust[i])
            if uniform(luck[0], subject, 0) < p * REPORT_FACTOR[k]:
                new |= 1
            elif patrol[c] > 0:
                if uniform(luck[1], subject, 0) < 1.0 - np.exp(-s.patrol_rate * patrol[c]):
                    new |= 1
        if bits & 4 == 0 and servers[b, 0] > 0:
            p = 1.0 - np.exp(-s.copresence_party * servers[b, 0])
            if uniform(luck[2], subject, 0) < p:
                new |= 4
        if bits & 8 == 0 and servers[b, 1] > 0:
            p = 1.0 - np.exp(-s.copresence_volunteer * servers[b, 1])
            if uniform(luck[3], subject, 0) < p:
                new |= 8
        if bits & 16 == 0 and role[i] == GROUP:
            if uniform(luck[4], subject, 0) < s.copresence_group:
                new |= 16
        if bits & 128 == 0 and k == 4 and present[PROPERTY] == 1:
            if uniform(luck[5], subject, 0) < s.property_known:
                new |= 128
        if bits & 32 == 0 and present[PROFESSIONAL] == 1 and specialism[c] == k:
            if uniform(luck[6], subject, 0) < s.client_professional:
                new |= 32
        if bits & 64 == 0 and present[CHARITY] == 1 and categories[k] == 1:
            if uniform(luck[6], subject, 1) < s.client_charity:
                new |= 64
        if bits & 2 == 0 and present[SOCIAL] == 1 and station_open[c] == 1:
            if uniform(luck[7], subject, 0) < s.station_walk * acceptance[i]:
                new |= 2
        knowers = bits & KNOWN_BITS
        if knowers != 0:
            z = SEVERE_CLASS[k] if cases.severe[n] == 1 else k
            unable = False
            target = -1
            top = 0.0
            for a in range(8):
                if (knowers >> a) & 1 == 1 and best[c, a, z] < s.refer_below:
                    unable = True
                if best[c, a, z] > top:
                    top = best[c, a, z]
                    target = a
            if unable and target >= 0 and (bits >> target) & 1 == 0:
                if uniform(luck[8], subject, 0) < s.refer_rate * trust[i]:
                    new |= 1 << target
        known_to[n] = new


@compiled
def _remember(
    week: int, count: int, before: np.ndarray, cases: Cases, known_new: I64, cells: Cells,
    recorded: I64,
) -> None:  # fmt: skip
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

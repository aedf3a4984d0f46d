"""W4 Needs become known: bits of actors on cases, visits, the platform, then the joint list.

A link lets information pass; the chances by which an actor notices a case are the same in every
arm. All chances look at the bits at the start of the step.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.compiled import compiled, helper
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    CHARITY,
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
    SEVERE_CLASS,
    SOCIAL,
)
from sim.links import ACTORS
from sim.randomness import uniform
from sim.world import F64, I8, I32, I64, Cases, Cells, Duty, World

MEMORY_WEEKS = 26


class Noticing(NamedTuple):
    """Settings of noticing."""

    report_base: float
    report_floor: float
    patrol_rate: float
    copresence_party: float
    copresence_volunteer: float
    copresence_group: float
    hear_member: float
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
    eyes = Eyes(
        present, patrol, categories, best_efficiency(now.eta_base, now.minutes),
        world.communities.specialism, world.communities.station_open, world.cells.servers,
        _ears(
            world.shift.present, world.duty, world.traits.cell, world.traits.community,
            world.groups.activity, len(cells.community),
        ),
    )  # fmt: skip
    _notice(
        luck, world.settings.numbers(Noticing), eyes, world.cases, world.minds.trust,
        world.minds.acceptance, world.duty.role,
    )  # fmt: skip


class Eyes(NamedTuple):
    """Who is there to notice a case this week."""

    present: I8  # [9] actors on the street
    patrol: I64  # [C] minutes of patrol for each cell
    categories: I8  # [8] needs for which there is a charity partner
    best: F64  # [C, 9, 11] best base efficiency of each actor
    specialism: I8  # [C] need of the contract, or -1
    station_open: I8  # [C]
    servers: I32  # [B, 2] serving members, serving volunteers
    ears: F64  # [B] attenders who live there, each weighed by the activity of the group


@compiled
def _ears(
    present: I64, duty: Duty, cell: I32, community: I32, activity: F64, cells: int
) -> F64:
    """Return [B] the attenders who live in each cell, weighed by their groups' activity [C·8]."""
    ears = np.zeros(cells)
    for i in present:
        if duty.role[i] == GROUP:
            ears[cell[i]] += activity[community[i] * GROUP_SLOTS + duty.slot[i]]
    return ears


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
def _office_learns(
    report: float, patrol: float, key: int, told: np.uint64, walked: np.uint64
) -> bool:
    """Whether somebody reports the case with chance `report`, or else a patrol comes upon it."""
    if uniform(told, key, 0) < report:
        return True
    return patrol > 0.0 and uniform(walked, key, 0) < 1.0 - np.exp(-patrol)


@helper
def _met(rate: float, servers: int, key: int, luck: np.uint64) -> bool:
    """Whether one of the servers of the cell comes upon the case, each with the same rate."""
    return servers > 0 and uniform(luck, key, 0) < 1.0 - np.exp(-rate * servers)


@helper
def _overheard(rate: float, ears: float, key: int, luck: np.uint64) -> bool:
    """Whether a member of a group hears of the case in the building where he or she lives."""
    return ears > 0.0 and uniform(luck, key, 1) < 1.0 - np.exp(-rate * ears)


@helper
def _refer_to(knowers: int, z: int, best: F64, below: float) -> int:
    """Return who serves class `z` best, if one of the knowers cannot (below a limit), or -1.

    `best` [9, 11] is the best base efficiency of each actor of the community.
    """
    unable = False
    target = -1
    top = 0.0
    for a in range(8):
        if (knowers >> a) & 1 == 1 and best[a, z] < below:
            unable = True
        if best[a, z] > top:
            top = best[a, z]
            target = a
    return target if unable else -1


@compiled
def _notice(
    luck: NDArray[np.uint64], s: Noticing, eyes: Eyes, cases: Cases, trust: F64, acceptance: F64,
    role: I8,
) -> None:  # fmt: skip
    """Set the bits of actors who notice a case this week; all look at the bits before the step.

    The office by report (more with trust [N]) or patrol; members and volunteers who serve in the
    cell; groups by their members' own needs and those in their members' buildings; the property
    company, the contract and charity partners by the need; social workers by walk-ins (with
    acceptance [N]); at last by referral from somebody who cannot serve the case. `luck` [9] holds a
    draw for each way.
    """
    present, patrol, categories, best = eyes.present, eyes.patrol, eyes.categories, eyes.best
    specialism, station_open, servers = eyes.specialism, eyes.station_open, eyes.servers
    keys, community, cell, known_to = cases.key, cases.community, cases.cell, cases.bits
    for n in range(len(keys)):
        key = keys[n]
        i, k = key // 8, key % 8
        c, b = community[n], cell[n]
        bits = int(known_to[n])
        new = bits
        if bits & 1 == 0 and present[OFFICE] == 1:
            p = s.report_base * (s.report_floor + (1.0 - s.report_floor) * trust[i])
            walked = s.patrol_rate * patrol[c]
            if _office_learns(p * REPORT_FACTOR[k], walked, key, luck[0], luck[1]):
                new |= 1
        if bits & 4 == 0 and _met(s.copresence_party, servers[b, 0], key, luck[2]):
            new |= 4
        if bits & 8 == 0 and _met(s.copresence_volunteer, servers[b, 1], key, luck[3]):
            new |= 8
        if bits & 16 == 0 and role[i] == GROUP:
            if uniform(luck[4], key, 0) < s.copresence_group:
                new |= 16
        if bits & 16 == 0 and _overheard(s.hear_member, eyes.ears[b], key, luck[4]):
            new |= 16
        if bits & 128 == 0 and k == 4 and present[PROPERTY] == 1:
            if uniform(luck[5], key, 0) < s.property_known:
                new |= 128
        if bits & 32 == 0 and present[PROFESSIONAL] == 1 and specialism[c] == k:
            if uniform(luck[6], key, 0) < s.client_professional:
                new |= 32
        if bits & 64 == 0 and present[CHARITY] == 1 and categories[k] == 1:
            if uniform(luck[6], key, 1) < s.client_charity:
                new |= 64
        if bits & 2 == 0 and present[SOCIAL] == 1 and station_open[c] == 1:
            if uniform(luck[7], key, 0) < s.station_walk * acceptance[i]:
                new |= 2
        knowers = bits & KNOWN_BITS
        if knowers != 0:
            z = SEVERE_CLASS[k] if cases.severe[n] == 1 else k
            target = _refer_to(knowers, z, best[c], s.refer_below)
            if target >= 0 and (bits >> target) & 1 == 0:
                if uniform(luck[8], key, 0) < s.refer_rate * trust[i]:
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

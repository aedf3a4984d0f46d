"""W2 (item 11) and W12 (item 7): commissioned projects are planned, supervised and delivered.

What was delivered one week serves cases of the project's need in the next, the more the better it
was planned and supervised. Minutes come from reserves that are set aside before any case; the
office may buy delivery with the project's money. In its last week a project is reviewed.
"""

from typing import NamedTuple

import numpy as np

from sim.commission import name_of_project, purse_of, spend
from sim.compiled import compiled, helper
from sim.layout import (
    GROUP,
    GROUP_SLOTS,
    NEED_COUNT,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    PROJECT_CAPACITY,
    R_GROUP,
    R_OFFICE,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROJECT,
    R_SOCIAL,
    R_VOLUNTEER,
    SOCIAL,
    USE_PROJECTS,
    VOLUNTEER,
)
from sim.ledger import debit, share_of, spend_up_to, supply
from sim.world import F64, I8, I16, I64, Projects, World

PLAN, OVERSEE, DELIVER = range(3)  # in this order: delivery takes what the reserves have left
FUNCTIONS = 3
# Who can supply a function, each from its own purse; of equals the first.
PURSES = np.array(
    [R_OFFICE, R_SOCIAL, R_PARTY, R_VOLUNTEER, *range(R_GROUP, R_GROUP + GROUP_SLOTS), R_PROFESSIONAL]
)
ACTORS = np.array([OFFICE, SOCIAL, PARTY, VOLUNTEER] + GROUP_SLOTS * [GROUP] + [PROFESSIONAL], dtype=np.int64)
ABLE = 0.6  # efficiency from which a supplier's minutes count in full
DELIVERED, PLANNED, OVERSEEN = 0.5, 0.3, 0.2  # what delivery is worth by itself, what the others add
REVIEW_MINUTES = 60


class Wanted(NamedTuple):
    """Minutes a week that each function of a project asks for."""

    plan_minutes: float
    supervise_project_minutes: float
    deliver_minutes: float


class Giving(NamedTuple):
    """What actors can give to projects this week."""

    minutes: I64  # [C, R]
    uses: I64  # [C, 9, 16]
    offered: I64  # [C, 9]
    reserve: I64  # [C, 6]
    bought: I64  # [C]
    eta: F64  # [C, R, 11]
    linked: I8  # [C, 9]
    contract: bool  # whether there are contracts to buy from


def run_projects(world: World) -> None:
    """Hand out last week's output, then supply every project from the reserves."""
    now, settings = world.now, world.settings
    groups = slice(R_GROUP, R_GROUP + GROUP_SLOTS)
    before = now.minutes[:, groups].copy()
    contract = "professional_organisations" in settings.present and world.week >= 0
    _run(
        world.projects,
        world.week,
        np.array(settings.numbers(Wanted), dtype=np.int64),
        Giving(
            now.minutes,
            now.uses,
            now.offered,
            _reserves(world),
            now.bought,
            now.eta,
            now.linked,
            contract,
        ),
    )
    gave = (now.minutes[:, groups] < before).reshape(-1)
    world.groups.project_weeks[:] += gave & (world.groups.alive == 1)


def _reserves(world: World) -> I64:
    """Return [C, 6] minutes each actor sets aside for projects, at most what is left of them."""
    now, settings, offered = world.now, world.settings, supply(world.now)
    reserve = np.zeros((world.community_count, PROFESSIONAL + 1), dtype=np.int64)
    shares = {OFFICE: settings.project_share, SOCIAL: settings.project_share_social}
    shares |= dict.fromkeys((PARTY, VOLUNTEER, GROUP), settings.project_share_people)
    for a, share in shares.items():
        reserve[:, a] = share_of(now.minutes, offered, a, float(share))
    return reserve


@compiled
def _run(projects: Projects, week: int, wanted: I64, giving: Giving) -> None:
    """Hand out the output of last week; supply the functions of all projects, `wanted` [3] minutes.

    The reserves are shared in the order of slots, beginning at slot t mod 16, so that no project is
    always last. In its last week a project is no longer supplied: its proposer reviews it.
    """
    for c in range(projects.alive.shape[0]):
        for p in range(PROJECT_CAPACITY):
            purse = R_PROJECT + projects.sponsor[c, p] * NEED_COUNT + projects.type[c, p]
            giving.minutes[c, purse] += projects.output[c, p]
        for n in range(PROJECT_CAPACITY):
            p = (week + n) % PROJECT_CAPACITY
            projects.given[c, p] = 0
            projects.effective[c, p] = 0.0
            if projects.alive[c, p] == 0:
                continue
            if projects.ends[c, p] <= week:
                debit(
                    giving.minutes,
                    giving.uses,
                    c,
                    projects.sponsor[c, p],
                    USE_PROJECTS,
                    REVIEW_MINUTES,
                )
                continue
            for f in range(FUNCTIONS):
                able = _able(giving, c, f, projects.sponsor[c, p], projects.type[c, p])
                projects.effective[c, p, f] = _supply(giving, c, wanted[f], able, projects.given[c, p, f])


@helper
def _able(giving: Giving, c: int, f: int, proposer: int, need: int) -> F64:
    """Return [13] the efficiency of those who may supply a function, 0 of those who may not.

    The proposer may; where it is linked every linked actor may deliver, and office and social
    workers plan and supervise; the office may buy what is to be delivered in any arm.
    """
    able = np.zeros(len(PURSES))
    for n in range(len(PURSES)):
        a = ACTORS[n]
        if a == PROFESSIONAL:
            may = giving.contract and f == DELIVER and proposer == OFFICE
        elif a == proposer:
            may = True
        else:
            joint = giving.linked[c, proposer] == 1 and giving.linked[c, a] == 1
            may = joint and (f == DELIVER or a <= SOCIAL)
        if may:
            able[n] = giving.eta[c, PURSES[n], need]
    return able


@helper
def _supply(giving: Giving, c: int, wanted: int, able: F64, given: I64) -> float:
    """Let the ablest give what they can, and the next the rest; return effective minutes.

    `given` [6] are the minutes of each actor.
    """
    effective = 0.0
    rest = wanted
    while rest > 0:
        best = np.argmax(able)
        if able[best] <= 0.0:
            break
        a = ACTORS[best]
        part = _take(giving, c, a, PURSES[best], rest)
        given[a] += part
        rest -= part
        effective += part * min(1.0, able[best] / ABLE)
        able[best] = 0.0
    return effective


@helper
def _take(giving: Giving, c: int, a: int, purse: int, wanted: int) -> int:
    """Take at most the minutes wanted from a supplier's reserve; the contract's are bought."""
    if a == PROFESSIONAL:
        giving.offered[c, a] += wanted
        giving.bought[c] += wanted
        giving.uses[c, a, USE_PROJECTS] += wanted
        return wanted
    wanted = min(wanted, giving.reserve[c, a])
    if a == GROUP:
        wanted = min(wanted, giving.minutes[c, purse])
        giving.minutes[c, purse] -= wanted
        giving.uses[c, a, USE_PROJECTS] += wanted
    else:
        wanted = spend_up_to(giving.minutes, giving.uses, c, a, USE_PROJECTS, wanted)
    giving.reserve[c, a] -= wanted
    return wanted


def end_projects(world: World) -> None:
    """Settle this week's output; end projects whose last week this was, and their money."""
    projects, communities = world.projects, world.communities
    planned, served = _settle(
        projects,
        world.week,
        np.array(world.settings.numbers(Wanted), dtype=np.int64),
        world.now.project_served,
    )
    world.flows["project_planned"], world.flows["project_served"] = planned, served
    came = np.flatnonzero(world.now.session >= 0)
    np.add.at(projects.came, (world.traits.community[came], world.now.session[came]), 1)
    spent = np.zeros(world.community_count, dtype=np.int64)
    for c, p in np.argwhere((projects.alive == 1) & (projects.ends <= world.week)).tolist():
        useful = bool(projects.served[c, p] > 0 or projects.came[c, p] > 0)
        goes_to = spent if useful else purse_of(world, int(projects.sponsor[c, p]))
        goes_to[c] += projects.held[c, p]
        if world.week >= 0:
            communities.projects_ended[c] += 1
            communities.projects_useful[c] += useful
            communities.projects_serving[c] += bool(projects.served[c, p] > 0)
        figures = f"{projects.served[c, p]} of {projects.planned[c, p]} min"
        world.note(c, name_of_project(world, c, p), "project_ended", figures)
        _clear(projects, world.roles.session, communities.resident_start, c, p)
    spend(world, spent)


def _clear(projects: Projects, session: I16, start: np.ndarray, c: int, p: int) -> None:
    """Free the slot of a project; nobody came to its session any more when the next one asks."""
    for state in projects:
        state[c, p] = 0
    came = session[start[c] : start[c + 1]]
    came[came == p] = -1


@compiled
def _settle(projects: Projects, week: int, wanted: I64, served: I64) -> tuple[I64, I64]:
    """Share out minutes served [C, 48 purses] and compute the output of next week.

    Projects of one proposer and need share a purse: what it served is theirs in proportion to what
    each put in. Return [C] minutes of delivery planned, and of output that served, this week.
    """
    count = len(served)
    planned, useful = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    for c in range(count):
        total = np.zeros(served.shape[1], dtype=np.int64)
        for p in range(PROJECT_CAPACITY):
            total[projects.sponsor[c, p] * NEED_COUNT + projects.type[c, p]] += projects.output[c, p]
        before = np.zeros_like(total)
        for p in range(PROJECT_CAPACITY):
            if projects.alive[c, p] == 0:
                continue
            purse = projects.sponsor[c, p] * NEED_COUNT + projects.type[c, p]
            if total[purse] > 0:
                upto = before[purse] + projects.output[c, p]
                part = served[c, purse] * upto // total[purse]
                part -= served[c, purse] * before[purse] // total[purse]
                before[purse] = upto
                projects.served[c, p] += part
                useful[c] += part
            effective = projects.effective[c, p]
            plan = min(1.0, effective[PLAN] / wanted[PLAN])
            oversee = min(1.0, effective[OVERSEE] / wanted[OVERSEE])
            quality = DELIVERED + PLANNED * plan + OVERSEEN * oversee
            projects.output[c, p] = int(effective[DELIVER] * quality)
            if projects.opened[c, p] < week < projects.ends[c, p]:
                projects.planned[c, p] += wanted[DELIVER]
                planned[c] += wanted[DELIVER]
    return planned, useful

"""W2 (item 11) and W12 (item 7): projects, the work of several actors for one need.

A sponsor with minutes to spare opens a project for the need it holds greatest. Each week four
functions (survey, plan, supervise, deliver) are supplied by whoever the sponsor can reach and had
minutes left; the least supplied function limits the output, which is fewer minutes than were put
in, and serves cases of that need in the following week. At its end a project is reviewed.
"""

from typing import NamedTuple

import numpy as np

from sim.compiled import compiled
from sim.layout import (
    ACTOR_RESOURCES,
    CHARITY,
    GROUP,
    GROUP_SLOTS,
    NEED_COUNT,
    OFFICE,
    PARTY,
    PROJECT_CAPACITY,
    R_GROUP,
    R_PROJECT,
    SOCIAL,
    USE_PROJECTS,
)
from sim.ledger import debit, spend_up_to
from sim.needs_estimate import choose_need, users_estimate
from sim.places import free_seats
from sim.purse import note_spending
from sim.randomness import draw
from sim.world import F64, I8, I64, Bool, Projects, World

SPONSORS = CHARITY  # actors 0 to 5 can sponsor
SURVEY, PLAN, OVERSEE, DELIVER = range(4)
FUNCTION_PERCENT = np.array([10, 20, 10, 60], dtype=np.int64)
# Who supplies a function, in this order; else the sponsor itself.
SUPPLIERS = np.array([[1, 0, -1], [5, 4, 1], [0, 1, -1], [3, 2, 4]], dtype=np.int64)
ABLE = 0.6  # efficiency from which a supplier's minutes count in full
QUALITY_BASE, QUALITY_SKILL = 0.5, 0.4
REVIEW_MINUTES = 60
PURSE_WEEKS = 13  # weeks of cost the purse must hold
EMERGENCY, ELDER_CARE = 7, 1
AFTER_EMERGENCY = 26  # weeks in which emergency projects may still open
EVIDENCE = 20  # visits of each kind before they are compared


class ProjectNumbers(NamedTuple):
    """Settings of projects."""

    proj_spare: float
    proj_yuan: float
    proj_weeks: float
    proj_renew: float


def run_projects(world: World) -> None:
    """Hand out last week's output and debit this week's functions; review what ends."""
    projects, now, communities = world.projects, world.now, world.communities
    before = communities.purse.copy()
    renewed = _run(
        projects, now.minutes, now.uses, now.linked, communities.left_last, communities.purse,
        world.week, world.settings.numbers(ProjectNumbers),
    )  # fmt: skip
    note_spending(world, before - communities.purse)
    for c, p in np.argwhere(renewed).tolist():
        world.note(int(c), _subject(world, c, p), "project_renewed", _figures(projects, c, p))


def end_projects(world: World) -> None:
    """Settle this week's output; end projects whose last week this was."""
    projects, communities = world.projects, world.communities
    skill = (communities.staff_skill + communities.volunteer_skill) / 2
    _settle(
        projects, world.now.eta, world.groups.alive, world.now.project_served,
        QUALITY_BASE + QUALITY_SKILL * skill, world.settings.numbers(ProjectNumbers),
    )  # fmt: skip
    start = communities.resident_start
    for c, p in np.argwhere((projects.alive == 1) & (projects.ends <= world.week)).tolist():
        world.note(int(c), _subject(world, c, p), "project_ended", _figures(projects, c, p))
        for state in (projects.alive, projects.output, projects.planned, projects.served):
            state[c, p] = 0
        projects.function[c, p] = 0
        projects.supplier[c, p] = -1
        came = world.roles.session[start[c] : start[c + 1]]
        came[came == p] = -1


def open_projects(world: World) -> None:
    """Open projects where sponsors have had minutes to spare, money, seats and a need."""
    communities, settings = world.communities, world.settings
    spare = communities.left_last[:, :SPONSORS] >= settings.proj_spare
    communities.spare[:] = np.where(spare, communities.spare + 1, 0)
    ready = communities.spare >= settings.proj_spare_weeks
    price = int(settings.proj_yuan) * PURSE_WEEKS
    running = world.projects.alive.sum(axis=1)
    of_sponsor = _by_sponsor(world.projects)
    seats = free_seats(world) - settings.proj_seats * running
    able = ready.any(axis=1) & (seats >= settings.proj_seats) & (communities.purse >= price)
    for c in np.flatnonzero(able & (running < PROJECT_CAPACITY)).tolist():
        offers = []
        sponsors = np.flatnonzero(ready[c]).tolist()
        believers = {SOCIAL if a == SOCIAL else OFFICE for a in sponsors}  # others ask the office
        beliefs = {a: _belief(world, c, a) for a in believers}
        for a in sponsors:
            estimate, need = beliefs[SOCIAL if a == SOCIAL else OFFICE]
            if a == PARTY and not of_sponsor[c, a, ELDER_CARE] and _children_help(world, c):
                need = ELDER_CARE
            if need > 0 and not of_sponsor[c, a, need]:
                subject = world.plan.numbers[c] * NEED_COUNT + need
                luck = draw(world.seed, "proj.open", world.week, subject)
                offers.append((-estimate[need], luck, a, need))
        for _, _, a, need in sorted(offers):
            free = np.flatnonzero(world.projects.alive[c] == 0)
            if len(free) == 0 or seats[c] < settings.proj_seats:
                break
            _open(world, c, int(free[0]), a, need)
            seats[c] -= settings.proj_seats


@compiled
def _by_sponsor(projects: Projects) -> Bool:
    """Return [C, sponsors, needs] whether such a project is running."""
    running = np.zeros((len(projects.alive), SPONSORS, NEED_COUNT), dtype=np.bool_)
    for c in range(len(projects.alive)):
        for p in range(PROJECT_CAPACITY):
            if projects.alive[c, p] == 1:
                running[c, projects.sponsor[c, p], projects.type[c, p]] = True
    return running


def _belief(world: World, c: int, a: int) -> tuple[list[float], int]:
    """Return the estimate an actor goes by and the need it would open a project for (-1: none)."""
    recent = world.emergency > 0 or world.week - world.emergency_end <= AFTER_EMERGENCY
    needs = range(1, EMERGENCY + 1 if recent else EMERGENCY)
    estimate = users_estimate(world, c, a).tolist()
    turn = int(world.communities.programmes[c])
    return estimate, choose_need(world.settings.programme_rule, estimate, needs, turn)


def _children_help(world: World, c: int) -> bool:
    """Whether the log of elders' visits shows that those with a child please more."""
    rule = world.settings.programme_rule
    with_child = world.communities.visits_with_child[c]
    without = world.communities.visits_without_child[c]
    if rule != "assessed" or min(with_child[0], without[0]) < EVIDENCE:
        return False
    return bool(with_child[1] / with_child[0] > without[1] / without[0])


def _open(world: World, c: int, p: int, a: int, need: int) -> None:
    projects = world.projects
    world.project_count += 1
    world.communities.programmes[c] += 1
    world.communities.projects_opened[c] += int(world.week >= 0)
    world.communities.spare[c, a] = 0
    projects.alive[c, p] = 1
    projects.type[c, p] = need
    projects.sponsor[c, p] = a
    projects.opened[c, p] = world.week
    projects.ends[c, p] = world.week + int(world.settings.proj_weeks)
    projects.number[c, p] = world.project_count
    for state in (projects.planned, projects.served, projects.output):
        state[c, p] = 0
    projects.function[c, p] = 0
    projects.supplier[c, p] = -1
    world.note(c, _subject(world, c, p), "project_opened", f"k{need} actor {a}")


def _subject(world: World, c: int, p: int) -> str:
    """Return a project's number and, where the study names one like it here, that name."""
    need = world.projects.type[c, p]
    for thing in world.plan.named:
        if thing.kind == "project" and thing.community == c and thing.category == need:
            return f"project {world.projects.number[c, p]} ({thing.name})"
    return f"project {world.projects.number[c, p]}"


def _figures(projects: Projects, c: int, p: int) -> str:
    return f"{projects.served[c, p]} of {projects.planned[c, p]} min"


@compiled
def _run(
    projects: Projects, minutes: I64, uses: I64, linked: I8, left_last: I64, purse: I64, week: int,
    numbers: ProjectNumbers,
) -> I8:  # fmt: skip
    """Debit the functions of all projects; return [C, 16] which were renewed."""
    plan, yuan = int(numbers.proj_spare), int(numbers.proj_yuan)
    renewed = np.zeros(projects.alive.shape, dtype=np.int8)
    spare = left_last.copy()
    for c in range(projects.alive.shape[0]):
        for p in range(PROJECT_CAPACITY):
            if projects.alive[c, p] == 0:
                continue
            k, a = projects.type[c, p], projects.sponsor[c, p]
            minutes[c, R_PROJECT + a * NEED_COUNT + k] += projects.output[c, p]
            for f in range(4):  # what a project takes now it could go on taking
                if projects.supplier[c, p, f] >= 0:
                    spare[c, projects.supplier[c, p, f]] += projects.function[c, p, f]
        for p in range(PROJECT_CAPACITY):
            if projects.alive[c, p] == 0:
                continue
            a = projects.sponsor[c, p]
            projects.function[c, p, :] = 0
            projects.supplier[c, p, :] = -1
            if purse[c] < yuan:
                continue
            purse[c] -= yuan
            for f in range(4):
                wanted = int(plan * FUNCTION_PERCENT[f] // 100)
                supplier = int(a)
                for b in SUPPLIERS[f]:
                    if b < 0 or spare[c, b] < wanted:
                        continue
                    if b == a or (linked[c, a] == 1 and linked[c, b] == 1):
                        supplier = int(b)
                        break
                spare[c, supplier] -= wanted
                spent = spend_up_to(minutes, uses, c, supplier, USE_PROJECTS, wanted)
                projects.function[c, p, f] = spent
                projects.supplier[c, p, f] = supplier if spent > 0 else -1
            if week != projects.ends[c, p]:
                continue
            reviewed = debit(minutes, uses, c, a, USE_PROJECTS, REVIEW_MINUTES) > 0
            good = projects.served[c, p] >= numbers.proj_renew * projects.planned[c, p] > 0
            if reviewed and good and purse[c] >= yuan * PURSE_WEEKS:
                projects.ends[c, p] += int(numbers.proj_weeks)
                renewed[c, p] = 1
    return renewed


@compiled
def _efficiency(eta: F64, group_alive: I8, c: int, a: int, need: int) -> float:
    """Return a supplier's efficiency: unskilled for people, the best group's for groups."""
    if a != GROUP:
        return float(eta[c, ACTOR_RESOURCES[a, 0], need])
    best = 0.0
    for slot in range(GROUP_SLOTS):
        if group_alive[c * GROUP_SLOTS + slot] == 1:
            best = max(best, eta[c, R_GROUP + slot, need])
    return best


@compiled
def _settle(
    projects: Projects, eta: F64, group_alive: I8, served: I64, quality: F64,
    numbers: ProjectNumbers,
) -> None:  # fmt: skip
    """Compute the output of this week's functions, limited by the least supplied one."""
    plan = int(numbers.proj_spare)
    for c in range(projects.alive.shape[0]):
        for p in range(PROJECT_CAPACITY):
            if projects.alive[c, p] == 0:
                continue
            least = 1.0
            for f in range(4):
                effective = float(projects.function[c, p, f])
                if effective > 0.0 and f != DELIVER:
                    supplier = projects.supplier[c, p, f]
                    able = _efficiency(eta, group_alive, c, supplier, projects.type[c, p])
                    effective *= min(1.0, able / ABLE)
                least = min(least, effective / (plan * FUNCTION_PERCENT[f] // 100))
            delivered = projects.function[c, p, DELIVER]
            projects.output[c, p] = int(quality[c] * np.sqrt(least) * delivered)
            projects.planned[c, p] += plan * FUNCTION_PERCENT[DELIVER] // 100
            projects.served[c, p] += served[c, p]

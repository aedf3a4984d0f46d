"""W12, item 8: projects are commissioned, every quarter, as far as the money goes.

The office pays from the fund, social workers from their programme money. Half the price is spent
when a project opens, half is held until its review. Which need has a project follows the
proposer's belief: each keeps an account of what it owes to every need, so that over the years the
projects of a community are as many as each need's share.
"""

import numpy as np

from sim.commission import name_of_project, purse_of, spend
from sim.layout import NEED_COUNT, OFFICE, SOCIAL
from sim.needs_estimate import programme_shares, users_estimate
from sim.selection import rows_of
from sim.world import I64, World

QUARTER = 13
EMERGENCY = 7
AFTER_EMERGENCY = 26  # weeks in which emergency projects may still open
CHILD_BELOW, ADULT, ELDER = 15, 15, 60


def open_projects(world: World) -> None:
    """Open what the money of each proposer pays for: social workers' projects first."""
    if world.week % QUARTER != 0:
        return
    present = world.settings.present
    heads = heads_of_needs(world).tolist()
    if "social_workers" in present and world.week >= 0:
        _commission(world, SOCIAL, heads)
    if "office" in present:
        _commission(world, OFFICE, heads)


def heads_of_needs(world: World) -> I64:
    """Return [C, 8] the residents each need is for, at least one; nobody grows older."""
    traits, count = world.traits, world.community_count
    adults = traits.age >= ADULT
    heads = np.ones((count, NEED_COUNT), dtype=np.int64)
    for need in range(1, NEED_COUNT):
        chosen = {1: traits.age >= ELDER, 2: traits.disability >= 1, 3: traits.age < CHILD_BELOW}
        rows = rows_of(chosen.get(need, adults))
        heads[:, need] = np.bincount(traits.community[rows], minlength=count)
    return np.maximum(heads, 1)


def _commission(world: World, proposer: int, heads: list[list[int]]) -> None:
    """Open one proposer's projects in every community and pay half of each."""
    price = int(world.settings.project_yuan)
    purse, spent = purse_of(world, proposer), np.zeros(world.community_count, dtype=np.int64)
    for c in range(world.community_count):
        free = np.flatnonzero(world.projects.alive[c] == 0).tolist()
        number = min(int(purse[c]) // price, len(free))
        needs = _portfolio(world, c, proposer, number, heads[c]) if number > 0 else []
        for p, need in zip(free, needs, strict=False):
            _open(world, c, p, proposer, need)
            purse[c] -= price
            spent[c] += price // 2
            world.projects.held[c, p] = price - price // 2
    spend(world, spent)


def _portfolio(world: World, c: int, proposer: int, number: int, heads: list[int]) -> list[int]:
    """Return the needs of `number` new projects, those owed most first; none without a belief."""
    recent = world.emergency > 0 or world.week - world.emergency_end <= AFTER_EMERGENCY
    needs = range(1, EMERGENCY + 1 if recent else EMERGENCY)
    estimate = users_estimate(world, c, proposer).tolist()
    shares = programme_shares(world.settings.programme_rule, estimate, heads, needs)
    sharing = [k for k in needs if shares[k] > 0]
    owed = world.communities.portfolio[c, proposer]
    chosen = []
    for k in sharing:
        owed[k] += number * shares[k]
    for _ in range(number if sharing else 0):
        need = max(sharing, key=lambda k: (owed[k], -k))
        owed[need] -= 1
        chosen.append(need)
    return chosen


def _open(world: World, c: int, p: int, proposer: int, need: int) -> None:
    """Begin a project in a free slot."""
    projects = world.projects
    world.project_count += 1
    world.communities.programmes[c] += 1
    world.communities.projects_opened[c] += int(world.week >= 0)
    for state in projects:
        state[c, p] = 0
    projects.alive[c, p] = 1
    projects.type[c, p] = need
    projects.sponsor[c, p] = proposer
    projects.opened[c, p] = world.week
    projects.ends[c, p] = world.week + int(world.settings.proj_weeks)
    projects.number[c, p] = world.project_count
    world.note(c, name_of_project(world, c, p), "project_opened", f"k{need} actor {proposer}")

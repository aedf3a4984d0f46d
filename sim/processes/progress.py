"""W7 Entrenched problems of cells: what moves, slips back, ends and begins.

A problem moves only in a week in which all three sides worked at its cell, and then by the consent
found there.
"""

import numpy as np

from sim.founding.institutions import problem_kind
from sim.layout import ENTRENCHED_KINDS, NEVER
from sim.nearness import cell_spread
from sim.randomness import draw, draw_each
from sim.world import F64, I64, Bool, World

WIDEST_SPREAD = 0.5  # standard deviation of numbers from 0 to 1 at most


def consent(world: World, chosen: I64) -> F64:
    """Return the consent in the cells chosen: less where opinions differ, more where trust is."""
    settings, start = world.settings, world.cells.start
    spread = cell_spread(world, chosen)
    agreed = np.clip(settings.consent_scale * np.exp(-settings.consent_sd * spread), 0, 1)
    runs = [world.minds.trust[start[b] : start[b + 1]] for b in chosen]
    # `reduceat` adds in an order of its own: another would change the last bits of histories
    trust = np.array([np.add.reduceat(run, [0])[0] / len(run) for run in runs])
    return np.asarray(agreed * (0.5 + 0.5 * trust))


def _beginning(world: World, free: Bool) -> I64:
    """Return the cells, of those free of problems, in which one begins this week."""
    communities, community = world.communities, world.cells.community
    share = communities.start_entrenched
    base = world.settings.ent_birth * share / (1 - share)
    start_spread = 1 + 4 * communities.start_spread
    luck = draw_each(world.luck("ent.birth"), world.cells.number)
    at_most = base * (1 + 4 * WIDEST_SPREAD) / start_spread
    few = np.flatnonzero(free & (luck < at_most[community]))  # the others cannot, spread or not
    spread = cell_spread(world, few)
    c = community[few]
    return few[luck[few] < base[c] * (1 + 4 * spread) / start_spread[c]]


def move(world: World) -> None:
    """W7: progress, slips, natural ends and new problems."""
    cells, settings = world.cells, world.settings
    problem = cells.ent_kind >= 0
    authority, expertise, standing = world.now.side_cell.T
    together = np.flatnonzero(problem & (authority & expertise & standing == 1))
    progress = np.maximum(0.0, cells.ent_progress - settings.ent_slip)
    if len(together):
        step = settings.ent_step * consent(world, together)
        progress[together] = cells.ent_progress[together] + step
    cells.ent_progress[:] = progress
    count = world.community_count
    solved, ended, began = (np.zeros((count, ENTRENCHED_KINDS), dtype=np.int64) for _ in range(3))
    end_luck = draw_each(world.luck("ent.end"), cells.number)
    changed = problem & ((progress >= 1) | (end_luck < settings.ent_end))
    changed[_beginning(world, ~problem)] = True
    for b in np.flatnonzero(changed):
        c, kind = int(cells.community[b]), int(cells.ent_kind[b])
        if problem[b]:
            done = cells.ent_progress[b] >= 1
            (solved if done else ended)[c, kind] += 1
            if done:
                world.note(c, f"cell_{b}", "entrenched_solved", str(kind))
            cells.ent_kind[b] = -1
            cells.ent_progress[b] = 0.0
            cells.ent_since[b] = NEVER
        else:
            plan = world.plan.communities[c]
            u = draw(world.seed, "ent.kind", world.week, int(cells.number[b]))
            cells.ent_kind[b] = problem_kind(plan.entrenched_kind, u)
            cells.ent_since[b] = world.week
            began[c, cells.ent_kind[b]] += 1
    world.flows["entrenched_solved"] = solved
    world.flows["entrenched_ended"] = ended
    world.flows["entrenched_began"] = began

"""Groups able to take part in depth: full sessions, led by themselves, and of use beyond themselves.

Judged at half-year ticks over the 26 weeks that end there, whenever the group was founded. Serving
one's own members does not count, however much of it there is.
"""

import numpy as np

from sim.layout import GROUP, GROUP_SLOTS, NEED_COUNT
from sim.world import World

HALF_YEAR = 26
FULL_SESSION = 10  # members
MANY_WEEKS = 13  # of full sessions, in a row led by itself, of project work
MANY_CASES = 13  # of people outside the group
LED = 0.8  # autonomy from which a group leads itself


def note_part_taken(world: World) -> None:
    """Count this week's full sessions and cases of others, before anybody leaves or joins."""
    groups, cases, alive = world.groups, world.cases, world.groups.alive == 1
    came = world.shift.attenders
    sessions = _slot(world.traits.community[came], world.duty.slot[came])
    groups.full_sessions[:] += alive & (np.bincount(sessions, minlength=len(alive)) >= FULL_SESSION)
    rows = np.flatnonzero(cases.closer == GROUP)
    closers = _slot(cases.community[rows], cases.closer_bin[rows])
    outside = closers[world.roles.org[cases.key[rows] // NEED_COUNT] != closers]
    groups.outside_cases[:] += (np.bincount(outside, minlength=len(alive)) * alive).astype(np.int16)


def judge_depth(world: World) -> None:
    """Count weeks of own lead; at a half-year tick judge every group and begin to count anew."""
    groups = world.groups
    led = (groups.alive == 1) & (groups.autonomy >= LED)
    groups.lead_weeks[:] = np.where(led, groups.lead_weeks + 1, 0)
    if world.week % HALF_YEAR != 0:
        return
    useful = (groups.outside_cases >= MANY_CASES) | (groups.project_weeks >= MANY_WEEKS)
    lasting = (groups.full_sessions >= MANY_WEEKS) & (groups.lead_weeks >= MANY_WEEKS)
    groups.in_depth[:] = (groups.alive == 1) & (groups.type > 0) & lasting & useful
    for count in (groups.full_sessions, groups.outside_cases, groups.project_weeks):
        count[:] = 0


def forget_depth(world: World, j: int) -> None:
    """Let a group that ended leave nothing to the next one in its slot."""
    groups = world.groups
    for state in (
        groups.full_sessions,
        groups.outside_cases,
        groups.project_weeks,
        groups.lead_weeks,
        groups.in_depth,
    ):
        state[j] = 0


def _slot(community: np.ndarray, slot: np.ndarray) -> np.ndarray:
    """Return the groups of slots in communities."""
    return community.astype(np.int64) * GROUP_SLOTS + slot

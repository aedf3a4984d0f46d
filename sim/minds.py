"""Minds and acquaintances of a resident: the laws used at founding and again for every mover."""

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import SLOTS
from sim.randomness import normal, prefix, uniform
from sim.roster import ADULT
from sim.world import F64, I8, I32, Minds, Roles, Ties, Traits, World

MIND_DRAWS = (
    "found.B",
    "found.T",
    "found.A",
    "found.eps",
    "found.o",
    "found.tie",
    "found.tie_strength",
    "found.heard",
)


def addresses(world: World, week: int) -> np.ndarray:
    """Return the address prefixes of a resident's mind and ties in a week."""
    return np.array([prefix(world.seed, name, week) for name in MIND_DRAWS], dtype=np.uint64)


def community_numbers(world: World) -> F64:
    """Return [C, 5]: opinion mean of side 0 and of side 1, its SD, trust, strong ties / 16."""
    home = world.settings.trust_home
    return np.array(
        [
            (
                plan.opinion_mean,
                plan.opinion_mean if plan.opinion_second is None else plan.opinion_second,
                plan.opinion_sd,
                home + plan.trust_offset,
                plan.strong_ties / 16,
            )
            for plan in world.plan.communities
        ]
    )


@helper
def clip01(value: float) -> float:
    """Clip to the unit interval."""
    return min(1.0, max(0.0, value))


@compiled
def draw_minds(
    who: np.ndarray,
    luck: np.ndarray,
    numbers: F64,
    acceptance_start: float,
    member_offset: float,
    traits: Traits,
    minds: Minds,
) -> None:
    """Draw opinion, tolerance, belonging, trust and acceptance, and the values they relax to."""
    community, side, member_type = traits.community, traits.side, traits.member_type
    number = traits.number
    start_belonging, start_trust = traits.start_belonging, traits.start_trust
    start_acceptance, start_tolerance = traits.start_acceptance, traits.start_tolerance
    start_opinion = traits.start_opinion
    power = 1.0 / (1.0 / acceptance_start - 1.0)
    for i in who:
        c, subject = community[i], number[i]
        start_belonging[i] = clip01(0.40 + 0.12 * normal(luck[0], subject))
        start_trust[i] = min(0.98, max(0.02, numbers[c, 3] + 0.12 * normal(luck[1], subject)))
        v = uniform(luck[2], subject, 0)
        start_acceptance[i] = 1.0 - (1.0 - v) ** power
        start_tolerance[i] = 0.15 + 0.20 * uniform(luck[3], subject, 0)
        offset = member_offset if member_type[i] > 0 else 0.0
        view = numbers[c, side[i]] + numbers[c, 2] * normal(luck[4], subject)
        start_opinion[i] = clip01(view + offset)
    for now, start in (
        (minds.opinion, start_opinion),
        (minds.belonging, start_belonging),
        (minds.trust, start_trust),
        (minds.acceptance, start_acceptance),
        (minds.tolerance, start_tolerance),
    ):
        for i in who:
            now[i] = start[i]


@compiled
def draw_ties(
    who: np.ndarray,
    luck: np.ndarray,
    numbers: F64,
    migrant_share: float,
    two_sides: I8,
    cell_start: I32,
    community_cells: I32,
    community_start: I32,
    traits: Traits,
    ties: Ties,
) -> None:
    """Draw eight acquaintances: four within three cells, four anywhere in the community."""
    community, cell, household = traits.community, traits.cell, traits.household
    side, migrant_elder, number = traits.side, traits.migrant_elder, traits.number
    contact, strengths = ties.contact, ties.strength
    for i in who:
        c, b, subject = community[i], cell[i], number[i]
        low = cell_start[max(community_cells[c], b - 3)]
        high = cell_start[min(community_cells[c + 1], b + 4)]
        for d in range(SLOTS):
            if d == 4:
                low = community_start[c]
                high = community_start[c + 1]
            found = -1
            for attempt in range(4):
                u = uniform(luck[5], subject, 8 * attempt + d)
                j = low + int(np.floor(u * (high - low)))
                ok = household[j] != household[i]
                if two_sides[c] == 1 and side[j] != side[i]:
                    ok = False
                for earlier in range(d):
                    if contact[i, earlier] == j:
                        ok = False
                if ok:
                    found = j
                    break
            contact[i, d] = found
            strength = numbers[c, 4] * uniform(luck[6], subject, d) if found >= 0 else 0.0
            if migrant_elder[i] == 1:
                strength *= migrant_share
            strengths[i, d] = strength


@compiled
def draw_renown(
    who: np.ndarray, luck: np.uint64, heard_start: float, met_start: float, traits: Traits, roles: Roles
) -> None:
    """Draw who among the adults has heard of social workers, and who has met one."""
    for i in who:
        v = uniform(luck, traits.number[i], 0) if traits.age[i] >= ADULT else 1.0
        roles.heard[i] = v < heard_start
        roles.met[i] = v < met_start


def redraw(world: World, who: np.ndarray, week: int) -> None:
    """Draw minds and ties of some residents at the address of a week (founding, movers)."""
    who = who.astype(np.int64)  # kernels are compiled for one kind of number
    sides = np.array([plan.opinion_second is not None for plan in world.plan.communities], dtype=np.int8)
    luck, numbers = addresses(world, week), community_numbers(world)
    draw_minds(
        who,
        luck,
        numbers,
        float(world.settings.acceptance_start),
        float(world.settings.member_offset),
        world.traits,
        world.minds,
    )
    draw_renown(
        who,
        luck[-1],
        float(world.settings.heard_start),
        float(world.settings.met_start),
        world.traits,
        world.roles,
    )
    draw_ties(
        who,
        luck,
        numbers,
        float(world.settings.migrant_ties),
        sides,
        world.cells.start,
        world.communities.cell_start,
        world.communities.resident_start,
        world.traits,
        world.ties,
    )

"""Founding: one street, its people, groups and stocks, the same in every scenario."""

import numpy as np

from sim.founding import institutions, people, street
from sim.founding.platforms import join_platforms
from sim.layout import NEVER, SELF_MANAGED, SLOTS, SUNK_DOWN
from sim.minds import redraw
from sim.nearness import cell_spread, settle
from sim.plan import StreetPlan, rnd
from sim.randomness import FOUNDING_WEEK, prefix
from sim.roster import ADULT
from sim.settings import Settings
from sim.shift import nobody
from sim.world import (
    I32,
    I64,
    Cells,
    Communities,
    Duty,
    Households,
    Minds,
    Roles,
    Ties,
    Traits,
    World,
    blank,
)

LEAST_DRIVE = 0.01  # motivation below this counts as this: nobody is chosen for having none


def found(plan: StreetPlan, settings: Settings, seed: int, scale: float = 1.0) -> World:
    """Found a street of `scale` times the plan's residents for a seed.

    Depends on (street, seed, scale) and on the settings of the founded states only, never on a
    link or a scenario's name.
    """
    world = World(plan, settings, seed, scale)
    _settle(world)
    _give_traits(world)
    join_platforms(world)
    _give_minds(world)
    _find_willing(world)
    institutions.found(world)
    return world


def luck(world: World, name: str) -> np.uint64:
    """Return the address prefix of a founding decision."""
    return prefix(world.seed, name, FOUNDING_WEEK)


def _running(counts: list[int]) -> I32:
    """Return the start of every run and one past the last."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)


def _numbers(starts: I32, whole: list[int], kept: list[int]) -> I32:
    """Return the number in the whole street of each thing of the communities kept.

    `starts` are the first things of the communities kept, `whole` how many all communities have.
    """
    ahead = _running(whole)[kept] - starts[:-1]
    return (np.arange(starts[-1]) + np.repeat(ahead, np.diff(starts))).astype(np.int32)


def _runs(numbers: I32) -> I64:
    """Return [n, 3] the runs of rows with consecutive numbers: first, end, what to add."""
    rows = np.arange(len(numbers))
    first = np.flatnonzero(np.diff(numbers - rows, prepend=-1))
    return np.stack([first, np.append(first[1:], len(rows)), numbers[first] - first], axis=1)


def _settle(world: World) -> None:
    """Found households and cells, numbered through by community.

    The households of the whole street are drawn, because they number those of the communities kept.
    """
    whole, kept = world.plan.whole, list(world.plan.numbers)
    start = luck(world, "found.size")
    stride = people.household_stride(whole)
    sizes, edges = [], []
    for c, plan in enumerate(whole.communities):
        residents = max(rnd(world.scale * plan.residents), 1)
        shares = people.HOUSEHOLD_SIZE_SHARES
        sizes.append(people.household_sizes(start, c * stride, residents, shares))
        edges.append(people.cell_starts(len(sizes[-1])))
    counts = [[int(s.sum()) for s in sizes], [len(s) for s in sizes], [len(e) - 1 for e in edges]]
    sizes, edges = [sizes[c] for c in kept], [edges[c] for c in kept]
    residents_of, households_of, cells_of = ([of[c] for c in kept] for of in counts)
    household_start = _running(households_of)
    cell_start = _running(cells_of)
    resident_start = _running(residents_of)
    resident_number, household_number, cell_number = (
        _numbers(starts, of, kept)
        for starts, of in zip((resident_start, household_start, cell_start), counts, strict=True)
    )
    first_household = np.concatenate(
        [e[:-1] + household_start[c] for c, e in enumerate(edges)] + [[household_start[-1]]]
    ).astype(np.int32)
    first_resident = _running(list(np.concatenate(sizes)))

    count = len(kept)
    world.runs = _runs(resident_number)
    world.households = Households(
        start=first_resident,
        number=household_number,
        cell=np.repeat(np.arange(sum(cells_of), dtype=np.int32), np.diff(first_household)),
        community=np.repeat(np.arange(count, dtype=np.int32), households_of),
        chat=np.zeros(sum(households_of), dtype=np.int8),
    )
    x, y = street.positions(world.plan, cells_of)
    total = sum(cells_of)
    cells = blank(
        Cells,
        total,
        shapes={
            "worked": (total, 3),
            "severity": (total, 3, 9),
            "severity_ring": (26, total, 3, 9),
            "servers": (total, 2),
        },
        fill={"ent_kind": -1, "ent_since": NEVER, "worked": NEVER},
    )
    side_luck = people.uniforms_at(luck(world, "found.cell_side"), cell_number, 0)
    world.cells = cells._replace(
        start=first_resident[first_household].astype(np.int32),
        household_start=first_household,
        number=cell_number,
        community=np.repeat(np.arange(count, dtype=np.int32), cells_of),
        x=x,
        y=y,
        side=(side_luck >= 0.5).astype(np.int8),
    )
    world.communities = blank(
        Communities,
        count,
        shapes=institutions.community_shapes(count),
        fill={
            "survey_week": NEVER,
            "study_week": NEVER,
            "chair_week": NEVER,
            "pair_last": NEVER,
            "incubation_yes": -1,
            "specialism": -1,
        },
    )._replace(
        resident_start=resident_start,
        household_start=household_start,
        cell_start=cell_start,
        number=np.array(kept),
    )
    world.cell_distance = street.distances(cell_start, x, y)
    world.neighbours = street.neighbours(cell_start, world.cell_distance)
    world.place_cell = street.place_cells(world.plan, cell_start)
    world.traits = blank(Traits, int(resident_start[-1]))._replace(number=resident_number)


def _give_traits(world: World) -> None:
    """Give every resident age, traits, Party membership and skill."""
    households, communities, traits = world.households, world.communities, world.traits
    sizes = np.diff(households.start).astype(np.int64)
    count = int(households.start[-1])
    household = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    traits.household[:] = household
    traits.cell[:] = households.cell[household]
    traits.community[:] = households.community[household]
    traits.alone[:] = (sizes == 1)[household]

    stride = people.household_stride(world.plan.whole)
    subject = communities.number[traits.community] * stride + household
    subject -= communities.household_start[traits.community]

    def person(name: str) -> np.ndarray:
        return people.uniforms_at(luck(world, name), traits.number, 0)

    def home(name: str, draw: int = 0) -> np.ndarray:
        return people.uniforms_at(luck(world, name), subject, draw)

    # A household takes the side of its cell with 70 %, else a fair coin (Y's sorted cells).
    own_side = np.where(home("found.side", 1) >= 0.5, 1, 0)
    side = np.where(home("found.side") < 0.70, world.cells.side[traits.cell], own_side)
    migrant_luck, income_luck, elder_luck = (
        home("found.migrant"),
        home("found.income"),
        person("found.migrant_elder"),
    )
    traits.low_income[:] = income_luck < 0.12
    member_luck, sunk_luck = person("found.member"), person("found.sunk")
    float_luck, listed_luck = person("found.float"), person("found.listed")
    roles = blank(
        Roles,
        count,
        fill={
            "honoured_until": NEVER,
            "client_until": NEVER,
            "visited_week": NEVER,
            "org": -1,
            "session": -1,
            "studied_week": NEVER,
            "refused_week": NEVER,
        },
    )
    for c, plan in enumerate(world.plan.communities):
        low, high = communities.resident_start[c], communities.resident_start[c + 1]
        own = slice(low, high)
        first, last = communities.household_start[c], communities.household_start[c + 1]
        of_home, of_person = int(communities.number[c]) * stride, int(traits.number[low])
        age = people.ages(plan, sizes[first:last], world.seed, of_home, of_person)
        traits.age[own] = age
        if plan.opinion_second is not None:
            traits.side[own] = side[own]
        traits.migrant[own] = migrant_luck[own] < plan.migrant_share
        child_home = np.zeros(last - first, dtype=bool)
        child_home[household[own][age < 15] - first] = True
        with_child = child_home[household[own] - first]
        elders = people.lowest(
            -(with_child + elder_luck[own]),
            rnd(plan.migrant_elder_share * int((age >= 60).sum())),
            age >= 60,
        )
        traits.migrant_elder[low + elders] = 1
        total = max(rnd(world.scale * plan.party_members), 1)
        members = people.party_members(age, member_luck[own], total)
        traits.member_type[low + members] = SELF_MANAGED
        is_member = traits.member_type[own] > 0
        sunk = people.lowest(
            sunk_luck[own],
            rnd(world.settings.sunk_share * total),
            is_member & (age >= 25) & (age <= 59),
        )
        traits.member_type[low + sunk] = SUNK_DOWN
        floating = people.lowest(float_luck[own], rnd(plan.floating_share * total), is_member)
        traits.floating[low + floating] = 1
        key = traits.floating[own] + listed_luck[own]
        roles.listed[low + people.lowest(key, rnd(plan.listed_share * total), is_member)] = 1
    age = traits.age
    traits.education[:] = people.education(age, person("found.education"))
    traits.digital[:] = people.digital(age, traits.education, person("found.digital"))
    traits.disability[:] = people.disability(age, person("found.disability"))
    traits.hobby[:] = people.hobby(traits.migrant_elder, person("found.hobby"))
    traits.skill[:] = people.skill(age, traits.member_type > 0, person("found.skill"))
    traits.free_hours[:] = people.free_hours(age)
    starts = households.start[:-1]
    world.home_digital = np.maximum.reduceat(traits.digital, starts)
    frail = np.maximum(traits.alone, traits.disability >= 1).astype(np.int8)
    world.vulnerable = np.maximum.reduceat(frail, starts)
    weights = 1.0 + np.add.reduceat((age >= 60).astype(float), starts)
    of_each = np.split(weights, communities.household_start[1:-1])
    world.visit_weights = np.concatenate([np.cumsum(own) for own in of_each])
    world.household_child = np.full(len(starts), -1, dtype=np.int32)
    pupils = np.flatnonzero((age >= 6) & (age <= 14))[::-1]
    world.household_child[household[pupils]] = pupils
    world.elders = np.flatnonzero(age >= 60)
    world.children = np.flatnonzero(age < 15)
    world.disabled = np.flatnonzero(traits.disability >= 1)
    world.roles = roles


def _find_willing(world: World) -> None:
    """Choose the willing among each community's adults, by luck and motivation, and the volunteers.

    Volunteers are some of the willing who are no Party members.
    """
    traits, roles, settings = world.traits, world.roles, world.settings
    for c in range(world.community_count):
        low, high = (int(row) for row in world.communities.resident_start[c : c + 2])
        own = slice(low, high)
        adult = traits.age[own] >= ADULT
        drive = np.maximum(traits.start_motivation[own], LEAST_DRIVE)
        luck_of = person_slice(world, "found.willing", low, high)
        willing = people.lowest(luck_of / drive, rnd(settings.willing_share * int(adult.sum())), adult)
        roles.willing[low + willing] = 1
        volunteers = people.lowest(
            person_slice(world, "found.active", low, high),
            rnd(settings.active_start * (high - low)),
            (roles.willing[own] == 1) & (traits.member_type[own] == 0),
        )
        roles.active[low + volunteers] = 1


def person_slice(world: World, name: str, low: int, high: int) -> np.ndarray:
    """Return one number for each resident of a run of rows."""
    return people.uniforms_at(luck(world, name), world.traits.number[low:high], 0)


def _give_minds(world: World) -> None:
    """Give every resident a mind, ties and thresholds."""
    count = world.resident_count
    traits = world.traits
    world.minds = blank(Minds, count)
    world.ties = blank(Ties, count, shapes={"contact": (count, SLOTS), "strength": (count, SLOTS)})
    world.duty = blank(Duty, count, fill={"child": -1})
    world.shift = nobody()
    member = traits.member_type > 0
    beta = people.second_of_nine(luck(world, "found.m"), traits.number)
    traits.start_motivation[:] = np.clip(beta + world.settings.member_motivation * member, 0.0, 1.0)
    spread = people.normals(luck(world, "found.theta"), traits.number)
    traits.threshold[:] = world.settings.threshold * np.exp(0.4 * spread)
    world.minds.motivation[:] = traits.start_motivation
    world.minds.obligation[:] = np.where(
        traits.member_type == SELF_MANAGED, world.settings.self_obligation, 0.0
    )
    world.minds.efficacy[:] = 0.4
    world.minds.satisfaction[:] = world.settings.satisfaction_home
    redraw(world, np.arange(count), FOUNDING_WEEK)
    settle(world)
    spread = cell_spread(world, np.arange(len(world.cells.community)))
    for c in range(world.community_count):
        own = slice(world.communities.cell_start[c], world.communities.cell_start[c + 1])
        world.communities.start_spread[c] = spread[own].mean()

"""W15 Record: one row per week and community, from arrays that are already there.

Counts are of the week, stocks are taken at its end. In-time counts are filled in by birth week when
a table is asked for, because a cohort is final only after its deadline.
"""

import numpy as np

from sim.cohorts import ALONE, CONNECTED, OFFLINE_ALONE, WITH_OTHERS
from sim.duties import clarity
from sim.layout import GROUP, NEED_COUNT, PROFESSIONAL, SLOTS
from sim.network import cooperation
from sim.reached import COUNTS, reached
from sim.selection import rows_of
from sim.shares import Row, share, total, with_street
from sim.sums import (
    ADULTS,
    ALL_TIES,
    COUNT_NAMES,
    ELDER_LONELY,
    ELDERS,
    GAP,
    LOCAL_LONELY,
    LOCALS,
    MIGRANT_LONELY,
    MIGRANTS,
    MIXED,
    OPINION,
    OPINION_SQUARE,
    PEOPLE,
    STATE_NAMES,
    SUMS,
    TIES,
    TOLERANCE,
    adult_sums,
    count_people,
    elder_sums,
    mixed_ties,
    neighbour_sums,
)
from sim.work_measures import record_cases, record_hours
from sim.world import World

# Rows of the sums of states that are shared out, and what each is divided by: states first.
SHARES = (
    dict.fromkeys(range(len(STATE_NAMES)), ADULTS)
    | {ELDER_LONELY: ELDERS, MIGRANT_LONELY: MIGRANTS, LOCAL_LONELY: LOCALS}
    | dict.fromkeys((OPINION, OPINION_SQUARE, TOLERANCE, GAP, TIES), PEOPLE)
    | {MIXED: ALL_TIES}
)


def record(world: World) -> Row:
    """Return this week's measures, each an array over communities, the street last."""
    row: Row = {}
    _people(world, row)
    record_cases(world, row)
    record_hours(world, row)
    counts = _people_counts(world)
    _volunteers(world, row, counts)
    _institutions(world, row, counts)
    _equity(world, row)
    with_street(row, world.community_count)
    return row


def _people(world: World, row: Row) -> None:
    """Means of residents' states: of those of 15 and over where the mind matters."""
    traits, minds, start = world.traits, world.minds, world.communities.resident_start
    sums = np.zeros((SUMS, world.community_count))
    adult_sums(start, traits.age, tuple(getattr(minds, name) for name in STATE_NAMES), sums)
    elder_sums(world.elders, traits.community, traits.migrant_elder, minds.loneliness, sums)
    neighbour_sums(
        world.cells.community,
        world.cells.start,
        minds.opinion,
        minds.tolerance,
        world.cells.tie_sum,
        sums,
    )
    if world.week % 4 == 0 or world.ties_mixed is None:  # a month's picture: ties change slowly
        world.ties_mixed = mixed_ties(world.ties.contact, world.ties.strength, traits.migrant, start)
    sums[PEOPLE] = np.diff(start)
    sums[MIXED], sums[ALL_TIES] = world.ties_mixed.T
    shares = share(sums[list(SHARES)], sums[list(SHARES.values())])
    of = dict(zip(SHARES, shares, strict=True))
    row["residents"] = np.diff(start).astype(np.int64)
    row.update(zip(STATE_NAMES, shares, strict=False))
    *tops, adults = reached(world)
    heard, met = tops[:2]
    bottoms = (adults, adults, adults, heard, heard, met)
    row.update(zip(COUNTS, share(np.array(tops), np.array(bottoms)), strict=False))
    row["loneliness_elders"] = of[ELDER_LONELY]
    row["gap_migrant"] = of[MIGRANT_LONELY] - of[LOCAL_LONELY]
    row["opinion_mean"] = mean = of[OPINION]
    row["opinion_sd"] = np.sqrt(np.maximum(0.0, of[OPINION_SQUARE] - mean * mean))
    row["tolerance"], row["neighbour_gap"] = of[TOLERANCE], of[GAP]
    row["ties_mean"], row["ties_mixed"] = of[TIES] / SLOTS, of[MIXED]


def _people_counts(world: World) -> Row:
    """Return [C + 1] counts of residents in a role."""
    traits, roles, duty = world.traits, world.roles, world.duty
    counts = np.zeros((len(COUNT_NAMES), world.community_count), dtype=np.int64)
    some = duty.role | roles.active | roles.registered | traits.member_type | roles.in_bed
    rows = rows_of((some != 0) | (roles.served_weeks > 0))
    count_people(rows, traits, roles, duty, counts)
    return dict(zip(COUNT_NAMES, total(counts), strict=True))


def _volunteers(world: World, row: Row, people: Row) -> None:
    starts = world.communities.resident_start[:-1]
    row["willing"] = np.add.reduceat(world.roles.willing, starts, dtype=np.int64)
    row["volunteers_active"] = people["active"]
    row["volunteers_registered"] = people["ever"]
    row["volunteers_deployed"] = people["volunteers_deployed"]
    row["members_deployed"] = people["members_deployed"]
    row["volunteers_signed_up"] = world.flows["signed_up"].astype(np.int64)
    row["members_serving"] = people["members_serving"]
    row["study_attenders"] = world.flows["study_attenders"]
    row["show_up"] = people["members_serving"] / np.maximum(1, people["members"])
    row["platform_registered"] = people["registered"]
    joins, quits = world.flows["joins"], world.flows["quits"]
    by_kind, by_channel = joins.sum(axis=2), joins.sum(axis=1)
    row["joins"], row["quits"] = by_kind.sum(axis=1), quits.sum(axis=1)
    for n, name in enumerate(("members", "members_households", "others")):
        row[f"joins_{name}"] = by_kind[:, n]
    for n, name in enumerate(("contact", "organiser", "broadcast", "walk_in")):
        row[f"joins_by_{name}"] = by_channel[:, n]


def _institutions(world: World, row: Row, counts: Row) -> None:
    communities, groups, now = world.communities, world.groups, world.now
    people = np.diff(communities.resident_start)
    names = ("staff_burnout", "clarity", "coordination", "staff_skill", "volunteer_skill")
    states = [
        communities.burnout,
        clarity(communities.settled),
        *(getattr(communities, name) for name in names[2:]),
    ]
    *means, density, components, giant = share(np.array([*states, *cooperation(world)]) * people, people)
    row.update(zip(names, means, strict=True))
    managed = groups.managed_weeks >= 13
    mature = managed & (world.week - groups.born >= 26) & (groups.type <= 5)
    of_kind = (
        "organisations",
        "organisations_self_managed",
        "mature_teams",
        "teams_in_depth",
        "leaders",
        "group_members",
    )
    mature &= groups.born > -world.settings.burn_in
    of_groups = np.array((groups.alive, managed, mature, groups.in_depth, groups.leaders, groups.members))
    by_community = (of_groups * groups.alive).reshape(len(of_kind), len(people), -1).sum(axis=2)
    row.update(zip(of_kind, by_community, strict=True))
    _projects(world, row)
    outside, by_groups = _subjects_of_groups(world)
    tops = (communities.project_yuan, now.joint_cells, outside, now.travel[:, 1])
    bottoms = (communities.project_ceiling, world.flows["cells_decided"], by_groups, now.travel[:, 0])
    of_money, implemented, publicness, distance = share(np.array(tops), np.array(bottoms))
    row["project_money_share"], row["decisions_implemented"] = of_money, implemented
    row["publicness"] = publicness
    for name in ("goods_used", "goods_bought", "goods_perished"):
        row[name] = world.flows[name]
    row["beds_used"] = counts["in_bed"]
    row["yuan_spent"], row["purse"] = world.flows["yuan_spent"], communities.purse
    row["yuan_projects"], row["programme_purse"] = world.flows["yuan_projects"], communities.programme
    row["served_distance"] = distance
    row["network_density"], row["network_giant"] = density, giant
    row["network_components"] = components


def _projects(world: World, row: Row) -> None:
    """Projects: how many, of what use, who works together in them.

    Whoever gives minutes of its own takes part; a contract that was bought does not.
    """
    communities, given = world.communities, world.projects.given.sum(axis=2)  # [C, 16, 6]
    row["projects_cumulative"] = communities.projects_opened
    row["projects_ceiling"] = total(communities.project_ceiling) / float(world.settings.project_yuan)
    row["projects_running"] = world.projects.alive.sum(axis=1)
    row["projects_ended"] = communities.projects_ended
    row["projects_serving"] = communities.projects_serving
    row["projects_useful"] = communities.projects_useful
    row["projects_supplied"] = (given.sum(axis=2) > 0).sum(axis=1)
    row["projects_joint"] = ((given[:, :, :PROFESSIONAL] > 0).sum(axis=2) >= 2).sum(axis=1)


def _subjects_of_groups(world: World) -> tuple[np.ndarray, np.ndarray]:
    """Count cases closed by groups: those whose subject is in no group, and all of them."""
    cases, count = world.cases_closed, world.community_count
    own = np.flatnonzero(cases.closer == GROUP)
    community = cases.community[own]
    outside = community[world.roles.org[cases.key[own] // NEED_COUNT] < 0]
    return np.bincount(outside, minlength=count), np.bincount(community, minlength=count)


def _equity(world: World, row: Row) -> None:
    """In-time shares of groups, births of the last 26 weeks that are past every deadline."""
    cohorts = world.cohorts
    last = world.week - 3 - cohorts.first
    window = slice(max(0, last - 26), max(0, last))
    born = cohorts.group_born[window].sum(axis=0).T
    in_time = share(cohorts.group_in_time[window].sum(axis=0).T, born)
    some = total(born) > 0
    for name, one, other in (
        ("gap_digital", CONNECTED, OFFLINE_ALONE),
        ("gap_alone", WITH_OTHERS, ALONE),
    ):
        row[name] = 100 * (in_time[one] - in_time[other]) * (some[one] & some[other])

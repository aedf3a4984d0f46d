"""W15 Record: one row per week and community, from arrays that are already there.

Counts are of the week, stocks are taken at its end. In-time counts are filled in by birth week when
a table is asked for, because a cohort is final only after its deadline.
"""

import numpy as np

from sim.casework import work_minutes
from sim.cohorts import ALONE, CONNECTED, OFFLINE_ALONE, WITH_OTHERS
from sim.duties import clarity
from sim.layout import (
    COORDINATING,
    GROUP,
    MEASURE_CLASS,
    NEED_COUNT,
    OFFICE,
    PARTY,
    SLOTS,
    SOCIAL,
    USE_BOUNCED,
    USE_DOUBLE,
    USE_MEETING,
    USE_SERVED,
    USE_STUDY,
    VOLUNTEER,
)
from sim.ledger import supply
from sim.links import ACTORS
from sim.network import cooperation
from sim.reached import COUNTS, reached
from sim.selection import rows_of
from sim.sums import (
    ADULTS,
    ALL_TIES,
    CASE_COUNTS,
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
    count_cases,
    count_cells,
    count_people,
    elder_sums,
    mixed_ties,
    neighbour_sums,
)
from sim.world import World

CLASS_NAMES = ("everyday", "specialised", "emergency")


def total(counts: np.ndarray) -> np.ndarray:
    """Return [..., C + 1]: counts by community, then their sum, the street."""
    result = np.empty((*counts.shape[:-1], counts.shape[-1] + 1), dtype=counts.dtype)
    result[..., :-1] = counts
    np.add.reduce(counts, axis=-1, out=result[..., -1])
    return result


def share(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """Return [..., C + 1] top / bottom, for the street as ratio of sums; 0 where bottom is 0."""
    above, below = total(top), total(bottom)
    return np.divide(above, below, out=np.zeros(above.shape), where=below > 0)


NEEDS_OF_CLASS = (MEASURE_CLASS[:, None] == np.arange(len(CLASS_NAMES))).astype(np.int64)

Row = dict[str, np.ndarray]
# Rows of the sums of states that are shared out, and what each is divided by: states first.
SHARES = (
    dict.fromkeys(range(len(STATE_NAMES)), ADULTS)
    | {ELDER_LONELY: ELDERS, MIGRANT_LONELY: MIGRANTS, LOCAL_LONELY: LOCALS}
    | dict.fromkeys((OPINION, OPINION_SQUARE, TOLERANCE, GAP, TIES), PEOPLE)
    | {MIXED: ALL_TIES}
)


def with_street(row: Row, communities: int) -> None:
    """Add the sum for the street to all counts of the row that are by community only.

    All in one go: a hundred small sums a week take longer than counting a street's people.
    """
    names = [name for name, values in row.items() if len(values) == communities]
    row.update(zip(names, total(np.array([row[name] for name in names])), strict=True))


def record(world: World) -> Row:
    """Return this week's measures, each an array over communities, the street last."""
    row: Row = {}
    _people(world, row)
    _cases(world, row)
    _hours(world, row)
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
        world.cells.community, world.cells.start, minds.opinion, minds.tolerance,
        world.cells.tie_sum, sums,
    )  # fmt: skip
    if world.week % 4 == 0 or world.ties_mixed is None:  # a month's picture: ties change slowly
        world.ties_mixed = mixed_ties(
            world.ties.contact, world.ties.strength, traits.migrant, start
        )
    sums[PEOPLE] = np.diff(start)
    sums[MIXED], sums[ALL_TIES] = world.ties_mixed.T
    shares = share(sums[list(SHARES)], sums[list(SHARES.values())])
    of = dict(zip(SHARES, shares, strict=True))
    row["residents"] = np.diff(start).astype(np.int64)
    row.update(zip(STATE_NAMES, shares, strict=False))
    heard, met, would_ask, met_and_ask, adults = reached(world)
    tops, bottoms = (heard, met, would_ask, met_and_ask), (adults, adults, adults, met)
    row.update(zip(COUNTS, share(np.array(tops), np.array(bottoms)), strict=False))
    row["loneliness_elders"] = of[ELDER_LONELY]
    row["gap_migrant"] = of[MIGRANT_LONELY] - of[LOCAL_LONELY]
    row["opinion_mean"] = mean = of[OPINION]
    row["opinion_sd"] = np.sqrt(np.maximum(0.0, of[OPINION_SQUARE] - mean * mean))
    row["tolerance"], row["neighbour_gap"] = of[TOLERANCE], of[GAP]
    row["ties_mean"], row["ties_mixed"] = of[TIES] / SLOTS, of[MIXED]


def by_class(counts: np.ndarray) -> np.ndarray:
    """Return [3, C] counts [C, 8 needs] summed into the three classes of need."""
    return (counts @ NEEDS_OF_CLASS).T


def _cases(world: World, row: Row) -> None:
    cases, now, count = world.cases, world.now, world.community_count
    for kind in ("late", "abandoned"):
        for name, number in zip(CLASS_NAMES, by_class(world.flows[kind]), strict=True):
            row[f"cases_{kind}_{name}"] = number
    open_now = np.zeros((len(CASE_COUNTS) + 1, count), dtype=np.int64)
    count_cases(cases, work_minutes(world.settings), open_now)
    *of_state, office_minutes = open_now
    row.update(zip(CASE_COUNTS, of_state, strict=True))
    row["cases_known"] = now.known_new.sum(axis=(1, 2))
    row["cases_known_office"] = now.known_new[:, OFFICE].sum(axis=1)
    row["cases_recorded_office"] = world.flows["recorded_office"]
    served = now.served.sum(axis=2).T
    row["cases_served"] = served.sum(axis=0)
    row["cases_served_list"] = now.served_list
    row.update({f"cases_served_{actor}": served[a] for a, actor in enumerate(ACTORS)})
    disputes = world.born.community[world.born.key % NEED_COUNT == 5]
    row["disputes_born"] = np.bincount(disputes, minlength=count)
    row["bounces"] = world.flows["bounces"]
    entrenched, jointly, by_three = count_cells(
        world.cells.community, world.cells.ent_kind, now.side_cell, count
    )
    row["entrenched_cells"] = entrenched
    row["entrenched_from_start"] = _entrenched_from_start(world)
    row["entrenched_solved"] = world.flows["entrenched_solved"].sum(axis=1)
    row["entrenched_ended"] = world.flows["entrenched_ended"].sum(axis=1)
    row["entrenched_began"] = world.flows["entrenched_began"].sum(axis=1)
    row["cells_worked_jointly"], row["cells_worked_by_three"] = jointly, by_three
    row["backlog_staff_weeks"] = share(office_minutes, now.offered[:, OFFICE])


def _entrenched_from_start(world: World) -> np.ndarray:
    """Count [C] cells whose problem began before week 0 and is still there."""
    cells = world.cells
    old = cells.community[(cells.ent_kind >= 0) & (cells.ent_since < 0)]
    return np.bincount(old, minlength=world.community_count)


def _hours(world: World, row: Row) -> None:
    """Hours by actor. Offered hours leave out study in the members' own time: it is no supply."""
    now, nominal = world.now, world.flows["nominal_minutes"]
    offered, served = supply(now), now.uses[:, :, USE_SERVED]
    effective = served.copy()
    effective[:, PARTY] -= nominal
    effective = np.maximum(0, effective)
    minutes: Row = {"hours_study_own_time": now.own_time}
    for a, actor in enumerate(ACTORS):
        minutes[f"hours_offered_{actor}"] = offered[:, a]
        minutes[f"hours_effective_{actor}"] = effective[:, a]
    uses = now.uses.sum(axis=1)
    minutes["hours_meeting"] = uses[:, USE_MEETING] + uses[:, USE_STUDY]
    minutes["hours_coordination"] = uses[:, COORDINATING].sum(axis=1)
    minutes["hours_wasted"] = uses[:, USE_DOUBLE] + uses[:, USE_BOUNCED]
    minutes["hours_double"] = uses[:, USE_DOUBLE]
    minutes["hours_bounced"] = uses[:, USE_BOUNCED]
    minutes["hours_nominal"] = nominal
    minutes["hours_gates_missing"] = world.flows["gates_missing"]
    minutes["hours_withheld"] = np.maximum(0, -now.gap).sum(axis=1)
    minutes["hours_added"] = np.maximum(0, now.gap).sum(axis=1)
    minutes["hours_bought"] = now.bought
    minutes["hours_projects_planned"] = world.flows["project_planned"]
    minutes["hours_projects_served"] = world.flows["project_served"]
    row.update(zip(minutes, total(np.array(list(minutes.values()))) / 60, strict=True))
    own = served[:, (PARTY, VOLUNTEER, GROUP)].sum(axis=1)
    bottoms = np.array((served.sum(axis=1), now.offered[:, SOCIAL]))
    row["internal_share"], row["leverage"] = share(np.array((own, own)), bottoms)


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
    communities, groups, projects, now = (
        world.communities, world.groups, world.projects, world.now
    )  # fmt: skip
    people = np.diff(communities.resident_start)
    names = ("staff_burnout", "clarity", "coordination", "staff_skill", "volunteer_skill")
    states = [
        communities.burnout, clarity(communities.settled),
        *(getattr(communities, name) for name in names[2:]),
    ]  # fmt: skip
    *means, density, components, giant = share(
        np.array([*states, *cooperation(world)]) * people, people
    )
    row.update(zip(names, means, strict=True))
    managed = groups.managed_weeks >= 13
    mature = managed & (world.week - groups.born >= 26) & (groups.type <= 5)
    of_kind = ("organisations", "organisations_self_managed", "mature_teams", "teams_in_depth",
               "leaders", "group_members")  # fmt: skip
    mature &= groups.born > -world.settings.burn_in
    of_groups = np.array(
        (groups.alive, managed, mature, groups.in_depth, groups.leaders, groups.members)
    )  # fmt: skip
    by_community = (of_groups * groups.alive).reshape(len(of_kind), len(people), -1).sum(axis=2)
    row.update(zip(of_kind, by_community, strict=True))
    row["projects_cumulative"] = communities.projects_opened
    row["projects_running"] = projects.alive.sum(axis=1)
    row["projects_ended"], row["projects_useful"] = communities.projects_ended, communities.projects_useful
    outside, by_groups = _subjects_of_groups(world)
    tops = (communities.project_yuan, now.joint_cells, outside, now.travel[:, 1])
    bottoms = (
        communities.project_ceiling, world.flows["cells_decided"], by_groups, now.travel[:, 0]
    )  # fmt: skip
    of_money, implemented, publicness, distance = share(np.array(tops), np.array(bottoms))
    row["project_money_share"], row["decisions_implemented"] = of_money, implemented
    row["publicness"] = publicness
    row["goods_used"] = world.flows["goods_used"]
    row["goods_perished"] = world.flows["goods_perished"]
    row["beds_used"] = counts["in_bed"]
    row["yuan_spent"], row["purse"] = world.flows["yuan_spent"], communities.purse
    row["yuan_projects"], row["programme_purse"] = world.flows["yuan_projects"], communities.programme
    row["served_distance"] = distance
    row["network_density"], row["network_giant"] = density, giant
    row["network_components"] = components


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

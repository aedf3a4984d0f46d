"""W15 Record: one row per week and community, from arrays that are already there.

Counts are of the week, stocks are taken at its end. In-time counts are filled in by birth week when
a table is asked for, because a cohort is final only after its deadline.
"""

import numpy as np

from sim.casework import class_minutes
from sim.cohorts import ALONE, CONNECTED, OFFLINE_ALONE, WITH_OTHERS
from sim.layout import (
    GROUP,
    KNOWN_BITS,
    MEASURE_CLASS,
    NEED_COUNT,
    OFFICE,
    PARTY,
    SEVERE_CLASS,
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
from sim.sums import (
    ADULTS,
    COUNT_NAMES,
    ELDER_LONELY,
    ELDERS,
    GAP,
    LOCAL_LONELY,
    LOCALS,
    MIGRANT_LONELY,
    MIGRANTS,
    OPINION,
    OPINION_SQUARE,
    PEOPLE,
    STATE_NAMES,
    SUMS,
    TIES,
    TOLERANCE,
    adult_sums,
    count_people,
    mixed_ties,
    neighbour_sums,
)
from sim.world import World

CLASS_NAMES = ("everyday", "specialised", "emergency")


def total(counts: np.ndarray) -> np.ndarray:
    """Return [C + 1]: counts by community, then their sum, the street."""
    result = np.empty(len(counts) + 1, dtype=counts.dtype)
    result[:-1] = counts
    result[-1] = counts.sum()
    return result


def share(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """Return [C + 1] top / bottom, for the street as ratio of sums; 0 where bottom is 0."""
    above, below = total(top).astype(np.float64), total(bottom).astype(np.float64)
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def record(world: World) -> dict[str, np.ndarray]:
    """Return this week's measures, each an array over communities, the street last."""
    row: dict[str, np.ndarray] = {}
    _people(world, row)
    _cases(world, row)
    _hours(world, row)
    counts = _people_counts(world)
    _volunteers(world, row, counts)
    _institutions(world, row, counts)
    _equity(world, row)
    return row


def _people(world: World, row: dict[str, np.ndarray]) -> None:
    """Means of residents' states: of those of 15 and over where the mind matters."""
    count = world.community_count
    traits, minds = world.traits, world.minds
    sums = np.zeros((count, SUMS))
    adult_sums(
        world.communities.resident_start, traits.age, minds.trust, minds.acceptance,
        minds.satisfaction, minds.loneliness, minds.motivation, minds.efficacy, minds.belonging,
        sums,
    )  # fmt: skip
    neighbour_sums(
        world.cells.community, world.cells.start, traits.age, traits.migrant_elder, minds.opinion,
        minds.tolerance, minds.loneliness, world.ties.strength, sums,
    )  # fmt: skip
    people, adults = sums[:, PEOPLE], sums[:, ADULTS]
    row["residents"] = total(people.astype(np.int64))
    for n, name in enumerate(STATE_NAMES):
        row[name] = share(sums[:, n], adults)
    row["loneliness_elders"] = share(sums[:, ELDER_LONELY], sums[:, ELDERS])
    migrants = share(sums[:, MIGRANT_LONELY], sums[:, MIGRANTS])
    row["gap_migrant"] = migrants - share(sums[:, LOCAL_LONELY], sums[:, LOCALS])
    mean = share(sums[:, OPINION], people)
    row["opinion_mean"] = mean
    row["opinion_sd"] = np.sqrt(np.maximum(0.0, share(sums[:, OPINION_SQUARE], people) - mean * mean))
    row["tolerance"] = share(sums[:, TOLERANCE], people)
    row["neighbour_gap"] = share(sums[:, GAP], people)
    row["ties_mean"] = share(sums[:, TIES], people * SLOTS)
    if world.week % 4 == 0 or world.ties_mixed is None:  # a month's picture: ties change slowly
        world.ties_mixed = mixed_ties(
            world.ties.contact, world.ties.strength, world.traits.migrant,
            world.communities.resident_start,
        )  # fmt: skip
    row["ties_mixed"] = share(world.ties_mixed[:, 0], world.ties_mixed[:, 1])


def by_class(counts: np.ndarray) -> list[np.ndarray]:
    """Return counts [..., 8 needs] summed into the three classes of need."""
    return [counts[..., n == MEASURE_CLASS].sum(axis=-1) for n in range(len(CLASS_NAMES))]


def _by_community(world: World, chosen: np.ndarray) -> np.ndarray:
    """Return [C + 1] how many of the open cases are chosen."""
    return total(np.bincount(world.cases.community[chosen], minlength=world.community_count))


def _cases(world: World, row: dict[str, np.ndarray]) -> None:
    cases, now, communities = world.cases, world.now, world.communities
    for kind in ("late", "abandoned"):
        for name, counts in zip(CLASS_NAMES, by_class(world.flows[kind]), strict=True):
            row[f"cases_{kind}_{name}"] = total(counts)
    known = cases.bits & KNOWN_BITS != 0
    row["cases_latent"] = _by_community(world, ~known)
    row["cases_visible"] = _by_community(world, known)
    row["cases_listed"] = _by_community(world, (cases.bits >> 15) & 1 == 1)
    row["cases_known"] = total(now.known_new.sum(axis=(1, 2)))
    row["cases_known_office"] = total(now.known_new[:, OFFICE].sum(axis=1))
    row["cases_recorded_office"] = total(world.flows["recorded_office"])
    row["cases_served"] = total(now.served.sum(axis=(1, 2)))
    row["cases_served_list"] = total(now.served_list)
    for a, actor in enumerate(ACTORS):
        row[f"cases_served_{actor}"] = total(now.served[:, a].sum(axis=1))
    disputes = world.born.community[world.born.key % NEED_COUNT == 5]
    row["disputes_born"] = total(np.bincount(disputes, minlength=world.community_count))
    row["bounces"] = total(world.flows["bounces"])
    has_problem = world.cells.ent_kind >= 0
    starts = communities.cell_start[:-1]
    row["entrenched_cells"] = total(np.add.reduceat(has_problem.astype(np.int64), starts))
    for name in ("solved", "ended", "began"):
        row[f"entrenched_{name}"] = total(world.flows[f"entrenched_{name}"].sum(axis=1))
    sides = now.side_cell.sum(axis=1)
    row["cells_worked_jointly"] = total(np.add.reduceat((sides >= 2).astype(np.int64), starts))
    row["cells_worked_by_three"] = total(np.add.reduceat((sides == 3).astype(np.int64), starts))
    size = class_minutes(float(world.settings.size_scale))
    need = cases.key % NEED_COUNT
    minutes = size[np.where(cases.severe == 1, SEVERE_CLASS[need], need)]
    office = (cases.bits & 1 == 1).astype(np.int64) * minutes
    backlog = np.bincount(cases.community, weights=office, minlength=world.community_count)
    row["backlog_staff_weeks"] = share(backlog, now.offered[:, OFFICE])


def _hours(world: World, row: dict[str, np.ndarray]) -> None:
    """Hours by actor. Offered hours leave out study in the members' own time: it is no supply."""
    offered = supply(world.now)
    row["hours_study_own_time"] = total(world.now.own_time / 60)
    now = world.now
    nominal = world.flows["nominal_minutes"]
    for a, actor in enumerate(ACTORS):
        row[f"hours_offered_{actor}"] = total(offered[:, a] / 60)
        served = now.uses[:, a, USE_SERVED] - (nominal if a == PARTY else 0)
        row[f"hours_effective_{actor}"] = total(np.maximum(0, served) / 60)
    uses = now.uses.sum(axis=1)
    row["hours_meeting"] = total((uses[:, USE_MEETING] + uses[:, USE_STUDY]) / 60)
    row["hours_wasted"] = total((uses[:, USE_DOUBLE] + uses[:, USE_BOUNCED]) / 60)
    row["hours_double"] = total(uses[:, USE_DOUBLE] / 60)
    row["hours_bounced"] = total(uses[:, USE_BOUNCED] / 60)
    row["hours_nominal"] = total(nominal / 60)
    row["hours_withheld"] = total(np.maximum(0, -now.gap).sum(axis=1) / 60)
    row["hours_added"] = total(np.maximum(0, now.gap).sum(axis=1) / 60)
    effective = now.uses[:, :, USE_SERVED]
    own = effective[:, (PARTY, VOLUNTEER, GROUP)].sum(axis=1)
    row["internal_share"] = share(own, effective.sum(axis=1))
    row["leverage"] = share(own, now.offered[:, SOCIAL])


def _people_counts(world: World) -> dict[str, np.ndarray]:
    """Return [C + 1] counts of residents in a role."""
    traits, roles, duty = world.traits, world.roles, world.duty
    counts = np.zeros((len(COUNT_NAMES), world.community_count), dtype=np.int64)
    count_people(
        traits.community, duty.role, duty.cases, duty.coordinator, roles.active,
        roles.served_weeks, roles.registered, traits.member_type, roles.in_bed, counts,
    )  # fmt: skip
    return {name: total(own) for name, own in zip(COUNT_NAMES, counts, strict=True)}


def _volunteers(
    world: World, row: dict[str, np.ndarray], people: dict[str, np.ndarray]
) -> None:
    row["volunteers_active"] = people["active"]
    row["volunteers_registered"] = people["ever"]
    row["volunteers_deployed"] = people["volunteers_deployed"]
    row["members_deployed"] = people["members_deployed"]
    row["volunteers_signed_up"] = total(world.flows["signed_up"].astype(np.int64))
    row["members_serving"] = people["members_serving"]
    row["show_up"] = people["members_serving"] / np.maximum(1, people["members"])
    row["platform_registered"] = people["registered"]
    joins, quits = world.flows["joins"], world.flows["quits"]
    row["joins"], row["quits"] = total(joins.sum(axis=(1, 2))), total(quits.sum(axis=1))
    for n, name in enumerate(("members", "members_households", "others")):
        row[f"joins_{name}"] = total(joins[:, n].sum(axis=1))
    for n, name in enumerate(("contact", "organiser", "broadcast", "walk_in")):
        row[f"joins_by_{name}"] = total(joins[:, :, n].sum(axis=1))


def _institutions(
    world: World, row: dict[str, np.ndarray], counts: dict[str, np.ndarray]
) -> None:
    communities, groups, now = world.communities, world.groups, world.now
    count = world.community_count
    people = np.diff(communities.resident_start)

    def mean(values: np.ndarray) -> np.ndarray:
        return share(values * people, people)

    row["staff_burnout"] = mean(communities.burnout)
    for name in ("clarity", "coordination", "staff_skill", "volunteer_skill"):
        row[name] = mean(getattr(communities, name))

    def of_groups(values: np.ndarray) -> np.ndarray:
        return total((values * groups.alive).reshape(count, -1).sum(axis=1))

    row["organisations"] = of_groups(groups.alive)
    managed = groups.managed_weeks >= 13
    row["organisations_self_managed"] = of_groups(managed)
    mature = managed & (world.week - groups.born >= 26) & (groups.type <= 5)
    row["mature_teams"] = of_groups(mature & (groups.born > -world.settings.burn_in))
    row["leaders"] = of_groups(groups.leaders)
    row["group_members"] = of_groups(groups.members)
    row["projects_cumulative"] = total(communities.projects_opened)
    row["projects_running"] = total(world.projects.alive.sum(axis=1).astype(np.int64))
    old = (world.projects.alive == 1) & (world.week - world.projects.opened >= 26)
    row["project_continuity"] = share(old.sum(axis=1), world.projects.alive.sum(axis=1))
    row["decisions_implemented"] = share(now.joint_cells, world.flows["cells_decided"])
    row["publicness"] = _publicness(world)
    row["goods_used"] = total(world.flows["goods_used"])
    row["goods_perished"] = total(world.flows["goods_perished"])
    row["beds_used"] = counts["in_bed"]
    row["yuan_spent"] = total(world.flows.get("yuan_spent", np.zeros(count, dtype=np.int64)))
    row["purse"] = total(communities.purse)
    row["served_distance"] = share(now.travel[:, 1], now.travel[:, 0])
    density, components, giant = cooperation(world)
    row["network_density"], row["network_giant"] = mean(density), mean(giant)
    row["network_components"] = mean(components)


def _publicness(world: World) -> np.ndarray:
    """Share of the cases closed by groups whose subject is not a member of any group."""
    cases, count = world.cases_closed, world.community_count
    own = cases.closer == GROUP
    community = cases.community[own]
    outside = world.roles.org[cases.key[own] // NEED_COUNT] < 0
    return share(
        np.bincount(community[outside], minlength=count), np.bincount(community, minlength=count)
    )


def _equity(world: World, row: dict[str, np.ndarray]) -> None:
    """In-time shares of groups, births of the last 26 weeks that are past every deadline."""
    cohorts = world.cohorts
    last = world.week - 3 - cohorts.first
    window = slice(max(0, last - 26), max(0, last))
    born = cohorts.group_born[window].sum(axis=0)
    in_time = cohorts.group_in_time[window].sum(axis=0)
    for name, one, other in (
        ("gap_digital", CONNECTED, OFFLINE_ALONE),
        ("gap_alone", WITH_OTHERS, ALONE),
    ):
        both = (total(born[:, one]) > 0) & (total(born[:, other]) > 0)
        difference = share(in_time[:, one], born[:, one]) - share(
            in_time[:, other], born[:, other]
        )
        row[name] = 100 * difference * both

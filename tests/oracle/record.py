"""W15: the week's measures, for every community and for the street as sums and ratios of sums."""

import math
from collections.abc import Callable, Iterable

from tests.oracle.cohorts import ALONE, CONNECTED, OFFLINE_ALONE, WITH_OTHERS
from tests.oracle.entities import Community, Project, Resident
from tests.oracle.network import components, density, largest_share
from tests.oracle.record_work import Row, of_backlog, of_closed, of_hours, share, total
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import (
    ACTOR_NAMES,
    ACTORS,
    CLASS_OF_NEED,
    EMERGENCY,
    EVERYDAY,
    GROUP,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    SPECIALISED,
    VOLUNTEER,
)

CLASSES = (EVERYDAY, SPECIALISED, EMERGENCY)
JOINERS = ("members", "members_households", "others")
CHANNELS = ("contact", "organiser", "broadcast", "walk_in")


def record(street: ReferenceStreet) -> None:
    """Write down the week."""
    for community in street.communities:
        if street.month() or community.ties_mixed is None:  # a month's picture
            community.ties_mixed = ties_mixed(community)
    scopes = [[community] for community in street.communities] + [street.communities]
    rows = [row(street, scope) for scope in scopes]
    street.rows.append({name: [one[name] for one in rows] for name in rows[0]})


def row(street: ReferenceStreet, scope: list[Community]) -> Row:
    """Return the measures of some communities together."""
    people = [resident for community in scope for resident in community.residents]
    return (
        of_people(people, scope)
        | of_cases(street, scope)
        | of_hours(street, scope)
        | of_helpers(people, scope)
        | of_groups(street, scope)
        | of_institutions(street, scope, people)
        | of_elders(street, scope)
    )


def mean(people: Iterable[Resident], value: Callable[[Resident], float]) -> float:
    """Return the mean of a value over residents."""
    values = [value(i) for i in people]
    return share(sum(values), len(values))


def ties_mixed(community: Community) -> tuple[float, float]:
    """Return the strength of ties between migrants and others, and of all ties."""
    mixed = total = 0.0
    for i in community.residents:
        for other, strength in zip(i.contacts, i.strengths, strict=True):
            if other is not None:
                total += strength
                mixed += strength if other.migrant != i.migrant else 0.0
    return mixed, total


def of_people(people: list[Resident], scope: list[Community]) -> Row:
    """Return means of states."""
    adults = [i for i in people if i.age >= 15]
    elders = [i for i in people if i.age >= 60]
    found: Row = {"residents": len(people)}
    for name in ("trust", "acceptance", "satisfaction", "loneliness", "motivation", "efficacy", "belonging"):
        found[name] = mean(adults, lambda i, name=name: getattr(i, name))  # type: ignore[misc]
    for state in ("heard", "met"):
        found[state] = mean(adults, lambda i, name=state: getattr(i, name))  # type: ignore[misc]
    found["would_ask"] = mean(adults, lambda i: i.acceptance > 0.5)
    heard = [i for i in adults if i.heard]
    found["met_heard"] = mean(heard, lambda i: i.met)
    found["would_ask_heard"] = mean(heard, lambda i: i.acceptance > 0.5)
    found["would_ask_met"] = mean([i for i in adults if i.met], lambda i: i.acceptance > 0.5)
    found["loneliness_elders"] = mean(elders, lambda i: i.loneliness)
    migrants = mean([i for i in elders if i.migrant_elder], lambda i: i.loneliness)
    found["gap_migrant"] = migrants - mean([i for i in elders if not i.migrant_elder], lambda i: i.loneliness)
    found["opinion_mean"] = mean(people, lambda i: i.opinion)
    square = mean(people, lambda i: i.opinion**2)
    found["opinion_sd"] = math.sqrt(max(0.0, square - found["opinion_mean"] ** 2))
    found["tolerance"] = mean(people, lambda i: i.tolerance)
    gaps = 0.0
    for cell in (cell for community in scope for cell in community.cells):
        middle = mean(cell.residents, lambda i: i.opinion)
        gaps += sum(abs(i.opinion - middle) for i in cell.residents)
    found["neighbour_gap"] = gaps / len(people)
    strength = sum(cell.tie_sum for community in scope for cell in community.cells)
    found["ties_mean"] = strength / 8 / len(people)
    mixed = [community.ties_mixed or (0.0, 0.0) for community in scope]
    found["ties_mixed"] = share(sum(one for one, _ in mixed), sum(whole for _, whole in mixed))
    return found


def of_cases(street: ReferenceStreet, scope: list[Community]) -> Row:
    """Return counts of cases and of entrenched problems."""
    found: Row = {}
    for kind in ("late", "abandoned"):
        for name in CLASSES:
            needs = [need for need in range(8) if CLASS_OF_NEED[need] == name]
            found[f"cases_{kind}_{name}"] = sum(total(scope, kind, need) for need in needs)
    waiting = [case for case in street.open_cases() if case.community in scope]
    found["cases_latent"] = sum(not case.knowers for case in waiting)
    found["cases_visible"] = sum(bool(case.knowers) for case in waiting)
    found["cases_listed"] = sum(case.listed for case in waiting)
    found["cases_known"] = sum(sum(map(sum, one.now.known_new)) for one in scope)
    found["cases_known_office"] = sum(sum(one.now.known_new[OFFICE]) for one in scope)
    found["cases_recorded_office"] = total(scope, "recorded_office")
    served = [sum(sum(one.now.served[actor]) for one in scope) for actor in ACTORS]
    found["cases_served"] = sum(served)
    found["cases_served_list"] = sum(one.now.served_list for one in scope)
    for actor, name in enumerate(ACTOR_NAMES):
        found[f"cases_served_{name}"] = served[actor]
    found["disputes_born"] = sum(case.need == 5 and case.community in scope for case in street.born_this_week)
    found["bounces"] = total(scope, "bounces")
    cells = [cell for community in scope for cell in community.cells]
    found["entrenched_cells"] = sum(cell.ent_kind >= 0 for cell in cells)
    found["entrenched_from_start"] = sum(cell.ent_kind >= 0 and cell.ent_since < 0 for cell in cells)
    for name in ("solved", "ended", "began"):
        found[f"entrenched_{name}"] = sum(total(scope, f"entrenched_{name}", kind) for kind in range(3))
    sides = [sum(map(bool, cell.side_cell)) for cell in cells]
    found["cells_worked_jointly"] = sum(number >= 2 for number in sides)
    found["cells_worked_by_three"] = sum(number == 3 for number in sides)
    return found | of_backlog(street, scope, waiting) | of_closed(street, scope)


def of_helpers(people: list[Resident], scope: list[Community]) -> Row:
    """Return counts of helpers, of those who joined and of those who quit."""
    found: Row = {
        "willing": sum(i.willing for i in people),
        "study_attenders": total(scope, "study_attenders"),
        "volunteers_active": sum(i.active for i in people),
        "volunteers_registered": sum(i.active or i.served_weeks > 0 for i in people),
        "volunteers_signed_up": total(scope, "signed_up"),
        "members_serving": sum(i.role == PARTY for i in people),
        "platform_registered": sum(i.registered for i in people),
        "beds_used": sum(i.in_bed for i in people),
    }
    for name, role in (("volunteers", VOLUNTEER), ("members", PARTY)):
        at_work = [i for i in people if i.role == role and (i.cases or i.coordinator)]
        found[f"{name}_deployed"] = len(at_work)
    members = sum(i.member_type > 0 for i in people)
    found["show_up"] = found["members_serving"] / max(1, members)
    joins = {(n, m): total(scope, "joins", n, m) for n in range(3) for m in range(4)}
    found["joins"] = sum(joins.values())
    found["quits"] = sum(total(scope, "quits", n) for n in range(3))
    for n, name in enumerate(JOINERS):
        found[f"joins_{name}"] = sum(joins[n, m] for m in range(4))
    for m, name in enumerate(CHANNELS):
        found[f"joins_by_{name}"] = sum(joins[n, m] for n in range(3))
    return found


def of_groups(street: ReferenceStreet, scope: list[Community]) -> Row:
    """Return counts of groups and projects."""
    week = street.week
    groups = [group for community in scope for group in community.groups if group.alive]
    managed = [group for group in groups if group.managed_weeks >= 13]
    mature = [
        group
        for group in managed
        if week - group.born >= 26 and group.type <= 5 and group.born > -street.settings.burn_in
    ]
    projects = [project for community in scope for project in community.projects if project.alive]
    return {
        "organisations": len(groups),
        "organisations_self_managed": len(managed),
        "mature_teams": len(mature),
        "teams_in_depth": sum(group.in_depth for group in groups),
        "leaders": sum(group.leaders for group in groups),
        "group_members": sum(group.members for group in groups),
        "projects_cumulative": sum(community.projects_opened for community in scope),
        "projects_running": len(projects),
        "projects_ceiling": sum(one.project_ceiling for one in scope) / street.settings.project_yuan,
        "projects_serving": sum(community.projects_serving for community in scope),
        "projects_supplied": sum(any(map(any, one.given)) for one in projects),
        "projects_joint": sum(len(who_gives(one)) >= 2 for one in projects),
        "projects_ended": sum(community.projects_ended for community in scope),
        "projects_useful": sum(community.projects_useful for community in scope),
        "hours_projects_planned": total(scope, "project_planned") / 60,
        "hours_projects_served": total(scope, "project_served") / 60,
        "yuan_projects": total(scope, "yuan_projects"),
        "programme_purse": sum(community.programme for community in scope),
        "project_money_share": share(
            sum(community.project_yuan for community in scope),
            sum(community.project_ceiling for community in scope),
        ),
    }


def who_gives(project: Project) -> set[int]:
    """Return the actors that gave a project minutes of their own this week; what was bought is none."""
    return {actor for given in project.given for actor, n in enumerate(given) if n} - {PROFESSIONAL}


def of_institutions(street: ReferenceStreet, scope: list[Community], people: list[Resident]) -> Row:
    """Return states of institutions, weighted by residents, their network, goods and money."""
    found: Row = {}
    states: dict[str, Callable[[Community], float]] = {
        "staff_burnout": lambda one: one.burnout,
        "clarity": lambda one: one.clarity,
        "coordination": lambda one: one.coordination,
        "staff_skill": lambda one: one.staff_skill,
        "volunteer_skill": lambda one: one.volunteer_skill,
        "network_density": lambda one: density(street, one),
        "network_components": lambda one: components(street, one),
        "network_giant": lambda one: largest_share(street, one),
    }
    for name, state in states.items():
        found[name] = sum(state(one) * len(one.residents) for one in scope) / len(people)
    joint = sum(one.now.joint_cells for one in scope)
    found["decisions_implemented"] = share(joint, total(scope, "cells_decided"))
    by_groups = [
        street.residents[line.resident]
        for line in street.log
        if line.closed == street.week and line.closer == GROUP
    ]
    by_groups = [i for i in by_groups if i.community in scope]
    found["publicness"] = share(sum(i.group is None for i in by_groups), len(by_groups))
    count, distance = (sum(one.now.travel[n] for one in scope) for n in range(2))
    found["served_distance"] = share(distance, count)
    for name in ("goods_used", "goods_bought", "goods_perished", "yuan_spent"):
        found[name] = total(scope, name)
    found["purse"] = sum(one.purse for one in scope)
    return found


def of_elders(street: ReferenceStreet, scope: list[Community]) -> Row:
    """Return gaps in points between elders: births of weeks t − 29 to t − 4."""
    weeks = range(street.week - 29, street.week - 3)

    def cohort(kind: str, group: int) -> int:
        return sum(street.cohorts[kind, week, one.number, group] for week in weeks for one in scope)

    found: Row = {}
    for name, first, second in (
        ("gap_digital", CONNECTED, OFFLINE_ALONE),
        ("gap_alone", WITH_OTHERS, ALONE),
    ):
        born = cohort("group_born", first), cohort("group_born", second)
        found[name] = 0.0
        if born[0] and born[1]:
            in_time = cohort("group_in_time", first), cohort("group_in_time", second)
            found[name] = 100 * (in_time[0] / born[0] - in_time[1] / born[1])
    return found

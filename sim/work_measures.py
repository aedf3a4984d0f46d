"""W15 Record, cases and hours: who knew and closed what, what waits, where the minutes went."""

import numpy as np

from sim.casework import work_minutes
from sim.cohorts import CLASS_NAMES
from sim.layout import (
    ACTOR_COUNT,
    COORDINATING,
    GROUP,
    NEED_COUNT,
    OFFICE,
    OUTSIDE,
    PARTY,
    SOCIAL,
    USE_BOUNCED,
    USE_DOUBLE,
    USE_LEFT,
    USE_MEETING,
    USE_SERVED,
    USE_STUDY,
    USE_TRIES,
    VOLUNTEER,
)
from sim.ledger import supply
from sim.links import ACTORS
from sim.shares import Row, by_class, share, total
from sim.sums import CASE_COUNTS, count_cases, count_cells
from sim.world import World

FORTY_HOURS = 2400  # minutes; beyond them a week of office staff is overtime


def record_cases(world: World, row: Row) -> None:
    """Cases: late, open, known, closed; buildings with entrenched problems; what waits for the office."""
    cases, now, count = world.cases, world.now, world.community_count
    for kind in ("late", "abandoned"):
        for name, number in zip(CLASS_NAMES, by_class(world.flows[kind]), strict=True):
            row[f"cases_{kind}_{name}"] = number
    open_now = np.zeros((len(CASE_COUNTS) + 3, count), dtype=np.int64)
    count_cases(cases, work_minutes(world.settings), world.week, open_now)
    *of_state, ages, left, office_minutes = open_now
    row.update(zip(CASE_COUNTS, of_state, strict=True))
    row["cases_known"] = now.known_new.sum(axis=(1, 2))
    row["cases_known_office"] = now.known_new[:, OFFICE].sum(axis=1)
    row["cases_recorded_office"] = world.flows["recorded_office"]
    served = now.served.sum(axis=2).T
    row["cases_served"] = served.sum(axis=0)
    row["cases_served_list"] = now.served_list
    row.update({f"cases_served_{actor}": served[a] for a, actor in enumerate(ACTORS)})
    recorded = _recorded_and_closed(world)
    row.update({f"cases_recorded_served_{actor}": recorded[a] for a, actor in enumerate(ACTORS)})
    row["cases_recorded_served"] = recorded.sum(axis=0)
    row["cases_served_jointly"] = _closed_jointly(world)
    row["contacts_lost"] = world.flows["contacts_lost"]
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
    row["backlog_hours"] = total(left) / 60
    row["backlog_age"] = share(ages, row["backlog_cases"])
    row["backlog_staff_weeks"] = share(office_minutes, now.offered[:, OFFICE])


def _recorded_and_closed(world: World) -> np.ndarray:
    """Count [9, C] cases that the office had recorded, closed this week, by who closed them."""
    cases, count = world.cases_closed, world.community_count
    rows = np.flatnonzero((cases.bits & 1 == 1) & (cases.closer >= 0))
    place = cases.community[rows] * ACTOR_COUNT + cases.closer[rows]
    return np.bincount(place, minlength=count * ACTOR_COUNT).reshape(count, ACTOR_COUNT).T


def _closed_jointly(world: World) -> np.ndarray:
    """Count [C] cases closed this week by another actor than the one who first knew.

    Helpers from outside are staff of the office's plan: its cases are not passed on to them.
    """
    joint = world.communities.joint_cases[:, world.week % 4]
    return joint.sum(axis=(1, 2)) - joint[:, OFFICE, OUTSIDE]


def _entrenched_from_start(world: World) -> np.ndarray:
    """Count [C] cells whose problem began before week 0 and is still there."""
    cells = world.cells
    old = cells.community[(cells.ent_kind >= 0) & (cells.ent_since < 0)]
    return np.bincount(old, minlength=world.community_count)


def record_hours(world: World, row: Row) -> None:
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
    minutes["hours_left_office"] = now.uses[:, OFFICE, USE_LEFT]
    minutes["hours_overtime_office"] = _overtime(world)
    minutes["hours_nominal"] = nominal
    minutes["hours_gates_missing"] = world.flows["gates_missing"]
    minutes["hours_withheld"] = np.maximum(0, -now.gap).sum(axis=1)
    minutes["hours_added"] = np.maximum(0, now.gap).sum(axis=1)
    minutes["hours_bought"] = now.bought
    minutes["hours_projects_planned"] = world.flows["project_planned"]
    minutes["hours_projects_served"] = world.flows["project_served"]
    row.update(zip(minutes, total(np.array(list(minutes.values()))) / 60, strict=True))
    row["tries"] = uses[:, USE_TRIES] // int(world.settings.try_minutes)
    own = served[:, (PARTY, VOLUNTEER, GROUP)].sum(axis=1)
    bottoms = np.array((served.sum(axis=1), now.offered[:, SOCIAL]))
    row["internal_share"], row["leverage"] = share(np.array((own, own)), bottoms)


def _overtime(world: World) -> np.ndarray:
    """Return [C] office minutes beyond forty hours a head.

    They are the staff's own where the working week is set longer, and those a control of hours adds.
    """
    now, week = world.now, float(world.settings.staff_week_minutes)
    added = np.maximum(0.0, now.gap[:, OFFICE])
    return added + (now.offered[:, OFFICE] - added) * max(0.0, 1 - FORTY_HOURS / week)

"""Exact: what the record says is what a plain count of the world and its log says."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from scenarios import load, load_street
from sim.communities import only
from sim.driver import run
from sim.layout import DEADLINE, GROUP, NEED_COUNT, OFFICE, OUTSIDE, USES
from sim.scenario import Emergency, Scenario
from sim.simulation import Simulation
from tests.sim.worlds import world_of

WEEKS, SCALE = 20, 0.05
STREET = only(load_street("x-street"), ("Y", "O"))
TOGETHER = ("meeting", "study", "messages", "asking", "training", "guidance", "coordination", "handover")


def busy(name: str) -> Scenario:
    """Return a world with an early emergency and cheap, short projects."""
    changed = {"burn_in": 6, "project_yuan": 200, "proj_weeks": 6, "deliver_minutes": 40}
    return world_of(name, **changed).replace(emergencies=(Emergency(5, 9),))


class Lived:
    """A life with what the record said each week, and what was counted beside it."""

    def __init__(self, name: str) -> None:
        simulation = Simulation(busy(name), 3, street=STREET, scale=SCALE)
        self.simulation = simulation
        self.counted: list[dict[str, float]] = []
        self.said: list[dict[str, float]] = []
        while simulation.week < WEEKS:
            simulation.step()
            if simulation.week > 0:
                self.counted.append(count(simulation))
                self.said.append({key: float(values[-1]) for key, values in simulation.rows[-1].items()})


@cache
def lived(name: str) -> Lived:
    return Lived(name)


def count(simulation: Simulation) -> dict[str, float]:
    """Return counts of the week just lived, from the open cases, the log and the ledger."""
    world, week = simulation.world, simulation.week - 1
    log = pd.DataFrame({key: column[: world.log_count] for key, column in world.log._asdict().items()})
    closed = log[(log.closed == week) & (log.closer >= 0)]
    recorded = closed[closed.bits & 1 == 1]
    sent = (closed.first_knower == OFFICE) & (closed.closer == OUTSIDE)
    cases = world.cases
    own = np.flatnonzero(cases.bits & 1)
    uses = dict(zip(USES, world.now.uses.sum(axis=(0, 1)).tolist(), strict=True))
    sizes = [world.settings.supplies_minutes, world.settings.medicine_minutes, world.settings.call_minutes]
    left = sum(
        sizes[cases.deed[n] - 1] - cases.work_done[n] for n in own if cases.deed[n] > 0
    )  # the others' sizes are tested with dispatch
    return {
        "cases_served": len(closed),
        "cases_recorded_served": len(recorded),
        "cases_recorded_served_office": (recorded.closer == OFFICE).sum(),
        "cases_recorded_served_self_organisations": (recorded.closer == GROUP).sum(),
        "cases_served_jointly": ((closed.first_knower != closed.closer) & ~sent).sum(),
        "backlog_cases": len(own),
        "backlog_age": float(np.mean(week - cases.born[own])) if len(own) else 0.0,
        "least_hours": left / 60,
        "hours_left_office": world.now.uses[:, OFFICE, USES.index("left")].sum() / 60,
        "hours_coordination": sum(uses[use] for use in TOGETHER) / 60,
        "handover": uses["handover"],
        "tries": uses["tries"] / world.settings.try_minutes,
        "contacts_lost": world.flows["contacts_lost"].sum(),
        "goods_bought": world.flows["goods_bought"].sum(),
        "projects_supplied": sum(bool(given.any()) for given in world.projects.given.reshape(-1, 3, 6)),
        "projects_joint": sum(
            len(set(np.nonzero(given[:, :5])[1].tolist())) > 1
            for given in world.projects.given.reshape(-1, 3, 6)
        ),
    }


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_the_record_agrees_with_a_plain_count(name: str) -> None:
    found = lived(name)
    for said, counted in zip(found.said, found.counted, strict=True):
        extra = {"least_hours": counted.pop("least_hours"), "handover": counted.pop("handover")}
        assert said["backlog_hours"] >= extra["least_hours"] - 1e-9
        assert {key: said[key] for key in counted} == pytest.approx(counted)
        counted.update(extra)


def test_passing_cases_on_is_coordination() -> None:
    """In either world: told in the one, handed over in the other; and it is not empty."""
    for name in ("isolated", "linked"):
        assert sum(one["handover"] for one in lived(name).counted) > 0
    assert sum(one["projects_joint"] for one in lived("linked").said) > 0
    assert sum(one["cases_served_jointly"] for one in lived("isolated").said) > 0


def test_the_office_backlog_is_what_its_cases_still_take() -> None:
    """A street in which nothing was worked on in part: the hours are the full minutes."""
    found = lived("isolated")
    world = found.simulation.world
    row = found.simulation.rows[-1]
    worked = world.cases.work_done[(world.cases.bits & 1) == 1].sum()
    full = row["backlog_staff_weeks"][-1] * world.now.offered[:, OFFICE].sum()
    assert row["backlog_hours"][-1] * 60 == pytest.approx(full - worked)


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_heard_of_are_those_somebody_knew_of_before_the_deadline(name: str) -> None:
    """Counted from log and open cases, by week of birth and need."""
    world = lived(name).simulation.world
    log, n = world.log, world.log_count
    cases = world.cases
    need = np.concatenate([log.need[:n], cases.key % NEED_COUNT]).astype(int)
    born = np.concatenate([log.born[:n], cases.born]).astype(int)
    known = np.concatenate([log.known_week[:n], cases.known_week]).astype(int)
    heard = (known >= born) & (known - born < DEADLINE[need])
    expected = np.zeros((len(world.cohorts.born), NEED_COUNT), dtype=int)
    np.add.at(expected, (born[heard] - world.cohorts.first, need[heard]), 1)
    assert (world.cohorts.heard.sum(axis=1) == expected).all()
    assert (world.cohorts.in_time <= world.cohorts.heard).all(), "nobody serves what nobody knows"
    assert (world.cohorts.heard <= world.cohorts.born).all()
    late = (known >= born) & ~heard
    assert late.any(), "some are heard of too late"


def test_projects_that_served_a_case_are_counted_when_they_end() -> None:
    for name in ("isolated", "linked"):
        simulation = lived(name).simulation
        ended = [one for one in simulation.world.events if one[3] == "project_ended" and one[0] >= 0]
        serving = sum(int(one[4].split()[0]) > 0 for one in ended)
        row = simulation.rows[-1]
        assert (row["projects_ended"][-1], row["projects_serving"][-1]) == (len(ended), serving)
        assert serving > 0
        price = simulation.world.settings.project_yuan
        money = simulation.world.communities.project_ceiling.sum()
        assert row["projects_ceiling"][-1] * price == pytest.approx(money)


def test_overtime_is_what_lies_beyond_forty_hours() -> None:
    """A sixth of a week of 48 hours; and what a control of hours adds to the office."""
    plain, long = (
        run(
            busy("isolated").replace(
                settings=busy("isolated").settings.replace({"staff_week_minutes": week})
            ),
            3,
            street=STREET,
            scale=SCALE,
            weeks=6,
        ).weekly
        for week in (2400, 2880)
    )
    assert (plain.hours_overtime_office == 0).all()
    assert long.hours_overtime_office.to_numpy() == pytest.approx(long.hours_offered_office.to_numpy() / 6)
    given = run(busy("isolated"), 3, street=STREET, scale=SCALE, weeks=6).hours
    controlled = load("before-same-hours")
    controlled = controlled.replace(settings=busy("before").settings, emergencies=(Emergency(5, 9),))
    table = run(controlled, 3, street=STREET, scale=SCALE, weeks=6, hours=given).weekly
    own = table.community == "street"
    assert (table.hours_overtime_office[own] > 0).all(), "others' hours are in the office's hands"
    assert (table.hours_overtime_office <= table.hours_added + 1e-9).all()

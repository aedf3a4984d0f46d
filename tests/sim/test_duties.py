"""Areas of duty: where attempts go astray, what meetings settle, what comes undone."""

import math

import numpy as np
import pytest

from sim.duties import clarity, come_undone
from sim.founding import found
from sim.layout import AREA_COUNT, OFFICE, PARTY, PROPERTY, R_OFFICE, R_PARTY, R_PROPERTY, SOCIAL, USE_MEETING
from sim.processes import meetings
from sim.randomness import FOUNDING_WEEK, draw
from sim.settings import Settings
from sim.simulation import Simulation
from sim.world import World
from tests.sim.test_people import luck_of, street
from tests.sim.worlds import street as x_street
from tests.sim.worlds import watch, world_of

MEETING_OFTEN = {"hub_period": 1, "meeting_minutes": 30, "duty_own": 52, "burn_in": 26}


def ready_to_meet(linked: float, **changes: object) -> World:
    """Return a quiet street in which office, members and property company have time."""
    world = street(linked=linked, week=9, attend_property=1.0, attend=1.0, **changes)
    world.now.minutes[:, [R_OFFICE, R_PARTY, R_PROPERTY]] = 1000
    if linked:
        world.now.linked[:, [OFFICE, PARTY]] = 1
        world.now.chair[:] = OFFICE
    world.communities.settled[:] = 0
    world.communities.strays[:, 1, 4] = 3
    world.communities.strays[:, 3, 7] = 3
    return world


def spent(world: World, actor: int) -> np.ndarray:
    """Return [C] the minutes an actor spent in meetings."""
    return world.now.uses[:, actor, USE_MEETING]


def test_areas_settled_at_the_founding_are_those_of_the_rule() -> None:
    """Exact: as many of twelve as the table's clarity says, by luck; the measure is their share."""
    world = found(x_street(), Settings(), 4, 0.02)
    for c, plan in enumerate(world.plan.communities):
        order = sorted(range(12), key=lambda n: (draw(4, "found.area", FOUNDING_WEEK, 16 * c + n), n))
        settled = order[: math.floor(12 * plan.clarity + 0.5)]
        assert set(np.flatnonzero(world.communities.settled[c])) == set(settled)
        assert clarity(world.communities.settled)[c] == len(settled) / 12
    assert world.plan.communities[world.plan.index("O")].clarity < 0.5


def test_environment_and_disputes_have_an_area_from_birth_on() -> None:
    """Exact: area by luck of the case in its week of birth; other needs have none."""
    seen = set()

    def look(simulation: Simulation) -> None:
        born = simulation.world.born
        for key, area in zip(born.key.tolist(), born.area.tolist(), strict=True):
            wanted = (
                int(12 * draw(simulation.world.seed, "case.area", simulation.world.week - 1, key))
                if key % 8 in (4, 5)
                else -1
            )
            assert area == wanted
            seen.add(area)

    watch(world_of("isolated", burn_in=26), 2, 1, look, 0.02)
    assert seen == set(range(-1, 12))


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_where_all_is_settled_nothing_goes_astray_however_often_they_meet(name: str) -> None:
    """Invariant: no attempt and no minute is lost, and nobody pays for a discussion of duties."""
    world = world_of(name, duty_undone=0.0, stray=1.0, **MEETING_OFTEN)
    simulation = Simulation(world, 2, street=x_street(), scale=0.03)
    simulation.world.communities.settled[:] = 1
    while simulation.week < 6:
        simulation.step()
        row, now = simulation.rows[-1], simulation.world.now
        assert not row["bounces"].any()
        assert not row["hours_bounced"].any()
        assert (row["clarity"] == 1).all()
        if name == "isolated":
            assert not now.uses[:, :, USE_MEETING].any()
    assert row["cases_served"][-1] > 0


def test_attempts_go_astray_in_open_areas_only_and_are_counted_there() -> None:
    """Exact: with every attempt lost no such case is closed; strays stand in the ring by area."""
    open_area = 5

    def look(simulation: Simulation) -> None:
        world = simulation.world
        astray = world.communities.strays[:, (world.week - 1) % 4]
        assert np.array_equal(astray.sum(axis=1), simulation.rows[-1]["bounces"][:-1])
        assert not np.delete(astray, open_area, axis=1).any()
        total.append(astray.sum())
        closed = world.cases_closed
        served = (closed.closer >= 0) & (closed.area >= 0)
        assert not (served & (closed.area == open_area)).any()
        areas.update(closed.area[served].tolist())

    total: list[int] = []
    areas: set[int] = set()
    scenario = world_of("isolated", duty_undone=0.0, stray=1.0, duty_own=0.0, burn_in=26)
    simulation = Simulation(scenario, 2, street=x_street(), scale=0.03)
    simulation.world.communities.settled[:] = 1
    simulation.world.communities.settled[:, open_area] = 0
    while simulation.week < 2:
        simulation.step()
        look(simulation)
    assert sum(total) > 0
    assert len(areas) > 6


@pytest.mark.parametrize(("decide", "settled"), [(1.0, True), (0.0, False)])
def test_a_meeting_of_three_decides_the_area_with_most_strays(decide: float, settled: bool) -> None:
    """Exact: the lower of two equal areas; all who came and have the time pay, decided or not."""
    world = ready_to_meet(1.0, decide=decide, duty_own=0.0)
    world.week = 10  # a week of the joint meeting
    meetings.meet(world)
    assert (world.communities.settled[:, 4] == settled).all()
    assert world.communities.settled.sum() == 15 * settled
    for actor in (OFFICE, PARTY, PROPERTY):
        assert (spent(world, actor) == 60 + 120).all()
    assert not spent(world, SOCIAL).any()


def test_a_meeting_settles_by_luck() -> None:
    """Exact: half of the discussions settle, by draw 0 of the community."""
    world = ready_to_meet(1.0, duty_own=0.0)
    world.week = 10
    meetings.meet(world)
    yes = [luck_of(world, "duty.decide", c, 0) < 0.5 for c in range(15)]
    assert world.communities.settled[:, 4].tolist() == yes
    assert 0 < sum(yes) < 15


@pytest.mark.parametrize("why", ["no third", "no company", "no strays", "strays in settled areas", "no time"])
def test_no_meeting_of_three_no_discussion(why: str) -> None:
    """Exact: nobody pays for what does not happen."""
    world = ready_to_meet(1.0, decide=1.0, duty_own=0.0, duty_minutes=300)
    world.week, third = 10, PARTY
    if why == "no third":
        world.now.minutes[:, R_PARTY] = 100  # enough for the meeting, not for the discussion
    elif why == "no company":
        world.settings = world.settings.replace({"attend_property": 0.0})
    elif why == "no strays":
        world.communities.strays[:] = 0
    elif why == "strays in settled areas":
        world.communities.settled[:, [4, 7]] = 1
    else:
        world.now.minutes[:, R_OFFICE] = 200
    before = world.communities.settled.copy()
    meetings.meet(world)
    assert np.array_equal(world.communities.settled, before)
    assert (spent(world, OFFICE) == 60).all()
    assert (spent(world, third) == 60).all()


@pytest.mark.parametrize("linked", [0.0, 1.0])
def test_office_and_company_settle_alone_in_every_arm(linked: float) -> None:
    """Exact: by draws 1 and 2 of the community; both pay whether they agree or not; no meeting is needed."""
    world = ready_to_meet(linked, duty_own=26.0, duty_own_yes=0.5)
    meetings.meet(world)  # week 9: no joint meeting
    tries = np.array([luck_of(world, "duty.decide", c, 1) < 0.5 for c in range(15)])
    yes = np.array([luck_of(world, "duty.decide", c, 2) < 0.5 for c in range(15)])
    assert (spent(world, OFFICE) == 240 * tries).all()
    assert (spent(world, PROPERTY) == 240 * tries).all()
    assert np.array_equal(world.communities.settled[:, 4], tries & yes)
    assert world.communities.settled.sum() == (tries & yes).sum() > 0
    assert (tries & ~yes).any()


def test_alone_they_need_strays_and_time_on_both_sides() -> None:
    """Exact: otherwise neither pays."""
    for purse, strays in ((R_PROPERTY, 1), (R_OFFICE, 1), (None, 0)):
        world = ready_to_meet(0.0, duty_own=52.0, duty_own_yes=1.0)
        world.communities.strays[:] *= strays
        if purse is not None:
            world.now.minutes[:, purse] = 239
        meetings.meet(world)
        assert not world.communities.settled.any()
        assert not world.now.uses[:, :, USE_MEETING].any()


def test_settled_areas_come_undone_by_luck() -> None:
    """Exact: each by its own draw; open ones stay open."""
    world = street()
    world.communities.settled[:], world.communities.settled[2] = 1, 0
    come_undone(world.luck("duty.undone"), 0.25, world.communities.settled, world.communities.number)
    for c in range(15):
        for n in range(AREA_COUNT):
            stays = c != 2 and luck_of(world, "duty.undone", 16 * c + n) >= 0.25
            assert world.communities.settled[c, n] == stays


def test_the_area_taken_up_is_open_and_has_most_strays() -> None:
    """Exact: most strays of all four weeks among open areas, the lower of equals."""
    world = ready_to_meet(0.0, duty_own=52.0, duty_own_yes=1.0)
    strays, order = world.communities.strays, (9, 5, 2)
    strays[:] = 0
    strays[:, 0, 2], strays[:, :, 5], strays[:, 1, 9] = 4, 2, 9
    strays[:, 2, 11], world.communities.settled[:, 11] = 20, 1
    for n in range(4):
        world.now.minutes[:, [R_OFFICE, R_PROPERTY]] = 240
        meetings.meet(world)
        assert (world.communities.settled[:, order[: n + 1]] == 1).all()
        assert (world.communities.settled.sum(axis=1) == 1 + min(n + 1, 3)).all()


@pytest.mark.parametrize(("name", "column"), [("stray", "bounces"), ("duty_undone", "bounces")])
def test_settings_of_a_run_act_alone(name: str, column: str) -> None:
    """Property: where attempts stray more often, or duties come undone, more attempts are lost."""
    lost = []
    for value in {"stray": (0.3, 0.9), "duty_undone": (0.0, 0.5)}[name]:
        simulation = Simulation(
            world_of("isolated", burn_in=26, **{name: value}), 2, street=x_street(), scale=0.05
        )
        while simulation.week < 12:
            simulation.step()
        lost.append(sum(int(row[column][-1]) for row in simulation.rows))
    assert lost[0] < lost[1]


@pytest.mark.parametrize("name", ["duty_own", "duty_own_yes"])
def test_settings_of_the_two_alone_act_alone(name: str) -> None:
    """Exact: with more of one setting the same communities settle, and others; at 0 none does."""
    settled = []
    for part in (0.0, 0.5, 1.0):
        world = ready_to_meet(
            0.0,
            **({"duty_own": 52.0, "duty_own_yes": 1.0} | {name: part * (52 if name == "duty_own" else 1)}),
        )
        meetings.meet(world)
        settled.append(world.communities.settled[:, 4].copy())
    assert settled[0].sum() == 0 < settled[1].sum() < settled[2].sum() == 15
    assert (settled[1] <= settled[2]).all()


def test_what_it_costs_the_two_acts_alone() -> None:
    """Exact: minutes, and nothing else."""
    for minutes in (60, 480):
        world = ready_to_meet(0.0, duty_own=52.0, duty_own_yes=1.0, duty_own_minutes=minutes)
        meetings.meet(world)
        assert (spent(world, OFFICE) == minutes).all()
        assert (world.communities.settled.sum(axis=1) == 1).all()

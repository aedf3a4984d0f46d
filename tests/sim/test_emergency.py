"""Exact: the emergency asks for three deeds, helpers are led one by one, gates are a standing load."""

import numpy as np
import pytest

from sim.casework import full_minutes, work_minutes
from sim.layout import (
    OFFICE,
    OUTSIDE,
    PARTY,
    PROPERTY,
    R_OUTSIDE,
    R_PARTY,
    R_PARTY_OWN_CELL,
    R_PROPERTY,
    R_VOLUNTEER,
    R_VOLUNTEER_OWN_CELL,
    USE_COORDINATION,
    USE_GATES,
    USE_LEFT,
    VOLUNTEER,
)
from sim.processes.availability import gather
from sim.processes.calendar import open_week
from sim.processes.coordination import lead
from sim.randomness import draw
from sim.scenario import Emergency
from sim.simulation import Simulation
from sim.world import World
from tests.sim.worlds import SCALE, street, world_of

START = 3


def in_emergency(name: str = "isolated", **settings: object) -> World:
    """Return a street in the third week of an emergency, with help from outside, who leads not settled."""
    scenario = world_of(name, burn_in=26, **settings).replace(emergencies=(Emergency(START, 9, 1.0),))
    simulation = Simulation(scenario, 1, street=street(), scale=SCALE)
    while simulation.week < START + 2:
        simulation.step()
    open_week(simulation.world, scenario)
    gather(simulation.world)
    return simulation.world


def test_a_deed_is_drawn_at_birth_and_has_minutes_of_its_own() -> None:
    """Needs of all other kinds have none, and their size follows `size_scale`."""
    world = in_emergency(size_scale=0.5)
    cases = world.cases
    need = cases.key % 8
    minutes = full_minutes(cases, work_minutes(world.settings))
    emergency = np.flatnonzero(need == 7)
    assert len(emergency) > 50
    for n in emergency:
        u = draw(world.seed, "need.deed", int(cases.born[n]), int(cases.key[n]))
        assert cases.deed[n] == (1 if u < 0.60 else 2 if u < 0.60 + 0.15 else 3)
        assert minutes[n] == (40, 120, 20)[cases.deed[n] - 1]
    assert not cases.deed[need != 7].any()
    assert (minutes[need == 0] == 45).all() and (minutes[(need == 2) & (cases.severe == 1)] == 240).all()


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_every_helper_is_led_by_staff_by_a_helper_or_not_at_all(name: str) -> None:
    """Counted again community by community from what the rule says; minutes go where people go."""
    world = in_emergency(name, onboard=10, coordinator_staff=0.004)
    now, duty, settings = world.now, world.duty, world.settings
    before, offered_own = now.minutes.copy(), duty.minutes.copy()
    serving = np.flatnonzero((duty.role == PARTY) | (duty.role == VOLUNTEER))
    world.roles.served_weeks[:] = 0
    world.roles.served_weeks[serving[::23]] = 8 + serving[::23] % 3
    lead(world)
    for c in range(world.community_count):
        own = serving[world.traits.community[serving] == c]
        together = [a for a in (PARTY, VOLUNTEER) if now.linked[c, a]]
        pools = [(together, True), *(([a], False) for a in (PARTY, VOLUNTEER) if a not in together)]
        for actors, with_staff in pools:
            pool = own[np.isin(duty.role[own], actors)]
            visitors = int(before[c, R_OUTSIDE] // settings.outside_minutes) if with_staff else 0
            staff = 0
            if with_staff:
                rooms = [int(0.004 * now.offered[c, a]) // 6 for a in (0, 1) if a == 0 or now.linked[c, 1]]
                staff = min(sum(rooms), len(pool) + visitors)
            able = np.sum(world.roles.served_weeks[pool] >= 8)
            leaders = min(able, int(np.ceil((len(pool) + visitors - staff) / 11)))
            chosen = duty.coordinator[pool] == 1
            assert chosen.sum() == leaders
            if 0 < leaders < able:
                weeks = world.roles.served_weeks[pool]
                assert weeks[chosen].min() >= weeks[~chosen].max()
            capacity, residents = staff + 10 * leaders, len(pool) - leaders
            led = min(residents, int(capacity * residents / max(1, residents + visitors)))
            led_visitors = min(visitors, capacity - led)
            led = min(residents, capacity - led_visitors)
            others = pool[~chosen]
            assert (duty.own_cell[others] == (np.arange(residents) >= led)).all(), "lowest ids first"
            if with_staff:
                unled = visitors - led_visitors
                taken = now.uses[c, OUTSIDE, USE_GATES] + now.uses[c, OUTSIDE, USE_LEFT]
                assert taken >= unled * settings.outside_minutes
    left = duty.own_cell == 1
    assert left.any() and duty.coordinator.any()
    gates = now.uses[:, PARTY, USE_GATES].sum()
    kept = (settings.own_cell_factor * offered_own[left]).astype(int).sum()
    assert duty.minutes[left].sum() <= kept <= duty.minutes[left].sum() + gates


def test_leading_goes_helper_by_helper() -> None:
    """A little more of the office's time leads a little more, never a whole seat's worth."""
    led = []
    for share in (0.006, 0.012, 0.018, 0.024):
        world = in_emergency(coordinator_staff=share, outside_helpers=51)
        offered = world.now.offered[:, OFFICE].copy()
        lead(world)
        spent = world.now.uses[:, OFFICE, USE_COORDINATION]
        assert (spent % 6 == 0).all() and (spent <= share * offered).all()
        led.append(spent.sum() // 6)
    steps = np.diff(led)
    assert (steps >= 0).all() and steps.sum() > 0
    assert steps.max() <= np.ceil(0.006 * offered / 6).sum()


def purses_agree(world: World) -> bool:
    """Whether members' and volunteers' own minutes add up to what their purses hold."""
    duty, community = world.duty, world.traits.community
    held = np.zeros_like(world.now.minutes)
    for role, first, own_cell in (
        (PARTY, R_PARTY, R_PARTY_OWN_CELL),
        (VOLUNTEER, R_VOLUNTEER, R_VOLUNTEER_OWN_CELL),
    ):
        rows = np.flatnonzero(duty.role == role)
        purse = np.where(duty.own_cell[rows] == 1, own_cell, first + world.traits.skill[rows])
        np.add.at(held, (community[rows], purse), duty.minutes[rows])
    people = slice(R_PARTY, R_VOLUNTEER_OWN_CELL + 1)
    return bool((held[:, people] == world.now.minutes[:, people]).all())


NOBODY_LEADS = {"coordinator_staff": 0, "coordinator_weeks": 26}


@pytest.mark.parametrize(
    ("load", "settings"),
    [
        (0, {}),
        (10, {}),
        (810, {}),
        (2700, {}),
        (2700, {"outside_helpers": 0}),
        (10, NOBODY_LEADS),
        (810, NOBODY_LEADS),
        (2700, NOBODY_LEADS),
    ],
)
def test_gates_are_paid_in_turn_and_what_is_missing_is_counted(
    load: int, settings: dict[str, object]
) -> None:
    """Added up again by the four sources in turn; members' own minutes fall with their purses."""
    world = in_emergency(gate_minutes=load, **settings)
    now, duty = world.now, world.duty
    world.roles.served_weeks[:] = np.where(settings is NOBODY_LEADS, 0, 8)
    duty.called[:] = (np.arange(len(duty.called)) % 2) * (duty.role == PARTY)
    property_ = now.minutes[:, R_PROPERTY].copy()
    lead(world)
    unled = now.offered[:, OUTSIDE] if settings is NOBODY_LEADS else np.zeros_like(property_)
    residents = np.diff(world.communities.resident_start)
    for c in range(world.community_count):
        missing = wanted = int(load * residents[c] / 1000)
        by_outside = min(missing, unled[c])
        by_outside += min(missing - by_outside, max(0, now.offered[c, OUTSIDE] // 2 - by_outside))
        missing -= by_outside
        by_property = min(missing, property_[c] // 2)
        missing -= by_property
        paid = now.uses[c, :, USE_GATES]
        assert (paid[OUTSIDE], paid[PROPERTY]) == (by_outside, by_property)
        assert paid[PARTY] + world.flows["gates_missing"][c] == missing
        assert paid.sum() + world.flows["gates_missing"][c] == wanted
        if unled[c]:
            assert now.uses[c, OUTSIDE, USE_LEFT] == unled[c] - by_outside
    assert purses_agree(world)


def test_called_members_stand_in_order_of_id_each_for_half() -> None:
    """Nobody else is there: the first give half of their own minutes, one the rest, others nothing."""
    world = in_emergency(gate_minutes=60, outside_helpers=0, property_minutes=0)
    duty, community = world.duty, world.traits.community
    world.roles.served_weeks[:] = 8
    duty.called[:] = duty.role == PARTY
    own = duty.minutes.copy()
    lead(world)
    enough = 0
    for c in range(world.community_count):
        members = np.flatnonzero((community == c) & (duty.role == PARTY) & (duty.coordinator == 0))
        gave, most = own[members] - duty.minutes[members], own[members] // 2
        need = int(world.now.uses[c, PARTY, USE_GATES] + world.flows["gates_missing"][c])
        turn = np.minimum(most, np.maximum(0, need - np.concatenate([[0], np.cumsum(most)[:-1]])))
        assert gave.tolist() == turn.tolist()
        enough += most.sum() > need
    assert enough > 0
    assert purses_agree(world)

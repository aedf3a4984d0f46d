"""People are finite: who is willing, what a refusal leaves behind, hours, and which idleness counts."""

import math
from functools import cache

import numpy as np
import pytest

from sim.founding import found
from sim.layout import GROUP, NEVER, PARTY, R_GROUP, ROLE_NONE, VOLUNTEER
from sim.processes import availability, joining
from sim.processes.slow import slow
from sim.processes.willing import swap_willing
from sim.randomness import FOUNDING_WEEK, draw
from sim.roster import ADULT
from sim.settings import Settings
from sim.simulation import Simulation
from sim.world import World
from tests.sim.test_people import WIDE_AWAKE, luck_of, street
from tests.sim.worlds import street as x_street
from tests.sim.worlds import watch, world_of

KEEN = {"ask_rate": 10.0, "join_base": 0.0, "ask_self": 0.006, "burn_in": 26}


@cache
def founded(**changes: float) -> World:
    """Return a small founded street (to be read only)."""
    return found(x_street(), Settings.of(changes), 2, 0.02)


def adults_of(world: World, c: int) -> list[int]:
    """Return the adults of a community."""
    low, high = world.communities.resident_start[c : c + 2]
    return [i for i in range(low, high) if world.traits.age[i] >= ADULT]


@pytest.mark.parametrize("share", [0.12, 0.3])
def test_the_willing_are_those_of_the_rule(share: float) -> None:
    """Exact: by luck over motivation; the first volunteers are willing and no Party members."""
    world = founded(willing_share=share)

    def luck(name: str, i: int) -> float:
        return draw(world.seed, name, FOUNDING_WEEK, i)

    for c in (0, 3):
        adults = adults_of(world, c)
        drive = {i: max(world.traits.start_motivation[i], 0.01) for i in adults}
        order = sorted(adults, key=lambda i: (luck("found.willing", i) / drive[i], i))
        willing = set(order[: math.floor(share * len(adults) + 0.5)])
        assert {i for i in adults if world.roles.willing[i]} == willing
        free = [i for i in willing if world.traits.member_type[i] == 0]
        low, high = world.communities.resident_start[c : c + 2]
        first = sorted(free, key=lambda i: (luck("found.active", i), i))[
            : math.floor(0.0065 * (high - low) + 0.5)
        ]
        assert set(np.flatnonzero(world.roles.active[low:high]) + low) == set(first)
    assert not world.roles.willing[world.traits.age < ADULT].any()


@pytest.mark.parametrize("name", ["isolated", "linked"])
def test_never_more_active_than_willing_whatever_the_need(name: str) -> None:
    """Invariant: with four times the need and everybody asked, the active are some of the willing."""
    most = []

    def look(simulation: Simulation) -> None:
        roles, traits = simulation.world.roles, simulation.world.traits
        assert (roles.willing[roles.active == 1] == 1).all()
        assert (traits.age[roles.willing == 1] >= ADULT).all()
        most.append(roles.active.sum() / roles.willing.sum())
        row = simulation.rows[-1]
        assert (row["willing"][:-1] >= row["volunteers_active"][:-1]).all()
        assert row["willing"][-1] == roles.willing.sum()

    watch(world_of(name, need_scale=5.6, **KEEN), 2, 12, look, 0.02)
    assert most[-1] > 0.5  # else the pool would bind nobody


def test_an_ask_of_the_unwilling_is_refused() -> None:
    """Exact: asked without end, the willing all join and nobody else does; all others have refused."""
    world = street(**(WIDE_AWAKE | {"ask_self": 0.0, "join_base": 0.0}))
    world.now.asks[:], world.now.channels[:] = 1000, 1
    free = world.roles.active == 0
    willing, adult = world.roles.willing == 1, world.traits.age >= ADULT
    quitters = world.roles.active == 1
    joining.joining(world)
    assert np.array_equal(world.roles.active[free] == 1, willing[free])
    refused = world.roles.refused_week == world.week
    assert np.array_equal(refused, adult & ~willing & ~quitters)
    assert (world.roles.refused_week[~refused] == NEVER).all()


def test_a_refusal_counts_until_it_is_over_and_is_not_renewed() -> None:
    """Exact: meanwhile N asks count as a quarter; the week of the refusal stays; then all is as before."""
    for since, holds in ((26, False), (25, True), (0, True)):
        world = street(**(WIDE_AWAKE | {"ask_self": 0.0, "join_base": -1.0}))
        world.roles.refused_week[:] = world.week - since
        world.roles.willing[:] = world.traits.age >= ADULT
        world.roles.active[:] = 0
        world.now.asks[:], world.now.channels[:] = 3, 1
        people = np.flatnonzero(world.traits.age >= ADULT)
        numbers = world.settings.numbers(joining.JoinNumbers)
        chance = joining.readiness(
            numbers, people, np.zeros(len(people)), world.communities.idle, world.traits, world.minds
        )
        count = 0.75 if holds else 3.0
        yes = [luck_of(world, "join", i) < 1 - (1 - p) ** count for i, p in zip(people, chance, strict=True)]
        joining.joining(world)
        assert (world.roles.active[people] == 1).tolist() == yes
        no = people[~np.array(yes)]
        assert (world.roles.refused_week[no] == world.week - (since if holds else 0)).all()


def test_a_broadcast_is_refused_too_and_counts_less_afterwards() -> None:
    """Property: those reached who do not join remember it; the same broadcast then wins fewer."""
    joined = []
    for before in (NEVER, 5):
        world = street(**(WIDE_AWAKE | {"ask_self": 0.0, "broadcast_response": 0.4, "join_base": 0.0}))
        world.flows["broadcast_registered"][:] = 1
        world.roles.registered[:], world.roles.willing[:] = 1, world.traits.age >= ADULT
        world.roles.active[:], world.roles.refused_week[:] = 0, before
        joining.joining(world)
        joined.append(world.roles.active == 1)
        no = (world.traits.age >= ADULT) & ~joined[-1]
        assert (world.roles.refused_week[no] == (world.week if before == NEVER else before)).all()
    assert 0 < joined[1].sum() < 0.4 * joined[0].sum()
    assert not (joined[1] & ~joined[0]).any()


def test_who_quits_has_refused_nothing() -> None:
    """Exact: an ask of an active volunteer is no refusal, not even in the week of quitting."""
    world = street(quit_rate=0.2, ask_self=0.0)
    world.roles.active[:] = world.roles.willing
    world.now.asks[:], world.now.channels[:] = 1, 1
    before = world.roles.active == 1
    joining.joining(world)
    assert (world.roles.active[before] == 0).any()
    assert (world.roles.refused_week[before] == NEVER).all()


def test_the_swap_is_the_rule() -> None:
    """Exact: the willing stop by luck, the unwilling start by luck and motivation, the active stay."""
    world = street(willing_swap=1.0)
    world.roles.active[: world.resident_count // 2] = world.roles.willing[: world.resident_count // 2]
    before = world.roles.willing.copy()
    swap_willing(world)
    stops, q = 1.0 / 52, 0.2
    for c in (0, 9):
        adults = adults_of(world, c)
        mean = sum(world.minds.motivation[i] for i in adults) / len(adults)
        for i in adults:
            start = stops * q / (1 - q) * world.minds.motivation[i] / mean
            u = luck_of(world, "will.swap", i)
            changed = (u < stops and not world.roles.active[i]) if before[i] else u < start
            assert (world.roles.willing[i] != before[i]) == changed, i
    assert (world.roles.willing != before).any()
    assert (world.roles.willing[world.roles.active == 1] == 1).all()


def test_the_pool_stays_near_its_share() -> None:
    """Statistical: after 50 years of swapping a fifth of adults is willing, within four errors."""
    world = street(willing_swap=0.5)
    for week in range(2600):
        world.week = week
        swap_willing(world)
    adult = world.traits.age >= ADULT
    error = math.sqrt(0.2 * 0.8 / adult.sum())
    assert world.roles.willing[adult].mean() == pytest.approx(0.2, abs=4 * error)


def test_nobody_serves_more_than_his_or_her_hours() -> None:
    """Exact: whatever the factors; what groups offer is what their people give."""
    generous = {"service_minutes": 120, "self_hours": 2.0, "sunk_hours": 1.3, "group_case_minutes": 60}
    bound = set()
    for changes in ({}, generous):
        world = street(volunteer_show=1.0, group_show=0.9, show_cap=1.0, **changes)
        world.minds.obligation[:] = 0.6
        availability.gather(world)
        duty, present = world.duty, world.shift.present
        most = np.floor(60 * world.traits.free_hours[present])
        assert (duty.minutes[present] <= most).all()
        bound |= {int(role) for role in duty.role[present[duty.minutes[present] == most]]}
        attenders = world.shift.attenders
        slots = 8 * world.traits.community[attenders] + duty.slot[attenders]
        given = np.bincount(slots, duty.minutes[attenders], minlength=8 * world.community_count)
        assert np.array_equal(world.now.minutes[:, R_GROUP : R_GROUP + 8].reshape(-1), given)
        assert given.sum() > 0
    assert bound == {PARTY, VOLUNTEER, GROUP}  # each has been at the limit
    assert ROLE_NONE not in world.duty.role[world.shift.present]


def test_the_idleness_of_volunteers_counts_for_everybody() -> None:
    """Exact: members on duty who stand idle keep nobody away, idle volunteers keep all away alike."""
    world = street(idle_cost=1.0, quit_rate=0.01)
    people = np.arange(world.resident_count)
    numbers, seen = world.settings.numbers(joining.JoinNumbers), np.zeros(world.resident_count)

    def chances() -> tuple[np.ndarray, np.ndarray]:
        idle = world.communities.idle
        return (
            joining.readiness(numbers, people, seen, idle, world.traits, world.minds),
            joining.quit_chances(
                numbers, people, world.week, False, idle, world.traits.community, world.minds, world.roles
            ),
        )

    ready, leave = chances()
    world.communities.idle[:, PARTY] = 1.0
    assert np.array_equal(ready, chances()[0])
    assert np.array_equal(leave, chances()[1])
    world.communities.idle[:, VOLUNTEER] = 0.5
    assert chances()[0] == pytest.approx(ready / 2, rel=1e-12)
    assert chances()[1] == pytest.approx(leave * math.exp(1.5 * 0.5), rel=1e-12)


def test_half_the_residents_with_half_the_joint_work_learn_the_same() -> None:
    """Exact: coordination does not know how large a community is."""
    world = street()
    start = world.communities.resident_start.copy()
    start[:3] = 0, 400, 600
    start[3:] = np.maximum(start[3:], 600)
    world.communities = world.communities._replace(resident_start=start)
    world.communities.coordination[:2] = 0.3
    world.now.served_list[:2] = 2, 1
    slow(world)
    one, other = world.communities.coordination[:2]
    assert one == other > 0.3


def test_coordination_has_no_switch() -> None:
    """Property: from 0 joint cases on each more of them leaves more coordination, by less and less."""
    left = []
    for joint in range(6):
        world = street()
        world.communities.coordination[:] = 0.5
        world.now.served_list[:] = joint
        slow(world)
        left.append(world.communities.coordination[0])
    steps = np.diff(left)
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()


ALONE = {
    "willing_share": lambda world: world.roles.willing.sum(),
    "active_start": lambda world: world.roles.active.sum(),
}


@pytest.mark.parametrize("name", ALONE)
def test_settings_of_the_founding_act_alone(name: str) -> None:
    """Property: more of a setting founds more of what it names."""
    few, many = (
        ALONE[name](founded(**{name: value}))
        for value in ((0.12, 0.3) if "share" in name else (0.003, 0.012))
    )
    assert few < many


@pytest.mark.parametrize(
    ("name", "values"),
    [("refusal_weeks", (8, 52)), ("refusal_factor", (1.0, 0.0)), ("willing_share", (0.3, 0.12))],
)
def test_settings_of_refusals_act_alone(name: str, values: tuple[float, float]) -> None:
    """Property: longer and stronger refusals, and fewer willing, leave fewer who join."""
    joined = []
    for value in values:
        world = street(**(WIDE_AWAKE | {"ask_self": 0.0, "join_base": -1.0, name: value}))
        world.roles.willing[:] = founded(willing_share=value).roles.willing if name == "willing_share" else 1
        world.roles.active[:], world.roles.refused_week[:] = 0, world.week - 20
        world.now.asks[:], world.now.channels[:] = 2, 1
        joining.joining(world)
        joined.append(int(world.roles.active.sum()))
    assert joined[0] > joined[1]


def test_the_swap_acts_alone() -> None:
    """Exact: at 0 nobody changes; at more the same people and others do."""
    changed = []
    for value in (0.0, 0.05, 1.0):
        world = street(willing_swap=value)
        before = world.roles.willing.copy()
        swap_willing(world)
        changed.append(world.roles.willing != before)
    assert changed[0].sum() == 0
    assert not (changed[1] & ~changed[2]).any()
    assert changed[1].sum() < changed[2].sum()


def test_what_counts_as_joint_work_acts_alone() -> None:
    """Property: where more joint cases are asked for, a week teaches less."""
    left = []
    for value in (0.5, 1.35, 4.0):
        world = street(learn_joint=value)
        world.now.served_list[:] = 1
        slow(world)
        left.append(world.communities.coordination[0])
    assert left[0] > left[1] > left[2] > 0

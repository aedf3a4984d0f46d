"""Members' study: a rule of every world, held in the places of the Party, as far as there are seats."""

from dataclasses import replace

import numpy as np
import pytest

from scenarios.street import load_street
from sim.founding import found
from sim.layout import PARTY, USE_STUDY
from sim.processes import support
from sim.processes.study import STUDY_PLACES, study
from sim.processes.talk import talk
from sim.settings import Settings
from sim.simulation import Simulation
from sim.venues import open_seats
from sim.world import World
from tests.sim.test_people import let_serve, luck_of, street
from tests.sim.worlds import watch, world_of

Y, D, G, S = 0, 1, 2, 4


def own_chance(world: World, i: int) -> float:
    """Return the chance of a member to come, by hand."""
    s, minds = world.settings, world.minds
    chance = s.show_motivation * minds.motivation[i] + minds.obligation[i] + s.study_base
    return min(s.show_cap, max(0.0, chance))


def would_come(world: World, c: int) -> list[int]:
    """Return the members of a community who would come this week, those seated first at the front."""
    low, high = world.communities.resident_start[c : c + 2]
    members = [i for i in range(low, high) if world.traits.member_type[i] > 0]
    luck = {i: luck_of(world, "study.go", i) for i in members}
    return sorted((i for i in members if luck[i] < own_chance(world, i)), key=lambda i: (luck[i], i))


def test_places_of_the_party() -> None:
    """Exact: every community has centre and practice station; D, Y and S a post from the station's date on."""
    plan = load_street()
    for c, own in enumerate(plan.communities):
        of = {plan.places[p].kind: plan.places[p] for p in plan.places_of[c]}
        assert (of["party_centre"].capacity, of["practice_station"].capacity) == (60, 40)
        assert of["station"].name == "Social-work station"
        assert ("party_post" in of) == (own.code in ("D", "Y", "S"))
        if "party_post" in of:
            post = of["party_post"]
            assert (post.capacity, post.opens, post.week) == (30, "week", own.station_week)
    assert {one.name_zh for one in plan.places if one.kind == "party_post"} == {
        "红色驿站",
        "初心驿站",
        "红色养老联盟驿站",
    }


def test_seats_are_those_of_the_open_places_of_the_party() -> None:
    """Exact: 100 seats at full size, 130 where a post is open; scaled like other seats where people meet."""
    world = found(load_street(), Settings(), 1, 0.05)
    for week, scale, seats in (
        (-40, 1.0, (100, 100, 100)),
        (3, 1.0, (100, 100, 100)),
        (12, 1.0, (130, 130, 100)),
        (12, 0.05, (7, 7, 5)),
    ):
        world.week, world.scale = week, scale
        assert open_seats(world, STUDY_PLACES)[[Y, D, G]].tolist() == list(seats)


@pytest.mark.parametrize("linked", [0.0, 1.0])
def test_full_seats_hold_exactly_those_with_the_lowest_luck(linked: float) -> None:
    """Exact: where more would come than there are seats, just the seats are filled, in the order of luck."""
    world = street(linked, week=8, study_base=0.9, show_cap=0.9)
    seats = open_seats(world, STUDY_PLACES)
    study(world)
    came = world.flows["study_attenders"]
    full = 0
    for c in range(world.community_count):
        wish = would_come(world, c)
        seated = sorted(wish[: seats[c]])
        low, high = world.communities.resident_start[c : c + 2]
        assert (np.flatnonzero(world.duty.studied[low:high]) + low).tolist() == seated
        assert came[c] == len(seated)
        assert world.communities.study_opinion[c] == pytest.approx(world.minds.opinion[seated].mean())
        full += len(wish) > seats[c]
    assert full > 10


@pytest.mark.parametrize(
    ("week", "held"),
    [(8, range(15)), (9, ()), (10, (D,)), (14, (Y, D)), (26, (Y, D, S)), (-4, range(15)), (-2, ())],
)
def test_when_study_is_held(week: int, held: tuple[int, ...]) -> None:
    """Exact: once a month everywhere, burn-in too; once more where a Party post is open."""
    world = street(week=week, study_base=0.9, show_cap=0.9)
    study(world)
    assert np.flatnonzero(world.flows["study_attenders"]).tolist() == list(held)
    assert np.flatnonzero(world.communities.study_week == week).tolist() == list(held)


def test_no_members_no_study() -> None:
    """Exact: nobody studies where Party members are not present, or where there are no places for it."""
    world = street(present=["office"], study_base=0.9, show_cap=0.9)
    study(world)
    bare = street(study_base=0.9, show_cap=0.9)
    bare.plan = replace(
        bare.plan,
        places=tuple(one for one in bare.plan.places if one.owner != 0 or one.kind == "community_room"),
    )
    study(bare)
    for one in (world, bare):
        assert one.flows["study_attenders"].sum() == one.duty.studied.sum() == 0


def test_study_costs_time_of_those_seated_only() -> None:
    """Exact: a server gives minutes of service, everybody else own time; who found no seat loses nothing."""
    world = street(study_base=0.9, show_cap=0.9)
    wish = would_come(world, G)
    serving, home, standing = wish[0], wish[1], wish[-1]
    assert len(wish) > 2
    let_serve(world, [serving, standing], PARTY)
    world.duty.minutes[[serving, standing]] = 200
    world.now.minutes[G, 2:7] = 400
    study(world)
    assert world.duty.minutes[[serving, standing]].tolist() == [110, 200]
    assert world.duty.studied[[serving, home, standing]].tolist() == [1, 1, 0]
    seated = world.flows["study_attenders"][G]
    assert world.now.own_time[G] == 90 * (seated - 1)
    assert world.now.uses[G, PARTY, USE_STUDY] == 90 * seated


def test_study_moves_those_who_sat_there_in_every_world() -> None:
    """Exact, by hand: views, tolerance and motivation of the seated move without any link; nobody else's."""
    world = street(linked=0.0, study_base=0.9, show_cap=0.9)
    old = {name: array.copy() for name, array in world.minds._asdict().items()}
    study(world)
    talk(world)
    sat = world.duty.studied == 1
    position = world.communities.study_opinion[world.traits.community]
    wanted = np.where(sat, old["opinion"] + 0.10 * (position - old["opinion"]), old["opinion"])
    assert np.allclose(world.minds.opinion, np.clip(wanted, 0, 1))
    assert np.allclose(
        world.minds.motivation[sat], old["motivation"][sat] + 0.01 * (0.5 - old["motivation"][sat])
    )
    assert np.array_equal(world.minds.motivation[~sat], old["motivation"][~sat])
    assert (world.minds.tolerance[sat] > old["tolerance"][sat]).all()
    assert (world.roles.studied_week[sat] == world.week).all()


@pytest.mark.parametrize("linked", [0.0, 1.0])
def test_staff_come_by_permission_only(linked: float) -> None:
    """Exact: contact list and posters with the common position need the permission; results do not."""
    world = street(linked, poster_reach=0.15, poster_efficacy=0.0, contact_rate=0.1, study_step=0.0)
    world.now.broadcast[:] = 1
    world.communities.study_week[:] = world.week - 1
    world.communities.study_opinion[:] = world.minds.opinion.mean() + 0.05
    world.now.minutes[:, 0] = 10_000
    world.roles.listed[:] = 0
    world.week = 9  # between two studies
    world.now.uses[:] = 0
    before = world.minds.opinion.copy()
    support.extend_contact_list(world)
    talk(world)
    assert (world.roles.listed.sum() > 0) == (linked == 1.0)
    assert (world.minds.opinion != before).any() == (linked == 1.0)


def test_study_goes_on_from_the_founding_in_every_world() -> None:
    """Property: in the isolated world 10 to 25 % of members study each month, burn-in included."""
    heads: list[tuple[int, int]] = []

    def note(simulation: Simulation) -> None:
        heads.append((simulation.week - 1, int(simulation.rows[-1]["study_attenders"][-1])))

    simulation = watch(world_of("isolated"), 3, 12, note, 0.1)
    members = int((simulation.world.traits.member_type > 0).sum())
    monthly = [n for week, n in heads if week % 4 == 0]
    assert all(0.1 < n / members < 0.25 for n in monthly)
    assert all(n == 0 for week, n in heads if week % 2 == 1 or (week < 4 and week % 4 == 2))

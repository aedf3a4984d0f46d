"""Streets of whole communities: the same people, the same luck, the same weeks (exact)."""

from dataclasses import replace

import numpy as np
import pytest

from scenarios import load
from sim.communities import only, part
from sim.driver import prepare
from sim.founding import found
from sim.founding.people import household_sizes, household_stride
from sim.layout import R_SOCIAL
from sim.needs_estimate import choose_need
from sim.permissions import open_in, permit
from sim.plan import StreetPlan
from sim.processes import commissioning
from sim.scenario import Event, ScenarioError
from sim.simulation import Simulation
from tests.sim.parts import different, different_arrays, lived
from tests.sim.worlds import street, world_of


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (5, "YDGOS"),
        ("5", "YDGOS"),
        ("Y,G,S", "YGS"),
        (("S", "Y"), "YS"),
        (" O ", "O"),
        (2, "YD"),
    ],
)
def test_which_communities_are_chosen(asked: object, codes: str) -> None:
    assert only(street(), asked).codes == tuple(codes)  # type: ignore[arg-type]


def test_more_than_five_are_the_five_and_then_the_table() -> None:
    assert only(street(), "7").codes == ("Y", "D", "G", "O", "S", "C06", "C07")
    turned = replace(part(street(), [7, 4, 9, 1]), part_of=None)
    assert only(turned, 3).codes == ("C08", "S", "D")  # the named ones are in, in the table's order
    assert only(turned, 5) is turned  # a street of fewer is taken whole
    assert only(street(), "all") is street()
    assert only(only(street(), "Y,G"), "S").codes == ("S",)  # chosen from the whole street


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Y,C6", "no community 'C6' in X Street; did you mean 'C06'?"),
        ("Y,Q", "(codes: Y, D, G, O, S, C06"),
        ("Y,Y", "'Y' is named twice"),
        ("", "no community ''"),
        ((), "none is named"),
        ("0", "allowed is 1 to 15, all, or codes"),
        (16, "communities = 16: X Street has 15"),
        (True, "communities = True"),
    ],
)
def test_what_cannot_be_chosen_is_refused(asked: object, says: str) -> None:
    with pytest.raises(ScenarioError) as error:
        only(street(), asked)  # type: ignore[arg-type]
    assert says in str(error.value)


@pytest.mark.parametrize("codes", ["Y,G,S", "5", "C15"])
def test_the_founding_is_a_slice_of_the_whole_street(codes: str) -> None:
    """Bit for bit at full size: all arrays, less the offsets of rows."""
    settings = world_of("isolated").settings
    some, whole = (found(plan, settings, 1) for plan in (only(street(), codes), street()))
    assert different_arrays(some, whole) == []
    assert some.resident_count == sum(plan.residents for plan in some.plan.communities)


def test_the_founding_test_sees_an_address_of_its_own() -> None:
    settings = world_of("isolated").settings
    alone = replace(only(street(), "G,S"), part_of=None)
    some = found(alone, settings, 1, 0.05)
    some.plan = only(street(), "G,S")
    assert "traits.age" in different_arrays(some, found(street(), settings, 1, 0.05))


@pytest.mark.parametrize("name", ["before", "isolated", "linked"])
def test_communities_live_the_weeks_they_live_in_the_whole_street(name: str) -> None:
    """Bit for bit through burn-in, linkage and an emergency, all measures and all states.

    Partners alone see the whole street: whether one who is content brings in another is left out.
    """
    scenario = world_of(name, burn_in=26, partner_ask=0.0)
    assert different(lived(only(street(), "Y,G,S"), scenario, 34), lived(street(), scenario, 34)) == []


def test_what_is_shared_is_divided_as_in_the_whole_street() -> None:
    """A worker's hours by all communities of the row, the order of a fraction, bursts, the fund."""
    scenario = load("isolated")
    some, whole = (Simulation(scenario, 1, street=plan) for plan in (only(street(), "D,O,C15"), street()))
    while whole.week <= 0:
        some.step()
        whole.step()
    kept = list(some.world.plan.numbers)
    row = next(row for row in street().workers if kept[-1] in row)
    assert len(row) > 1
    assert some.world.now.offered[-1, 1] == 2400 // len(row)
    for left, right in (
        (some.world.now.offered, whole.world.now.offered),
        (some.world.now.minutes[:, R_SOCIAL], whole.world.now.minutes[:, R_SOCIAL]),
        (some.world.communities.purse, whole.world.communities.purse),
    ):
        assert np.array_equal(left, right[kept])
    # a fraction of those chosen opens in the order of the whole street
    shares = [open_in(whole.world, "platform", n / 15)[kept] for n in range(16)]
    turn = dict(zip(kept, 16 - np.sum(shares, axis=0), strict=True))  # the share at which each opens
    for opened in (1, 2):
        first = sorted(kept, key=turn.__getitem__)[:opened]
        assert open_in(some.world, "platform", opened / 3).tolist() == [int(c in first) for c in kept]


def test_uniform_programmes_are_counted_by_community() -> None:
    world = found(street(), world_of("isolated", programme_rule="uniform").settings, 1, 0.02)
    world.links = dict(load("isolated").links)
    world.communities.estimate[:] = 1.0
    assert [choose_need("uniform", [1.0] * 8, range(1, 7), turn) for turn in (0, 3)] == [1, 4]
    world.settings = world.settings.replace({"project_yuan": 5000})
    world.communities.purse[:2] = (20_000, 5_000)
    world.week = 0
    world.may = permit(world, world.links)
    commissioning.open_projects(world)  # week 0 is a quarter tick
    assert world.communities.programmes[:3].tolist() == [4, 1, 0]


def test_links_that_name_a_community_left_out_are_refused() -> None:
    some = only(street(), "G,S")
    with pytest.raises(ScenarioError, match=r"community Y of X Street is not among those chosen \(G, S\)"):
        Simulation(load("case-y"), 1, street=some, scale=0.02)
    event = Event(3, {"platform": ("0", "S")})  # number 0 of the whole street is Y
    with pytest.raises(ScenarioError, match="community Y of X Street is not among those chosen"):
        some.check(load("linked").replace(events=(event,)))
    assert (some.index("S"), some.index("4"), street().index("4")) == (1, 1, 4)
    with pytest.raises(ScenarioError, match=r"no community 'C6'.*did you mean 'C06'"):
        some.index("C6")


def test_an_own_street_of_three_communities_lives() -> None:
    own = replace(part(street(), [6, 2, 11]), name="own", part_of=None)
    simulation = Simulation(world_of("linked", burn_in=2), 1, street=only(own, 5), scale=0.02)
    while simulation.week < 2:
        simulation.step()
    assert len(simulation.rows[-1]["trust"]) == 4


def test_what_belongs_to_a_community_left_out_goes_with_it() -> None:
    some = only(street(), "Y,O")
    assert (some.provider_building, some.desk and some.desk.community) == (None, 1)
    assert [place.community for place in some.places] == sorted(place.community for place in some.places)
    names = {thing.name_zh for thing in some.named}
    assert "武汉微邻里" in names
    assert "公益农夫志愿者服务队" not in names
    assert some.fingerprint() not in (street().fingerprint(), only(street(), "Y,G").fingerprint())
    assert len(some.workers) == len(street().workers)
    assert sum(map(len, some.workers)) == 2


def test_founding_subjects_of_large_communities_do_not_overlap() -> None:
    """From 65,536 households on a community's subjects once ran into the next one's."""
    large = replace(street().communities[0], residents=200_000)
    plan = replace(street(), communities=(large, *street().communities[1:]))
    stride = household_stride(plan)
    households = len(household_sizes(np.uint64(5), 0, large.residents, np.array([0.2, 0.4, 0.6, 0.8, 1.0])))
    assert 65_536 < households <= stride
    assert household_stride(street()) == 65_536


def test_a_street_too_large_for_the_arrays_is_refused() -> None:
    with pytest.raises(ScenarioError, match="2,049 communities"):
        many(2_049)
    assert len(many(2_048).communities) == 2_048
    crowd = replace(street().communities[0], residents=10**8)
    with pytest.raises(ScenarioError, match="hold up to 2,048 and 100,000,000"):
        replace(street(), communities=(crowd, *street().communities[1:]))


def many(count: int) -> StreetPlan:
    """Return a street of so many copies of one community."""
    one = part(street(), [5])
    communities = tuple(
        replace(one.communities[0], code=f"N{c}", residents=60, party_members=5) for c in range(count)
    )
    places = tuple(replace(place, community=c) for c in range(count) for place in one.places)
    return replace(
        one, communities=communities, contracts=one.contracts * count, places=places, workers=(), part_of=None
    )


def test_a_street_of_150_communities_lives_as_each_of_them_alone() -> None:
    """Bit for bit with all that packs a community's number: queues, groups, pairs, addresses."""
    plan, scenario = many(150), world_of("linked", burn_in=4, start_groups=1)
    whole = lived(plan, scenario, 6, scale=1.0)
    assert different(lived(part(plan, [130, 149]), scenario, 6, scale=1.0), whole) == []


def test_a_past_of_the_whole_street_is_none_of_a_part() -> None:
    scenario = world_of("isolated", burn_in=2)
    past = prepare(scenario, 1, street=street(), scale=0.02)
    with pytest.raises(ValueError, match="another seed, street"):
        Simulation(scenario, 1, street=only(street(), "Y,G"), scale=0.02, snapshot=past)

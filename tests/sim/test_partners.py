"""Charity partners give where the street plan says: S's alliance in S, the others everywhere."""

import numpy as np

from scenarios.street import load_street
from sim.founding import found
from sim.layout import CHARITY, PARTNER_CAPACITY, R_CHARITY, USE_MEETING
from sim.processes import knowing, support
from sim.processes.slow import partners_week
from sim.settings import Settings
from sim.supply import own_minutes
from sim.world import World
from tests.sim.test_people import open_case, street

S = 4


def given(world: World, weeks: int) -> tuple[np.ndarray, np.ndarray]:
    """Return minutes by community and gifts by partner and community over some weeks."""
    minutes, gifts = np.zeros(15), np.zeros((PARTNER_CAPACITY, 15))
    for week in range(weeks):
        world.week = week
        offered = own_minutes(world, np.empty(0, dtype=np.int64))
        minutes += offered[:, R_CHARITY : R_CHARITY + 8].sum(axis=1)
        gifts += world.partners.gift
    return minutes / weeks, gifts / weeks


def test_the_alliance_gives_in_s_only() -> None:
    """Exact: nine partners are S's; stock, gifts and minutes of theirs are nowhere else."""
    world = found(load_street(), Settings(), 2, 0.2)
    allied = np.flatnonzero(world.partners.allied)
    assert [world.plan.partners[d].communities for d in allied] == [(S,)] * 9
    elsewhere = np.arange(15) != S
    assert (world.partners.stock[allied][:, elsewhere] == 0).all()
    assert (world.partners.stock[allied, S] == 4).all()
    _, gifts = given(world, 80)
    assert (gifts[allied][:, elsewhere] == 0).all()
    assert (gifts[allied, S] > 0).all()
    assert (gifts[9:15] > 0).all()


def test_all_partners_of_a_community_give_the_minutes_of_the_setting_together() -> None:
    """Statistical: the mean over 400 weeks is `charity_minutes`, in S with 15 partners as with 6 elsewhere."""
    world = found(load_street(), Settings(), 2, 0.2)
    minutes, _ = given(world, 400)
    wanted = 0.2 * Settings().charity_minutes
    assert abs(minutes[S] / wanted - 1) < 0.1
    assert abs(np.delete(minutes, S).mean() / wanted - 1) < 0.05


def test_a_partner_found_gives_where_the_one_gives_who_asked() -> None:
    """Exact: content partners bring others; those of the alliance into the alliance."""
    world = street(partner_ask=0.4, week=13)
    world.partners.satisfaction[:15] = 0.9
    partners_week(world)
    new = [
        int(numbers.removeprefix("by ")) for *_, kind, numbers in world.events if kind == "partner recruited"
    ]
    assert new
    for row, asker in enumerate(new, start=15):
        assert np.array_equal(world.partners.gives[row], world.partners.gives[asker])
        assert world.partners.allied[row] == world.partners.allied[asker]


def test_charity_hears_of_needs_it_gives_to_here() -> None:
    """Exact: where no partner gives to a need, no partner hears of it."""
    world = street(client_charity=0.03, linked=0.0)
    world.partners.category[9:] = -1  # the alliance is left
    world.now.eta_base[:] = 0.0
    for c, may in ((S, True), (0, False)):
        low, high = world.communities.resident_start[c : c + 2]
        bits = 0
        for i in range(low, high):
            open_case(world, i * 8 + 1)
            knowing.notice(world)
            bits |= int(world.cases.bits[0])
        assert (bits >> CHARITY & 1 == 1) == may


def test_posts_are_held_across_by_the_alliance_only() -> None:
    """Exact: in S nine partners pay for their posts; those of the whole street do not."""
    world = street(linked=1.0, week=4)
    world.now.minutes[:, R_CHARITY : R_CHARITY + 8] = 1_000
    support.ask_and_publish(world)
    paid = world.now.uses[:, CHARITY, USE_MEETING]
    assert paid[S] == 9 * world.settings.crosspost_minutes
    assert np.delete(paid, S).sum() == 0

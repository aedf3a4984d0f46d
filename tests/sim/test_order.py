"""Exact: in which order things are stored, listed or visited means nothing, as far as ids leave it open.

Rows of residents, groups and partners *are* their ids: draws are addressed by them, and a few rules
name the lowest id (who is entered in the contact list first, which partner's stock is drawn on first). What can be
turned without touching ids is turned here and in `test_fairness.py` (open cases, links, names): the
lists of who is on duty, and, with their numbers in the whole street, the communities of the street.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.communities import part
from sim.founding import found
from sim.layout import R_OFFICE
from sim.simulation import Simulation
from sim.supply import own_minutes
from sim.week import WEEK
from sim.world import World
from tests.sim.parts import different, lived
from tests.sim.worlds import SCALE, street, world_of

ORDER = [7, 14, 2, 0, 11, 5, 13, 1, 9, 3, 12, 4, 10, 6, 8]
VISITING = ("supervision", "feedback", "asking", "joining", "ties")


def test_the_order_of_visits_means_nothing() -> None:
    """N14: lists of servers, attenders and all on duty are shuffled for the steps that visit people.

    Dispatch, talk and the contact list rely on ascending ids by rule and are left out.
    """
    shuffle = np.random.default_rng(1)

    def turn(change: Callable[[World], None]) -> Callable[[World], None]:
        def step(world: World) -> None:
            ascending = world.shift
            world.shift = ascending._replace(
                **{name: shuffle.permutation(rows) for name, rows in ascending._asdict().items()}
            )
            change(world)
            world.shift = ascending

        return step

    shuffled = tuple(p._replace(change=turn(p.change)) if p.name in VISITING else p for p in WEEK)
    assert sum(p.name in VISITING for p in WEEK) == len(VISITING)
    lives = []
    for week in (WEEK, shuffled):
        simulation = Simulation(world_of("linked", burn_in=26), 9, street=street(), scale=SCALE)
        simulation.processes = week
        while simulation.week < 12:
            simulation.step()
        lives.append(simulation)
    one, other = lives
    assert one.trajectory().fingerprint == other.trajectory().fingerprint
    for name in one.world.minds._fields:
        assert np.array_equal(getattr(one.world.minds, name), getattr(other.world.minds, name))
    assert np.array_equal(one.world.ties.contact, other.world.ties.contact)


def test_communities_bring_their_people_along() -> None:
    """A street in another order has the same residents, members, ages and staff in each community."""
    counts = []
    for plan in (street(), replace(part(street(), ORDER), part_of=None)):
        world = found(plan, world_of("linked").settings, 4, SCALE)
        traits, nobody = world.traits, np.empty(0, dtype=np.int64)
        flags = (
            traits.age >= 0,
            traits.age >= 60,
            traits.age < 15,
            traits.member_type > 0,
            traits.member_type == 2,
            world.roles.listed == 1,
            world.roles.active == 1,
        )
        rows = [np.bincount(traits.community[flag], minlength=len(ORDER)) for flag in flags]
        rows.append(own_minutes(world, nobody)[:, R_OFFICE])
        counts.append(np.array(rows))
    assert np.array_equal(counts[0][:, ORDER], counts[1])
    assert not np.array_equal(counts[0], counts[1])


@pytest.mark.parametrize("name", ["before", "isolated", "linked"])
def test_letters_dealt_anew_change_nothing(name: str) -> None:
    """P10: codes and names go to other communities, all traits stay: every number is as it was."""
    plan, scenario = street(), world_of(name, burn_in=26)
    lettered = zip(plan.communities, (plan.communities[c] for c in ORDER), strict=True)
    dealt = replace(
        plan,
        communities=tuple(replace(own, code=o.code, name=o.name, name_zh=o.name_zh) for own, o in lettered),
    )
    assert sum(one != other for one, other in zip(dealt.codes, plan.codes, strict=True)) > 10
    assert different(lived(dealt, scenario, 40), lived(plan, scenario, 40)) == []


def test_with_their_luck_communities_live_the_same_lives() -> None:
    """P10: the order of communities in the street file means nothing, bit for bit.

    Every draw is addressed by its subject in the shipped street; every weekly measure and every state of
    mind of every resident must then be the same through burn-in, linkage and emergency. Luck
    apart, which communities get by their place in the file, order acts on nothing.
    """
    scenario, turned = world_of("linked", burn_in=26), part(street(), ORDER)
    shipped = lived(street(), scenario, 44)
    assert different(lived(turned, scenario, 44), shipped) == []
    own_luck = lived(replace(turned, part_of=None), scenario, 44)
    assert not np.array_equal(own_luck.rows[-1]["trust"][:-1], shipped.rows[-1]["trust"][ORDER])

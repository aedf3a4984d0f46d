"""Platforms at the start: chat groups by household and age, registering, and who is on the roster."""

from itertools import pairwise

import numpy as np
import pytest

from scenarios.street import load_street
from sim.founding import found
from sim.founding.platforms import chat_use
from sim.layout import BIT_PLATFORM, OFFICE
from sim.processes import joint_list, support
from sim.processes.asking import asking
from sim.processes.joining import reach_by_broadcast
from sim.randomness import FOUNDING_WEEK, draw
from sim.settings import Settings
from sim.world import World
from tests.sim.test_people import luck_of, open_case, street


def founded(**changes: float) -> World:
    """Return a small founded street."""
    return found(load_street(), Settings.of(changes), 4, 0.05)


def youngest_adult_of(world: World) -> np.ndarray:
    """Return [H] the age of the youngest adult at home, or 0."""
    starts = world.households.start
    ages = [world.traits.age[a:b] for a, b in pairwise(starts)]
    return np.array([min((int(age) for age in own if age >= 15), default=0) for own in ages])


def test_a_household_is_as_likely_in_the_group_as_its_best_member() -> None:
    """Exact: by hand for every household, with the address that sizes have."""
    world = founded()
    youngest = youngest_adult_of(world)
    for h in range(0, len(youngest), 5):
        age, c = youngest[h], world.households.community[h]
        best = 0.0 if age == 0 else 0.85 if age < 60 else 0.5 if age < 70 else 0.3
        subject = 65536 * int(c) + h - int(world.communities.household_start[c])
        assert world.households.chat[h] == (draw(4, "found.chat", FOUNDING_WEEK, subject) < 0.7 * best)


@pytest.mark.parametrize("cover", [0.4, 0.9])
def test_the_old_alone_are_seldom_in_the_group(cover: float) -> None:
    """Property: of homes of people of 70 and over at most `chat_old` · `group_cover` are in, within luck."""
    world = founded(group_cover=cover)
    youngest = youngest_adult_of(world)
    assert (chat_use(world)[world.traits.age < 15] == 0).all()
    old, adult = youngest >= 70, (youngest >= 15) & (youngest < 60)
    for homes, most in ((old, 0.3 * cover), (adult, 0.85 * cover)):
        error = np.sqrt(most * (1 - most) / homes.sum())
        assert abs(world.households.chat[homes].mean() - most) < 4 * error


def test_registered_at_the_start() -> None:
    """Exact: smartphone users with low luck; nobody else."""
    world = founded(registered_start=0.4)
    for i in range(0, world.resident_count, 9):
        low = draw(4, "found.registered", FOUNDING_WEEK, i) < 0.4
        assert world.roles.registered[i] == (low and world.traits.digital[i] == 1)
    assert not founded(registered_start=0.0).roles.registered.any()


@pytest.mark.parametrize(
    ("registered", "chat", "chance"), [(0, 0, 0.0), (1, 0, 0.2), (0, 1, 0.4), (1, 1, 0.52)]
)
def test_who_reports_on_the_platform(registered: int, chat: int, chance: float) -> None:
    """Exact: the subject's app and the household's chat group report; others registered at home do not."""
    seen = 0
    for i in range(0, 200, 4):
        world = street(linked=1.0, report_app=0.2, report_grid=0.4, adopt_base=0.0, adopt_peer=0.0)
        home = world.traits.household[i]
        world.roles.registered[:] = 0
        world.roles.registered[world.traits.household == home] = 1
        world.roles.registered[i] = registered
        world.households.chat[:] = 0
        world.households.chat[home] = chat
        open_case(world, i * 8)
        world.now.linked[:] = world.may.linked
        world.now.minutes[:, OFFICE] = world.now.offered[:, OFFICE] = 1_000
        world.bits_before = world.cases.bits.copy()
        world.flows["contacts_lost"] = np.zeros(world.community_count, dtype=np.int64)
        joint_list.message(world)
        sent = luck_of(world, "plat.msg", i * 8) < chance
        assert (world.cases.bits[0] >> BIT_PLATFORM & 1 == 1) == sent
        seen += sent
    assert (seen > 0) == (chance > 0)


def test_the_registered_are_not_on_the_roster() -> None:
    """Exact: organisers may ask who has served, a roster broadcast costs and reaches just these."""
    world = street(linked=1.0, acceptance_start=0.01)
    world.roles.registered[:] = 1
    world.now.organiser_asks[:] = 50
    world.roles.visited_week[:] = -10_000
    asking(world)
    assert world.now.asks.sum() == 0
    flags = np.zeros(world.resident_count, dtype=np.uint8)
    yes, no = np.ones(15, dtype=np.int8), np.zeros(15, dtype=np.int8)
    for roster, platform, reached in ((yes, no, 1), (no, yes, world.resident_count)):
        world.roles.served_weeks[:] = 0
        world.roles.served_weeks[7] = 3
        flags[:] = 0
        reach_by_broadcast(
            world.communities.resident_start,
            roster,
            platform,
            world.roles.served_weeks,
            world.roles.registered,
            flags,
        )
        assert np.count_nonzero(flags) == reached
    world.now.minutes[:, OFFICE] = 1_000
    support.ask_and_publish(world)
    assert world.flows["broadcast_roster"].tolist() == [1] + [0] * 14
    assert (world.flows["broadcast_registered"] == 1).all()

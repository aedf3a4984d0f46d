"""Exact: worlds of one seed differ only where a switch has acted; names and order mean nothing."""

import numpy as np

from scenarios import load
from sim import run
from sim.processes import dispatch
from sim.simulation import Simulation
from sim.world import Cases, World
from tests.sim.worlds import SCALE, live, past_of, street, world_of


def arrays_of(world: World) -> list[np.ndarray]:
    """Return every state array of a world."""
    kinds = (
        world.traits,
        world.minds,
        world.roles,
        world.ties,
        world.households,
        world.cells,
        world.communities,
        world.cases,
        world.groups,
        world.projects,
        world.partners,
    )
    return [array for kind in kinds for array in kind]


def test_isolated_and_linked_are_identical_at_week_0() -> None:
    worlds = [past_of(name, 5).world for name in ("isolated", "linked")]
    for left, right in zip(arrays_of(worlds[0]), arrays_of(worlds[1]), strict=True):
        assert np.array_equal(left, right)


def test_linked_with_every_link_closed_is_isolated() -> None:
    linked = load("linked")
    closed = linked.replace(
        links=dict.fromkeys(linked.links, 0.0),
        settings=linked.settings.replace({"hub_chair": "none"}),
    )
    one, other = live(load("isolated"), 4, 40), live(closed, 4, 40)
    drop = ["scenario"]
    assert one.weekly.drop(columns=drop).equals(other.weekly.drop(columns=drop))


def test_a_past_changes_nothing() -> None:
    past = past_of("linked", 6)
    direct = live(load("linked"), 6, 20)
    branched = run(load("linked"), 6, street=street(), scale=SCALE, weeks=20, snapshot=past)
    again = run(load("linked"), 6, street=street(), scale=SCALE, weeks=20, snapshot=past)
    assert direct.fingerprint == branched.fingerprint == again.fingerprint


def test_names_mean_nothing() -> None:
    """N9: the same world under another name."""
    one = live(load("linked"), 7, 20)
    other = live(load("linked").replace(name="isolated", title="x"), 7, 20)
    assert one.weekly.drop(columns="scenario").equals(other.weekly.drop(columns="scenario"))


def test_order_of_links_means_nothing() -> None:
    """N12: link labels written in another order."""
    linked = load("linked")
    turned = linked.replace(links=dict(reversed(list(linked.links.items()))))
    assert live(linked, 8, 15).fingerprint == live(turned, 8, 15).fingerprint


def test_storage_order_of_cases_means_nothing() -> None:
    """N14: rows of the open cases shuffled within communities before dispatch, ids kept."""
    lives = [Simulation(load("linked"), 9, street=street(), scale=SCALE) for _ in range(2)]
    shuffle = np.random.default_rng(1)
    moved = 0

    def serve_shuffled(world: World) -> None:
        nonlocal moved
        order = np.lexsort((shuffle.random(world.case_count), world.cases.community))
        moved += int((np.diff(order) < 0).sum())
        place = np.argsort(order)  # where each row has gone
        queue = world.queue
        world.queue = queue._replace(rows=place[queue.rows], overdue=queue.overdue[order])
        world.cases = Cases(*(column[order] for column in world.cases))
        dispatch.serve(world)
        back = np.argsort(world.cases.key)
        world.cases = Cases(*(column[back] for column in world.cases))

    lives[1].processes = tuple(
        step._replace(change=serve_shuffled) if step.name == "dispatch" else step
        for step in lives[1].processes
    )
    for one in lives:
        while one.week < 12:
            one.step()
    assert moved > 1000  # the shuffled week was lived indeed
    assert lives[0].trajectory().fingerprint == lives[1].trajectory().fingerprint


def test_no_actors_no_effect() -> None:
    """N8: links without people do nothing (the platform apart: it lets residents report)."""
    staff = world_of("staff-only")
    links = {**dict.fromkeys(staff.links, 1.0), "platform": 0.0}
    linked = staff.replace(links=links, settings=staff.settings.replace({"hub_chair": "party"}))
    one, other = live(staff, 3, 40), live(linked, 3, 40)
    for name in ("cases_in_time_everyday", "cases_in_time_specialised", "entrenched_cells"):
        assert (one.weekly[name] == other.weekly[name]).all()


def test_matched_hours_are_exact() -> None:
    linked, isolated = load("linked"), load("isolated")
    past = past_of("isolated", 11)
    full = run(linked, 11, street=street(), scale=SCALE, weeks=30, snapshot=past)
    bare = run(isolated, 11, street=street(), scale=SCALE, weeks=30, snapshot=past)
    matched = run(
        load("matched"), 11, street=street(), scale=SCALE, weeks=30, snapshot=past, hours=full.hours
    )
    clipped = run(
        load("linked-same-hours"),
        11,
        street=street(),
        scale=SCALE,
        weeks=30,
        snapshot=past,
        hours=bare.hours,
    )
    for week in range(30):
        assert np.array_equal(matched.hours.offered[week], full.hours.offered[week])
        assert (clipped.hours.offered[week] <= bare.hours.offered[week]).all()

"""Social workers are heard of, met and accepted: each channel by itself, against the rule by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.layout import GROUP, NEVER, PARTY, R_PARTY, SOCIAL, VOLUNTEER
from sim.minds import redraw
from sim.permissions import permit
from sim.processes.feedback import feedback
from sim.processes.visits import visit
from sim.randomness import FOUNDING_WEEK, draw
from sim.reached import reached
from sim.talks import Talks
from sim.world import World
from tests.sim.test_people import let_serve, luck_of, open_case, street
from tests.sim.worlds import watch, world_of

ONE, OTHER = 10, 60  # two adults of the first community


def strange(**changes: object) -> World:
    """Return a quiet street where nobody has heard of social workers, and nothing is forgotten."""
    world = street(accept_loss=0.0, **changes)
    world.roles.heard[:] = world.roles.met[:] = 0
    return world


def talk(world: World, *pairs: tuple[int, int]) -> None:
    """Let the first of each pair draw a talk with the second."""
    who, whom = np.array(pairs, dtype=np.int32).T
    world.talks = Talks(who.copy(), whom.copy(), np.full(len(who), -1, dtype=np.int8))


def in_guided_group(world: World, i: int, guide: int = SOCIAL, extra: int = 0) -> None:
    """Put a resident at the session of the first group, guided by some actor this week."""
    world.roles.org[i] = 0
    world.groups.guided_by[0] = guide
    let_serve(world, [i], GROUP, extra)


def states(world: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return copies of who has heard, who has met, and acceptance."""
    return world.roles.heard.copy(), world.roles.met.copy(), world.minds.acceptance.copy()


def only_those(world: World, *, heard: list[int], met: list[int], moved: dict[int, float]) -> None:
    """Demand that W9 changes just these: who has heard and met, and what is added to acceptance."""
    before = states(world)
    feedback(world)
    for now, old, who in zip(states(world)[:2], before[:2], (heard, met), strict=True):
        assert np.flatnonzero(now > old).tolist() == sorted(who)
        assert (now >= old).all()
    wanted = before[2].copy()
    for i, step in moved.items():
        wanted[i] += step
    assert np.allclose(world.minds.acceptance, wanted, atol=1e-15, rtol=0)


def test_founding_shares_and_addresses() -> None:
    """Exact: one draw decides of heard and met; children have neither; movers are drawn anew."""
    world = street(heard_start=0.45, met_start=0.1)
    redraw(world, np.arange(world.resident_count), FOUNDING_WEEK)
    for i in range(0, 400, 7):
        v = draw(world.seed, "found.heard", FOUNDING_WEEK, i) if world.traits.age[i] >= 15 else 1.0
        assert (world.roles.heard[i], world.roles.met[i]) == (v < 0.45, v < 0.1)
    world.roles.heard[:] = 1
    redraw(world, np.array([ONE]), 5)
    assert world.roles.heard[ONE] == (draw(world.seed, "found.heard", 5, ONE) < 0.45)
    assert np.delete(world.roles.heard, ONE).all()


def test_service_by_social_workers_and_by_nobody_else() -> None:
    """Exact: who is served by social workers has met them; who is served by others has not."""
    world = strange()
    open_case(world, ONE * 8, closer=SOCIAL)
    only_those(world, heard=[ONE], met=[ONE], moved={ONE: 0.3 * (1 - world.minds.acceptance[ONE])})
    world = strange()
    open_case(world, ONE * 8, closer=VOLUNTEER)
    only_those(world, heard=[], met=[], moved={})


@pytest.mark.parametrize(
    ("guide", "extra", "counts"), [(SOCIAL, 0, True), (0, 0, False), (-1, 0, False), (SOCIAL, 1, False)]
)
def test_session_of_a_guided_group(guide: int, extra: int, counts: bool) -> None:
    """Exact: only own attenders of a group that social workers guide this week meet them."""
    world = strange()
    in_guided_group(world, ONE, guide, extra)
    gain = {ONE: 0.05 * (1 - world.minds.acceptance[ONE])} if counts else {}
    only_those(world, heard=[ONE] * counts, met=[ONE] * counts, moved=gain)


@pytest.mark.parametrize(
    ("supplier", "minutes", "opened", "counts"),
    [(SOCIAL, 30, 0, True), (SOCIAL, 0, 0, False), (0, 30, 0, False), (SOCIAL, 30, 7, False)],
)
def test_session_of_a_project_that_social_workers_work_for(
    supplier: int, minutes: int, opened: int, counts: bool
) -> None:
    """Exact: last week's session counts where they gave minutes this week, not that of a new project."""
    world = strange()
    world.roles.session[ONE] = 3
    world.projects.alive[:, 3] = 1
    world.projects.opened[:, 3] = opened
    world.projects.given[:, 3, 1] = 0
    world.projects.given[:, 3, 1, supplier] = minutes
    gain = {ONE: 0.05 * (1 - world.minds.acceptance[ONE])} if counts else {}
    only_those(world, heard=[ONE] * counts, met=[ONE] * counts, moved=gain)


def test_talk_with_somebody_from_a_guided_group() -> None:
    """Exact: the one who drew the talk may hear of them, and comes nearer to a partner who accepts more."""
    for a, b in ((0.2, 0.9), (0.9, 0.2)):
        world = strange(accept_activity=0.0, heard_repute=0.4, heard_talk=0.0)
        world.minds.acceptance[[ONE, OTHER]] = a, b
        in_guided_group(world, OTHER)
        talk(world, (ONE, OTHER))
        hears = luck_of(world, "talk.heard", ONE) < 0.4
        only_those(world, heard=[ONE] * hears + [OTHER], met=[OTHER], moved={ONE: 0.05 * max(0.0, b - a)})


def test_talk_with_somebody_who_has_heard() -> None:
    """Exact: by 40 listeners: a mention is heard with its chance, and acceptance stays as it was."""
    world = strange(heard_talk=0.1, heard_repute=0.4)
    world.roles.heard[OTHER] = 1
    listeners = list(range(50))
    talk(world, *((i, OTHER) for i in listeners), (OTHER, OTHER + 1))
    wanted = [i for i in listeners if luck_of(world, "talk.heard", i) < 0.1]
    assert 0 < len(wanted) < 40
    only_those(world, heard=wanted, met=[], moved={})


def test_hearsay_takes_a_week_for_each_step() -> None:
    """Exact: who hears of them this week passes it on from next week on."""
    world = strange(heard_repute=0.4, heard_talk=0.1)
    last = next(i for i in range(OTHER, 400) if luck_of(world, "talk.heard", i - 1) < 0.4)
    listeners = [i for i in range(last - 1) if luck_of(world, "talk.heard", i) < 0.1]
    assert listeners
    in_guided_group(world, last)
    talk(world, *((i, last - 1) for i in listeners), (last - 1, last))
    feedback(world)
    assert np.flatnonzero(world.roles.heard).tolist() == [last - 1, last]
    feedback(world)
    assert np.flatnonzero(world.roles.heard).tolist() == [*listeners, last - 1, last]


def test_nothing_spreads_without_social_workers() -> None:
    """Exact: before week 0, or where they are not present, talk says nothing of them."""
    absent = sorted(street().settings.present - {"social_workers"})
    for changes in ({"week": -3}, {"present": absent}):
        world = strange(heard_talk=0.1, **changes)
        world.roles.heard[OTHER] = 1
        talk(world, *((i, OTHER) for i in range(50)))
        only_those(world, heard=[], met=[], moved={})


def test_introduction_counts_before_the_door_opens_or_not() -> None:
    """Exact: an introduced host has heard of them in either case; only who lets them in has met them."""
    world = strange(endorse=0.2, visit_base=0.0, introduce=0.0)
    world.may = replace(permit(world, world.links), introduce=np.ones(world.community_count, dtype=np.int8))
    world.roles.visited_week[:] = NEVER
    let_serve(world, np.arange(world.resident_count), PARTY)
    world.duty.minutes[:] = 600
    world.now.minutes[:, R_PARTY : R_PARTY + 5] = 100_000
    world.now.visit_minutes[:] = 60 * 20
    before = world.minds.acceptance.copy()
    visit(world)
    hosts = np.flatnonzero(world.roles.heard)
    met = world.roles.met[hosts] == 1
    assert met.any() and not met.all()
    assert np.array_equal(met, world.roles.visited_week[hosts] == world.week)
    raised = before[hosts] + 0.2 * world.minds.trust[hosts] * (1 - before[hosts])
    wanted = np.where(met, raised + 0.3 * (1 - raised), raised * 0.99)
    assert np.allclose(world.minds.acceptance[hosts], wanted)


def test_a_visit_without_introduction() -> None:
    """Exact: nobody speaks for them, so only those who open have heard of them."""
    world = strange(endorse=0.2, visit_base=0.3)
    world.now.visit_minutes[:] = 60 * 20
    visit(world)
    assert 0 < world.roles.heard.sum() == world.roles.met.sum() < world.flows["visits_made"].sum()


def test_observed_shares() -> None:
    """Exact: counts are of adults, those who would ask also of who has heard of them or met them."""
    world = strange()
    adults = np.flatnonzero(world.traits.age >= 15)
    children = np.flatnonzero(world.traits.age < 15)
    world.minds.acceptance[:] = 0.2
    world.roles.heard[adults[:30]] = world.roles.met[adults[:20]] = 1
    world.minds.acceptance[adults[10:40]] = 0.51
    world.roles.heard[children] = world.roles.met[children] = 1
    world.minds.acceptance[children] = 0.9
    assert reached(world).sum(axis=1).tolist() == [30, 20, 30, 20, 20, 10, len(adults)]


def test_n5_nobody_accepts_whom_nobody_reaches() -> None:
    """N5: without repute and introductions only those who met social workers come to accept them more."""
    simulation = watch(
        world_of("isolated", accept_repute=0.0, endorse=0.0, mover_rate=0.0),
        21,
        40,
        lambda simulation: None,
        0.05,
    )
    world = simulation.world
    never = (world.roles.met == 0) & (world.traits.age >= 15)
    assert (world.minds.acceptance[never] <= world.traits.start_acceptance[never] + 1e-12).all()
    assert (
        world.minds.acceptance[world.roles.met == 1] > world.traits.start_acceptance[world.roles.met == 1]
    ).any()

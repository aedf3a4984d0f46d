"""Commissioned projects: money, portfolio, functions, output and sessions on a small founded street."""

import numpy as np
import pytest

from sim.driver import run
from sim.layout import (
    GROUP,
    NEVER,
    OFFICE,
    PARTY,
    PROFESSIONAL,
    R_GROUP,
    R_OFFICE,
    R_PROFESSIONAL,
    R_PROJECT,
    SOCIAL,
    USE_PROJECTS,
    VOLUNTEER,
)
from sim.ledger import supply
from sim.needs_estimate import programme_shares
from sim.places import session_seats
from sim.processes import calendar, commissioning, projects, sessions
from sim.processes.projects import DELIVER, OVERSEE, PLAN
from sim.scenario import Emergency
from sim.simulation import Simulation
from sim.trajectory import Trajectory
from sim.venues import open_places
from sim.world import World
from tests.sim.organised import MONEY, begin, small_world
from tests.sim.worlds import street, world_of

PRICE = 25_000
NEEDS = range(1, 7)


def opened(proposer: int = OFFICE, need: int = 6, linked: int = 0, **settings: float) -> World:
    """Return a week with one project of a proposer and a need running in every community."""
    world = small_world(linked, **settings)
    for c in range(world.community_count):
        commissioning._open(world, c, 0, proposer, need)
    world.projects.held[:, 0] = PRICE // 2
    begin(world, 1, linked)
    return world


def givers(world: World, function: int) -> set[int]:
    """Return the actors who gave minutes to a function."""
    return set(np.flatnonzero(world.projects.given[:, 0, function].sum(axis=0)).tolist())


def test_the_office_without_spare_minutes_still_commissions() -> None:
    """Exact: projects cost money; that the office has no minute left does not keep it from opening them."""
    world = small_world(0)
    world.now.minutes[:, R_OFFICE] = 0
    commissioning.open_projects(world)
    assert (world.projects.alive.sum(axis=1) == MONEY // PRICE).all()
    assert (world.communities.purse == MONEY - MONEY // PRICE * PRICE).all()
    assert (world.flows["yuan_spent"] == MONEY // PRICE * PRICE // 2).all()
    assert (world.projects.held.sum(axis=1) == MONEY // PRICE * PRICE // 2).all()
    assert (world.projects.sponsor[world.projects.alive == 1] == OFFICE).all()


def test_projects_open_at_quarter_ticks_and_social_workers_first() -> None:
    """Exact: nothing between the ticks; programme money is the social workers' own, from week 0."""
    world = small_world(0)
    world.communities.programme[:] = PRICE
    for week in range(1, 13):
        begin(world, week, 0)
        commissioning.open_projects(world)
    assert world.project_count == 0
    begin(world, 13, 0)
    commissioning.open_projects(world)
    assert (world.projects.sponsor[:, :3] == [SOCIAL, OFFICE, OFFICE]).all()
    assert (world.communities.programme == 0).all()
    world = small_world(0)
    world.communities.programme[:] = PRICE
    begin(world, -13, 0)
    commissioning.open_projects(world)
    assert (world.communities.programme == PRICE).all()


def test_at_most_sixteen_run() -> None:
    """Exact: with money for twenty, sixteen slots are filled and the rest of the money waits."""
    world = small_world(0)
    world.communities.purse[:] = 20 * PRICE
    commissioning.open_projects(world)
    assert (world.projects.alive == 1).all()
    assert (world.communities.purse == 4 * PRICE).all()


def test_money_waits_without_a_belief() -> None:
    """Exact: whoever knows of no need opens nothing, whatever the rule."""
    for rule in ("assessed", "mismatched", "uniform", "only-k2"):
        world = small_world(0, programme_rule=rule)
        world.communities.estimate[:] = 0.0
        commissioning.open_projects(world)
        assert world.project_count == 0
        assert (world.communities.purse == MONEY).all()
        assert (world.communities.portfolio == 0).all()


def test_programme_money_comes_every_year_where_social_workers_are() -> None:
    """Exact: nothing in burn-in, a year's money at week 0 and every 52 weeks; none where nobody asks for it."""
    for present, year in ((True, 20_000), (False, 0)):
        world = small_world(0)
        if not present:
            actors = world.settings.present - {"social_workers"}
            world.settings = world.settings.replace({"present": actors})
        for week in (-52, 0, 26, 52):
            world.week = week
            calendar._fill_purse(world)
        fund = int(0.35 * 200_000 * world.scale)
        assert (world.communities.programme == 2 * int(year * world.scale)).all()
        assert (world.communities.purse == MONEY + 3 * fund).all()
        ceiling = MONEY + 3 * fund + 2 * int(year * world.scale)
        assert (world.communities.project_ceiling == ceiling).all()


def test_shares_follow_open_minutes_over_the_root_of_heads() -> None:
    """Exact: assessed, mismatched, uniform and a single need."""
    estimate = [99.0, 30.0, 30.0, 0.0, 60.0, 10.0, 0.0, 50.0]
    heads = [1, 9, 4, 1, 100, 100, 1, 1]
    weights = {1: 10.0, 2: 15.0, 4: 6.0, 5: 1.0}
    assessed = programme_shares("assessed", estimate, heads, NEEDS)
    assert assessed == [pytest.approx(weights.get(k, 0.0) / 32) for k in range(8)]
    mismatched = programme_shares("mismatched", estimate, heads, NEEDS)
    dealt = {5: 15.0, 4: 10.0, 1: 6.0, 2: 1.0}
    assert mismatched == [pytest.approx(dealt.get(k, 0.0) / 32) for k in range(8)]
    assert programme_shares("uniform", estimate, heads, range(1, 8)) == [0.0] + 6 * [1 / 6] + [0.0]
    assert programme_shares("only-k3", estimate, heads, NEEDS)[3] == 1.0
    assert sum(programme_shares("only-k7", estimate, heads, NEEDS)) == 0
    assert sum(programme_shares("assessed", [9.0] + 7 * [0.0], heads, range(1, 8))) == 0


def test_a_portfolio_keeps_to_its_shares_over_the_years() -> None:
    """Property: after many ticks no need is a whole project away from its share of all."""
    world = small_world(0)
    heads = commissioning.heads_of_needs(world)[0].tolist()
    shares = programme_shares("assessed", list(np.arange(8.0)), heads, NEEDS)
    counts = np.zeros(8)
    for number in (1, 2, 3, 1, 1, 2) * 20:
        for need in commissioning._portfolio(world, 0, OFFICE, number, heads):
            counts[need] += 1
        assert (np.abs(counts - counts.sum() * np.array(shares)) <= 3).all()
        assert abs(world.communities.portfolio[0, OFFICE].sum()) < 1e-9
    assert np.array_equal(counts[1:7] > 0, [True] * 6)


def test_emergency_projects_open_in_an_emergency_and_half_a_year_after() -> None:
    """Exact: k7 is among the needs in an emergency and 26 weeks after it, else never."""
    for emergency, end, open_to in ((1.0, NEVER, True), (0.0, -26, True), (0.0, -27, False)):
        world = small_world(0)
        world.emergency, world.emergency_end = emergency, end
        world.communities.estimate[:] = 0.0
        world.communities.estimate[:, :, 7] = 1.0
        commissioning.open_projects(world)
        assert (world.project_count > 0) == open_to


def test_heads_are_those_a_need_is_for() -> None:
    """Exact: 60+, disabled, children, adults; never less than one."""
    world = small_world(0)
    heads, traits = commissioning.heads_of_needs(world), world.traits
    own = traits.community == 3
    assert heads[3, 1] == (traits.age[own] >= 60).sum()
    assert heads[3, 2] == (traits.disability[own] >= 1).sum()
    assert heads[3, 3] == (traits.age[own] < 15).sum()
    assert (heads[3, 4:] == (traits.age[own] >= 15).sum()).all()
    traits.disability[:] = 0
    assert (commissioning.heads_of_needs(world)[:, 2] == 1).all()


@pytest.mark.parametrize("proposer", [OFFICE, SOCIAL])
@pytest.mark.parametrize("week", [-5, 1])
def test_isolated_projects_are_delivered_by_office_contract_and_social_workers(
    proposer: int, week: int
) -> None:
    """Exact: unlinked, each does its own; only the office buys, and only from week 0."""
    world = opened(proposer)
    world.week = week
    projects.run_projects(world)
    bought = world.now.bought
    assert givers(world, PLAN) == givers(world, OVERSEE) == {proposer}
    allowed = {proposer} | ({PROFESSIONAL} if proposer == OFFICE and week >= 0 else set())
    assert givers(world, DELIVER) <= allowed
    assert (bought > 0).any() == (PROFESSIONAL in givers(world, DELIVER))
    if week >= 0 and proposer == OFFICE:
        assert (world.projects.given[:, 0, DELIVER].sum(axis=1) == 240).all()


def test_linked_people_deliver_and_never_plan() -> None:
    """Exact: members, volunteers and groups deliver where both sides are linked, the ablest first."""
    world = opened(OFFICE, 6, linked=1, project_share=0.002)
    projects.run_projects(world)
    given = world.projects.given[:, 0]
    assert not given[:, :2, PARTY:].any()
    assert givers(world, PLAN) | givers(world, OVERSEE) <= {OFFICE, SOCIAL}
    able = {a: world.now.eta[0, r, 6] for a, r in ((SOCIAL, 1), (PARTY, 2), (VOLUNTEER, 8), (GROUP, R_GROUP))}
    assert able[GROUP] == able[SOCIAL] == 0.8 > able[PARTY]
    assert (given[:, DELIVER, GROUP] == 90).all()  # all they have set aside: 15 % of 600
    assert (given[:, DELIVER, SOCIAL] == 168 - given[:, :2, SOCIAL].sum(axis=1)).all()
    assert (given[:, DELIVER].sum(axis=1) == 240).all()
    assert not opened(OFFICE, 6, linked=0).now.linked.any()


def test_reserves_and_ledger_hold() -> None:
    """Property: nobody gives more than its reserve; what is bought is offered and used alike."""
    for linked in (0, 1):
        world = opened(OFFICE, 1, linked)
        for c in range(world.community_count):
            for p in range(1, 12):
                commissioning._open(world, c, p, p % 2, 1 + p % 6)
        begin(world, 1, linked)
        offered, shares = (
            world.now.offered.copy(),
            {OFFICE: 0.03, SOCIAL: 0.15, PARTY: 0.15, VOLUNTEER: 0.15, GROUP: 0.15},
        )
        projects.run_projects(world)
        used = world.now.uses[:, :, USE_PROJECTS]
        assert np.array_equal(used[:, :6], world.projects.given.sum(axis=(1, 2)))
        for a, share in shares.items():
            assert (used[:, a] <= np.floor(share * offered[:, a])).all()
        assert (used[:, OFFICE] == 480).all()
        assert np.array_equal(used[:, PROFESSIONAL], world.now.bought)
        assert np.array_equal(supply(world.now), offered)
        offered[:, PROFESSIONAL] += world.now.bought
        assert np.array_equal(world.now.offered, offered)


def test_no_project_is_always_last() -> None:
    """Exact: the first to be supplied is the one in slot t mod 16, or the next after it."""
    world = opened(OFFICE, 6)
    for c in range(world.community_count):
        commissioning._open(world, c, 5, OFFICE, 6)
    for week, first in ((1, 5), (5, 5), (6, 0), (16, 0), (-11, 5)):
        begin(world, week, 0)
        world.now.minutes[:, R_OFFICE] = 30
        projects.run_projects(world)
        own = world.projects.given[:, :, PLAN, OFFICE]
        assert (own[:, first] == 30).all() and (own.sum(axis=1) == 30).all()


@pytest.mark.parametrize(
    ("minutes", "output"),
    [((30, 15, 240), 240), ((0, 0, 240), 120), ((30, 0, 240), 192), ((60, 60, 100), 100)],
)
def test_output_grows_with_plan_and_supervision(minutes: tuple[int, int, int], output: int) -> None:
    """Exact: half by itself, three tenths with a full plan, two tenths with full supervision."""
    world = opened()
    world.projects.effective[:, 0] = minutes
    projects.end_projects(world)
    assert (world.projects.output[:, 0] == output).all()
    assert (world.projects.planned[:, 0] == 240).all()


def test_effective_minutes_are_weighed_by_efficiency() -> None:
    """Exact: the office's 240 minutes at .35 of .6 count as 140; from .6 on they count in full."""
    world = opened(OFFICE, 1, programme_yuan=0)
    world.week = -5  # nothing to buy yet
    eta = world.now.eta[:, R_OFFICE, 1]
    projects.run_projects(world)
    assert np.array_equal(world.projects.effective[:, 0, DELIVER], 240 * np.minimum(1, eta / 0.6))
    world = opened(OFFICE, 1)
    world.week = -5
    world.now.eta[:, R_OFFICE, 1] = 0.9
    projects.run_projects(world)
    assert (world.projects.effective[:, 0, DELIVER] == 240).all()


def test_nobody_gives_what_would_count_for_nothing() -> None:
    """Exact: whoever has no efficiency for the need supplies nothing."""
    world = opened()
    world.week = -5
    world.now.eta[:, R_OFFICE, 6] = 0.0
    projects.run_projects(world)
    assert world.now.uses.sum() == 0
    assert not world.projects.effective.any()


def test_output_serves_its_proposer_and_need_next_week() -> None:
    """Exact: output appears once, in the proposer's purse for that need, outside the ledger."""
    world = opened(SOCIAL)
    projects.run_projects(world)
    projects.end_projects(world)
    given = world.projects.output[:, 0].copy()
    assert (given > 0).all()
    begin(world, 2, 0)
    offered = world.now.offered.copy()
    projects.run_projects(world)
    purse = world.now.minutes[:, R_PROJECT:]
    assert np.array_equal(purse[:, SOCIAL * 8 + 6], given)
    assert purse.sum() == given.sum()
    assert np.array_equal(world.now.offered, offered)


def test_projects_of_one_purse_share_what_it_served() -> None:
    """Exact: by what each put in, to the minute; what is served is not counted twice."""
    world = opened(OFFICE, 6)
    for c in range(world.community_count):
        commissioning._open(world, c, 3, OFFICE, 6)
    world.projects.output[:, 0], world.projects.output[:, 3] = 100, 50
    world.now.project_served[:, 6] = 100
    projects.end_projects(world)
    assert (world.projects.served[:, [0, 3]] == [66, 34]).all()
    assert (world.flows["project_served"] == 100).all()


@pytest.mark.parametrize(("served", "came"), [(0, 0), (1, 0), (0, 1)])
@pytest.mark.parametrize("proposer", [OFFICE, SOCIAL])
def test_the_held_half_is_spent_only_if_anybody_was_served(served: int, came: int, proposer: int) -> None:
    """Exact: in its last week a project is only reviewed; then its money is spent or goes back."""
    world = opened(proposer)
    communities = world.communities
    world.projects.served[:, 0], world.projects.came[:, 0] = served, came
    begin(world, 26, 0)
    before = (communities.purse + communities.programme).copy()
    projects.run_projects(world)
    assert (world.now.uses[:, proposer, USE_PROJECTS] == 60).all()
    assert world.now.uses.sum() == 60 * world.community_count
    projects.end_projects(world)
    useful = served + came > 0
    purse = communities.programme if proposer == SOCIAL else communities.purse
    assert (communities.purse + communities.programme == before + (0 if useful else PRICE // 2)).all()
    assert useful or (purse >= PRICE // 2).all()
    assert (world.flows["yuan_spent"] == (PRICE // 2 if useful else 0)).all()
    assert (communities.projects_ended == 1).all() and (communities.projects_useful == useful).all()
    assert not world.projects.alive.any() and not world.projects.held.any()
    assert {event[3] for event in world.events} == {"project_opened", "project_ended"}


def test_money_is_neither_made_nor_lost() -> None:
    """Exact: what came in is in a purse, held for a project, or spent; and counted against the ceiling."""
    base = world_of("isolated", burn_in=26, project_yuan=5_000)
    emergencies = (Emergency(4, 8, 1.0),)
    simulation = Simulation(base.replace(emergencies=emergencies), 3, street=street(), scale=0.05)
    spent, came_in = 0, 0
    while simulation.week < 40:
        before = simulation.world.communities.purse + simulation.world.communities.programme
        held = simulation.world.projects.held.sum(axis=1)
        week = simulation.week
        simulation.step()
        world = simulation.world
        after = world.communities.purse + world.communities.programme + world.projects.held.sum(axis=1)
        goods = 120 * world.flows["goods_bought"]  # out of a purse of their own
        paid = world.flows["yuan_spent"] - goods
        year = int(0.35 * 200_000 * 0.05)
        comes = year // 2 if week == -26 else year + 1_000 if week == 0 else 0
        assert np.array_equal(before + held + comes - paid, after)
        spent, came_in = spent + paid * (week >= 0), came_in + comes * (week > 0)
    assert world.project_count > world.community_count / 2
    assert (world.communities.project_yuan <= spent).all()
    assert (world.communities.project_yuan <= world.communities.project_ceiling).all()


def test_sessions_seat_those_they_are_for() -> None:
    """Property: at most thirty come to a session, all of them people it is meant for."""
    world = opened(OFFICE, 1, proj_again=0.8)
    sessions.hold_sessions(world)
    came = np.flatnonzero(world.now.session >= 0)
    assert (world.traits.age[came] >= 60).all()
    assert 0 < np.bincount(world.traits.community[came]).max() <= 30
    assert np.array_equal(world.roles.session, world.now.session)


def test_sessions_share_the_seats_of_open_venues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exact: with 70 seats in all, sessions book thirty, thirty and ten, in the order of their slots."""
    world = opened(OFFICE, 6, proj_again=0.8)
    for p in range(1, 4):
        commissioning._open(world, 0, p, OFFICE, 6)
    world.projects.opened[:] = 0
    world.minds.loneliness[:] = 0.9
    own = np.flatnonzero(world.traits.community == 0)
    world.roles.session[own] = np.arange(len(own)) % 4
    seats = session_seats(world)
    table, is_open = world.plan.place_table, open_places(world)
    assert seats[0] == table.capacity[(table.community == 0) & is_open].sum()
    monkeypatch.setattr(sessions, "session_seats", lambda world: np.full_like(seats, 70))
    sessions.hold_sessions(world)
    came = np.bincount(world.now.session[own] + 1, minlength=5)[1:]
    assert came.tolist() == [30, 30, 10, 0]


def test_bought_minutes_do_not_touch_the_hours_controls() -> None:
    """Exact: arms that take hours offer, purse by purse, what is on record, whatever either run bought."""
    cheap = {"project_yuan": 200, "burn_in": 13}
    runs: dict[str, Trajectory] = {}
    for name in ("linked", "matched"):
        hours = runs["linked"].hours if runs else None
        runs[name] = run(world_of(name, **cheap), 5, street=street(), scale=0.03, weeks=8, hours=hours)
    for trajectory in runs.values():
        ledger, purses, uses = (
            np.array(kept)
            for kept in (
                trajectory.hours.ledger_offered,
                trajectory.hours.offered,
                trajectory.hours.uses,
            )
        )
        bought = ledger[:, :, PROFESSIONAL] - purses[:, :, R_PROFESSIONAL]
        assert bought.sum() > 0
        assert np.array_equal(bought, uses[:, :, PROFESSIONAL, USE_PROJECTS])
        assert np.array_equal(ledger, uses.sum(axis=3))
    assert np.array_equal(runs["linked"].hours.offered, runs["matched"].hours.offered)

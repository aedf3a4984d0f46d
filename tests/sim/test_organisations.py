"""Groups, projects and support in W2 and W12: exact laws on a small founded street."""

from types import SimpleNamespace

import numpy as np
import pytest

from scenarios import load_street
from sim.efficiency import efficiencies
from sim.founding import found
from sim.layout import (
    ACTOR_COUNT,
    ACTOR_RESOURCES,
    GROUP_SLOTS,
    PARTY,
    R_GROUP,
    R_OFFICE,
    R_PARTY,
    R_PROFESSIONAL,
    R_PROJECT,
    R_SOCIAL,
    R_VOLUNTEER,
    SOCIAL,
    USE_PROJECTS,
)
from sim.ledger import new_book
from sim.needs_estimate import choose_need
from sim.places import free_group_places
from sim.processes import groups as living
from sim.processes import new_groups, projects, sessions, supervision, support, survey
from sim.processes.support import share_out
from sim.settings import Settings
from sim.world import I64, World

PERMISSIONS = (
    "study", "pass_survey", "train", "ask_roster", "seed_roster", "seed_servers", "any_goods",
    "platform", "supervised",
)  # fmt: skip
W2 = (
    support.extend_contact_list, support.guide_groups, survey.survey_needs,
    survey.choose_specialisms, support.train_helpers, support.ask_and_publish,
    supervision.supervise, projects.run_projects, support.keep_shares,
)  # fmt: skip
W12 = (
    living.change_groups, new_groups.found_groups, sessions.hold_sessions, projects.end_projects,
    projects.open_projects,
)  # fmt: skip


def small_world(linked: int = 1, **settings: float) -> World:
    """Found a tenth of the street with money in every purse."""
    world = found(load_street("x-street"), Settings(**settings), 1, 0.1)
    world.communities.purse[:] = 70_000
    world.communities.estimate[:] = np.arange(8.0)
    begin(world, 0, linked)
    return world


def begin(world: World, week: int, linked: int = 1) -> None:
    """Open a week in which everybody offers minutes, as W0 and W1 would."""
    count = world.community_count
    world.week = week
    allowed = np.full(count, linked, dtype=np.int8)
    world.may = SimpleNamespace(**dict.fromkeys(PERMISSIONS, allowed))
    world.flows = {}
    world.now = now = new_book(count, len(world.cells.side), world.resident_count)
    now.linked[:] = linked
    now.hub[:] = now.attended[:] = linked
    minutes = now.minutes
    minutes[:, R_OFFICE] = 16_000
    minutes[:, R_SOCIAL] = 1_120
    minutes[:, [R_PARTY, R_VOLUNTEER]] = 1_000
    minutes[:, R_GROUP : R_GROUP + 2] = 300
    minutes[:, R_PROFESSIONAL] = 1_200
    for a, (low, high) in enumerate(ACTOR_RESOURCES):
        now.offered[:, a] = minutes[:, low:high].sum(axis=1)
    efficiencies(world, world.groups.type, now.eta, now.eta_base)


def minutes_left(world: World) -> I64:
    """Return [C, 9] the minutes actors have not spent."""
    parts = [world.now.minutes[:, low:high].sum(axis=1) for low, high in ACTOR_RESOURCES]
    return np.stack(parts, axis=1)


def live(world: World, week: int, linked: int = 1) -> None:
    """Live one week of W2 and W12."""
    begin(world, week, linked)
    for step in W2:
        step(world)
    world.communities.estimate[:] = np.arange(8.0)
    world.communities.left_last[:] = minutes_left(world)
    for step in W12:
        step(world)


@pytest.mark.parametrize("linked", [0, 1])
def test_minutes_are_conserved_in_every_week(linked: int) -> None:
    """Exact: offered = left + uses for every community and actor, and no purse is overdrawn."""
    world = small_world(linked)
    for week in range(40):
        begin(world, week, linked)
        offered = world.now.offered.copy()
        for step in W2:
            step(world)
        spent = world.now.uses.sum(axis=2)
        assert np.array_equal(offered, minutes_left(world) + spent)
        assert (world.now.minutes >= 0).all()
        world.communities.left_last[:] = minutes_left(world)
        for step in W12:
            step(world)
        assert (world.communities.purse >= 0).all()


def test_members_and_counts_agree_and_capacity_is_respected() -> None:
    """Property: counts match memberships, and no place holds more than it can."""
    world = small_world(grp_join=0.006)
    for week in range(30):
        live(world, week)
        groups = world.groups
        org = world.roles.org
        counted = np.bincount(org[org >= 0], minlength=len(groups.alive))
        assert np.array_equal(counted, groups.members)
        assert (groups.leaders <= groups.members).all()
        assert (groups.members[groups.alive == 1] >= world.settings.seed_min).all()
        assert (groups.members[groups.alive == 0] == 0).all()
        for p, place in enumerate(world.plan.places):
            housed = (groups.place == p) & (groups.alive == 1)
            assert housed.sum() <= place.group_places
            assert groups.members[housed].sum() <= place.capacity
    assert groups.members.max() > 25  # they did grow


def test_leaders_follow_their_law() -> None:
    """Law: with no loss leaders grow up to the room for them; with no growth they die out."""
    world = small_world(leader_turnover=0.0, leader_by_leader=0.06, grp_leave=0.0, grp_join=0.0)
    before = world.groups.leaders.copy()
    size = world.groups.members.copy()
    for week in range(150):
        begin(world, week)
        living.change_groups(world)
    alive = world.groups.alive == 1
    room = 2 + size / world.settings.leader_room
    assert (world.groups.leaders >= before).all()
    # Growth stops once leaders reach the room; the last Poisson step may pass it.
    assert (world.groups.leaders[alive] >= np.floor(room[alive]) - 1).all()
    assert (world.groups.leaders[alive] <= room[alive] + 3).all()

    world = small_world(leader_by_leader=0.01, leader_turnover=0.03, grp_join=0.0)
    for week in range(400):
        begin(world, week)
        living.change_groups(world)
    assert world.groups.alive.sum() < alive.sum()  # without guidance leaderless groups collapse


def test_activity_is_led_share_plus_guidance() -> None:
    """Exact: activity = min(1, (internal + guidance) / required), autonomy without guidance."""
    world = small_world(grp_leave=0.0, grp_join=0.0, leader_turnover=0.0)
    world.groups.leaders[0] = 1
    world.groups.guidance[0] = 30
    size = int(world.groups.members[0])
    living.change_groups(world)
    required = 36 + 3 * size
    led = min(1.0, 1 / (1 + size / 15))
    assert world.groups.autonomy[0] == pytest.approx(led)
    assert world.groups.activity[0] == pytest.approx(min(1.0, led + 30 / required))


def test_death_frees_members_and_place() -> None:
    """Exact: a group of three ends; its people and its place are free in the same week."""
    world = small_world(grp_join=0.0, grp_leave=0.0)
    place = int(world.groups.place[0])
    free = free_group_places(world)[place]
    people = np.flatnonzero(world.roles.org == 0)
    world.roles.org[people[3:]] = -1
    living.change_groups(world)
    assert world.groups.alive[0] == 0
    assert (world.roles.org[people] == -1).all()
    assert free_group_places(world)[place] == free + 1
    assert any(event[3] == "group_died" for event in world.events)


def test_death_frees_who_joined_in_the_same_week() -> None:
    """Exact: nobody stays in a dead group, whoever was counted when the week began."""
    world = small_world()
    people = np.flatnonzero(world.roles.org == 0)
    world.groups.members[0] = 3  # three after joining; one more joined than was counted at the start
    world.roles.org[people[4:]] = -1
    living._die(world)
    assert (world.roles.org[people] == -1).all()


@pytest.mark.parametrize(("place", "seeds", "born"), [(1, 4, 1), (0, 4, 0), (1, 3, 0), (1, 9, 1)])
def test_birth_needs_minutes_place_and_people(place: int, seeds: int, born: int) -> None:
    """Exact: a group is born only with a granted place and four people, and costs its minutes."""
    world = small_world(linked=0, group_birth=0.0, start_groups=0)
    communities = world.communities
    station = next(p for p, x in enumerate(world.plan.places) if x.kind == "station")
    c = world.plan.places[station].community
    communities.incubation_bank[c] = 6_100
    communities.incubation_yes[c] = station if place else -1
    low = int(communities.resident_start[c])
    adults = low + np.flatnonzero(world.traits.age[low:] >= 15)[:seeds]
    world.roles.visited_week[adults] = world.week
    world.minds.acceptance[:] = 0.0
    world.minds.acceptance[adults] = 0.9
    new_groups.found_groups(world)
    assert world.groups.alive.sum() == born
    assert communities.incubation_bank[c] == 6_100 - 6_000 * born
    if born:
        j = c * GROUP_SLOTS
        assert world.groups.members[j] == min(seeds, 6)
        assert world.groups.place[j] == station
        assert world.groups.type[j] == 6  # the greatest estimate among k1 to k6
        assert set(np.flatnonzero(world.roles.org == j)) <= set(adults)


@pytest.mark.parametrize(
    ("rule", "need"),
    [("assessed", 3), ("mismatched", 2), ("only-k5", 5), ("only-k7", -1), ("uniform", 2)],
)
def test_programme_rule(rule: str, need: int) -> None:
    """Exact: each rule's choice among k1 to k6; ties go to the lower need."""
    estimate = np.array([99.0, 5.0, 1.0, 8.0, 8.0, 3.0, 1.0, 50.0])
    assert choose_need(rule, estimate, range(1, 7), turn=7) == need
    assert choose_need("assessed", np.zeros(8), range(1, 7), turn=0) == -1


def test_sharing_out_guidance() -> None:
    """Property: nobody gets more than it needs, nor all together more than there is."""
    needs = np.array([10, 200, 0, 30], dtype=np.int64)
    given = share_out(300, needs, 90)
    assert (given <= needs).all()
    assert given.sum() <= 300
    assert (given[[0, 2, 3]] == [10, 0, 30]).all()
    assert 90 < given[1] <= 180
    assert share_out(0, needs, 90).sum() == 0


def output_of(world: World, linked: int, **minutes: int) -> tuple[I64, I64]:
    """Run one Party project for k6 in every community; return minutes put in and output."""
    for c in range(world.community_count):
        projects._open(world, c, 0, PARTY, 6)
    begin(world, 1, linked)
    world.communities.left_last[:] = minutes_left(world)
    if minutes.get("left") == 0:
        world.now.minutes[:] = 0
        world.communities.left_last[:] = 0
    projects.run_projects(world)
    put_in = world.now.uses[:, :, USE_PROJECTS].sum(axis=1)
    projects.end_projects(world)
    return put_in, world.projects.output[:, 0]


@pytest.mark.parametrize("linked", [0, 1])
def test_a_project_gives_less_than_it_takes(linked: int) -> None:
    """Exact: output is positive and less than the minutes put in, linked or not."""
    put_in, output = output_of(small_world(linked), linked)
    assert (put_in == 120).all()
    assert ((output > 0) & (output < put_in)).all()


def test_functions_go_to_those_the_sponsor_reaches() -> None:
    """Exact: unlinked, the sponsor does all; linked, the first able actor of each function."""
    world = small_world(0)
    output_of(world, 0)
    assert (world.projects.supplier[:, 0] == PARTY).all()
    world = small_world(1)
    output_of(world, 1)
    assert (world.projects.supplier[:, 0] == [SOCIAL, 5, 0, 3]).all()


def test_no_suppliers_no_output() -> None:
    """Exact: where nobody has minutes a project gives nothing and debits nothing."""
    put_in, output = output_of(small_world(), 1, left=0)
    assert (put_in == 0).all()
    assert (output == 0).all()


def test_output_serves_its_sponsor_and_need_next_week() -> None:
    """Exact: output appears once, in the sponsor's purse for that need, outside the ledger."""
    world = small_world()
    _, output = output_of(world, 1)
    given = output.copy()
    begin(world, 2)
    offered = world.now.offered.copy()
    projects.run_projects(world)
    purse = world.now.minutes[:, R_PROJECT:]
    assert np.array_equal(purse[:, PARTY * 8 + 6], given)
    assert purse.sum() == given.sum()
    assert np.array_equal(world.now.offered, offered)


def test_projects_open_only_with_spare_minutes_for_three_weeks() -> None:
    """Exact: nobody opens a project in the first two weeks; what opens ends or is renewed."""
    world = small_world()
    for week in range(2):
        live(world, week)
    assert world.project_count == 0
    live(world, 2)
    assert world.project_count > 0
    for week in range(3, 40):
        live(world, week)
    kinds = [event[3] for event in world.events]
    ended, opened = kinds.count("project_ended"), kinds.count("project_opened")
    assert opened - ended == world.projects.alive.sum()
    assert ended > 0
    assert (world.projects.ends[world.projects.alive == 1] > 39).all()


def test_sessions_seat_thirty_of_those_they_are_for() -> None:
    """Property: at most thirty come to a session, all of them people it is meant for."""
    world = small_world()
    projects._open(world, 0, 0, PARTY, 1)
    begin(world, 1)
    sessions.hold_sessions(world)
    came = np.flatnonzero(world.now.session >= 0)
    assert (world.traits.age[came] >= 60).all()
    assert (world.traits.community[came] == 0).all()
    assert len(came) <= 30
    assert np.array_equal(world.roles.session, world.now.session)


def test_survey_counts_what_sampled_households_need() -> None:
    """Exact: if every household needs 90 minutes, so does the estimate, whoever answers."""
    world = small_world(survey_answer=0.9)
    household = world.households.start
    count = len(household) - 1
    cases = world.cases
    world.cases = cases._replace(
        **{name: np.zeros(count, dtype=value.dtype) for name, value in cases._asdict().items()}
    )
    world.cases.key[:] = household[:-1].astype(np.int64) * 8
    world.cases.community[:] = world.households.community
    world.cases.bits[::2] = 1
    world.case_count = count
    survey.survey_needs(world)
    homes = np.diff(world.communities.household_start)
    assert world.communities.estimate[:, 1, 0] == pytest.approx(90.0 * homes)
    assert (world.communities.estimate[:, 1, 1:] == 0).all()
    known = np.bincount(world.cases.community[::2], minlength=len(homes))
    assert world.communities.estimate[:, 0, 0] == pytest.approx(90.0 * known / 26)
    assert (world.now.uses[:, SOCIAL].sum(axis=1) <= 560).all()


def test_all_actors_idle_cost_nothing() -> None:
    """Exact: where nobody offers minutes nothing is spent, taught, published or granted."""
    world = small_world()
    world.now.minutes[:] = 0
    world.now.offered[:] = 0
    skill = world.communities.staff_skill.copy()
    for step in W2:
        step(world)
    assert world.now.uses.sum() == 0
    assert np.array_equal(world.communities.staff_skill, skill)
    assert world.now.broadcast.sum() == 0
    assert world.communities.incubation_bank.sum() == 0
    assert world.now.uses.shape[1] == ACTOR_COUNT

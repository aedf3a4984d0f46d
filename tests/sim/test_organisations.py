"""Groups and support in W2 and W12: exact laws on a small founded street."""

import numpy as np
import pytest

from sim.layout import ACTOR_COUNT, GROUP_SLOTS, OFFICE, PROFESSIONAL, SOCIAL
from sim.needs_estimate import choose_need, users_estimate
from sim.places import free_group_places
from sim.processes import groups as living
from sim.processes import new_groups, survey
from sim.processes.support import share_out
from tests.sim.organised import W2, W12, begin, live, minutes_left, small_world


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
        offered[:, PROFESSIONAL] += world.now.bought
        assert np.array_equal(world.now.offered, offered)
        assert np.array_equal(offered, minutes_left(world) + spent)
        assert (world.now.minutes >= 0).all()
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


@pytest.mark.parametrize(("need", "by_survey"), [(3, True), (7, False), (None, False)])
def test_a_survey_that_found_nothing_leaves_the_office_its_own_belief(
    need: int | None, by_survey: bool
) -> None:
    """Exact: only a survey that found an open need of a programme (k1 to k6) takes the place of what is known."""
    world = small_world()
    world.may.pass_survey = np.ones(world.community_count, dtype=np.int8)
    world.communities.survey_week[:] = world.week
    known, found = world.communities.estimate[0]
    known[:] = found[:] = 0.0
    known[5] = 90.0
    if need is not None:
        found[need] = 60.0
    assert np.array_equal(users_estimate(world, 0, OFFICE), found if by_survey else known)
    assert np.array_equal(users_estimate(world, 0, SOCIAL), found)


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

"""Commissioned projects in the second implementation, on made-up cases small enough to work out by hand."""

import pytest

from tests.oracle import portfolio, project_work, projects
from tests.oracle.tables import (
    DELIVER,
    GROUP,
    OFFICE,
    PARTY,
    PLAN,
    PROFESSIONAL,
    PURSE_CONTRACT,
    PURSE_GROUP,
    PURSES_OF,
    SOCIAL,
    SUPERVISE,
    VOLUNTEER,
)
from tests.reference.made_up import community, person, street

WEEK = 26  # that of the made-up street
PROJECT_SETTINGS = {
    "project_yuan": 25000,
    "proj_weeks": 26,
    "programme_rule": "assessed",
    "deliver_minutes": 240,
    "plan_minutes": 30,
    "supervise_project_minutes": 15,
    "project_share": 0.03,
    "project_share_social": 0.15,
    "project_share_people": 0.15,
}
EFFICIENCY = {
    OFFICE: 0.3,
    SOCIAL: 0.6,
    PARTY: 0.3,
    VOLUNTEER: 0.45,
    GROUP: 0.7,
    PROFESSIONAL: 1.0,
}


def of_projects(**settings):
    """Return a street with the settings of projects."""
    return street(**PROJECT_SETTINGS | settings)


# Which needs projects are for ----------------------------------------------------------------------


def for_portfolio(unmet):
    """Return a community with 4 elders, 1 of them disabled, 9 children and 16 people of 15 and older."""
    people = [person(n, age=70, disability=int(n == 0)) for n in range(4)]
    people += [person(n, age=5) for n in range(9)] + [person(n) for n in range(12)]
    return community(residents=people, estimate=[unmet, [0.0] * 8])


UNMET = [9.0, 2.0, 1.0, 3.0, 4.0, 0.0, 0.0, 50.0]  # over √heads: k1 1, k2 1, k3 1, k4 1


@pytest.mark.parametrize(
    ("rule", "needs"),
    [
        ("assessed", [1, 2, 3, 4, 1, 2]),
        ("uniform", [1, 2, 3, 4, 5, 6]),
        ("only-k5", [5] * 6),
        ("only-k7", []),  # there was no emergency
    ],
)
def test_a_portfolio_deals_projects_out_in_proportion(rule, needs):
    here, where = for_portfolio(UNMET), of_projects(programme_rule=rule)
    assert portfolio.pick(where, here, OFFICE, 6) == needs


def test_what_is_owed_to_a_need_is_carried_on():
    here = for_portfolio([0.0, 6.0, 0.0, 3.0, 0.0, 0.0, 0.0, 0.0])  # 3 : 1
    picked = [portfolio.pick(of_projects(), here, OFFICE, 1) for _ in range(8)]
    assert picked == [[1], [1], [3], [1], [1], [1], [3], [1]]  # at 1/2 : 1/2 the lower need comes first


def test_mismatched_gives_the_most_to_the_least_and_nothing_to_nothing():
    here = for_portfolio([0.0, 4.0, 3.0, 3.0, 0.0, 0.0, 0.0, 0.0])  # 2 : 3 : 1
    shares = portfolio.shares_of(of_projects(programme_rule="mismatched"), here, OFFICE)
    assert [shares[need] for need in range(1, 7)] == pytest.approx([1 / 3, 1 / 6, 1 / 2, 0, 0, 0])


def test_after_an_emergency_projects_may_be_for_it():
    where = of_projects()
    where.emergency_end = WEEK - 26
    shares = portfolio.shares_of(where, for_portfolio(UNMET), OFFICE)
    assert shares[7] == pytest.approx(12.5 / 16.5)  # 50 / √16
    where.emergency_end -= 1
    assert 7 not in portfolio.shares_of(where, for_portfolio(UNMET), OFFICE)


# Money ---------------------------------------------------------------------------------------------


def test_projects_are_commissioned_as_far_as_money_and_slots_go():
    here = for_portfolio(UNMET)
    here.purse, here.programme = 60_000, 24_000
    where = of_projects()
    where.communities = [here]
    projects.open_projects(where)
    running = [project for project in here.projects if project.alive]
    assert [(one.type, one.sponsor, one.held, one.ends) for one in running] == [
        (1, OFFICE, 12_500, WEEK + 26),
        (2, OFFICE, 12_500, WEEK + 26),
    ]
    assert (here.purse, here.programme, here.counts["yuan_spent",]) == (10_000, 24_000, 25_000)
    where.week += 1
    here.purse = 1_000_000
    projects.open_projects(where)  # not a quarter tick
    assert here.purse == 1_000_000
    where.week += 12
    projects.open_projects(where)
    assert here.purse == 1_000_000 - 14 * 25_000


@pytest.mark.parametrize(
    ("served", "came", "spent", "back"), [(0, 0, 0, 12_500), (1, 0, 12_500, 0), (0, 1, 12_500, 0)]
)
def test_the_second_half_is_paid_if_anybody_was_served(served, came, spent, back):
    here = community()
    project = here.projects[0]
    project.sponsor, project.held, project.served, project.came = SOCIAL, 12_500, served, came
    projects.settle_money(of_projects(), here, project)
    assert (here.counts["yuan_spent",], here.programme, here.purse, project.held) == (spent, back, 0, 0)
    assert here.project_yuan == spent


# Work ----------------------------------------------------------------------------------------------


@pytest.fixture
def at_work():
    """A project of the office or social workers for k1, and minutes of everybody."""

    def begin(sponsor, linked, left=None):
        here = community()
        for purse, minutes in ((0, 5000), (1, 800), (2, 400), (8, 400), (14, 100), (17, 300), (22, 60)):
            here.offer(purse, minutes if left is None else left)
        for actor, eta in EFFICIENCY.items():
            for purse in PURSES_OF[actor]:
                here.purses[purse].eta = [eta] * 11
        for group in here.groups:
            group.alive = True
        here.now.linked = [actor in linked for actor in range(9)]
        project = here.projects[0]
        project.alive, project.type, project.sponsor, project.ends = True, 1, sponsor, WEEK + 9
        where = of_projects()
        where.communities = [here]
        project_work.run_projects(where)
        return here, project

    return begin


def output(project):
    """Return the output of a project for next week."""
    return project_work.output_of(project, project_work.wanted_minutes(of_projects()))


def test_without_links_office_and_contract_do_all_work_for_the_office(at_work):
    here, project = at_work(OFFICE, ())
    # reserve of the office ⌊.03 · 5000⌋ = 150; what it buys comes on top of the contract's minutes
    assert project.given[DELIVER] == [0, 0, 0, 0, 0, 240]
    assert (project.given[PLAN][OFFICE], project.given[SUPERVISE][OFFICE]) == (30, 15)
    assert (here.now.offered[PROFESSIONAL], here.purses[PURSE_CONTRACT].minutes) == (300, 60)
    assert here.now.uses[PROFESSIONAL]["projects"] == here.now.bought == 240
    assert here.supply(PROFESSIONAL) == 60
    assert output(project) == 180  # ⌊240 · (.5 + .3 · .5 + .2 · .5)⌋


def test_without_links_social_workers_have_their_own_minutes_only(at_work):
    here, project = at_work(SOCIAL, ())
    # ⌊.15 · 800⌋ in all; what planning and supervising take is not there to deliver
    assert (project.given[DELIVER][SOCIAL], sum(map(sum, project.given))) == (75, 120)
    assert output(project) == 75
    assert here.now.uses[OFFICE]["projects"] == 0


def test_linked_actors_share_the_work_the_fittest_first(at_work):
    here, project = at_work(SOCIAL, range(9))
    # groups 60 of 400, social workers 120 of 800 less 45, volunteers 60 of 400; office before members
    assert project.given[DELIVER] == [45, 75, 0, 60, 60, 0]
    assert (project.given[PLAN], project.given[SUPERVISE]) == ([0, 30, 0, 0, 0, 0], [0, 15, 0, 0, 0, 0])
    assert output(project) == 202  # 60 + 75 + 60 · .75 + 45 · .5
    assert [group.project_weeks for group in here.groups] == [1] + [0] * 7  # of equals the lower slot
    assert here.purses[PURSE_GROUP].minutes == 40


def test_an_unlinked_sponsor_is_helped_by_nobody(at_work):
    _, project = at_work(SOCIAL, (OFFICE, PARTY, VOLUNTEER, GROUP))
    assert project.given[DELIVER] == [0, 75, 0, 0, 0, 0]


def test_an_office_without_minutes_buys_all_the_delivery(at_work):
    _, project = at_work(OFFICE, (), left=0)
    assert (project.given[DELIVER][PROFESSIONAL], output(project)) == (240, 120)


def test_the_last_project_is_first_another_week(at_work):
    here, _ = at_work(SOCIAL, ())
    second = here.projects[9]
    second.alive, second.type, second.sponsor, second.ends = True, 1, SOCIAL, WEEK + 9
    where = of_projects()
    where.communities = [here]
    for where.week, first in ((25, 9), (27, 0), (9, 9), (10, 0)):
        here.purses[1].minutes = 800
        project_work.run_projects(where)
        assert here.projects[first].given[DELIVER][SOCIAL] == 75


def test_what_a_purse_served_is_shared_by_what_each_project_brought():
    here = community()
    for slot, minutes in ((2, 50), (5, 70)):
        one = here.projects[slot]
        one.alive, one.sponsor, one.type, one.output = True, OFFICE, 1, minutes
        one.opened, one.ends = WEEK - slot, WEEK + 2 - slot
    here.now.project_served[1] = 70
    project_work.share_out(of_projects(), here)
    assert [here.projects[slot].served for slot in (2, 5)] == [29, 41]  # ⌊70 · 50 / 120⌋, then the rest
    assert [here.projects[slot].output for slot in (2, 5)] == [0, 0]  # nobody gave anything this week
    assert here.counts["project_served",] == 70


def test_in_its_last_week_a_project_is_reviewed_and_not_supplied():
    here = community()
    here.offer(0, 5000)
    project = here.projects[0]
    project.alive, project.type, project.sponsor, project.ends, project.output = True, 1, OFFICE, WEEK, 30
    where = of_projects()
    where.communities = [here]
    project_work.run_projects(where)
    assert (here.purses[34].minutes, here.now.uses[OFFICE]["projects"]) == (30, 60)
    assert not any(map(sum, project.given))

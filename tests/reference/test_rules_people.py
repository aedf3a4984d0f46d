"""Rules for people in the second implementation, on made-up cases small enough to work out by hand."""

from types import SimpleNamespace

import pytest

from tests.oracle import availability, duties, feedback, founding, joining, slow, visits
from tests.oracle.service import Service
from tests.oracle.tables import GROUP, OFFICE, PROPERTY, SOCIAL
from tests.reference.made_up import community, person, street

WEEK = 26  # that of the made-up street


@pytest.mark.parametrize(
    ("willing", "refused", "u", "channel"),
    [
        (True, -10000, 0.35, joining.CONTACT),  # 1 − .8² = .36
        (True, -10000, 0.37, None),
        (True, WEEK - 25, 0.35, None),  # a refusal of 25 weeks ago: 1 − .8^.5 = .106
        (True, WEEK - 25, 0.10, joining.CONTACT),
        (True, WEEK - 26, 0.35, joining.CONTACT),  # it no longer holds
        (False, -10000, 0.0, None),
    ],
)
def test_only_the_willing_join_and_a_refusal_makes_asks_count_less(monkeypatch, willing, refused, u, channel):
    monkeypatch.setattr(joining, "chance_to_say_yes", lambda street, i: 0.2)
    i = person(willing=willing, refused_week=refused, asks=2, community=community())
    where = street(u, refusal_weeks=26, refusal_factor=0.25, broadcast_response=1.0)
    assert joining.channel_of_joining(where, i) == channel


@pytest.mark.parametrize(("refused", "now"), [(-10000, WEEK), (WEEK - 3, WEEK - 3), (WEEK - 30, WEEK)])
def test_who_does_not_join_refuses_unless_a_refusal_holds(monkeypatch, refused, now):
    monkeypatch.setattr(joining, "walk_in", lambda street, i: None)
    i = person(willing=False, refused_week=refused, community=community())
    where = street(refusal_weeks=26)
    where.residents = [i]
    joining.join_and_quit(where)
    assert (i.refused_week, i.active) == (now, False)


@pytest.mark.parametrize(
    ("willing", "active", "motivation", "u", "then"),
    [
        (True, False, 0.2, 0.0009, False),  # σ = .052 / 52 = .001
        (True, True, 0.2, 0.0009, True),
        (True, False, 0.2, 0.0011, True),
        (False, False, 0.3, 0.00037, True),  # .001 · .25 · 1.5 = .000375
        (False, False, 0.3, 0.00038, False),
    ],
)
def test_the_pool_of_the_willing_changes_slowly(willing, active, motivation, u, then):
    other = person(motivation=0.4 - motivation, active=True)  # the mean is .2
    one = person(willing=willing, active=active, motivation=motivation)
    slow.swap_willing(street(u, willing_swap=0.052, willing_share=0.2), community(residents=[one, other]))
    assert one.willing == then


def test_half_the_residents_and_half_the_joint_cases_teach_the_same():
    learnt = []
    for people, cells in ((2000, 4), (1000, 2)):
        here = community(residents=[None] * people, coordination=0.4)
        here.now.joint_cells = cells
        where = street(learn_joint=2.0, learn_rate=0.1, coord_loss=0.05)
        where.cases = {}
        slow.learn_together(where, here)
        learnt.append(here.coordination)
    # e^−1 = .367879: .4 + .1 · .632121 · .6 − .05 · .367879 · .4
    assert learnt == pytest.approx([0.4305697, 0.4305697])


def test_nobody_gives_more_than_the_free_hours():
    assert [availability.free_minutes(person(free_hours=hours)) for hours in (0.0, 0.6, 2.0)] == [0, 36, 120]


@pytest.mark.parametrize(("u", "since"), [(0.0, -105), (0.5, -105 - 577), (0.9999999, -5000)])
def test_problems_of_the_start_are_as_old_as_problems_get(u, since):
    where = street(u, burn_in=104, ent_end=0.0012)  # half of all end within 577.3 weeks
    assert founding.beginning(where, SimpleNamespace(address=0)) == since


# Duties --------------------------------------------------------------------------------------------


def with_strays():
    """Return a community in which most went astray in area 2, which is settled, then in 4 and 7."""
    here = community(settled=[area == 2 for area in range(12)])
    here.strays[0][2], here.strays[1][7], here.strays[2][4] = 9, 3, 3
    for purse in (0, 1, 31):
        here.offer(purse, 500)
    return here


def test_a_meeting_settles_the_area_in_which_most_goes_astray():
    here = with_strays()
    for actor in (OFFICE, SOCIAL, PROPERTY):
        here.now.attended[actor] = True
    duties.settle_at_meeting(street(0.4, duty_minutes=120, decide=0.5), here)
    assert [area for area in range(12) if here.settled[area]] == [2, 4]
    assert [here.minutes_left(actor) for actor in (OFFICE, SOCIAL, PROPERTY)] == [380] * 3


@pytest.mark.parametrize("missing", [OFFICE, SOCIAL, PROPERTY])
def test_a_meeting_without_office_property_and_a_third_settles_nothing(missing):
    here = with_strays()
    for actor in {OFFICE, SOCIAL, PROPERTY} - {missing}:
        here.now.attended[actor] = True
    duties.settle_at_meeting(street(0.0, duty_minutes=120, decide=0.5), here)
    assert sum(here.settled) == 1
    assert here.minutes_left(missing) == 500


@pytest.mark.parametrize(("taken_up", "alone", "settled", "left"), [(0.01, 0.1, 2, 260), (0.02, 0.1, 1, 500)])
def test_office_and_property_take_an_area_up_once_a_year(taken_up, alone, settled, left):
    here, luck = with_strays(), lambda name, subject, draw: {1: taken_up, 2: alone}[draw]
    duties.settle_alone(street(luck, duty_own=1, duty_own_minutes=240, duty_own_yes=0.15), here)
    assert (sum(here.settled), here.minutes_left(OFFICE), here.minutes_left(PROPERTY)) == (
        settled,
        left,
        left,
    )
    assert here.minutes_left(SOCIAL) == 500


@pytest.mark.parametrize(
    ("area", "u", "astray"), [(-1, 0.0, False), (3, 0.0, False), (4, 0.5, True), (4, 0.6, False)]
)
def test_only_what_is_not_settled_goes_astray(area, u, astray):
    case = SimpleNamespace(area=area, address=0, attempts=0, bounces=0)
    here = SimpleNamespace(settled=[n == 3 for n in range(12)])
    spent = []
    service = SimpleNamespace(
        street=street(u, stray=0.6),
        community=here,
        strays=[0] * 12,
        spend=lambda *what: spent.append(what),
    )
    assert Service.goes_astray(service, "purse", case, 90) == astray
    assert (case.bounces, service.strays[area], spent) == (
        astray,
        astray,
        [("purse", 90, "bounced")] * astray,
    )


# Acceptance of social workers ----------------------------------------------------------------------


def neighbour(here, **values):
    given = {
        "community": here,
        "acceptance": 0.2,
        "start_acceptance": 0.2,
        "heard": False,
        "met": False,
        "visited_week": -10000,
        "talk_partner": None,
    }
    return person(**given | values)


def in_guided_group(here, **values):
    here.groups[0].guided_by = SOCIAL
    return neighbour(here, role=GROUP, **values)


def at_project(here, opened=WEEK - 2):
    project = here.projects[3]
    project.alive, project.opened, project.given[1][SOCIAL] = True, opened, 15
    return neighbour(here, session=3)


@pytest.mark.parametrize(
    ("make", "partner", "change", "heard", "met"),
    [
        (neighbour, None, 0.0, False, False),
        (in_guided_group, None, 0.04, True, True),  # .05 · .8
        (at_project, None, 0.04, True, True),
        (lambda here: at_project(here, WEEK - 1), None, 0.0, False, False),  # another one's session
        (lambda here: neighbour(here, visited_week=WEEK), None, 0.0, True, True),
        (neighbour, lambda here: in_guided_group(here, acceptance=0.6), 0.02, True, False),  # .05 · .4
        (neighbour, lambda here: in_guided_group(here, acceptance=0.1), 0.0, True, False),
        (neighbour, lambda here: neighbour(here, heard=True, acceptance=0.9), 0.0, False, False),  # .1 ≥ .02
        (lambda here: neighbour(here, acceptance=0.7), None, -0.01, False, False),  # .02 · .5 is forgotten
    ],
)
def test_each_way_to_know_and_accept_social_workers(make, partner, change, heard, met):
    here = community()
    i = make(here)
    i.talk_partner = partner(here) if partner else None
    where = street(
        0.1, accept_activity=0.05, accept_repute=0.05, accept_loss=0.02, heard_repute=0.2, heard_talk=0.02
    )
    where.residents, changes = [i], {"acceptance": 0.0}
    feedback.meet_workers(where, i, changes)
    feedback.get_to_know_workers(where)
    assert changes["acceptance"] == pytest.approx(change)
    assert (i.heard, i.met) == (heard, met)


@pytest.mark.parametrize(("u", "heard", "met"), [(0.6, True, False), (0.4, True, True)])
def test_who_is_introduced_has_heard_of_social_workers_before_the_door_opens_or_not(
    monkeypatch, u, heard, met
):
    monkeypatch.setattr(visits, "introducer", lambda street, community, household: person(1))
    here, host = community(), neighbour(None, acceptance=0.2, trust=0.5)
    where = street(u, endorse=0.1, introduce=0.0, visit_base=0.26, refuse_loss=0.9, accept_gain=0.1)
    visits.call_at(where, here, SimpleNamespace(residents=[host]), 0)
    assert (host.heard, host.met) == (heard, met)
    assert host.acceptance == pytest.approx(0.24 + 0.1 * 0.76 if met else 0.24 * 0.9)  # raised first


def test_where_there_are_no_social_workers_they_are_only_forgotten():
    here = community()
    i, changes = in_guided_group(here, acceptance=0.7), {"acceptance": 0.0}
    where = street(0.0, accept_loss=0.02)
    where.present = lambda actor: False
    where.residents = [i]
    feedback.meet_workers(where, i, changes)
    feedback.get_to_know_workers(where)
    assert changes["acceptance"] == pytest.approx(-0.01)  # .02 · .5
    assert (i.heard, i.met) == (False, False)

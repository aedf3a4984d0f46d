"""Rules for organisations in the second implementation, on made-up cases small enough to work out by hand."""

from types import SimpleNamespace

import pytest

from tests.oracle import groups, knowing, meetings, sessions, ties
from tests.oracle.founding_people import Founding
from tests.oracle.tables import (
    GROUP,
    VOLUNTEER,
)
from tests.reference.made_up import community, person, street


def test_sessions_take_no_more_seats_than_places_have(monkeypatch):
    here = community(residents=[person(n, age=70, loneliness=0) for n in range(9)])
    room = SimpleNamespace(plan=SimpleNamespace(capacity=4))
    monkeypatch.setattr(sessions, "open_places", lambda street, community: [room])
    for slot, need in ((1, 1), (2, 1), (3, 4)):
        here.projects[slot].alive, here.projects[slot].type = True, need
    where = street(0.005, proj_seats=3, proj_again=0.6)
    where.communities, where.residents = [here], here.residents
    sessions.hold_sessions(where)
    assert [i.session for i in here.residents] == [1, 1, 1, 2, -1, -1, -1, -1, -1]


def of_a_group(cases_of, delivered=False, **values):
    """Return a group after a half-year in which it closed a case a week."""
    here = community()
    group = here.groups[3]
    group.alive, group.type, group.attenders, group.lead_weeks = True, 5, 12, 13
    for name, value in values.items():
        setattr(group, name, value)
    subject = SimpleNamespace(group=group if cases_of == "members" else None)
    where = street()
    where.cases[0] = SimpleNamespace(closer=GROUP, closer_bin=3, community=here, resident=subject)
    for _ in range(13):
        groups.count_depth(where, group)
        group.project_weeks += delivered
    groups.judge(group)
    assert group.full_sessions == group.outside_cases == group.project_weeks == 0
    return group


@pytest.mark.parametrize(
    ("values", "in_depth"),
    [
        ({"cases_of": "others"}, True),
        ({"cases_of": "members"}, False),
        ({"cases_of": "members", "delivered": True}, True),
        ({"cases_of": "others", "attenders": 9}, False),
        ({"cases_of": "others", "lead_weeks": 12}, False),
        ({"cases_of": "others", "type": 0}, False),
    ],
)
def test_who_serves_only_its_members_is_never_able_to_take_part_in_depth(values, in_depth):
    assert of_a_group(**values).in_depth == in_depth


def test_groups_hear_where_their_members_live():
    here = community()
    here.groups[0].activity, here.groups[2].activity = 0.5, 0.75
    cell = SimpleNamespace(community=here)
    cell.residents = [
        person(n, role=role, slot=slot)
        for n, (role, slot) in enumerate([(GROUP, 0), (GROUP, 2), (GROUP, 2), (VOLUNTEER, 0)])
    ]
    assert knowing.ears(cell) == 2.0


def test_a_session_brings_several_encounters(monkeypatch):
    people = [person(n, role=GROUP, slot=0, talk_partner=None, venue_partner=None) for n in range(4)]
    met = []
    monkeypatch.setattr(ties, "strengthen", lambda street, i, j, gain: met.append((i.number, j.number)))

    def by_draw(name, subject, draw=0):
        return {4: (0, 1, 2, 3), 5: (0, 2, 1, 3), 6: (0, 3, 2, 1)}[draw][subject] / 4

    where = street(by_draw, encounters=3, tie_session=0.025, tie_service=0.02)
    ties.write_ties(where, SimpleNamespace(residents=people))
    assert {frozenset(pair) for pair in met} == {frozenset((a, b)) for a in range(4) for b in range(a)}


@pytest.mark.parametrize(
    ("week", "post", "held"), [(0, False, True), (2, False, False), (2, True, True), (3, True, False)]
)
def test_study_is_held_every_month_and_once_more_at_a_post(monkeypatch, week, post, held):
    kinds = ["party_centre", "party_post"] if post else ["party_centre"]
    places = [SimpleNamespace(plan=SimpleNamespace(kind=kind, capacity=2)) for kind in kinds]
    monkeypatch.setattr(meetings, "open_places", lambda street, community: places)
    where = street()
    where.week, where.month = week, lambda: week % 4 == 0
    assert meetings.is_study_week(where, community()) == held


def test_with_all_seats_taken_those_with_the_lowest_luck_study(monkeypatch):
    kinds = (("party_centre", 2), ("practice_station", 1), ("community_room", 60))
    places = [SimpleNamespace(plan=SimpleNamespace(kind=kind, capacity=seats)) for kind, seats in kinds]
    monkeypatch.setattr(meetings, "open_places", lambda street, community: places)
    luck = [0.3, 0.1, 0.6, 0.2, 0.1, 0.4]
    here = community(residents=[person(n, member_type=1, motivation=0.0, obligation=0.0) for n in range(6)])
    where = street(
        lambda name, subject, draw=0: luck[subject], show_motivation=0.5, study_base=0.5, show_cap=0.9
    )
    assert [i.number for i in meetings.seated(where, here)] == [1, 3, 4]


@pytest.mark.parametrize(
    ("ages", "share"), [((75, 80), 0.21), ((75, 65), 0.35), ((80, 40, 3), 0.595), ((3,), 0.0)]
)
def test_a_household_is_in_the_chat_by_the_best_of_its_members(ages, share):
    for u, there in ((max(0.0, share - 0.001), share > 0), (share + 0.001, False)):
        where = street(u, group_cover=0.7, chat_adult=0.85, chat_elder=0.5, chat_old=0.3)
        where.household_stride = 65536
        here = community(residents=[], households=[SimpleNamespace(number=0)])
        here.plan = None
        home = SimpleNamespace(number=0)
        home.residents = [SimpleNamespace(age=age, household=home) for age in ages]
        assert Founding(where, here).is_in_chat(home) == there

"""Rules of the second implementation on made-up cases, small enough to work out by hand."""

from types import SimpleNamespace

import pytest

from tests.oracle import leading, planning
from tests.oracle.intake import Contact, take_in
from tests.oracle.licences import may_finish, may_try
from tests.oracle.queueing import in_queue_order
from tests.oracle.tables import OFFICE, PURSE_PARTY

WEEK = 10
WEIGHTS = {"w_emergency": 2.0, "w_severe": 1.5, "overdue_share": 0.1}


def street(**settings):
    return SimpleNamespace(week=WEEK, settings=SimpleNamespace(**WEIGHTS, **settings))


def case(key, need=0, born=WEEK, tie=0.5, severe=False):
    return SimpleNamespace(
        key=key, need=need, born=born, tie=tie, severe=severe, case_class=8 if severe else need
    )


@pytest.mark.parametrize(
    ("discipline", "keys"),
    [
        ("due", [4, 2, 1, 3, 6, 5]),  # priorities 1.125, 1, .75, .375; overdue .667, .253
        ("first-come", [5, 6, 1, 3, 4, 2]),
        ("absolute", [2, 4, 5, 6, 1, 3]),
    ],
)
def test_the_queue_goes_by_age_over_the_time_allowed_and_what_is_overdue_stands_behind(discipline, keys):
    cases = [
        case(1, need=0, born=WEEK - 1),
        case(2, need=7),
        case(3, need=4, born=WEEK - 1),
        case(4, need=1, born=WEEK - 1, severe=True),
        case(5, need=0, born=WEEK - 6, tie=0.9),
        case(6, need=4, born=WEEK - 5, tie=0.0),
    ]
    order = in_queue_order(street(queue_discipline=discipline), cases)
    assert [one.key for one in order] == keys


def test_what_is_in_time_leaves_a_share_to_what_is_overdue():
    service = SimpleNamespace(street=street(queue_discipline="due"))
    new, old = case(1), case(2, born=WEEK - 2)
    assert list(planning.passes(service, [new], {"purse": 205})) == [([new], {"purse": 0})]
    passes = list(planning.passes(service, [new, old], {"purse": 205}))
    assert passes == [([new], {"purse": 20}), ([old], {"purse": 0}), ([new], {"purse": 0})]


@pytest.mark.parametrize(
    ("purse", "z", "finishes", "tries"),
    [
        (0, 8, False, True),  # the office, severe elder care
        (0, 1, True, False),  # a routine case
        (PURSE_PARTY + 1, 8, True, False),  # medical skill
        (PURSE_PARTY + 3, 8, False, True),  # legal skill is none for elder care
        (PURSE_PARTY + 3, 10, True, False),
        (PURSE_PARTY + 5, 9, False, True),  # the own cell
        (14, 10, False, True),  # a group for disputes
        (15, 10, False, False),  # a group for something else
        (22, 8, True, False),  # the contract, in its specialism
        (22, 9, False, False),
        (24, 8, True, False),  # the hospital
        (31, 10, False, False),
        (33, 8, False, False),  # output of a project
    ],
)
def test_licences_say_who_may_finish_and_who_may_try(purse, z, finishes, tries):
    finish = {"medical:k1", "legal:k5", "contract:k1", "hospital:k1"}
    attempt = {"office:k1", "helper:k1", "helper:k2", "group:k5", "medical:k1"}
    here = SimpleNamespace(group_types=[5, 6, 0, 0, 0, 0, 0, 0], specialism=1)
    where = street(licence_finish=frozenset(finish), licence_try=frozenset(attempt))
    actor = next(a for a, last in enumerate((0, 1, 7, 13, 21, 22, 30, 31, 32)) if purse <= last or a == 8)
    one = SimpleNamespace(number=purse, actor=actor)
    assert (may_finish(where, here, one, z), may_try(where, here, one, z)) == (finishes, tries)


class Community(SimpleNamespace):
    """A community with one purse for all."""

    def minutes_left(self, _):
        return self.left

    def supply(self, actor):
        return self.now.offered[actor]

    def pay(self, _, minutes, use):
        self.left -= minutes
        self.counts[use] = self.counts.get(use, 0) + minutes
        return True

    def count(self, name, by):
        self.counts[name] = by


def test_contacts_are_taken_in_by_luck_as_far_as_minutes_go():
    here = Community(left=40, counts={}, now=SimpleNamespace(offered=[100], uses=[{"intake": 8}]))
    contacts = [Contact(case(key, tie=0.1 * key), 17.4) for key in (3, 1, 2)]
    where = street(reception_share=0.5)
    assert [one.key for one in take_in(where, here, OFFICE, contacts)] == [1, 2]  # ⌊34.8⌋ ≤ 40 < ⌊52.2⌋
    assert here.counts == {"intake": 34, "contacts_lost": 1}
    assert take_in(street(reception_share=0.25), here, OFFICE, contacts[:1]) == [], (
        "17 minutes are kept, 8 spent"
    )


def test_capacity_is_shared_between_residents_and_helpers_from_outside(monkeypatch):
    settings = SimpleNamespace(onboard=10, coordinator_staff=0.15, lead_minutes=6, coordinator_weeks=8)
    people = [
        SimpleNamespace(number=n, served_weeks=9 * (n == 2), role=2, skill=0, minutes=60, coordinator=False)
        for n in range(11)
    ]
    here = Community(left=1000, counts={}, now=SimpleNamespace(offered=[100]))
    here.take = lambda purse, minutes, use: None
    home = []
    monkeypatch.setattr(leading, "send_home", lambda street, community, one: home.append(one.number))
    unled = leading.lead(SimpleNamespace(settings=settings), here, people, 20, [OFFICE])
    # 31 helpers; staff leads ⌊15 / 6⌋ = 2, one server 10: 12 for 10 residents and 20 from outside
    assert (home, unled) == ([5, 6, 7, 8, 9, 10], 12)
    assert here.counts == {"coordination": 12, "helpers_unled": 18}
    assert people[2].coordinator

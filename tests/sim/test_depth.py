"""Groups in depth, what members hear at home, and whom they meet at a session."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.casework import Born, add_cases
from sim.depth import judge_depth, note_part_taken
from sim.layout import GROUP, GROUP_SLOTS, NEED_COUNT, PARTY, R_GROUP, R_OFFICE, USE_PROJECTS
from sim.pairing import pair_by_rank
from sim.processes import bonds, commissioning, groups, knowing, new_groups, projects
from sim.processes.projects import DELIVER
from sim.queueing import line_up
from sim.world import I64, World
from tests.sim.organised import begin, small_world


def attend(world: World, people: I64) -> None:
    """Let people attend the session of their group this week."""
    world.duty.role[:] = 0
    world.duty.role[people] = GROUP
    world.duty.slot[people] = world.roles.org[people] % GROUP_SLOTS
    world.shift = world.shift._replace(present=people, attenders=people)


def half_a_year(world: World, full: int, led: int, outside: int, delivered: int) -> int:
    """Live 26 weeks of group 0 with so many of each; return whether it is in depth at the end."""
    members = np.flatnonzero(world.roles.org == 0)
    stranger = int(np.flatnonzero(world.roles.org < 0)[0])
    for n in range(26):
        begin(world, 27 + n)
        attend(world, members[: 10 if n < full else 9])
        world.groups.autonomy[0] = 0.8 if n >= 26 - led else 0.79
        add_case(world, stranger if n < outside else int(members[0]))
        world.groups.project_weeks[0] += n < delivered
        note_part_taken(world)
        judge_depth(world)
        world.cases = world.cases._replace(**{k: v[:0] for k, v in world.cases._asdict().items()})
        world.case_count = 0
    return int(world.groups.in_depth[0])


def add_case(world: World, i: int) -> None:
    """Add a case of a resident that the first group of the first community has closed."""
    zero = np.zeros(1, dtype=np.int8)
    add_cases(world, np.array([i * NEED_COUNT + 6], dtype=np.int64), Born(zero, zero, zero, zero))
    world.cases.community[:] = 0
    world.cases.closer[:], world.cases.closer_bin[:] = GROUP, 0


@pytest.mark.parametrize(
    ("full", "led", "outside", "delivered", "deep"),
    [
        (13, 13, 13, 0, 1),
        (13, 13, 0, 13, 1),
        (26, 26, 26, 26, 1),
        (12, 13, 13, 13, 0),
        (13, 12, 13, 13, 0),
        (13, 13, 12, 12, 0),
    ],
)
def test_in_depth_needs_sessions_lead_and_use_to_others(
    full: int, led: int, outside: int, delivered: int, deep: int
) -> None:
    """Exact: each of the three conditions is needed; cases of others or project work will do."""
    world = small_world()
    assert half_a_year(world, full, led, outside, delivered) == deep
    assert not world.groups.in_depth[1:].any()


def test_closing_only_members_cases_is_never_in_depth() -> None:
    """Exact: 26 cases of its own members in half a year do not count, however many they are."""
    assert half_a_year(small_world(), 26, 26, 0, 0) == 0


def test_counts_start_anew_at_each_tick_and_the_flag_holds_until_then() -> None:
    """Exact: what was done in one half-year does not count in the next; weeks of own lead go on."""
    world = small_world()
    assert half_a_year(world, 26, 26, 26, 0) == 1
    for count in (world.groups.full_sessions, world.groups.outside_cases, world.groups.project_weeks):
        assert not count.any()
    assert world.groups.lead_weeks[0] == 26
    for week in range(53, 79):
        assert world.groups.in_depth[0] == 1
        begin(world, week)
        attend(world, np.empty(0, dtype=np.int64))
        note_part_taken(world)
        judge_depth(world)
    assert world.groups.in_depth[0] == 0


def test_a_group_leaves_nothing_to_its_successor() -> None:
    """Exact: when a group dies, counts and flag of its slot go with it."""
    world = small_world(grp_join=0.0, grp_leave=0.0)
    for name in ("full_sessions", "outside_cases", "project_weeks", "lead_weeks", "in_depth"):
        getattr(world.groups, name)[0] = 1
    world.roles.org[np.flatnonzero(world.roles.org == 0)[3:]] = -1
    begin(world, 1)
    groups.change_groups(world)
    new_groups.found_groups(world)
    assert world.groups.alive[0] == 0
    for name in ("full_sessions", "outside_cases", "project_weeks", "lead_weeks", "in_depth"):
        assert getattr(world.groups, name)[0] == 0


def test_the_group_whose_minutes_were_taken_has_delivered() -> None:
    """Exact: the group of the project's own need gives first, and its week counts."""
    world = small_world(1)
    world.groups.type[1] = 1
    for c in range(world.community_count):
        commissioning._open(world, c, 0, 0, 1)
    begin(world, 1)
    world.now.minutes[:, R_OFFICE] = 0
    world.now.linked[1:] = 0
    projects.run_projects(world)
    given = world.projects.given[:, 0, DELIVER]
    assert given[0, GROUP] == 90 and not given[1:, PARTY:5].any()
    assert world.now.uses[0, GROUP, USE_PROJECTS] == 90
    assert world.now.minutes[0, R_GROUP : R_GROUP + 2].tolist() == [300, 210]
    assert world.groups.project_weeks.tolist() == [0, 1] + (len(world.groups.alive) - 2) * [0]


def test_members_hear_of_needs_where_they_live() -> None:
    """Exact: ears are attenders by activity; without them, or with `hear_member` 0, nobody hears."""
    world = small_world()
    members = np.flatnonzero(world.roles.org >= 0)
    attend(world, members)
    world.groups.activity[:] = 0.5
    ears = knowing._ears(
        members,
        world.duty,
        world.traits.cell,
        world.traits.community,
        world.groups.activity,
        len(world.cells.side),
    )
    assert np.array_equal(2 * ears, np.bincount(world.traits.cell[members], minlength=len(ears)))
    away = np.flatnonzero(world.roles.org < 0)
    zero = np.zeros(len(away), dtype=np.int8)
    add_cases(world, away.astype(np.int64) * NEED_COUNT + 6, Born(zero, zero, zero, zero))
    line_up(world)
    heard = {}
    for rate, people in ((0.0, members), (1.0, members), (1.0, members[:0])):
        world.settings = world.settings.replace({"hear_member": rate})
        world.cases.bits[:] = 0
        attend(world, people)
        world.may = SimpleNamespace()
        knowing.notice(world)
        heard[rate, len(people)] = (world.cases.bits >> GROUP) & 1 == 1
    assert not heard[0.0, len(members)].any() and not heard[1.0, 0].any()
    by_ear = heard[1.0, len(members)]
    near = ears[world.cases.cell] > 0
    assert not by_ear[~near].any()
    expected = 1 - np.exp(-ears[world.cases.cell[near]])
    assert abs(by_ear[near].mean() - expected.mean()) < 0.05


@pytest.mark.parametrize("encounters", [2, 3])
def test_attenders_meet_several_others(encounters: int) -> None:
    """Exact: as many rounds of pairs as there are encounters, each by luck of its own."""
    world = small_world(encounters=encounters)
    people = np.flatnonzero(world.roles.org == 0)
    people = people[: len(people) // 2 * 2]
    attend(world, people)
    world.shift = world.shift._replace(servers=people[:0])
    world.ties.contact[:], world.ties.strength[:] = -1, 0.0
    empty = np.empty(0, dtype=np.int64)
    world.venue_pairs = (empty, empty)
    world.talks = SimpleNamespace(who=np.empty(0, np.int32), slot=np.empty(0, np.int8))
    bonds.write_ties(world, world.settings.numbers(bonds.BondNumbers))
    met = [set(row[row >= 0].tolist()) for row in world.ties.contact[people]]
    expected: list[set[int]] = [set() for _ in people]
    at = {int(i): n for n, i in enumerate(people)}
    for r in range(encounters):
        first, second = pair_by_rank(
            people, world.traits.number, np.zeros(len(people), np.int64), world.luck("pair.rank"), 4 + r
        )
        for i, j in zip(first.tolist(), second.tolist(), strict=True):
            expected[at[i]].add(j)
            expected[at[j]].add(i)
    assert met == expected
    assert max(len(one) for one in met) == encounters

"""Talk, feedback, joining, ties and slow states against the rules written out by hand.

Most claims here are exact: a plain Python form of the rule, or a case small enough to work out on
paper, must give the very numbers of the compiled form.
"""

import math
from collections.abc import Callable

import numpy as np
import pytest

from scenarios.street import load_street
from sim.founding import found
from sim.layout import NEVER, PARTY, SLOTS, USE_LEFT, VOLUNTEER
from sim.ledger import new_book
from sim.links import LINKS
from sim.pairing import pair_by_rank
from sim.permissions import permit
from sim.processes import bonds, encounters, joining, talk
from sim.processes.asking import Homes, asking, children_ask
from sim.processes.feedback import feedback
from sim.processes.slow import slow
from sim.queueing import line_up
from sim.randomness import draw
from sim.settings import Settings
from sim.shift import Shift, own_people
from sim.talks import Talks
from sim.world import Cases, World, blank

FOUNDED: list[World] = []
WIDE_AWAKE = {"quit_rate": 0.2, "ask_self": 0.006, "join_base": 0.0}


def street(linked: float = 0.0, week: int = 8, **changes: object) -> World:
    """Return a small street in a quiet week: nobody serves, no case is open."""
    if not FOUNDED:
        FOUNDED.append(found(load_street(), Settings(), 1, 0.02))
    world = FOUNDED[0].copy()
    world.settings = Settings.of(changes)
    world.week = week
    world.now = new_book(world.community_count, len(world.cells.friction), world.resident_count)
    world.links = dict.fromkeys(LINKS, linked)
    world.may = permit(world, world.links)
    world.duty.child[:] = -1
    none = np.empty(0, dtype=np.int64)
    world.talks = Talks(none.astype(np.int32), none.astype(np.int32), none.astype(np.int8))
    world.venue_pairs = none, none
    let_serve(world, none)
    world.cases = blank(Cases, 0)
    world.case_count = 0
    line_up(world)
    for name in ("broadcast_roster", "broadcast_registered"):
        world.flows[name] = np.zeros(world.community_count, dtype=np.int8)
    return world


def open_case(world: World, key: int, **columns: int) -> None:
    """Put one case on the table."""
    start = {
        "first_knower": -1,
        "known_week": NEVER,
        "list_week": NEVER,
        "closer": -1,
        "helper": -1,
    }
    world.cases = blank(Cases, 1, fill=start)
    world.case_count = 1
    world.cases.key[0] = key
    world.cases.cell[0] = world.traits.cell[key // 8]
    world.cases.community[0] = world.traits.community[key // 8]
    world.cases.born[0] = world.week
    for name, value in columns.items():
        getattr(world.cases, name)[0] = value
    line_up(world)


def let_serve(world: World, who: np.ndarray | list[int], role: int = VOLUNTEER, extra: int = 0) -> None:
    """Put residents on duty, as their own people or as extra hands."""
    duty = world.duty
    duty.role[who], duty.extra[who] = role, extra
    present = np.flatnonzero(duty.role)
    everybody = np.arange(world.resident_count)
    world.shift = Shift(everybody, present, *own_people(present, duty.role, duty.extra))


def partners(world: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return everybody's talk partner, the slot of that partner and the partner at a venue, or -1."""
    talk, slot, venue = (np.full(world.resident_count, -1) for _ in range(3))
    talk[world.talks.who] = world.talks.whom
    slot[world.talks.who] = world.talks.slot
    first, second = world.venue_pairs
    venue[first], venue[second] = second, first
    return talk, slot, venue


def luck_of(world: World, name: str, subject: int, number: int = 0) -> float:
    """Return a draw of this week in its plain form."""
    return draw(world.seed, name, world.week, int(subject), number)


def partner_by_hand(world: World, i: int) -> tuple[int, int]:
    """Return the talk partner and slot of a resident: the rule, word for word."""
    if luck_of(world, "talk.go", i) >= world.settings.talk_rate:
        return -1, -1
    if luck_of(world, "talk.kind", i) < 0.5:
        delta = [*range(-25, 0), *range(1, 26)][int(50 * luck_of(world, "talk.partner", i))]
        first, last = world.communities.resident_start[world.traits.community[i] :][:2]
        return int(first + (i - first + delta) % (last - first)), -1
    slot = int(8 * luck_of(world, "talk.partner", i, 1))
    other = int(world.ties.contact[i, slot])
    return (other, slot) if other >= 0 else (-1, -1)


def test_partners_are_those_of_the_rule() -> None:
    """Exact: every resident's partner equals the rule written in plain Python."""
    world = street(amenity_talk=0.0)
    encounters.meet_partners(world)
    partner, slot, _ = partners(world)
    assert len(np.unique(world.talks.who)) == len(world.talks.who)
    for i in range(0, world.resident_count, 3):
        assert partner_by_hand(world, i) == (partner[i], slot[i])


def test_venue_pairs_are_disjoint_and_find_seats() -> None:
    """Exact: nobody is in two pairs; they are within a community, and never more people than seats."""
    world = street(venue_rate=0.1)
    encounters.meet_partners(world)
    met = np.concatenate(world.venue_pairs)
    assert len(met) > 0
    assert len(np.unique(met)) == len(met)
    community = world.traits.community
    assert np.array_equal(*(community[side] for side in world.venue_pairs))
    seats = encounters.open_seats(world)
    assert (np.bincount(community[met], minlength=15) <= seats).all()


def test_pairs_by_rank() -> None:
    """Exact: within a unit 1–2, 3–4 by luck; the odd one stays alone; seats limit the paired."""
    world = street()
    people, unit = np.arange(7), np.array([0, 0, 0, 1, 1, 1, 1])
    luck = world.luck("pair.rank")
    numbers = world.traits.number
    pairs = list(zip(*pair_by_rank(people, numbers, unit, luck, 2), strict=True))
    for c, members in enumerate(([0, 1, 2], [3, 4, 5, 6])):
        order = sorted(members, key=lambda i: luck_of(world, "pair.rank", i, 2))
        wanted = list(zip(order[::2], order[1::2], strict=False))
        assert [pair for pair in pairs if unit[pair[0]] == c] == wanted
    assert len(pair_by_rank(people, numbers, unit, luck, 2, np.array([1, 3]))[0]) == 1


def test_pairs_on_a_street_of_many_communities() -> None:
    """Exact: of 150 communities, each group's people are paired among themselves, everybody once.

    Unit and draw once shared one integer, which wrapped from 128 communities on.
    """
    slots, size = 150 * 16, 4
    people = np.arange(slots * size)
    unit = np.tile(np.arange(slots), size)
    first, second = pair_by_rank(people, people.astype(np.int32), unit, np.uint64(7), 1)
    assert np.array_equal(unit[first], unit[second])
    assert sorted([*first, *second]) == people.tolist()


def heard_by_hand(world: World, i: int, j: int, cross: float, number: int) -> tuple[float, float]:
    """Return the steps of opinion and tolerance of one talk: the rule, word for word."""
    gap = float(world.minds.opinion[j] - world.minds.opinion[i])
    wider = 0.0
    if abs(gap) > 0.2:
        if luck_of(world, "talk.cross", i, number) >= cross:
            return 0.0, 0.0
        wider = 0.01
    return (0.075 * gap if abs(gap) < world.minds.tolerance[i] else 0.0), wider


def test_talk_is_the_rule_and_moves_only_the_drawer() -> None:
    """Exact: opinions and tolerance after talk and venue equal the rule in plain Python."""
    world = street()
    encounters.meet_partners(world)
    partner, _, venue = partners(world)
    wanted = []
    for i in range(world.resident_count):
        step = wider = 0.0
        talks = [(int(venue[i]), 0.6, 1)]
        j = int(partner[i])
        together = j >= 0 and world.roles.org[i] == world.roles.org[j] >= 0
        talks.append((j, 0.6 if together else 0.08, 0))
        for other, cross, number in talks:
            if other >= 0:
                moved, widened = heard_by_hand(world, i, other, cross, number)
                step, wider = step + moved, wider + widened
        opinion, bound = float(world.minds.opinion[i]), float(world.minds.tolerance[i])
        wanted.append((min(1.0, max(0.0, opinion + step)), bound + wider * (1.0 - bound / 0.6)))
    before = world.minds.opinion.copy()
    talk.talk(world)
    assert np.array_equal(world.minds.opinion, [o for o, _ in wanted])
    assert np.array_equal(world.minds.tolerance, [e for _, e in wanted])
    alone = (partner < 0) & (venue < 0)
    assert np.array_equal(world.minds.opinion[alone], before[alone])
    assert (world.minds.opinion != before).any()


def test_study_position_is_carried_only_by_those_who_attended() -> None:
    """Exact: a cell hears the study's position from an attender, else the server's own view."""
    world = street(linked=1.0, server_talk=0.2)
    member = int(np.flatnonzero(world.traits.member_type > 0)[0])
    cell = world.traits.cell[member]
    let_serve(world, [member], PARTY)
    world.communities.study_week[:] = world.week
    position = np.full(15, 0.9)
    for attended, voice in ((world.week, 0.9), (NEVER, world.minds.opinion[member])):
        world.roles.studied_week[member] = attended
        count, mean = talk.server_voices(world, position)
        assert (count[cell], mean[cell]) == (1, voice)
        assert count.sum() == 1
    let_serve(world, [member], PARTY, extra=1)
    assert talk.server_voices(world, position)[0].sum() == 0


@pytest.mark.parametrize("step", [feedback, talk.talk, slow])
def test_states_stay_in_bounds_and_frozen_ones_still(step: Callable[[World], None]) -> None:
    """Property: no step leaves the bounds; a state named in `freeze` keeps every bit."""
    codes = {"T": "trust", "B": "belonging", "o": "opinion", "tolerance": "tolerance"}
    world = street(linked=1.0, freeze=list(codes))
    for name, array in world.minds._asdict().items():
        array[:] = np.arange(len(array)) % 2 * (0.6 if name in ("tolerance", "obligation") else 1.0)
    encounters.meet_partners(world)
    let_serve(world, np.arange(0, world.resident_count, 5))
    world.duty.studied[::7] = 1
    world.now.broadcast[:] = 1
    world.communities.study_week[:] = world.week
    frozen = {state: getattr(world.minds, state).copy() for state in codes.values()}
    step(world)
    for state, before in frozen.items():
        assert np.array_equal(getattr(world.minds, state), before)
    for name, array in world.minds._asdict().items():
        assert array.min() >= 0.0
        assert array.max() <= (0.6 if name in ("tolerance", "obligation") else 1.0)


def test_served_subject_and_helper() -> None:
    """Exact, by hand: an elder served in time by a volunteer with a child."""
    world = street(week=0)
    elder = int(np.flatnonzero(world.traits.age >= 60)[0])
    helper, child = elder + 200, elder + 201
    open_case(world, elder * 8, closer=VOLUNTEER, helper=helper)
    let_serve(world, [helper])
    world.duty.child[helper] = child
    world.duty.cases[helper] = 1
    world.duty.own_list[helper] = 90
    old = {name: array.copy() for name, array in world.minds._asdict().items()}
    feedback(world)
    new = world.minds
    pleased = 0.15 * (1 - old["satisfaction"][elder]) * 1.2
    assert new.trust[elder] == old["trust"][elder] + 0.10 * (1 - old["trust"][elder])
    assert new.satisfaction[elder] == old["satisfaction"][elder] + pleased
    assert new.belonging[elder] == old["belonging"][elder] + 0.01 * (1 - old["belonging"][elder])
    assert new.loneliness[elder] == max(0.0, old["loneliness"][elder] - 0.02)
    assert new.efficacy[helper] == old["efficacy"][helper] + 0.02 * (1 - old["efficacy"][helper])
    drive = old["motivation"][helper]
    assert new.motivation[helper] == drive + (0.005 * (1 - drive) + 0.002 * 0.5)
    drive = old["motivation"][child]
    assert new.motivation[child] == pytest.approx(drive + 0.01 * (1 - drive), abs=1e-15)
    assert new.fatigue[helper] == 0.012
    assert (world.roles.served_weeks[helper], world.roles.history[helper]) == (1, 1)
    community = world.traits.community[elder]
    assert world.communities.visits_with_child[community, 1] == pleased
    assert world.communities.visits_without_child.sum() == 0


def test_late_hurts_trust_only_where_somebody_knew() -> None:
    """Exact, by hand: late and known costs trust and acceptance; late and unseen does not."""
    for bits, factor, accept in ((0, 1.0, 1.0), (0b11, 0.9, 0.9)):
        world = street(accept_loss=0.0)
        open_case(world, 80, late=1, bits=bits)
        old = {name: array.copy() for name, array in world.minds._asdict().items()}
        feedback(world)
        assert world.minds.trust[10] == pytest.approx(old["trust"][10] * factor, abs=1e-15)
        assert world.minds.acceptance[10] == pytest.approx(old["acceptance"][10] * accept)
        assert world.minds.satisfaction[10] == pytest.approx(old["satisfaction"][10] * 0.85)
        others = np.arange(world.resident_count) != 10
        assert np.array_equal(world.minds.trust[others], old["trust"][others])


def test_extra_hands_keep_their_states() -> None:
    """Exact: an extra hand ends the week as if he or she had stayed at home."""
    idle, extra = street(), street()
    let_serve(extra, [50], extra=1)
    for world in (idle, extra):
        feedback(world)
        asking(world)
        bonds.bonds(world)
    for mine, same in zip(idle.minds, extra.minds, strict=True):
        assert np.array_equal(mine, same)
    assert np.array_equal(idle.ties.strength, extra.ties.strength)
    assert extra.now.asks.sum() == extra.roles.served_weeks.sum() == 0


def test_exposure_by_hand() -> None:
    """Exact: servers at home, in the cell, in neighbouring cells and among contacts are counted."""
    world = street()
    sizes = np.diff(world.households.start)
    i = int(world.households.start[np.flatnonzero(sizes >= 3)[3]])
    cell = world.traits.cell[i]
    neighbour = int(world.neighbours[cell][world.neighbours[cell] >= 0][0])
    last_in_cell = int(world.cells.start[cell + 1] - 1)
    first_near = int(world.cells.start[neighbour])
    let_serve(world, [i, i + 1, i + 2, last_in_cell, first_near])
    world.ties.contact[i] = -1
    world.ties.contact[i, 2], world.ties.strength[i, 2] = first_near, 0.4
    serves = (world.duty.role > 0).astype(np.int8)
    in_cell = np.bincount(world.traits.cell[serves == 1], minlength=len(world.cells.friction))
    around = joining.Around(serves, in_cell, world.neighbours)
    numbers = world.settings.numbers(joining.JoinNumbers)
    (seen,) = joining.exposures(
        numbers, np.array([i]), around, world.traits, world.households.start, world.ties
    )
    assert seen == 2 * 2 + 0.35 * 1 + 0.04 * 1 + 1.5 * 0.4


def test_nobody_quits_and_joins_in_one_week() -> None:
    """Exact: each change of `active` is one join or one quit; nobody under 15 joins."""
    world = street(**WIDE_AWAKE)
    world.roles.active[::4] = 1
    let_serve(world, np.arange(0, world.resident_count, 4))
    world.now.asks[:] = 3
    world.now.channels[:] = 1
    before = world.roles.active.copy()
    joining.joining(world)
    joined = (before == 0) & (world.roles.active == 1)
    left = (before == 1) & (world.roles.active == 0)
    assert joined.sum() == world.flows["joins"].sum() > 0
    assert left.sum() == world.flows["quits"].sum() > 0
    assert (world.traits.age[joined] >= 15).all()
    assert world.flows["joins"][:, :, 1:].sum() == 0


def test_asked_more_often_join_more_and_never_without_an_ask() -> None:
    """Property: with the same luck a further ask never loses a volunteer; no ask, no join."""
    joined = []
    for asks in (0, 1, 4):
        world = street(**(WIDE_AWAKE | {"ask_self": 0.0}))
        world.now.asks[:] = asks
        world.now.channels[:] = 1
        before = world.roles.active.copy()
        joining.joining(world)
        joined.append((before == 0) & (world.roles.active == 1))
    assert joined[0].sum() == 0 < joined[1].sum() < joined[2].sum()
    assert not (joined[1] & ~joined[2]).any()


def test_asks_are_counted_by_their_draws() -> None:
    """Exact: the number of asks equals the rule; slots that are empty lose theirs."""
    world = street(ask_rate=2.0)
    let_serve(world, [10, 400, 1500])
    world.ties.contact[:] = np.arange(world.resident_count)[:, None]  # everyone only knows himself
    asking(world)
    wanted = 0
    for i in (10, 400, 1500):
        for n in range(1, math.floor(2.0 + luck_of(world, "ask.from", i)) + 1):
            home = slice(*world.households.start[world.traits.household[i] :][:2])
            adults = (world.traits.age[home] >= 15).sum() - (world.traits.age[i] >= 15)
            wanted += luck_of(world, "ask.from", i, 3 * n + 1) >= 0.2 or adults > 0
    assert world.now.asks.sum() == wanted


def test_tie_law_by_hand() -> None:
    """Exact: a known partner is strengthened; a stranger replaces the weakest only if it is weak."""
    contact = np.arange(100, 100 + 2 * SLOTS, dtype=np.int32).reshape(2, SLOTS)
    strength = np.full((2, SLOTS), 0.5)
    strength[0, 3] = strength[0, 5] = 0.04
    bonds.write(contact, strength, np.array([0]), np.array([101]), 0.01, 0.025, 0.05)
    assert strength[0, 1] == 0.5 + 0.01 * 0.5
    bonds.write(contact, strength, np.array([0]), np.array([7]), 0.01, 0.025, 0.05)
    assert (contact[0, 3], strength[0, 3], strength[0, 5]) == (7, 0.025, 0.04)
    before = strength[1].copy()
    bonds.write(contact, strength, np.array([1]), np.array([7]), 0.01, 0.025, 0.05)
    assert np.array_equal(strength[1], before)
    assert 7 not in contact[1]


def test_ties_fade_unless_frozen_and_shuffling_keeps_strengths() -> None:
    """Exact: without meetings g × 0.998; frozen ties keep every bit; shuffling moves targets only."""
    world = street()
    before = world.ties.strength.copy()
    bonds.bonds(world)
    assert np.array_equal(world.ties.strength, before * 0.998)
    world = street(freeze=["g"], shuffle_ties=True)
    contact = world.ties.contact.copy()
    encounters.meet_partners(world)
    bonds.bonds(world)
    assert np.array_equal(world.ties.strength, before)
    assert (world.ties.contact != contact).any()
    for first, last in zip(*[world.communities.resident_start[k:][:15] for k in (0, 1)], strict=True):
        assert np.array_equal(
            np.sort(world.ties.contact[first:last], axis=None),
            np.sort(contact[first:last], axis=None),
        )


def test_coordination_needs_joint_work() -> None:
    """By hand: L grows with joint cases and fades without; idle minutes are remembered."""
    world = street()
    world.communities.coordination[:] = 0.5
    world.now.served_list[0] = 5
    world.now.offered[:, PARTY] = 100
    world.now.uses[:, PARTY, USE_LEFT] = 40
    slow(world)
    untaught = math.exp(-5 / (1.35 * np.diff(world.communities.resident_start)[0] / 1000))
    learnt = 0.5 + 0.02 * (1 - untaught) * 0.5 - 0.02 * untaught * 0.5
    assert world.communities.coordination[0] == pytest.approx(learnt, abs=1e-15)
    assert world.communities.coordination[1] == 0.5 - 0.02 * 0.5
    assert world.communities.idle[0, PARTY] == pytest.approx(0.2 * 0.4)
    assert world.communities.idle[0, VOLUNTEER] == 0.0
    assert world.flows["nominal_minutes"].sum() == 0


def test_felt_duty_has_supervision_as_its_only_outside_target() -> None:
    """Exact, by hand: sunk-down members rise towards 0.18 only where supervised."""
    for linked, rise in ((0.0, 0.0), (1.0, 0.08 * 0.18)):
        world = street(linked=linked, peer_copy=0.0)
        sunk = world.traits.member_type == 2
        slow(world)
        assert world.minds.obligation[sunk] == pytest.approx(np.full(sunk.sum(), rise))
        outsiders = world.traits.member_type == 0
        assert not world.minds.obligation[outsiders].any()


def test_children_who_took_part_ask_an_adult_at_home() -> None:
    """Exact: one ask for each occasion, to the first adult at home who was not with the child."""
    age = np.array([40, 38, 9, 70, 8], dtype=np.int8)  # one home of two adults, one of a grandparent
    household, start = np.array([0, 0, 0, 1, 1], dtype=np.int32), np.array([0, 3, 5], dtype=np.int32)
    session, org = np.array([-1, -1, -1, -1, 2], dtype=np.int16), np.full(5, -1, dtype=np.int16)
    along = np.array([2, -1, -1, -1, -1], dtype=np.int32)  # the first adult serves and brings the child
    asks, channels = np.zeros(5, dtype=np.int16), np.zeros(5, dtype=np.int8)
    nobody, came = np.zeros(0, dtype=np.int64), np.array([4])
    numbers = np.arange(5, dtype=np.int32)
    homes = Homes(numbers, age, household, household, start, start, np.full((5, SLOTS), -1, dtype=np.int32))
    children_ask(
        nobody, came, np.array([0]), session, org, np.zeros(8, dtype=np.int8), along, homes, asks, channels
    )
    assert asks.tolist() == [0, 1, 0, 1, 0]

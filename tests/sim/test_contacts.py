"""Exact: one price for one act, whatever the channel; cases handed over; keying in only for a reader."""

import numpy as np
import pytest

from sim.intake import Prices, hand_over
from sim.layout import (
    BIT_PLATFORM,
    DEADLINE,
    OFFICE,
    PARTY,
    R_OFFICE,
    R_PARTY,
    R_SOCIAL,
    SOCIAL,
    USE_COUNT,
    USE_HANDOVER,
    USE_INTAKE,
    USE_MESSAGES,
)
from sim.ledger import WeekBook, new_book
from sim.processes.calendar import open_week
from sim.processes.joint_list import Platform, _messages
from sim.processes.knowing import AGAIN, CALLED, FOUND, _receive, notice
from sim.randomness import draw
from sim.settings import Settings
from sim.simulation import Simulation
from sim.week import WEEK
from sim.world import Cases
from tests.sim.small_streets import founded
from tests.sim.worlds import SCALE, street, watch, world_of

COUNT = 100
SETTINGS = Settings(noise_ratio=1.5, reception_share=1.0)  # prices are exact: 6 · 2.5 + 3 = 18
PRICES = SETTINGS.numbers(Prices)
LUCK = np.uint64(7)
PLENTY = np.full((1, 9), 10_000)  # minutes offered, of which a part is for listening


def needs(bits: int = 0, count: int = COUNT) -> Cases:
    """Return errands of the first residents of one community; the later ones came first."""
    cases = Cases(*(np.zeros(count, column.dtype) for column in founded().world.cases))
    cases.key[:] = np.arange(count) * 8
    cases.tie[:] = np.linspace(0.9, 0.1, count)
    cases.bits[:] = bits
    return cases


def book(minutes: int, residents: int = COUNT) -> WeekBook:
    """Return a week in which office, social workers and members have the same minutes."""
    now = new_book(1, 1, residents)
    now.minutes[0, [R_OFFICE, R_SOCIAL, R_PARTY]] = minutes
    now.offered[:] = PLENTY
    return now


def receive(cases: Cases, now: WeekBook, calls: int = 0, walks: int = 0, prices: Prices = PRICES) -> int:
    """Let all come to the office in one way, or walk into the station; return how many are lost."""
    heard, inside = (np.full(len(cases.key), way, dtype=np.int8) for way in (calls, walks))
    start = np.array([0, len(cases.key)], dtype=np.int64)
    lost = _receive(prices, start, heard, inside, cases.bits, cases.tie, PLENTY, now.minutes, now.uses)
    return int(lost[0])


def write(cases: Cases, now: WeekBook, prices: Prices = PRICES) -> int:
    """Let all send a message on the platform; return how many are lost."""
    settings = SETTINGS.numbers(Platform)._replace(report_app=1.0)
    households = np.arange(COUNT + 1, dtype=np.int32)
    everybody, open_ = np.ones(COUNT, dtype=np.int8), np.ones(1, dtype=np.int8)
    lost = _messages(
        LUCK, settings, prices, open_, cases, everybody, households[:-1], households[:-1], everybody, now
    )
    return int(lost[0])


@pytest.mark.parametrize("noise", [0.0, 1.4, 1.5])
def test_a_hundred_needs_cost_the_same_through_every_channel(noise: float) -> None:
    prices = SETTINGS.replace({"noise_ratio": noise}).numbers(Prices)
    cost = []
    for actor, come in (
        (OFFICE, lambda cases, now: receive(cases, now, CALLED, prices=prices)),
        (OFFICE, lambda cases, now: write(cases, now, prices)),
        (SOCIAL, lambda cases, now: receive(cases, now, walks=1, prices=prices)),
    ):
        cases, now = needs(), book(10_000)
        assert come(cases, now) == 0
        assert ((cases.bits >> actor) & 1 == 1).all()
        cost.append(int(now.uses[0, actor, USE_INTAKE]))
        assert now.uses.sum() == cost[-1], "nobody else pays, and for nothing else"
        assert now.minutes.sum() == 30_000 - cost[-1]
    assert len(set(cost)) == 1
    assert abs(cost[0] - COUNT * (6 * (1 + noise) + 3)) < 1


def test_a_find_and_a_repeat_bring_nobody_else() -> None:
    cases, now = needs(), book(10_000)
    assert receive(cases, now, FOUND) == 0
    assert now.uses[0, OFFICE, USE_INTAKE] == COUNT * 3, "only registered"
    assert (cases.bits == 1).all()
    assert receive(cases, now, AGAIN) == 0
    assert now.uses[0, OFFICE, USE_INTAKE] == COUNT * (3 + 6), "heard, not registered again"
    assert (cases.bits == 1).all()


def test_a_message_on_a_known_case_is_merged() -> None:
    cases, now = needs(bits=1), book(10_000)
    assert write(cases, now) == 0
    assert now.uses[0, OFFICE, USE_INTAKE] == COUNT * 15, "not registered again"
    assert (cases.bits == 1 | 1 << BIT_PLATFORM).all()
    assert write(cases, now) == 0
    assert now.uses[0, OFFICE, USE_INTAKE] == COUNT * 15, "nobody writes twice"


def test_who_finds_no_minutes_is_lost_and_counted() -> None:
    """The first in order of luck are heard; here the last rows came first."""
    cases, now = needs(), book(18 * 10 + 17)
    assert receive(cases, now, CALLED) == COUNT - 10
    assert np.flatnonzero(cases.bits).tolist() == list(range(COUNT - 10, COUNT))
    assert now.minutes[0, R_OFFICE] == 17


def test_who_is_overdue_comes_again_by_chance() -> None:
    """The office knows all: its intake is what repeats cost, counted again by their luck."""
    scenario = world_of("before", burn_in=26)
    simulation = Simulation(scenario, 1, street=street(), scale=SCALE)
    while simulation.week < 2:
        simulation.step()
    world = simulation.world
    open_week(world, scenario)
    for process in WEEK:
        if process.name == "noticing":
            break
        process.change(world)
    world.settings = world.settings.replace({"refer_rate": 0, "reception_share": 1.0})
    world.now.minutes[:, R_OFFICE] = 10_000
    cases = world.cases
    cases.bits[:] |= 1
    again = np.zeros(world.community_count, dtype=np.int64)
    for n in range(world.case_count):
        overdue = world.week - cases.born[n] >= DEADLINE[cases.key[n] % 8]
        if overdue:
            again[cases.community[n]] += draw(1, "know.repeat", world.week, int(cases.key[n])) < 0.3
    notice(world)
    assert again.sum() > 5
    assert (world.now.uses[:, OFFICE, USE_INTAKE] == 6 * again).all()
    assert not world.flows["contacts_lost"].any()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.35])
def test_one_part_of_the_week_is_for_listening_whatever_the_channel(share: float) -> None:
    prices = PRICES._replace(reception_share=share)
    cases, now = needs(), book(10_000)
    lost = receive(cases, now, CALLED, prices=prices)
    heard = min(COUNT, int(share * 10_000) // 18)
    assert (COUNT - lost, now.uses[0, OFFICE, USE_INTAKE]) == (heard, 18 * heard)
    lost = write(needs(), now, prices)
    assert now.uses[0, OFFICE, USE_INTAKE] == 18 * (heard + COUNT - lost) <= share * 10_000
    assert lost == COUNT - min(COUNT, int(share * 10_000) // 18 - heard), "calls and messages share it"
    assert now.minutes[0, R_OFFICE] + now.uses[0, OFFICE, USE_INTAKE] == 10_000


def referral(
    linked: int,
    *,
    knower: int = SOCIAL,
    better: int = OFFICE,
    trust: float = 1.0,
    minutes: int = 1000,
    follow: float = 1.0,
    rate: float = 1.0,
    bits: int = 0,
    lead: float = 1.0,
) -> tuple[int, np.ndarray]:
    """Let one case that `knower` knows be passed on; return whether it came through, and [9] intake.

    `bits` were set since the start of the step; `lead` is how far the other is fitter, 0 to 1.
    """
    cases, now = needs(count=1), book(minutes, residents=1)
    before = np.array([1 << knower], dtype=np.uint16)
    cases.bits[:] = before | bits
    best = np.zeros((1, 9, 11))
    best[0, better, 0], best[0, knower, 0] = 0.8, 0.8 * (1 - lead)
    now.linked[0, [knower, better]] = linked
    prices = PRICES._replace(follow=follow, refer_rate=rate)
    start = np.array([0, 1], dtype=np.int64)
    numbers = np.zeros(1, dtype=np.int32)
    hand_over(LUCK, prices, start, best, before, cases, numbers, np.array([trust]), PLENTY, now)
    paid = now.uses[0][:, [USE_INTAKE, USE_HANDOVER]].sum(axis=1)
    assert now.uses.shape[2] == USE_COUNT and now.uses.sum() == paid.sum() == 3 * minutes - now.minutes.sum()
    return int((cases.bits[0] >> better) & 1), paid


def expect(**paid: int) -> list[int]:
    """Return [9] intake of the actors named."""
    numbers = {"office": OFFICE, "social": SOCIAL, "party": PARTY}
    row = [0] * 9
    for name, minutes in paid.items():
        row[numbers[name]] = minutes
    return row


def test_handing_over_is_paid_by_both() -> None:
    passed, paid = referral(linked=1)
    assert passed == 1 and paid.tolist() == expect(social=20, office=6 + 3)
    passed, paid = referral(linked=1, better=PARTY)
    assert passed == 1 and paid.tolist() == expect(social=20, party=6), "registered at the office only"
    passed, paid = referral(linked=1, trust=0.0)
    assert passed == 1, "nobody has to go"


def test_telling_is_paid_by_the_teller_and_the_person_goes_or_not() -> None:
    passed, paid = referral(linked=0)
    assert passed == 1 and paid.tolist() == expect(social=5, office=6 + 3)
    passed, paid = referral(linked=0, trust=0.0)
    assert passed == 0 and paid.tolist() == expect(social=5), "told all the same"
    passed, paid = referral(linked=0, follow=0.0)
    assert passed == 0 and paid.tolist() == expect(social=5)


def test_who_lacks_the_minutes_passes_nothing_on() -> None:
    assert referral(linked=1, minutes=19) == (0, pytest.approx(expect()))
    assert referral(linked=0, minutes=8) == (0, pytest.approx(expect(social=5)))
    assert referral(linked=0, minutes=4) == (0, pytest.approx(expect()))


@pytest.mark.parametrize("linked", [0, 1])
def test_nothing_is_paid_for_a_case_that_came_by_itself(linked: int) -> None:
    passed, paid = referral(linked, bits=1 << OFFICE)
    assert passed == 1 and not paid.any()


def test_nobody_refers_to_who_is_no_better() -> None:
    passed, paid = referral(linked=1, lead=0.0)
    assert passed == 0 and not paid.any()


def test_the_chance_of_referring_is_a_slope_without_a_threshold() -> None:
    """With the luck u of the case it is passed on where rate · lead > u, linked or not."""
    passed = [
        [referral(linked, lead=lead, better=PARTY)[0] for lead in np.linspace(0, 1, 41)] for linked in (0, 1)
    ]
    assert passed[0] == passed[1] == sorted(passed[0]), "the greater the lead, the sooner"
    assert 0 < sum(passed[0]) < 41
    halved = [referral(1, lead=lead, rate=0.5, better=PARTY)[0] for lead in np.linspace(0, 1, 41)]
    doubled = [referral(1, lead=lead / 2, better=PARTY)[0] for lead in np.linspace(0, 1, 41)]
    assert halved == doubled


def keyed(name: str) -> int:
    """Return the minutes of keying in and list entries of six weeks of a small street."""
    minutes = []
    watch(
        world_of(name, burn_in=26),
        1,
        6,
        lambda simulation: minutes.append(simulation.world.now.uses[:, :, USE_MESSAGES]),
    )
    return int(np.sum(minutes))


def test_one_office_alone_with_the_platform_keys_nothing() -> None:
    """There is nobody to read it. With somebody else on the list it does."""
    assert keyed("isolated-with-platform") == 0
    assert keyed("linked") > 0


def test_for_one_office_alone_a_platform_nobody_writes_on_changes_nothing() -> None:
    """Number for number: to an office without others the platform is worth what comes over it."""
    silent = {"report_app": 0, "report_grid": 0, "adopt_base": 0, "adopt_peer": 0}
    base = world_of("isolated", present={"office"}, burn_in=26, **silent)
    tables = []
    for opened in (0.0, 1.0):
        scenario = base.replace(links={**base.links, "platform": opened})
        simulation = Simulation(scenario, 2, street=street(), scale=SCALE)
        simulation.world.roles.registered[:] = 0  # nobody can be asked over it either
        while simulation.week < 30:
            simulation.step()
        tables.append(simulation.trajectory().weekly)
    assert tables[0].equals(tables[1])
    assert tables[0].cases_served.sum() > 0

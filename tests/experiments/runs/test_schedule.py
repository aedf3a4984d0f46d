"""Property (Hypothesis): branched runs are the runs from the start, and no week is lived twice.

The stand-in model remembers what acted in every week of a run, so a run that is branched from a
wrong past has a wrong fingerprint.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from experiments.runs.jobs import Job
from experiments.runs.schedule import Step, groups, plan, split
from experiments.runs.store import HOURS
from experiments.runs.worker import Bench, Task
from sim.agenda import acts_before, agenda, shared_until
from sim.links import LINKS
from sim.processes.calendar import _emergency
from sim.scenario import Emergency, Event, Scenario
from tests.experiments.arms import arm, four_arms
from tests.experiments.fake_model import FakeStreet

WEEKS = 40
TASK = Task(FakeStreet(), 1.0, WEEKS, model="tests.experiments.fake_model")

events = st.builds(
    Event,
    st.sampled_from([0, 10, 20, 30, 50]),
    st.dictionaries(st.sampled_from(LINKS[:2]), st.sampled_from([0, 1]), max_size=1),
    st.dictionaries(st.just("staff_guidance"), st.sampled_from([0.0, 0.02]), max_size=1),
    st.sampled_from([None, 50]),
)
emergencies = st.sampled_from(
    [
        (),
        (Emergency(24, 34),),
        (Emergency(24, 34, surge_from=9),),
        (Emergency(24, 30),),
        (Emergency(24, 34, 2.0),),
        (Emergency(2, 4), Emergency(24, 34)),
    ]
)


@st.composite
def scenarios(draw: st.DrawFn, largest: int = 6) -> list[Scenario]:
    """Return a few scenarios that have much in common; some take the hours of the first."""
    count = draw(st.integers(2, largest))
    found = []
    for n in range(count):
        one = Scenario(
            f"s{n}",
            links={"platform": draw(st.sampled_from([0, 1]))},
            events=tuple(draw(st.lists(events, max_size=2))),
            emergencies=draw(emergencies),
            hours_of="s0" if n and draw(st.integers(0, 3)) == 0 else None,
        )
        busy = one.settings.replace({"need_scale": 2.0})
        found.append(one.replace(settings=busy) if draw(st.integers(0, 4)) == 0 else one)
    return found


def lived(steps: Sequence[Step], bench: Bench) -> dict[str, str]:
    """Live steps in order and return the runs' fingerprints."""
    hours: dict[str | None, bytes | None] = {None: None}
    found = {}
    for step in steps:
        outcome = bench.live(step, hours[step.job.source])
        assert outcome.row.error == ""
        hours[step.job.name] = outcome.contents.get(HOURS)
        found[step.job.name] = outcome.row.fingerprint
    return found


def week_by_week(scenario: Scenario, week: int) -> list[Any]:
    """Return what the calendar itself brings into force in every week before `week`."""
    world = SimpleNamespace(emergency=0.0, emergency_end=-10000, surge=False, note=lambda *_: None)
    found = []
    for world.week in range(week):
        _emergency(world, scenario)  # type: ignore[arg-type]
        found.append(
            (
                scenario.links_at(world.week),
                scenario.settings_at(world.week),
                world.emergency,
                world.emergency_end,
                world.surge,
            )
        )
    return found


@given(scenarios(2))
def test_scenarios_with_one_key_live_the_same_weeks(pair: list[Scenario]) -> None:
    one, other = pair[0], pair[1].replace(hours_of=None)
    until = shared_until(agenda(one), agenda(other), WEEKS)
    for week in range(0, WEEKS + 1, 5):
        same = acts_before(agenda(one), week) == acts_before(agenda(other), week)
        assert same == (until is not None and week <= until)
        if same:
            assert week_by_week(one, week) == week_by_week(other, week)


@pytest.fixture(scope="module")
def weeks_log(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the file in which the stand-in model counts the weeks it lives."""
    path = tmp_path_factory.mktemp("weeks") / "log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WULIAN_FAKE_WEEKS", str(path))
        yield path


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scenarios())
def test_branched_runs_are_the_runs_from_the_start(weeks_log: Any, found: list[Scenario]) -> None:
    jobs = [Job(one, seed) for seed in (1, 2) for one in found]
    alone = {}
    for job in jobs:
        alone |= lived([Step(job, hand_on=True)], Bench(TASK)) if job.source is None else {}
    weeks_log.write_text("")
    branched: dict[str, str] = {}
    own_weeks = set()
    for group in groups(jobs):
        bench = Bench(TASK)
        branched |= lived(plan(group, WEEKS), bench)
        assert not bench.pasts  # nothing is held when the group is done
    for job in jobs:
        acts = agenda(job.scenario)
        for week in range(-52, WEEKS):
            own = job.name if job.source is not None and week >= 0 else ""
            own_weeks.add((job.seed, week, acts_before(acts, week + 1), own))
    assert {run: branched[run] for run in alone} == alone
    assert sum(map(int, weeks_log.read_text().split())) == len(own_weeks)


def test_few_pasts_are_held_at_once() -> None:
    """Thirteen worlds that turn off at four dates: one past at a time, not one for each date."""
    # outside help arrives on one of the dates, so that nobody goes on unchanged there
    linked = Scenario("linked", links=dict.fromkeys(LINKS, 1), emergencies=(Emergency(8, 18),))
    found = [linked] + [
        linked.replace(name=f"{link}-{week}", events=(Event(week, {link: 0}),))
        for link in LINKS[:3]
        for week in (10, 20, 25, 30)
    ]
    bench, most = Bench(TASK), 0
    for step in plan([Job(one, 1) for one in found], WEEKS):
        assert bench.live(step).row.error == ""
        most = max(most, len(bench.pasts))
    assert most == 1
    assert not bench.pasts


@given(scenarios(), st.integers(0, 5))
def test_a_split_keeps_takers_with_their_source(found: list[Scenario], lived_already: int) -> None:
    (steps, *_) = [plan(group, WEEKS) for group in groups([Job(one, 1) for one in found])]
    order = [step.job for step in steps][min(lived_already, len(steps) - 1) :]
    stay, taken = split(order[0], order[1:])
    assert sorted(job.name for job in (*stay, *taken)) == sorted(job.name for job in order[1:])
    ahead = {job.name for job in order}
    for own in ([order[0], *stay], taken):
        here = {job.name for job in own}
        assert all(job.source in here for job in own if job.source in ahead)
    if len(order) > 1 and all(job.source not in ahead for job in order):
        assert 0 < len(taken) <= len(order) / 2


def test_points_of_one_seed_share_their_burn_in() -> None:
    """256 combinations of links and ten seeds are ten groups, each founded once."""
    worlds = [
        Scenario("linked", links={link: (n >> place) & 1 for place, link in enumerate(LINKS)})
        for n in range(256)
    ]
    jobs = [Job(world, seed, point=n) for n, world in enumerate(worlds) for seed in range(1, 11)]
    found = groups(jobs)
    assert [len(group) for group in found] == [256] * 10
    steps = plan(found[0], WEEKS)
    assert [step.stops for step in steps] == [(0,)] + [()] * 255
    assert [len(step.keep) for step in steps] == [1] * 255 + [0]


def test_other_burn_ins_are_apart_unless_joined_by_hours() -> None:
    other = arm("busy").replace(settings=arm("busy").settings.replace({"need_scale": 2.0}))
    pair = [Job(arm("isolated"), 1), Job(other, 1)]
    assert [len(one) for one in groups(pair)] == [1, 1]
    joined = [pair[0], Job(other.replace(hours_of="isolated"), 1)]
    assert [len(one) for one in groups(joined)] == [2]


def test_the_standard_comparison_is_one_group_a_seed() -> None:
    found = groups([Job(one, seed) for one in four_arms() for seed in (1, 2)])
    assert [len(group) for group in found] == [4, 4]
    order = [step.job.scenario.name for step in plan(found[0], WEEKS)]
    assert order.index("linked") < order.index("matched")
    assert order.index("isolated") < order.index("linked-same-hours")

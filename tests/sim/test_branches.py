"""Exact: a run branched from another run's past is byte for byte the run from the start."""

import pickle

import pytest

from scenarios import load
from sim import Snapshot, Trajectory, prepare, run
from sim.agenda import agenda, shared_until
from sim.scenario import ScenarioError
from tests.sim.worlds import SCALE, live, past_of, street

WEEKS, SEED = 58, 3


def branched(name: str, past: Snapshot, hours: Trajectory | None = None) -> Trajectory:
    """Run a shipped scenario from a past."""
    return run(
        load(name),
        SEED,
        street=street(),
        scale=SCALE,
        weeks=WEEKS,
        snapshot=past,
        hours=hours.hours if hours else None,
    )


def same(one: Trajectory, other: Trajectory) -> bool:
    """Return whether two trajectories agree in every byte of tables, hours and logs."""
    parts = [
        (
            pickle.dumps(run.weekly.to_dict("list")),
            pickle.dumps(vars(run.hours)),
            run.events.to_csv(),
            run.cases.to_csv(),
        )
        for run in (one, other)
    ]
    return parts[0] == parts[1]


def test_withdrawals_branch_from_linked() -> None:
    """Turned off at week 26 and 52, in an emergency and after; matched arms take branched hours."""
    burn_in = past_of("linked", SEED)
    at_26 = prepare(load("linked"), SEED, street=street(), scale=SCALE, week=26, snapshot=burn_in)
    left = branched("withdraw-a-26", at_26)
    at_52 = prepare(load("withdraw-c-52"), SEED, street=street(), scale=SCALE, week=52, snapshot=at_26)
    unsupervised, linked = branched("withdraw-c-52", at_52), branched("linked", at_52)
    assert same(left, live(load("withdraw-a-26"), SEED, WEEKS))
    assert same(unsupervised, live(load("withdraw-c-52"), SEED, WEEKS))
    from_the_start = live(load("linked"), SEED, WEEKS)
    assert same(linked, from_the_start)
    assert same(branched("matched", burn_in, linked), branched("matched", burn_in, from_the_start))
    assert len({run.fingerprint for run in (left, unsupervised, linked)}) == 3


def test_an_emergency_to_come_is_no_part_of_the_past() -> None:
    """Early and late emergencies part when the first of them, or its outside help, begins."""
    early, late = load("emergency-early-linked"), load("emergency-late-linked")
    until = shared_until(agenda(early), agenda(late), WEEKS)
    assert until == min(early.emergencies[0].start, early.emergencies[0].surge[0])
    past = prepare(late, SEED, street=street(), scale=SCALE, week=until)
    assert same(branched("emergency-early-linked", past), live(early, SEED, WEEKS))


def test_a_past_of_others_is_refused() -> None:
    past = prepare(load("linked"), SEED, street=street(), scale=SCALE, week=1)
    with pytest.raises(ValueError, match="another seed, street, scale or scenario"):
        branched("isolated", past)
    with pytest.raises(ScenarioError, match="its snapshot ends at week 0"):
        prepare(load("matched"), SEED, street=street(), scale=SCALE, week=1)

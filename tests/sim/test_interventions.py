"""Exact: interventions and observers are part of what is told apart, shared and handed on."""

import pickle
from typing import Self

import numpy as np
import pytest

from sim.agenda import agenda, shared_until
from sim.driver import prepare, run
from sim.interventions import Intervention
from sim.observers import ONCE, Finished, Found
from sim.scenario import Scenario
from sim.sums import STATE_NAMES
from sim.world import World
from tests.sim.worlds import SCALE, street, world_of

WEEKS = 6
STATES = list(STATE_NAMES)


def trusting(world: World) -> None:
    """Let everybody trust fully."""
    world.minds.trust[:] = 1.0


def nothing(world: World) -> None:
    """Take the place of a step of the week."""


class Counting:
    """Counts its looks."""

    key = "counting"

    def __init__(self) -> None:
        self.weeks: list[int] = []

    def see(self, world: World) -> None:
        """Note the week."""
        self.weeks.append(world.week)

    def copy(self) -> Self:
        """Return the same notes."""
        other = type(self)()
        other.weeks = list(self.weeks)
        return other

    def found(self, run: Finished) -> Found:
        """Return the number of looks and the weeks in which they were taken."""
        return {"looks": len(self.weeks), "week": {week: float(week) for week in self.weeks}}


def base() -> Scenario:
    return world_of("linked", burn_in=4)


def test_an_intervention_acts_from_its_week_on_and_keeps_what_came_before() -> None:
    plain = base()
    changed = plain.replace(interventions=(Intervention("trusting", 3, trusting),))
    one, other = (run(each, 2, street=street(), scale=SCALE, weeks=WEEKS).weekly for each in (plain, changed))
    before = one["week"] < 3  # what is said by week of birth becomes final later
    assert one.loc[before, STATES].equals(other.loc[before, STATES])
    own = one["community"] == "street"
    assert (
        other.loc[own & (one["week"] == 3), "trust"].item()
        > one.loc[own & (one["week"] == 3), "trust"].item()
    )


def test_a_step_of_the_week_is_replaced_from_its_week_on() -> None:
    still = base().replace(interventions=(Intervention("still", 2, processes={"feedback": nothing}),))
    one, other = (run(each, 2, street=street(), scale=SCALE, weeks=WEEKS).weekly for each in (base(), still))
    weeks = [(one.loc[one["week"] == w, STATES], other.loc[other["week"] == w, STATES]) for w in range(4)]
    same = [mine.equals(theirs) for mine, theirs in weeks]
    assert same == [True, True, False, False]
    unknown = base().replace(interventions=(Intervention("?", processes={"feedbak": nothing}),))
    with pytest.raises(KeyError, match="feedbak"):
        run(unknown, 2, street=street(), scale=SCALE, weeks=1)


def test_worlds_are_told_apart_by_the_key_and_share_the_weeks_before() -> None:
    plain = base()
    one = plain.replace(interventions=(Intervention("one", 3, trusting),))
    assert len({plain.fingerprint(), one.fingerprint()}) == 2
    assert one.fingerprint() != plain.replace(interventions=(Intervention("two", 3, trusting),)).fingerprint()
    assert shared_until(agenda(plain), agenda(one), WEEKS) == 3
    past = prepare(plain, 2, street=street(), scale=SCALE, week=3)
    branched = run(one, 2, street=street(), scale=SCALE, weeks=WEEKS, snapshot=past)
    whole = run(one, 2, street=street(), scale=SCALE, weeks=WEEKS)
    assert branched.fingerprint == whole.fingerprint
    late = prepare(plain, 2, street=street(), scale=SCALE, week=4)
    with pytest.raises(ValueError, match="another seed, street, scale or scenario"):
        run(one, 2, street=street(), scale=SCALE, weeks=WEEKS, snapshot=late)


def test_a_record_keeps_the_key_and_cannot_be_run() -> None:
    changed = base().replace(interventions=(Intervention("trusting", 3, trusting),))
    again = Scenario.from_canonical(changed.canonical())
    assert again.fingerprint() == changed.fingerprint()
    with pytest.raises(ValueError, match="only its key"):
        run(again, 2, street=street(), scale=SCALE, weeks=WEEKS)
    assert pickle.loads(pickle.dumps(changed)) == changed  # as workers receive it


def test_observers_look_once_a_week_and_their_notes_are_part_of_a_snapshot() -> None:
    plain = run(base(), 2, street=street(), scale=SCALE, weeks=WEEKS)
    seen = run(base(), 2, street=street(), scale=SCALE, weeks=WEEKS, observers=(Counting,))
    assert plain.observed is None
    assert seen.observed is not None
    assert plain.weekly.equals(seen.weekly)
    table = seen.observed.set_index(["name", "week"])["value"]
    assert table["looks", ONCE] == WEEKS + 1
    assert table["week"].index.tolist() == list(range(WEEKS + 1))
    past = prepare(base(), 2, street=street(), scale=SCALE, week=3, observers=(Counting,))
    again = run(base(), 2, street=street(), scale=SCALE, weeks=WEEKS, snapshot=past, observers=(Counting,))
    assert again.observed is not None
    assert again.observed.equals(seen.observed)
    assert again.fingerprint == seen.fingerprint != plain.fingerprint
    with pytest.raises(ValueError, match="other observers"):
        run(base(), 2, street=street(), scale=SCALE, weeks=WEEKS, snapshot=past)


def test_two_observers_cannot_find_the_same_number() -> None:
    with pytest.raises(ValueError, match="found by another"):
        run(base(), 2, street=street(), scale=SCALE, weeks=1, observers=(Counting, Counting))


def test_the_arrays_are_freed_with_the_run() -> None:
    """A Mesa model refers to itself; the world must not wait for the garbage collector."""
    import gc
    import weakref

    class Holding(Counting):
        worlds: list[weakref.ref[World]] = []  # noqa: RUF012 - shared by all on purpose

        def see(self, world: World) -> None:
            """Remember the world without holding it."""
            self.worlds.append(weakref.ref(world))

    gc.disable()
    try:
        left = run(base(), 2, street=street(), scale=SCALE, weeks=1, observers=(Holding,))
        assert np.isfinite(left.weekly["trust"]).all()
        assert all(one() is None for one in Holding.worlds)
    finally:
        gc.enable()

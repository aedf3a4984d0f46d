"""Entrenched problems have an age, and begin and end each at a rate of its own."""

import itertools
import math

import numpy as np

from sim.founding import found
from sim.founding.institutions import problem_age
from sim.layout import NEVER
from sim.processes import progress
from sim.randomness import FOUNDING_WEEK, draw
from sim.settings import Settings
from sim.simulation import Simulation
from tests.sim.test_people import street
from tests.sim.worlds import street as x_street
from tests.sim.worlds import watch, world_of


def test_problems_of_the_founding_have_an_age() -> None:
    """Exact: by inversion, at least 5,000 weeks back at most; none where there is no problem."""
    world = found(x_street(), Settings(), 1, 0.1)
    cells = world.cells
    old = np.flatnonzero(cells.ent_kind >= 0)
    assert (cells.ent_since[cells.ent_kind < 0] == NEVER).all()
    for b in old.tolist():
        u = draw(1, "found.ent_age", FOUNDING_WEEK, b)
        weeks = math.floor(math.log(1 - u) / math.log(1 - 0.0012))
        assert cells.ent_since[b] == max(-52 - 1 - weeks, -5000)
    ages = -52 - cells.ent_since[old]
    assert len(old) > 20
    assert 0.5 / 0.0012 < ages.mean() < 1.5 / 0.0012  # the mean simulation, to come and gone by alike
    assert problem_age(0.5, 0.0) == 5000
    assert problem_age(0.0, 0.0012) == 0


def test_what_was_there_at_the_start_is_counted_while_it_lasts() -> None:
    """Invariant: it never grows from week 0 on, and new problems are no part of it."""
    counts = []

    def look(simulation: Simulation) -> None:
        world, row = simulation.world, simulation.rows[-1]
        has = world.cells.ent_kind >= 0
        assert np.array_equal(has, world.cells.ent_since != NEVER)
        counts.append((simulation.week, row["entrenched_from_start"][-1], row["entrenched_cells"][-1]))
        assert row["entrenched_from_start"][-1] == (has & (world.cells.ent_since < 0)).sum()

    watch(world_of("isolated", ent_end=0.02, ent_birth=0.02, burn_in=26), 2, 20, look, 0.1)
    before = [both for week, *both in counts if week <= 0]
    after = [from_start for week, from_start, _ in counts if week >= 0]
    assert all(one == every for one, every in before)
    assert all(late <= early for early, late in itertools.pairwise(after))
    assert after[-1] < counts[-1][2]


def begun(births: float, weeks: int, **changes: float) -> tuple[int, int, int]:
    """Return problems at the end, begun and ended on a street where nobody works at any."""
    world = found(x_street(), Settings.of({"ent_birth": births} | changes), 3, 0.5)
    world.now = street().now._replace(side_cell=np.zeros((len(world.cells.friction), 3), dtype=np.int8))
    flows = np.zeros(2, dtype=np.int64)
    for week in range(weeks):
        world.week = week
        progress.move(world)
        flows += [world.flows[name].sum() for name in ("entrenched_began", "entrenched_ended")]
    return int((world.cells.ent_kind >= 0).sum()), int(flows[0]), int(flows[1])


def test_with_twice_the_births_the_stock_rises() -> None:
    """Property: births no longer balance ends by definition; what is calibrated does, roughly."""
    start = int((found(x_street(), Settings(), 3, 0.5).cells.ent_kind >= 0).sum())
    stock, born, ended = begun(0.0012, 200)
    more, twice, _ = begun(0.0024, 200)
    fewer, _, often = begun(0.0012, 200, ent_end=0.0019)
    assert start + born - ended == stock
    assert more > max(stock, start) > fewer
    assert 1.5 * born < twice < 2.5 * born
    assert often > ended

"""Figures held out of the calibration, beside the model's: `python -m experiments.tuning.corroboration`.

- E111, E15: a third to two thirds of volunteers find no task. Here: of those who sign up as volunteers
  in a week, the share that no case of that week paired with anybody.
- E35, E94: Beijing's share of demands resolved, 53 % in January 2019, 75 % within the year. Here: recorded
  everyday needs closed in time, by year of their birth.
- E142: an activity programme moves cohesion by d .15 in a year. Here: belonging of people who were in a
  group after a year and not before, less that of other adults, in standard deviations at week 0.
- E143: volunteers' own loneliness falls by d .41 and returns when service stops. Here: the same for
  those who served after a year and not before; then, of those, for who had stopped a year later.
"""

import argparse
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
import pandas as pd

from experiments.tuning.calibration.indicators import EVERYDAY, cases_of
from scenarios import load, load_street
from sim.simulation import Simulation

YEAR = 52
WEEKS = 3 * YEAR
WORLDS = ("isolated", "linked")
ADULT = 15


class Moment(NamedTuple):
    """People in one week: who serves, who is in a group, and how they feel."""

    active: np.ndarray
    grouped: np.ndarray
    loneliness: np.ndarray
    belonging: np.ndarray


def moment(life: Simulation) -> Moment:
    """Return the adults as they are now."""
    world = life.world
    adult = world.traits.age >= ADULT
    columns = (world.roles.active == 1, world.roles.org >= 0, world.minds.loneliness, world.minds.belonging)
    return Moment(*(column[adult].copy() for column in columns))


def moved(before: np.ndarray, after: np.ndarray, who: np.ndarray, others: np.ndarray) -> float:
    """Return how much more a state rose for some than for others, in standard deviations of before."""
    if not who.any() or not others.any():
        return float("nan")
    change = after - before
    return float((change[who].mean() - change[others].mean()) / before.std())


def effects(start: Moment, year: Moment, two: Moment) -> dict[str, float]:
    """Return the effects of a group and of service on who entered in the first year."""
    joined, never = year.grouped & ~start.grouped, ~year.grouped & ~start.grouped
    serves, idle = year.active & ~start.active, ~year.active & ~start.active
    stopped, stays_out = serves & ~two.active, idle & ~two.active
    return {
        "belonging of who joined a group (d), E142 .15": moved(
            start.belonging, year.belonging, joined, never
        ),
        "loneliness of who began to serve (d), E143 -.41": moved(
            start.loneliness, year.loneliness, serves, idle
        ),
        "and of who stopped again, the year after (d), E143 returns": moved(
            year.loneliness, two.loneliness, stopped, stays_out
        ),
    }


def lived(world: str, seed: int) -> dict[str, float]:
    """Return the figures of one run of the full street."""
    life = Simulation(load(world), seed, street=load_street("x-street"))
    moments = {}
    while life.week < WEEKS:
        life.step()
        if life.week % YEAR == 0 and life.week >= 0:
            moments[life.week] = moment(life)
    weekly = life.trajectory().weekly
    street = weekly[weekly.community == "street"].set_index("week")
    cases = cases_of(life)
    own = cases[cases.recorded & cases.need.isin(EVERYDAY)]
    found = {
        f"recorded everyday needs in time, year {n + 1}, E35–E94 .53 to .75": float(
            own[own.born.between(YEAR * n, YEAR * n + YEAR - 4)].in_time.mean()
        )
        for n in range(3)
    }
    for name, (first, last) in {"calm": (YEAR, WEEKS - 1), "emergency": (24, 34)}.items():
        weeks = street.loc[first:last]
        volunteers = weeks.volunteers_signed_up - weeks.members_serving
        found[f"volunteers without a task, {name}, E111 and E15 .33 to .67"] = float(
            1 - weeks.volunteers_deployed.sum() / volunteers.sum()
        )
    return found | effects(moments[0], moments[YEAR], moments[2 * YEAR])


def summary(rows: list[Mapping[str, float]]) -> pd.DataFrame:
    """Return the mean, least and largest of each figure over runs."""
    return pd.DataFrame(rows).agg(["mean", "min", "max"]).T


def main() -> None:
    """Live the worlds and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m experiments.tuning.corroboration", description=__doc__)
    parser.add_argument("worlds", nargs="*", default=WORLDS)
    parser.add_argument("--seeds", type=int, default=6)
    o = parser.parse_args()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for world in o.worlds:
            found = summary(list(pool.map(partial(lived, world), range(1, o.seeds + 1))))
            print(f"{world}, {o.seeds} seeds: mean (least to largest)")
            for name, row in found.iterrows():
                print(f"  {name}: {row['mean']:.3f} ({row['min']:.3f} to {row['max']:.3f})")


if __name__ == "__main__":
    main()

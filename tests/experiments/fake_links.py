"""A stand-in for `sim` in which every link does something known, so that the best plan is known.

In-time share of specialised cases, in percent, by share of communities (0 to 1) of each link:

    60 + 10 social workers + 6 volunteers − 8 platform, and nothing for the other five

plus luck of the seed that all worlds share (paired away) and luck that every world has of its own,
with a standard deviation of OWN_LUCK points. Entrenched buildings get worse with social workers.
Coordination takes 100 hours a week for each link that is open everywhere.
"""

import hashlib
import os
from typing import Any

import numpy as np
import pandas as pd

from sim.links import LINKS
from tests.experiments.fake_model import FakePast, FakeTrajectory

GAINS = {"social_workers": 10.0, "volunteers": 6.0, "platform": -8.0}
OWN_LUCK = 1.0
BORN = 100_000


def prepare(
    scenario: Any, seed: int, *, street: Any, scale: float = 1.0, week: int = 0, snapshot: Any = None
) -> FakePast:
    """Return a past that nobody needs."""
    return FakePast(seed, ())


def gain(links: Any) -> float:
    """Return what these links give in truth."""
    return sum(worth * float(links[link]) for link, worth in GAINS.items())


def run(scenario: Any, seed: int, *, street: Any, weeks: int = 156, **_: Any) -> FakeTrajectory:
    """Return invented weeks of the street."""
    if path := os.environ.get("WULIAN_FAKE_LOG"):
        with open(path, "a") as file:
            file.write(f"{seed} {[scenario.links[link] for link in LINKS]}\n")
    own = int.from_bytes(hashlib.sha256(scenario.fingerprint().encode()).digest()[:4], "big")
    shared = np.random.default_rng(seed).normal(0, 5)
    luck = np.random.default_rng([seed, own]).normal(0, OWN_LUCK)
    share = 60 + shared + luck + gain(scenario.links) * float(scenario.settings.need_scale)
    week = np.arange(weeks)
    weekly = pd.DataFrame(
        {
            "scenario": scenario.name,
            "seed": seed,
            "week": week,
            "community": "street",
            "cases_born_specialised": BORN,
            "cases_in_time_specialised": round(BORN * share / 100),
            "entrenched_cells": 300 + round(30 * float(scenario.links["social_workers"]) + luck),
            "hours_coordination": 50 + 100.0 * sum(float(scenario.links[link]) for link in LINKS),
            "hours_offered_volunteers": 500 + 200 * float(scenario.links["volunteers"]) + luck,
        }
    )
    return FakeTrajectory(weekly, {}, f"{seed}-{own}")

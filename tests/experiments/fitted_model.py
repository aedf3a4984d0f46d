"""A cheap stand-in for `sim` whose numbers follow from settings by formulas that tests know.

loneliness follows `size_scale`, volunteers follow the product of `need_scale` and `ask_rate`, all with
luck of the seed; `trust` is the same everywhere.
"""

from typing import Any

import numpy as np
import pandas as pd

from tests.experiments.fake_model import FakeTrajectory, prepare

__all__ = ["prepare", "run"]


def loneliness(settings: Any) -> float:
    return 0.3 + 0.2 * float(np.sin(2 * settings.size_scale))


def volunteers(settings: Any) -> float:
    return 400.0 * float(settings.need_scale * settings.ask_rate)


def run(scenario: Any, seed: int, *, scale: float = 1.0, weeks: int = 156, **_: Any) -> FakeTrajectory:
    """Return the street's weeks only."""
    settings = scenario.settings
    shared = np.random.default_rng(seed).normal(size=2)
    own = np.random.default_rng([seed, int(1e6 * settings.need_scale), int(1e6 * settings.size_scale)])
    luck = shared + own.normal(size=2)
    week = np.arange(weeks)
    weekly = pd.DataFrame(
        {
            "scenario": scenario.name,
            "seed": seed,
            "week": week,
            "community": "street",
            "loneliness": loneliness(settings) + 0.004 * luck[0] + 0.001 * (week - weeks // 2),
            "volunteers_active": scale * (volunteers(settings) + 8 * luck[1]),
            "trust": 0.5,
            "cases_born_everyday": 40,
            "cases_in_time_everyday": 30 + 10 * (week >= 10),
        }
    )
    return FakeTrajectory(weekly, None, f"{settings.need_scale} {settings.size_scale} {seed}")

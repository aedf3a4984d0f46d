"""A stand-in for `sim` whose edges are known: what each setting does to each outcome is written here.

`w_severe` leaps by 5 points between +2.5 % and +5 % in the isolated world; `need_scale` loses 8 points
evenly from −10 % to +10 %; `queue_discipline` has a word that costs 6; `trust_home` wobbles by a tenth of a
point; the seed moves all worlds alike and one point of luck each setting. All else moves nothing.
"""

import hashlib
from typing import Any

import numpy as np
import pandas as pd

from experiments.questions.audit.quantities import OUTCOMES
from sim.observers import ONCE
from sim.settings import CATALOGUE
from tests.experiments.fake_model import FakeTrajectory, note, prepare

__all__ = ["AUDITED", "LEAP", "SLOPE", "WORD", "prepare", "run"]

AUDITED = "tests.experiments.audited_model"
LEAP, SLOPE, WORD = 5.0, 8.0, 6.0
LUCK = 0.05
WATCHED = ("w_severe", "need_scale", "trust_home")


class AuditedTrajectory(FakeTrajectory):
    """A run of which only the observations matter."""

    @property
    def observed(self) -> pd.DataFrame:
        """Return the known outcomes."""
        return self.weekly


def run(scenario: Any, seed: int, *, street: Any, weeks: int, **_: Any) -> AuditedTrajectory:
    """Return the known outcomes; luck falls anew wherever a setting that acts has another value."""
    note("WULIAN_FAKE_LOG", f"{scenario.name}-{scenario.fingerprint()[:12]}-{seed}")
    settings = scenario.settings
    off = {name: settings[name] / CATALOGUE[name].default - 1 for name in WATCHED}
    luck = np.random.default_rng([seed, *(round(1e6 * (2 + value)) for value in off.values())])
    values = dict.fromkeys(OUTCOMES, 50.0 + seed)
    if scenario.name == "isolated":
        values["specialised"] += LEAP * (off["w_severe"] > 0.03) + LUCK * luck.normal()
    values["everyday"] -= SLOPE * off["need_scale"] / 0.2 - LUCK * luck.normal() + 0.1 * off["trust_home"]
    values["crisis_all"] -= WORD * (settings.queue_discipline == "absolute")
    table = pd.DataFrame(
        {
            "scenario": scenario.name,
            "seed": seed,
            "community": "street",
            "name": list(values),
            "week": ONCE,
            "value": list(values.values()),
        }
    )
    return AuditedTrajectory(table, None, hashlib.sha256(table.to_csv().encode()).hexdigest())

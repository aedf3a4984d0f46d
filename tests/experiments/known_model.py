"""A stand-in for `sim` of which everything is known: what each link and setting does is written here.

`hours_meeting` hangs on the links, `trust` on the settings, `loneliness` on both. Luck is addressed:
all points of a seed share it. `trust` has besides a little luck of each world.
"""

import hashlib
import zlib
from typing import Any

import numpy as np
import pandas as pd

from tests.experiments.arms import arm
from tests.experiments.fake_model import FakeTrajectory, note, prepare

__all__ = ["KNOWN", "LINKED", "linked", "prepare", "run", "worth"]

KNOWN = "tests.experiments.known_model"
LINKED = ("party_leadership", "volunteers", "platform")
HOURS = {"party_leadership": 120.0, "volunteers": 60.0, "platform": 30.0}
TOGETHER = 40.0  # party leadership and volunteers, more than apart
TURNS_AT = 1.5  # need_scale above which linkage makes lonely
PLACES = ("street", "Y", "D")


def linked() -> Any:
    """Return the world with the three links open."""
    from scenarios import changed

    return changed(arm("linked"), [f"links.{name}=1" for name in LINKED])


def worth(links: dict[str, float], seed: int) -> float:
    """Return the meeting hours that links add in the world of a seed; some seeds are livelier."""
    lively = 1 + 0.05 * (seed % 5 - 2)
    added = sum(HOURS[name] * links[name] for name in LINKED)
    return lively * (added + TOGETHER * links["party_leadership"] * links["volunteers"])


def run(scenario: Any, seed: int, *, street: Any, weeks: int, **_: Any) -> FakeTrajectory:
    """Return the known weeks."""
    note("WULIAN_FAKE_LOG", f"{scenario.name}-{seed}")
    settings, links = scenario.settings, {name: float(scenario.links[name]) for name in LINKED}
    shared = np.random.default_rng(seed).normal(0, 1, (weeks, 3))
    # not by the fingerprint: luck would fall anew with every setting that the catalogue gains or loses
    point = [scenario.name, settings.need_scale, settings.hub_period, settings.size_scale, *links.values()]
    own = np.random.default_rng([seed, zlib.crc32(repr(point).encode())]).normal(0, 0.002)
    lonely = np.sign(settings.need_scale - TURNS_AT) * 0.1 * links["platform"]
    trust = 0.3 + 0.2 * (settings.need_scale - 1) * (1 + links["platform"]) - 0.01 * settings.hub_period
    rows = [
        {
            "week": week,
            "community": place,
            "residents": 7000,
            "hours_meeting": 300 + 10 * shared[week, 0] + worth(links, seed),
            "trust": trust + 0.05 * shared[week, 1] + own,
            "loneliness": 0.4 + 0.01 * shared[week, 2] + lonely,
        }
        for week in range(weeks)
        for place in PLACES
    ]
    weekly = pd.DataFrame(rows)
    weekly.insert(0, "scenario", scenario.name)
    weekly.insert(1, "seed", seed)
    content = hashlib.sha256(weekly.to_csv().encode()).hexdigest()
    return FakeTrajectory(weekly, {"of": scenario.name, "seed": seed}, content)

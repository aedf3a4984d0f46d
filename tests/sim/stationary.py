"""How fast the untouched isolated street drifts: a calm world without an emergency, over four years.

`python -m tests.sim.stationary` prints the table that `test_stationary.py` judges. The street is the five whole
communities taken together, so that what is counted is pooled over them. Nothing is subtracted.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from scenarios import load
from sim import run
from sim.communities import only
from tests.sim.equivalence import ERROR, farthest
from tests.sim.worlds import street

SEEDS, WEEKS, YEAR = range(1, 21), 208, 52
MARGIN = 3.0  # percent a year
STATES = (
    "opinion_mean",
    "opinion_sd",
    "tolerance",
    "motivation",
    "efficacy",
    "belonging",
    "trust",
    "satisfaction",
    "loneliness",
    "ties_mean",
    "staff_burnout",
    "clarity",
)
STOCKS = ("cases_latent", "cases_visible", "backlog_staff_weeks", "entrenched_cells")
COUNTS = ("volunteers_active", "members_serving", "willing", "organisations", "group_members")
ONCE_A_YEAR = ("purse",)  # filled every new year: taken in its last week
JUDGED = (*STATES, *STOCKS, *COUNTS, *ONCE_A_YEAR)
# Social workers come with week 0, so how they are known begins there: printed beside the others, not judged.
BEGINS = ("acceptance", "heard", "met")


def slope(values: np.ndarray, step: int) -> float:
    """Return the slope of a line through values `step` weeks apart, in percent of their mean a year."""
    weeks = np.arange(len(values)) * step
    return float(100 * YEAR * np.polyfit(weeks, values, 1)[0] / values.mean())


def slopes(weekly: pd.DataFrame) -> dict[str, float]:
    """Return the drift of each measure of the street in percent a year."""
    own = weekly[weekly.community == "street"]
    found = {
        name: slope(own[name].to_numpy(float), 1) for name in (*JUDGED, *BEGINS) if name not in ONCE_A_YEAR
    }
    return found | {name: slope(own[name].to_numpy(float)[YEAR - 1 :: YEAR], YEAR) for name in ONCE_A_YEAR}


def drifts(seeds: Iterable[int] = SEEDS, weeks: int = WEEKS, **settings: object) -> pd.DataFrame:
    """Return [seed, measure] drifts of the five communities in the calm isolated world."""
    scenario = load("emergency-none-isolated")
    scenario = scenario.replace(settings=scenario.settings.replace(settings))
    plan = only(street(), 5)
    return pd.DataFrame(
        {seed: slopes(run(scenario, seed, street=plan, weeks=weeks).weekly) for seed in seeds}
    ).T


def table(found: pd.DataFrame) -> pd.DataFrame:
    """Return mean, standard deviation over seeds and farthest end of each measure's drift."""
    end = pd.Series(farthest(found.to_numpy()), found.columns)
    rows = pd.DataFrame({"mean": found.mean(), "sd": found.std(ddof=1), "end": end})
    rows["equivalent"] = np.where(rows.index.isin(BEGINS), "–", np.where(rows.end < MARGIN, "yes", "NO"))
    return rows


def shown(rows: pd.DataFrame, seeds: int) -> str:
    """Return the table in words."""
    head = f"Percent a year over {seeds} seeds; equivalent within ± {MARGIN:g} at {ERROR:g} each (end < {MARGIN:g})"
    return f"{head}\n{rows.to_string(float_format='{:+.2f}'.format)}"


def drifting(rows: pd.DataFrame) -> Mapping[str, float]:
    """Return the judged measures that are not shown to stay where they are, and their mean drift."""
    return dict(rows["mean"][rows.equivalent == "NO"])


if __name__ == "__main__":
    print(shown(table(drifts()), len(SEEDS)))

"""Numbers that many claims read: the declared measures of the street, and curves for the pictures."""

from experiments.runs.provenance import emergency_weeks
from experiments.stats.measures import MEASURES
from experiments.stats.windows import values_of, weeks_of
from sim.observers import Finished, Found

CURVES = (
    "acceptance",
    "volunteers_active",
    "members_serving",
    "show_up",
    "organisations",
    "coordination",
    "network_giant",
    "network_density",
    "satisfaction",
    "backlog_staff_weeks",
    "entrenched_cells",
    "trust",
    "internal_share",
)
EVERY = 4
"""Weeks between the points of a curve."""


def found(run: Finished) -> Found:
    """Return every declared measure of the street by its name, and curves by the column's name + "~"."""
    street = run.of("street")
    scenario = run.trajectory.scenario
    windows = weeks_of(len(street), [(first, last) for first, last in emergency_weeks(scenario)])
    held = [one for one in MEASURES if set(one.columns) <= set(street.columns)]
    values = values_of(street, held, windows).iloc[0]
    numbers: dict[str, float | dict[int, float]] = {str(name): value for name, value in values.items()}
    some = street.iloc[::EVERY]
    for name in CURVES:
        numbers[f"{name}~"] = dict(zip(some["week"].tolist(), some[name].tolist(), strict=True))
    return numbers

"""Worlds as data: scenario files, street plans, and the one reader of both."""

from scenarios.assignments import changed
from scenarios.explanation import Explained, explain
from scenarios.reader import Reading, calibrated, load, names, read
from scenarios.street import load_street, street_names
from sim.scenario import ScenarioError

__all__ = [
    "Explained",
    "Reading",
    "ScenarioError",
    "calibrated",
    "changed",
    "explain",
    "load",
    "load_street",
    "names",
    "read",
    "street_names",
]

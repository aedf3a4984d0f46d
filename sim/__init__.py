"""The model of the street: no files, no printing, no plots, no screens.

Names are found on first use, so that reading a scenario does not load the compiled model.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.driver import prepare, run
    from sim.interventions import Intervention
    from sim.observers import Observer
    from sim.scenario import Scenario
    from sim.snapshot import Snapshot
    from sim.street import Street
    from sim.trajectory import Trajectory

_HOME = {
    "Intervention": "sim.interventions",
    "Observer": "sim.observers",
    "Scenario": "sim.scenario",
    "Snapshot": "sim.snapshot",
    "Street": "sim.street",
    "Trajectory": "sim.trajectory",
    "prepare": "sim.driver",
    "run": "sim.driver",
}

__all__ = [
    "Intervention",
    "Observer",
    "Scenario",
    "Snapshot",
    "Street",
    "Trajectory",
    "prepare",
    "run",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'sim' has no attribute '{name}'")
    return getattr(import_module(_HOME[name]), name)

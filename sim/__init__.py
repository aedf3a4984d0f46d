"""The model of the street: no files, no printing, no plots, no screens.

Names are found on first use, so that reading a scenario does not load the compiled model.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.life import Past, Trajectory, prepare, run
    from sim.scenario import Scenario
    from sim.street import Street

_HOME = {
    "Past": "sim.life",
    "Scenario": "sim.scenario",
    "Street": "sim.street",
    "Trajectory": "sim.life",
    "prepare": "sim.life",
    "run": "sim.life",
}

__all__ = ["Past", "Scenario", "Street", "Trajectory", "prepare", "run"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'sim' has no attribute '{name}'")
    return getattr(import_module(_HOME[name]), name)

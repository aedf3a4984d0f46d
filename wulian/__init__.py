"""wulian: a street of communities in a model, its worlds, and the questions to put to it.

    import wulian as wl

    lived = wl.run("linked", seed=1)                          # one world, one roll of luck
    found = wl.compare(["isolated", "linked"], range(1, 21))  # what differs, and how surely
    wl.report(found, "zh")

Worlds and streets are given by name (`wl.worlds()`, `wl.streets()`), by file, or as objects. Every name
is imported when it is first used, so that `import wulian` itself loads nothing heavy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments import (
        Analysis,
        Audit,
        Comparison,
        Plan,
        Scorecard,
        Sweep,
        attribute,
        audit,
        calibrate,
        compare,
        discover,
        plan,
        report,
        scorecard,
        sensitivity,
        sweep,
    )
    from experiments.runs.spec import Options
    from experiments.text.errors import InputError
    from scenarios import ScenarioError, changed, explain, load, load_street
    from scenarios import names as worlds
    from scenarios import street_names as streets
    from sim import Intervention, Observer, Scenario, Trajectory
    from wulian.one_world import run
    from wulian.street import Street, found

_HOMES = {
    "experiments": (
        *("Analysis", "Audit", "Comparison", "Plan", "Scorecard", "Sweep"),
        *("attribute", "audit", "calibrate", "compare", "discover", "plan", "report", "scorecard"),
        *("sensitivity", "sweep"),
    ),
    "experiments.runs.spec": ("Options",),
    "experiments.text.errors": ("InputError",),
    "scenarios": ("ScenarioError", "changed", "explain", "load", "load_street", "streets", "worlds"),
    "sim": ("Intervention", "Observer", "Scenario", "Trajectory"),
    "wulian.one_world": ("run",),
    "wulian.street": ("Street", "found"),
}
_CALLED_THERE = {"streets": "street_names", "worlds": "names"}

__all__ = [
    "Analysis",
    "Audit",
    "Comparison",
    "InputError",
    "Intervention",
    "Observer",
    "Options",
    "Plan",
    "Scenario",
    "ScenarioError",
    "Scorecard",
    "Street",
    "Sweep",
    "Trajectory",
    "attribute",
    "audit",
    "calibrate",
    "changed",
    "compare",
    "discover",
    "explain",
    "found",
    "load",
    "load_street",
    "plan",
    "report",
    "run",
    "scorecard",
    "sensitivity",
    "streets",
    "sweep",
    "worlds",
]


def __dir__() -> list[str]:
    return __all__


if not TYPE_CHECKING:  # a type checker is to refuse a name that is not there

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first asked for, and keep it."""
        for home, names in _HOMES.items():
            if name in names:
                value = getattr(import_module(home), _CALLED_THERE.get(name, name))
                globals()[name] = value
                return value
        raise AttributeError(f"module 'wulian' has no attribute {name!r}")

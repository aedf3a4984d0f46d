"""Questions put to the model: jobs, results, comparisons, reports. Cheap to import.

The doors are functions (`compare`, `report`), so no submodule may bear the name of a door: it
would take the door's place in this namespace once imported. Hence `comparison`, `reports`.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.analyses import Analysis, attribute, calibrate, discover, sensitivity
    from experiments.audits import Audit, audit
    from experiments.comparing import compare
    from experiments.comparison import Comparison
    from experiments.portfolios.planning import plan
    from experiments.portfolios.result import Plan
    from experiments.reports.build import report
    from experiments.scorecards import Scorecard, scorecard
    from experiments.sweep_result import Sweep
    from experiments.sweeping import sweep

DOORS = {
    "Analysis": "experiments.analyses",
    "Audit": "experiments.audits",
    "Comparison": "experiments.comparison",
    "Plan": "experiments.portfolios.result",
    "Scorecard": "experiments.scorecards",
    "Sweep": "experiments.sweep_result",
    "attribute": "experiments.analyses",
    "audit": "experiments.audits",
    "calibrate": "experiments.analyses",
    "compare": "experiments.comparing",
    "discover": "experiments.analyses",
    "plan": "experiments.portfolios.planning",
    "report": "experiments.reports.build",
    "scorecard": "experiments.scorecards",
    "sensitivity": "experiments.analyses",
    "sweep": "experiments.sweeping",
}

__all__ = [
    "Analysis",
    "Audit",
    "Comparison",
    "Plan",
    "Scorecard",
    "Sweep",
    "attribute",
    "audit",
    "calibrate",
    "compare",
    "discover",
    "plan",
    "report",
    "scorecard",
    "sensitivity",
    "sweep",
]


def __getattr__(name: str) -> Any:
    """Import a door only when somebody uses it: pandas and scipy are slow to load."""
    if name in DOORS:
        return getattr(importlib.import_module(DOORS[name]), name)
    raise AttributeError(f"module 'experiments' has no attribute {name!r}")

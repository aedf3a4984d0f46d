"""Questions put to the model: jobs, results, comparisons, reports. Cheap to import.

The doors are functions (`compare`, `report`), so no room may bear the name of a door: it would take
the door's place once imported. Rooms, imports running from the last to the first: `text`, `stats`,
`designs`, `runs`, `figures`, `questions`, `reports`, `tuning`.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.questions.analysis import Analysis
    from experiments.questions.attribute.run import attribute
    from experiments.questions.audit.result import Audit
    from experiments.questions.audit.run import audit
    from experiments.questions.calibrate.run import calibrate
    from experiments.questions.compare.result import Comparison
    from experiments.questions.compare.run import compare
    from experiments.questions.discover.run import discover
    from experiments.questions.plan.result import Plan
    from experiments.questions.plan.run import plan
    from experiments.questions.scorecard.result import Scorecard
    from experiments.questions.scorecard.run import scorecard
    from experiments.questions.sensitivity.run import sensitivity
    from experiments.questions.sweep.result import Sweep
    from experiments.questions.sweep.run import sweep
    from experiments.reports.build import report

DOORS = {
    "Analysis": "experiments.questions.analysis",
    "Audit": "experiments.questions.audit.result",
    "Comparison": "experiments.questions.compare.result",
    "Plan": "experiments.questions.plan.result",
    "Scorecard": "experiments.questions.scorecard.result",
    "Sweep": "experiments.questions.sweep.result",
    "attribute": "experiments.questions.attribute.run",
    "audit": "experiments.questions.audit.run",
    "calibrate": "experiments.questions.calibrate.run",
    "compare": "experiments.questions.compare.run",
    "discover": "experiments.questions.discover.run",
    "plan": "experiments.questions.plan.run",
    "report": "experiments.reports.build",
    "scorecard": "experiments.questions.scorecard.run",
    "sensitivity": "experiments.questions.sensitivity.run",
    "sweep": "experiments.questions.sweep.run",
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

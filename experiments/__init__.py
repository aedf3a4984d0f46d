"""Questions put to the model: jobs, results, comparisons, reports. Cheap to import.

The doors are functions (`compare`, `report`), so no room may bear the name of a door: it would take
the door's place once imported. Rooms, imports running from the last to the first: `text`, `stats`,
`designs`, `runs`, `figures`, `questions`, `reports`, `tuning`.
"""

import importlib
from typing import TYPE_CHECKING, Any

from experiments.questions.registry import PACKAGES

if TYPE_CHECKING:
    from experiments.questions.analysis import Analysis as Analysis
    from experiments.questions.attribute.run import attribute as attribute
    from experiments.questions.audit.result import Audit as Audit
    from experiments.questions.audit.run import audit as audit
    from experiments.questions.calibrate.run import calibrate as calibrate
    from experiments.questions.compare.result import Comparison as Comparison
    from experiments.questions.compare.run import compare as compare
    from experiments.questions.discover.run import discover as discover
    from experiments.questions.plan.result import Plan as Plan
    from experiments.questions.plan.run import plan as plan
    from experiments.questions.scorecard.result import Scorecard as Scorecard
    from experiments.questions.scorecard.run import scorecard as scorecard
    from experiments.questions.sensitivity.run import sensitivity as sensitivity
    from experiments.questions.sweep.result import Sweep as Sweep
    from experiments.questions.sweep.run import sweep as sweep
    from experiments.reports.build import report as report

DOORS = {
    "Analysis": "experiments.questions.analysis",
    "Audit": "experiments.questions.audit.result",
    "Comparison": "experiments.questions.compare.result",
    "Plan": "experiments.questions.plan.result",
    "Scorecard": "experiments.questions.scorecard.result",
    "Sweep": "experiments.questions.sweep.result",
    "report": "experiments.reports.build",
    **{name: f"experiments.questions.{name}.run" for name in PACKAGES},
}
"""The door of a question is the function of its name in the `run` of its package."""

__all__ = list(DOORS)


def __getattr__(name: str) -> Any:
    """Import a door only when somebody uses it: pandas and scipy are slow to load."""
    if name in DOORS:
        return getattr(importlib.import_module(DOORS[name]), name)
    raise AttributeError(f"module 'experiments' has no attribute {name!r}")

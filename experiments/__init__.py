"""Questions put to the model: jobs, results, comparisons, reports. Cheap to import.

The doors are functions (`compare`, `report`), so no submodule may bear the name of a door: it
would take the door's place in this namespace once imported. Hence `comparison`, `reports`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.comparison import Comparison, compare
    from experiments.reports.build import report

__all__ = ["Comparison", "compare", "report"]


def __getattr__(name: str) -> Any:
    """Import a door only when somebody uses it: pandas and scipy are slow to load."""
    if name in ("compare", "Comparison"):
        import experiments.comparison

        return getattr(experiments.comparison, name)
    if name == "report":
        import experiments.reports.build

        return experiments.reports.build.report
    raise AttributeError(f"module 'experiments' has no attribute {name!r}")

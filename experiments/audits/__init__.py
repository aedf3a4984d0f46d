"""The audit of edges: where a small step of a number makes a leap, and which numbers move nothing.

`audit` sweeps every setting in `before`, `isolated` and `linked`, each world against itself; `judging` says
by which rule a setting is an edge, steep or dead.
"""

from experiments.audits.result import Audit
from experiments.audits.running import BUDGETS, audit
from experiments.audits.stages import Budget

__all__ = ["BUDGETS", "Audit", "Budget", "audit"]

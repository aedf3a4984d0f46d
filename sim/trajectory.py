"""What a run leaves."""

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.hours import HoursRecord
from sim.scenario import Scenario


@dataclass(frozen=True)
class Trajectory:
    """Measures week by week, the ledger, the event log, the closed cases, what observers found.

    `observed` has the columns of `sim.observers.observed`; without observers it is None.
    """

    scenario: Scenario
    seed: int
    scale: float
    weekly: pd.DataFrame
    hours: HoursRecord
    events: pd.DataFrame
    cases: pd.DataFrame
    observed: pd.DataFrame | None = None

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the weekly table's contents, and of what observers found."""
        shape = hashlib.sha256()
        for table in (self.weekly, self.observed):
            if table is None:
                continue
            shape.update(",".join(table.columns).encode())
            for name in table.columns:
                column = table[name]
                if column.dtype.kind in "ifb":
                    shape.update(np.ascontiguousarray(column.to_numpy()).tobytes())
                else:
                    shape.update("\n".join(column.astype(str)).encode())
        return shape.hexdigest()

"""What history matching left of each setting, for the page, and which figures would narrow it further."""

from functools import cache
from typing import Any

import pandas as pd

from experiments.tuning.calibration.informing import most
from experiments.tuning.calibration.targets import HERE


@cache
def matched() -> dict[str, dict[str, Any]]:
    """Return by setting: `low`, `high` (left), `from`, `to` (box), `width` (share), `targets` (names)."""
    matching, informing = (pd.read_csv(HERE / f"{name}.csv") for name in ("matching", "informing"))
    return {
        str(row["setting"]): {
            "low": row["left_low"],
            "high": row["left_high"],
            "from": row["low"],
            "to": row["high"],
            "width": row["kept"],
            "targets": list(most(informing, str(row["setting"]))),
        }
        for row in matching.to_dict("records")
    }

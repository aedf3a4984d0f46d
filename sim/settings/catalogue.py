"""The catalogue: every number, switch and choice a user may set, by name."""

from __future__ import annotations

from collections.abc import Mapping

from sim.frozen import FrozenMapping
from sim.settings.rows import rows_of
from sim.settings.setting import Setting

THEMES = (
    "switches",
    "needs",
    "availability",
    "knowing",
    "meetings",
    "efficiency",
    "service",
    "feelings",
    "opinion",
    "joining",
    "organisations",
    "slow",
)
"""Files of rows in the order of lists."""


def _gather() -> dict[str, Setting]:
    catalogue: dict[str, Setting] = {}
    for theme in THEMES:
        for setting in rows_of(theme):
            if setting.name in catalogue:
                raise ValueError(f"setting '{setting.name}' stands twice in the catalogue")
            catalogue[setting.name] = setting
    return catalogue


CATALOGUE: Mapping[str, Setting] = FrozenMapping(_gather())

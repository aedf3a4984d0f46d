"""The catalogue: every number, switch and choice a user may set, by name."""

from __future__ import annotations

from collections.abc import Mapping

from sim.frozen import FrozenMapping
from sim.settings import (
    availability,
    efficiency,
    feelings,
    joining,
    knowing,
    meetings,
    needs,
    opinion,
    organisations,
    service,
    slow,
    switches,
)
from sim.settings.setting import Setting

_THEMES = (
    switches,
    needs,
    availability,
    knowing,
    meetings,
    efficiency,
    service,
    feelings,
    opinion,
    joining,
    organisations,
    slow,
)


def _gather() -> dict[str, Setting]:
    catalogue: dict[str, Setting] = {}
    for theme in _THEMES:
        for setting in theme.SETTINGS:
            if setting.name in catalogue:
                raise ValueError(f"setting '{setting.name}' stands twice in the catalogue")
            catalogue[setting.name] = setting
    return catalogue


CATALOGUE: Mapping[str, Setting] = FrozenMapping(_gather())

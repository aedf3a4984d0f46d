"""One setting: what it is, what it may be, and where its value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim.links import nearest

SettingValue = bool | int | float | str | frozenset[str]
Source = Literal["article", "literature", "assumption"]
Use = Literal["tuned", "never tuned", "fixed"]
Kind = Literal["number", "integer", "switch", "choice", "set"]


class SettingError(ValueError):
    """A setting that does not exist, or a value it cannot take."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A number, switch, choice or set that a user may change.

    ``low`` and ``high`` are the range for sweeps; ``least`` and ``most`` the range accepted at all
    (equal to the sweep range unless a control experiment needs more, such as switching off).
    """

    name: str
    default: SettingValue
    low: float
    high: float
    unit: str
    source: Source
    citation: str
    grade: str
    group: str
    use: Use
    kind: Kind
    choices: tuple[str, ...]
    text: str
    text_zh: str
    least: float
    most: float

    def check(self, value: object) -> SettingValue:
        """Return ``value`` in the setting's own type.

        Raises:
            SettingError: wrong type, not finite, or not allowed.
        """
        if self.kind == "switch":
            if isinstance(value, (bool, int, float)) and value in (0, 1):
                return bool(value)
        elif self.kind == "choice":
            if isinstance(value, str):
                if value in self.choices:
                    return value
                raise SettingError(f"{self._given(value)}{nearest(value, self.choices)}")
        elif self.kind == "set":
            if isinstance(value, (list, tuple, set, frozenset)):
                for item in value:
                    if item not in self.choices:
                        raise SettingError(f"{self._given(item)}{nearest(str(item), self.choices)}")
                return frozenset(str(item) for item in value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            whole = self.kind == "integer"
            # not-a-number and infinity fail the comparison
            if self.least <= value <= self.most and (not whole or value == int(value)):
                return int(value) if whole else float(value)
        raise SettingError(self._given(value))

    def allowed(self) -> str:
        """Say in words what the setting accepts."""
        if self.kind == "switch":
            return "true or false (1 or 0)"
        if self.kind == "choice":
            return "one of " + ", ".join(self.choices)
        if self.kind == "set":
            return "a list of " + ", ".join(self.choices)
        whole = "a whole number" if self.kind == "integer" else "a number"
        unit = f" ({self.unit})" if self.unit else ""
        return f"{whole} from {self.least:g} to {self.most:g}{unit}"

    def _given(self, value: object) -> str:
        return f"{self.name} = {_short(value)}: allowed is {self.allowed()}"


def _short(value: object) -> str:
    """Show a value in a message, cut where it would fill the screen."""
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."

"""One setting: what it is, what it may be, and where its value comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sim.links import nearest

SettingValue = bool | int | float | str | frozenset[str]
Source = Literal["article", "literature", "assumption"]
Use = Literal["tuned", "never tuned", "fixed"]
Kind = Literal["number", "integer", "switch", "choice", "set"]


class SettingError(ValueError):
    """A setting that does not exist, or a value it cannot take."""


class Basis(NamedTuple):
    """Where a value comes from: kind of source, citation (A# fact, E# record), evidence grade."""

    source: Source
    citation: str
    grade: str


def art(citation: str) -> Basis:
    """The field study states it (fact numbers A#)."""
    return Basis("article", citation, "")


def lit(citation: str, grade: str) -> Basis:
    """Published evidence (records E#) with its grade: A academic, O official, M news, R reposted."""
    return Basis("literature", citation, grade)


def asm(citation: str = "", grade: str = "") -> Basis:
    """Assumed; a citation then names what suggested it, not what measured it."""
    return Basis("assumption", citation, grade)


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


@dataclass(frozen=True, slots=True)
class Theme:
    """Builds the settings of one group, one compact call each."""

    group: str

    def number(
        self,
        name: str,
        default: float,
        low: float,
        high: float,
        unit: str,
        text: str,
        text_zh: str,
        basis: Basis = asm(),
        use: Use = "never tuned",
        wide: tuple[float, float] | None = None,
    ) -> Setting:
        """A real number; ``wide`` is the accepted range where it exceeds the sweep range."""
        return self._numeric(
            name, float(default), (low, high), unit, text, text_zh, basis, use, wide, "number"
        )

    def half(
        self, name: str, default: float, unit: str, text: str, text_zh: str, basis: Basis = asm()
    ) -> Setting:
        """A real number swept from half to one and a half times its default; zero is accepted."""
        low, high = (float(f"{default * factor:.10g}") for factor in (0.5, 1.5))
        wide = (0.0, high) if default > 0 else (low, high)
        return self.number(name, default, low, high, unit, text, text_zh, basis, wide=wide)

    def integer(
        self,
        name: str,
        default: int,
        low: int,
        high: int,
        unit: str,
        text: str,
        text_zh: str,
        basis: Basis = asm(),
        use: Use = "never tuned",
        wide: tuple[float, float] | None = None,
    ) -> Setting:
        """A whole number (minutes, weeks, people, yuan)."""
        return self._numeric(name, default, (low, high), unit, text, text_zh, basis, use, wide, "integer")

    def switch(self, name: str, default: bool, text: str, text_zh: str, basis: Basis = asm()) -> Setting:
        """On or off."""
        return self._listed(name, default, (), text, text_zh, basis, "switch")

    def choice(
        self, name: str, default: str, choices: Iterable[str], text: str, text_zh: str, basis: Basis = asm()
    ) -> Setting:
        """One of several words."""
        return self._listed(name, default, tuple(choices), text, text_zh, basis, "choice")

    def subset(
        self,
        name: str,
        default: Iterable[str],
        choices: Iterable[str],
        text: str,
        text_zh: str,
        basis: Basis = asm(),
    ) -> Setting:
        """Any selection from a list of words."""
        return self._listed(name, frozenset(default), tuple(choices), text, text_zh, basis, "set")

    def _numeric(
        self,
        name: str,
        default: float,
        sweep: tuple[float, float],
        unit: str,
        text: str,
        text_zh: str,
        basis: Basis,
        use: Use,
        wide: tuple[float, float] | None,
        kind: Kind,
    ) -> Setting:
        least, most = wide or sweep
        return Setting(
            name,
            default,
            float(sweep[0]),
            float(sweep[1]),
            unit,
            *basis,
            self.group,
            use,
            kind,
            (),
            text,
            text_zh,
            float(least),
            float(most),
        )

    def _listed(
        self,
        name: str,
        default: SettingValue,
        choices: tuple[str, ...],
        text: str,
        text_zh: str,
        basis: Basis,
        kind: Kind,
    ) -> Setting:
        return Setting(
            name,
            default,
            0.0,
            1.0,
            "",
            *basis,
            self.group,
            "fixed",
            kind,
            choices,
            text,
            text_zh,
            0.0,
            1.0,
        )


def _short(value: object) -> str:
    """Show a value in a message, cut where it would fill the screen."""
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."

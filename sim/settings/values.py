"""Settings: one checked value for every entry of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sim.frozen import FrozenMapping
from sim.settings.catalogue import CATALOGUE
from sim.settings.setting import SettingError, SettingValue
from sim.settings.withdrawn import unknown

Numbers = TypeVar("Numbers")

_DEFAULTS: dict[str, SettingValue] = {name: setting.default for name, setting in CATALOGUE.items()}


def check_setting(name: str, value: object) -> SettingValue:
    """Return the normalised value of the named setting.

    Raises:
        SettingError: the name is unknown (the message names its successor, or offers the nearest
            one) or the value is not allowed (the message says what was given and what is allowed).
    """
    setting = CATALOGUE.get(name)
    if setting is None:
        raise SettingError(unknown(name, CATALOGUE))
    return setting.check(value)


class Changes(FrozenMapping[SettingValue]):
    """Checked values for some settings, as an event carries them."""

    __slots__ = ()

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Changes:
        """Check ``values`` (raises ``SettingError``)."""
        return cls({name: check_setting(name, value) for name, value in sorted(values.items())})


class Settings:
    """Every setting with its value: immutable, equal and hashed by value.

    ``settings.need_scale`` reads one; ``settings.replace({...})`` makes a changed copy.
    """

    __slots__ = ("__dict__", "_hash", "_numbers")

    _numbers: dict[type, Any]
    _hash: int

    def __init__(self, **changes: object) -> None:
        """Take the defaults with checked ``changes`` on top (raises ``SettingError``)."""
        values = _DEFAULTS | {name: check_setting(name, value) for name, value in changes.items()}
        vars(self).update(values)  # plain attributes: a week reads some hundred of them
        object.__setattr__(self, "_numbers", {})
        object.__setattr__(self, "_hash", hash(frozenset(values.items())))

    @classmethod
    def of(cls, changes: Mapping[str, object]) -> Settings:
        """Take the defaults with checked ``changes`` on top."""
        return cls(**changes)

    def __getattr__(self, name: str) -> Any:
        # Only called for names that are no setting.
        raise AttributeError(unknown(name, CATALOGUE))

    def __getitem__(self, name: str) -> SettingValue:
        """Read a setting by name (raises ``SettingError`` for an unknown one)."""
        if name not in vars(self):
            raise SettingError(unknown(name, CATALOGUE))
        value: SettingValue = vars(self)[name]
        return value

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("settings cannot be changed in place; use replace()")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        return (Settings.of, (self.changed(),))

    def __repr__(self) -> str:
        changes = ", ".join(f"{name}={value!r}" for name, value in self.changed().items())
        return f"Settings({changes})"

    def replace(self, changes: Mapping[str, object]) -> Settings:
        """Return a copy with checked ``changes``; itself when there are none."""
        return Settings.of({**self.changed(), **changes}) if changes else self

    def changed(self) -> dict[str, SettingValue]:
        """Return the values that differ from their default, in the order of the catalogue."""
        return {name: value for name, value in vars(self).items() if value != _DEFAULTS[name]}

    def as_dict(self) -> dict[str, SettingValue]:
        """Return a copy of all values, in the order of the catalogue."""
        return dict(vars(self))

    def numbers(self, form: type[Numbers]) -> Numbers:
        """Fill a ``NamedTuple`` class whose field names are settings with their values as floats.

        Compiled kernels take their numbers this way. The result is kept, so that repeated calls
        return the same object.

        Raises:
            AttributeError: a field is not a setting, or its setting is not a number or switch.
        """
        kept = self._numbers.get(form)
        if kept is None:
            values: dict[str, float] = {}
            for name in form._fields:  # type: ignore[attr-defined]
                value = getattr(self, name)
                if not isinstance(value, (bool, int, float)):
                    raise AttributeError(f"setting '{name}' of {form.__name__} is not a number")
                values[name] = float(value)
            kept = self._numbers[form] = form(**values)
        return kept


def plain(value: SettingValue) -> bool | int | float | str | list[str]:
    """Return a value in a form JSON and TOML can hold: a set becomes a sorted list."""
    return sorted(value) if isinstance(value, frozenset) else value

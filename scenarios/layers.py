"""What one scenario file may say, and how it lies on top of the files below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scenarios.files import where
from sim.links import LINKS, LinkError, check_link, nearest
from sim.scenario import Emergency, Event, ScenarioError
from sim.settings import CATALOGUE, SettingError, check_setting

TEXTS = ("title", "title_zh", "why", "why_zh")
KEYS = (*TEXTS, "extends", "links", "settings", "present", "events", "emergencies", "hours_of", "hours_rule")
EVENT_KEYS = ("from", "week", "until", "links", "settings", "present")
EMERGENCY_KEYS = ("from", "until", "severity", "surge_from", "surge_to")


@dataclass
class Layers:
    """What the files read so far add up to."""

    settings: dict[str, object] = field(default_factory=dict)
    links: dict[str, object] = field(default_factory=dict)
    events: list[tuple[Event, str]] = field(default_factory=list)
    emergencies: list[Emergency] = field(default_factory=list)
    hours_of: str | None = None
    hours_rule: str = "match"
    origins: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class File:
    """One scenario file as read."""

    path: Path
    label: str
    data: dict[str, Any]
    text: str
    family: str = ""
    """Name of the file it really stands in, for a member of a family."""

    @property
    def place(self) -> str:
        """What to call the file where something is wrong in it."""
        return f"{self.family} ({self.path.stem})" if self.family else self.label

    def error(self, keys: tuple[str | int, ...], message: str) -> ScenarioError:
        """Say where in the file something is wrong."""
        return ScenarioError(f"{where(self.place, self.text, keys)}: {message}")


def add(layers: Layers, file: File) -> None:
    """Put one file on top of the layers below it."""
    data = file.data
    for name, value in _settings(file, data, ()).items():
        layers.settings[name] = value
        layers.origins[f"settings.{name}"] = file.label
    for name, value in _links(file, data, ()).items():
        layers.links[name] = value
        layers.origins[f"links.{name}"] = file.label
    for index, row in enumerate(_rows(file, data, "events")):
        layers.events.append((_event(file, index, row), file.label))
    if "emergencies" in data:
        rows = enumerate(_rows(file, data, "emergencies"))
        layers.emergencies = [_emergency(file, index, row) for index, row in rows]
        layers.origins["emergencies"] = file.label
    if "hours_of" in data:
        layers.hours_of = None if data["hours_of"] == "none" else data["hours_of"].replace("_", "-")
        layers.origins["hours_of"] = file.label
    layers.hours_rule = data.get("hours_rule", layers.hours_rule)


def _event(file: File, index: int, row: dict[str, Any]) -> Event:
    keys = ("events", index)
    check_keys(file, row, EVENT_KEYS, keys)
    if ("from" in row) == ("week" in row):
        raise file.error(keys, "event: give its week once, as from = WEEK")
    try:
        return Event(
            row["from"] if "from" in row else row["week"],
            _links(file, row, keys),  # type: ignore[arg-type]
            _settings(file, row, keys),  # type: ignore[arg-type]
            row.get("until"),
        )
    except ScenarioError as error:
        raise _placed(file, keys, error) from None


def _emergency(file: File, index: int, row: dict[str, Any]) -> Emergency:
    keys = ("emergencies", index)
    check_keys(file, row, EMERGENCY_KEYS, keys)
    for key in ("from", "until"):
        if key not in row:
            raise file.error(keys, f"emergency: {key} = WEEK is missing")
    try:
        return Emergency(
            row["from"], row["until"], row.get("severity", 1.0), row.get("surge_from"), row.get("surge_to")
        )
    except ScenarioError as error:
        raise _placed(file, keys, error) from None


def _placed(file: File, keys: tuple[str | int, ...], error: ScenarioError) -> ScenarioError:
    """Give an error its file and line, unless it already has them."""
    message = str(error)
    return error if message.startswith(file.place) else file.error(keys, message)


def _settings(file: File, table: Mapping[str, Any], keys: tuple[str | int, ...]) -> dict[str, object]:
    """Return the checked settings of a file or event; ``present`` may stand beside the table."""
    values = dict(table_of(file, table, "settings", keys))
    if "present" in table:
        if "present" in values:
            raise file.error((*keys, "present"), "present is given twice")
        values["present"] = table["present"]
    return {name: checked_setting(file, (*keys, "settings"), name, value) for name, value in values.items()}


def checked_setting(file: File, keys: tuple[str | int, ...], name: str, value: object) -> object:
    """Return a setting's normalised value, or say where in the file it is wrong."""
    try:
        return check_setting(name, value)
    except SettingError as error:
        raise file.error((*keys, name), str(error)) from None


def _links(file: File, table: Mapping[str, Any], keys: tuple[str | int, ...]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in table_of(file, table, "links", keys).items():
        try:
            values[name] = check_link(name, value)
        except LinkError as error:
            hint = f" ('{name}' is a setting: put it under [settings])" if name in CATALOGUE else ""
            raise file.error((*keys, "links", name), f"{error}{hint}") from None
    return values


def table_of(
    file: File, data: Mapping[str, Any], name: str, keys: tuple[str | int, ...] = ()
) -> dict[str, Any]:
    """Return a table of the file, empty where it is absent."""
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise file.error((*keys, name), f"{name}: allowed is a table, such as [{name}]")
    return table


def _rows(file: File, data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows = data.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise file.error((name,), f"{name}: allowed is a list of tables, each under [[{name}]]")
    return rows


def check_keys(
    file: File, data: Mapping[str, Any], allowed: tuple[str, ...], keys: tuple[str | int, ...]
) -> None:
    """Refuse keys that are not known, saying where a link or setting belongs."""
    for key in data:
        if key not in allowed:
            hint = nearest(key, allowed)
            if key in LINKS:
                hint = "; a link stands under [links]"
            elif key in CATALOGUE:
                hint = "; a setting stands under [settings]"
            raise file.error((*keys, key), f"unknown key '{key[:80]}'{hint} (keys: {', '.join(allowed)})")

"""Every number in force in a scenario, its source, and which file set it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from scenarios.reader import names, read
from sim.scenario import Scenario
from sim.settings import CATALOGUE, plain
from sim.structure import Link

BY_HAND = "changed by hand"
DEFAULT = "default"


class Explained(NamedTuple):
    """One line of an explanation.

    ``set_by`` is a file's name, ``default``, or ``changed by hand`` where a scenario object differs
    from its file. ``key`` is what ``--set`` takes (``settings.need_scale``, ``links.platform``).
    """

    key: str
    value: Any
    default: Any
    set_by: str
    unit: str
    low: float | None
    high: float | None
    source: str
    citation: str
    grade: str
    use: str
    text: str
    text_zh: str


def explain(scenario: Scenario | str | Path) -> list[Explained]:
    """Explain every number in force in a world: links, settings, events, emergencies.

    Args:
        scenario: a world by name, by file or as an object.

    Returns:
        One `Explained` for each number: key, value, default, the file that set it, unit, range,
        source with citation and grade, and what it means in both languages.

    Raises:
        ScenarioError: as `load`.

    Example:
        >>> import wulian as wl
        >>> rows = {row.key: row for row in wl.explain("leaderless")}
        >>> rows["links.party_leadership"].value, rows["links.party_leadership"].set_by
        (0.0, 'leaderless.toml')
    """
    if isinstance(scenario, Scenario):
        origins = _origins(scenario)
    else:
        reading = read(scenario)
        scenario, origins = reading.scenario, reading.origins
    acting = scenario.canonical()
    rows = [
        _other(f"links.{one.key}", acting["links"][one.key], 0.0, origins, "where the link is open", one.zh)
        for one in Link
    ]
    values = scenario.settings.as_dict()
    for name, setting in CATALOGUE.items():
        key = f"settings.{name}"
        numeric = setting.kind in ("number", "integer")
        rows.append(
            Explained(
                key,
                plain(values[name]),
                plain(setting.default),
                origins.get(key, DEFAULT),
                setting.unit,
                setting.low if numeric else None,
                setting.high if numeric else None,
                setting.source,
                setting.citation,
                setting.grade,
                setting.use,
                setting.text,
                setting.text_zh,
            )
        )
    for index, event in enumerate(acting["events"]):
        rows.append(_other(f"events.{index}", event, None, origins, "dated change", "事件"))
    rows.append(_other("emergencies", acting["emergencies"], [], origins, "emergencies", "紧急事件"))
    rows.append(_other("hours_of", acting["hours_of"], None, origins, "whose hours it takes", "取谁的工时"))
    return rows


def _other(key: str, value: Any, default: Any, origins: dict[str, str], text: str, zh: str) -> Explained:
    return Explained(key, value, default, origins.get(key, DEFAULT), "", None, None, "", "", "", "", text, zh)


def _origins(scenario: Scenario) -> dict[str, str]:
    """Find the files of a shipped scenario's values; what differs from them was changed by hand."""
    reading = read(scenario.name) if scenario.name in names() else None
    origins = dict(reading.origins) if reading else {}
    before = (reading.scenario if reading else Scenario(scenario.name)).canonical()
    now = scenario.canonical()
    for part in ("settings", "links"):
        for name, value in now[part].items():
            if value != before[part][name]:
                origins[f"{part}.{name}"] = BY_HAND
    for index, event in enumerate(now["events"]):
        if index >= len(before["events"]) or event != before["events"][index]:
            origins[f"events.{index}"] = BY_HAND
    for key in ("emergencies", "hours_of"):
        if now[key] != before[key]:
            origins[key] = BY_HAND
    return origins

"""A scenario: the complete, frozen description of one world, independent of any file.

Settings and links hold from the founding on (links stay closed during burn-in). Events change some
of them on a week; a later event, or one written later, lies on top of an earlier one. An event with
``until`` is lifted again after that week, which brings back what lies beneath it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from sim.interventions import Intervention, keys_in_force
from sim.links import LinkError, Links, LinkValue, is_open_anywhere
from sim.settings import Changes, SettingError, Settings, SettingValue, plain
from sim.structure import Link

LAST_WEEK = 520
"""No run is longer, so nothing can be dated later."""

HOURS_RULES = ("match", "clip")

NEEDS_A_LINK = frozenset(
    {"party_hub", "party_study", "party_example", "party_call", "party_list", "hub_chair", "hub_emergency"}
)
"""Settings that cannot act while every link is closed, as during burn-in."""


class ScenarioError(ValueError):
    """A description of a world that is not allowed, or contradicts itself."""


def digest(value: object) -> str:
    """Return the SHA-256 of a JSON-able value in canonical form (sorted keys, no spaces)."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Event:
    """Links and settings that change at W0 of ``week`` (until the end of week ``until``, if given)."""

    week: int
    links: Mapping[str, LinkValue] = field(default_factory=dict)
    settings: Mapping[str, SettingValue] = field(default_factory=dict)
    until: int | None = None

    def __post_init__(self) -> None:
        """Check dates, names and values."""
        _check_week("event", "from", self.week)
        if self.until is not None:
            _check_week("event", "until", self.until)
            if self.until < self.week:
                raise ScenarioError(f"event: until = {self.until} lies before from = {self.week}")
        if "burn_in" in self.settings:
            raise ScenarioError("event: burn_in is over before the first event and cannot be changed")
        object.__setattr__(self, "links", Links.some(self.links))
        object.__setattr__(self, "settings", Changes.of(self.settings))

    def in_force(self, week: int) -> bool:
        """Whether the event's values hold in this week, unless a later event covers them."""
        return self.week <= week and (self.until is None or week <= self.until)


@dataclass(frozen=True)
class Emergency:
    """An emergency in weeks ``start`` to ``end``, both inclusive.

    ``severity`` multiplies the births of emergency needs. Outside help arrives in weeks
    ``surge_from`` to ``surge_to`` (two weeks after start and end unless given).
    """

    start: int
    end: int
    severity: float = 1.0
    surge_from: int | None = None
    surge_to: int | None = None

    def __post_init__(self) -> None:
        """Check dates and severity; fill in the weeks of outside help."""
        _check_week("emergency", "from", self.start)
        _check_week("emergency", "until", self.end)
        if self.end < self.start:
            raise ScenarioError(f"emergency: until = {self.end} lies before from = {self.start}")
        number = isinstance(self.severity, (int, float)) and not isinstance(self.severity, bool)
        if not number or not math.isfinite(self.severity) or not 0 < self.severity <= 5:
            raise ScenarioError(
                f"emergency: severity = {self.severity!r}: allowed is a number above 0 and up to 5 (ratio)"
            )
        object.__setattr__(self, "severity", float(self.severity))
        for name, default in (("surge_from", self.start + 2), ("surge_to", self.end + 2)):
            if getattr(self, name) is None:
                object.__setattr__(self, name, default)
            _check_week("emergency", name, getattr(self, name), LAST_WEEK + 2)
        if self.surge[1] < self.surge[0]:
            raise ScenarioError(
                f"emergency: surge_to = {self.surge_to} lies before surge_from = {self.surge_from}"
            )

    @property
    def surge(self) -> tuple[int, int]:
        """First and last week of outside help."""
        assert self.surge_from is not None
        assert self.surge_to is not None
        return self.surge_from, self.surge_to


ALL_CLOSED = Links.all({})


@dataclass(frozen=True)
class Scenario:
    """One world: its settings, links, events and emergencies.

    ``hours_of`` names the scenario whose hours this one takes; ``hours_rule`` says how: ``match``
    gives exactly those hours (``matched``), ``clip`` only takes away what exceeds them
    (``linked-same-hours``). ``interventions`` do what no setting
    could. Name, titles and reasons are for people; no rule reads them.

    Raises:
        ScenarioError, SettingError, LinkError: something is not allowed or contradicts itself.
    """

    name: str
    title: str = ""
    title_zh: str = ""
    why: str = ""
    why_zh: str = ""
    settings: Settings = field(default_factory=Settings)
    links: Mapping[str, LinkValue] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    hours_of: str | None = None
    hours_rule: str = "match"
    interventions: tuple[Intervention, ...] = ()

    def __post_init__(self) -> None:
        """Put everything in canonical order and refuse contradictions."""
        object.__setattr__(self, "links", Links.all(self.links))
        # sorted() is stable: events of one week keep the order in which they were written
        object.__setattr__(self, "events", tuple(sorted(self.events, key=lambda event: event.week)))
        object.__setattr__(
            self, "emergencies", tuple(sorted(self.emergencies, key=lambda emergency: emergency.start))
        )
        for earlier, later in zip(self.emergencies, self.emergencies[1:], strict=False):
            if later.start <= earlier.end:
                raise ScenarioError(
                    f"emergencies overlap: weeks {earlier.start}-{earlier.end} and {later.start}-{later.end}"
                )
        if self.hours_rule not in HOURS_RULES:
            allowed = " or ".join(HOURS_RULES)
            raise ScenarioError(f"hours_rule = {self.hours_rule!r}: allowed is {allowed}")
        if self.hours_of == self.name:
            raise ScenarioError(f"hours_of = '{self.hours_of}': a scenario cannot take its own hours")
        self._refuse_contradictions()

    def _refuse_contradictions(self) -> None:
        """Refuse a chair without the link that would let it convene, now or by any event."""
        chairs = {self.settings.hub_chair}
        chairs |= {event.settings.get("hub_chair", "none") for event in self.events}
        for link in Link:
            if link.chair in chairs and not self.ever_open(link.key):
                raise ScenarioError(
                    f'links contradict: hub_chair = "{link.chair}" needs the link {link.key}, which is 0 '
                    f'and never opened by an event (open it, or set hub_chair = "none")'
                )
        if "office" in chairs and not any(self.ever_open(link.key) for link in Link if link.convenes):
            raise ScenarioError(
                'links contradict: hub_chair = "office" convenes linked actors, but links 1 to 7 are all 0 '
                'and never opened by an event (open one, or set hub_chair = "none")'
            )

    def ever_open(self, link: str) -> bool:
        """Whether a link is open anywhere, from the start or by an event."""
        values = [self.links[link], *(event.links[link] for event in self.events if link in event.links)]
        return any(is_open_anywhere(value) for value in values)

    def links_at(self, week: int) -> Links:
        """Return the links in force in a week (all closed before week 0)."""
        if week < 0:
            return ALL_CLOSED
        links = self.links
        assert isinstance(links, Links)  # checked once, when the scenario was made
        for event in self.events:
            if event.in_force(week):
                links = links.overlaid(event.links)
        return links

    def settings_at(self, week: int) -> Settings:
        """Return the settings in force in a week."""
        changes: dict[str, SettingValue] = {}
        for event in self.events:
            if event.in_force(week):
                changes.update(event.settings)
        return self.settings.replace(changes)

    def change_weeks(self) -> tuple[int, ...]:
        """Return the weeks at whose W0 anything may change by itself (week 0 opens the links)."""
        weeks = {0} | {event.week for event in self.events}
        weeks |= {event.until + 1 for event in self.events if event.until is not None}
        weeks |= {one.week for one in self.interventions}
        return tuple(sorted(weeks))

    def emergency_at(self, week: int) -> Emergency | None:
        """Return the emergency in force in a week, if any."""
        return next((one for one in self.emergencies if one.start <= week <= one.end), None)

    def canonical(self) -> dict[str, Any]:
        """Return the whole scenario as JSON-able data, every setting included."""
        return {
            "name": self.name,
            "title": self.title,
            "title_zh": self.title_zh,
            "why": self.why,
            "why_zh": self.why_zh,
            **self._acting(),
        }

    def fingerprint(self) -> str:
        """Return the SHA-256 of all that acts; name and titles do not."""
        return digest(self._acting())

    def burn_in_key(self) -> str:
        """Return the SHA-256 of what can matter before week 0.

        Links, events and emergencies start at week 0 or later, and the settings of
        ``NEEDS_A_LINK`` permit nothing while every link is closed; so all arms that differ only in
        these share one burn-in.
        """
        values = self.settings.as_dict()
        return digest({name: plain(value) for name, value in values.items() if name not in NEEDS_A_LINK})

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, checked like a new one."""
        return dataclasses.replace(self, **changes)

    def _acting(self) -> dict[str, Any]:
        done = keys_in_force(self.interventions, LAST_WEEK)
        return {
            **({"interventions": done} if done else {}),
            "settings": {name: plain(value) for name, value in self.settings.as_dict().items()},
            "links": plain_links(self.links),
            "events": [
                {
                    "from": event.week,
                    "until": event.until,
                    "links": plain_links(event.links),
                    "settings": {name: plain(value) for name, value in event.settings.items()},
                }
                for event in self.events
            ],
            "emergencies": [
                {
                    "from": one.start,
                    "until": one.end,
                    "severity": one.severity,
                    "surge_from": one.surge_from,
                    "surge_to": one.surge_to,
                }
                for one in self.emergencies
            ],
            "hours_of": self.hours_of,
            "hours_rule": self.hours_rule if self.hours_of else None,
        }

    @classmethod
    def from_canonical(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild a scenario from ``canonical()``, for instance out of a manifest."""
        return cls(
            **{name: data[name] for name in ("name", "title", "title_zh", "why", "why_zh", "hours_of")},
            hours_rule=data["hours_rule"] or "match",
            settings=Settings.of(data["settings"]),
            links=data["links"],
            events=tuple(
                Event(event["from"], event["links"], event["settings"], event["until"])
                for event in data["events"]
            ),
            emergencies=tuple(
                Emergency(one["from"], one["until"], one["severity"], one["surge_from"], one["surge_to"])
                for one in data["emergencies"]
            ),
            interventions=tuple(Intervention(key, week) for key, week in data.get("interventions", ())),
        )


def plain_links(links: Mapping[str, LinkValue]) -> dict[str, Any]:
    """Return links in a form JSON and TOML can hold."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in links.items()}


def _check_week(what: str, key: str, week: object, last: int = LAST_WEEK) -> None:
    if isinstance(week, bool) or not isinstance(week, int):
        raise ScenarioError(f"{what}: {key} = {week!r}: allowed is a whole number of weeks from 0 to {last}")
    if week < 0:
        raise ScenarioError(f"{what} in the past: {key} = {week}, but week 0 is the first (0 to {last})")
    if week > last:
        raise ScenarioError(f"{what}: {key} = {week}: allowed is 0 to {last} (week)")


__all__ = [
    "Emergency",
    "Event",
    "LinkError",
    "Scenario",
    "ScenarioError",
    "SettingError",
    "digest",
]

"""What a person chose for one world: a shipped scenario and changes on top of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from scenarios import load, names
from sim.links import LinkValue, nearest
from sim.scenario import Emergency, Event, Scenario, ScenarioError
from sim.settings import SettingValue

Week = Annotated[int, Field(ge=0, le=520)]
Links = Annotated[dict[str, float | str | list[str]], Field(max_length=8)]
Values = Annotated[dict[str, bool | int | float | str | list[str]], Field(max_length=400)]
NO_HOURS = "none"  # as in scenario files: the world takes nobody's hours

FOUNDED = ("burn_in", "sunk_share", "member_motivation", "threshold", "start_groups", "beds")
"""Settings that act only when the street is founded, so that changing them later would do nothing."""


class Strict(BaseModel):
    """Data from a page: nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, frozen=True)


class EventChoice(Strict):
    """Links and settings that change on a week, until the end of another one if given."""

    week: Week
    until: Week | None = None
    links: Links = {}
    settings: Values = {}

    def event(self) -> Event:
        """Return it as the model knows it."""
        return Event(self.week, _links(self.links), _settings(self.settings), self.until)

    @classmethod
    def of(cls, event: Event) -> "EventChoice":
        """Return the choice that means this event."""
        return cls(
            week=event.week,
            until=event.until,
            links=plain_links(event.links),
            settings=plain_values(event.settings),
        )


class EmergencyChoice(Strict):
    """An emergency in weeks `start` to `end`, both inclusive; outside help comes as usual unless given."""

    start: Week
    end: Week
    severity: Annotated[float, Field(gt=0, le=5)] = 1.0
    surge_from: Annotated[int, Field(ge=0, le=522)] | None = None
    surge_to: Annotated[int, Field(ge=0, le=522)] | None = None

    def emergency(self) -> Emergency:
        """Return it as the model knows it."""
        return Emergency(self.start, self.end, self.severity, self.surge_from, self.surge_to)

    @classmethod
    def of(cls, one: Emergency) -> "EmergencyChoice":
        """Return the choice that means this emergency; the usual weeks of outside help are left out."""
        usual = Emergency(one.start, one.end, one.severity).surge == one.surge
        surge = {} if usual else {"surge_from": one.surge_from, "surge_to": one.surge_to}
        return cls(start=one.start, end=one.end, severity=one.severity, **surge)


class WorldChoice(Strict):
    """One world: a shipped scenario, and links, settings, events and emergencies that differ from it.

    `links` and `settings` hold from the start; `events` come on top of the scenario's own, or stand in
    their place where `own_events` is false; `emergencies`, where given, replace the scenario's.
    `hours_of` ("none" for nobody's) and `hours_rule` replace the scenario's where given.
    """

    scenario: Annotated[str, Field(max_length=80)]
    links: Links = {}
    settings: Values = {}
    events: Annotated[list[EventChoice], Field(max_length=40)] = []
    own_events: bool = True
    emergencies: Annotated[list[EmergencyChoice], Field(max_length=10)] | None = None
    hours_of: Annotated[str, Field(max_length=80)] | None = None
    hours_rule: Literal["match", "clip"] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything differs from the shipped scenario."""
        given = self.links or self.settings or self.events or not self.own_events
        return bool(given or any(v is not None for v in (self.emergencies, self.hours_of, self.hours_rule)))

    def built(self) -> Scenario:
        """Return the scenario.

        Raises:
            ScenarioError, LinkError, SettingError: a name is unknown or a value not allowed.
        """
        base = shipped(self.scenario)
        if not self.changed:
            return base
        emergencies = base.emergencies
        if self.emergencies is not None:
            emergencies = tuple(one.emergency() for one in self.emergencies)
        source = self._source(base)
        return replace(
            base,
            # a changed world may take the hours of the shipped one it began as
            name=f"{base.name}-changed" if source == base.name else base.name,
            settings=base.settings.replace(_settings(self.settings)),
            links={**base.links, **_links(self.links)},
            events=(*(base.events if self.own_events else ()), *(one.event() for one in self.events)),
            emergencies=emergencies,
            hours_of=source,
            hours_rule=self.hours_rule or base.hours_rule,
        )

    def _source(self, base: Scenario) -> str | None:
        """Return whose hours this world takes; they must be a shipped world's own."""
        if self.hours_of is None:
            return base.hours_of
        if self.hours_of == NO_HOURS:
            return None
        giver = shipped(self.hours_of)
        if giver.hours_of is not None:
            raise ScenarioError(
                f"hours_of = '{giver.name}': that scenario itself takes hours of '{giver.hours_of}'"
            )
        return giver.name

    def with_event(self, event: EventChoice) -> "WorldChoice":
        """Return the same choice with one more event."""
        return self.model_copy(update={"events": [*self.events, event]})


def shipped(name: str) -> Scenario:
    """Return a shipped scenario; a page can name no file.

    Raises:
        ScenarioError: there is no such scenario.
    """
    known = names()
    if name not in known:
        raise ScenarioError(f"unknown scenario '{name}'{nearest(name, known)}")
    return load(name)


def plain_links(links: Mapping[str, LinkValue]) -> dict[str, float | str | list[str]]:
    """Return links as a page sends them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in links.items()}


def plain_values(settings: Mapping[str, SettingValue]) -> dict[str, bool | int | float | str | list[str]]:
    """Return settings as a page sends them."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value for name, value in settings.items()
    }


def _links(given: dict[str, float | str | list[str]]) -> dict[str, LinkValue]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def _settings(given: Values) -> dict[str, SettingValue]:
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in given.items()}

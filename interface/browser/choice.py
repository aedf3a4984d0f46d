"""What a person chose for one world: a shipped scenario and changes on top of it."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from scenarios import load, names
from sim.links import LinkValue, nearest
from sim.scenario import Emergency, Event, Scenario, ScenarioError
from sim.settings import SettingValue

Week = Annotated[int, Field(ge=0, le=520)]
Links = Annotated[dict[str, float | str | list[str]], Field(max_length=8)]
Values = Annotated[dict[str, bool | int | float | str | list[str]], Field(max_length=200)]


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


class EmergencyChoice(Strict):
    """An emergency in weeks `start` to `end`, both inclusive."""

    start: Week
    end: Week
    severity: Annotated[float, Field(gt=0, le=5)] = 1.0

    def emergency(self) -> Emergency:
        """Return it as the model knows it."""
        return Emergency(self.start, self.end, self.severity)


class WorldChoice(Strict):
    """One world: a shipped scenario, and links, settings, events and emergencies that differ from it.

    `links` and `settings` hold from the start; `events` come on top of the scenario's own, or stand in
    their place where `own_events` is false; `emergencies`, where given, replace the scenario's.
    """

    scenario: Annotated[str, Field(max_length=80)]
    links: Links = {}
    settings: Values = {}
    events: Annotated[list[EventChoice], Field(max_length=40)] = []
    own_events: bool = True
    emergencies: Annotated[list[EmergencyChoice], Field(max_length=10)] | None = None

    @property
    def changed(self) -> bool:
        """Whether anything differs from the shipped scenario."""
        given = self.links or self.settings or self.events or not self.own_events
        return bool(given or self.emergencies is not None)

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
        return replace(
            base,
            settings=base.settings.replace(_settings(self.settings)),
            links={**base.links, **_links(self.links)},
            events=(*(base.events if self.own_events else ()), *(one.event() for one in self.events)),
            emergencies=emergencies,
        )

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


def _links(given: dict[str, float | str | list[str]]) -> dict[str, LinkValue]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def _settings(given: Values) -> dict[str, SettingValue]:
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in given.items()}

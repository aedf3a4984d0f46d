"""A world as a scenario file, and a scenario file as a choice."""

import json
import shlex
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from interface.browser.choice import (
    NO_HOURS,
    EmergencyChoice,
    EventChoice,
    WorldChoice,
    plain_links,
    plain_values,
    shipped,
)
from interface.browser.messages import Load, Save, Setup
from interface.browser.pair import WORLDS, Pair
from scenarios import read
from scenarios.reader import read_text
from sim.scenario import Emergency, Event, Scenario, ScenarioError
from sim.settings import CATALOGUE

LABEL = "file.toml"
BASE = "isolated"  # a file that extends nothing is told as its differences from this one


def saved(pair: Pair, setup: Setup, asked: Save) -> dict[str, Any]:
    """Return a world as a scenario file and the commands that repeat its run and compare both worlds."""
    scenario, choice = pair.lanes[asked.world].scenario, pair.choices[asked.world]
    arms = []
    for world in WORLDS:
        name = asked.name if world == asked.world else f"world-{world}"
        kept = world != asked.world and not pair.choices[world].changed
        arms.append(pair.choices[world].scenario if kept else f"{name}.toml")
    options = _options(setup)
    command = f"wulian run {asked.name}.toml --seed {setup.seed}{options}"
    compare = f"wulian compare {' '.join(arms)} --seeds 20{options}"
    both = all(repeatable(lane.scenario) for lane in pair.lanes.values())
    return {
        "type": "saved",
        "request": asked.request,
        "world": asked.world,
        "toml": file_of(scenario, choice, asked.name),
        "command": command if repeatable(scenario) else "",
        "compare": compare if both and arms[0] != arms[1] else "",
    }


def loaded(asked: Load) -> dict[str, Any]:
    """Return the choice that a scenario file describes, or why it is refused."""
    answer: dict[str, Any] = {"type": "loaded", "request": asked.request, "choice": None, "text": ""}
    try:
        choice, title, title_zh = choice_of(asked.toml)
    except ScenarioError as error:
        return answer | {"text": str(error)}
    return answer | {"choice": choice.model_dump(mode="json"), "title": title, "title_zh": title_zh}


def repeatable(scenario: Scenario) -> bool:
    """Whether a command can live this world: it finds hours of a shipped scenario as that one is."""
    return scenario.hours_of is None or shipped(scenario.hours_of).emergencies == scenario.emergencies


def file_of(scenario: Scenario, choice: WorldChoice, name: str) -> str:
    """Return the TOML file of a world: what it extends, and what differs.

    Raises:
        ScenarioError: the file would not mean the same world (a fault of ours, never passed on).
    """
    parent = _parent(scenario, choice)
    changed = choice.changed
    top = {
        "title": scenario.title + " (changed)" * changed,
        "title_zh": scenario.title_zh + "（有改动）" * changed,
        "extends": parent.name,
    }
    if scenario.hours_of != parent.hours_of:
        top["hours_of"] = scenario.hours_of or NO_HOURS
    if scenario.hours_of is not None and scenario.hours_rule != parent.hours_rule:
        top["hours_rule"] = scenario.hours_rule
    lines = _table(top)
    tables = (("links", plain_links(_links(scenario, parent))), ("settings", _settings(scenario, parent)))
    for head, table in tables:
        if table:
            lines += ["", f"[{head}]", *_table(table)]
    added = [one.event() for one in choice.events] if choice.own_events else scenario.events
    for event in added:
        lines += ["", "[[events]]", *_event(event)]
    if scenario.emergencies != parent.emergencies:
        if not scenario.emergencies:
            lines.insert(len(top), "emergencies = []")
        for one in scenario.emergencies:
            lines += ["", "[[emergencies]]", *_emergency(one)]
    text = "\n".join(lines) + "\n"
    if read_text(text, f"{name}.toml").scenario.fingerprint() != scenario.fingerprint():
        raise ScenarioError(f"{name}.toml would not mean the same world, so it is not written")
    return text


def choice_of(text: str, label: str = LABEL) -> tuple[WorldChoice, str, str]:
    """Return the choice that a file's text means, with its titles.

    Raises:
        ScenarioError: with the line, what was given and what is allowed.
    """
    reading = read_text(text, label)
    scenario = reading.scenario
    parent = shipped(reading.files[-2].removesuffix(".toml") if len(reading.files) > 1 else BASE)
    inherited = list(parent.events) if len(reading.files) > 1 else []
    plain = list(parent.events) == inherited
    events = list(scenario.events)
    if plain:
        for event in inherited:
            events.remove(event)
    try:
        choice = WorldChoice(
            scenario=parent.name,
            links=plain_links(_links(scenario, parent)),
            settings=_settings(scenario, parent),
            events=[EventChoice.of(event) for event in events],
            own_events=plain,
            emergencies=None
            if scenario.emergencies == parent.emergencies
            else [EmergencyChoice.of(one) for one in scenario.emergencies],
            hours_of=None if scenario.hours_of == parent.hours_of else scenario.hours_of or NO_HOURS,
            hours_rule=_rule(scenario, parent),
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ScenarioError(f"{label}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    return choice, scenario.title, scenario.title_zh


def _parent(scenario: Scenario, choice: WorldChoice) -> Scenario:
    """Return the nearest scenario that a file can extend: events can be added, never taken away."""
    if choice.own_events:
        return shipped(choice.scenario)
    chain = [file.removesuffix(".toml") for file in reversed(read(choice.scenario).files)]
    return next((one for one in map(shipped, chain) if not one.events), shipped(BASE))


def _links(scenario: Scenario, parent: Scenario) -> dict[str, Any]:
    return {name: value for name, value in scenario.links.items() if value != parent.links[name]}


def _settings(scenario: Scenario, parent: Scenario) -> dict[str, Any]:
    values, below = scenario.settings.as_dict(), parent.settings.as_dict()
    return plain_values({name: value for name, value in values.items() if value != below[name]})


def _rule(scenario: Scenario, parent: Scenario) -> Any:
    same = scenario.hours_of is None or scenario.hours_rule == parent.hours_rule
    return None if same else scenario.hours_rule


def _event(event: Event) -> list[str]:
    one = EventChoice.of(event)
    lines = [f"from = {one.week}"] + ([] if one.until is None else [f"until = {one.until}"])
    for head, table in (("links", one.links), ("settings", one.settings)):
        if table:
            lines.append(f"{head} = {{ {', '.join(_table(table))} }}")
    return lines


def _emergency(one: Emergency) -> list[str]:
    lines = [f"from = {one.start}", f"until = {one.end}", f"severity = {one.severity!r}"]
    if Emergency(one.start, one.end).surge != one.surge:
        lines += [f"surge_from = {one.surge_from}", f"surge_to = {one.surge_to}"]
    return lines


def _table(values: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {_written(name, value)}" for name, value in values.items()]


def _written(name: str, value: Any) -> str:
    """Return a value as TOML; repr of a number is exact."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_written(name, one) for one in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    whole = name not in CATALOGUE and float(value).is_integer()
    return str(int(value)) if whole else repr(value)


def _options(setup: Setup) -> str:
    """Return the options of a command that differ from its defaults."""
    options = ""
    for name, value, usual in (
        ("weeks", setup.weeks, 156),
        ("communities", setup.communities, "all"),
        ("street", setup.street, "x-street"),
    ):
        if value != usual:
            options += f" --{name} {shlex.quote(str(value))}"
    return options

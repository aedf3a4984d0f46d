"""Tours: data files that say where to stop, what to point at and which sentences the run must bear out."""

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from interface.browser.choice import shipped

TOURS = Path(__file__).parent / "tours"
SCORECARD = Path(__file__).parent.parent.parent / "docs" / "scorecard.json"
VERDICTS = ("supported", "conditional", "not supported", "not testable")
TERM = r"(?:(\d+(?:\.\d+)?) \* )?([a-z_0-9]+|\d+(?:\.\d+)?)(?: ([+-]) (\d+(?:\.\d+)?))?"
CONDITION = re.compile(rf"([a-z_0-9]+) (>=|<=|>|<) {TERM}")


def _conditions(text: str) -> str:
    for one in text.split(" and "):
        if not CONDITION.fullmatch(one):
            raise ValueError(f"'{one}': allowed is NAME > OTHER, OTHER + 2 or 0.9 * OTHER")
    return text


class Part(BaseModel):
    """A part of a tour file; nothing unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Value(Part):
    """A number of a world: a measure of the street, or a path into what an inspection answers."""

    world: Literal["a", "b"]
    measure: str | None = None
    path: str | None = None
    community: str | None = None
    actor: str | None = None
    person: bool = False
    week: int | None = None
    since: Annotated[int | None, Field(alias="from")] = None  # the sum of these weeks
    span: int = 13
    none: float | None = None  # what stands for "not there"
    write: Literal["whole", "two", "three", "percent", "share"] = "whole"


class Sentence(Part):
    """A sentence in both languages; with `when`, it appears only if the run shows it."""

    text: str
    zh: str
    when: Annotated[str, AfterValidator(_conditions)] | None = None


class Show(Part):
    """What the page shows at a stop."""

    view: Literal["both", "difference", "network"] | None = None
    colour: str | None = None
    chart: str | None = None
    zoom: str | None = None
    inspect: bool = False
    person: Literal["migrant_elder", "elder_alone"] | None = None
    marks: list[Literal["net", "volunteers", "entrenched", "places"]] | None = None


class Stop(Part):
    """One stop: the week to live to, the object to point at, numbers and sentences."""

    week: int
    ring: Literal["maps", "map-a", "map-b", "chart", "apart", "inspector", "timeline", "more"]
    say: list[Sentence]
    show: Show = Show()
    values: dict[str, Value] = {}
    a: str | None = None  # another scenario from this stop on
    b: str | None = None


class Tour(Part):
    """One tour."""

    order: int
    title: str
    title_zh: str
    about: str
    about_zh: str
    a: str
    b: str
    claim: str
    claim_text: str
    claim_zh: str
    stops: list[Stop]


@cache
def tours() -> dict[str, Tour]:
    """Return all tours by name, in their order.

    Raises:
        ValueError, ScenarioError: a file is not a tour, or names a scenario that is not there.
    """
    found = {
        path.stem: Tour.model_validate(tomllib.loads(path.read_text("utf-8")))
        for path in TOURS.glob("*.toml")
    }
    for tour in found.values():
        for name in [tour.a, tour.b, *(one for stop in tour.stops for one in (stop.a, stop.b) if one)]:
            shipped(name)
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def told() -> dict[str, Any]:
    """Return all tours as JSON-able data, each with the recorded verdict on its claim, if there is one."""
    verdicts = recorded()
    own = {name: tour.model_dump(by_alias=True, exclude_defaults=True) for name, tour in tours().items()}
    return {
        "tours": [
            {"name": name, **tour, "verdict": verdicts.get(tour["claim"])} for name, tour in own.items()
        ]
    }


def recorded(path: Path = SCORECARD) -> dict[str, dict[str, str]]:
    """Return the verdicts of the recorded scorecard by claim; {} where none has been recorded."""
    if not path.is_file():
        return {}
    claims = json.loads(path.read_text("utf-8"))["claims"]
    return {
        one["code"]: {key: str(one.get(key, "")) for key in ("verdict", "reason", "reason_zh")}
        for one in claims
        if one["verdict"] in VERDICTS
    }

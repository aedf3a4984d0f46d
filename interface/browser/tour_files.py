"""Tours: data files that say where to stop, what to point at and which sentences the run must bear out.

A tour that tells of a contrast or a named story puts a claim and names the model it was written for; it
is shown by that model only, and waits in any other until somebody has lived it through again. A tour of
how to use the page tells no story, so it says nothing that a run could belie, and is always shown.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from experiments.questions.scorecard.on_record import RECORD, banner, record
from experiments.text.language import Language
from interface.browser.choice import shipped
from sim.version import MODEL

TOURS = Path(__file__).parent / "tours"
LANGUAGES: tuple[Language, ...] = ("en", "zh")
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
    """One tour; `model` is the version of the model whose story it tells, with the claim it is about."""

    order: int
    title: str
    title_zh: str
    about: str
    about_zh: str
    a: str
    b: str
    model: str | None = None
    claim: str | None = None
    claim_text: str | None = None
    claim_zh: str | None = None
    stops: list[Stop]

    @property
    def waits(self) -> bool:
        """Whether it tells a story of another model."""
        return self.model not in (None, MODEL)

    @model_validator(mode="after")
    def _names_its_model(self) -> Self:
        told = [sentence for stop in self.stops for sentence in stop.say if sentence.when]
        claims = {one is None for one in (self.claim, self.claim_text, self.claim_zh, self.model)}
        if len(claims) > 1:
            raise ValueError("claim, claim_text, claim_zh and model belong together")
        if told and self.model is None:
            raise ValueError(f"'{told[0].text}' hangs on how the run comes out: name the model and the claim")
        return self


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
    """Return what the page shows: tours with the verdicts on record, and the titles of those that wait."""
    verdicts = recorded()
    shown = {name: tour for name, tour in tours().items() if not tour.waits}
    return {
        "tours": [
            {
                "name": name,
                **tour.model_dump(by_alias=True, exclude_defaults=True),
                "verdict": verdicts.get(tour.claim or ""),
            }
            for name, tour in shown.items()
        ],
        "waiting": [
            {"title": tour.title, "title_zh": tour.title_zh} for tour in tours().values() if tour.waits
        ],
    }


def recorded(path: Path = RECORD) -> dict[str, dict[str, Any]]:
    """Return the verdicts of the recorded scorecard by claim; {} where none has been recorded.

    `older` is what must be said of a record that is older than the model, by language.
    """
    card = record(path)
    if card is None:
        return {}
    older = {language: banner(card, language) for language in LANGUAGES}
    return {
        one["code"]: {key: str(one.get(key, "")) for key in ("verdict", "reason", "reason_zh")}
        | {"older": older}
        for one in card["claims"]
        if one["verdict"] in VERDICTS
    }

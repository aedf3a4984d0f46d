"""What a page may say to the server: checked, bounded, and nothing else."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from interface.browser.choice import EventChoice, Strict, WorldChoice

LARGEST = 64 * 1024  # bytes of a message; a scenario file may not be larger either

World = Literal["a", "b"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


Request = Annotated[int, Field(ge=0, le=10**9)]
"""Given back with the answer, so that a page can tell which question it answers."""


class Setup(Strict):
    """Start again with these two worlds."""

    type: Literal["setup"]
    a: WorldChoice
    b: WorldChoice
    seed: Annotated[int, Field(ge=1, le=9999)] = 1
    street: Annotated[str, Field(max_length=80)] = "x-street"
    communities: Annotated[str, Field(min_length=1, max_length=200)] = "all"
    weeks: Annotated[int, Field(ge=1, le=520)] = 156


class Change(Strict):
    """Change links or settings of one world from the next week on."""

    type: Literal["change"]
    world: World
    event: EventChoice


class Play(Strict):
    """Go on by itself, at most so many weeks a second (0: as fast as it goes)."""

    type: Literal["play"]
    speed: Annotated[float, Field(ge=0, le=100)] = 4.0
    until: Annotated[int, Field(ge=0, le=520)] | None = None


class Pause(Strict):
    """Stop after the week being lived."""

    type: Literal["pause"]


class Step(Strict):
    """Live one week."""

    type: Literal["step"]


class Ack(Strict):
    """The page has taken in frames up to this one (index into the session's frames)."""

    type: Literal["ack"]
    frame: Annotated[int, Field(ge=0, le=100000)]


class Inspect(Strict):
    """Tell about a community, organisation, building, household or resident in both worlds."""

    type: Literal["inspect"]
    kind: Literal["community", "organisation", "cell", "household", "resident", "actor"]
    id: Annotated[int, Field(ge=0, le=10**7)]
    request: Request = 0


class Seeds(Strict):
    """Run the same pair over more seeds in the background."""

    type: Literal["seeds"]
    pairs: Annotated[int, Field(ge=2, le=100)] = 20


class CancelSeeds(Strict):
    """Stop the background runs; what is done stays."""

    type: Literal["cancel_seeds"]


class Save(Strict):
    """Return a world as a scenario file and the command that repeats it."""

    type: Literal["save"]
    world: World
    name: Name
    request: Request = 0


class Load(Strict):
    """Read a scenario file that a person chose, as the given world; nothing is started."""

    type: Literal["load"]
    world: World
    toml: Annotated[str, Field(max_length=LARGEST)]
    request: Request = 0


Message = Annotated[
    Setup | Change | Play | Pause | Step | Ack | Inspect | Seeds | CancelSeeds | Save | Load,
    Field(discriminator="type"),
]
_ADAPTER: TypeAdapter[Message] = TypeAdapter(Message)


class MessageError(ValueError):
    """A message that is not allowed."""


def parse(text: str) -> Message:
    """Return a checked message.

    Raises:
        MessageError: it is too large, no JSON, unknown, or a value is out of range.
    """
    if len(text) > LARGEST:
        raise MessageError(f"message of {len(text)} characters: allowed are {LARGEST}")
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        raise MessageError(f"{where}: {first['msg']}") from None

"""Links as a scenario states them: names, values, where they are open.

A link says who may pass information, commit minutes or ask; it carries no number of its own. Its
value says *where* it is open: 0 nowhere, 1 everywhere, a fraction in that share of the communities,
the word ``station`` where the station is open, or a list of communities by code or id.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping

from sim.frozen import FrozenMapping
from sim.structure import Actor, Link

LinkValue = float | str | tuple[str, ...]

LINKS = Link.keys()
"""Links 1 to 8 in the order of the specification."""

ACTORS = Actor.keys()
"""Actors 0 to 8; the position is the actor's index in every array."""

STATION = "station"


class LinkError(ValueError):
    """A link that does not exist, or a value it cannot take."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the known name closest to ``name``, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def check_link(name: str, value: object) -> LinkValue:
    """Return the normalised value of a link.

    Raises:
        LinkError: the name is unknown, or the value is not a number from 0 to 1, the word
            ``station`` or a list of communities.
    """
    if name not in LINKS:
        raise LinkError(f"unknown link '{name}'{nearest(name, LINKS)} (links: {', '.join(LINKS)})")
    allowed = 'a number from 0 to 1, "station", or a list of communities such as ["Y", "G"]'
    if isinstance(value, (bool, int, float)):
        number = float(value)
        if not math.isfinite(number) or not 0.0 <= number <= 1.0:
            raise LinkError(f"link {name} = {value!r}: allowed is {allowed}")
        return number
    if isinstance(value, str):
        if value != STATION:
            raise LinkError(f"link {name} = {value!r}: allowed is {allowed}{nearest(value, [STATION])}")
        return value
    if isinstance(value, (list, tuple)):
        places: list[str] = []
        for place in value:
            if isinstance(place, bool) or not isinstance(place, (str, int)) or str(place) == "":
                raise LinkError(f"link {name}: {place!r} is not a community code or id")
            places.append(str(place))
        if len(set(places)) != len(places):
            raise LinkError(f"link {name} = {value!r}: a community is named twice")
        return tuple(places) if places else 0.0
    raise LinkError(f"link {name} = {value!r}: allowed is {allowed}")


class Links(FrozenMapping[LinkValue]):
    """Checked links, all eight (a scenario) or some (an event)."""

    __slots__ = ()

    @classmethod
    def some(cls, values: Mapping[str, object]) -> Links:
        """Check ``values`` and keep only the links they name, in the order of ``LINKS``."""
        checked = {name: check_link(name, value) for name, value in values.items()}
        return cls({name: checked[name] for name in LINKS if name in checked})

    @classmethod
    def all(cls, values: Mapping[str, object]) -> Links:
        """Check ``values``; links they do not name are closed."""
        return cls.some(dict.fromkeys(LINKS, 0.0) | dict(values))

    def overlaid(self, changes: Mapping[str, LinkValue]) -> Links:
        """Return these links with ``changes`` on top."""
        return Links.some({**self, **changes}) if changes else self


def is_open_anywhere(value: LinkValue) -> bool:
    """Whether a link with this value is open in at least one community at some time."""
    return value != 0.0

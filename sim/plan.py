"""A street plan: the communities, workers, partners, places and named things of one street.

Plain frozen data; reading it from files, with messages that name file, row and column, is the work
of ``scenarios``.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from sim.links import nearest
from sim.scenario import Scenario, ScenarioError, digest

COMMUNITY_TYPES = (
    "resettlement",
    "mixed",
    "new-commercial",
    "enclave",
    "old-courtyard",
    "courtyard",
    "old-new-mixed",
)
HOUSEHOLD_FORMS = ("old", "three-gen", "mixed")
ENTRENCHED_KINDS = ("conflict", "duty", "safety", "any")
OPENINGS = ("start", "week", "station", "asked")
PLACE_KINDS = (
    "community_room",
    "station",
    "property_room",
    "roof",
    "unit_yard",
    "courses",
    "hall",
    "party_centre",
    "practice_station",
    "party_post",
)
# What the arrays hold: a group's number in 16 bits, a queue's key, rows in 32.
MOST_COMMUNITIES, MOST_RESIDENTS = 2_048, 100_000_000
# Names that groups and projects take; then names that a reader sees beside what bears them: an estate of the
# community, who employs the social workers and from which centre, what the partners or the property company
# call themselves, the residents' app, the grid chat groups and the actors' platform.
NAMED_KINDS = (
    "group",
    "team",
    "project",
    "estate",
    "operator",
    "centre",
    "alliance",
    "property",
    "app",
    "chat",
    "exchange",
)


def rnd(number: float) -> int:
    """Round half up: floor(x + 0.5), the only rounding of the model."""
    return math.floor(number + 0.5)


@dataclass(frozen=True)
class CommunityPlan:
    """One community at the start; its index is its position in the street.

    Shares lie in 0 to 1. ``migrant_elder_share`` is a share of the residents of 60 or more,
    ``floating_share`` and ``listed_share`` of the Party members. ``opinion_second`` is the mean view
    of the second side in a community of two sides, else None. ``station_week`` is the week in which
    a linked social-work station opens. ``split_map`` draws the community in two patches.
    """

    code: str
    name: str
    name_zh: str
    type: str
    residents: int
    party_members: int
    share_60: float
    share_0_14: float
    migrant_elder_share: float
    strong_ties: float
    opinion_mean: float
    opinion_second: float | None
    opinion_sd: float
    entrenched_share: float
    entrenched_kind: str
    clarity: float
    household_form: str
    migrant_share: float
    station_week: int
    floating_share: float
    listed_share: float
    trust_offset: float
    split_map: bool


@dataclass(frozen=True)
class Partner:
    """A charity partner and the need category (0 to 7) it gives to.

    ``instead`` lists other needs its goods can help, and what a unit then counts.
    ``communities`` are those it gives in; None: everywhere.
    """

    name: str
    name_zh: str
    category: int
    instead: tuple[tuple[int, float], ...] = ()
    communities: tuple[int, ...] | None = None

    def gives_in(self, community: int) -> bool:
        """Whether it gives in a community."""
        return self.communities is None or community in self.communities


@dataclass(frozen=True)
class Place:
    """A venue or place of one community.

    ``owner`` is an actor's index; ``capacity`` is persons per week; ``opens`` is ``start``, ``week``
    (then ``week`` says which), ``station`` (with the station) or ``asked`` (when a group is granted
    it); ``group_places`` is how many groups it can house, ``members`` the largest group there (None:
    the setting ``place_cap``).
    """

    community: int
    kind: str
    name: str
    name_zh: str
    owner: int
    capacity: int
    opens: str
    week: int | None
    group_places: int
    members: int | None


class PlaceTable(NamedTuple):
    """All places of a plan as arrays of whole numbers, one row each (see `Place`)."""

    community: np.ndarray
    kind: np.ndarray  # position in PLACE_KINDS
    owner: np.ndarray
    capacity: np.ndarray
    opens: np.ndarray  # position in OPENINGS
    week: np.ndarray  # -1: none
    group_places: np.ndarray
    members: np.ndarray  # -1: the setting `place_cap`


@dataclass(frozen=True)
class Contract:
    """The professional organisation of a community; ``first`` is its specialism (need) at week 0."""

    name: str
    name_zh: str
    first: int | None


@dataclass(frozen=True)
class Building:
    """A building given to the professional organisation; its beds are the setting ``beds``."""

    community: int
    name: str
    name_zh: str
    floors: int


@dataclass(frozen=True)
class Desk:
    """A desk where floating Party members are listed, from ``week`` on."""

    community: int
    week: int
    name: str
    name_zh: str


@dataclass(frozen=True)
class Named:
    """A thing the field study names, and what it attaches to.

    ``community`` is None for the whole street; ``category`` is the need the group, project or team
    serves; ``fact`` is the fact's number.
    """

    kind: str
    name: str
    name_zh: str
    community: int | None
    category: int | None
    fact: str


@dataclass(frozen=True)
class StreetPlan:
    """A street. ``workers`` holds, per social worker, the communities he or she serves.

    ``part_of`` is the whole street where this one is some of its communities (`sim.communities`); a
    worker who serves none of them keeps his or her place, with no community.
    """

    name: str
    name_zh: str
    communities: tuple[CommunityPlan, ...]
    workers: tuple[tuple[int, ...], ...]
    partners: tuple[Partner, ...]
    places: tuple[Place, ...]
    contracts: tuple[Contract, ...]
    provider_building: Building | None
    desk: Desk | None
    named: tuple[Named, ...]
    part_of: StreetPlan | None = None

    def __post_init__(self) -> None:
        """Refuse a plan whose parts do not refer to its own communities, or that is too large."""
        count = len(self.communities)
        if len(self.contracts) != count:
            raise ScenarioError(f"{self.name}: {len(self.contracts)} contracts for {count} communities")
        used = [index for row in self.workers for index in row]
        used += [place.community for place in self.places]
        used += [index for partner in self.partners for index in partner.communities or ()]
        used += [thing.community for thing in self.named if thing.community is not None]
        used += [part.community for part in (self.provider_building, self.desk) if part is not None]
        if any(not 0 <= index < count for index in used):
            raise ScenarioError(f"street {self.name}: a community index is not in 0 to {count - 1}")
        if count > MOST_COMMUNITIES or self.residents > MOST_RESIDENTS:
            raise ScenarioError(
                f"street {self.name}: {count:,} communities and {self.residents:,} residents; the model's "
                f"arrays hold up to {MOST_COMMUNITIES:,} and {MOST_RESIDENTS:,}"
            )

    @property
    def whole(self) -> StreetPlan:
        """The whole street, which numbers all residents, households, cells and communities."""
        return self.part_of or self

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The number of each community in the whole street."""
        return tuple(self.whole.codes.index(code) for code in self.codes)

    def named_as(self, kind: str, community: int) -> tuple[Named, ...]:
        """Return the named things of a kind that are a community's, or the whole street's."""
        return tuple(
            thing for thing in self.named if thing.kind == kind and thing.community in (None, community)
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """Community codes in order."""
        return tuple(community.code for community in self.communities)

    @property
    def residents(self) -> int:
        """Residents of the street at full scale."""
        return sum(community.residents for community in self.communities)

    @property
    def party_members(self) -> int:
        """Party members of the street at full scale."""
        return sum(community.party_members for community in self.communities)

    @cached_property
    def place_table(self) -> PlaceTable:
        """All places as arrays."""
        rows = [
            (
                place.community,
                PLACE_KINDS.index(place.kind),
                place.owner,
                place.capacity,
                OPENINGS.index(place.opens),
                -1 if place.week is None else place.week,
                place.group_places,
                -1 if place.members is None else place.members,
            )
            for place in self.places
        ]
        table = np.array(rows, dtype=np.int64).reshape(len(rows), len(PlaceTable._fields))
        return PlaceTable(*table.T.copy())

    @cached_property
    def places_of(self) -> tuple[tuple[int, ...], ...]:
        """The places of each community in table order, as indices into `places`."""
        return tuple(
            tuple(p for p, place in enumerate(self.places) if place.community == c)
            for c in range(len(self.communities))
        )

    def index(self, community: str) -> int:
        """Return the index of a community given by code, or by its number in the whole street.

        Raises:
            ScenarioError: there is no such community, or it is not one of those chosen.
        """
        whole = self.whole.codes
        if community not in whole and community.isdecimal() and int(community) < len(whole):
            community = whole[int(community)]
        if community in self.codes:
            return self.codes.index(community)
        if community in whole:
            raise ScenarioError(
                f"community {community} of {self.name} is not among those chosen ({', '.join(self.codes)}); "
                f"choose it as well, or all"
            )
        raise ScenarioError(
            f"no community '{community}' in {self.name}{nearest(community, whole)} "
            f"(codes: {', '.join(whole)}; ids: 0 to {len(whole) - 1})"
        )

    def check(self, scenario: Scenario) -> None:
        """Refuse a scenario whose links name communities this street does not have.

        Raises:
            ScenarioError: with the community and the nearest code.
        """
        for links in (scenario.links, *(event.links for event in scenario.events)):
            for value in links.values():
                for community in value if isinstance(value, tuple) else ():
                    self.index(community)

    def canonical(self) -> dict[str, Any]:
        """Return the plan as JSON-able data."""
        return dataclasses.asdict(self)

    def fingerprint(self) -> str:
        """Return the SHA-256 of the plan."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        return digest(self.canonical())

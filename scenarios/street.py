"""Street plans: a folder with ``street.toml`` and ``communities.csv``, one row per community."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scenarios.communities import read_communities
from scenarios.files import read_toml, where
from sim.links import ACTORS, nearest
from sim.plan import (
    NAMED_KINDS,
    PLACE_KINDS,
    Building,
    CommunityPlan,
    Contract,
    Desk,
    Named,
    Partner,
    Place,
    StreetPlan,
)
from sim.scenario import ScenarioError
from sim.structure import Need

NEEDS = Need.keys()
ROOM = "community_room"

STREETS = Path(__file__).parent / "streets"
OPENS = ("start", "station", "station_week", "asked")
KEYS = (
    "name",
    "name_zh",
    "residents",
    "party_members",
    "workers",
    "partners",
    "places",
    "contracts",
    "provider_building",
    "desk",
    "named",
)


def street_names() -> tuple[str, ...]:
    """Return the names of the shipped streets.

    Returns:
        Names that `load_street` takes.

    Example:
        >>> import wulian as wl
        >>> "x-street" in wl.streets()
        True
    """
    return tuple(sorted(path.name for path in STREETS.iterdir() if (path / "street.toml").exists()))


def load_street(name_or_folder: str | Path = "x-street") -> StreetPlan:
    """Return a shipped street by name, or one from a folder.

    Args:
        name_or_folder: a name (`street_names`), or a folder with ``street.toml`` and
            ``communities.csv`` (one row for each community).

    Returns:
        The plan of the street: communities, places, partners, workers, contracts.

    Raises:
        ScenarioError: a file that cannot be read, a cell that is wrong (row and column), totals that
            do not add up, or a reference to a community that is not there.

    Example:
        >>> import wulian as wl
        >>> sum(community.residents for community in wl.load_street().communities)
        111000
    """
    given = str(name_or_folder)
    folder = STREETS / given if given in street_names() else Path(given)
    if not folder.is_dir():
        raise ScenarioError(
            f"no street '{given[:80]}'{nearest(given, street_names())} "
            f"(shipped: {', '.join(street_names())}; or a folder with street.toml and communities.csv)"
        )
    label = f"{given}/street.toml"
    data, text = read_toml(folder / "street.toml", label)
    communities = read_communities(folder / "communities.csv", f"{given}/communities.csv")
    return _Plan(label, text, data, communities).build()


class _Plan:
    """Puts street.toml and the community table together, checking each reference."""

    def __init__(
        self, label: str, text: str, data: dict[str, Any], communities: tuple[CommunityPlan, ...]
    ) -> None:
        self.label, self.text, self.data, self.communities = label, text, data, communities
        self.codes = [community.code for community in communities]

    def build(self) -> StreetPlan:
        """Return the plan (raises ``ScenarioError``)."""
        for key in self.data:
            if key not in KEYS:
                raise self.error((key,), f"unknown key '{key[:80]}'{nearest(key, KEYS)}")
        for key, column in (("residents", "residents"), ("party_members", "party_members")):
            total = sum(getattr(community, column) for community in self.communities)
            stated = self.value(self.data, key, int, (key,))
            if total != stated:
                raise self.error(
                    (key,),
                    f"the community table does not add up: {column} sum to {total:,}, "
                    f"but {key} = {stated:,} (difference {total - stated:+,})",
                )
        return StreetPlan(
            name=self.value(self.data, "name", str, ("name",)),
            name_zh=self.value(self.data, "name_zh", str, ("name_zh",)),
            communities=self.communities,
            workers=self.workers(),
            partners=tuple(self.partner(row, keys) for row, keys in self.rows("partners")),
            places=self.places(),
            contracts=self.contracts(),
            provider_building=self.provider_building() if "provider_building" in self.data else None,
            desk=self.desk() if "desk" in self.data else None,
            named=tuple(self.thing(row, keys) for row, keys in self.rows("named")),
        )

    def provider_building(self) -> Building:
        """Read the building given to the professional organisation."""
        keys = ("provider_building",)
        row = self.value(self.data, "provider_building", dict, keys)
        community = self.community(row.get("community"), (*keys, "community"))
        return Building(community, *self.name(row, keys), self.value(row, "floors", int, keys))

    def desk(self) -> Desk:
        """Read the floating members' desk."""
        row = self.value(self.data, "desk", dict, ("desk",))
        community = self.community(row.get("community"), ("desk", "community"))
        return Desk(community, self.value(row, "week", int, ("desk",)), *self.name(row, ("desk",)))

    def workers(self) -> tuple[tuple[int, ...], ...]:
        """Read the communities each social worker serves."""
        rows = self.value(self.data, "workers", list, ("workers",))
        if not all(isinstance(row, list) for row in rows):
            raise self.error(("workers",), "workers: allowed is a list of lists of community codes")
        return tuple(tuple(self.community(code, ("workers",)) for code in row) for row in rows)

    def partner(self, row: dict[str, Any], keys: tuple[str | int, ...]) -> Partner:
        """Read a charity partner; without a list of communities it gives in all of them."""
        own = None
        if "communities" in row:
            codes = self.value(row, "communities", list, keys)
            own = tuple(self.community(code, (*keys, "communities")) for code in codes)
        need, instead = self.need(row, "category", keys), self.instead(row, keys)
        return Partner(*self.name(row, keys), need, instead, own)

    def places(self) -> tuple[Place, ...]:
        """Read the places and give each to the communities it lists, community by community."""
        places: list[Place] = []
        for row, keys in self.rows("places"):
            everywhere = row.get("communities") == "all"
            for code in self.codes if everywhere else self.value(row, "communities", list, keys):
                name, name_zh = self.own_name(row, code, keys)
                community = self.community(code, (*keys, "communities"))
                opens = row.get("opens", "start")
                if opens == "station_week":  # on that date, whether or not a station opens
                    opens = self.communities[community].station_week
                week = opens if isinstance(opens, int) else None
                places.append(
                    Place(
                        community=community,
                        kind=self.word(row, "kind", PLACE_KINDS, keys),
                        name=name,
                        name_zh=name_zh,
                        owner=ACTORS.index(self.word(row, "owner", ACTORS, keys)),
                        capacity=self.value(row, "capacity", int, keys),
                        opens="week"
                        if week is not None
                        else self.word({"opens": opens}, "opens", OPENS, keys),
                        week=week,
                        group_places=self.value(row, "group_places", int, keys),
                        members=self.value(row, "members", int, keys) if "members" in row else None,
                    )
                )
        with_room = {place.community for place in places if place.kind == ROOM}
        for number, code in enumerate(self.codes):
            if number not in with_room:
                raise self.error(
                    ("places",),
                    f"community {code} has no community room, where its first groups meet; add [[places]]"
                    f' kind = "{ROOM}", communities = ["{code}"], owner = "office", name, name_zh,'
                    ' capacity = 60, opens = "start", group_places = 2',
                )
        return tuple(sorted(places, key=lambda place: place.community))

    def contracts(self) -> tuple[Contract, ...]:
        """Read each community's professional organisation; ``other`` stands for the rest."""
        table = self.value(self.data, "contracts", dict, ("contracts",))
        for code in table:
            if code != "other":
                self.community(code, ("contracts", code))
        contracts = []
        for code in self.codes:
            keys = ("contracts", code if code in table else "other")
            row = self.value(table, keys[1], dict, keys)
            first = self.need(row, "first", keys) if "first" in row else None
            contracts.append(Contract(*self.name(row, keys), first))
        return tuple(contracts)

    def thing(self, row: dict[str, Any], keys: tuple[str | int, ...]) -> Named:
        """Read one thing the study names."""
        place = row.get("community")
        return Named(
            self.word(row, "kind", NAMED_KINDS, keys),
            *self.name(row, keys),
            None if place is None else self.community(place, (*keys, "community")),
            self.need(row, "category", keys) if "category" in row else None,
            row.get("fact", ""),
        )

    def rows(self, key: str) -> list[tuple[dict[str, Any], tuple[str | int, ...]]]:
        """Return a list of tables, each with its place in the file."""
        rows = self.data.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.error((key,), f"{key}: allowed is a list of tables, each under [[{key}]]")
        return [(row, (key, index)) for index, row in enumerate(rows)]

    def community(self, code: object, keys: tuple[str | int, ...]) -> int:
        """Return the index of a community code."""
        if code not in self.codes:
            hint = f"{nearest(str(code), self.codes)} (codes: {', '.join(self.codes)})"
            raise self.error(keys, f"{'.'.join(map(str, keys))}: no community '{code}'{hint}")
        return self.codes.index(str(code))

    def name(self, row: dict[str, Any], keys: tuple[str | int, ...]) -> tuple[str, str]:
        """Return a thing's name in English and Chinese."""
        return self.value(row, "name", str, keys), self.value(row, "name_zh", str, keys)

    def own_name(self, row: dict[str, Any], code: object, keys: tuple[str | int, ...]) -> tuple[str, str]:
        """Return the name a place has in one community, where it has its own."""
        named = self.value(row, "named", dict, keys) if "named" in row else {}
        own = named.get(str(code))
        if own is None:
            return self.name(row, keys)
        if not isinstance(own, list) or [type(part) for part in own] != [str, str]:
            raise self.error((*keys, str(code)), f"named.{code} = {own!r}: allowed is [name, name_zh]")
        return own[0], own[1]

    def need(self, row: dict[str, Any], key: str, keys: tuple[str | int, ...]) -> int:
        """Return the number of a need code such as k3."""
        return NEEDS.index(self.word(row, key, NEEDS, keys))

    def instead(self, row: dict[str, Any], keys: tuple[str | int, ...]) -> tuple[tuple[int, float], ...]:
        """Read the other needs a partner's goods can help, and what a unit counts there."""
        table = self.value(row, "instead", dict, keys) if "instead" in row else {}
        for need, worth in table.items():
            place = (*keys, "instead")
            if need not in NEEDS or need == row["category"]:
                raise self.error(place, f"instead: '{need[:80]}' is no other need{nearest(need, NEEDS)}")
            if isinstance(worth, bool) or not isinstance(worth, (int, float)) or not 0 < worth <= 1:
                raise self.error(place, f"instead.{need} = {worth!r}: allowed is a number above 0, at most 1")
        return tuple((NEEDS.index(need), float(worth)) for need, worth in table.items())

    def word(self, row: dict[str, Any], key: str, words: tuple[str, ...], keys: tuple[str | int, ...]) -> str:
        """Return one of the allowed words."""
        word = str(self.value(row, key, str, keys))
        if word not in words:
            raise self.error(
                (*keys, key), f"{key} = '{word[:80]}': allowed is {', '.join(words)}{nearest(word, words)}"
            )
        return word

    def value(self, row: dict[str, Any], key: str, kind: type, keys: tuple[str | int, ...]) -> Any:
        """Return a value of the right type."""
        words = {str: "text in quotes", int: "a whole number", list: "a list", dict: "a table"}
        value = row.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            what = "is missing" if value is None else f"= {value!r}"
            raise self.error((*keys, key), f"{key} {what}: allowed is {words[kind]}")
        if isinstance(value, int) and value < 0:
            raise self.error((*keys, key), f"{key} = {value}: allowed is 0 or more")
        return value

    def error(self, keys: tuple[str | int, ...], message: str) -> ScenarioError:
        """Say where in street.toml something is wrong."""
        return ScenarioError(f"{where(self.label, self.text, keys)}: {message}")

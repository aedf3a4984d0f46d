"""A street of whole communities: some of a street's, each with the people and luck it has there.

A part of a street keeps its communities' numbers in the whole one, which address all luck, and what the
communities share with those left out stays divided as in the whole (`StreetPlan.whole`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sim.links import nearest
from sim.plan import StreetPlan
from sim.scenario import ScenarioError

FEW = 5
NAMED = ("Y", "D", "G", "O", "S")  # the study's named cases live in these
ALL = "all"


def only(street: StreetPlan, communities: str | int | Sequence[str]) -> StreetPlan:
    """Return the street of some whole communities of a street, in the order of its table.

    `communities` are codes (a sequence, or text such as "Y,G,S"), "all", or how many: the first of
    Y, D, G, O, S as far as the street has them, then the others in table order. A street of fewer
    than five communities is taken whole where five are asked for.

    Raises:
        ScenarioError: no such community, one named twice, none, or more than there are.
    """
    whole = street.whole
    kept = _indices(whole, communities)
    return whole if len(kept) == len(whole.communities) else part(whole, kept)


def part(whole: StreetPlan, kept: Sequence[int]) -> StreetPlan:
    """Return the street of the communities with these numbers, in this order."""
    place = {number: row for row, number in enumerate(kept)}

    def moved(thing: Any) -> Any:
        """Return a thing of one community in its new row; a thing of none as it is."""
        where = None if thing is None else thing.community
        return thing if where is None else replace(thing, community=place[where])

    def stays(thing: Any) -> bool:
        return thing is not None and (thing.community is None or thing.community in place)

    return replace(
        whole,
        communities=tuple(whole.communities[number] for number in kept),
        partners=tuple(
            one
            if one.communities is None
            else replace(one, communities=tuple(place[c] for c in one.communities if c in place))
            for one in whole.partners
        ),
        contracts=tuple(whole.contracts[number] for number in kept),
        workers=tuple(tuple(place[number] for number in row if number in place) for row in whole.workers),
        places=tuple(
            moved(one)
            for one in sorted(
                (one for one in whole.places if one.community in place), key=lambda one: place[one.community]
            )
        ),
        provider_building=moved(whole.provider_building) if stays(whole.provider_building) else None,
        desk=moved(whole.desk) if stays(whole.desk) else None,
        named=tuple(moved(thing) for thing in whole.named if stays(thing)),
        part_of=whole,
    )


def _indices(whole: StreetPlan, communities: str | int | Sequence[str]) -> list[int]:
    """Return the numbers of the communities asked for, ascending."""
    count = len(whole.communities)
    if isinstance(communities, str):
        communities = communities.strip()
        if communities == ALL:
            return list(range(count))
        if communities.isdecimal():
            communities = int(communities)
        else:
            communities = [code.strip() for code in communities.split(",")]
    if isinstance(communities, int):
        if communities == FEW > count:
            communities = count
        if isinstance(communities, bool) or not 1 <= communities <= count:
            raise ScenarioError(
                f"communities = {communities}: {whole.name} has {count}, so allowed is 1 to {count}, "
                f"{ALL}, or codes ({', '.join(whole.codes)})"
            )
        return sorted(_in_order(whole)[:communities])
    if not communities:
        raise ScenarioError(f"communities: none is named (codes: {', '.join(whole.codes)}, or {ALL})")
    for code in communities:
        if code not in whole.codes:
            raise ScenarioError(
                f"communities: no community '{code}' in {whole.name}{nearest(str(code), whole.codes)} "
                f"(codes: {', '.join(whole.codes)})"
            )
        if list(communities).count(code) > 1:
            raise ScenarioError(f"communities: '{code}' is named twice")
    return sorted(whole.codes.index(code) for code in communities)


def _in_order(whole: StreetPlan) -> list[int]:
    """Return all numbers in the order in which a count takes them."""
    named = [whole.codes.index(code) for code in NAMED if code in whole.codes]
    return named + [number for number in range(len(whole.codes)) if number not in named]

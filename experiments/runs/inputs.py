"""What an experiment is made of, from names: scenarios and the street."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim import Scenario


def scenarios(arms: Sequence["str | Path | Scenario"], settings: Sequence[str]) -> list["Scenario"]:
    """Return the scenarios of these names or files, each changed by `settings`.

    `settings` are assignments such as "links.platform=0". Raises ValueError (of the reader) for
    unknown names, settings and values.
    """
    from scenarios import changed, load

    found = [load(arm) if isinstance(arm, str | Path) else arm for arm in arms]
    return [changed(one, settings) if settings else one for one in found]


FEW = "5"
"""Whole communities of an experiment that is too dear on the full street."""
Communities = str | int | Sequence[str] | None


def few(place: Any, communities: Communities) -> Communities:
    """Return the communities of a dear experiment: few of a street by name, a plan as it is given."""
    by_name = place is None or isinstance(place, str | Path)
    return FEW if communities is None and by_name else communities


def street(place: Any, communities: Communities = None) -> Any:
    """Return the street of this folder or name; X Street for None; a street passes through.

    `communities` choose some of its whole communities (`sim.communities.only`); None: as it is.
    Raises ValueError for what there is not.
    """
    from scenarios import load_street
    from sim.communities import only

    if place is None:
        place = load_street()
    elif isinstance(place, str | Path):
        place = load_street(place)
    return place if communities is None else only(place, communities)

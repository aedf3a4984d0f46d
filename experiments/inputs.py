"""What an experiment is made of, from names: scenarios and the street."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim import Scenario


def scenarios(
    arms: Sequence["str | Path | Scenario"], settings: Sequence[str]
) -> list["Scenario"]:
    """Return the scenarios of these names or files, each changed by `settings`.

    `settings` are assignments such as "links.platform=0". Raises ValueError (of the reader) for
    unknown names, settings and values.
    """
    from scenarios import changed, load

    found = [load(arm) if isinstance(arm, str | Path) else arm for arm in arms]
    return [changed(one, settings) if settings else one for one in found]


def street(place: Any) -> Any:
    """Return the street of this folder or name; X Street for None; a street passes through."""
    from scenarios import load_street

    if place is None:
        return load_street()
    return load_street(place) if isinstance(place, str | Path) else place

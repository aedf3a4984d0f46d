"""Streets a page may name: those that come with wulian, and folders where the server was started."""

from pathlib import Path

from scenarios import load_street, street_names
from sim.links import nearest
from sim.plan import StreetPlan
from sim.scenario import ScenarioError

FILES = ("street.toml", "communities.csv")
MOST = 50


def own_streets() -> tuple[str, ...]:
    """Return the names of street folders in the working directory; a page can name no other path."""
    folders = (path for path in sorted(Path().iterdir()) if all((path / file).is_file() for file in FILES))
    return tuple(path.name for path in folders if path.name not in street_names())[:MOST]


def street_of(name: str) -> StreetPlan:
    """Return a street by name.

    Raises:
        ScenarioError: there is none, or its files are wrong (file, line and what is allowed).
    """
    known = (*street_names(), *own_streets())
    if name not in known:
        raise ScenarioError(f"unknown street '{name}'{nearest(name, known)}")
    return load_street(name)

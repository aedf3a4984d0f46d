"""Changes written on a command line: ``links.platform=0``, ``need_scale=2``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from sim.links import LinkError, check_link
from sim.scenario import Scenario, ScenarioError
from sim.settings import SettingError, check_setting


def changed(scenario: Scenario, assignments: Iterable[str]) -> Scenario:
    """Return the scenario with ``links.platform=0`` or ``need_scale=2`` and the like applied.

    Args:
        scenario: the world to start from; it stays as it is.
        assignments: NAME=VALUE each, for a setting (docs/settings.md lists them with units and
            ranges) or, after ``links.``, for a link: 0, 1, a share, "station" or a list of codes.

    Raises:
        ScenarioError: an assignment without ``=``, an unknown name, or a value not allowed.

    Example:
        >>> import wulian as wl
        >>> half = wl.changed(wl.load("linked"), ["links.platform=0.5", "hub_period=4"])
        >>> half.links["platform"], half.settings.hub_period
        (0.5, 4)
    """
    settings: dict[str, object] = {}
    links: dict[str, object] = dict(scenario.links)
    for assignment in assignments:
        key, equals, written = assignment.partition("=")
        name = key.strip()
        if not equals or not name:
            raise ScenarioError(f"--set {assignment}: write NAME=VALUE, such as links.platform=0")
        value = _written(written.strip())
        try:
            if name.startswith("links."):
                links[name[6:]] = check_link(name[6:], value)
            else:
                name = name.removeprefix("settings.")
                settings[name] = check_setting(name, value)
        except (SettingError, LinkError) as error:
            raise ScenarioError(f"--set {assignment}: {error}") from None
    try:
        return scenario.replace(settings=scenario.settings.replace(settings), links=links)
    except ScenarioError as error:
        raise ScenarioError(f"{scenario.name} with --set: {error}") from None


def _written(text: str) -> object:
    """Read a value as TOML would; a bare word is a string."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return text

"""A world as a scenario file, and a scenario file as a choice."""

from typing import Any

from interface.browser.messages import Load, Save, Setup
from interface.browser.pair import Pair


def saved(pair: Pair, setup: Setup, asked: Save) -> dict[str, Any]:
    """Return a world as a scenario file and the command that repeats its run."""
    return {"type": "saved", "request": asked.request, "toml": "", "command": ""}


def loaded(asked: Load) -> dict[str, Any]:
    """Return the choice that a scenario file describes."""
    return {"type": "loaded", "request": asked.request, "choice": None}

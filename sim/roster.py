"""Who can be asked to join, and through which channel the ask came."""

from typing import Any

from sim.compiled import compiled

ADULT = 15
OWN, ORGANISED, BROADCAST, WALK_IN = range(4)  # channels, strongest first


@compiled
def on_roster(served_weeks: Any) -> Any:
    """Return whether residents (one, or arrays) have ever served or been at their group's session."""
    return served_weeks > 0

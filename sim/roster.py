"""Who can be asked to join, and through which channel the ask came."""

from sim.compiled import helper

ADULT = 15
OWN, ORGANISED, BROADCAST, WALK_IN = range(4)  # channels, strongest first


@helper
def on_roster(served_weeks: int, registered: int) -> bool:
    """Return whether a resident has ever served or is registered on the platform."""
    return (served_weeks > 0) | (registered == 1)  # without a branch: asked of everybody

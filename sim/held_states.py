"""The analysis switch `freeze`: let a step run, but keep chosen states as they were."""

from collections.abc import Iterator
from contextlib import contextmanager

from sim.world import World

HELD_STATES = {
    "T": "trust",
    "B": "belonging",
    "o": "opinion",
    "tolerance": "tolerance",
}


@contextmanager
def held_states(world: World) -> Iterator[None]:
    """Undo at the end what happened inside to the states named in the setting `freeze`."""
    held = [
        (array, array.copy())
        for code, state in HELD_STATES.items()
        if code in world.settings.freeze
        for array in [getattr(world.minds, state)]
    ]
    yield
    for array, before in held:
        array[:] = before

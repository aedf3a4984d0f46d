"""A tool of analysis: states that are held still (3.4, last lines)."""

from collections.abc import Callable
from functools import wraps

from tests.oracle.street import ReferenceStreet

FROZEN_STATES = {"T": "trust", "B": "belonging", "o": "opinion", "tolerance": "tolerance"}


def ties_frozen(street: ReferenceStreet) -> bool:
    """Whether ties are held still."""
    return "g" in street.settings.freeze


def holding_still(process: Callable[[ReferenceStreet], None]) -> Callable[[ReferenceStreet], None]:
    """Let a process run, then put frozen states back."""

    @wraps(process)
    def run(street: ReferenceStreet) -> None:
        names = [state for sign, state in FROZEN_STATES.items() if sign in street.settings.freeze]
        before = [[getattr(resident, name) for name in names] for resident in street.residents]
        process(street)
        for resident, values in zip(street.residents, before, strict=True):
            for name, value in zip(names, values, strict=True):
                setattr(resident, name, value)

    return run

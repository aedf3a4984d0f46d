"""In which order cases wait: by their age over the time allowed, what is overdue behind (W4, W6)."""

from tests.oracle.entities import Case
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import DEADLINE


def is_overdue(street: ReferenceStreet, case: Case) -> bool:
    """Whether the time allowed for a case is over."""
    return street.week - case.born >= DEADLINE[case.need]


def weight(street: ReferenceStreet, case: Case) -> float:
    """Return how much faster than a routine case a case moves up."""
    if case.need == 7:
        return float(street.settings.w_emergency)
    return float(street.settings.w_severe) if case.severe else 1.0


def queue_key(street: ReferenceStreet, case: Case) -> tuple[float, ...]:
    """Return what orders a queue: the lane, then who is most in need, then the key."""
    age, deadline = street.week - case.born + case.tie, DEADLINE[case.need]
    if street.settings.queue_discipline == "first-come":
        return -age, case.key
    if street.settings.queue_discipline == "absolute":
        return 0 if case.need == 7 else 1 if case.severe else 2, -age, case.key
    if is_overdue(street, case):
        return 1, -(weight(street, case) * deadline / (age + 1)), case.key
    return 0, -(weight(street, case) * age / deadline), case.key


def in_queue_order(street: ReferenceStreet, cases: list[Case]) -> list[Case]:
    """Return cases in queue order."""
    return sorted(cases, key=lambda case: queue_key(street, case))

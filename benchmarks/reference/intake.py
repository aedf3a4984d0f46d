"""W4: contacts cost whoever takes them in, the same in every channel; what cannot be paid is lost."""

import math
from typing import NamedTuple

from benchmarks.reference.entities import Case, Community
from benchmarks.reference.street import ReferenceStreet


class Contact(NamedTuple):
    """Somebody comes with a case, or it is found, and what it costs to take it in."""

    case: Case
    price: float


def with_noise(street: ReferenceStreet) -> float:
    """Return the price of a call, walk-in or message, with the others that it brings."""
    return float(street.settings.intake_minutes * (1.0 + street.settings.noise_ratio))


def take_in(community: Community, actor: int, contacts: list[Contact]) -> list[Case]:
    """Let an actor take contacts in as far as its minutes go; return their cases, count the lost."""
    left, total, taken = community.minutes_left(actor), 0.0, []
    for contact in sorted(contacts, key=lambda one: (one.case.tie, one.case.key)):
        if math.floor(total + contact.price) > left:
            break
        total += contact.price
        taken.append(contact.case)
    community.pay(actor, math.floor(total), "intake")
    community.count("contacts_lost", by=len(contacts) - len(taken))
    return taken

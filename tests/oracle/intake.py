"""W4: contacts cost whoever takes them in, the same in every channel; what cannot be paid is lost."""

import math
from typing import NamedTuple

from tests.oracle.entities import Case, Community
from tests.oracle.street import ReferenceStreet


class Contact(NamedTuple):
    """Somebody comes with a case, or it is found, and what it costs to take it in."""

    case: Case
    price: float


def with_noise(street: ReferenceStreet) -> float:
    """Return the price of a call, walk-in or message, with the others that it brings."""
    return float(street.settings.intake_minutes * (1.0 + street.settings.noise_ratio))


def reception_left(street: ReferenceStreet, community: Community, actor: int) -> int:
    """Return what is left of the part of an actor's week that is for listening."""
    kept = math.floor(street.settings.reception_share * community.supply(actor))
    kept -= community.now.uses[actor]["intake"]
    return max(0, min(kept, community.minutes_left(actor)))


def take_in(street: ReferenceStreet, community: Community, actor: int, contacts: list[Contact]) -> list[Case]:
    """Let an actor take contacts in as far as its minutes go; return their cases, count the lost."""
    left, total, taken = reception_left(street, community, actor), 0.0, []
    for contact in sorted(contacts, key=lambda one: (one.case.tie, one.case.key)):
        if math.floor(total + contact.price) > left:
            break
        total += contact.price
        taken.append(contact.case)
    community.pay(actor, math.floor(total), "intake")
    community.count("contacts_lost", by=len(contacts) - len(taken))
    return taken

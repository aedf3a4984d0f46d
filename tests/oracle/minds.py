"""Views and ties as they are drawn at the founding and for those who move in (3.2, 5 and 6)."""

from collections.abc import Callable

from tests.oracle.entities import Resident
from tests.oracle.rng import clip
from tests.oracle.street import ReferenceStreet

Draw = Callable[[str, int, int], float]


def draws_of(street: ReferenceStreet, week: int) -> Draw:
    """Return draws of one week, called with name, subject, draw."""
    return lambda name, subject, draw: street.luck(name, subject, draw, week)


def normal(luck: Draw, name: str, subject: int) -> float:
    """Return a number near the normal law: twelve uniforms less six."""
    return sum(luck(name, subject, draw) for draw in range(12)) - 6.0


def draw_views(street: ReferenceStreet, resident: Resident, week: int) -> None:
    """Draw belonging, trust, acceptance, tolerance, opinion, their starts, who knows social workers."""
    settings, plan, luck, i = (
        street.settings,
        resident.community.plan,
        draws_of(street, week),
        resident.address,
    )
    resident.belonging = clip(0.40 + 0.12 * normal(luck, "found.B", i), 0.0, 1.0)
    home = settings.trust_home + plan.trust_offset
    resident.trust = clip(home + 0.12 * normal(luck, "found.T", i), 0.02, 0.98)
    power = 1.0 / (1.0 / settings.acceptance_start - 1.0)
    resident.acceptance = 1.0 - (1.0 - luck("found.A", i, 0)) ** power
    resident.tolerance = 0.15 + 0.20 * luck("found.eps", i, 0)
    known = luck("found.heard", i, 0) if resident.age >= 15 else 1.0
    resident.heard, resident.met = known < settings.heard_start, known < settings.met_start
    mean = plan.opinion_second if resident.side else plan.opinion_mean
    offset = settings.member_offset if resident.member_type else 0.0
    view = mean + plan.opinion_sd * normal(luck, "found.o", i) + offset
    resident.opinion = clip(view, 0.0, 1.0)
    resident.start_belonging = resident.belonging
    resident.start_trust = resident.trust
    resident.start_acceptance = resident.acceptance
    resident.start_tolerance = resident.tolerance
    resident.start_opinion = resident.opinion


def draw_ties(street: ReferenceStreet, resident: Resident, week: int) -> None:
    """Draw eight acquaintances: four near, four anywhere in the community."""
    community, luck, i = resident.community, draws_of(street, week), resident.address
    near = [
        other
        for cell in community.cells
        if abs(cell.number - resident.cell.number) <= 3
        for other in cell.residents
    ]
    two_sides = community.plan.opinion_second is not None
    resident.contacts, resident.strengths = [None] * 8, [0.0] * 8
    for slot in range(8):
        circle = near if slot < 4 else community.residents
        for attempt in range(4):
            other = circle[int(luck("found.tie", i, 8 * attempt + slot) * len(circle))]
            if other.household is resident.household or other in resident.contacts[:slot]:
                continue
            if two_sides and other.side != resident.side:
                continue
            strength = community.plan.strong_ties / 16.0 * luck("found.tie_strength", i, slot)
            resident.contacts[slot] = other
            settled = street.settings.migrant_ties if resident.migrant_elder else 1.0
            resident.strengths[slot] = strength * settled
            break

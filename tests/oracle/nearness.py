"""How near people are: support and loneliness, friction and the sum of ties of a cell (W13)."""

import math

from tests.oracle.entities import Cell, Resident
from tests.oracle.street import ReferenceStreet


def support(street: ReferenceStreet, resident: Resident) -> float:
    """Return the strength of a resident's ties, with those at home."""
    settings = street.settings
    at_home = len(resident.household.residents) - 1
    each = settings.support_home_migrant if resident.migrant_elder else settings.support_home
    return sum(resident.strengths) + each * at_home


def resting_loneliness(street: ReferenceStreet, resident: Resident) -> float:
    """Return the loneliness that a resident's support leads to."""
    return math.exp(-support(street, resident) / street.settings.support_scale)


def friction_of(cell: Cell) -> float:
    """Return the friction that views and near ties of a cell lead to."""
    people = cell.residents
    mean = sum(i.opinion for i in people) / len(people)
    spread = sum(abs(i.opinion - mean) for i in people) / len(people)
    near = [
        strength
        for i in people
        for other, strength in zip(i.contacts, i.strengths, strict=True)
        if other is not None and abs(other.cell.number - cell.number) <= 3
    ]
    return spread * (1.0 - (sum(near) / len(near) if near else 0.0))


def tie_sum(cell: Cell) -> float:
    """Return the strength of all ties of a cell's residents."""
    return sum(sum(resident.strengths) for resident in cell.residents)


def spread_of_opinions(cell: Cell) -> float:
    """Return the standard deviation of opinions in a cell."""
    people = cell.residents
    mean = sum(i.opinion for i in people) / len(people)
    return math.sqrt(sum((i.opinion - mean) ** 2 for i in people) / len(people))

"""Attributes of agents that are fields of the world's arrays: nothing is copied.

`columns` gives a class one attribute for every field of a named tuple of arrays. Reading gives the
number in the agent's row (or a window on the row, where a row holds more than one number); writing
changes the array.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

import numpy as np

from sim.world import World

Kind = TypeVar("Kind", bound=type)


class Column:
    """One field of one table of the world, as an attribute of the agents that have a row in it."""

    def __init__(self, table: str, field: str, fixed: bool) -> None:
        """Stand for `world.table.field`; a `fixed` field is part of the numbering of rows."""
        self.table = table
        self.field = field
        self.fixed = fixed

    def array(self, world: World) -> np.ndarray:
        """Return the whole array, one row for each agent of the kind."""
        whole: np.ndarray = getattr(getattr(world, self.table), self.field)
        return whole

    def __get__(self, agent: Any, owner: type | None = None) -> Any:
        if agent is None:
            return self
        value = self.array(agent.model.world)[agent.row]
        return value.item() if value.ndim == 0 else value

    def __set__(self, agent: Any, value: Any) -> None:
        self.write(agent.model.world, agent.row, value)

    def write(self, world: World, rows: Any, value: Any) -> None:
        """Write a value into some rows.

        Raises:
            AttributeError: the field is fixed.
            ValueError: the value is no number, or not a whole number where whole numbers are kept.
        """
        if self.fixed:
            raise AttributeError(f"{self.field} cannot be changed: rows are numbered by it")
        array = self.array(world)
        wanted = np.asarray(value)
        if wanted.dtype.kind not in "biuf" or not np.isfinite(wanted).all():
            raise ValueError(f"{self.field} = {value!r}: allowed are finite numbers")
        if array.dtype.kind != "f":
            limits = np.iinfo(array.dtype)
            if (wanted != np.floor(wanted)).any():
                raise ValueError(f"{self.field} = {value!r}: allowed are whole numbers")
            if (wanted < limits.min).any() or (wanted > limits.max).any():
                raise ValueError(f"{self.field} = {value!r}: allowed is {limits.min} to {limits.max}")
        array[rows] = wanted


def columns(
    table: str, kind: type, leave_out: Collection[str] = (), fixed: Collection[str] = ()
) -> Callable[[Kind], Kind]:
    """Give a class the fields of `world.table`, a named tuple `kind`, as attributes."""

    def decorate(owner: Kind) -> Kind:
        for field in kind._fields:  # type: ignore[attr-defined]
            if field in leave_out:
                continue
            if hasattr(owner, field):
                raise TypeError(f"{owner.__name__}.{field} is taken; leave out {table}.{field}")
            setattr(owner, field, Column(table, field, field in fixed))
        return owner

    return decorate


def whole_number(value: Any, count: int, what: str) -> int:
    """Return `value` as a row number.

    Raises:
        IndexError: it is not a whole number from 0 to `count` − 1.
    """
    good = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not (good and 0 <= value < count):
        raise IndexError(f"{what} {value!r}: allowed is a whole number from 0 to {count - 1}")
    return int(value)

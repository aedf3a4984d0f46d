"""Residents as Mesa agents: views of rows, made on demand and registered only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

import mesa
import numpy as np

from sim.agents.columns import Column, columns
from sim.layout import BIT_LIST, NEED_COUNT, SELF_MANAGED, SUNK_DOWN
from sim.links import ACTORS
from sim.stories import Entry, resident_story
from sim.world import Minds, Roles, Traits

if TYPE_CHECKING:
    from sim.street import Street

FIRST_ID = 1_000_000  # residents' `unique_id` starts here, so that no institution shares one


class OpenCase(NamedTuple):
    """An open case of a resident."""

    need: str  # k0 to k7
    severe: bool
    born: int  # week
    known_to: tuple[str, ...]  # actors
    first_knower: str | None  # actor
    on_list: bool  # on the joint list
    work_done: int  # effective minutes


@columns("traits", Traits, fixed=("household", "cell", "community", "member_type"))
@columns("minds", Minds)
@columns("roles", Roles)
class Resident(mesa.Agent):
    """One resident: every trait, state of mind and role is an attribute read from the arrays.

    `household`, `cell` and `community` are numbers; `home` and `neighbours` are the residents who
    share them. Two views of one resident of one street are equal. A view belongs to its street
    and to no other. Units and ranges are those of the arrays (`sim.world`).
    """

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def __init__(self, model: Street, row: int) -> None:  # Mesa's own would register the view
        """Look at row `row` of a street."""
        self.model = model
        self.row = row

    @property
    def unique_id(self) -> int:
        """Return the resident's number among all agents of the street, registered or not."""
        return FIRST_ID + self.row

    @unique_id.setter
    def unique_id(self, number: int) -> None:
        """Keep the number: Mesa from 3.5 on would give another when a view is registered."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Resident) and other.model is self.model and other.row == self.row

    def __hash__(self) -> int:
        return hash((id(self.model), self.row))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.row} of community {self.community_code}>"

    @property
    def subject(self) -> str:
        """Return the resident's name in the log."""
        return f"resident_{self.row}"

    @property
    def community_code(self) -> str:
        """Return the code of the community."""
        return str(self.model.plan.codes[self.community])

    @property
    def pos(self) -> tuple[int, int]:
        """Return column and row of the resident's cell on the street's grid."""
        return self.model.grid.coordinates(self.cell)

    @property
    def home(self) -> Residents:
        """Return the residents of the household, this one included."""
        return self.model.residents(household=self.household)

    @property
    def neighbours(self) -> Residents:
        """Return the residents of the cell, this one included."""
        return self.model.residents(cell=self.cell)

    @property
    def group(self) -> mesa.Agent | None:
        """Return the self-organisation this resident belongs to, if any."""
        return self.model.organisation(self.org)

    @property
    def ties(self) -> list[tuple[Resident, float]]:
        """Return the acquaintances and the strength of each tie (0 to 1)."""
        ties = self.model.world.ties
        return [
            (self.model.resident(contact), strength)
            for contact, strength in zip(
                ties.contact[self.row].tolist(), ties.strength[self.row].tolist(), strict=True
            )
            if contact >= 0
        ]

    @property
    def open_cases(self) -> list[OpenCase]:
        """Return the resident's open cases, by need."""
        cases = self.model.world.cases
        first = self.row * NEED_COUNT
        low, high = np.searchsorted(cases.key, [first, first + NEED_COUNT])
        return [
            OpenCase(
                need=f"k{cases.key[n] - first}",
                severe=bool(cases.severe[n]),
                born=int(cases.born[n]),
                known_to=tuple(a for bit, a in enumerate(ACTORS[:8]) if cases.bits[n] >> bit & 1),
                first_knower=ACTORS[cases.first_knower[n]] if cases.first_knower[n] >= 0 else None,
                on_list=bool(cases.bits[n] >> BIT_LIST & 1),
                work_done=int(cases.work_done[n]),
            )
            for n in range(low, high)
        ]

    @property
    def story(self) -> list[Entry]:
        """Return what happened to this resident and what he or she did, by date."""
        return resident_story(self.model.world, self.row)

    def remove(self) -> None:
        """Take the view off the street's list of agents; the resident lives on."""
        self.model.unregister([self])


class PartyMember(Resident):
    """A Party member; of exactly this type are the self-managed ones."""


class SunkDownMember(PartyMember):
    """A Party member of a work unit who serves where he or she lives ("sunk down")."""


KIND_OF_MEMBER: dict[int, type[Resident]] = {
    0: Resident,
    SELF_MANAGED: PartyMember,
    SUNK_DOWN: SunkDownMember,
}


class Residents(Sequence[Resident]):
    """Some residents of a street, each seen when looked at; nothing is stored but their rows."""

    def __init__(self, model: Street, rows: range | np.ndarray) -> None:
        self.model = model
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Resident: ...
    @overload
    def __getitem__(self, place: slice) -> Residents: ...
    def __getitem__(self, place: int | slice) -> Resident | Residents:
        if isinstance(place, slice):
            return Residents(self.model, self.rows[place])
        return self.model.resident(int(self.rows[place]))

    def __iter__(self) -> Iterator[Resident]:
        return (self.model.resident(int(row)) for row in self.rows)

    def __contains__(self, agent: object) -> bool:
        if not isinstance(agent, Resident) or agent.model is not self.model:
            return False
        return agent.row in self.rows

    def __repr__(self) -> str:
        return f"<{len(self)} residents>"

    def get(self, name: str) -> np.ndarray:
        """Return one attribute of all of them, a copy; fields of arrays are read at once."""
        column = getattr(Resident, name, None)
        if isinstance(column, Column):
            return column.array(self.model.world)[np.asarray(self.rows, dtype=np.int64)]
        return np.array([getattr(agent, name) for agent in self])

    def set(self, name: str, value: Any) -> Residents:
        """Write one attribute of all of them: one value, or an array of one each."""
        column = getattr(Resident, name, None)
        if not isinstance(column, Column):
            raise AttributeError(f"residents have no array called {name}")
        column.write(self.model.world, np.asarray(self.rows, dtype=np.int64), value)
        return self

    def select(self, chosen: Callable[[Resident], Any] | np.ndarray) -> Residents:
        """Return those for whom a function is true, or those marked in an array of booleans."""
        if callable(chosen):
            chosen = np.fromiter((bool(chosen(agent)) for agent in self), bool, len(self))
        return Residents(self.model, np.asarray(self.rows, dtype=np.int64)[chosen])

    def do(self, change: Callable[[Resident], Any]) -> Residents:
        """Call a function with each of them, in order of their rows."""
        for agent in self:
            change(agent)
        return self

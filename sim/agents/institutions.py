"""Institutions as ordinary Mesa agents: each reads and writes its row of the arrays.

What they do in a week stands in the processes of `sim.week`; their own `step` does nothing.
"""

from __future__ import annotations

import itertools
import weakref
from typing import TYPE_CHECKING, Any, ClassVar

import mesa

from sim.agents.columns import columns
from sim.agents.residents import Residents
from sim.layout import GROUP_SLOTS, OFFICE, PROFESSIONAL, PROPERTY, USES
from sim.organising import name_of
from sim.plan import Place
from sim.stories import Entry, notable, weekly_closings
from sim.world import Communities, Groups, Partners

if TYPE_CHECKING:
    from sim.street import Street

STARTS = ("resident_start", "household_start", "cell_start")


class _Numbers(weakref.WeakKeyDictionary[Any, Any]):
    """A counter of agents for each living model; Mesa 3.3's own keeps every model alive."""

    def __getitem__(self, model: Any) -> Any:
        return self.setdefault(model, itertools.count(1))


class Institution(mesa.Agent):
    """An actor that is not a resident; `row` is its row in the arrays of its kind.

    Every kind has a `name`: the study's, or a description.
    """

    _ids: ClassVar[Any] = _Numbers()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def __init__(self, model: Street, row: int) -> None:
        """Register with a street."""
        super().__init__(model)
        self.row = row

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    @property
    def subject(self) -> str:
        """Return the institution's name in the log."""
        return self.name

    @property
    def story(self) -> list[Entry]:
        """Return the notable events of this institution, by date."""
        subject = self.subject
        return notable(self.model.world, lambda _week, _community, named: named == subject)


class _OfCommunity(Institution):
    """An actor of which every community has one; its row is the community's."""

    actor: ClassVar[int]

    @property
    def community_code(self) -> str:
        """Return the code of the community."""
        return str(self.model.plan.codes[self.row])

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places of the community that this actor owns."""
        places: tuple[Place, ...] = self.model.plan.places
        return tuple(p for p in places if (p.community, p.owner) == (self.row, self.actor))

    @property
    def linked(self) -> bool:
        """Whether the actor could commit minutes to the joint list in the last week lived."""
        book = getattr(self.model.world, "now", None)
        return book is not None and bool(book.linked[self.row, self.actor])

    @property
    def minutes(self) -> dict[str, int]:
        """Return minutes of the last week lived: `offered`, then by use (they add up to it)."""
        book = getattr(self.model.world, "now", None)
        if book is None:
            return dict.fromkeys(("offered", *USES), 0)
        uses = zip(USES, book.uses[self.row, self.actor].tolist(), strict=True)
        return {"offered": int(book.offered[self.row, self.actor]), **dict(uses)}

    @property
    def story(self) -> list[Entry]:
        """Return the actor's notable events and its weekly count of closed cases, by date."""
        own = {self.subject, *(place.name for place in self.places)}
        lines = notable(self.model.world, lambda _week, c, subject: c == self.row and subject in own)
        lines += weekly_closings(self.model.world, self.row, self.actor, self.subject)
        return sorted(lines, key=lambda line: line.week)


@columns("communities", Communities, leave_out=STARTS)
class CommunityOffice(_OfCommunity):
    """A residents' committee and its staff, with the states of its community."""

    actor = OFFICE

    @property
    def name(self) -> str:
        """Return the community's name."""
        return str(self.model.plan.communities[self.row].name)

    @property
    def residents(self) -> Residents:
        """Return the residents of the community."""
        residents: Residents = self.model.residents(community=self.row)
        return residents

    @property
    def story(self) -> list[Entry]:
        """Return all notable events of the community and the office's closed cases, by date."""
        lines = notable(self.model.world, lambda _week, c, _subject: c == self.row)
        lines += weekly_closings(self.model.world, self.row, self.actor, "office")
        return sorted(lines, key=lambda line: line.week)


@columns("communities", Communities, leave_out={*Communities._fields} - {"specialism", "beds_free"})
class ProfessionalOrganisation(_OfCommunity):
    """The professional organisation under contract in a community."""

    actor = PROFESSIONAL

    @property
    def name(self) -> str:
        """Return the name in the contract."""
        return str(self.model.plan.contracts[self.row].name)


class PropertyCompany(_OfCommunity):
    """The property company of a community; it owns `places` that groups may ask for."""

    actor = PROPERTY

    @property
    def name(self) -> str:
        """Return a description: the study names no property company."""
        return f"Property company of {self.community_code}"


class SocialWorker(Institution):
    """A social worker, who serves one community or more."""

    @property
    def name(self) -> str:
        """Return the worker's name in the log."""
        return f"social_worker_{self.row}"

    @property
    def skill(self) -> float:
        """Return the skill, 0 to 1."""
        return float(self.model.world.worker_skill[self.row])

    @skill.setter
    def skill(self, value: float) -> None:
        """Change the skill."""
        if not 0 <= value <= 1:
            raise ValueError(f"skill = {value!r}: allowed is 0 to 1")
        self.model.world.worker_skill[self.row] = value

    @property
    def communities(self) -> tuple[str, ...]:
        """Return the codes of the communities served."""
        return tuple(self.model.plan.codes[c] for c in self.model.world.workers_of[self.row])


@columns("partners", Partners)
class CharityPartner(Institution):
    """A charity partner; `category` is the need (0 to 7) it gives to, goods are by community."""

    @property
    def name(self) -> str:
        """Return the study's name; partners won later have a number."""
        partners = self.model.plan.partners
        return partners[self.row].name if self.row < len(partners) else f"partner {self.row}"

    @property
    def subject(self) -> str:
        """Return the partner's name in the log."""
        return f"partner {self.row}"


@columns("groups", Groups)
class SelfOrganisation(Institution):
    """A self-organisation; when it dies the agent leaves the street, and its row is reused.

    A group that died keeps its name, its weeks and its story; its states are gone.
    """

    def __init__(self, model: Street, row: int) -> None:
        """Register a group that lives in slot `row` (community × 8 + slot)."""
        super().__init__(model, row)
        self._name = name_of(model.world, row)
        self.first_week = int(model.world.groups.born[row])
        self.last_week: int | None = None  # week of its death

    @property
    def row(self) -> int:
        """Return the slot.

        Raises:
            LookupError: the group has died.
        """
        if self.last_week is not None:
            raise LookupError(f"{self._name} died in week {self.last_week}")
        return self._slot

    @row.setter
    def row(self, slot: int) -> None:
        """Keep the slot."""
        self._slot = slot

    @property
    def name(self) -> str:
        """Return the study's name for the group, or its number."""
        return self._name

    @property
    def community_code(self) -> str:
        """Return the code of the community."""
        return str(self.model.plan.codes[self._slot // GROUP_SLOTS])

    @property
    def venue(self) -> Place | None:
        """Return the place where the group meets, if it has one."""
        return self.model.plan.places[self.place] if self.place >= 0 else None

    @property
    def people(self) -> Residents:
        """Return the members."""
        own: Residents = self.model.residents(community=self._slot // GROUP_SLOTS)
        return own.select(own.get("org") == self.row)

    @property
    def story(self) -> list[Entry]:
        """Return the notable events of the group's simulation, by date."""
        c, first, last = self._slot // GROUP_SLOTS, self.first_week, self.last_week
        return notable(
            self.model.world,
            lambda week, community, subject: (
                community == c and subject == self._name and week >= first and (last is None or week <= last)
            ),
        )

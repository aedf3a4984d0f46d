"""Changes that no setting and no link can make: to the street itself, or to steps of the week.

A scenario carries its interventions, and their keys are part of its fingerprint and agenda: worlds
are told apart by what is done to them, never by a name or a setting nudged for the purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.world import World


@dataclass(frozen=True)
class Intervention:
    """What is done to a street at the start of a week, and which steps of the week it replaces.

    Args:
        key: a name of its own, hashed wherever runs are told apart; give another when what the
            intervention does changes.
        week: the week at whose start it acts, 0 or later (burn-in belongs to every world).
        change: called once with the world (`sim.world.World`) before that week is lived; it may
            write the world's arrays.
        processes: functions that take the place of steps of the week from that week on, by the
            name of the step (`sim.week`).

    Functions must be importable (no lambdas), or worker processes cannot receive them.

    Raises:
        ValueError: no key, or a week before 0.
    """

    key: str
    week: int = 0
    change: Callable[[World], None] | None = field(default=None, compare=False)
    processes: Mapping[str, Callable[[World], None]] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        """Refuse what could not be told apart or dated."""
        if not self.key:
            raise ValueError("an intervention needs a key")
        if isinstance(self.week, bool) or not isinstance(self.week, int) or self.week < 0:
            raise ValueError(f"intervention '{self.key}': week = {self.week!r}: allowed is 0 or later")

    @property
    def known(self) -> bool:
        """Whether it can be carried out; one read back from a record is a key and a week only."""
        return self.change is not None or bool(self.processes)


def keys_in_force(interventions: Iterable[Intervention], week: int) -> list[list[object]]:
    """Return [key, week] of what has been done by a week, for fingerprints."""
    return [[one.key, one.week] for one in interventions if one.week <= week]


def intervene(interventions: Iterable[Intervention], world: World) -> None:
    """Do what is due at the start of the world's week.

    Raises:
        ValueError: an intervention is known by its key only, as one read back from a record.
    """
    for one in interventions:
        if one.week == world.week:
            if not one.known:
                raise ValueError(f"intervention '{one.key}': what it does is not known here, only its key")
            if one.change is not None:
                one.change(world)

"""A street at the start of a week, from which runs that have lived the same so far may go on."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sim.agenda import acts_before, agenda
from sim.hours import HoursRecord
from sim.observers import Observer
from sim.plan import StreetPlan
from sim.scenario import Scenario, digest
from sim.world import World


@dataclass(frozen=True)
class Snapshot:
    """A street at the start of a week; scenarios with the same key may start from a copy of it."""

    key: str
    world: World
    rows: tuple[dict[str, np.ndarray], ...]
    hours: HoursRecord
    observers: tuple[Observer, ...] = ()

    @property
    def week(self) -> int:
        """Return the week that comes next."""
        return self.world.week

    def hours_for(self, key: str) -> HoursRecord:
        """Return the hours recorded so far as the beginning of another run's record."""
        lists: dict[str, Any] = {
            name: list(held) for name, held in vars(self.hours).items() if isinstance(held, list)
        }
        return replace(self.hours, key=key, **lists)


def snapshot_key(scenario: Scenario, seed: int, street: StreetPlan, scale: float, week: int = 0) -> str:
    """Return the fingerprint of everything that acts before a week."""
    return digest([acts_before(agenda(scenario), week), seed, street.fingerprint(), scale])


def hours_key(scenario: Scenario, seed: int, street: StreetPlan, scale: float) -> str:
    """Return the fingerprint of what two runs must share to exchange hours."""
    emergencies = scenario.canonical()["emergencies"]
    return digest([seed, street.fingerprint(), scale, emergencies])

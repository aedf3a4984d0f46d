"""What an audit wants of a run: a handful of outcomes. Thousands of weekly tables would be gigabytes."""

from typing import TYPE_CHECKING, Self

import numpy as np

from sim.layout import DEADLINE, KNOWN_BITS, MEASURE_CLASS, NEED_COUNT
from sim.observers import Finished, Found

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.world import World

EVERYDAY, SPECIALISED, EMERGENCY = range(3)
LONGEST_DEADLINE = int(DEADLINE.max())


class Outcomes:
    """An observer that looks at the street's end only."""

    key = "the outcomes of an audit"

    def see(self, world: "World") -> None:
        """Take no notes: all stands in the cohorts and the case log."""

    def copy(self) -> Self:
        """Return itself, as there are no notes."""
        return self

    def found(self, run: Finished) -> Found:
        """Return every outcome by name, in percent."""
        return outcomes(run.trajectory.scenario, run.world)


def outcomes(scenario: "Scenario", world: "World") -> dict[str, float]:
    """Return every outcome by name, in percent; NaN where there was nothing to count.

    Calm weeks are those of birth outside the emergency from week 0 on, as far as their cases are due.
    """
    first = world.cohorts.first
    weeks = np.arange(first, first + len(world.cohorts.born))
    struck = np.zeros(len(weeks), dtype=bool)
    for one in scenario.emergencies:
        struck |= (weeks >= one.start) & (weeks <= one.end)
    calm = (weeks >= 0) & (weeks <= world.week - LONGEST_DEADLINE) & ~struck
    born, in_time = world.cohorts.born.sum(axis=1), world.cohorts.in_time.sum(axis=1)

    def in_percent(those: np.ndarray, needs: np.ndarray | slice) -> float:
        return _percent(in_time[those][:, needs].sum(), born[those][:, needs].sum())

    heard, on_time = _emergency_cases(world)
    return {
        "everyday": in_percent(calm, MEASURE_CLASS == EVERYDAY),
        "specialised": in_percent(calm, MEASURE_CLASS == SPECIALISED),
        "crisis_all": in_percent(struck, slice(None)),
        "emergency_heard": _percent(heard.sum(), len(heard)),
        "emergency_given_heard": _percent((heard & on_time).sum(), heard.sum()),
        "entrenched": _percent((world.cells.ent_kind >= 0).sum(), len(world.cells.ent_kind)),
    }


def _emergency_cases(world: "World") -> tuple[np.ndarray, np.ndarray]:
    """Return of every emergency case since week 0 whether anybody heard of it, and whether it was in time."""
    log, count, cases = world.log, world.log_count, world.cases
    need = np.concatenate([log.need[:count], cases.key % NEED_COUNT])
    born = np.concatenate([log.born[:count], cases.born]).astype(np.int64)
    closer = np.concatenate([log.closer[:count], cases.closer])
    heard = np.concatenate([log.bits[:count], cases.bits]) & KNOWN_BITS != 0
    closed = np.concatenate([log.closed[:count].astype(np.int64), np.full(len(cases.key), 2**31)])
    on_time = (closer >= 0) & (closed - born < DEADLINE[need])
    those = (MEASURE_CLASS[need] == EMERGENCY) & (born >= 0)
    return heard[those], on_time[those]


def _percent(part: float, whole: float) -> float:
    return 100.0 * float(part) / float(whole) if whole > 0 else float("nan")

"""The model as the audit runs it: `sim.life`, leaving a handful of numbers in place of a weekly table.

Named in `Task.model`, so every engine can run it. Thousands of runs would leave gigabytes of weeks; a
run's table here has one row per outcome. Its fingerprint is that of the whole weekly table: a setting
that leaves it as it is moved nothing that the model reports.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sim.layout import DEADLINE, KNOWN_BITS, MEASURE_CLASS, NEED_COUNT
from sim.life import Life, Past, prepare

EVERYDAY, SPECIALISED, EMERGENCY = range(3)
LONGEST_DEADLINE = int(DEADLINE.max())


@dataclass(frozen=True)
class Seen:
    """A run that is over: its outcomes, and the fingerprint of all its weeks."""

    weekly: pd.DataFrame
    hours: Any
    fingerprint: str


def run(
    scenario: Any,
    seed: int,
    *,
    street: Any,
    scale: float = 1.0,
    weeks: int,
    hours: Any = None,
    past: Past | None = None,
    keep_burn_in: bool = False,
) -> Seen:
    """Live one run and return the outcomes."""
    life = Life(scenario, seed, street=street, scale=scale, hours=hours, past=past)
    while life.week < weeks:
        life.step()
    found = outcomes(life)
    table = pd.DataFrame(
        {
            "scenario": scenario.name,
            "seed": seed,
            "community": "street",
            "name": list(found),
            "value": np.array(list(found.values()), dtype=np.float64),
        }
    )
    return Seen(table, life.hours, life.trajectory(keep_burn_in).fingerprint)


def outcomes(life: Life) -> dict[str, float]:
    """Return every outcome by name, in percent; NaN where there was nothing to count.

    Calm weeks are those of birth outside the emergency from week 0 on, as far as their cases are due.
    """
    world = life.world
    first = world.cohorts.first
    weeks = np.arange(first, first + len(world.cohorts.born))
    struck = np.zeros(len(weeks), dtype=bool)
    for one in life.scenario.emergencies:
        struck |= (weeks >= one.start) & (weeks <= one.end)
    calm = (weeks >= 0) & (weeks <= world.week - LONGEST_DEADLINE) & ~struck
    born, in_time = world.cohorts.born.sum(axis=1), world.cohorts.in_time.sum(axis=1)

    def in_percent(those: np.ndarray, needs: np.ndarray | slice) -> float:
        return _percent(in_time[those][:, needs].sum(), born[those][:, needs].sum())

    heard, on_time = _emergency_cases(life)
    return {
        "everyday": in_percent(calm, MEASURE_CLASS == EVERYDAY),
        "specialised": in_percent(calm, MEASURE_CLASS == SPECIALISED),
        "crisis_all": in_percent(struck, slice(None)),
        "emergency_heard": _percent(heard.sum(), len(heard)),
        "emergency_given_heard": _percent((heard & on_time).sum(), heard.sum()),
        "entrenched": _percent((world.cells.ent_kind >= 0).sum(), len(world.cells.ent_kind)),
    }


def _emergency_cases(life: Life) -> tuple[np.ndarray, np.ndarray]:
    """Return of every emergency case since week 0 whether anybody heard of it, and whether it was in time."""
    world = life.world
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


__all__ = ["outcomes", "prepare", "run"]

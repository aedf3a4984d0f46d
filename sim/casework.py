"""The open cases as a table sorted by key: adding births, taking out the closed, their sizes."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import (
    AREA_COUNT,
    CLASS_COUNT,
    CLASS_NEED,
    NEED_COUNT,
    NEVER,
    ROUTINE_MINUTES,
    SEVERE_CLASS,
)
from sim.plan import rnd
from sim.randomness import draw_each
from sim.settings import Settings
from sim.world import I8, I32, I64, CaseLog, Cases, World, blank

SEVERE_FACTOR = 4
ENVIRONMENT, DISPUTE = 4, 5  # needs that are somebody's duty
NEW = {
    "area": -1,
    "first_knower": -1,
    "known_week": NEVER,
    "list_week": NEVER,
    "tried_week": NEVER,
    "closer": -1,
    "helper": -1,
}


class Born(NamedTuple):
    """What is settled at the birth of a case, one entry for each case."""

    severe: I8
    dependent: I8
    device: I8  # a client's device has reported it
    deed: I8


@cache
def _sizes(size_scale: float, deeds: tuple[int, ...]) -> I64:
    routine = [rnd(float(minutes) * size_scale) for minutes in ROUTINE_MINUTES]
    factors = [1] * NEED_COUNT + [SEVERE_FACTOR] * (CLASS_COUNT - NEED_COUNT)
    classes = [routine[k] * factor for k, factor in zip(CLASS_NEED, factors, strict=True)]
    return np.array([*classes, *deeds], dtype=np.int64)


def work_minutes(settings: Settings) -> I64:
    """Return [14] full minutes of each case class, then of each deed (to be read only)."""
    deeds = (settings.supplies_minutes, settings.medicine_minutes, settings.call_minutes)
    return _sizes(float(settings.size_scale), deeds)


@helper
def case_minutes(sizes: I64, need: int, severe: int, deed: int) -> int:
    """Return the full minutes of a case, given those of each class and deed (`work_minutes`).

    An emergency takes the minutes of its deed, others those of their class.
    """
    if deed > 0:
        return int(sizes[CLASS_COUNT + deed - 1])
    return int(sizes[SEVERE_CLASS[need]] if severe == 1 else sizes[need])


@helper
def subject_of(key: int, numbers_of: I32) -> int:
    """Return the address of a case's luck: its key by the resident's number in the whole street."""
    return numbers_of[key // NEED_COUNT] * NEED_COUNT + key % NEED_COUNT


@compiled
def full_minutes(cases: Cases, sizes: I64) -> I64:
    """Return [n] the full minutes of every open case, whatever has been done of them."""
    result = np.empty(len(cases.key), dtype=np.int64)
    for n in range(len(result)):
        need = cases.key[n] % NEED_COUNT
        result[n] = case_minutes(sizes, need, cases.severe[n], cases.deed[n])
    return result


@compiled
def subjects_of(keys: I64, numbers_of: I32) -> I64:
    """Return [n] the address of luck of every case listed; `numbers_of` [N] are residents' numbers."""
    subjects = np.empty_like(keys)
    for n in range(len(keys)):
        subjects[n] = subject_of(keys[n], numbers_of)
    return subjects


def add_cases(world: World, keys: I64, born: Born) -> None:
    """Add births (ascending keys) to the open cases; the tie-break is drawn at the birth week."""
    new = blank(Cases, len(keys), fill=NEW)
    resident = keys // NEED_COUNT
    new.key[:] = keys
    new.community[:] = world.traits.community[resident]
    new.cell[:] = world.traits.cell[resident]
    new.severe[:] = born.severe
    new.dependent[:] = born.dependent
    new.deed[:] = born.deed
    new.born[:] = world.week
    new.bits[:] = np.where(born.device == 1, 1 << 5, 0)
    subjects = subjects_of(keys, world.traits.number)
    new.tie[:] = draw_each(world.luck("serve.tie"), subjects)
    need = keys % NEED_COUNT
    of_duty = (need == ENVIRONMENT) | (need == DISPUTE)
    area = np.floor(AREA_COUNT * draw_each(world.luck("case.area"), subjects[of_duty]))
    new.area[of_duty] = area.astype(np.int8)
    np.bitwise_or.at(world.open_needs, resident, (1 << (keys % NEED_COUNT)).astype(np.uint8))
    cases = world.cases
    order = np.argsort(np.concatenate([cases.key, keys]), kind="stable")  # merges two runs
    columns: Any = zip(cases, new, strict=True)
    world.cases = Cases._make(np.concatenate(both).take(order) for both in columns)
    world.case_count = len(world.cases.key)
    world.born = new


def take_out_closed(world: World) -> None:
    """Move closed and abandoned cases to the log."""
    cases = world.cases
    closed = cases.closer != -1
    rows = np.flatnonzero(closed)
    need = len(rows) + world.log_count
    if need > len(world.log.resident):
        room = max(len(world.log.resident), need)
        world.log = CaseLog._make(np.resize(column, len(column) + room) for column in world.log)
    own = slice(world.log_count, need)
    log = world.log
    done = world.cases_closed = Cases._make(column.take(rows) for column in cases)
    resident, kind = done.key // NEED_COUNT, done.key % NEED_COUNT
    log.resident[own], log.need[own], log.closed[own] = resident, kind, world.week
    log.closer[own], log.from_list[own] = done.closer, done.closed_from_list
    for name in ("severe", "deed", "born", "known_week", "first_knower", "bounces", "helper", "bits"):
        getattr(log, name)[own] = getattr(done, name)
    world.log_count = need
    keep = (~(1 << kind) & 0xFF).astype(np.uint8)
    np.bitwise_and.at(world.open_needs, resident, keep)
    left = np.flatnonzero(~closed)
    world.cases = Cases._make(column.take(left) for column in cases)
    world.case_count = len(world.cases.key)

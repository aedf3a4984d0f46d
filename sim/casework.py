"""The open cases as a table sorted by key: adding births, taking out the closed, their sizes."""

from functools import cache
from typing import Any

import numpy as np

from sim.compiled import compiled, helper
from sim.layout import CLASS_COUNT, CLASS_NEED, NEED_COUNT, NEVER, ROUTINE_MINUTES
from sim.plan import rnd
from sim.randomness import draw_each
from sim.world import I8, I32, I64, CaseLog, Cases, World, blank

SEVERE_FACTOR = 4
NEW = {"first_knower": -1, "known_week": NEVER, "list_week": NEVER, "closer": -1, "helper": -1}


@cache
def class_minutes(size_scale: float) -> I64:
    """Return [11] minutes of work in each case class at full efficiency (to be read only)."""
    routine = [rnd(float(minutes) * size_scale) for minutes in ROUTINE_MINUTES]
    factors = [1] * NEED_COUNT + [SEVERE_FACTOR] * (CLASS_COUNT - NEED_COUNT)
    return np.array(
        [routine[k] * factor for k, factor in zip(CLASS_NEED, factors, strict=True)],
        dtype=np.int64,
    )


@helper
def subject_of(key: int, numbers_of: I32) -> int:
    """Return the address of a case's luck: its key by the resident's number in the whole street."""
    return numbers_of[key // NEED_COUNT] * NEED_COUNT + key % NEED_COUNT


@compiled
def subjects_of(keys: I64, numbers_of: I32) -> I64:
    """Return the address of luck of every case listed."""
    subjects = np.empty_like(keys)
    for n in range(len(keys)):
        subjects[n] = subject_of(keys[n], numbers_of)
    return subjects


def add_cases(world: World, keys: I64, severe: I8, dependent: I8, device: I8) -> None:
    """Add births (ascending keys) to the open cases; the tie-break is drawn at the birth week."""
    new = blank(Cases, len(keys), fill=NEW)
    resident = keys // NEED_COUNT
    new.key[:] = keys
    new.community[:] = world.traits.community[resident]
    new.cell[:] = world.traits.cell[resident]
    new.severe[:] = severe
    new.dependent[:] = dependent
    new.born[:] = world.week
    new.bits[:] = np.where(device == 1, 1 << 5, 0)
    subjects = subjects_of(keys, world.traits.number)
    new.tie[:] = draw_each(world.luck("serve.tie"), subjects)
    np.bitwise_or.at(
        world.open_needs, resident, (1 << (keys % NEED_COUNT)).astype(np.uint8)
    )
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
    for name in ("severe", "born", "known_week", "first_knower", "bounces", "helper", "bits"):
        getattr(log, name)[own] = getattr(done, name)
    world.log_count = need
    keep = (~(1 << kind) & 0xFF).astype(np.uint8)
    np.bitwise_and.at(world.open_needs, resident, keep)
    left = np.flatnonzero(~closed)
    world.cases = Cases._make(column.take(left) for column in cases)
    world.case_count = len(world.cases.key)

"""Small streets as Mesa models that tests share."""

from functools import cache

from scenarios import load, load_street
from sim.driver import prepare, run
from sim.snapshot import Snapshot
from sim.street import Street
from sim.trajectory import Trajectory

SCALE = 0.02


@cache
def past() -> Snapshot:
    return prepare(load("isolated"), 1, street=load_street("x-street"), scale=SCALE)


def founded(name: str = "linked", seed: int = 1, scale: float = SCALE) -> Street:
    return Street(load(name), seed, street=load_street("x-street"), scale=scale)


def at_week_zero(name: str = "linked") -> Street:
    return Street(load(name), 1, street=load_street("x-street"), scale=SCALE, snapshot=past())


def lived(weeks: int, name: str = "linked") -> Street:
    street = at_week_zero(name)
    for _ in range(weeks):
        street.step()
    return street


@cache
def run_of(name: str, weeks: int) -> Trajectory:
    return run(load(name), 1, street=load_street("x-street"), scale=SCALE, weeks=weeks, snapshot=past())

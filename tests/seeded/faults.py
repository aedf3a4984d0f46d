"""What a kept fault is: changes of a place or two in a copy of the model, and the test that must notice."""

from typing import NamedTuple


class Change(NamedTuple):
    """`sound` stands once in the module, `faulty` takes its place."""

    module: str
    sound: str
    faulty: str


class Fault(NamedTuple):
    """Changes, and the test that must notice them; `compiled` where it would take too long as plain Python."""

    test: str
    changes: tuple[Change, ...]
    compiled: bool = False

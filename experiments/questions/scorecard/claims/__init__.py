"""The claims of the study and the negative controls, each module with the worlds and numbers it needs.

A module of claims has `CLAIMS`; if it needs more than the measures of `docs/measures.md`, it has
`WATCHERS` (classes that take notes while a run lives) or `found(run)` (numbers of a finished run).
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, Self

from experiments.questions.scorecard.claim import Arm, Claim
from experiments.questions.scorecard.claims.common import found as common_numbers
from experiments.text.messages import Words
from sim.observers import Finished, Found

if TYPE_CHECKING:
    from sim.world import World

WORDS = Words(__name__)
MODULES = (
    "linkage",
    "minds",
    "supervision",
    "information",
    "soundness",
    "joining",
    "families",
    "generations",
    "feedback_loop",
    "groups",
    "farm",
    "programmes",
    "network",
    "workforce",
)


def _modules() -> tuple[object, ...]:
    return tuple(import_module(f"{__name__}.{name}") for name in MODULES)


@cache
def claims() -> tuple[Claim, ...]:
    """Return all claims in the order of their codes, patterns (B) before controls (N)."""
    found = [claim for module in _modules() for claim in module.CLAIMS]  # type: ignore[attr-defined]
    return tuple(sorted(found, key=lambda claim: (claim.code[0], int(claim.code[1:].lstrip("-")))))


@cache
def arms() -> dict[str, tuple[Arm, bool]]:
    """Return every world by name, and whether it is needed at parameter draws."""
    from experiments.questions.scorecard.claims.headlines import ARMS

    found = {arm.name: (arm, False) for arm in ARMS}
    for claim in claims():
        for arm in (*claim.arms, *claim.base_arms):
            known, drawn = found.get(arm.name, (arm, False))
            if known != arm:
                raise ValueError(f"{claim.code}: two different worlds are called {arm.name}")
            found[arm.name] = (arm, drawn or arm in claim.arms)
    return found


class Watcher(Protocol):
    """Notes of what the weekly table does not hold; an observer (`sim.observers`) without a key."""

    def see(self, world: "World") -> None:
        """Take notes at the end of a week; also once before week 0, when `world.week` is 0."""

    def copy(self) -> Self:
        """Return notes that can be continued independently."""

    def found(self, run: Finished) -> Found:
        """Return numbers by name when the run is over."""


def watchers() -> tuple[Watcher, ...]:
    """Return fresh watchers of all modules."""
    return tuple(one() for module in _modules() for one in getattr(module, "WATCHERS", ()))


def found_in(run: Finished, notes: tuple[Watcher, ...]) -> Found:
    """Return all numbers of a finished run."""
    numbers = dict(common_numbers(run))
    for module in _modules():
        if hasattr(module, "found"):
            numbers |= module.found(run)
    for one in notes:
        numbers |= one.found(run)
    return numbers
